"""Un mot de passe joué ne se retrouve nulle part : ni journaux, ni base, ni mails, ni rapport (EXG-05-15)."""

import base64
import html
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from fixtures.personas import Personas

RACINE = Path(__file__).parents[1]
GRAINE = 271828
# La création par les écrans, la connexion, ses échecs, et 64 caractères.
LOTS = ("EXG-02-13", "EXG-02-03", "EXG-05-16")


@pytest.fixture(scope="module")
def joue(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Une recette jouée : son rapport, et tout ce que la cible et les fixtures ont écrit."""
    sortie, ailleurs = tmp_path_factory.mktemp("rapport") / "s", tmp_path_factory.mktemp("cible") / "b"
    lots = [option for lot in LOTS for option in ("--lot", lot)]
    commande = [sys.executable, "-m", "reports.jeu", "-n", "0", "--graine", str(GRAINE), *lots]
    ou = ["--sortie", str(sortie), "--basetemp", str(ailleurs), "-o", "tmp_path_retention_policy=all"]
    fait = subprocess.run(
        [*commande, *ou],
        cwd=RACINE,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert fait.returncode == 0, fait.stdout + fait.stderr
    (sortie / "terminal.txt").write_text(fait.stdout + fait.stderr, encoding="utf-8")
    return sortie, ailleurs


def mots_de_passe(sortie: Path) -> set[str]:
    """Ceux des personas joués, retrouvés par la graine."""
    scenarios = json.loads((sortie / "recette.json").read_text(encoding="utf-8"))["scenarios"]
    assert len(scenarios) > len(LOTS)
    return {
        persona.mot_de_passe
        for scenario in scenarios
        for persona in [Personas(f"{GRAINE}:{scenario['id']}", "personas.invalid").cree()]
    }


def formes(secret: str) -> Iterator[bytes]:
    """Le secret tel quel, échappé, codé."""
    octets = secret.encode()
    yield from (
        octets,
        secret.encode("utf-16-le"),
        quote(secret, safe="").encode(),
        html.escape(secret).encode(),
    )
    # En base64, selon ce qui le précède, trois écritures : on cherche les caractères que lui seul décide.
    for avant in range(3):
        code = base64.b64encode(b"\0" * avant + octets)
        yield code[-(-8 * avant // 6) : 8 * (avant + len(octets)) // 6]


@pytest.mark.parametrize("avant", [0, 1, 2])
def test_un_secret_code_se_reconnait(avant: int) -> None:
    code = base64.b64encode(b"y" * avant + b"ab123Rec#" + b"z" * 5)
    assert any(forme in code for forme in formes("ab123Rec#"))


def test_aucun_mot_de_passe_n_est_ecrit(joue: tuple[Path, Path]) -> None:
    sortie, ailleurs = joue
    fichiers = [fichier for dossier in joue for fichier in dossier.rglob("*") if fichier.is_file()]
    assert any(fichier.name == "simulateur.sqlite" for fichier in ailleurs.rglob("*"))
    assert any(fichier.suffix in {".eml", ".html"} for fichier in sortie.rglob("*"))
    secrets = mots_de_passe(sortie)
    trouves = [
        fichier.name
        for fichier in fichiers
        for octets in [fichier.read_bytes()]
        if any(forme in octets for secret in secrets for forme in formes(secret))
    ]
    assert trouves == []


def test_les_mots_de_passe_ont_bien_ete_joues(joue: tuple[Path, Path]) -> None:
    """La recherche ci-dessus serait vaine si la graine ne rendait pas les personas joués."""
    sortie, ailleurs = joue
    bases = [fichier.read_bytes() for fichier in ailleurs.rglob("simulateur.sqlite*")]
    scenarios = json.loads((sortie / "recette.json").read_text(encoding="utf-8"))["scenarios"]
    for scenario in scenarios:
        persona = Personas(f"{GRAINE}:{scenario['id']}", "personas.invalid").cree()
        assert any(persona.titre.numero.encode() in base for base in bases), scenario["nom"]
