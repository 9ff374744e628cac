"""Relie les constats et les remarques de rédaction à l'enregistreur : chacun est signalé, tenu ou non."""

from collections.abc import Generator

import pytest

from steps.controles.constat import Constat, observe
from steps.controles.enonce import dit
from steps.controles.redaction import TOLERANTE, Difference, courante, tolere


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Règle, le temps du scénario, la rédaction que le profil de la cible admet."""
    cible = item.config.hook.pytest_recette_cible(config=item.config)
    if not cible or cible.get("redaction") != TOLERANTE:
        return (yield)

    def signale(regle: str | None, difference: Difference) -> None:
        item.config.hook.pytest_recette_remarque(
            config=item.config,
            regle=regle,
            attendu=dit(difference.attendu),
            obtenu=dit(difference.obtenu),
            ou=difference.ou,
        )

    with tolere(signale):
        return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_after_step() -> None:
    """Le pas n'a pas fait de constat : ce qu'il a fallu tolérer n'est à aucune règle, mais se dit au sien."""
    _dit_le_reste()


def _dit_le_reste() -> None:
    if tolerance := courante():
        tolerance.attribue(None)


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
        try:
            return (yield)
        finally:
            _dit_le_reste()
