"""Les pas écrits et leurs définitions s'accordent."""

from collections.abc import Callable
from typing import Literal

import pytest
from pytest_bdd import parsers
from pytest_bdd.steps import StepFunctionContext

from tests.hygiene.definitions import (
    Definition,
    definition,
    definitions,
    definitions_asynchrones,
    definitions_doubles,
    definitions_hors_greffon,
    definitions_inutiles,
    features_non_jouees,
    liaisons,
    modules_de_pas,
    pas_mal_definis,
)
from tests.hygiene.fautes import bilan, exige_aucune
from tests.hygiene.lecture import RACINE, FichierFeature, analyse

Type = Literal["given", "when", "then"] | None

FEATURE = analyse(
    """\
# language: fr
Fonctionnalité: Le lien (S10)

  Contexte:
    Étant donné une usagère

  Plan du Scénario: Le lien <délai>
    Quand elle ouvre le lien <délai> après
    Alors il est accepté
    Et elle reçoit un courriel

    Exemples:
      | délai |
      | 1 s   |
      | 24 h  |
""",
    "features/04_activation/lien.feature",
)


def joue() -> None:
    """Un pas qui ne fait rien."""


async def attend() -> None:
    """Un pas qui ne serait jamais attendu."""


def pas(type_: Type, motif: str, fonction: Callable[[], object] = joue) -> Definition:
    """Une définition telle que pytest-bdd l'enregistre."""
    return definition(StepFunctionContext(type_, fonction, parsers.parse(motif)))


BONNES = (
    pas("given", "une usagère"),
    pas("when", "elle ouvre le lien {delai} après"),
    pas("then", "il est accepté"),
    pas(None, "elle reçoit un courriel"),
)


@pytest.fixture(scope="session")
def definies() -> list[Definition]:
    """Les définitions de pas du projet."""
    return definitions(modules_de_pas())


def test_les_pas_sont_definis_une_fois(features: list[FichierFeature], definies: list[Definition]) -> None:
    exige_aucune(pas_mal_definis(features, definies))


def test_chaque_feature_est_jouee(features: list[FichierFeature]) -> None:
    sources = [module.read_text(encoding="utf-8") for module in sorted((RACINE / "steps").glob("test_*.py"))]
    exige_aucune(features_non_jouees(features, liaisons(sources)))


def test_chaque_definition_sert(features: list[FichierFeature], definies: list[Definition]) -> None:
    exige_aucune(definitions_inutiles(features, definies))


def test_aucune_definition_double(definies: list[Definition]) -> None:
    exige_aucune(definitions_doubles(definies))


def test_aucun_pas_asynchrone(definies: list[Definition]) -> None:
    exige_aucune(definitions_asynchrones(definies))


def test_chaque_definition_est_chargee(definies: list[Definition], pytestconfig: pytest.Config) -> None:
    fautes = definitions_hors_greffon(definies, pytestconfig.pluginmanager.has_plugin)
    exige_aucune(fautes)


def test_de_bonnes_definitions_n_ont_pas_de_faute() -> None:
    fautes = [
        *pas_mal_definis([FEATURE], BONNES),
        *definitions_inutiles([FEATURE], BONNES),
        *definitions_doubles(BONNES),
        *definitions_asynchrones(BONNES),
        *definitions_hors_greffon(BONNES, lambda _: True),
    ]
    assert not bilan(fautes)


@pytest.mark.parametrize(
    ("definitions", "objet", "ligne", "quoi"),
    [
        (BONNES[1:], "une usagère", 5, "pas sans définition (Étant donné)"),
        ((*BONNES[:3], pas("when", "elle reçoit un courriel")), "elle reçoit un courriel", 10, "(Alors)"),
        (
            (*BONNES[:1], pas("when", "elle ouvre le lien 1 s après"), *BONNES[2:]),
            "elle ouvre le lien 24 h après",
            8,
            "",
        ),
        (
            (*BONNES, pas("when", "elle ouvre le lien 24 h {mot}")),
            "elle ouvre le lien 24 h après",
            8,
            "pas ambigu",
        ),
        (
            (*BONNES, pas("then", "elle reçoit {nombre} courriel")),
            "elle reçoit un courriel",
            10,
            "pas ambigu",
        ),
    ],
    ids=["manquante", "autre-type", "un-exemple-sur-deux", "ambigue", "ambigue-pour-tous"],
)
def test_un_pas_mal_defini_est_vu(
    definitions: tuple[Definition, ...], objet: str, ligne: int, quoi: str
) -> None:
    fautes = list(pas_mal_definis([FEATURE], definitions))
    assert {(faute.fichier, faute.ligne, faute.objet) for faute in fautes} == {(FEATURE.chemin, ligne, objet)}
    assert all(quoi in faute.quoi for faute in fautes)


def test_une_definition_inutile_est_vue() -> None:
    seules = [pas("then", "il est refusé"), pas("given", "il est accepté")]
    fautes = list(definitions_inutiles([FEATURE], [*BONNES, *seules]))
    assert [faute.objet for faute in fautes] == ["il est refusé", "il est accepté"]
    assert {faute.fichier for faute in fautes} == {"tests/hygiene/test_pas.py"}
    assert all(faute.ligne == joue.__code__.co_firstlineno for faute in fautes)


@pytest.mark.parametrize("type_", ["then", None])
def test_une_definition_double_est_vue(type_: Type) -> None:
    assert [faute.objet for faute in definitions_doubles([*BONNES, pas(type_, "il est accepté")])] == [
        "il est accepté"
    ]


def test_un_meme_motif_pour_deux_types_n_est_pas_double() -> None:
    assert not list(definitions_doubles([*BONNES, pas("given", "il est accepté")]))


def test_un_pas_asynchrone_est_vu() -> None:
    assert [faute.objet for faute in definitions_asynchrones([*BONNES, pas("then", "rien", attend)])] == [
        "rien"
    ]


def test_une_definition_hors_greffon_est_vue() -> None:
    fautes = list(definitions_hors_greffon(BONNES, lambda module: module == "conftest"))
    assert len(fautes) == len(BONNES)
    assert joue.__module__ in fautes[0].quoi


@pytest.mark.parametrize("lien", ["04_activation", "04_activation/lien.feature"])
def test_une_feature_liee_est_jouee(lien: str) -> None:
    assert not list(features_non_jouees([FEATURE], liaisons([f'scenarios("parcours", "{lien}")'])))


@pytest.mark.parametrize("lien", ["05_mot_de_passe", "04_activation/autre.feature", "04"])
def test_une_feature_que_rien_ne_lie_est_vue(lien: str) -> None:
    fautes = list(features_non_jouees([FEATURE], liaisons([f'scenarios("{lien}")'])))
    assert [faute.fichier for faute in fautes] == [FEATURE.chemin]


def test_les_modules_qui_lient_les_features_ne_definissent_rien() -> None:
    modules = modules_de_pas()
    assert "steps.controles.constat" in modules
    assert not any(module.rpartition(".")[2].startswith("test_") for module in modules)
