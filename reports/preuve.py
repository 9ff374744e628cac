"""Greffon pytest : la campagne de preuve (`--preuve`).

Chaque scénario est joué sous chaque défaut de ses règles (la fixture `defaut` dit lequel) et, s'il y est rouge,
aussitôt sans défaut : c'est son témoin, sans lequel rien ne dit que le défaut l'a fait rougir. Dès qu'un défaut est
tué, ses scénarios restants sont abandonnés. Les parcours ne prouvent rien et ne se jouent pas.
"""

import pytest

from reports.campagne import Campagne
from reports.enregistreur import est_une_recette, referentiel_de
from reports.jury import CATALOGUE, Jury


@pytest.fixture
def defaut(request: pytest.FixtureRequest) -> str | None:
    """Le défaut à poser pour ce scénario, None hors d'une campagne de preuve et pour un témoin."""
    pose: str | None = getattr(request, "param", None)
    return pose


def pytest_addoption(parser: pytest.Parser) -> None:
    """Déclare `--preuve`."""
    parser.getgroup("recette").addoption(
        "--preuve",
        action="store_true",
        help="prouve que chaque règle est surveillée : joue ses scénarios sous chacun de ses défauts",
    )


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Met la campagne en place dans ce processus."""
    if not config.getoption("preuve") or not est_une_recette(config):
        return
    campagne = Campagne(config, referentiel_de(config))
    config.pluginmanager.register(campagne, "recette-campagne")
    if hasattr(config, "workerinput"):
        campagne.recoit(config.workerinput[CATALOGUE])
    else:
        config.pluginmanager.register(Jury(config, campagne), "recette-jury")
