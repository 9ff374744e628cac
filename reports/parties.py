"""Une recette répartie entre plusieurs machines : ce qu'une exécution en a joué, et ce qu'elle laisse aux autres.

L'enregistrement d'une partie garde tous les scénarios : ceux des autres y sont non atteints, et disent où ils se
jouent. Réunir des parties n'a donc rien à deviner : ce qui manque encore est ce qui n'a pas de résultat.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pytest

from reports.modele import EtatDeScenario, Partie, ScenarioEnregistre

_AILLEURS = "à jouer dans la partie "
_FORME = re.compile(r"(\d{1,4})/(\d{1,4})", re.ASCII)


class PartieMalDite(Exception):
    """« --part » ne désigne aucune partie ; le message dit ce qui est attendu."""


@dataclass(frozen=True, slots=True)
class Repartition:
    """Ce qui a été collecté, dans l'ordre, et la partie qui jouera ce que celle-ci ne joue pas (par identifiant)."""

    collectes: Sequence[pytest.Item]
    ailleurs: Mapping[str, Partie]


DEMANDEE = pytest.StashKey[Partie]()
"""Dans `config.stash` : la partie demandée ; absente si tout se joue."""
REPARTITION = pytest.StashKey[Repartition]()
"""Dans `config.stash`, une fois la collecte répartie."""


def lit(texte: str) -> Partie:
    """La partie que désigne « i/n ».

    >>> lit("2/3")
    {'rang': 2, 'nombre': 3}

    Raises:
        PartieMalDite: autre chose, ou un rang hors de 1 à n.
    """
    lue = _FORME.fullmatch(texte.strip())
    rang, nombre = map(int, lue.groups()) if lue else (0, 0)
    if not 1 <= rang <= nombre:
        raise PartieMalDite(
            f"--part {texte} : attendu i/n, la partie i de n, i allant de 1 à n (« --part 2/3 »)"
        )
    return Partie(rang=rang, nombre=nombre)


def dite(partie: Partie) -> str:
    """« 2 sur 3 »."""
    return f"{partie['rang']} sur {partie['nombre']}"


def raison(partie: Partie) -> str:
    """Pourquoi un scénario d'une autre partie n'est pas atteint."""
    return f"{_AILLEURS}{dite(partie)}"


def d_ailleurs(scenario: ScenarioEnregistre) -> bool:
    """Vrai pour un scénario qu'une autre partie doit jouer, et dont le résultat n'est pas connu ici."""
    dit = scenario["raison"] or ""
    return scenario["etat"] == EtatDeScenario.NON_ATTEINT and dit.startswith(_AILLEURS)


def manquantes(scenarios: Iterable[ScenarioEnregistre]) -> list[str]:
    """Les parties (« 3 sur 3 ») dont on attend encore un scénario."""
    return sorted(
        {str(scenario["raison"]).removeprefix(_AILLEURS) for scenario in scenarios if d_ailleurs(scenario)}
    )
