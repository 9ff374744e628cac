"""Ce qu'un texte dit, sous d'autres mots de liaison : de quoi reconnaître la même règle autrement rédigée.

On compare la suite des mots qui portent le sens, tous et dans l'ordre : en français l'ordre dit qui fait quoi à qui,
et un seul mot plein de plus (« sauf », « ne pas », « après ») retourne une phrase. Ne comptent pas : la casse, les
accents, la ponctuation, les blancs, les articles, les prépositions vides, « votre », les civilités, les auxiliaires
d'un participe, le s ou le x d'un pluriel. Nombres, dates, durées, montants, adresses et identifiants comptent à la
lettre.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import combinations

from steps.controles.textes import normalise

OUTILS = frozenset({
    "le", "la", "les", "l", "un", "une", "des", "d", "de", "du", "au", "aux", "à", "a", "en",
    "votre", "vos", "est", "sont", "ont", "été", "ete",
})  # fmt: skip
"""Mots qui ne changent pas ce qui est dit ; « avant », « sans », « pour », « sa », « ne » n'en sont pas."""
CIVILITES = {
    **dict.fromkeys(("madame", "mesdames", "mme", "mmes", "mademoiselle", "mlle"), "madame"),
    **dict.fromkeys(("monsieur", "messieurs", "mr"), "monsieur"),
}
ACCENTS_QUI_COMPTENT = frozenset({"né", "dû", "où", "sûr", "là", "dès", "mûr"})
"""Sans leur accent, ce sont d'autres mots : une négation, un article, une préposition."""
ELISIONS = {"n": "ne", "s": "se", "m": "me", "t": "te", "j": "je", "c": "ce"}
INVARIABLES = frozenset({"fils", "cours", "mois", "fois", "temps", "vers", "sous", "plus", "moins", "dans"})
"""Mots qu'un s final distingue d'un autre mot, sans en faire un pluriel."""
SINGULIER_MINIMAL = 3

ABREVIATIONS = (
    (re.compile(r"\b[nN][°º]"), "numéro "),
    (re.compile(r"\bM\.(?=\s)"), "monsieur "),
    (re.compile(r"\bs'(?=ils?\b)", re.IGNORECASE), "si "),
    (re.compile(r"\((e|s|x|es)\)"), ""),
)
MORCEAU = re.compile(
    r"""
    (?P<exact> https?://[^\s<>«»"]*[\w/]            # une adresse
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                # une adresse électronique
      | (?:\w+[./:_-])*\w*\d\w*(?:[./:,_-]\w+)*     # un nombre, une date, une heure, un n°, un article de loi
      | \w+(?:\.\w+)+                               # un nom de fichier, de domaine
      | [€$£%]
      | [<>≤≥](?=\s*\d) | (?<!\w)[+−-](?=\s*\d)
    )
    | (?P<elide> [^\W\d_]+)'(?=\w)
    | (?P<mot> [^\W\d_]+)
    """,
    re.VERBOSE,
)
NOMBRE_ET_UNITE = re.compile(r"(\d+)([^\W\d_]+)")
FIN_DE_PHRASE = re.compile(r"(?<=[.!?…;])\s+")
PHRASES_A_LA_SUITE = 6


def mots_pleins(texte: str) -> tuple[str, ...]:
    """Ce qui porte le sens d'un texte, dans l'ordre, civilités mises à part.

    >>> mots_pleins("Votre demande n'est pas déposée : il reste 30 jours.")
    ('demande', 'ne', 'pas', 'deposee', 'il', 'reste', '30', 'jours')
    """
    return tuple(mot for mot in _mots(texte) if mot not in CIVILITES)


def meme_sens(attendu: object, obtenu: object) -> bool:
    """Dit si deux textes, ou deux suites de textes de même longueur, disent la même chose en d'autres mots.

    Un texte sans mot plein (« ? », « À : ») ne dit rien qu'on puisse reconnaître autrement.
    """
    if isinstance(attendu, str) and isinstance(obtenu, str):
        return normalise(attendu) == normalise(obtenu) or _dit_de_meme(attendu, obtenu)
    if isinstance(attendu, list | tuple) and isinstance(obtenu, list | tuple):
        return len(attendu) == len(obtenu) and all(map(meme_sens, attendu, obtenu))
    return attendu == obtenu


def de_meme_sens(attendu: str, textes: Sequence[str]) -> str | None:
    """Le premier de ces textes, ou de leurs phrases entières prises à la suite, qui dit la même chose ; sinon rien.

    Jamais un morceau de phrase : ce qu'on en ôterait pourrait la nier.
    """
    return next((passage for passage in _passages(textes) if meme_sens(attendu, passage)), None)


def _passages(textes: Sequence[str]) -> Iterator[str]:
    for texte in textes:
        yield texte
        phrases = FIN_DE_PHRASE.split(texte)
        for debut, fin in combinations(range(len(phrases) + 1), 2):
            if fin - debut <= PHRASES_A_LA_SUITE:
                yield " ".join(phrases[debut:fin])


def _dit_de_meme(attendu: str, obtenu: str) -> bool:
    voulus, lus = mots_pleins(attendu), mots_pleins(obtenu)
    return (
        bool(voulus)
        and len(voulus) == len(lus)
        and all(map(_meme_mot, voulus, lus))
        and _memes_personnes(attendu, obtenu)
    )


def _memes_personnes(attendu: str, obtenu: str) -> bool:
    """Faux si deux civilités se contredisent ; l'un des textes peut n'en avoir aucune."""
    voulues, lues = (
        {CIVILITES[mot] for mot in _mots(texte) if mot in CIVILITES} for texte in (attendu, obtenu)
    )
    return not voulues or not lues or not voulues.isdisjoint(lues)


def _meme_mot(un: str, autre: str) -> bool:
    court, long = sorted((un, autre), key=len)
    pluriel = len(court) >= SINGULIER_MINIMAL and court.isalpha() and long in {f"{court}s", f"{court}x"}
    return court == long or (pluriel and long not in INVARIABLES)


def _mots(texte: str) -> Iterator[str]:
    propre = normalise(texte)
    for abreviation, entier in ABREVIATIONS:
        propre = abreviation.sub(entier, propre)
    for morceau in MORCEAU.finditer(propre):
        if exact := morceau["exact"]:
            mesure = NOMBRE_ET_UNITE.fullmatch(exact)
            yield from (mesure[1], _sans_accent(mesure[2])) if mesure else (exact,)
        elif elide := morceau["elide"]:
            yield from _elision(elide.lower())
        elif (mot := morceau["mot"].lower()) not in OUTILS:
            yield mot if mot in ACCENTS_QUI_COMPTENT else _sans_accent(mot)


def _elision(mot: str) -> Iterator[str]:
    if mot not in OUTILS:
        yield f"{_sans_accent(mot)}e" if mot.endswith("qu") else ELISIONS.get(mot, _sans_accent(mot))


def _sans_accent(mot: str) -> str:
    decompose = unicodedata.normalize("NFD", mot.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(signe for signe in decompose if not unicodedata.combining(signe))
