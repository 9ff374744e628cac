"""Une adresse et un navigateur, rien d'autre : ce qui se joue quand même, et ce qui se dit du reste."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.simulateur.processus import simulateur
from tests.situations.a_part import joue


@pytest.fixture
def adresse(tmp_path: Path) -> Iterator[str]:
    """Celle d'une cible qui tourne."""
    donnees = tmp_path / "donnees"
    donnees.mkdir()
    with simulateur(donnees) as lance:
        yield lance.accueil.removesuffix("/particuliers/")


def test_ce_que_la_cible_n_offre_pas_n_est_jamais_dit_conforme(tmp_path: Path, adresse: str) -> None:
    jouee = joue(tmp_path / "s", "--cible", adresse, "--lot", "EXG-03-01", "--lot", "EXG-02-01")
    assert jouee.code == 4, jouee.ecrit
    etats = Counter(scenario["etat"] for scenario in jouee.lu["scenarios"])
    assert set(etats) == {"non applicable"}
    raisons = {scenario["raison"] for scenario in jouee.lu["scenarios"]}
    assert all("pilotage ou personas ou assistance" in raison for raison in raisons)
    assert jouee.lu["verdict"]["mot"] == "INCOMPLET"
    assert f"0 avec un résultat, {etats.total()} non applicables" in jouee.lu["verdict"]["phrase"]


def test_qui_ne_se_fait_pas_connaitre_se_joue(tmp_path: Path, adresse: str) -> None:
    jouee = joue(tmp_path / "s", "--cible", adresse, "--lot", "EXG-01-03", "--lot", "EXG-01-11")
    assert (jouee.code, jouee.rouges) == (0, []), jouee.ecrit
    assert Counter(scenario["etat"] for scenario in jouee.lu["scenarios"]) == {"réussi": 2}
