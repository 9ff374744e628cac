"""Ce que les contrôles de forme ont en commun : features, référentiel et guide, lus une fois."""

import pytest

from reports.etiquettes import CAPACITES, DECISIONS
from reports.exigences import Referentiel, charge
from tests.hygiene.citations import Guide, guide
from tests.hygiene.formes import Connu
from tests.hygiene.lecture import RACINE, FichierFeature, lit


@pytest.fixture(scope="session")
def features() -> list[FichierFeature]:
    """Les features du projet, analysées."""
    return lit()


@pytest.fixture(scope="session")
def referentiel() -> Referentiel:
    """Les règles du projet."""
    return charge()


@pytest.fixture(scope="session")
def guide_transcrit() -> Guide:
    """Le guide du projet."""
    return guide(RACINE / "features" / "guide")


@pytest.fixture(scope="session")
def connu(referentiel: Referentiel) -> Connu:
    """Ce à quoi une feature du projet peut renvoyer."""
    return Connu(
        sources={nom: une.source for nom, une in referentiel.exigences.items()},
        diapos=frozenset(page.stem for page in (RACINE / "features" / "guide").glob("S[0-9][0-9].md")),
        autres=frozenset({*DECISIONS, *CAPACITES}),
    )
