"""D'un nom latin quelconque à ses lettres de A à Z, comme l'écrivent le 2D-DOC et les passeports (EXG-14-07)."""

import re
import unicodedata

from anyascii import anyascii

# D'abord les lettres que la spécification nomme, puis celles que la bibliothèque rend par un signe, ou autrement que
# l'usage. L'OACI (Doc 9303-3) développe Ø en OE et Ü en UE ; ici un accent s'ôte, comme la spécification le veut.
_LETTRES = {
    "Œ": "OE",
    "Æ": "AE",
    "ẞ": "SS",
    "Ø": "O",
    "Ł": "L",
    "Đ": "D",
    "·": "",  # le point médian du catalan, « Gal·la » : il ne coupe pas le mot
    "Ŋ": "N",  # comme l'OACI ; la bibliothèque dit NG
    "Ƹ": "ZH",
    "Ↄ": "C",  # majuscule de ↄ
    # Tons du zhuang, devenus des lettres à la réforme de 1982
    "Ƨ": "Z",
    "Ƽ": "Q",
    "Ƅ": "H",
    # Lettres mayas de l'époque coloniale
    "Ꜫ": "Q",
    "Ꜭ": "K",
    "Ꜯ": "TZ",
    # Abréviations médiévales
    "Ꝫ": "ET",
    "Ꝯ": "CON",
}


def en_lettres_simples(texte: str) -> str:
    """Majuscules de A à Z pour toute lettre latine ; ce qui n'est pas latin reste tel quel.

    Accents, signes diacritiques et caractères invisibles disparaissent. Les lettres qui notent un coup de glotte
    (Ɂ, Ꞌ) deviennent l'apostrophe que toutes les transcriptions leur donnent.

    >>> en_lettres_simples("Əliyev-Ɗanjuma, Straße")
    'ELIYEV-DANJUMA, STRASSE'
    """
    # Les signes d'abord : la majuscule d'un iota souscrit serait une lettre.
    visible = "".join(caractere for caractere in texte if not _invisible(caractere))
    return "".join(map(_lettre, visible.upper()))


def _invisible(caractere: str) -> bool:
    categorie = unicodedata.category(caractere)
    return categorie.startswith("M") or categorie == "Cf"


def _lettre(caractere: str) -> str:
    return _LETTRES.get(caractere) or "".join(map(_simple, unicodedata.normalize("NFKD", caractere).upper()))


def _simple(caractere: str) -> str:
    if caractere.isascii():
        return caractere
    if _invisible(caractere):
        return ""
    if caractere in _LETTRES:
        return _LETTRES[caractere]
    if unicodedata.name(caractere, "").startswith("LATIN "):
        return re.sub("[^A-Z]", "", anyascii(caractere).upper()) or "'"
    return caractere
