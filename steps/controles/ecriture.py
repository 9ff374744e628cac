"""Conventions d'écriture du 2D-DOC, du côté du lecteur (ANTS v3.2.6 ; EXG-14-07).

Écrit indépendamment du rédacteur : le lecteur tire la lettre simple du nom qu'Unicode donne à chaque lettre latine,
et les deux ne partagent aucune table.
"""

import re
import unicodedata

PONCTUATION = re.compile("[!-/:->@\\[-`{-~\u2019\u02b9-\u02bf\u2032\u00b4\u00ad\u2010-\u2015\u2212]")
"""Tirets, apostrophes et ponctuation, que les champs de texte n'admettent pas.

Le trait d'union conditionnel en est : l'extraction d'un PDF rend parfois ainsi un vrai trait d'union. « ? » n'en est
pas : il tient lieu d'une lettre que la page n'a pas su dessiner.
"""

POINT_MEDIAN = "\u00b7"
"""Celui du catalan, « Gal·la », n'est pas une lettre, et ne coupe pas le mot."""

INVISIBLES = frozenset({"Mn", "Mc", "Me", "Cf"})
"""Catégories Unicode des accents et des marques de mise en forme."""

LATIN = "LATIN "
LETTRE = re.compile("^((CAPITAL|SMALL) )?(LETTER|LIGATURE) (SMALL CAPITAL )?")

QUALIFICATIFS = frozenset({
    "CAPITAL", "SMALL", "LETTER", "LIGATURE", "EPIGRAPHIC", "DIGRAPH", "TURNED", "REVERSED", "INVERTED",
    "SIDEWAYS", "DIAERESIZED", "OPEN", "CLOSED", "BARRED", "DOTLESS", "HALF", "TOP", "BOTTOM", "SCRIPT",
    "INSULAR", "AFRICAN", "BLACKLETTER", "STIRRUP", "LONG", "TAILLESS", "LENIS", "SIGMOID", "ANGLICANA",
    "VISIGOTHIC", "VOLAPUK", "ARCHAIC", "STRETCHED", "LONGA", "GLOTTAL", "BASELINE", "BAR", "MIDDLE-WELSH",
    "OLD", "POLISH", "MIDDLE", "SCOTS", "SQUAT", "LOOP", "ROTUNDA", "BROKEN",
})  # fmt: skip
"""Mots d'un nom Unicode qui disent la forme d'une lettre, non laquelle c'est."""

NOMS_DE_LETTRES = {
    nom: lettres
    for lettres, noms in {
        "A": "ALPHA; TURNED V",
        "AE": "A REVERSED-SCHWA",
        "B": "BETA",
        "C": "DENTAL CLICK; ROMAN NUMERAL REVERSED ONE HUNDRED",
        "CON": "CON",
        "D": "ETH; DUM; DELTA",
        "DZ": "TWO",
        "DZH": "DEZH",
        "E": "SCHWA",
        "ER": "SCHWA WITH HOOK; REVERSED OPEN E WITH HOOK",
        "F": "PHI",
        "FNG": "FENG",
        "G": "GAMMA",
        "GH": "OI",
        "H": "HENG; TONE SIX",
        "HW": "HWAIR; HV",
        "I": "IOTA; REVERSED R WITH FISHHOOK; SQUAT REVERSED ESH",
        "IA": "SAKHA YAT",
        "IE": "IOTIFIED E",
        "K": "CUATRILLO",
        "L": "LAMBDA; LUM",
        "LL": "TURNED L",
        "LZH": "LEZH",
        "M": "MUM",
        "N": "ENG; NUM",
        "NG": "TURNED INSULAR G; ENG WITH CROSSED-TAIL; REVERSED ENG; ENG WITH PALATAL HOOK",
        "O": "OMEGA; TAILLESS PHI; CLOSED REVERSED OPEN E",
        "OE": "CLOSED OPEN E",
        "OO": "O OPEN-O",
        "PC": "BILABIAL CLICK",
        "Q": "KRA; TRESILLO; TONE FIVE; RETROFLEX CLICK; STRETCHED C",
        "QC": "ALVEOLAR CLICK; ESH WITH DOUBLE BAR; ESH WITH DOUBLE BAR AND CURL",
        "R": "YR; RUM; R WITHOUT HANDLE",
        "RR": "DOUBLE R",
        "S": "IS; UM",
        "SH": "ESH",
        "SS": "SHARP S",
        "T": "TUM",
        "TH": "THORN",
        "THTH": "DOUBLE THORN",
        "TS": "INVERTED GLOTTAL STOP WITH STROKE",
        "TSH": "TESH",
        "TZ": "CUATRILLO WITH COMMA",
        "U": "UPSILON; RAMS HORN; CLOSED OMEGA",
        "V": "VEND",
        "W": "WYNN; TURNED M",
        "WW": "DOUBLE WYNN; BILABIAL PERCUSSIVE",
        "X": "CHI; LATERAL CLICK; INVERTED GLOTTAL STOP",
        "Y": "YOGH; TURNED H",
        "Z": "TONE TWO; TURNED DELTA",
        "ZH": "EZH",
    }.items()
    for nom in noms.split("; ")
}
"""Lettres que leur nom n'écrit pas ; Þ et Ŋ comme l'OACI (Doc 9303-3), les autres selon l'usage."""

COUPS_DE_GLOTTE = re.compile(
    "(REVERSED )?GLOTTAL STOP|SALTILLO|SINOLOGICAL DOT|(EGYPTOLOGICAL )?(AIN|ALEF)"
    "|PHARYNGEAL VOICED FRICATIVE|VOICED LARYNGEAL SPIRANT|BIDENTAL PERCUSSIVE"
)
"""Signes qu'Unicode range parmi les lettres et que toute transcription rend par une apostrophe."""


def ecriture_2d_doc(texte: str) -> str:
    """Texte tel que le 2D-DOC l'écrit : majuscules sans accents, une espace pour tiret, apostrophe et ponctuation.

    Une lettre sans équivalent, d'une autre écriture, reste telle quelle, pour que le désaccord se voie.

    >>> ecriture_2d_doc("d\u2019Œuvre-Łódź")
    'D OEUVRE LODZ'
    """
    # La ponctuation d'abord décomposée : « ！ » est un « ! », « … » trois points.
    decompose = PONCTUATION.sub(" ", unicodedata.normalize("NFKD", texte.upper()))
    return " ".join("".join(map(_lettre, decompose)).upper().split())


def _lettre(caractere: str) -> str:
    if caractere.isascii():
        return caractere
    if caractere == POINT_MEDIAN or unicodedata.category(caractere) in INVISIBLES:
        return ""
    nom = unicodedata.name(caractere, "")
    if not nom.startswith(LATIN) and nom not in NOMS_DE_LETTRES:
        return caractere
    return _lettre_nommee(LETTRE.sub("", nom.removeprefix(LATIN))) or caractere


def _lettre_nommee(nom: str) -> str | None:
    """« B WITH HOOK » est un B, « TURNED M WITH LONG LEG » ce qu'est « TURNED M »."""
    sans_ornement = nom.partition(" WITH ")[0].removeprefix("SIDEWAYS ")
    if COUPS_DE_GLOTTE.fullmatch(sans_ornement):
        return " "
    mots = [mot for mot in sans_ornement.split() if mot not in QUALIFICATIFS]
    for essai in (nom, sans_ornement, " ".join(mots)):
        if essai in NOMS_DE_LETTRES:
            return NOMS_DE_LETTRES[essai]
    return mots[0] if len(mots) == 1 and re.fullmatch("[A-Z]{1,2}", mots[0]) else None
