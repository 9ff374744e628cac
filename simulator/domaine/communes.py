"""Les communes françaises : quel code INSEE pour un code postal et une ville (S20)."""

import gzip
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

DONNEES = Path(__file__).parent / "donnees" / "communes.csv.gz"

_ABREGES = {"ST": "SAINT", "STE": "SAINTE"}


class Communes:
    """Répertoire de toutes les communes (origine et licence : donnees/ORIGINE.md)."""

    def du_code_postal(self, code_postal: str) -> Mapping[str, str]:
        """Nom et code INSEE des communes de ce code postal, ou de l'arrondissement municipal.

        >>> Communes().du_code_postal("69003")
        {'Lyon': '69383'}
        """
        return _repertoire().get(code_postal, {})

    def codes_du_nom(self, ville: str) -> frozenset[str]:
        """Codes INSEE des communes de ce nom, où qu'elles soient : une naissance n'a pas de code postal.

        >>> sorted(Communes().codes_du_nom("Lille"))
        ['59350']
        """
        return _codes_par_nom().get(self.cle(ville), frozenset())

    def cle(self, ville: str) -> str:
        """Nom comparable : capitales sans accents ni tirets, « St » et « Ste » en toutes lettres.

        >>> Communes().cle("St-Denis-lès-Bourg")
        'SAINT DENIS LES BOURG'
        """
        lettres = unicodedata.normalize("NFKD", ville.upper().replace("Œ", "OE"))
        mots = "".join(c if c.isalnum() else " " for c in lettres if not unicodedata.combining(c)).split()
        return " ".join(_ABREGES.get(mot, mot) for mot in mots)


@cache
def _repertoire() -> Mapping[str, Mapping[str, str]]:
    repertoire: dict[str, dict[str, str]] = {}
    with gzip.open(DONNEES, "rt", encoding="utf-8") as lignes:
        for ligne in lignes:
            code_postal, nom, insee = ligne.rstrip("\n").split(";")
            repertoire.setdefault(code_postal, {})[nom] = insee
    return repertoire


@cache
def _codes_par_nom() -> Mapping[str, frozenset[str]]:
    cle = Communes().cle
    codes: dict[str, set[str]] = {}
    for noms in _repertoire().values():
        for nom, insee in noms.items():
            codes.setdefault(cle(nom), set()).add(insee)
    return {nom: frozenset(insee) for nom, insee in codes.items()}
