"""Comparer des textes sans s'arrêter à la mise en page : les blancs, la forme de l'apostrophe."""

import re
import unicodedata

APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u02bc\u2032\u00b4", "'"))


def normalise(texte: str) -> str:
    r"""Texte ramené à une forme comparable : apostrophes droites, tout blanc réduit à une espace, bords ôtés.

    La casse, les accents et la ponctuation restent : eux font partie de ce que le guide prescrit.

    >>> normalise("  l\u2019étranger\n vous\xa0permet ")
    "l'étranger vous permet"
    """
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", texte).translate(APOSTROPHES)).strip()


def a_la_lettre(attendu: object, obtenu: object) -> bool:
    """Dit si deux textes, ou deux suites de textes, sont les mêmes aux blancs et à l'apostrophe près."""
    if isinstance(attendu, str) and isinstance(obtenu, str):
        return normalise(attendu) == normalise(obtenu)
    if isinstance(attendu, list | tuple) and isinstance(obtenu, list | tuple):
        return len(attendu) == len(obtenu) and all(map(a_la_lettre, attendu, obtenu))
    return attendu == obtenu
