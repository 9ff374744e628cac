"""Le rapprochement d'une identité FranceConnect et d'un compte : une table, et ce qui ne compte pas."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domaine.communes import Communes
from simulator.domaine.comptes import Compte, Connexions, DepotDeComptes, EtatDuCompte
from simulator.domaine.horloge import PARIS, Horloge
from simulator.domaine.identite import Adresse, EtatCivil, Reference, Sexe, Statut
from simulator.domaine.identite_pivot import Element, IdentitePivot, comparable, concordances
from simulator.domaine.rapprochements import (
    HOMONYMES,
    INCERTAINE,
    INCONNUE,
    SUSPENDU,
    RapprochementRefuse,
    Rapprochements,
)
from simulator.domaine.registre import Registre, Usager
from simulator.domaine.regles import Regles

MIDI = datetime(2022, 4, 26, 12, tzinfo=PARIS)
COMMUNES = Communes()
AFGHANISTAN, SOUDAN = "99212", "99343"

ETAT_CIVIL = EtatCivil(
    nom_de_naissance="Recette métier",
    nom_d_usage="",
    prenoms=("Éloïse", "Anne-Lise"),
    sexe=Sexe.FEMININ,
    date_de_naissance=date(1982, 4, 5),
    pays_de_naissance=Reference("Afghanistan", "AF"),
    lieu_de_naissance="Kaboul",
    nationalite=Reference("Afghane", "AF"),
)
IDENTITE = IdentitePivot(
    sub="s1",
    nom_de_naissance="RECETTE METIER",
    prenoms="ELOISE ANNE LISE",
    date_de_naissance=date(1982, 4, 5),
    sexe=Sexe.FEMININ,
    commune_de_naissance="",
    pays_de_naissance=AFGHANISTAN,
)


class Scene:
    """Des usagers et leurs comptes, en mémoire."""

    def __init__(self) -> None:
        self.usagers: list[Usager] = []
        self.comptes: list[Compte] = []
        self.horloge = Horloge()
        self.horloge.place(MIDI)

    def inscrit(self, etat_civil: EtatCivil = ETAT_CIVIL, etat: EtatDuCompte | None = None) -> Compte | None:
        """Un usager et, s'il a un état, son compte."""
        usager = Usager(Statut.BPS, etat_civil, Adresse("", "", "", "", ""), None)
        self.usagers.append(usager)
        if etat is None:
            return None
        compte = Compte(usager, "a@personas.invalid", etat=etat)
        self.comptes.append(compte)
        return compte

    def connecte(self, identite: IdentitePivot = IDENTITE) -> Compte:
        """Rapproche cette identité."""
        depot = SimpleNamespace(
            du_sub=lambda sub: self._le(lambda c: c.sub_franceconnect == sub),
            de_l_usager=lambda usager: self._le(lambda c: c.usager is usager),
        )
        comptes = cast(DepotDeComptes, depot)
        registre = cast(Registre, SimpleNamespace(usagers=lambda: self.usagers))
        connexions = Connexions(Regles(), self.horloge, comptes, cast(Any, None), cast(Any, None))
        return Rapprochements(registre, comptes, connexions, COMMUNES).connecte(identite)

    def refus(self, identite: IdentitePivot = IDENTITE) -> str:
        """Le motif du refus ; rien n'est créé ni rattaché."""
        avant = [(compte, compte.sub_franceconnect) for compte in self.comptes]
        with pytest.raises(RapprochementRefuse) as refus:
            self.connecte(identite)
        assert [(compte, compte.sub_franceconnect) for compte in self.comptes] == avant
        return str(refus.value)

    def _le(self, voulu: Any) -> Compte | None:
        return next(filter(voulu, self.comptes), None)


def test_tout_concorde_le_compte_est_rattache_et_reste_celui_la() -> None:
    scene = Scene()
    compte = scene.inscrit(etat=EtatDuCompte.ACTIF)
    assert scene.connecte() is compte
    assert compte is not None
    assert compte.sub_franceconnect == "s1"
    # Les connexions suivantes passent par le sub, quoi que devienne l'état civil.
    assert scene.connecte(replace(IDENTITE, nom_de_naissance="AUTRE")) is compte


@pytest.mark.parametrize(
    ("changement", "motif"),
    [
        ({"sexe": Sexe.MASCULIN}, INCERTAINE),
        ({"pays_de_naissance": SOUDAN}, INCERTAINE),
        ({"commune_de_naissance": "75056"}, INCERTAINE),
        ({"date_de_naissance": date(1982, 4, 6)}, INCERTAINE),
        ({"nom_de_naissance": "RECETTE"}, INCERTAINE),
        ({"prenoms": "ELOISE"}, INCERTAINE),
        ({"prenoms": "ELOISE", "sexe": Sexe.MASCULIN}, INCERTAINE),
        ({"prenoms": "ELOISE", "nom_de_naissance": "AUTRE"}, INCONNUE),
        ({"date_de_naissance": date(1990, 1, 1), "nom_de_naissance": "AUTRE"}, INCONNUE),
    ],
)
def test_un_element_de_trop_ne_rattache_rien(changement: dict[str, Any], motif: str) -> None:
    scene = Scene()
    scene.inscrit(etat=EtatDuCompte.ACTIF)
    assert scene.refus(replace(IDENTITE, **changement)) == motif


def test_sans_compte_active_la_reponse_est_celle_d_une_inconnue() -> None:
    personne, sans_compte, en_attente, partielle = Scene(), Scene(), Scene(), Scene()
    sans_compte.inscrit()
    en_attente.inscrit(etat=EtatDuCompte.EN_ATTENTE)
    partielle.inscrit(replace(ETAT_CIVIL, sexe=Sexe.MASCULIN))
    refus = {scene.refus() for scene in (personne, sans_compte, en_attente, partielle)}
    assert refus == {INCONNUE}


@pytest.mark.parametrize("etat", [None, EtatDuCompte.EN_ATTENTE, EtatDuCompte.ACTIF])
def test_deux_usagers_de_meme_identite_ne_sont_pas_departages(etat: EtatDuCompte | None) -> None:
    scene = Scene()
    scene.inscrit(etat=EtatDuCompte.ACTIF)
    scene.inscrit(etat=etat)
    assert scene.refus() == HOMONYMES


def test_un_compte_deja_rattache_n_est_pas_pris_par_un_homonyme() -> None:
    scene = Scene()
    scene.inscrit(etat=EtatDuCompte.ACTIF)
    scene.connecte()
    assert scene.refus(replace(IDENTITE, sub="s2")) == HOMONYMES


@pytest.mark.parametrize("deja", [False, True])
def test_un_compte_suspendu_le_reste(deja: bool) -> None:
    scene = Scene()
    compte = scene.inscrit(etat=EtatDuCompte.ACTIF)
    assert compte is not None
    if deja:
        scene.connecte()
    compte.verrouille_jusqu_a = MIDI + timedelta(minutes=15)
    assert scene.refus() == SUSPENDU
    scene.horloge.place(MIDI + timedelta(minutes=15))
    assert scene.connecte() is compte


@pytest.mark.parametrize(("commune", "concorde"), [("59350", True), ("75056", False), ("", False)])
def test_qui_est_ne_en_france_l_est_dans_une_commune(commune: str, concorde: bool) -> None:
    ne_a_lille = replace(ETAT_CIVIL, pays_de_naissance=Reference("France", "FR"), lieu_de_naissance="LILLE")
    identite = replace(IDENTITE, pays_de_naissance="99100", commune_de_naissance=commune)
    assert (Element.COMMUNE in concordances(ne_a_lille, identite, COMMUNES)) is concorde


def test_un_pays_sans_code_ne_concorde_avec_rien() -> None:
    ailleurs = replace(ETAT_CIVIL, pays_de_naissance=Reference("Ailleurs", "ZZ"))
    assert Element.PAYS not in concordances(ailleurs, replace(IDENTITE, pays_de_naissance=""), COMMUNES)


NOMS = st.text("abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüÿœæ", min_size=1, max_size=12)
LIAISONS = st.sampled_from((" ", "-", "'", "’", "  "))


@given(st.lists(NOMS, min_size=1, max_size=4), LIAISONS, LIAISONS)
def test_ni_casse_ni_accents_ni_liaisons_ne_comptent(mots: list[str], une: str, autre: str) -> None:
    sans_accents = str.maketrans("àâäçéèêëîïôöùûüÿ", "aaaceeeeiioouuuy")
    ecrit, lu = une.join(mots), autre.join(mots).translate(sans_accents).upper()
    assert comparable(ecrit) == comparable(lu)
    etat_civil = replace(ETAT_CIVIL, nom_de_naissance=ecrit, prenoms=tuple(mots))
    identite = replace(IDENTITE, nom_de_naissance=lu, prenoms=lu)
    assert {Element.NOM, Element.PRENOMS} <= concordances(etat_civil, identite, COMMUNES)


@given(NOMS, NOMS)
def test_deux_noms_differents_le_restent(un: str, autre: str) -> None:
    assert comparable(un) != comparable(un + autre)
