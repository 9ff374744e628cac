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
    """Joue d'abord les plus longs : à la fin, ils laisseraient un cœur sans rien à faire."""
    items.sort(key=lambda item: item.path.relative_to(config.rootpath).as_posix() not in LONGS)
