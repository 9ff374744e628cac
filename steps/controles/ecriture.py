"""Conventions d'écriture du 2D-DOC, du côté du lecteur (ANTS v3.2.6 ; EXG-14-07).

Écrit indépendamment du rédacteur : les deux ne partagent aucune table.
"""

import re
import unicodedata

LETTRES_SANS_DECOMPOSITION = str.maketrans({"Œ": "OE", "Æ": "AE", "ẞ": "SS", "Ø": "O", "Ł": "L", "Đ": "D"})
"""Lettres sans décomposition Unicode vers l'ASCII ; « ß » devient SS en passant en majuscules."""

TIRETS_ET_APOSTROPHES = re.compile("['\u2019\u02bc\u2032\u00b4`\u2010-\u2015\u2212-]")


def ecriture_2d_doc(texte: str) -> str:
    """Texte tel que le 2D-DOC l'écrit : majuscules sans accents, une espace pour tiret et apostrophe.

    Une lettre sans équivalent reste telle quelle, pour que le désaccord se voie.

    >>> ecriture_2d_doc("d\u2019Œuvre-Łódź")
    'D OEUVRE LODZ'
    """
    majuscules = texte.upper().translate(LETTRES_SANS_DECOMPOSITION)
    decompose = unicodedata.normalize("NFKD", TIRETS_ET_APOSTROPHES.sub(" ", majuscules))
    return " ".join("".join(c for c in decompose if not unicodedata.combining(c)).split())
