"""Du texte d'une page de PDF aux lignes telles qu'une personne les lit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF

from steps.controles.textes import normalise

ECART_DE_MOTS = 0.2
"""Blanc, en fraction du corps, au-delà duquel deux caractères appartiennent à deux mots."""
ECART_DE_COLONNES = 2.0
"""Blanc, en corps, au-delà duquel deux mots d'une même hauteur appartiennent à deux colonnes."""
INTERLIGNE_DE_SUITE = 2.0
"""Distance, en corps, en deçà de laquelle une ligne peut continuer la précédente."""
MEME_CORPS = 0.5


@dataclass(frozen=True, slots=True)
class Mot:
    """Un mot et sa place. Coordonnées et corps en points, origine en haut à gauche de la page."""

    texte: str
    gauche: float
    haut: float
    droite: float
    bas: float
    corps: float
    droit: bool


@dataclass(frozen=True, slots=True)
class Ligne:
    """Une ligne de texte : son texte, sa page, et la place de son premier mot."""

    texte: str
    page: int
    gauche: float
    haut: float
    corps: float

    def continue_(self, precedente: "Ligne") -> bool:
        """Dit si cette ligne peut continuer la précédente : même page, même corps, juste au-dessous."""
        return (
            self.page == precedente.page
            and abs(self.corps - precedente.corps) < MEME_CORPS
            and 0 < self.haut - precedente.haut <= INTERLIGNE_DE_SUITE * self.corps
        )


class PageDeTexte(Page):
    """Une page dont seul le texte est lu : un 2D-DOC vectoriel y trace un millier de traits, inutiles ici."""

    def __init__(self, document: PDF, page: Page) -> None:
        super().__init__(document, page.page_obj, page.page_number)

    @cached_property
    def layout(self) -> LTPage:
        """Mise en page, sans les tracés."""
        appareil = _SansTraces(self.pdf.rsrcmgr, pageno=self.page_number, laparams=None)
        PDFPageInterpreter(self.pdf.rsrcmgr, appareil).process_page(self.page_obj)
        return appareil.get_result()


class _SansTraces(PDFPageAggregatorWithMarkedContent):
    def paint_path(self, *_args: object, **_options: object) -> None:
        """Laisse de côté un tracé."""


def lis_les_mots(page: Page) -> tuple[Mot, ...]:
    """Mots d'une page, tournés compris."""
    for caractere in page.chars:
        # Une rotation d'un quart de tour laisse un résidu d'arrondi que pdfminer prend pour un texte droit.
        cosinus, sinus = caractere["matrix"][:2]
        caractere["upright"] = abs(cosinus) > abs(sinus)
    return tuple(
        Mot(
            mot["text"],
            mot["x0"],
            mot["top"],
            mot["x1"],
            mot["bottom"],
            corps=mot["chars"][0]["size"],
            droit=mot["upright"],
        )
        for mot in page.extract_words(x_tolerance_ratio=ECART_DE_MOTS, return_chars=True)
    )


def range_en_lignes(mots: Iterable[Mot], page: int) -> tuple[Ligne, ...]:
    """Lignes d'une page, de haut en bas puis de gauche à droite ; un mot tourné est laissé de côté."""
    droits = sorted((mot for mot in mots if mot.droit), key=lambda mot: (mot.haut, mot.gauche))
    return tuple(
        Ligne(
            normalise(" ".join(m.texte for m in ligne)), page, ligne[0].gauche, ligne[0].haut, ligne[0].corps
        )
        for rangee in _rangees(droits)
        for ligne in _colonnes(rangee)
    )


def _rangees(mots: Sequence[Mot]) -> Iterator[list[Mot]]:
    """Regroupe les mots d'une même hauteur, de gauche à droite."""
    rangee: list[Mot] = []
    for mot in mots:
        if rangee and (mot.haut + mot.bas) / 2 > rangee[0].bas:
            yield sorted(rangee, key=lambda m: m.gauche)
            rangee = []
        rangee.append(mot)
    if rangee:
        yield sorted(rangee, key=lambda m: m.gauche)


def _colonnes(rangee: Sequence[Mot]) -> Iterator[list[Mot]]:
    """Découpe une rangée aux grands blancs ; un libellé qui finit par « : » garde la valeur qui le suit."""
    groupe = [rangee[0]]
    for precedent, mot in pairwise(rangee):
        blanc = mot.gauche - precedent.droite
        if blanc > ECART_DE_COLONNES * precedent.corps and not precedent.texte.endswith(":"):
            yield groupe
            groupe = []
        groupe.append(mot)
    yield groupe
