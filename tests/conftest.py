"""Options des tests du projet."""

from itertools import chain, islice

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """« --complet » : les tests qui tirent des exemples en tirent beaucoup plus."""
    parser.addoption(
        "--complet", action="store_true", help="Tire dix fois plus d'exemples (quelques minutes)."
    )


LONGS = (
    "tests/situations/test_noyau_a_part.py",
    "tests/situations/test_deux_navigateurs.py",
    "tests/test_outils.py",
)
"""Les essais de plus d'une minute."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Donne d'abord les plus longs, à chaque processus les siens ; qui finit prend ce qui reste aux autres."""
    longs = [item for item in items if item.path.relative_to(config.rootpath).as_posix() in LONGS]
    courts = iter([item for item in items if item not in longs])
    processus = getattr(config, "workerinput", {}).get("workercount", 1)
    parts = [longs[rang::processus] for rang in range(processus)]
    for part, taille in zip(parts, _tailles(len(items), processus), strict=True):
        part.extend(islice(courts, max(0, taille - len(part))))
    items[:] = [*chain.from_iterable(parts), *courts]


def _tailles(nombre: int, processus: int) -> list[int]:
    """Combien d'essais de suite pytest-xdist (« worksteal ») donne d'abord à chaque processus."""
    tailles: list[int] = []
    for restants in range(processus, 0, -1):
        tailles.append((nombre - sum(tailles)) // restants)
    return tailles
