"""Lire une planche de photos d'identité : le numéro que porte son code-barres (S23, S24)."""

import io

from PIL import Image
from pyzbar import pyzbar

from steps.controles.lecture import LectureImpossible


class PlancheIllisible(LectureImpossible):
    """La planche n'a pas un code-barres linéaire, et un seul."""

    phrase = "la planche a {nombre} codes-barres linéaires lisibles, non un"


def numero_ephoto_de(planche: bytes) -> str:
    """Le numéro que porte le code-barres de cette image. Lève `PlancheIllisible`."""
    codes = pyzbar.decode(Image.open(io.BytesIO(planche)), symbols=[pyzbar.ZBarSymbol.CODE128])
    if len(codes) != 1:
        raise PlancheIllisible(nombre=len(codes))
    return str(codes[0].data.decode("ascii"))
