"""Les crochets pytest par lesquels la cible se branche sur l'enregistreur et sur la preuve.

Le greffon de la cible (dans `fixtures/`) les met en œuvre ; rien ici ne connaît la cible.
"""

from typing import NotRequired, Required, TypedDict

import pytest

SANS_CAPACITE = "la cible n'offre pas : "
"""Comment commence la raison d'un scénario non applicable, suivie des capacités qui manquent."""


class EcartConnu(TypedDict):
    """Un écart accepté jusqu'à une date : il se joue encore, et une réussite inattendue est rouge.

    Il vise une règle ou, par un motif à jokers comparé à leur nom, des scénarios ; `vises` dit combien toute la
    suite en a, pour qu'un lot qui n'en joue qu'une partie ne passe pas pour une réussite.
    """

    regle: NotRequired[str]
    scenario: NotRequired[str]
    vises: NotRequired[int]
    raison: str
    ticket: str
    fin: str
    """Dernier jour de validité, AAAA-MM-JJ."""


class Arbitrage(TypedDict):
    """Qui a décidé d'un point C-nn ou d'une règle non écrite, et quand (AAAA-MM-JJ)."""

    qui: str
    quand: str


class DescriptionDeCible(TypedDict, total=False):
    """Ce que l'enregistrement retient de la cible. Aucun secret ici : tout est écrit tel quel."""

    nom: Required[str]
    simulateur: Required[bool]
    capacites: Required[list[str]]
    adresse: str
    version: str
    graine: int
    horloge: str
    rejeu: str
    """Options à ajouter à la commande qui rejoue un scénario (« --graine 4812 »)."""
    ecarts_connus: list[EcartConnu]
    arbitrages: dict[str, Arbitrage]
    criteres: dict[str, int]
    """Combien de règles non conformes sont admises, par criticité ; aucune si rien n'est dit."""
    redaction: str
    """« stricte » (si rien n'est dit) : à la lettre du guide ; « tolerante » : la même chose en d'autres mots."""
    donnees_reelles: bool
    """Vrai si les pièces versées peuvent porter des données de vraies personnes."""


class Defaut(TypedDict):
    """Un défaut que la cible sait poser : il casse `regle`.

    `vu_par` est le début du nom du scénario à jouer d'abord.
    """

    id: str
    regle: str
    enonce: str
    vu_par: NotRequired[str]


@pytest.hookspec(firstresult=True)
def pytest_recette_cible(config: pytest.Config) -> DescriptionDeCible | None:
    """Décrit la cible. Appelé dans chaque processus de test, une fois le premier scénario monté."""


@pytest.hookspec
def pytest_recette_constat(  # noqa: PLR0913, PLR0917 -- un crochet nomme tout ce qu'il transmet
    config: pytest.Config, regle: str, attendu: object, obtenu: object, ou: str | None, conforme: bool
) -> None:
    """Signale un constat, conforme ou non, quand il est fait.

    Les valeurs s'écrivent telles que `str` les dit : passer un texte déjà dit en français.
    """


@pytest.hookspec
def pytest_recette_remarque(
    config: pytest.Config, regle: str | None, attendu: str, obtenu: str, ou: str | None
) -> None:
    """Signale un texte accepté en d'autres mots que ceux du guide ; `regle` est celle qu'il touche, si on le sait."""


@pytest.hookspec(firstresult=True)
def pytest_recette_catalogue(config: pytest.Config) -> list[Defaut] | None:
    """Donne le catalogue des défauts. Appelé une fois, avant la collecte, quand la preuve est demandée."""


@pytest.hookspec(firstresult=True)
def pytest_recette_activations(item: pytest.Item, defaut: str) -> int | None:
    """Donne combien de fois `defaut` a agi depuis le démarrage de la cible de ce processus.

    Appelé avant la mise en place d'un scénario puis après lui. None : pas de réponse à cet instant ; la
    dernière réponse donnée pour ce défaut vaut encore, zéro à défaut.
    """
