"""Écrire un classeur .xlsx : des feuilles d'en-têtes et de lignes, tout en texte."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

CELLULE = 32_767
"""Caractères qu'une cellule contient au plus."""
LARGEUR = 45
"""Caractères qu'une colonne montre au plus avant de passer à la ligne."""
LIGNE, HAUTEUR = 14, 200
"""Ce que prend une ligne de texte, et une rangée au plus, en points."""


@dataclass(frozen=True, slots=True)
class Feuille:
    """Un tableau : ses colonnes, puis ses lignes, chacune aussi longue que les colonnes."""

    colonnes: Sequence[str]
    lignes: Sequence[Sequence[str | int]]


def ecrit(feuilles: Mapping[str, Feuille], chemin: Path) -> Path:
    """Écrit un classeur, une feuille par nom, et le rend.

    Raises:
        ValueError: un texte ne tient pas dans une cellule ; rien n'est écrit.
    """
    classeur = Workbook()
    del classeur[classeur.sheetnames[0]]
    for nom, feuille in feuilles.items():
        page = classeur.create_sheet(nom)
        for rang, ligne in enumerate([feuille.colonnes, *feuille.lignes], start=1):
            for colonne, valeur in enumerate(ligne, start=1):
                _remplit(page.cell(rang, colonne), valeur)
        page.freeze_panes = "A2"
        page.auto_filter.ref = page.dimensions
        # Imprimée : à l'italienne, toutes les colonnes sur la page, l'en-tête répété.
        page.page_setup.orientation = "landscape"
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.print_title_rows = "1:1"
        for colonne, titre in enumerate(feuille.colonnes, start=1):
            page.cell(1, colonne).font = Font(bold=True)
            plus_long = max([len(titre), *(_longueur(ligne[colonne - 1]) for ligne in feuille.lignes)])
            page.column_dimensions[get_column_letter(colonne)].width = min(plus_long, LARGEUR) + 2
        for rang, ligne in enumerate(feuille.lignes, start=2):
            page.row_dimensions[rang].height = min(max(map(_hauteur, ligne)), HAUTEUR)
    chemin.parent.mkdir(parents=True, exist_ok=True)
    classeur.save(chemin)
    return chemin


def _longueur(valeur: str | int) -> int:
    """La plus longue ligne d'une valeur."""
    return max(map(len, str(valeur).split("\n")))


def _hauteur(valeur: str | int) -> int:
    """Ce que prend une valeur, ses lignes coupées à la largeur d'une colonne."""
    return LIGNE * sum(-(-max(1, len(ligne)) // LARGEUR) for ligne in str(valeur).split("\n"))


def _remplit(cellule: Cell, valeur: str | int) -> None:
    """Un texte reste un texte, même s'il commence par « = » : il n'est jamais calculé."""
    cellule.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(valeur, int):
        cellule.value = valeur
        return
    texte = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", valeur)
    if len(texte) > CELLULE:
        raise ValueError(f"un texte de {len(texte)} caractères ne tient pas dans une cellule")
    cellule.value = texte
    cellule.data_type = "s"
