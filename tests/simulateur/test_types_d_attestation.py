"""Trois attestations composées des mêmes données : ce que chacune porte, et ce qu'elle ne doit pas porter (C-17)."""

import dataclasses
import itertools
from datetime import date
from functools import cache

import pytest

from simulator.domaine.attestations import ContenuDAttestation, NomsDeFichier, TypeDAttestation
from simulator.domaine.identite import Statut
from tests.simulateur.documents import ATTESTATIONS, CODE, CONTENU, texte

MEMES_DONNEES = dataclasses.replace(CONTENU, fin=date(2022, 7, 25))
COLONNES = (TypeDAttestation.DEPOT, TypeDAttestation.PROLONGATION, TypeDAttestation.DECISION_FAVORABLE)
RIEN = ""
PERIODE = "Cette attestation justifie de la régularité de votre séjour en France entre le 26/04/2022 et le 25/07/2022."

# Ce qu'imprime chaque type, pour une bénéficiaire de la protection subsidiaire. Une colonne vide : rien n'est dit.
IMPRIME = {
    "titre": (
        "ATTESTATION DE DÉPÔT D'UNE DEMANDE DE TITRE DE SÉJOUR",
        "ATTESTATION DE PROLONGATION D'INSTRUCTION D'UNE DEMANDE DE TITRE DE SÉJOUR",
        "ATTESTATION DE DÉCISION FAVORABLE À UNE DEMANDE DE TITRE DE SÉJOUR",
    ),
    "mention": (
        RIEN,
        "A OBTENU LE BÉNÉFICE DE LA PROTECTION SUBSIDIAIRE",
        "A OBTENU LE BÉNÉFICE DE LA PROTECTION SUBSIDIAIRE",
    ),
    "demande": (
        "une demande de titre de séjour qui est en cours d'examen par la préfecture compétente.",
        "une demande de titre de séjour qui est en cours d'examen par la préfecture compétente.",
        "une demande de titre de séjour qui a été acceptée.",
    ),
    "régularité": ("Ce document ne justifie pas de la régularité du séjour.", PERIODE, PERIODE),
    "travail": (
        RIEN,
        "Elle vous permet d'exercer une activité professionnelle",
        "maintenir vos droits associés, dont celui d'exercer une activité professionnelle",
    ),
    "articles": (RIEN, "conformément aux articles L. 414-10 et R. 431-15-4", RIEN),
    "frontières": (RIEN, "Ce document autorise le franchissement des frontières de l'espace Schengen.", RIEN),
    "suite": (
        "Vous serez informé(e) de l'avancement et de la suite donnée à votre démarche",
        "Vous serez informé(e) de l'avancement et de la suite donnée à votre démarche",
        "L'administration vous recontactera pour que vous veniez retirer ce titre en préfecture",
    ),
}
# Les champs du 2D-DOC qui en dépendent ; `None` : le champ n'y est pas.
CODE_ATTENDU: dict[str, tuple[str | None, str | None, str | None]] = {
    "6J": ("1", "2", "3"),
    "6N": (None, "26042022", "26042022"),
    "6O": (None, "25072022", "25072022"),
    "6P": (RIEN, "AUTORISE A TRAVAILLER", "AUTORISE A TRAVAILLER"),
}
FICHIERS = (
    "ATTESTATION_DEPOT_7503136189_20220426.pdf",
    "ATTESTATION_PROLOGATION_INSTRUCTION_7503136189_20220426.pdf",
    "ATTESTATION_DECISION_FAVORABLE_7503136189_20220426.pdf",
)
# Ce qu'on ne lit que sur une attestation : aucun de ces mots sur celle d'un dépôt, quel que soit le statut.
DROITS = ("justifie de", "activité", "droits", "frontières", "PROTECTION", "RÉFUGIÉ", "R. 431", "25/07/2022")


def contenu(type_: TypeDAttestation, statut: Statut = Statut.BPS) -> ContenuDAttestation:
    return dataclasses.replace(MEMES_DONNEES, type=type_, statut=statut)


@cache
def lu(type_: TypeDAttestation, statut: Statut = Statut.BPS) -> str:
    """Tout le texte du PDF, blancs réduits à une espace."""
    return texte(ATTESTATIONS.compose(contenu(type_, statut)))


@pytest.mark.parametrize("ligne", IMPRIME)
@pytest.mark.parametrize("rang", range(3), ids=["depot", "prolongation", "favorable"])
def test_chaque_ligne_est_celle_de_son_type_et_d_aucun_autre(ligne: str, rang: int) -> None:
    propre, imprime = IMPRIME[ligne][rang], lu(COLONNES[rang])
    assert propre in imprime
    autres = [phrase for phrase in IMPRIME[ligne] if phrase and phrase not in propre]
    assert [phrase for phrase in autres if phrase in imprime] == []


@pytest.mark.parametrize("rang", range(3), ids=["depot", "prolongation", "favorable"])
def test_le_2d_doc_dit_le_meme_type(rang: int) -> None:
    champs = CODE.champs(contenu(COLONNES[rang]))
    assert {nom: champs.get(nom) for nom in CODE_ATTENDU} == {n: v[rang] for n, v in CODE_ATTENDU.items()}


@pytest.mark.parametrize("rang", range(3), ids=["depot", "prolongation", "favorable"])
def test_le_fichier_porte_le_nom_de_son_type(rang: int) -> None:
    assert NomsDeFichier().attestation(contenu(COLONNES[rang])) == FICHIERS[rang]


def test_deux_types_ne_donnent_jamais_le_meme_document() -> None:
    for un, autre in itertools.combinations(COLONNES, 2):
        for statut in Statut:
            assert lu(un, statut) != lu(autre, statut)


@pytest.mark.parametrize("statut", Statut)
def test_un_depot_n_ouvre_aucun_droit_a_personne(statut: Statut) -> None:
    imprime = lu(TypeDAttestation.DEPOT, statut)
    assert [mot for mot in DROITS if mot in imprime] == []
    assert lu(TypeDAttestation.DEPOT) == imprime


@pytest.mark.parametrize(
    ("statut", "mention", "article", "autorisation"),
    [
        (
            Statut.BPS,
            "A OBTENU LE BÉNÉFICE DE LA PROTECTION SUBSIDIAIRE",
            "R. 431-15-4",
            "AUTORISE A TRAVAILLER",
        ),
        (Statut.REFUGIE, "RECONNU RÉFUGIÉ", "R. 431-15-3", "AUTORISE A TRAVAILLER"),
        (Statut.FAMILLE, RIEN, RIEN, RIEN),
    ],
)
def test_une_prolongation_dit_les_droits_de_son_statut(
    statut: Statut, mention: str, article: str, autorisation: str
) -> None:
    imprime = lu(TypeDAttestation.PROLONGATION, statut)
    propres = ("A OBTENU LE BÉNÉFICE DE LA PROTECTION SUBSIDIAIRE", "RECONNU RÉFUGIÉ")
    assert [dite for dite in propres if dite in imprime] == [mention] * bool(mention)
    assert [cite for cite in ("R. 431-15-3", "R. 431-15-4") if cite in imprime] == [article] * bool(article)
    assert ("activité professionnelle" in imprime) == ("frontières" in imprime) == bool(article)
    assert CODE.champs(contenu(TypeDAttestation.PROLONGATION, statut))["6P"] == autorisation
    assert PERIODE in imprime


def test_une_decision_favorable_ne_prete_a_un_membre_de_famille_aucun_droit_au_travail() -> None:
    imprime = lu(TypeDAttestation.DECISION_FAVORABLE, Statut.FAMILLE)
    assert PERIODE in imprime
    assert "qui a été acceptée" in imprime
    assert "activité" not in imprime
    assert CODE.champs(contenu(TypeDAttestation.DECISION_FAVORABLE, Statut.FAMILLE))["6P"] == RIEN
