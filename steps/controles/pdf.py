"""Lire un PDF reçu : texte par page, métadonnées, rendu, codes-barres."""

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import pdfplumber
import pypdfium2
from pdfminer.pdftypes import resolve1
from pdfplumber.pdf import PDF
from PIL import Image

from steps.controles.deux_d_doc import Symbole, cherche_les_symboles
from steps.controles.deux_d_doc.apprets import cherche_malgre_tout
from steps.controles.lecture import LectureImpossible
from steps.controles.mise_en_page import Ligne, Mot, PageDeTexte, lis_les_mots, range_en_lignes
from steps.controles.porteur import Boite, CodeLisible, SymboleImprime, lis_les_codes

POINTS_PAR_POUCE = 72
DPI_DE_LECTURE = 200
DPI_FIN = 300
"""Résolution d'une lecture approfondie : d'un code que 200 ne rend pas, ou de tous les codes d'une page."""

Cherche = Callable[[Image.Image], tuple[Symbole, ...]]


class PdfIllisible(LectureImpossible):
    """Le fichier n'est pas un PDF, ou il est corrompu."""

    phrase = "le PDF ne se lit pas : {raison}"


class PageAbsente(LectureImpossible):
    """Le numéro de page est hors du document."""

    phrase = "le PDF n'a pas de page {numero} : il en compte {nombre}"


@dataclass(frozen=True, slots=True)
class PageLue:
    """Une page : son numéro, de 1 à n, ses lignes, et tous ses mots, ceux que le rendu tourne compris."""

    numero: int
    lignes: tuple[Ligne, ...]
    mots: tuple[Mot, ...]

    @property
    def texte(self) -> str:
        """Texte de la page, une ligne par ligne imprimée."""
        return "\n".join(ligne.texte for ligne in self.lignes)

    def __str__(self) -> str:
        return f"PDF, page {self.numero}"


@dataclass(frozen=True, slots=True)
class Metadonnees:
    """Ce que le PDF dit de lui-même : titre, langue (« fr »), balisage pour les lecteurs d'écran."""

    titre: str | None
    langue: str | None
    balise: bool


class DocumentPdf:
    """Un PDF, lu au fur et à mesure des questions. Un fichier corrompu fait lever `PdfIllisible`."""

    def __init__(self, octets: bytes) -> None:
        self.octets = octets

    @classmethod
    def depuis_un_fichier(cls, chemin: Path) -> Self:
        """PDF d'un fichier. Lève `PdfIllisible` si le fichier ne s'ouvre pas."""
        with _lisible():
            return cls(chemin.read_bytes())

    @property
    def empreinte(self) -> str:
        """SHA-256 du fichier, en hexadécimal."""
        return hashlib.sha256(self.octets).hexdigest()

    @cached_property
    def pages(self) -> tuple[PageLue, ...]:
        """Pages du document, dans l'ordre."""
        with _lisible():
            pages = [lis_les_mots(PageDeTexte(self._texte, page)) for page in self._texte.pages]
        return tuple(
            PageLue(numero, range_en_lignes(mots, numero), mots) for numero, mots in enumerate(pages, start=1)
        )

    def page(self, numero: int) -> PageLue:
        """La page de ce numéro, à partir de 1. Lève `PageAbsente`."""
        if not 1 <= numero <= len(self.pages):
            raise PageAbsente(numero=numero, nombre=len(self.pages))
        return self.pages[numero - 1]

    @cached_property
    def metadonnees(self) -> Metadonnees:
        """Titre, langue et balisage déclarés."""
        with _lisible():
            catalogue = self._texte.doc.catalog
            langue = resolve1(catalogue.get("Lang"))
            marques = resolve1(catalogue.get("MarkInfo")) or {}
            return Metadonnees(
                titre=self._texte.metadata.get("Title"),
                langue=langue.decode("latin-1") if isinstance(langue, bytes) else langue,
                balise=bool(resolve1(marques.get("Marked"))) and "StructTreeRoot" in catalogue,
            )

    @cached_property
    def liens(self) -> tuple[str, ...]:
        """Les adresses où mènent les liens du document, dans l'ordre."""
        with _lisible():
            return tuple(str(lien["uri"]) for page in self._texte.pages for lien in page.hyperlinks)

    def image(self, numero: int = 1, dpi: int = DPI_DE_LECTURE, extrait: Boite | None = None) -> Image.Image:
        """Rendu d'une page ou d'un extrait, en gris, à `dpi` points par pouce. Lève `PageAbsente`."""
        if not 1 <= numero <= self._nombre_de_pages:
            raise PageAbsente(numero=numero, nombre=self._nombre_de_pages)
        with _lisible():
            page = self._rendu[numero - 1]
            largeur, hauteur = page.get_size()
            gauche, haut, droite, bas = extrait or (0, 0, largeur, hauteur)
            hors = (max(0, gauche), max(0, hauteur - bas), max(0, largeur - droite), max(0, haut))
            rendu = page.render(scale=dpi / POINTS_PAR_POUCE, crop=hors, grayscale=True)
            image: Image.Image = rendu.to_pil()
            return image

    @cached_property
    def symboles(self) -> tuple[SymboleImprime, ...]:
        """Data Matrix du document ; vide si aucun ne se lit, même à 300 points par pouce et retravaillés."""
        return self._symboles(DPI_DE_LECTURE, cherche_les_symboles) or self._symboles(
            DPI_FIN, cherche_malgre_tout
        )

    @cached_property
    def codes_lisibles(self) -> tuple[CodeLisible, ...]:
        """Tous les codes-barres du document, linéaires et matriciels, une fois chacun par page."""
        pages = range(1, self._nombre_de_pages + 1)
        codes = (code for page in pages for code in lis_les_codes(self.image(page, DPI_FIN), page))
        return tuple({(code.page, code.contenu): code for code in codes}.values())

    def _symboles(self, dpi: int, cherche: Cherche) -> tuple[SymboleImprime, ...]:
        echelle = POINTS_PAR_POUCE / dpi
        return tuple(
            SymboleImprime(symbole, page, (g * echelle, h * echelle, d * echelle, b * echelle), dpi)
            for page in range(1, self._nombre_de_pages + 1)
            for symbole in cherche(self.image(page, dpi))
            for g, h, d, b in [symbole.boite]
        )

    @cached_property
    def _texte(self) -> PDF:
        with _lisible():
            return pdfplumber.open(io.BytesIO(self.octets))

    @cached_property
    def _rendu(self) -> pypdfium2.PdfDocument:
        with _lisible():
            return pypdfium2.PdfDocument(self.octets)

    @property
    def _nombre_de_pages(self) -> int:
        return len(self._rendu)


@contextmanager
def _lisible() -> Iterator[None]:
    """Les bibliothèques de PDF lèvent de tout sur un fichier corrompu : pour le lecteur, c'est tout un."""
    try:
        yield
    except LectureImpossible:
        raise
    except Exception as erreur:
        raise PdfIllisible(raison=f"{type(erreur).__name__} {erreur}".strip()) from erreur
