"""La suite répartie entre trois machines, puis réunie, conclut comme si une seule avait tout joué."""

import json
import subprocess
import sys
from pathlib import Path

from tests.hygiene.lecture import RACINE
from tests.situations.a_part import joue

LOT = ("--lot", "03", "--sans-preuves")


def test_trois_parties_reunies_valent_le_tout(tmp_path: Path) -> None:
    tout = joue(tmp_path / "tout", *LOT)
    parties = [joue(tmp_path / f"partie-{rang}", *LOT, "--part", f"{rang}/3") for rang in (1, 2, 3)]
    assert [jouee.code for jouee in (tout, *parties)] == [0, 0, 0, 0], [jouee.ecrit for jouee in parties]
    dossiers = [str(tmp_path / f"partie-{rang}") for rang in (1, 2, 3)]
    commande = [sys.executable, "-m", "reports.rapport", *dossiers, "--vers", str(tmp_path / "reunion")]
    fait = subprocess.run(commande, cwd=RACINE, capture_output=True, text=True, check=False)
    assert fait.returncode == 0, fait.stderr
    reunis = json.loads((tmp_path / "reunion" / "recette.json").read_text(encoding="utf-8"))
    assert {une["id"]: une["etat"] for une in reunis["exigences"] if une["couverte"]} == tout.regles
    assert reunis["verdict"] == tout.lu["verdict"]
    joues = [{s["id"] for s in jouee.lu["scenarios"] if s["etat"] == "réussi"} for jouee in parties]
    assert sum(map(len, joues)) == len(set.union(*joues)) == len(tout.lu["scenarios"])
    assert all(joues)
