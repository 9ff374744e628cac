"""Quelle règle un constat met en cause."""

import re

import pytest

from reports.exigences import Referentiel, charge
from steps.controles.constat import normalise

FORME = re.compile(r"EXG-\d{2}-\d{2}")


class Regles:
    """Les règles que nomme le scénario en cours."""

    def __init__(self, nommees: list[str], referentiel: Referentiel) -> None:
        self._nommees = nommees
        self._referentiel = referentiel

    def pour(self, propre: str = "", *, citant: str = "") -> str:
        """La seule règle du scénario.

        À défaut (un parcours n'en nomme aucune, une visite en sert plusieurs) : la règle propre à ce qui est lu,
        ou la première dont l'énoncé cite ce texte. `ValueError` si rien ne la désigne.
        """
        if len(self._nommees) == 1:
            return self._nommees[0]
        if propre:
            return propre
        for exigence in self._referentiel.exigences.values():
            if citant and normalise(citant) in normalise(exigence.regle):
                return exigence.id
        raise ValueError(f"Aucune règle unique pour ce pas : le scénario en nomme {len(self._nommees)}.")


@pytest.fixture
def regles(request: pytest.FixtureRequest) -> Regles:
    """Les règles du scénario, d'après ses étiquettes."""
    nommees = sorted({m.name for m in request.node.iter_markers() if FORME.fullmatch(m.name)})
    return Regles(nommees, charge(request.config.rootpath / "features"))
