"""Des usagers fictifs tirés au hasard, pour qui explore par la console."""

import secrets
import string
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from dateutil.relativedelta import relativedelta

from simulator.domaine.identite import Adresse, EtatCivil, Reference, Sexe, Statut
from simulator.domaine.registre import Nature, Titre, Usager

T = TypeVar("T")

PRENOMS: Sequence[tuple[str, Sexe]] = (
    ("Adil", Sexe.MASCULIN),
    ("Bilal", Sexe.MASCULIN),
    ("Daria", Sexe.FEMININ),
    ("Elina", Sexe.FEMININ),
    ("Noor", Sexe.FEMININ),
    ("Samir", Sexe.MASCULIN),
)
NOMS = ("EXEMPLE", "FICTIF", "RECETTE", "SPECIMEN", "TEST")
ORIGINES = (
    (Reference("Afghanistan", "AF"), Reference("Afghane", "AF"), "Kaboul"),
    (Reference("Érythrée", "ER"), Reference("Érythréenne", "ER"), "Asmara"),
    (Reference("Syrie", "SY"), Reference("Syrienne", "SY"), "Alep"),
)
MENTIONS = {
    Statut.BPS: "BÉNÉFICIAIRE DE LA PROTECTION SUBSIDIAIRE",
    Statut.REFUGIE: "RÉFUGIÉ",
    Statut.FAMILLE: "MEMBRE DE FAMILLE D'UN BÉNÉFICIAIRE DE LA PROTECTION INTERNATIONALE",
}


def titre_fictif(statut: Statut, nature: Nature, jour: date) -> Titre:
    """Un usager adulte et son document, qui expire dans 90 jours."""
    prenom, sexe = secrets.choice(PRENOMS)
    pays, nationalite, ville = secrets.choice(ORIGINES)
    etat_civil = EtatCivil(
        nom_de_naissance=secrets.choice(NOMS),
        nom_d_usage="",
        prenoms=(prenom,),
        sexe=sexe,
        date_de_naissance=jour - relativedelta(years=20 + secrets.randbelow(40), days=secrets.randbelow(365)),
        pays_de_naissance=pays,
        lieu_de_naissance=ville,
        nationalite=nationalite,
    )
    numero_etranger = None if nature is Nature.VISA else f"5903{_chiffres(6)}"
    usager = Usager(
        statut, etat_civil, Adresse("20 rue Nationale", "", "59000", "LILLE", "59350"), numero_etranger
    )
    mention = MENTIONS[statut] if nature is Nature.TITRE else ""  # un titre seul en porte une (C-38)
    fin = jour + timedelta(days=90)
    debut = fin - relativedelta(years=4) + timedelta(days=1)
    return Titre(usager, nature, _numero(nature, numero_etranger), debut, fin, mention)


def _numero(nature: Nature, numero_etranger: str | None) -> str:
    if nature is Nature.VISA:
        return f"FRA{_chiffres(9)}"
    if nature is Nature.PROVISOIRE and numero_etranger:
        return numero_etranger  # sans titre, le n° étranger se saisit à sa place (C-38)
    return "".join(secrets.choice(string.ascii_uppercase) for _ in range(2)) + _chiffres(7)


def _chiffres(combien: int) -> str:
    return "".join(secrets.choice(string.digits) for _ in range(combien))
