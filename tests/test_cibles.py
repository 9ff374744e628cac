"""Les profils de cible : la même suite sous l'ancienne maquette de la connexion (C-02)."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

RACINE = Path(__file__).parents[1]
PROPRES_A_LA_NOUVELLE = {"EXG-02-04", "EXG-02-06", "EXG-02-15"}


def test_l_ancienne_maquette_de_la_connexion(tmp_path: Path) -> None:
    """Tout s'y joue, sauf ce qui n'est dit que de la page à jour."""
    sortie = tmp_path / "s"
    lots = ["--lot", "02_connexion", "--cible", "ancienne_connexion", "--sortie", str(sortie)]
    fait = subprocess.run(
        [sys.executable, "-m", "reports.jeu", "-n", "0", *lots],
        cwd=RACINE,
        check=False,
        capture_output=True,
        text=True,
    )
    assert fait.returncode == 0, fait.stdout + fait.stderr
    scenarios = json.loads((sortie / "recette.json").read_text(encoding="utf-8"))["scenarios"]
    etats = Counter(scenario["etat"] for scenario in scenarios)
    assert set(etats) == {"réussi", "non applicable"}
    sans_objet = {regle for s in scenarios if s["etat"] == "non applicable" for regle in s["exigences"]}
    assert sans_objet == PROPRES_A_LA_NOUVELLE
