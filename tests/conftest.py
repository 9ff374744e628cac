"""Options des tests du projet."""

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
    """Met les plus longs au début de chaque moitié : deux processus s'en chargent, puis se prennent ce qui reste."""
    longs = [item for item in items if item.path.relative_to(config.rootpath).as_posix() in LONGS]
    courts = [item for item in items if item not in longs]
    milieu = len(courts) // 2
    items[:] = [*longs[::2], *courts[:milieu], *longs[1::2], *courts[milieu:]]
