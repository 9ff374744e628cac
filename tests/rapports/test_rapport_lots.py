"""Les lots : chaque nom français choisit les bons scénarios."""

import pytest

from tests.rapports.conftest import Joue

pytest_plugins = ["pytester"]

SCENARIOS = """
  @EXG-04-01
  Scénario: Bloquante du noyau
    Étant donné un compte

  @EXG-04-03
  Scénario: Inférence majeure
    Étant donné un compte

  @EXG-04-05
  Scénario: Externe mineure
    Étant donné un compte

  Plan du Scénario: Ligne <nom>
    Étant donné un compte

    @EXG-04-02
    Exemples:
      | nom |
      | une |

    @EXG-04-04
    Exemples:
      | nom  |
      | deux |
"""
AUTRES = {
    "features/05_mot_de_passe/regles.feature": "# language: fr\nFonctionnalité: Mot de passe\n\n"
    "  @EXG-05-01\n  Scénario: Du chapitre 05\n    Étant donné un compte\n",
    "features/parcours/cas1.feature": "# language: fr\nFonctionnalité: Cas 1\n\n  @EXG-04-01 @EXG-05-01\n"
    "  Scénario: De bout en bout\n    Étant donné un compte\n",
}
NOYAU = {"Bloquante du noyau", "Ligne une", "Du chapitre 05"}
DU_04 = {"Bloquante du noyau", "Inférence majeure", "Externe mineure", "Ligne une", "Ligne deux"}


@pytest.mark.parametrize(
    ("lots", "attendus"),
    [
        (["noyau"], NOYAU),
        (["04_activation"], DU_04),
        (["Activation"], DU_04),
        (["04"], DU_04),
        (["bloquante"], {"Bloquante du noyau", "Du chapitre 05"}),
        (["inference"], {"Inférence majeure"}),
        (["externe"], {"Externe mineure"}),
        (["EXG-04-02"], {"Ligne une"}),
        (["exg-04-04"], {"Ligne deux"}),
        (["parcours"], {"De bout en bout"}),
        (["features/parcours/cas1.feature"], {"De bout en bout"}),
        (["05_mot_de_passe/regles.feature"], {"Du chapitre 05"}),
        (["EXG-04-01", "05", "parcours"], {"Bloquante du noyau", "Du chapitre 05", "De bout en bout"}),
    ],
    ids=lambda valeur: "+".join(valeur) if isinstance(valeur, list) else "",
)
def test_lot(joue: Joue, lots: list[str], attendus: set[str]) -> None:
    options = [morceau for lot in lots for morceau in ("--lot", lot)]
    jouee = joue(SCENARIOS, *options, autres=AUTRES)
    assert jouee.code == 0
    assert {un["nom"] for un in jouee.lu["scenarios"]} == attendus
    assert jouee.lu["execution"]["lots"] == lots


def test_feature_sans_lot(joue: Joue) -> None:
    jouee = joue(SCENARIOS, "features/parcours/cas1.feature", "-n", "2", autres=AUTRES)
    assert jouee.code == 0
    assert {un["nom"] for un in jouee.lu["scenarios"]} == {"De bout en bout"}
    absent = joue(SCENARIOS, "features/parcours/absent.feature", autres=AUTRES)
    assert absent.code == 2
    assert absent.erreurs.startswith("recette : lot inconnu « features/parcours/absent.feature »")


@pytest.mark.parametrize(
    ("dossiers", "attendus"),
    [
        (["features/parcours"], {"De bout en bout"}),
        (["features/parcours/", "features/05_mot_de_passe"], {"De bout en bout", "Du chapitre 05"}),
    ],
)
def test_dossier_de_features_sans_lot(joue: Joue, dossiers: list[str], attendus: set[str]) -> None:
    jouee = joue(SCENARIOS, *dossiers, autres=AUTRES)
    assert jouee.code == 0
    assert {un["nom"] for un in jouee.lu["scenarios"]} == attendus


def test_un_lot_ecarte_les_tests_ordinaires(joue: Joue) -> None:
    rouge = "def test_rouge():\n    assert False\n"
    jouee = joue(SCENARIOS, "--lot", "noyau", "-n", "2", autres={**AUTRES, "steps/test_autre.py": rouge})
    assert jouee.code == 0
    assert {un["nom"] for un in jouee.lu["scenarios"]} == NOYAU


def test_lot_sans_scenario(joue: Joue) -> None:
    jouee = joue(SCENARIOS, "--lot", "05")
    assert jouee.code == 2
    assert "aucun scénario dans ce lot : 05" in jouee.erreurs + jouee.sortie


def test_les_marques_se_listent(joue: Joue) -> None:
    jouee = joue(SCENARIOS, "--markers")
    assert jouee.code == 0
    assert "@pytest.mark.EXG-04-01: Règle EXG-04-01." in jouee.sortie
    assert "@pytest.mark.horloge: la cible laisse régler son horloge" in jouee.sortie
