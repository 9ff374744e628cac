"""Relie les constats à l'enregistreur : chacun est signalé, tenu ou non."""

from collections.abc import Generator

import pytest

from steps.controles.constat import Constat, observe
from steps.controles.enonce import dit


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Signale les constats du scénario par le crochet de la recette."""

    def signale(constat: Constat) -> None:
        item.config.hook.pytest_recette_constat(
            config=item.config,
            regle=constat.regle,
            attendu=dit(constat.attendu),
            obtenu=dit(constat.obtenu),
            ou=constat.ou,
            conforme=constat.conforme,
        )

    with observe(signale):
        return (yield)
