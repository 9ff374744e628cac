"""Lire un 2D-DOC sur une image abîmée : photo ou scan de travers, flou, trop compressé (EXG-14-01).

Le lecteur est essayé sur l'image telle quelle, puis sur des apprêts de plus en plus coûteux ; le premier qui
donne un 2D-DOC l'emporte. Un apprêt ne peut rien inventer : la correction d'erreurs du symbole et la signature
jugent ce qui est lu.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PIL import Image, ImageFilter

from steps.controles.deux_d_doc.symbole import Symbole, cherche_les_symboles

PIXELS_AGRANDIS = 30_000_000
"""Au-delà, une image est assez fine : l'agrandir ne ferait que l'alourdir."""

Transforme = Callable[[Image.Image], Image.Image]


@dataclass(frozen=True, slots=True)
class Appret:
    """Une façon de préparer une image en gris ; `echelle` dit de combien elle change ses dimensions."""

    echelle: float
    prepare: Transforme


def _nette(image: Image.Image) -> Image.Image:
    return image.filter(ImageFilter.UnsharpMask(radius=3, percent=200, threshold=0))


def _a_l_echelle(echelle: float, apres: Transforme = lambda image: image) -> Appret:
    def prepare(image: Image.Image) -> Image.Image:
        taille = (round(image.width * echelle), round(image.height * echelle))
        return apres(image.resize(taille, Image.Resampling.BICUBIC))

    return Appret(echelle, prepare)


APPRETS = (
    Appret(1, lambda image: image),
    Appret(1, _nette),  # un flou
    _a_l_echelle(0.5),  # une photo grande et bruitée
    _a_l_echelle(1.5),  # un bruit fort
    _a_l_echelle(2, _nette),  # une image petite
)


def cherche_malgre_tout(image: Image.Image) -> tuple[Symbole, ...]:
    """Data Matrix d'une image en gris, à leur place dans cette image ; à défaut de 2D-DOC, les autres lus."""
    autres: tuple[Symbole, ...] = ()
    for appret in APPRETS:
        if appret.echelle > 1 and image.width * image.height * appret.echelle**2 > PIXELS_AGRANDIS:
            continue
        lus = cherche_les_symboles(appret.prepare(image), a_fond=True)
        symboles = tuple(_remis_a_l_echelle(symbole, appret.echelle) for symbole in lus)
        if any(symbole.se_dit_2d_doc for symbole in symboles):
            return symboles
        autres = autres or symboles
    return autres


def _remis_a_l_echelle(symbole: Symbole, echelle: float) -> Symbole:
    gauche, haut, droite, bas = (round(cote / echelle) for cote in symbole.boite)
    return replace(symbole, boite=(gauche, haut, droite, bas))
