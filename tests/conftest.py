"""Options des tests du projet."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """« --complet » : les tests qui tirent des exemples en tirent beaucoup plus."""
    parser.addoption(
        "--complet", action="store_true", help="Tire dix fois plus d'exemples (quelques minutes)."
    )
