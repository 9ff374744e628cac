"""Trouver les Data Matrix d'une image, et mesurer l'un d'eux : côté, module, zone de silence, encodage (EXG-14-14)."""

from dataclasses import dataclass

import zxingcpp
from PIL import Image

from steps.controles.deux_d_doc.mots_de_code import Modules, est_tout_en_c40, mots_de_donnees

MM_PAR_POUCE = 25.4
SILENCE_CHERCHE = 4
"""Nombre de modules autour du symbole où un voisin est cherché ; la norme en veut un de blanc."""
SEUIL_DE_GRIS = 128
FLOU_DU_BORD = 2
"""Pixels tolérés autour du symbole : le rendu en adoucit le bord."""


@dataclass(frozen=True, slots=True)
class Symbole:
    """Un Data Matrix lu. `boite` : gauche, haut, droite, bas, en pixels de l'image lue."""

    contenu: bytes
    modules: Modules
    boite: tuple[int, int, int, int]

    @property
    def lignes(self) -> int:
        return len(self.modules)

    @property
    def colonnes(self) -> int:
        return len(self.modules[0]) if self.modules else 0

    @property
    def carre(self) -> bool:
        return self.lignes == self.colonnes

    @property
    def mots_de_donnees(self) -> list[int] | None:
        """Mots de code de données ; le premier vaut 230 si le message commence en C40. Rien hors d'un carré."""
        return mots_de_donnees(self.modules)

    @property
    def tout_en_c40(self) -> bool:
        return est_tout_en_c40(self.mots_de_donnees or [])


@dataclass(frozen=True, slots=True)
class Mesure:
    """Dimensions imprimées. `module_mm` est arrondi au centième, précision de la mesure.

    `zone_de_silence` est la plus petite distance du symbole à son voisin, en modules, cherchée jusqu'à 4.
    """

    module_mm: float
    zone_de_silence: float


def cherche_les_symboles(image: Image.Image, *, a_fond: bool = False) -> tuple[Symbole, ...]:
    """Data Matrix lisibles d'une image en niveaux de gris, de haut en bas.

    `a_fond` cherche aussi les symboles tournés, inversés ou de grande taille ; c'est quatre fois plus long.
    """
    lus = zxingcpp.read_barcodes(
        image,
        formats=zxingcpp.BarcodeFormat.DataMatrix,
        try_rotate=a_fond,
        try_downscale=a_fond,
        try_invert=a_fond,
    )
    return tuple(sorted(map(_symbole, lus), key=lambda symbole: (symbole.boite[1], symbole.boite[0])))


def mesure(image: Image.Image, dpi: int) -> Mesure | None:
    """Mesure le premier symbole d'une image rendue à `dpi` points par pouce ; rien si aucun ne se lit.

    À 600 points par pouce, un module de 0,4 mm est mesuré à 0,002 mm près.
    """
    symboles = cherche_les_symboles(image)
    if not symboles:
        return None
    gauche, haut, droite, bas = symboles[0].boite
    module = (droite - gauche + bas - haut) / (symboles[0].colonnes + symboles[0].lignes)
    silence = _silence(image, symboles[0].boite, module)
    return Mesure(round(module / dpi * MM_PAR_POUCE, 2), round(silence / module, 1))


def _symbole(lu: zxingcpp.Barcode) -> Symbole:
    points = (lu.position.top_left, lu.position.top_right, lu.position.bottom_right, lu.position.bottom_left)
    xs, ys = [p.x for p in points], [p.y for p in points]
    grille = memoryview(lu.to_image(scale=1, add_quiet_zones=False))
    lignes, colonnes = grille.shape
    modules = tuple(tuple(grille[y, x] == 0 for x in range(colonnes)) for y in range(lignes))
    return Symbole(lu.bytes, modules, (min(xs), min(ys), max(xs), max(ys)))


def _silence(image: Image.Image, boite: tuple[int, int, int, int], module: float) -> float:
    """Distance, en pixels, du symbole à la première encre qui l'entoure ; au plus `SILENCE_CHERCHE` modules."""
    encre = image.convert("L").point(lambda gris: 255 if gris < SEUIL_DE_GRIS else 0)
    encre.paste(0, _agrandie(boite, FLOU_DU_BORD))
    blanc, noir = 0, round(SILENCE_CHERCHE * module) + 1
    while noir - blanc > 1:
        milieu = (blanc + noir) // 2
        if encre.crop(_agrandie(boite, milieu)).getbbox() is None:
            blanc = milieu
        else:
            noir = milieu
    return blanc


def _agrandie(boite: tuple[int, int, int, int], marge: int) -> tuple[int, int, int, int]:
    gauche, haut, droite, bas = boite
    return gauche - marge, haut - marge, droite + marge, bas + marge
