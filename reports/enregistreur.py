"""Greffon pytest : enregistre chaque scénario, puis écrit le rapport de l'exécution.

À déclarer dans `pytest_plugins`. Les tests propres au projet (`tests/`) ne produisent pas de rapport ; les
codes de sortie sont traduits dans tous les cas.
"""

import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from reports import crochets, provenance
from reports.archiviste import Archiviste
from reports.arrets import Arrets
from reports.codes import CODE_DECIDE, traduit
from reports.commande import depuis_ici
from reports.exigences import ErreurDeReferentiel, Referentiel, charge
from reports.masque import Masque
from reports.observateur import MASQUE, RELEVE, Observateur, Releve
from reports.preuves import Preuves
from reports.progression import Progression
from reports.rendu import SORTIE_RELATIVE

DOSSIER = pytest.StashKey[Path]()
"""Dossier de l'exécution ; absent si rien ne s'enregistre."""
_TESTS = "tests"


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Déclare les crochets de la recette."""
    pluginmanager.add_hookspecs(crochets)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Déclare les options de l'enregistrement."""
    groupe = parser.getgroup("recette", "Recette")
    groupe.addoption(
        "--sortie",
        type=Path,
        metavar="DOSSIER",
        help=f"dossier du rapport, vide ou à créer (par défaut {SORTIE_RELATIVE}/<date>_<heure>)",
    )
    groupe.addoption("--sans-preuves", action="store_true", help="n'écrire ni page, ni image, ni pièce")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choisit le dossier de l'exécution et met en place observateur et archiviste."""
    config.stash[MASQUE] = Masque()
    config.pluginmanager.register(Arrets(config), "recette-arrets")
    verifie_les_chemins(config)
    if not est_une_recette(config) or config.getoption("preuve", default=False):
        return
    referentiel = referentiel_de(config)
    principal = not hasattr(config, "workerinput")
    dossier = _dossier(config)
    config.stash[DOSSIER] = dossier
    preuves = not config.getoption("sans_preuves")
    config.pluginmanager.register(
        Observateur(config, referentiel, dossier, preuves=preuves), "recette-observateur"
    )
    if principal:
        config.pluginmanager.register(
            Archiviste(config, referentiel, dossier, preuves=preuves), "recette-archiviste"
        )
        config.pluginmanager.register(Progression(config), "recette-progression")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Donne aux processus de pytest-xdist le dossier choisi par le premier."""
    if DOSSIER in node.config.stash:
        node.workerinput["recette_dossier"] = str(node.config.stash[DOSSIER])


@pytest.hookimpl(wrapper=True)
def pytest_cmdline_main(config: pytest.Config) -> Generator[None, int | None, int | None]:
    """Rend les codes de la recette, et une phrase plutôt qu'une trace pour un mauvais usage."""
    try:
        brut = yield
    except pytest.UsageError as erreur:
        if hasattr(config, "workerinput"):
            raise
        brut = pytest.ExitCode.USAGE_ERROR
        for phrase in erreur.args:
            sys.stderr.write(f"recette : {phrase}\n")
    if hasattr(config, "workerinput") or brut is None:
        return brut
    return config.stash.get(CODE_DECIDE, traduit(brut))


@pytest.fixture
def preuves(request: pytest.FixtureRequest) -> Preuves:
    """Le dossier de preuves du scénario (`page`, `courriel`, `pdf`, `code`, `texte`, `secret`)."""
    releve = request.node.stash.get(RELEVE, None)
    if isinstance(releve, Releve):
        return releve.preuves
    return Preuves(None, request.config.stash[MASQUE], None, images=False)


def est_une_recette(config: pytest.Config) -> bool:
    """Faux pour une aide, une simple collecte, ou quand seuls les tests propres au projet sont demandés."""
    if config.option.collectonly or config.option.help:
        return False
    tests = config.rootpath / _TESTS
    demandes = [
        (config.invocation_params.dir / argument.split("::")[0]).resolve() for argument in config.args
    ]
    return not demandes or not all(demande.is_relative_to(tests) for demande in demandes)


def referentiel_de(config: pytest.Config) -> Referentiel:
    """Les exigences du projet joué.

    Raises:
        pytest.UsageError: référentiel absent ou mal rempli.
    """
    try:
        return charge(config.rootpath / "features")
    except ErreurDeReferentiel as erreur:
        raise pytest.UsageError(str(erreur)) from erreur


def verifie_les_chemins(config: pytest.Config) -> None:
    """Refuse un chemin qui n'existe pas, avant de démarrer quoi que ce soit.

    Raises:
        pytest.UsageError: le chemin est introuvable.
    """
    for argument in config.args:
        chemin = config.invocation_params.dir / argument.split("::")[0]
        if not chemin.exists() and not config.option.pyargs:
            raise pytest.UsageError(f"« {argument} » : ni fichier ni dossier de ce nom (un lot : --lot NOM)")


def _dossier(config: pytest.Config) -> Path:
    transmis = getattr(config, "workerinput", {}).get("recette_dossier")
    if transmis is not None:
        return Path(transmis)
    demande: Path | None = config.getoption("sortie")
    if demande is not None:
        dossier = (config.invocation_params.dir / depuis_ici(demande)).resolve()
        if dossier.exists() and (not dossier.is_dir() or any(dossier.iterdir())):
            raise pytest.UsageError(f"--sortie {demande} : ce dossier n'est pas vide, choisissez-en un autre")
        return dossier
    base = config.rootpath / SORTIE_RELATIVE / f"{provenance.maintenant():%Y-%m-%d_%H%M%S}"
    dossier, rang = base, 1
    while dossier.exists():
        rang += 1
        dossier = base.with_name(f"{base.name}_{rang}")
    return dossier
