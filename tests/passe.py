"""Passe les contrôles (style, types, architecture) de front, puis les essais ; commande « ./recette tests ».

Tout est joué, même après un échec. La dernière ligne compte les essais et les contrôles ensemble.
"""

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from reports.commande import DEPUIS

RACINE = Path(__file__).parents[1]

CONTROLES = {
    "ruff check": ("-m", "ruff", "check", "--quiet", "--output-format=concise"),
    "ruff format": ("-m", "ruff", "format", "--check", "--output-format=concise"),
    "mypy": ("-m", "mypy", "--no-error-summary"),
    "lint-imports": ("-c", "from importlinter.cli import lint_imports_command as joue; joue()", "--no-logo"),
}


@dataclass(frozen=True)
class Compte:
    """Ce que pytest a compté ; un essai en erreur compte avec les échecs."""

    bons: int
    echecs: int
    sautes: int


def main(options: list[str]) -> int:
    """Passe tout ; rend 0, ou 1 si un contrôle ou un essai échoue."""
    en_echec = controles()
    debut = time.monotonic()
    compte, code = essais(options)
    ligne("essais", code == 0, debut)
    if en_echec:
        print(f"Contrôles en échec, détaillés plus haut : {', '.join(en_echec)}")
    bons = compte.bons + len(CONTROLES) - len(en_echec)
    print(f"{bons} passed, {compte.echecs + len(en_echec)} failed, {compte.sautes} skipped", flush=True)
    return 1 if code or en_echec else 0


def ligne(nom: str, bon: bool, debut: float) -> None:
    """Une ligne du bilan : le verdict, le nom, le temps (s)."""
    temps = f"{time.monotonic() - debut:.1f} s".replace(".", ",")
    print(f"{'bon' if bon else 'ÉCHEC':<6} {nom:<13} {temps:>8}", flush=True)


def controles() -> list[str]:
    """Passe les contrôles de front, chacun annoncé dès qu'il finit ; rend les noms de ceux qui échouent."""
    debut = time.monotonic()
    en_echec = []
    with ThreadPoolExecutor() as equipe:
        taches = {equipe.submit(controle, arguments): nom for nom, arguments in CONTROLES.items()}
        for tache in as_completed(taches):
            fait = tache.result()
            ligne(taches[tache], fait.returncode == 0, debut)
            if fait.returncode:
                en_echec.append(taches[tache])
                print(fait.stdout, flush=True)
    return en_echec


def controle(arguments: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """Joue un contrôle et garde ce qu'il écrit."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=RACINE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def essais(options: list[str]) -> tuple[Compte, int]:
    """Joue pytest sur tests/, un processus de plus que de cœurs ; rend son compte et son code."""
    with tempfile.TemporaryDirectory() as dossier:
        resultats = Path(dossier) / "essais.xml"
        # Bien des essais attendent un navigateur ou un serveur : un processus de plus emploie ce temps.
        # Les plus longs sont au début (tests/conftest.py) : un processus libre prend ce qui reste aux autres.
        coeurs = ["-n", str(min((os.cpu_count() or 1) + 1, 5)), "--dist", "worksteal"]
        dits = [f"--junitxml={resultats}", "-rfEs"]  # échecs, erreurs, et pourquoi un essai n'est pas joué
        pytest = [sys.executable, "-m", "pytest", "tests", *coeurs, *dits, *options]
        # Ce que le lanceur dit aux commandes d'un utilisateur ne vaut pas pour celles que des essais lancent.
        propres = {nom: valeur for nom, valeur in os.environ.items() if nom != DEPUIS}
        code = subprocess.run(pytest, cwd=RACINE, env=propres, check=False).returncode
        return compte(resultats, code), code


def compte(resultats: Path, code: int) -> Compte:
    """Lit le compte écrit par pytest (JUnit) ; s'il a échoué sans rien compter, cela fait un échec."""
    if not resultats.exists():
        return Compte(0, 1, 0)
    nombres = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    for suite in ET.parse(resultats).iter("testsuite"):  # noqa: S314 (écrit par notre pytest)
        nombres = {mot: n + int(suite.get(mot, 0)) for mot, n in nombres.items()}
    echecs = nombres["failures"] + nombres["errors"]
    bons = max(nombres["tests"] - echecs - nombres["skipped"], 0)
    return Compte(bons, echecs or int(code != 0), nombres["skipped"])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("\nrecette : interrompu.", file=sys.stderr)
        sys.exit(130)
