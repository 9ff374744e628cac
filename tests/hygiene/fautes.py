"""Une faute de forme, et ce qu'on en tolère."""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest


@dataclass(frozen=True, order=True, slots=True)
class Faute:
    """Une faute, là où elle est écrite.

    `fichier` est relatif à la racine du projet ; `ligne` commence à 1, et vaut 0 pour le fichier entier ;
    `objet` est le texte en cause, tel qu'écrit ; `quoi` dit la faute et ce qui est attendu.
    """

    fichier: str
    ligne: int
    objet: str
    quoi: str

    def __str__(self) -> str:
        lieu = f"{self.fichier}:{self.ligne}" if self.ligne else self.fichier
        return f"{lieu} : « {self.objet} » : {self.quoi}"


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Une faute admise, pour une raison : cet objet, dans ce fichier, à quelque ligne qu'il soit."""

    fichier: str
    objet: str
    raison: str


def bilan(fautes: Iterable[Faute], tolerances: Iterable[Tolerance] = ()) -> str:
    """Une ligne par faute non tolérée, puis par tolérance inutile ou sans raison ; vide si tout va bien.

    >>> bilan([], [Tolerance("a.py", "sleep", "ancienne machine")])
    'a.py : « sleep » : tolérance inutile, à retirer'
    """
    uniques = sorted(set(fautes))
    admises = {(tolerance.fichier, tolerance.objet): tolerance.raison.strip() for tolerance in tolerances}
    lignes = [str(faute) for faute in uniques if (faute.fichier, faute.objet) not in admises]
    vues = {(faute.fichier, faute.objet) for faute in uniques}
    for (fichier, objet), raison in admises.items():
        if (fichier, objet) not in vues:
            lignes.append(f"{fichier} : « {objet} » : tolérance inutile, à retirer")
        elif not raison:
            lignes.append(f"{fichier} : « {objet} » : tolérance sans raison")
    return "\n".join(lignes)


def exige_aucune(fautes: Iterable[Faute], tolerances: Iterable[Tolerance] = ()) -> None:
    """Fait échouer l'essai, une ligne par faute, si le bilan n'est pas vide."""
    if lignes := bilan(fautes, tolerances):
        pytest.fail(lignes, pytrace=False)
