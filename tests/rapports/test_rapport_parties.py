"""« --part i/n » : des parties disjointes et d'un poids voisin, qui réunies valent le tout ; jamais l'une pour lui."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from junitparser import JUnitXml

from reports import durees, enregistrement, etalonnage, integrite, rapport, rendu, reunion
from reports.codes import Code
from reports.enregistrement import ErreurDEnregistrement
from reports.modele import Enregistrement, EtatDeScenario, ScenarioEnregistre
from reports.parties import PartieMalDite, lit
from tests.rapports.conftest import Joue, Jouee
from tests.rapports.test_rapport_lots import AUTRES

pytest_plugins = ["pytester"]

SCENARIOS = """
  @EXG-04-01
  Scénario: Un écart
    Alors EXG-04-01 n'est pas tenue

  @EXG-04-03 @agent
  Scénario: Non applicable
    Étant donné un compte
    Quand le pas passe outre

  @EXG-04-02
  Scénario: Une moitié de la règle
    Alors EXG-04-02 est tenue

  @EXG-04-02
  Scénario: L'autre moitié
    Alors EXG-04-02 est tenue

  @EXG-04-04
  Plan du Scénario: Ligne
    Étant donné un compte de <nombre> jours

    Exemples:
      | nombre |
      | 1      |
      | 2      |
      | 3      |
"""
LIEN = "features/04_activation/lien.feature"
DUREES = {LIEN: {"Un écart": 20, "Ligne [1]": 2, "Ligne [2]": 2, "Ligne [3]": 2, "Une moitié de la règle": 2}}
DE_REFERENCE = {**AUTRES, str(durees.FICHIER): json.dumps(DUREES)}
AU_HASARD = (
    ("-p", "randomly", "--randomly-seed=1", "-n", "0"),
    ("-p", "randomly", "--randomly-seed=2", "-n", "2"),
    ("-p", "randomly", "--randomly-seed=3", "-n", "0"),
)
"""Chaque partie se joue dans son ordre et avec ses processus : la découpe n'en dépend pas."""


def nom(scenario: ScenarioEnregistre) -> str:
    """Un scénario et son exemple."""
    return " ".join([scenario["nom"], *scenario["exemple"].values()])


def noms(jouee: Jouee) -> list[str]:
    """Les scénarios que la partie a joués elle-même."""
    return [nom(un) for un in jouee.lu["scenarios"] if un["etat"] != EtatDeScenario.NON_ATTEINT]


def reunies(parties: Sequence[Jouee], vers: Path) -> tuple[int, Enregistrement]:
    """Le code que rend la réunion, et son enregistrement."""
    chemins = [str(partie.dossier) for partie in parties]
    code = rapport.main([*chemins, "--vers", str(vers), "--format", "html"])
    return code, enregistrement.lit(vers / enregistrement.NOM)


@pytest.fixture
def a_part(joue: Joue) -> Any:
    """`a_part("2/3", *options)` : joue une partie, et fige où elle est avant que la suivante se joue."""

    def a_part(part: str, *options: str, autres: Mapping[str, str] = DE_REFERENCE) -> Jouee:
        jouee = joue(SCENARIOS, "--part", part, *options, autres=autres)
        vers = jouee.racine / part.replace("/", "_sur_")
        jouee.dossier.rename(vers)
        return PartieJouee(jouee.code, jouee.sortie, jouee.erreurs, vers)

    return a_part


class PartieJouee(Jouee):
    """Une partie, dont `racine` est le dossier du rapport."""

    @property
    def dossier(self) -> Path:
        return self.racine


def test_trois_parties_valent_le_tout(
    joue: Joue, a_part: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entiere = joue(SCENARIOS, "-n", "0", autres=DE_REFERENCE).lu
    parties = [a_part(f"{rang}/3", *ordre) for rang, ordre in enumerate(AU_HASARD, start=1)]

    jouees = sorted(un for partie in parties for un in noms(partie))
    assert jouees == sorted(nom(un) for un in entiere["scenarios"])
    # Un écart pèse vingt fois plus que le reste : il est seul, et le reste se partage en deux.
    assert sorted(len(noms(partie)) for partie in parties) == [1, 4, 4]
    assert next(partie for partie in parties if len(noms(partie)) == 1).code == Code.NON_CONFORME

    code, reuni = reunies(parties, tmp_path / "reunion")
    assert code == entiere["verdict"]["code"] == Code.NON_CONFORME
    assert reuni["verdict"] == entiere["verdict"]
    assert par_regle(reuni) == par_regle(entiere)
    assert [partie.get("partie") for partie in reuni["parties"]] == [
        {"rang": 1, "nombre": 3},
        {"rang": 2, "nombre": 3},
        {"rang": 3, "nombre": 3},
    ]

    vertes = [partie for partie in parties if partie.code == Code.CONFORME]
    capsys.readouterr()
    code, partielle = reunies(vertes, tmp_path / "deux")
    rang = next(n for n, partie in enumerate(parties, start=1) if partie not in vertes)
    assert code == Code.INCOMPLET
    assert not partielle["verdict"]["complet"]
    assert f"Manque ce qui est à jouer dans : partie {rang} sur 3." in capsys.readouterr().out
    assert par_regle(partielle)["EXG-04-01"] == ("non atteinte", f"à jouer dans la partie {rang} sur 3")

    code, completee = reunies(
        [PartieJouee(0, "", "", tmp_path / "deux"), *(p for p in parties if p not in vertes)],
        tmp_path / "trois",
    )
    assert (code, par_regle(completee)) == (Code.NON_CONFORME, par_regle(entiere))


def par_regle(lu: Enregistrement) -> dict[str, tuple[str, str]]:
    return {une["id"]: (une["etat"], une["raison"]) for une in lu["exigences"]}


def test_une_partie_seule_ne_se_dit_pas_complete(
    a_part: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    partie = a_part("2/2", "-n", "0")
    siens = noms(partie)
    assert partie.code == Code.CONFORME
    verdict = partie.lu["verdict"]
    assert (verdict["mot"], verdict["complet"]) == ("CONFORME (PARTIE 2 SUR 2)", False)
    assert verdict["phrase"].startswith("Partie 2 sur 2 : le reste se joue ailleurs.")
    assert partie.lu["execution"]["partie"] == {"rang": 2, "nombre": 2}
    assert reunion.refait(partie.lu) == partie.lu
    assert "2 sur 2 ; les scénarios des autres" in (partie.dossier / rendu.NOM).read_text(encoding="utf-8")
    assert JUnitXml.fromfile(str(partie.dossier / "junit.xml")).tests == len(siens)

    # Seule elle n'ouvre aucune porte, de quelque façon qu'on en refasse le rapport.
    assert rapport.main([str(partie.dossier), "--format", "html", "--format", "pv"]) == Code.INCOMPLET
    assert "que la partie 2 sur 2" in capsys.readouterr().out
    assert (partie.dossier / integrite.PV).exists()
    assert reunies([partie], tmp_path / "seule")[0] == Code.INCOMPLET


def test_une_part_d_un_lot_ou_d_un_fichier(a_part: Any) -> None:
    # 20 s et 2 s connues, donc 11 s pour chacun des deux autres : 22 s de chaque côté.
    lot = [set(noms(a_part(f"{rang}/2", "--lot", "noyau", "-n", "0"))) for rang in (1, 2)]
    assert lot == [{"Un écart", "Une moitié de la règle"}, {"L'autre moitié", "Du chapitre 05"}]
    assert noms(a_part("1/3", LIEN, "-n", "0")) == ["Un écart"]


def test_deux_decoupes_differentes_ne_se_completent_pas(a_part: Any, tmp_path: Path) -> None:
    premiere = a_part("1/2", "--lot", "04", "-n", "0")
    autrement = {str(durees.FICHIER): json.dumps({LIEN: {"Un écart": 1, "Ligne [3]": 20}})}
    seconde = a_part("2/2", "--lot", "04", "-n", "0", autres=autrement)
    _, reuni = reunies([premiere, seconde], tmp_path / "reunion")
    assert not reuni["verdict"]["complet"]
    assert {*noms(premiere), *noms(seconde)} < {nom(un) for un in reuni["scenarios"]}


def test_les_options_de_pytest_split_ne_se_demandent_pas(pytestconfig: pytest.Config) -> None:
    """Elles ôteraient des scénarios sans que l'enregistrement le sache."""
    with pytest.raises(ValueError, match="splits"):
        pytestconfig.getoption("--splits")


def test_une_partie_vide_se_reunit_a_l_autre(a_part: Any, tmp_path: Path) -> None:
    """Plus de parties que de scénarios : celle qui n'a rien à jouer n'a pas vu la cible, et ne manque à personne."""
    pleine, vide = (a_part(f"{rang}/2", "--lot", "05", "-n", "2") for rang in (1, 2))
    assert (len(noms(pleine)), len(noms(vide))) == (1, 0)
    assert (pleine.code, vide.code) == (Code.CONFORME, Code.CONFORME)
    sans_cible: Enregistrement = vide.lu
    sans_cible["cible"] = None
    enregistrement.ecrit(sans_cible, vide.dossier)
    code, reuni = reunies([vide, pleine], tmp_path / "reunion")
    assert code == Code.CONFORME
    assert reuni["cible"] == pleine.lu["cible"]


@pytest.mark.parametrize("dit", ["4/3", "0/2", "a/b", "1", "1/0", "1/-2", "1/2/3", "", "½/2", "1/99999"])
def test_une_partie_mal_dite(dit: str) -> None:
    with pytest.raises(PartieMalDite, match=f"--part {dit} : attendu i/n"):
        lit(dit)


def test_une_faute_d_usage_tient_en_une_phrase(joue: Joue) -> None:
    for options, phrase in (
        (("--part", "4/3"), "recette : --part 4/3 : attendu i/n, la partie i de n"),
        (("--part", "1/2", "--preuve"), "recette : --part ne répartit pas la preuve"),
    ):
        jouee = joue(SCENARIOS, *options, autres=DE_REFERENCE)
        assert jouee.code == Code.MAUVAIS_USAGE
        assert [ligne for ligne in jouee.erreurs.splitlines() if ligne.startswith(phrase)]
        assert "Traceback" not in jouee.erreurs + jouee.sortie
    abimees = joue(SCENARIOS, "--part", "1/2", autres={str(durees.FICHIER): '{"a": 1}'})
    assert abimees.code == Code.MAUVAIS_USAGE
    assert "durees.json : durées de référence illisibles ; « ./recette durees » les refait" in abimees.erreurs


def test_les_durees_de_reference(
    joue: Joue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    jouee = joue(SCENARIOS, "--lot", "04", "-n", "0", autres=AUTRES)
    lu = jouee.lu
    secondes = {"Un écart": 9.0, "Une moitié de la règle": 1.26, "L'autre moitié": 0.01}
    lu["scenarios"] = [
        cast(ScenarioEnregistre, {**un, "duree": secondes.get(un["nom"], 2.0)}) for un in lu["scenarios"]
    ]
    enregistrement.ecrit(lu, jouee.dossier)
    monkeypatch.setattr(rendu, "RACINE", tmp_path)
    assert etalonnage.main([str(jouee.dossier)]) == Code.CONFORME
    # Triées, au dixième, jamais nulles ; ni le rouge ni ce qui ne s'applique pas ne disent un temps.
    attendues = {
        LIEN: {
            "L'autre moitié": 0.1,
            "Ligne [1]": 2.0,
            "Ligne [2]": 2.0,
            "Ligne [3]": 2.0,
            "Une moitié de la règle": 1.3,
        }
    }
    ecrit = (tmp_path / durees.FICHIER).read_text(encoding="utf-8")
    assert ecrit == json.dumps(attendues, ensure_ascii=False, indent=1) + "\n"
    assert durees.lit(tmp_path) == attendues
    assert "(5 scénarios, 7 s)" in capsys.readouterr().out
    assert etalonnage.main([str(tmp_path / "absent")]) == Code.MAUVAIS_USAGE
    assert "enregistrement introuvable" in capsys.readouterr().err


@pytest.mark.parametrize("contenu", ["{", "[]", '{"a": 1}', '{"a": {"b": "2"}}', '{"a": {"b": 0}}'])
def test_des_durees_abimees(tmp_path: Path, contenu: str) -> None:
    assert durees.lit(tmp_path) == {}
    (tmp_path / durees.FICHIER).parent.mkdir()
    (tmp_path / durees.FICHIER).write_text(contenu, encoding="utf-8")
    with pytest.raises(ErreurDEnregistrement, match="durées de référence illisibles"):
        durees.lit(tmp_path)


def test_les_durees_du_projet_sont_telles_que_la_commande_les_ecrit() -> None:
    lues = durees.lit(rendu.RACINE)
    assert lues
    tries = {fichier: dict(sorted(siennes.items())) for fichier, siennes in sorted(lues.items())}
    ecrit = (rendu.RACINE / durees.FICHIER).read_text(encoding="utf-8")
    assert ecrit == json.dumps(tries, ensure_ascii=False, indent=1) + "\n"
    assert all((rendu.RACINE / fichier).is_file() for fichier in lues)
