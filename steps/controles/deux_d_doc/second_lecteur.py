"""Relire un symbole par un second décodeur, libdmtx, écrit par d'autres que le premier (EXG-14-01).

Il n'est consulté que là où il est installé (paquet `libdmtx0b` de Debian). Deux décodeurs qui lisent des octets
différents se contredisent ; le silence du second ne prouve rien, il lit moins bien.
"""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

from PIL import Image

from steps.controles.deux_d_doc.symbole import Boite, Symbole

MARQUE = b"DC"
"""Ce par quoi commence tout 2D-DOC."""
PATIENCE_MS = 2000
MARGE = 4
"""Modules gardés autour du symbole : le décodeur cherche son bord dans du blanc."""


class Avis(Enum):
    """Ce que le second décodeur dit de ce qu'a lu le premier."""

    CONFIRME = "le second décodeur (libdmtx) lit les mêmes octets"
    CONTREDIT = "le second décodeur (libdmtx) lit d'autres octets : le symbole est trop abîmé pour être cru"
    MUET = "le second décodeur (libdmtx) ne lit pas ce symbole"
    ABSENT = "le second décodeur (libdmtx) n'est pas installé : une seule lecture du symbole"


class Lu(NamedTuple):
    """Ce que rend le décodeur : les octets d'un symbole (il en rend aussi la place)."""

    data: bytes


@dataclass(frozen=True, slots=True)
class SecondeLecture:
    """L'avis du second décodeur, et les octets qu'il a lus, s'il en a lu."""

    avis: Avis
    contenu: bytes | None = None


def relit(image: Image.Image, symbole: Symbole) -> SecondeLecture:
    """Relit ce symbole, à sa place dans cette image en gris."""
    decode = _decodeur()
    if decode is None:
        return SecondeLecture(Avis.ABSENT)
    lus = decode(image.crop(_entoure(image, symbole)), timeout=PATIENCE_MS, max_count=1)
    if not lus:
        return SecondeLecture(Avis.MUET)
    contenu = lus[0].data
    if contenu == symbole.contenu:
        return SecondeLecture(Avis.CONFIRME, contenu)
    # Il croit parfois trouver un petit symbole au milieu du grand : ce n'est pas une lecture de celui-ci.
    return (
        SecondeLecture(Avis.CONTREDIT, contenu) if contenu.startswith(MARQUE) else SecondeLecture(Avis.MUET)
    )


def est_installe() -> bool:
    """Dit si le second décodeur peut être consulté."""
    return _decodeur() is not None


@cache
def _decodeur() -> Callable[..., Sequence[Lu]] | None:
    try:
        # Chargé à la première question : chercher la bibliothèque du système coûte un appel de programme.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # elle demande encore distutils
            from pylibdmtx.pylibdmtx import decode  # noqa: PLC0415
    except (ImportError, OSError):
        return None
    else:
        return decode  # type: ignore[no-any-return]  # sans types


def _entoure(image: Image.Image, symbole: Symbole) -> Boite:
    gauche, haut, droite, bas = symbole.boite
    marge = MARGE * max(droite - gauche, bas - haut) // max(symbole.colonnes, 1)
    # Hors de l'image, Pillow rendrait du noir.
    return (
        max(gauche - marge, 0),
        max(haut - marge, 0),
        min(droite + marge, image.width),
        min(bas + marge, image.height),
    )
