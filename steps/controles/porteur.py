"""Ce qui porte un 2D-DOC, PDF ou image : le symbole, son contenu, sa signature, le second avis."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import zxingcpp
from PIL import Image
from pyzbar import pyzbar

from steps.controles.deux_d_doc import Annuaire, Code2DDoc, Symbole, Verification, decode, verifie
from steps.controles.deux_d_doc.erreurs import CodeIntrouvable
from steps.controles.deux_d_doc.second_lecteur import SecondeLecture, relit

Boite = tuple[float, float, float, float]
"""Gauche, haut, droite, bas, origine en haut à gauche : en points sur une page, en pixels sur une image."""


@dataclass(frozen=True, slots=True)
class CodeLisible:
    """Un code-barres de toute sorte : « QRCODE », « CODE128 », « DATAMATRIX »… ; son contenu et sa page."""

    sorte: str
    contenu: bytes
    page: int


@dataclass(frozen=True, slots=True)
class SymboleImprime:
    """Un Data Matrix, sa page (1 pour une image), sa place, et la résolution, en points par pouce, du rendu lu.

    `symbole.boite` est sa place dans ce rendu.
    """

    symbole: Symbole
    page: int
    boite: Boite
    dpi: int | None = None


class PorteurDeCode(ABC):
    """Ce qui touche au 2D-DOC d'un document reçu.

    Toute question lève `CodeIntrouvable` si aucun symbole ne se lit, ou ce que lève `decode` si celui qui se
    lit n'est pas un 2D-DOC.
    """

    annuaire: Annuaire | None

    @property
    @abstractmethod
    def symboles(self) -> Sequence[SymboleImprime]:
        """Data Matrix lisibles, de haut en bas ; vide si aucun ne se lit."""

    @property
    @abstractmethod
    def codes_lisibles(self) -> Sequence[CodeLisible]:
        """Tous les codes-barres, linéaires et matriciels, une fois chacun par page."""

    @property
    @abstractmethod
    def image_du_symbole(self) -> Image.Image:
        """L'image en gris où `symbole` a été lu."""

    @property
    def symbole(self) -> SymboleImprime:
        """Premier symbole qui se dit 2D-DOC, à défaut premier symbole."""
        if not self.symboles:
            raise CodeIntrouvable(ou=self.ou_chercher)
        return next((s for s in self.symboles if s.symbole.se_dit_2d_doc), self.symboles[0])

    @property
    @abstractmethod
    def ou_chercher(self) -> str:
        """Ce qui a été parcouru, tel qu'un refus le dit : « 2 page(s) lue(s) »."""

    @cached_property
    def code(self) -> Code2DDoc:
        """Le 2D-DOC, décodé."""
        return decode(self.symbole.symbole.contenu)

    @cached_property
    def verification(self) -> Verification:
        """Ce que vaut la signature par l'annuaire donné ; sans annuaire, « non vérifiable »."""
        return verifie(self.code, self.annuaire)

    @cached_property
    def seconde_lecture(self) -> SecondeLecture:
        """Ce qu'un second décodeur lit du même symbole, là où il est installé."""
        return relit(self.image_du_symbole, self.symbole.symbole)

    @property
    def autres_codes(self) -> tuple[CodeLisible, ...]:
        """Codes lisibles autres que le 2D-DOC, sur toutes les pages (EXG-14-15)."""
        le_sien = (self.symbole.page, self.symbole.symbole.contenu) if self.symboles else None
        return tuple(code for code in self.codes_lisibles if (code.page, code.contenu) != le_sien)


def lis_les_codes(image: Image.Image, page: int) -> Iterator[CodeLisible]:
    """Codes-barres d'une image en gris, de toute sorte ; un même code peut y figurer deux fois."""
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.AllMatrix)
    for matriciel in zxingcpp.read_barcodes(image, formats=formats):
        yield CodeLisible(matriciel.format.name.upper(), matriciel.bytes, page)
    for code in pyzbar.decode(image):
        yield CodeLisible(code.type, code.data, page)
