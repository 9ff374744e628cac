"""D'où vient une exécution : version et empreinte de la suite, machine, commande."""

import getpass
import hashlib
import platform
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from reports.masque import Masque
from reports.modele import Regles, Suite

_COMPOSANTS = ("features/**/*.feature", "features/*/exigences.yaml", "steps/**/*.py", "fixtures/**/*.py")
_REGLES = ("features/*/exigences.yaml", "features/guide/*.md")
_ADRESSES_DE_PIPELINE = ("CI_JOB_URL", "CI_PIPELINE_URL", "BUILD_URL")
"""GitLab, puis Jenkins."""
_DELAI_DE_GIT = 10  # secondes


def maintenant() -> datetime:
    """L'instant réel, avec le fuseau de la machine."""
    return datetime.now().astimezone()


def suite(racine: Path) -> Suite:
    """Version, commit et empreinte de la suite dont `racine` est le dossier."""
    commit = _git(racine, "rev-parse", "HEAD")
    etat = _git(racine, "status", "--porcelain")
    return Suite(
        version=_version(racine),
        commit=commit or None,
        modifiee=None if etat is None else bool(etat),
        empreinte=empreinte(racine),
    )


def empreinte(racine: Path) -> str:
    """SHA-256 des features, exigences, pas et fixtures : deux suites identiques ont la même."""
    return _resume(racine, _COMPOSANTS)


def _resume(racine: Path, motifs: tuple[str, ...]) -> str:
    resume = hashlib.sha256()
    for fichier in sorted({chemin for motif in motifs for chemin in racine.glob(motif)}):
        resume.update(fichier.relative_to(racine).as_posix().encode() + b"\0")
        resume.update(hashlib.sha256(fichier.read_bytes()).digest())
    return resume.hexdigest()


def regles(racine: Path, nombre: int) -> Regles:
    """Les règles vérifiées, leur guide et les décisions prises, résumés."""
    return Regles(empreinte=_resume(racine, _REGLES), nombre=nombre)


def operateur() -> str | None:
    """Le compte qui a lancé l'exécution, tel que la machine le nomme."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return None


def pipeline(variables: Mapping[str, str]) -> str | None:
    """L'adresse de l'exécution en intégration continue, d'après les variables que celle-ci pose."""
    if "GITHUB_RUN_ID" in variables:
        serveur, depot = variables.get("GITHUB_SERVER_URL", ""), variables.get("GITHUB_REPOSITORY", "")
        return f"{serveur}/{depot}/actions/runs/{variables['GITHUB_RUN_ID']}"
    return next((variables[nom] for nom in _ADRESSES_DE_PIPELINE if variables.get(nom)), None)


def machine() -> tuple[str, str]:
    """Version de Python et système, tels qu'ils se nomment."""
    return platform.python_version(), platform.platform(terse=True)


def commande(arguments: tuple[str, ...]) -> str:
    """La commande lancée, secrets ôtés."""
    nom = Path(sys.argv[0]).name if sys.argv[0] else "pytest"
    return Masque().texte(shlex.join([nom, *arguments]))


def _version(racine: Path) -> str | None:
    try:
        projet = tomllib.loads((racine / "pyproject.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        return None
    version = projet.get("project", {}).get("version")
    return str(version) if version is not None else None


def _git(racine: Path, *arguments: str) -> str | None:
    """Sortie d'une commande git en lecture, ou None s'il n'y a ni git ni dépôt à cet endroit."""
    if not (racine / ".git").exists():
        return None
    try:
        faite = subprocess.run(  # noqa: S603 -- arguments fixes
            ["git", "--no-optional-locks", *arguments],  # noqa: S607 -- git de la machine
            cwd=racine,
            capture_output=True,
            text=True,
            timeout=_DELAI_DE_GIT,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return faite.stdout.strip()
