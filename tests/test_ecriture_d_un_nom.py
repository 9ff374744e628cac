"""Le rédacteur et le lecteur du 2D-DOC, écrits chacun de son côté, s'accordent sur tout nom latin.

Un nom va de l'état civil au PDF, puis de ce qui y est imprimé à ce que le lecteur en attend dans le code : une lettre
que la police ne dessine pas, ou que l'un des deux perdrait, ferait un désaccord.
"""

import sys
import unicodedata
from dataclasses import replace
from datetime import date
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.documents.attestations import Attestations
from simulator.documents.autorite import Autorite
from simulator.documents.deux_d_doc import CodeBarres
from simulator.documents.imprimerie import Imprimerie
from simulator.documents.redaction import Redaction
from simulator.domaine.attestations import ContenuDAttestation, TypeDAttestation
from simulator.domaine.identite import Adresse, EtatCivil, Reference, Sexe, Statut
from steps.controles.attestation import Attestation
from steps.controles.ecriture import ecriture_2d_doc

CODE = CodeBarres(Autorite.neuve())
EDITEUR = Attestations(Redaction(), CODE, Imprimerie())
LATINES = [
    lettre
    for lettre in map(chr, range(sys.maxunicode))
    if unicodedata.name(lettre, "").startswith("LATIN ") and unicodedata.category(lettre)[0] == "L"
]
NOMS = st.text(
    st.sampled_from([*LATINES, *"aeiou -'.\u2019\u02bf\u00b7\u0301\u0327"]), min_size=1, max_size=30
)
PLACES = {"nom": 9, "prenoms": 15, "lieu": 8, "voie": 9, "ville": 8}
"""Lettres par champ, pour que rien n'y soit tronqué : une lettre latine en donne quatre au plus."""
PAR_PDF = sum(PLACES.values())

CONTENU = ContenuDAttestation(
    type=TypeDAttestation.PROLONGATION,
    numero_etranger="7503136189",
    numero_de_demande="5901202204260000120",
    date_de_depot=date(2022, 4, 26),
    date_d_emission=date(2022, 4, 26),
    debut=date(2022, 4, 26),
    fin=date(2022, 10, 25),
    statut=Statut.BPS,
    etat_civil=EtatCivil(
        nom_de_naissance="Recette",
        nom_d_usage="",
        prenoms=("Test",),
        sexe=Sexe.FEMININ,
        date_de_naissance=date(1990, 2, 1),
        pays_de_naissance=Reference("Afghanistan", "AF"),
        lieu_de_naissance="Kaboul",
        nationalite=Reference("Afghane", "AF"),
    ),
    adresse=Adresse("20 rue Nationale", "", "59000", "Lille", "59350"),
)


def lue(contenu: ContenuDAttestation) -> Attestation:
    return Attestation(EDITEUR.compose(contenu))


def nommee(nom: str) -> ContenuDAttestation:
    return replace(CONTENU, etat_civil=replace(CONTENU.etat_civil, nom_de_naissance=nom))


def test_les_deux_s_accordent_sur_chaque_lettre_latine() -> None:
    assert len(LATINES) > 1200
    ecrites = {lettre: CODE.translittere("62", f"a{lettre}b") for lettre in LATINES}
    assert ecrites == {lettre: ecriture_2d_doc(f"a{lettre}b") for lettre in LATINES}


@given(NOMS)
@settings(max_examples=500)
def test_les_deux_s_accordent_sur_tout_nom(nom: str) -> None:
    assert CODE.translittere("62", nom) == ecriture_2d_doc(nom)


@pytest.mark.parametrize("debut", range(0, len(LATINES), PAR_PDF))
def test_chaque_lettre_latine_s_imprime_et_s_accorde(debut: int) -> None:
    suite = iter(LATINES[debut : debut + PAR_PDF])
    champs = {nom: "A" + "".join(islice(suite, nombre)) for nom, nombre in PLACES.items()}
    attestation = lue(
        replace(
            CONTENU,
            etat_civil=replace(
                CONTENU.etat_civil,
                nom_de_naissance=champs["nom"],
                prenoms=(champs["prenoms"],),
                lieu_de_naissance=champs["lieu"],
            ),
            adresse=replace(CONTENU.adresse, voie=champs["voie"], ville=champs["ville"]),
        )
    )
    assert attestation.desaccords == ()
    assert "?" not in attestation.texte
    assert not any(champ.tronque for champ in attestation.code.champs)


@given(NOMS)
@settings(max_examples=15, deadline=None)
def test_tout_nom_s_imprime_et_s_accorde(nom: str) -> None:
    attestation = lue(nommee(f"A{nom}"))
    assert attestation.desaccords == ()


@pytest.mark.parametrize(
    ("nom", "imprime", "code"),
    [
        ("Ɓala-Ɗanjuma", "ƁALA-ƊANJUMA", "BALA DANJUMA"),
        ("Məmmədov", "MƏMMƏDOV", "MEMMEDOV"),
        ("Adé Ọ̀ṣun", "ADÉ ỌṢUN", "ADE OSUN"),
        ("ꜩaab", "TZAAB", "TZAAB"),
        ("Ꝑerez", "PEREZ", "PEREZ"),
        ("\u200eAli\u00adKhan", "ALIKHAN", "ALIKHAN"),
        ("d\u2019Artagnan", "D'ARTAGNAN", "D ARTAGNAN"),
    ],
)
def test_une_lettre_sans_dessin_est_imprimee_comme_le_code_l_ecrit(nom: str, imprime: str, code: str) -> None:
    attestation = lue(nommee(nom))
    assert attestation.nom_de_naissance == imprime
    assert attestation.code.valeur("62") == code
    assert attestation.desaccords == ()


def test_un_nom_d_une_autre_ecriture_est_un_desaccord() -> None:
    """Le registre est en lettres latines : une valeur qui ne l'est pas doit se voir."""
    attestation = lue(nommee("محمد"))
    assert [desaccord.champ for desaccord in attestation.desaccords] == ["62"]


@pytest.mark.parametrize(
    ("lieu", "voie", "ville"),
    [
        ("Marseille 01", "12/14, rue de l'Église, bât. B", "Paris 15"),
        ("St. John\u2019s (Terre-Neuve)", "20 bis rue Nationale", "L'Haÿ-les-Roses"),
        ("Kaboul", "8 place de la République", "Lille"),
        (
            "Kaboul",
            "1 rue Trop Longue pour tenir en trente-huit caractères",
            "Saint-Remy-en-Bouzemont-Saint-Genest",
        ),
    ],
)
def test_un_lieu_et_une_adresse_s_accordent(lieu: str, voie: str, ville: str) -> None:
    contenu = replace(
        CONTENU,
        etat_civil=replace(CONTENU.etat_civil, lieu_de_naissance=lieu),
        adresse=replace(CONTENU.adresse, voie=voie, ville=ville),
    )
    assert lue(contenu).desaccords == ()
