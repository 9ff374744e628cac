"""La commande des essais : elle joue tout, compte juste, et sait échouer."""

from pathlib import Path

import pytest

from reports.commande import DEPUIS
from tests import passe

JUNIT = '<testsuites><testsuite tests="9" failures="2" errors="1" skipped="1"/></testsuites>'


@pytest.mark.parametrize(
    ("xml", "code", "attendu"),
    [
        (JUNIT, 1, passe.Compte(5, 3, 1)),
        (JUNIT.replace('failures="2" errors="1"', 'failures="0" errors="0"'), 0, passe.Compte(8, 0, 1)),
        ('<testsuites><testsuite tests="0"/></testsuites>', 5, passe.Compte(0, 1, 0)),
        (None, 4, passe.Compte(0, 1, 0)),
    ],
    ids=["echecs", "bons", "aucun_essai", "pytest_muet"],
)
def test_le_compte(tmp_path: Path, xml: str | None, code: int, attendu: passe.Compte) -> None:
    resultats = tmp_path / "essais.xml"
    if xml:
        resultats.write_text(xml)
    assert passe.compte(resultats, code) == attendu


@pytest.mark.parametrize(
    ("controle", "essai", "code", "derniere"),
    [
        ("pass", "pass", 0, "2 passed, 0 failed, 0 skipped"),
        ("raise SystemExit('écart de style')", "pass", 1, "1 passed, 1 failed, 0 skipped"),
        ("raise SystemExit('écart de style')", "assert False", 1, "0 passed, 2 failed, 0 skipped"),
    ],
    ids=["bons", "controle_en_echec", "tout_en_echec"],
)
def test_tout_est_joue_et_compte(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    controle: str,
    essai: str,
    code: int,
    derniere: str,
) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_un.py").write_text(f"def test_un():\n    {essai}\n", "utf-8")
    (tmp_path / "pytest.ini").touch()
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_PLUGINS", "xdist.plugin")
    monkeypatch.setattr(passe, "RACINE", tmp_path)
    monkeypatch.setattr(passe, "CONTROLES", {"style": ("-c", controle)})
    assert passe.main(["-n0"]) == code
    sortie = capfd.readouterr().out
    assert sortie.splitlines()[-1] == derniere
    assert "test_un.py" in sortie
    assert ("écart de style" in sortie) is ("style" in controle)
    assert ("Contrôles en échec, détaillés plus haut : style" in sortie) is ("style" in controle)


def test_les_essais_ignorent_d_ou_la_commande_est_lancee(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Le lanceur le dit aux commandes ; celles que lancent les essais nomment leurs fichiers d'un autre dossier."""
    (tmp_path / "tests").mkdir()
    essai = f"import os\n\ndef test_un():\n    assert {DEPUIS!r} not in os.environ\n"
    (tmp_path / "tests" / "test_un.py").write_text(essai, "utf-8")
    (tmp_path / "pytest.ini").touch()
    monkeypatch.setenv(DEPUIS, "/ailleurs")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_PLUGINS", "xdist.plugin")
    monkeypatch.setattr(passe, "RACINE", tmp_path)
    assert passe.essais(["-n0"]) == (passe.Compte(1, 0, 0), 0)
