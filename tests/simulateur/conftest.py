"""Fixtures des essais du simulateur."""

from collections.abc import Iterator

import pytest

from simulator.domaine.evenements import UniteDeTravail
from tests.simulateur.banc import Banc


@pytest.fixture(scope="session")
def _instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Banc]:
    banc = Banc(tmp_path_factory.mktemp("simulateur"))
    yield banc
    banc.ferme()


@pytest.fixture
def banc(_instance: Banc) -> Iterator[Banc]:
    """Une instance vide, à midi, sans serveur de courriel."""
    _instance.vide()
    yield _instance
    # Un essai qui a lu la base sans passer par une page en tient le verrou : le facteur l'attendrait en vain.
    _instance.services[UniteDeTravail].libere()
