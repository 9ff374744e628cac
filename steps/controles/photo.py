"""Lire la photo ou le scan d'une attestation : seul son 2D-DOC s'y lit, le texte imprimé non (EXG-14-01)."""

import io
import warnings
from functools import cached_property

from PIL import Image, ImageOps, UnidentifiedImageError

from steps.controles.deux_d_doc import Annuaire
from steps.controles.deux_d_doc.apprets import cherche_malgre_tout
from steps.controles.lecture import LectureImpossible
from steps.controles.porteur import CodeLisible, PorteurDeCode, SymboleImprime, lis_les_codes

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
BLANC = 255


class ImageIllisible(LectureImpossible):
    """Le fichier n'est pas une image, ou elle est corrompue ou démesurée."""

    phrase = "l'image ne se lit pas : {raison}"


class PasUneImage(ImageIllisible):
    """Le fichier n'est pas une image d'un format admis."""


class Photo(PorteurDeCode):
    """Une image reçue, redressée comme l'appareil le dit, en gris. Lève `ImageIllisible` dès l'ouverture."""

    def __init__(self, octets: bytes, annuaire: Annuaire | None = None) -> None:
        self.annuaire = annuaire
        self.gris = _en_gris(octets)

    @cached_property
    def symboles(self) -> tuple[SymboleImprime, ...]:
        """Data Matrix lisibles, places en pixels ; vide si aucun ne se lit, même l'image retravaillée."""
        return tuple(SymboleImprime(lu, 1, lu.boite) for lu in cherche_malgre_tout(self.gris))

    @cached_property
    def codes_lisibles(self) -> tuple[CodeLisible, ...]:
        """Voir `PorteurDeCode.codes_lisibles`."""
        return tuple({code.contenu: code for code in lis_les_codes(self.gris, 1)}.values())

    @property
    def image_du_symbole(self) -> Image.Image:
        """Voir `PorteurDeCode.image_du_symbole`."""
        return self.gris

    @property
    def ou_chercher(self) -> str:
        """Voir `PorteurDeCode.ou_chercher`."""
        return f"image de {self.gris.width} × {self.gris.height} pixels"


def _en_gris(octets: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            # Une image qui se dit démesurée n'est pas ouverte : quelques octets en promettraient des milliards.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)
            with Image.open(io.BytesIO(octets), formats=FORMATS) as image:
                image.load()
                droite = ImageOps.exif_transpose(image)
                return _sur_du_blanc(droite).convert("L")
    except UnidentifiedImageError:
        raise PasUneImage(raison=f"ce n'est pas une image {', '.join(FORMATS)}") from None
    # Un fichier corrompu fait lever de tout à Pillow : pour le lecteur, c'est tout un.
    except Exception as erreur:
        raise ImageIllisible(raison=f"{type(erreur).__name__} {erreur}".strip()) from erreur


def _sur_du_blanc(image: Image.Image) -> Image.Image:
    """Une transparence laisserait voir du noir autour du symbole."""
    if not image.has_transparency_data:
        return image
    couleurs = image.convert("RGBA")
    fond = Image.new("RGBA", couleurs.size, (BLANC, BLANC, BLANC, BLANC))
    return Image.alpha_composite(fond, couleurs)
