"""Jouer un petit projet de recette dans un dossier provisoire et lire ce qu'il en reste."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from reports import enregistrement, rapport
from reports.modele import Enregistrement, ExigenceEnregistree, ScenarioEnregistre
from tests.rapports.exemples import AVEC_PIECES, PARCOURS, PIECES, SITE
from tests.rapports.projet import fichiers

RACINE = Path(__file__).resolve().parents[2]
JEU = (sys.executable, "-m", "reports.jeu")


@dataclass(frozen=True)
class Jouee:
    """Une exécution : code de sortie, terminal, dossier du rapport."""

    code: int
    sortie: str
    erreurs: str
    racine: Path

    @property
    def dossier(self) -> Path:
        """Le dernier dossier de rapport."""
        return max(chemin.parent for chemin in self.racine.glob("reports/sortie/*/recette.json"))

    @property
    def lu(self) -> Enregistrement:
        """L'enregistrement, vérifié contre son schéma."""
        return enregistrement.lit(self.dossier / "recette.json")

    def exigence(self, identifiant: str) -> ExigenceEnregistree:
        return next(une for une in self.lu["exigences"] if une["id"] == identifiant)

    def scenario(self, nom: str) -> ScenarioEnregistre:
        return next(un for un in self.lu["scenarios"] if un["nom"] == nom)

    @property
    def preuve(self) -> dict[str, Any]:
        """La campagne de preuve."""
        lue: dict[str, Any] = json.loads(
            (self.racine / "reports/sortie/preuve.json").read_text(encoding="utf-8")
        )
        return lue


Joue = Callable[..., Jouee]


def ecrit_le_projet(dossier: Path, scenarios: str, autres: Mapping[str, str] | None) -> None:
    """Écrit le petit projet dans ce dossier."""
    for nom, contenu in fichiers(scenarios, autres).items():
        chemin = dossier / nom
        chemin.parent.mkdir(parents=True, exist_ok=True)
        chemin.write_text(contenu, encoding="utf-8")


def _seul(options: tuple[str, ...]) -> tuple[str, ...]:
    """Un processus, sauf demande contraire : en ouvrir deux prend plus de temps que jouer ces projets."""
    return () if "-n" in options else ("-n", "0")


def joue_a_part(dossier: Path, scenarios: str, *options: str, autres: Mapping[str, str]) -> Jouee:
    """Comme `joue`, dans un dossier qui peut servir à plusieurs essais."""
    ecrit_le_projet(dossier, scenarios, autres)
    propres = {nom: valeur for nom, valeur in os.environ.items() if not nom.startswith("PYTEST_")}
    joue = subprocess.run(
        [*JEU, *_seul(options), *options],
        cwd=dossier,
        env={**propres, "PYTHONPATH": f"{RACINE}:{dossier}"},
        capture_output=True,
        text=True,
        check=False,
    )
    return Jouee(joue.returncode, joue.stdout, joue.stderr, dossier)


@pytest.fixture
def joue(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Joue:
    """`joue(scenarios, *options, autres={})` : écrit le projet et lance `python -m reports.jeu`, seul sauf « -n »."""
    monkeypatch.setenv("PYTHONPATH", f"{RACINE}:{pytester.path}")
    for variable in ("PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER"):
        monkeypatch.delenv(variable, raising=False)

    def joue(scenarios: str, *options: str, autres: Mapping[str, str] | None = None) -> Jouee:
        ecrit_le_projet(pytester.path, scenarios, autres)
        resultat = pytester.run(*JEU, *_seul(options), *options)
        return Jouee(int(resultat.ret), resultat.stdout.str(), resultat.stderr.str(), pytester.path)

    return joue


@pytest.fixture(scope="session")
def jouee_une_fois(tmp_path_factory: pytest.TempPathFactory) -> Jouee:
    """Une exécution à deux processus : un état de chaque sorte, des tables, des pièces, un parcours."""
    autres = {"site_d_essai.py": SITE, "pieces.py": PIECES, "features/parcours/cas1.feature": PARCOURS}
    greffons = ("-p", "site_d_essai", "-p", "pieces", "-n", "2")
    jouee = joue_a_part(tmp_path_factory.mktemp("jouee"), AVEC_PIECES, *greffons, autres=autres)
    assert jouee.code == 1, jouee.erreurs
    rapport.rend(jouee.dossier, jouee.racine, tuple(rapport.RENDUS))
    return jouee


@pytest.fixture
def jouee(jouee_une_fois: Jouee, tmp_path: Path) -> Jouee:
    """La même, à soi : un essai peut l'abîmer."""
    racine = tmp_path / "projet"
    shutil.copytree(jouee_une_fois.racine, racine)
    return replace(jouee_une_fois, racine=racine)
