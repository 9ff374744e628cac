"""Du texte d'une page de PDF aux lignes telles qu'une personne les lit."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pdfplumber.page import Page

from steps.controles.textes import normalise

ECART_DE_MOTS = 0.2
"""Blanc, en fraction du corps, au-delà duquel deux caractères appartiennent à deux mots."""
ECART_DE_COLONNES = 2.0
"""Blanc, en corps, au-delà duquel deux mots d'une même hauteur appartiennent à deux colonnes."""
INTERLIGNE_DE_SUITE = 2.0
"""Distance, en corps, en deçà de laquelle une ligne peut continuer la précédente."""


@dataclass(frozen=True, slots=True)
class Ligne:
    """Une ligne de texte. Coordonnées et corps en points, origine en haut à gauche de la page."""

    texte: str
    page: int
    gauche: float
    droite: float
    haut: float
    bas: float
    corps: float

    def continue_(self, precedente: "Ligne") -> bool:
        """Dit si cette ligne peut être la suite de la précédente : même page, même corps, juste au-dessous."""
        return (
            self.page == precedente.page
            and abs(self.corps - precedente.corps) < 0.5
            and 0 < self.haut - precedente.haut <= INTERLIGNE_DE_SUITE * self.corps
        )


def lis_les_lignes(page: Page, numero: int) -> tuple[Ligne, ...]:
    """Lignes d'une page, de haut en bas puis de gauche à droite ; un texte tourné est laissé de côté."""
    mots = page.extract_words(x_tolerance_ratio=ECART_DE_MOTS, extra_attrs=["size"])
    droits = sorted((mot for mot in mots if mot["upright"]), key=lambda mot: (mot["top"], mot["x0"]))
    return tuple(
        _ligne(groupe, numero) for rangee in _rangees(droits) for groupe in _colonnes(rangee)
    )


def textes_tournes(page: Page) -> list[dict[str, Any]]:
    """Mots écrits le long d'un côté, avec leur place."""
    return [mot for mot in page.extract_words() if not mot["upright"]]


def _rangees(mots: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    rangee: list[dict[str, Any]] = []
    for mot in mots:
        if rangee and _milieu(mot) > rangee[0]["bottom"]:
            yield sorted(rangee, key=lambda m: m["x0"])
            rangee = []
        rangee.append(mot)
    if rangee:
        yield sorted(rangee, key=lambda m: m["x0"])


def _colonnes(rangee: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Découpe une rangée aux grands blancs ; un libellé qui finit par « : » garde la valeur qui le suit."""
    groupe = [rangee[0]]
    for gauche, droite in pairwise(rangee):
        blanc = droite["x0"] - gauche["x1"]
        if blanc > ECART_DE_COLONNES * gauche["size"] and not gauche["text"].endswith(":"):
            yield groupe
            groupe = []
        groupe.append(droite)
    yield groupe


def _milieu(mot: dict[str, Any]) -> float:
    return float(mot["top"] + mot["bottom"]) / 2


def _ligne(mots: list[dict[str, Any]], page: int) -> Ligne:
    return Ligne(
        texte=normalise(" ".join(mot["text"] for mot in mots)),
        page=page,
        gauche=mots[0]["x0"],
        droite=max(mot["x1"] for mot in mots),
        haut=min(mot["top"] for mot in mots),
        bas=max(mot["bottom"] for mot in mots),
        corps=mots[0]["size"],
    )
