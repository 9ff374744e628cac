"""Plusieurs parties d'une même recette réunies en un rapport ; deux recettes différentes jamais mêlées."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from reports import enregistrement, rapport, rendu, reunion
from reports.codes import Code
from reports.enregistrement import ErreurDEnregistrement
from reports.modele import Enregistrement, EtatDeScenario, ScenarioEnregistre
from tests.rapports.conftest import Joue, joue_a_part
from tests.rapports.test_rapport_lots import AUTRES, SCENARIOS

pytest_plugins = ["pytester"]

ROUGE = """
  @EXG-04-01
  Scénario: Bloquante du noyau
    Alors EXG-04-01 n'est pas tenue

  @EXG-04-03
  Scénario: Inférence majeure
    Étant donné un compte
"""


@pytest.fixture(scope="session")
def jouees_une_fois(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Deux lots de la même suite, joués l'un après l'autre."""
    projet = tmp_path_factory.mktemp("lots")
    premiere = joue_a_part(projet, ROUGE, "--lot", "04", autres=AUTRES).dossier
    seconde = joue_a_part(projet, ROUGE, "--lot", "05", "--lot", "parcours", autres=AUTRES).dossier
    return [premiere, seconde]


@pytest.fixture
def parties(jouees_une_fois: Sequence[Path], tmp_path: Path) -> list[Path]:
    """Les mêmes, à soi : un essai peut les abîmer."""
    return [Path(shutil.copytree(jouee, tmp_path / jouee.name)) for jouee in jouees_une_fois]


def test_deux_lots_font_un_rapport(
    parties: Sequence[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vers = tmp_path / "reunion"
    code = rapport.main([*map(str, parties), "--vers", str(vers), "--format", "html"])
    assert code == Code.NON_CONFORME
    dit = capsys.readouterr().out
    assert f"Écrit : {vers / rendu.NOM}" in dit
    assert "Verdict : NON CONFORME. " in dit
    reuni = enregistrement.lit(vers / enregistrement.NOM)
    assert {un["nom"] for un in reuni["scenarios"]} == {
        "Bloquante du noyau",
        "Inférence majeure",
        "Du chapitre 05",
        "De bout en bout",
    }
    etats = {exigence["id"]: exigence["etat"] for exigence in reuni["exigences"]}
    assert (etats["EXG-04-01"], etats["EXG-04-03"], etats["EXG-05-01"], etats["EXG-04-05"]) == (
        "non conforme",
        "conforme",
        "conforme",
        "non couverte",
    )
    assert reuni["verdict"]["code"] == Code.NON_CONFORME
    assert len(reuni["parties"]) == 2
    assert reuni["execution"]["debut"] == reuni["parties"][0]["debut"]
    assert reuni["execution"]["duree"] == pytest.approx(sum(partie["duree"] for partie in reuni["parties"]))


def test_un_rouge_l_emporte_dans_quelque_ordre_que_ce_soit(parties: Sequence[Path]) -> None:
    premiere = enregistrement.lit(parties[0] / enregistrement.NOM)
    verte: Enregistrement = {
        **premiere,
        "scenarios": [
            cast(ScenarioEnregistre, {**un, "etat": EtatDeScenario.REUSSI, "echec": None})
            for un in premiere["scenarios"]
        ],
    }
    for ordre in ((premiere, verte), (verte, premiere)):
        reuni = reunion.reunit(dict(zip((Path("a"), Path("b")), ordre, strict=True)))
        assert {un["etat"] for un in reuni["scenarios"] if un["echec"]} == {EtatDeScenario.ECART}


@pytest.mark.parametrize(
    ("champ", "valeur", "phrase"),
    [
        ("suite", {"empreinte": "0" * 64}, "ce n'est pas la même suite"),
        ("regles", {"empreinte": "0" * 64}, "ce n'est pas la même version des règles"),
        ("cible", {"nom": "qualif"}, "ce n'est pas la même cible"),
    ],
)
def test_deux_recettes_ne_se_melent_pas(
    parties: Sequence[Path], tmp_path: Path, champ: str, valeur: dict[str, Any], phrase: str
) -> None:
    fichier = parties[1] / enregistrement.NOM
    lu = json.loads(fichier.read_text(encoding="utf-8"))
    lu[champ] |= valeur
    fichier.write_text(json.dumps(lu), encoding="utf-8")
    with pytest.raises(ErreurDEnregistrement, match=f"{fichier} : {phrase} .*./recette comparer"):
        rapport.rassemble([chemin / enregistrement.NOM for chemin in parties], tmp_path / "reunion")
    assert not (tmp_path / "reunion").exists()


def test_sans_rien_d_autre_un_enregistrement_se_refait_a_l_identique(joue: Joue) -> None:
    lu = joue(SCENARIOS, autres=AUTRES).lu
    assert reunion.refait(lu) == lu
