"""Codes des pays et des nationalités d'après leur nom français (ISO 3166-1, et XA, XB, XH, XX du 2D-DOC).

`pays.tsv` : code, noms du pays, nationalités au féminin ; plusieurs écritures sont séparées par « ; ».
"""

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from steps.controles.ecriture import ecriture_2d_doc

Colonne = Literal["pays", "nationalite"]
COLONNES: tuple[Colonne, ...] = ("pays", "nationalite")


def codes_du_pays(nom: str) -> frozenset[str]:
    """Codes que peut porter un pays de ce nom, sans égard aux accents ni à la casse ; vide s'il est inconnu.

    >>> sorted(codes_du_pays("Côte d'Ivoire"))
    ['CI']
    """
    return _codes("pays").get(ecriture_2d_doc(nom), frozenset())


def codes_de_la_nationalite(nationalite: str) -> frozenset[str]:
    """Codes que peut porter cette nationalité, au féminin ; aucun si elle est inconnue.

    >>> sorted(codes_de_la_nationalite("CONGOLAISE"))
    ['CD', 'CG']
    """
    return _codes("nationalite").get(ecriture_2d_doc(nationalite), frozenset())


def noms_du_pays(code: str) -> tuple[str, ...]:
    """Noms du pays de ce code, écrits comme dans un 2D-DOC ; vide si le code est inconnu.

    >>> noms_du_pays("MM")
    ('BIRMANIE', 'MYANMAR')
    """
    return tuple(nom for nom, codes in _codes("pays").items() if code in codes)


def nom_du_code(code: str) -> str | None:
    """Nom du pays de ce code ou, pour qui n'a pas de pays (réfugié, apatride), de sa nationalité.

    >>> nom_du_code("XA")
    'APATRIDE'
    """
    noms = (nom for colonne in COLONNES for nom, codes in _codes(colonne).items() if code in codes)
    return next(noms, None)


@cache
def _codes(colonne: Colonne) -> Mapping[str, frozenset[str]]:
    codes: defaultdict[str, set[str]] = defaultdict(set)
    with Path(__file__).with_name("pays.tsv").open(encoding="utf-8", newline="") as fichier:
        for ligne in csv.DictReader(fichier, dialect="excel-tab"):
            for nom in filter(None, (nom.strip() for nom in ligne[colonne].split(";"))):
                codes[ecriture_2d_doc(nom)].add(ligne["code"])
    return {nom: frozenset(valeurs) for nom, valeurs in codes.items()}
