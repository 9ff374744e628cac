"""La preuve peut échouer : chaque verdict se produit, seul et en parallèle."""

import json
from collections.abc import Mapping

import pytest

from reports import lieux, verdicts
from tests.rapports.conftest import Joue, Jouee

pytest_plugins = ["pytester"]

DEUX = pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["seul", "parallele"])

CIBLE = """
import collections
import json
import pathlib

import pytest
from constat import constate
from pytest_bdd import given, parsers, then, when

ACTIVATIONS = collections.Counter()
JOUES = pathlib.Path(__file__).with_name("joues.txt")


def pytest_recette_catalogue(config):
    return json.loads(pathlib.Path(__file__).with_name("catalogue.json").read_text(encoding="utf-8"))


def pytest_recette_activations(item, defaut):
    return ACTIVATIONS[defaut]


@given("une cible", target_fixture="cible")
def _cible(defaut, request):
    with JOUES.open("a", encoding="utf-8") as joues:
        joues.write(f"{request.node.name}\\n")
    if defaut == "fixture-cassee":
        ACTIVATIONS[defaut] += 1
        raise ConnectionError("erreur 500")
    return {"defaut": defaut, "delai": "24 h"}


@when("la personne ouvre le lien")
def _ouvre(cible):
    defaut = cible["defaut"]
    if defaut in ("delai-faux", "agit-sans-effet", "delai-faux-ailleurs"):
        ACTIVATIONS[defaut] += 1
    if defaut in ("delai-faux", "rouge-sans-agir", "delai-faux-ailleurs"):
        cible["delai"] = "25 h"


@when("la personne en ouvre un autre")
def _autre(): ...


@then(parsers.parse("{regle} vaut 24 h"))
def _vaut(regle, cible):
    constate(regle, "24 h", cible["delai"])


@then(parsers.parse("{regle} vaut toujours 24 h"))
def _vaut_toujours(regle):
    constate(regle, "24 h", "24 h")


@then(parsers.parse("{regle} vaut enfin 25 h"))
def _vaut_enfin(regle, cible):
    constate(regle, "25 h", cible["delai"])
"""

SCENARIOS = """
  @EXG-04-01
  Scénario: Premier du lien
    Étant donné une cible
    Quand la personne ouvre le lien
    Alors EXG-04-01 vaut 24 h

  @EXG-04-01
  Scénario: Second du lien
    Étant donné une cible
    Quand la personne ouvre le lien
    Alors EXG-04-01 vaut 24 h

  @EXG-04-02
  Scénario: Ne regarde rien
    Étant donné une cible
    Quand la personne ouvre le lien
    Alors EXG-04-02 vaut toujours 24 h

  @EXG-04-03
  Scénario: Constat d'une autre règle
    Étant donné une cible
    Quand la personne ouvre le lien
    Alors EXG-04-01 vaut 24 h
"""


def defaut(identifiant: str, regle: str) -> dict[str, str]:
    return {"id": identifiant, "regle": regle, "enonce": f"énoncé de {identifiant}"}


def campagne(joue: Joue, scenarios: str, defauts: list[dict[str, str]], *options: str) -> Jouee:
    autres = {
        "cible_a_defauts.py": CIBLE,
        "catalogue.json": json.dumps(defauts),
        "features/parcours/cas1.feature": "# language: fr\nFonctionnalité: Parcours\n\n  @EXG-04-01\n"
        "  Scénario: De bout en bout\n    Étant donné une cible\n",
    }
    return joue(scenarios, "--preuve", "-p", "cible_a_defauts", *options, autres=autres)


def joues(jouee: Jouee) -> list[str]:
    """Les scénarios joués, dans l'ordre, sous un défaut ou sans."""
    return (jouee.racine / "joues.txt").read_text(encoding="utf-8").splitlines()


def verdicts_de(jouee: Jouee) -> Mapping[str, tuple[str, str]]:
    return {juge["id"]: (juge["verdict"], juge["raison"]) for juge in jouee.preuve["defauts"]}


@DEUX
def test_tous_tues(joue: Joue, options: tuple[str, ...]) -> None:
    jouee = campagne(joue, SCENARIOS, [defaut("delai-faux", "EXG-04-01")], *options)
    assert jouee.code == 0
    assert verdicts_de(jouee) == {"delai-faux": ("tué", "EXG-04-01 : attendu 24 h, obtenu 25 h")}
    assert jouee.preuve["temoins"] == 1
    assert "Chaque défaut est tué" in jouee.sortie
    assert "failed" not in jouee.sortie
    # Tué, il abandonne son second scénario ; ni le parcours ni les règles sans défaut ne se jouent.
    assert len(joues(jouee)) == 2
    assert not list(jouee.racine.glob("reports/sortie/*/recette.json"))


def test_le_scenario_annonce_se_joue_d_abord(joue: Joue) -> None:
    annonce = defaut("delai-faux", "EXG-04-01") | {"vu_par": "Second"}
    jouee = campagne(joue, SCENARIOS, [annonce], "-n", "0")
    essais = jouee.preuve["defauts"][0]["essais"]
    assert [essai["nom"] for essai in essais] == ["Second du lien"]


@DEUX
def test_chaque_verdict(joue: Joue, options: tuple[str, ...]) -> None:
    defauts = [
        defaut("delai-faux", "EXG-04-01"),
        defaut("rouge-sans-agir", "EXG-04-01"),
        defaut("agit-sans-effet", "EXG-04-02"),
        defaut("jamais-la", "EXG-04-02"),
        defaut("delai-faux-ailleurs", "EXG-04-03"),
        defaut("fixture-cassee", "EXG-04-03"),
        defaut("sans-scenario", "EXG-05-01"),
    ]
    jouee = campagne(joue, SCENARIOS, defauts, *options)
    assert jouee.code == 5
    assert verdicts_de(jouee) == {
        "delai-faux": ("tué", "EXG-04-01 : attendu 24 h, obtenu 25 h"),
        "rouge-sans-agir": (
            "tué pour une autre raison",
            "un constat de la règle a échoué sans que le défaut agisse",
        ),
        "agit-sans-effet": ("survivant", "le défaut a agi et aucun constat ne l'a vu"),
        "jamais-la": ("jamais activé", "aucun scénario ne passe par ce que le défaut change"),
        "delai-faux-ailleurs": ("tué pour une autre raison", "EXG-04-01 : attendu 24 h, obtenu 25 h"),
        "fixture-cassee": ("tué pour une autre raison", "connexion impossible : erreur 500"),
        "sans-scenario": ("survivant", "aucun scénario"),
    }
    assert "6 défauts sur 7 ne sont pas tués" in jouee.sortie
    assert verdicts.lit(jouee.racine / "reports/sortie/preuve.json")["code"] == 5


@DEUX
def test_temoin_rouge(joue: Joue, options: tuple[str, ...]) -> None:
    scenarios = """
  @EXG-04-01
  Scénario: Déjà rouge
    Étant donné une cible
    Quand la personne ouvre le lien
    Alors EXG-04-01 vaut 24 h
    Et EXG-04-01 vaut enfin 25 h

  @EXG-04-01
  Scénario: Sain
    Étant donné une cible
    Quand la personne ouvre le lien
    Alors EXG-04-01 vaut 24 h
"""
    annonce = defaut("delai-faux", "EXG-04-01") | {"vu_par": "Déjà rouge"}
    jouee = campagne(joue, scenarios, [annonce], *options)
    assert jouee.code == 5
    assert [temoin["nom"] for temoin in jouee.preuve["temoins_rouges"]] == ["Déjà rouge"]
    assert verdicts_de(jouee)["delai-faux"][0] == "tué"
    assert "TÉMOIN ROUGE  Déjà rouge" in jouee.sortie


def test_un_temoin_rouge_ne_tue_pas(joue: Joue) -> None:
    scenarios = """
  @EXG-04-01
  Scénario: Toujours rouge
    Étant donné une cible
    Quand la personne ouvre le lien
    Alors EXG-04-01 vaut 24 h
    Et EXG-04-01 vaut enfin 25 h
"""
    jouee = campagne(joue, scenarios, [defaut("delai-faux", "EXG-04-01")])
    assert jouee.code == 5
    assert verdicts_de(jouee) == {"delai-faux": ("non joué", "ses scénarios sont rouges sans défaut")}


def test_un_temoin_se_joue_des_qu_il_faut_et_une_fois(joue: Joue) -> None:
    """Un scénario vert sous un défaut n'a rien à prouver sans lui."""
    defauts = [
        defaut("agit-sans-effet", "EXG-04-01"),
        defaut("delai-faux", "EXG-04-01") | {"vu_par": "Premier"},
        defaut("rouge-sans-agir", "EXG-04-01") | {"vu_par": "Premier"},
    ]
    jouee = campagne(joue, SCENARIOS, defauts)
    rangs = [nom.partition("(")[2].partition(")")[0] for nom in joues(jouee)]
    assert rangs == [
        "agit-sans-effet",
        "agit-sans-effet",
        "delai-faux",
        "temoin",
        "rouge-sans-agir",
        "rouge-sans-agir",
        "temoin",
    ]


EXEMPLES = """
  Plan du Scénario: Lien <nom>
    Étant donné une cible
    Quand la personne ouvre le lien
    Alors <regle> vaut 24 h

    @EXG-04-01
    Exemples:
      | nom | regle     |
      | un  | EXG-04-01 |

    @EXG-04-02
    Exemples:
      | nom  | regle     |
      | deux | EXG-04-02 |
"""


@DEUX
def test_etiquettes_d_exemples(joue: Joue, options: tuple[str, ...]) -> None:
    """Seules les lignes étiquetées d'une règle se jouent sous ses défauts."""
    defauts = [defaut("delai-faux", "EXG-04-01"), defaut("delai-faux-ailleurs", "EXG-04-02")]
    jouee = campagne(joue, EXEMPLES, defauts, *options)
    assert jouee.code == 0
    essais = {juge["id"]: [essai["nom"] for essai in juge["essais"]] for juge in jouee.preuve["defauts"]}
    assert essais == {"delai-faux": ["Lien un"], "delai-faux-ailleurs": ["Lien deux"]}
    assert jouee.preuve["temoins"] == 2


def test_lot(joue: Joue) -> None:
    defauts = [defaut("delai-faux", "EXG-04-01"), defaut("agit-sans-effet", "EXG-04-02")]
    jouee = campagne(joue, SCENARIOS, defauts, "--lot", "EXG-04-01")
    assert jouee.code == 0
    assert set(verdicts_de(jouee)) == {"delai-faux"}


def test_lot_sans_defaut(joue: Joue) -> None:
    jouee = campagne(joue, SCENARIOS, [defaut("delai-faux", "EXG-04-01")], "--lot", "05")
    assert jouee.code == 2
    assert "Aucun défaut ne correspond" in jouee.sortie


@pytest.mark.parametrize(
    ("catalogue", "phrase"),
    [
        ([defaut("x", "EXG-99-99")], "recette : défaut x : la règle EXG-99-99 n'existe pas"),
        ([defaut("x", "EXG-04-01")] * 2, "recette : défaut x : deux défauts portent ce nom"),
    ],
)
@DEUX
def test_catalogue_fautif(
    joue: Joue, options: tuple[str, ...], catalogue: list[dict[str, str]], phrase: str
) -> None:
    jouee = campagne(joue, SCENARIOS, catalogue, *options)
    assert jouee.code == 2
    assert jouee.erreurs.strip() == phrase


def test_cible_sans_catalogue(joue: Joue) -> None:
    jouee = joue(SCENARIOS, "--preuve")
    assert jouee.code == 2
    assert jouee.erreurs.startswith("recette : --preuve : cette cible ne sait pas poser de défaut")


def test_la_preuve_rejoint_le_rapport(joue: Joue) -> None:
    """La campagne complète le dernier rapport de la même suite, et le suivant la reprend."""
    catalogue = [defaut("delai-faux", "EXG-04-01")]
    campagne(joue, SCENARIOS, catalogue)
    jouee = joue(SCENARIOS, "-p", "cible_a_defauts", "-k", "lien")
    assert jouee.code == 0
    page = (jouee.dossier / lieux.PREUVE).read_text(encoding="utf-8")
    assert "Chaque défaut est tué par le constat de sa règle (1 sur 1)." in page
    encore = campagne(joue, SCENARIOS, [*catalogue, defaut("agit-sans-effet", "EXG-04-02")])
    page = (encore.dossier / lieux.PREUVE).read_text(encoding="utf-8")
    assert "1 défauts sur 2 ne sont pas tués" in page
    change = joue(SCENARIOS.replace("Premier", "Tout premier"), "-p", "cible_a_defauts", "-k", "lien")
    assert "Aucune campagne de preuve" in (change.dossier / lieux.PREUVE).read_text(encoding="utf-8")
