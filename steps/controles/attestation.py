"""Lire une attestation au format PDF : son texte, ses champs, son 2D-DOC (S30, EXG-13-01 à 13-21, EXG-14-01 à 14-16)."""

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import zxingcpp
from PIL import Image
from pdfminer.pdftypes import resolve1
from pyzbar import pyzbar

from steps.controles import contenu
from steps.controles.comparaison import Comparaison, compare
from steps.controles.contenu import Contenu, lis_le_contenu
from steps.controles.deux_d_doc import (
    Annuaire,
    Code2DDoc,
    Symbole,
    Verification,
    cherche_les_symboles,
    decode,
    verifie,
)
from steps.controles.deux_d_doc.erreurs import CodeIntrouvable
from steps.controles.deux_d_doc.symbole import SILENCE_CHERCHE, Mesure, mesure
from steps.controles.lecture import LectureImpossible
from steps.controles.mise_en_page import Ligne, lis_les_lignes, textes_tournes

POINTS_PAR_POUCE = 72
DPI_DE_LECTURE = 200
DPI_DE_SECOURS = 300
DPI_DE_MESURE = 600
PROCHE_DU_CODE = 43
"""Distance, en points (15 mm), en deçà de laquelle une légende est celle du symbole."""

JOUR = r"(\d{2}/\d{2}/\d{4})"
PHRASE_DE_VALIDITE = re.compile(rf"entre le {JOUR} et le {JOUR}|\bdu {JOUR} au {JOUR}")
PHRASE_DE_DEPOT = re.compile(rf"Le {JOUR}, vous avez déposé")
LEGENDE = re.compile("2D-DOC|COD-D2", re.IGNORECASE)


class PdfIllisible(LectureImpossible):
    phrase = "le PDF ne se lit pas : {raison}"


class PageAbsente(LectureImpossible):
    phrase = "le PDF n'a pas de page {numero} : il en compte {nombre}"


@dataclass(frozen=True, slots=True)
class PageLue:
    """Une page : son numéro, de 1 à n, et son texte ligne à ligne."""

    numero: int
    lignes: tuple[Ligne, ...]

    @property
    def texte(self) -> str:
        return "\n".join(ligne.texte for ligne in self.lignes)

    def __str__(self) -> str:
        return f"PDF, page {self.numero}"


@dataclass(frozen=True, slots=True)
class Metadonnees:
    """Ce que le PDF dit de lui-même : titre, langue (« fr »), et s'il est balisé pour les lecteurs d'écran."""

    titre: str | None
    langue: str | None
    balise: bool


@dataclass(frozen=True, slots=True)
class AutreCode:
    """Un code lisible qui n'est pas le 2D-DOC : sorte (« QRCODE », « CODE128 »…), contenu et page."""

    sorte: str
    contenu: bytes
    page: int


class Attestation:
    """Une attestation reçue, lue au fur et à mesure des questions.

    Une donnée que le document ne porte pas vaut `None`, pour qu'un constat le dise. Un PDF qui ne s'ouvre pas lève
    `PdfIllisible` ; un symbole introuvable, `CodeIntrouvable` à la première question sur `code`.
    """

    def __init__(self, octets: bytes, annuaire: Annuaire | None = None) -> None:
        self.octets = octets
        self.annuaire = annuaire

    @classmethod
    def depuis_un_fichier(cls, chemin: Path, annuaire: Annuaire | None = None) -> "Attestation":
        """Attestation d'un fichier. Lève `PdfIllisible` si le fichier ne s'ouvre pas."""
        with _pdf_lisible():
            return cls(chemin.read_bytes(), annuaire)

    @property
    def empreinte(self) -> str:
        """SHA-256 du fichier, en hexadécimal (EXG-13-18, EXG-15-03)."""
        return hashlib.sha256(self.octets).hexdigest()

    # Texte

    @cached_property
    def pages(self) -> tuple[PageLue, ...]:
        with _pdf_lisible():
            return tuple(PageLue(n, lis_les_lignes(page, n)) for n, page in enumerate(self._pdf.pages, start=1))

    def page(self, numero: int) -> PageLue:
        """La page de ce numéro, à partir de 1. Lève `PageAbsente`."""
        if not 1 <= numero <= len(self.pages):
            raise PageAbsente(numero=numero, nombre=len(self.pages))
        return self.pages[numero - 1]

    @cached_property
    def contenu(self) -> Contenu:
        return lis_le_contenu([ligne for page in self.pages for ligne in page.lignes])

    @property
    def texte(self) -> str:
        """Corps du texte, lignes jointes, sans les bandeaux."""
        return self.contenu.texte

    def phrase(self, attendue: str) -> str | None:
        """La phrase attendue si le document la porte, sinon le passage le plus proche, ou rien."""
        return self.contenu.phrase(attendue)

    @property
    def titre(self) -> str | None:
        """Titre imprimé en capitales, « ATTESTATION… » (EXG-13-02)."""
        return self.contenu.titre

    @property
    def mention(self) -> str | None:
        """Mention encadrée, en capitales : « A OBTENU LE BÉNÉFICE… » (EXG-13-06, EXG-13-07)."""
        return self.contenu.mention

    @property
    def champs(self) -> Mapping[str, str]:
        """Valeurs imprimées, par libellé du guide, deux-points ôtés."""
        return self.contenu.champs

    @property
    def identifiant(self) -> str | None:
        return self.champs.get(contenu.IDENTIFIANT)

    @property
    def numero_de_demande(self) -> str | None:
        return self.champs.get(contenu.NUMERO_DE_DEMANDE)

    @property
    def date_d_emission(self) -> date | None:
        """« DATE D'ÉMISSION », ou rien si elle n'est pas une date JJ/MM/AAAA (EXG-13-05)."""
        return _jour(self.champs.get(contenu.DATE_D_EMISSION))

    @property
    def nom_de_naissance(self) -> str | None:
        return self.champs.get(contenu.NOM_DE_NAISSANCE)

    @property
    def prenoms(self) -> str | None:
        return self.champs.get(contenu.PRENOMS)

    @property
    def ne_le(self) -> str | None:
        """Date de naissance telle qu'imprimée : elle peut être incomplète."""
        return self.champs.get(contenu.NE_LE)

    @property
    def lieu_de_naissance(self) -> tuple[str, str] | None:
        """Ville et pays, séparés à la dernière virgule de « À : … » ; pays vide s'il n'y en a pas."""
        lieu = self.champs.get(contenu.A)
        if lieu is None:
            return None
        ville, virgule, pays = lieu.rpartition(",")
        return (ville.strip(), pays.strip()) if virgule else (lieu, "")

    @property
    def nationalite(self) -> str | None:
        return self.champs.get(contenu.NATIONALITE)

    @property
    def adresse(self) -> str | None:
        return self.champs.get(contenu.ADRESSE)

    @property
    def depose_le(self) -> date | None:
        """Date de la phrase « Le …, vous avez déposé une demande… » (EXG-13-21)."""
        trouve = PHRASE_DE_DEPOT.search(self.texte)
        return _jour(trouve[1]) if trouve else None

    @property
    def validite(self) -> tuple[date, date] | None:
        """Premier et dernier jour couverts, « entre le … et le … » (EXG-13-10, EXG-13-12)."""
        trouve = PHRASE_DE_VALIDITE.search(self.texte)
        if trouve is None:
            return None
        debut, fin = (_jour(jour) for jour in trouve.groups() if jour)
        return None if debut is None or fin is None else (debut, fin)

    @cached_property
    def metadonnees(self) -> Metadonnees:
        with _pdf_lisible():
            catalogue = self._pdf.doc.catalog
            marques = resolve1(catalogue.get("MarkInfo")) or {}
            return Metadonnees(
                titre=self._pdf.metadata.get("Title"),
                langue=_texte_de_pdf(resolve1(catalogue.get("Lang"))),
                balise=bool(resolve1(marques.get("Marked"))) and "StructTreeRoot" in catalogue,
            )

    # Image

    def image(self, numero: int = 1, dpi: int = DPI_DE_LECTURE) -> Image.Image:
        """Rendu d'une page en niveaux de gris, à `dpi` points par pouce. Lève `PageAbsente` ou `PdfIllisible`."""
        return self._rendu(numero, dpi)

    # 2D-DOC

    @cached_property
    def symboles(self) -> tuple[tuple[int, Symbole], ...]:
        """Data Matrix du document, avec leur page ; vide si aucun ne se lit (EXG-14-01)."""
        for dpi, a_fond in ((DPI_DE_LECTURE, False), (DPI_DE_SECOURS, True)):
            trouves = tuple(
                (page, symbole)
                for page in self._numeros
                for symbole in cherche_les_symboles(self.image(page, dpi), a_fond=a_fond)
            )
            if trouves:
                return trouves
        return ()

    @property
    def symbole(self) -> Symbole:
        """Premier symbole du document. Lève `CodeIntrouvable`."""
        if not self.symboles:
            raise CodeIntrouvable(ou=f"{len(self._numeros)} page(s) lue(s)")
        return self.symboles[0][1]

    @cached_property
    def code(self) -> Code2DDoc:
        """Le 2D-DOC, décodé. Lève `CodeIntrouvable`, ou ce que lève `decode` si l'en-tête ne se lit pas."""
        return decode(self.symbole.contenu)

    @cached_property
    def verification(self) -> Verification:
        """Ce que vaut la signature du 2D-DOC par l'annuaire donné ; sans annuaire, « non vérifiable »."""
        return verifie(self.code, self.annuaire)

    @cached_property
    def comparaisons(self) -> Mapping[str, Comparaison]:
        """Champ par champ, ce que l'imprimé fait attendre du 2D-DOC et ce qu'il porte ; voir `comparaison`."""
        return {comparaison.champ: comparaison for comparaison in compare(self, self.code)}

    @property
    def desaccords(self) -> tuple[Comparaison, ...]:
        """Les comparaisons où le 2D-DOC et l'imprimé diffèrent."""
        return tuple(c for c in self.comparaisons.values() if not c.accord)

    @cached_property
    def mesure(self) -> Mesure:
        """Dimensions du symbole imprimé (EXG-14-14). Lève `CodeIntrouvable`."""
        numero, boite = self._page_et_boite
        marge = (SILENCE_CHERCHE + 2) * (boite[2] - boite[0]) / self.symbole.colonnes
        trouvee = mesure(self._rendu(numero, DPI_DE_MESURE, _agrandie(boite, marge)), DPI_DE_MESURE)
        if trouvee is None:
            raise CodeIntrouvable(ou=f"page {numero}, à {DPI_DE_MESURE} points par pouce")
        return trouvee

    @cached_property
    def legende_du_code(self) -> bool:
        """Dit si « 2D-DOC » est imprimé d'un côté du symbole, à moins de 15 mm (EXG-14-14). Lève `CodeIntrouvable`."""
        numero, boite = self._page_et_boite
        gauche, haut, droite, bas = _agrandie(boite, PROCHE_DU_CODE)
        with _pdf_lisible():
            tournes = textes_tournes(self._pdf.pages[numero - 1])
        legendes = [(mot["x0"], mot["top"]) for mot in tournes if LEGENDE.search(mot["text"])]
        legendes += [(ligne.gauche, ligne.haut) for ligne in self.page(numero).lignes if LEGENDE.search(ligne.texte)]
        return any(gauche <= x <= droite and haut <= y <= bas for x, y in legendes)

    @cached_property
    def autres_codes(self) -> tuple[AutreCode, ...]:
        """Codes lisibles autres que le premier 2D-DOC : linéaires et matriciels, sur toutes les pages (EXG-14-15)."""
        return tuple(code for page in self._numeros for code in _autres_codes(self.image(page), page))[:]

    # Ouverture

    @cached_property
    def _pdf(self) -> pdfplumber.PDF:
        with _pdf_lisible():
            return pdfplumber.open(io.BytesIO(self.octets))

    @cached_property
    def _document(self) -> pypdfium2.PdfDocument:
        with _pdf_lisible():
            return pypdfium2.PdfDocument(self.octets)

    @property
    def _numeros(self) -> range:
        with _pdf_lisible():
            return range(1, len(self._document) + 1)
