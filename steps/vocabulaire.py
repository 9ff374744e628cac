"""Les mots que les pas savent lire : durées, dates, et la façon d'écrire une phrase de pas."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, TypeVar, cast

import parse
from pytest_bdd import parsers

F = TypeVar("F", bound=Callable[[str], Any])


def motif(expression: str) -> Callable[[F], F]:
    """Donne à une fonction l'expression de ce qu'elle sait lire (la bibliothèque `parse` n'est pas typée)."""
    return cast(Callable[[F], F], parse.with_pattern(expression))


UNITES = {"j": "days", "h": "hours", "min": "minutes", "s": "seconds"}


@motif(r"\d+ (?:j|h|min|s)(?: \d+ (?:j|h|min|s))*")
def duree(texte: str) -> timedelta:
    """« 23 h 59 min 59 s »."""
    return timedelta(
        **{UNITES[unite]: int(nombre) for nombre, unite in re.findall(r"(\d+) (j|h|min|s)", texte)}
    )


@motif(r"\d{2}/\d{2}/\d{4}")
def jour(texte: str) -> date:
    """« 26/04/2022 »."""
    return datetime.strptime(texte, "%d/%m/%Y").date()  # noqa: DTZ007 (une date, sans heure)


@motif(r"\d{2}/\d{2}/\d{4} à \d{2} h \d{2}")
def moment(texte: str) -> datetime:
    """« 26/04/2022 à 23 h 59 », sans fuseau."""
    return datetime.strptime(texte, "%d/%m/%Y à %H h %M")  # noqa: DTZ007 (le fuseau est celui de l'horloge)


VOIES = {"à l'écran": False, "par une requête directe": True}
"""Vrai pour une requête directe, qui passe outre les contrôles de l'écran."""


@motif("|".join(VOIES))
def voie(texte: str) -> bool:
    """« par une requête directe »."""
    return VOIES[texte]


DOCUMENTS = {
    "d'un titre de séjour": "titre",
    "uniquement d'un visa long séjour": "visa",
    "d'un numéro étranger sans titre de séjour": "provisoire",
}
"""Ce qu'une personne détient, dit avec les mots de S03."""


@motif("|".join(DOCUMENTS))
def detenu(texte: str) -> str:
    """« uniquement d'un visa long séjour » : la nature du document détenu (C-38)."""
    return DOCUMENTS[texte]


TYPES = {"Detenu": detenu, "Duree": duree, "Jour": jour, "Moment": moment, "Voie": voie}

phrase = partial(parsers.parse, extra_types=TYPES)
