"""Dire une valeur en français dans un message d'écart ou un rapport, sans jamais y écrire un jeton."""

import hashlib
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from steps.controles.lecture import lisible
from steps.controles.textes import normalise

PARIS = ZoneInfo("Europe/Paris")
JETON = re.compile(r"eyJ[\w-]{5,}(?:\.[\w-]*){1,2}")
LONGUEUR_D_UN_TEXTE_COURT = 60
CONTEXTE = 25
SUITE = "\n             "
"""Passage à la ligne dans un message, aligné sous la valeur."""


def dit(valeur: object) -> str:  # noqa: C901, PLR0911, PLR0912 (une ligne par sorte de valeur)
    """Énoncé français d'une valeur : dates en JJ/MM/AAAA, durées en h/min/s, octets par leur empreinte.

    >>> from datetime import date
    >>> dit((date(2022, 4, 26), date(2022, 10, 25)))
    'du 26/04/2022 au 25/10/2022'
    """
    match valeur:
        case None:
            return "rien"
        case bool():
            return "oui" if valeur else "non"
        case Enum():
            return str(valeur.value)
        case str():
            return _dit_un_texte(valeur)
        case bytes():
            return f"{len(valeur)} octets, empreinte SHA-256 {hashlib.sha256(valeur).hexdigest()}"
        case datetime():
            return _dit_un_instant(valeur)
        case date():
            return f"{valeur:%d/%m/%Y}"
        case timedelta():
            return _dit_une_duree(valeur)
        case float():
            return str(valeur).replace(".", ",")
        case (date() as debut, date() as fin):
            return f"du {dit(debut)} au {dit(fin)}"
        case Mapping():
            return "; ".join(f"{masque(str(cle))} : {dit(v)}" for cle, v in valeur.items()) or "rien (vide)"
        case list() | tuple():
            return " | ".join(map(dit, valeur)) or "rien (liste vide)"
        case AbstractSet():
            return " | ".join(sorted(map(dit, valeur))) or "rien (ensemble vide)"
        case _:
            return masque(lisible(valeur))


def masque(texte: str) -> str:
    """Texte où chaque jeton JWT est remplacé : un jeton est un secret et n'entre dans aucune trace."""
    return JETON.sub("<jeton masqué>", texte)


def premiere_difference(attendu: object, obtenu: object) -> str | None:
    """Où deux longs textes commencent à différer, blancs normalisés ; rien s'ils sont courts."""
    if not (isinstance(attendu, str) and isinstance(obtenu, str)):
        return None
    gauche, droite = normalise(masque(attendu)), normalise(masque(obtenu))
    if min(len(gauche), len(droite)) <= LONGUEUR_D_UN_TEXTE_COURT or gauche == droite:
        return None
    paires = zip(gauche, droite, strict=False)
    rang = next((i for i, (a, b) in enumerate(paires) if a != b), min(len(gauche), len(droite)))
    debut, fin = max(0, rang - CONTEXTE), rang + CONTEXTE
    return f"« …{gauche[debut:fin]}… » attendu, « …{droite[debut:fin]}… » obtenu"


def _dit_un_texte(texte: str) -> str:
    if type(texte) is not str:
        return masque(lisible(str(texte)))
    lignes = [lisible(ligne) for ligne in masque(texte).replace("\r\n", "\n").split("\n")]
    return f"« {SUITE.join(lignes)} »" if texte else "« » (texte vide)"


def _dit_un_instant(instant: datetime) -> str:
    if instant.tzinfo is not None:
        instant = instant.astimezone(PARIS)
    fraction = f",{instant.microsecond:06}" if instant.microsecond else ""
    return f"{instant:%d/%m/%Y %H:%M:%S}{fraction}"


def _dit_une_duree(duree: timedelta) -> str:
    signe, duree = ("- ", -duree) if duree < timedelta() else ("", duree)
    minutes, secondes = divmod(duree.total_seconds(), 60)
    heures, minutes = divmod(int(minutes), 60)
    parties = [
        f"{heures} h" * (heures > 0),
        f"{minutes} min" * (minutes > 0),
        f"{secondes:g} s" * (secondes > 0),
    ]
    return signe + (" ".join(filter(None, parties)) or "0 s").replace(".", ",")
