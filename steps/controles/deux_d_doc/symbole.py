"""Trouver les Data Matrix d'une image et mesurer l'un d'eux : module, silence, encodage (EXG-14-14)."""

from dataclasses import dataclass
from typing import cast

import zxingcpp
from PIL import Image

from steps.controles.deux_d_doc.mots_de_code import Modules, est_tout_en_c40, mots_de_donnees

MM_PAR_POUCE = 25.4
SILENCE_CHERCHE = 4
"""Nombre de modules autour du symbole où un voisin est cherché ; la norme en veut un de blanc."""
SEUIL_DE_GRIS = 128
SOMBRE = 255
"""Valeur de l'encre une fois l'image mise en noir et blanc, blanc à zéro."""
FLOU_DU_BORD = 2
"""Pixels tolérés autour du symbole : le rendu en adoucit le bord."""

Boite = tuple[int, int, int, int]
"""Gauche, haut, droite, bas, en pixels."""


@dataclass(frozen=True, slots=True)
class Symbole:
    """Un Data Matrix lu, et sa place dans l'image."""

    contenu: bytes
    modules: Modules
    boite: Boite

    @property
    def lignes(self) -> int:
        """Nombre de modules en hauteur."""
        return len(self.modules)

    @property
    def colonnes(self) -> int:
        """Nombre de modules en largeur."""
        return len(self.modules[0]) if self.modules else 0

    @property
    def carre(self) -> bool:
        """Dit si le symbole est carré."""
        return self.lignes == self.colonnes

    @property
    def se_dit_2d_doc(self) -> bool:
        """Dit si le contenu commence comme un 2D-DOC sous forme de texte."""
        return self.contenu.startswith(b"DC")

    @property
    def mots_de_donnees(self) -> list[int] | None:
        """Mots de code de données ; le premier vaut 230 si le message est en C40. Rien hors d'un carré."""
        return mots_de_donnees(self.modules)

    @property
    def tout_en_c40(self) -> bool:
        """Dit si le message est encodé en C40 de bout en bout."""
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
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.DataMatrix),
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
    symbole = symboles[0]
    gauche, haut, droite, bas = symbole.boite
    module = min((droite - gauche) / symbole.colonnes, (bas - haut) / symbole.lignes)
    encre = image.convert("L").point(lambda gris: SOMBRE if gris < SEUIL_DE_GRIS else 0)
    silence = _silence(encre, _cale(encre, symbole, module), module)
    return Mesure(round(module / dpi * MM_PAR_POUCE, 2), round(silence / module, 1))


def _symbole(lu: zxingcpp.Barcode) -> Symbole:
    points = (lu.position.top_left, lu.position.top_right, lu.position.bottom_right, lu.position.bottom_left)
    xs, ys = [p.x for p in points], [p.y for p in points]
    rendu = lu.to_image(scale=1, add_quiet_zones=False)
    lignes, colonnes = rendu.shape
    grille = memoryview(cast("bytes", rendu))  # une image de zxing-cpp se lit comme un tampon d'octets
    modules = tuple(tuple(grille[y, x] == 0 for x in range(colonnes)) for y in range(lignes))
    return Symbole(lu.bytes, modules, (min(xs), min(ys), max(xs), max(ys)))


def _cale(encre: Image.Image, symbole: Symbole, module: float) -> Boite:
    """Boîte exacte du symbole : une encre collée à un bord trompe sur ce bord, non sur l'opposé."""
    gauche, haut, droite, bas = symbole.boite
    largeur, hauteur = round(module * symbole.colonnes), round(module * symbole.lignes)
    calages = [(x, y) for x in (gauche, droite - largeur) for y in (haut, bas - hauteur)]
    x, y = max(calages, key=lambda calage: _concordance(encre, symbole, calage, module))
    return x, y, x + largeur, y + hauteur


def _concordance(encre: Image.Image, symbole: Symbole, calage: tuple[int, int], module: float) -> int:
    """Nombre de modules dont le centre, à ce calage, a la teinte lue."""
    x, y = calage
    return sum(
        (encre.getpixel((int(x + (colonne + 0.5) * module), int(y + (ligne + 0.5) * module))) == SOMBRE)
        is sombre
        for ligne, modules in enumerate(symbole.modules)
        for colonne, sombre in enumerate(modules)
    )


def _silence(encre: Image.Image, boite: Boite, module: float) -> float:
    """Distance, en pixels, du symbole à l'encre la plus proche ; au plus `SILENCE_CHERCHE` modules."""
    entourage = encre.copy()
    entourage.paste(0, _agrandie(boite, FLOU_DU_BORD))
    blanc, noir = 0, round(SILENCE_CHERCHE * module) + 1
    while noir - blanc > 1:
        milieu = (blanc + noir) // 2
        if entourage.crop(_agrandie(boite, milieu)).getbbox() is None:
            blanc = milieu
        else:
            noir = milieu
    return blanc


def _agrandie(boite: Boite, marge: int) -> Boite:
    gauche, haut, droite, bas = boite
    return gauche - marge, haut - marge, droite + marge, bas + marge
