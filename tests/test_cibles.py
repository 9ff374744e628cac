"""Les profils de cible : ce qu'une cible ne livre pas y est non applicable, jamais réussi (C-02, C-18)."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

RACINE = Path(__file__).parents[1]
CIBLE = "ancienne_connexion"
PROPRES_A_LA_NOUVELLE = {"EXG-02-04", "EXG-02-06", "EXG-02-15"}


def joue(sortie: Path, *noms: str) -> list[dict[str, Any]]:
    """Les scénarios de ces lots, joués sur la cible."""
    lots = [*(mot for nom in noms for mot in ("--lot", nom)), "--cible", CIBLE, "--sortie", str(sortie)]
    fait = subprocess.run(
        [sys.executable, "-m", "reports.jeu", "-n", "0", *lots],
        cwd=RACINE,
        check=False,
        capture_output=True,
        text=True,
    )
    assert fait.returncode == 0, fait.stdout + fait.stderr
    scenarios: list[dict[str, Any]] = json.loads((sortie / "recette.json").read_text(encoding="utf-8"))[
        "scenarios"
    ]
    return scenarios


def test_l_ancienne_maquette_de_la_connexion(tmp_path: Path) -> None:
    """Tout s'y joue, sauf ce qui n'est dit que de la page à jour."""
    scenarios = joue(tmp_path / "s", "02_connexion")
    etats = Counter(scenario["etat"] for scenario in scenarios)
    assert set(etats) == {"réussi", "non applicable"}
    sans_objet = {regle for s in scenarios if s["etat"] == "non applicable" for regle in s["exigences"]}
    assert sans_objet == PROPRES_A_LA_NOUVELLE


def test_la_demarche_d_un_membre_de_famille_n_est_pas_livree(tmp_path: Path) -> None:
    """Cette cible ne l'ouvre pas : ses scénarios n'y comptent pas, et ne la font pas échouer."""
    scenarios = joue(tmp_path / "s", "EXG-13-19", "EXG-13-01")
    etats = {regle: scenario["etat"] for scenario in scenarios for regle in scenario["exigences"]}
    assert (etats["EXG-13-19"], etats["EXG-13-01"]) == ("non applicable", "réussi")
