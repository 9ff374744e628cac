"""L'erreur commune des lecteurs : ce qui a été reçu ne se lit pas, et pourquoi."""

from collections.abc import Callable
from typing import ClassVar, TypeVar

Valeur = TypeVar("Valeur")


class LectureImpossible(Exception):
    """Un document reçu ne se lit pas. Chaque motif est une sous-classe, dite en une phrase française.

    `phrase` est le modèle du message ; `details` en donne les valeurs, caractères de contrôle rendus
    visibles.
    """

    phrase: ClassVar[str] = "le document ne se lit pas"

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.phrase.format_map({nom: lisible(valeur) for nom, valeur in details.items()}))


def lisible(valeur: object) -> str:
    r"""Texte montrable d'une valeur reçue : un caractère non imprimable est rendu par son code.

    >>> lisible("6J2\x1d")
    '6J2\\x1d'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in str(valeur))


def essaie(lecture: Callable[[], Valeur]) -> Valeur | LectureImpossible:
    """Résultat de la lecture ou, si elle est impossible, son motif, qu'un constat cite comme obtenu."""
    try:
        return lecture()
    except LectureImpossible as motif:
        return motif
