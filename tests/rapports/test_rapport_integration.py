"""Les exemples d'intégration continue : bien formés, faits de commandes qui existent, et tenant ce qu'ils disent."""

import importlib
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import Any, NoReturn

import pytest
import yaml
from check_jsonschema import main as controle
from click.testing import CliRunner

from reports import enregistrement, junit
from reports.codes import Code
from tests.rapports.conftest import RACINE, ecrit_le_projet
from tests.rapports.test_rapport_lots import AUTRES, SCENARIOS

EXEMPLES = RACINE / "reports" / "integration"
SCHEMAS = {"gitlab-ci.yml": "vendor.gitlab-ci", "github-actions.yml": "vendor.github-workflows"}
PARTIES = 3
RELAIS = """#!/bin/sh
export RECETTE_DEPUIS="$PWD"
case "$1" in
    rapport) shift; exec {python} -m reports.rapport --format junit "$@" ;;
    *) exec {python} -m reports.jeu -n 0 "$@" ;;
esac
"""
"""Ce que ferait ./recette dans un projet fabriqué, sans rien installer, et d'un seul rendu."""


def controle_la_forme(chemin: Path, schema: str) -> int:
    """Le code de check-jsonschema."""
    return CliRunner().invoke(controle, ["--builtin-schema", schema, str(chemin)]).exit_code


def lu(nom: str) -> Any:
    return yaml.safe_load((EXEMPLES / nom).read_text(encoding="utf-8"))


def travaux(nom: str) -> dict[str, dict[str, Any]]:
    """Les travaux d'un exemple, par leur nom."""
    contenu = lu(nom)
    if "jobs" in contenu:
        return dict(contenu["jobs"])
    reserves = {"stages", "default", "variables"}
    return {
        cle: travail for cle, travail in contenu.items() if cle not in reserves and not cle.startswith(".")
    }


def commandes(travail: Mapping[str, Any], rang: int = 1) -> list[str]:
    """Les commandes `./recette` d'un travail, telles que les joue la machine `rang`."""
    lignes = [*travail.get("script", []), *(pas["run"] for pas in travail.get("steps", []) if "run" in pas)]
    valeurs = {
        "matrix.part": rang,
        "strategy.job-total": PARTIES,
        "CI_NODE_INDEX": rang,
        "CI_NODE_TOTAL": PARTIES,
    }

    def valeur(place: re.Match[str]) -> str:
        return str(valeurs[place[1] or place[2]])

    return [
        re.sub(r"\$\{\{ ([\w.-]+) \}\}|\$(\w+)", valeur, ligne) for ligne in lignes if "./recette" in ligne
    ]


def inconnus(ligne: str, config: pytest.Config) -> list[str]:
    """Ce qu'une commande `./recette …` demande et qui n'existe pas."""
    programme, *mots = shlex.split(ligne)
    assert programme == "./recette"
    options = [mot.partition("=")[0] for mot in mots if mot.startswith("-")]
    if mots[0].startswith("-"):
        return [option for option in options if not connue_de_pytest(option, config)]
    chargeur = SourceFileLoader("lanceur", str(RACINE / "recette"))
    lanceur = module_from_spec(spec_from_loader("lanceur", chargeur) or pytest.fail("pas de lanceur"))
    chargeur.exec_module(lanceur)
    if mots[0] not in lanceur.COMMANDES:
        return [mots[0]]
    commande = importlib.import_module(lanceur.COMMANDES[mots[0]].module[0]).commande
    connues = {nom for parametre in commande.params for nom in parametre.opts}
    return [option for option in options if option not in connues]


def connue_de_pytest(option: str, config: pytest.Config) -> bool:
    try:
        config.getoption(option)
    except ValueError:
        return False
    return True


@pytest.fixture
def hors_ligne(monkeypatch: pytest.MonkeyPatch) -> None:
    """Toute sortie vers le réseau échoue."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError("un contrôle de forme ne sort pas de la machine")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize("nom", SCHEMAS)
def test_un_exemple_est_bien_forme(nom: str, hors_ligne: None) -> None:
    assert controle_la_forme(EXEMPLES / nom, SCHEMAS[nom]) == 0


@pytest.mark.parametrize(
    ("nom", "avant", "apres"),
    [
        ("gitlab-ci.yml", "  script:", "  scripts:"),
        ("gitlab-ci.yml", "when: always #", "when: toujours #"),
        ("gitlab-ci.yml", "parallel: 3", "parallel: trois"),
        ("github-actions.yml", "runs-on:", "run-on:"),
        ("github-actions.yml", "- uses:", "- use:"),
        ("github-actions.yml", "needs: parties", "needs: {parties: 3}"),
    ],
)
def test_un_exemple_abime_est_refuse(
    tmp_path: Path, nom: str, avant: str, apres: str, hors_ligne: None
) -> None:
    texte = (EXEMPLES / nom).read_text(encoding="utf-8")
    assert avant in texte
    abime = tmp_path / nom
    abime.write_text(texte.replace(avant, apres, 1), encoding="utf-8")
    assert controle_la_forme(abime, SCHEMAS[nom]) == 1


@pytest.mark.parametrize("nom", SCHEMAS)
def test_les_commandes_existent(nom: str, pytestconfig: pytest.Config) -> None:
    lignes = [ligne for travail in travaux(nom).values() for ligne in commandes(travail)]
    assert len(lignes) == 3
    assert {ligne: inconnus(ligne, pytestconfig) for ligne in lignes} == {ligne: [] for ligne in lignes}


@pytest.mark.parametrize(
    ("ligne", "fautive"),
    [
        ("./recette --parts 1/3 --sortie un", "--parts"),
        ("./recette raport un deux", "raport"),
        ("./recette rapport un deux --verser trois", "--verser"),
    ],
)
def test_une_commande_qui_n_existe_pas_se_voit(ligne: str, fautive: str, pytestconfig: pytest.Config) -> None:
    assert inconnus(ligne, pytestconfig) == [fautive]


def test_les_deux_exemples_jouent_les_memes_commandes() -> None:
    gitlab, github = (travaux(nom) for nom in SCHEMAS)
    for travail in ("noyau", "parties", "reunion"):
        for rang in range(1, PARTIES + 1):
            assert commandes(gitlab[travail], rang) == commandes(github[travail], rang)


def test_ce_que_les_exemples_gardent() -> None:
    """Trois machines ; la réunion se fait même après un rouge et laisse son JUnit ; sans le noyau, rien n'est livré."""
    gitlab, github = (travaux(nom) for nom in SCHEMAS)
    assert gitlab["parties"]["parallel"] == PARTIES
    assert github["parties"]["strategy"] == {"fail-fast": False, "matrix": {"part": [1, 2, 3]}}
    assert gitlab["reunion"]["when"] == "always"
    assert github["reunion"]["if"] == "${{ !cancelled() }}"
    assert gitlab["reunion"]["needs"] == ["parties"]
    assert github["reunion"]["needs"] == "parties"
    assert gitlab["livraison"]["needs"] == ["noyau"]
    assert github["livraison"]["needs"] == "noyau"
    assert lu("gitlab-ci.yml")[".recette"]["cache"]["key"]["files"] == ["verrou.txt"]
    caches = [
        pas["with"]
        for travail in github.values()
        for pas in travail["steps"]
        if "cache" in pas.get("with", {})
    ]
    assert [un["cache-dependency-path"] for un in caches] == ["verrou.txt"] * 3


def test_les_commandes_d_un_exemple_rendent_les_codes_annonces(tmp_path: Path) -> None:
    ecrit_le_projet(tmp_path, SCENARIOS, AUTRES)
    relais = tmp_path / "recette"
    relais.write_text(RELAIS.format(python=sys.executable), encoding="utf-8")
    relais.chmod(0o755)
    propres = {nom: valeur for nom, valeur in os.environ.items() if not nom.startswith("PYTEST_")}

    def joue(ligne: str) -> tuple[int, str]:
        faite = subprocess.run(
            ["bash", "-c", ligne],
            cwd=tmp_path,
            env={**propres, "PYTHONPATH": f"{RACINE}:{tmp_path}"},
            capture_output=True,
            text=True,
            check=False,
        )
        return faite.returncode, faite.stdout + faite.stderr

    gitlab = travaux("gitlab-ci.yml")
    [reunit] = commandes(gitlab["reunion"])
    for rang in (1, 3):
        assert joue(commandes(gitlab["parties"], rang)[0])[0] == Code.CONFORME

    code, dit = joue(reunit)
    assert code == Code.INCOMPLET
    assert "Manque ce qui est à jouer dans : partie 2 sur 3." in dit

    shutil.rmtree(tmp_path / "reports/sortie/reunion")
    assert joue(commandes(gitlab["parties"], 2)[0])[0] == Code.CONFORME
    assert joue(reunit)[0] == Code.CONFORME
    artefacts = gitlab["reunion"]["artifacts"]
    assert (tmp_path / artefacts["reports"]["junit"]).name == junit.NOM
    for chemin in (artefacts["reports"]["junit"], f"{artefacts['paths'][0]}{enregistrement.NOM}"):
        assert (tmp_path / chemin).is_file()
