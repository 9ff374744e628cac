"""Les codes de sortie de la recette et leur traduction depuis ceux de pytest."""

from enum import IntEnum

import pytest


class Code(IntEnum):
    """Ce que la commande rend à qui l'a lancée."""

    CONFORME = 0
    NON_CONFORME = 1
    MAUVAIS_USAGE = 2
    INJOIGNABLE = 3
    INCOMPLET = 4
    PREUVE_EN_ECHEC = 5


_DEPUIS_PYTEST: dict[int, Code] = {
    pytest.ExitCode.OK: Code.CONFORME,
    pytest.ExitCode.TESTS_FAILED: Code.NON_CONFORME,
    pytest.ExitCode.INTERRUPTED: Code.INCOMPLET,
    pytest.ExitCode.INTERNAL_ERROR: Code.INCOMPLET,
    pytest.ExitCode.USAGE_ERROR: Code.MAUVAIS_USAGE,
    pytest.ExitCode.NO_TESTS_COLLECTED: Code.MAUVAIS_USAGE,
}


def traduit(brut: int) -> Code:
    """Code de la recette pour un code brut de pytest ; un code inconnu vaut INCOMPLET.

    >>> traduit(pytest.ExitCode.USAGE_ERROR).name
    'MAUVAIS_USAGE'
    """
    return _DEPUIS_PYTEST.get(brut, Code.INCOMPLET)


CODE_DECIDE = pytest.StashKey[Code]()
"""Posé dans `config.stash` par ce qui a conclu l'exécution ; il prime sur le code de pytest."""
