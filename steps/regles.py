"""Quelle règle un constat met en cause."""

import re

import pytest

FORME = re.compile(r"EXG-\d{2}-\d{2}")


class Regles:
    """Les règles que nomme le scénario en cours."""

    def __init__(self, nommees: list[str]) -> None:
        self._nommees = nommees

    def pour(self, propre: str = "") -> str:
        """La seule règle du scénario ; à défaut d'une seule (un parcours), la règle propre à ce qui est lu."""
        if len(self._nommees) == 1:
            return self._nommees[0]
        if propre:
            return propre
        raise ValueError(f"Ce pas veut un scénario d'une seule règle ; celui-ci en nomme {self._nommees}.")


@pytest.fixture
def regles(request: pytest.FixtureRequest) -> Regles:
    """Les règles du scénario, d'après ses étiquettes."""
    return Regles(sorted({m.name for m in request.node.iter_markers() if FORME.fullmatch(m.name)}))
