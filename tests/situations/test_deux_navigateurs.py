"""Un même scénario a le même verdict dans Firefox et dans Chromium, règle par règle."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fixtures.navigateur import NavigateurAbsent, cherche
from tests.situations.a_part import joue

PARCOURS = ("--lot", "parcours", "--sans-preuves")
NAVIGATEURS = ("firefox", "chromium")
MOINDRES = (25, 40)
"""Parcours et règles qu'au moins on compare : en comparer peu ne dirait rien."""


def exige_firefox() -> None:
    """Sans Firefox l'essai n'est pas joué, et échoue si CI est posée."""
    try:
        cherche("firefox")
    except NavigateurAbsent as absence:
        if os.environ.get("CI"):
            pytest.fail(str(absence))
        pytest.skip(f"non joué : {absence}")


def test_les_parcours_ont_le_meme_verdict_dans_les_deux_navigateurs(tmp_path: Path) -> None:
    exige_firefox()
    with ThreadPoolExecutor() as equipe:
        dans_firefox, dans_chromium = equipe.map(
            lambda nom: joue(tmp_path / nom, *PARCOURS, "--browser", nom), NAVIGATEURS
        )
    for nom, jouee in zip(NAVIGATEURS, (dans_firefox, dans_chromium), strict=True):
        assert (jouee.code, jouee.rouges) == (0, []), jouee.ecrit
        assert [vu.split()[0] for vu in jouee.lu["execution"]["navigateurs"]] == [nom]
        assert all(scenario["navigateur"] for scenario in jouee.lu["scenarios"])
    assert dans_firefox.verdicts == dans_chromium.verdicts
    regles = {regle for _, regle in dans_firefox.verdicts} - {""}
    scenarios = {scenario for scenario, _ in dans_firefox.verdicts}
    print(
        f"comparés : {len(scenarios)} parcours, {len(regles)} règles, {len(dans_firefox.verdicts)} verdicts"
    )
    assert (len(scenarios) >= MOINDRES[0], len(regles) >= MOINDRES[1]) == (True, True)
