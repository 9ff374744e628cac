"""Les formats faits pour d'autres outils, relus par d'autres lecteurs que nous."""

import hashlib
import json
from pathlib import Path
from typing import Any

import cucumber_messages
import pytest
from jsonschema import Draft202012Validator
from junitparser import JUnitXml, Properties, TestCase
from playwright.sync_api import Browser, expect
from python_calamine import CalamineWorkbook

from reports.classeurs import CELLULE, Feuille, ecrit
from reports.cucumber.page import FORMATEUR
from reports.modele import Enregistrement
from tests.rapports.conftest import Jouee

# Forme du JSON historique, d'après ce qu'en demandent Xray et les rapports qui le lisent.
HISTORIQUE = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["uri", "id", "keyword", "name", "line", "elements"],
        "properties": {
            "elements": {
                "type": "array",
                "items": {
                    "required": ["id", "keyword", "name", "line", "type", "steps"],
                    "properties": {
                        "type": {"enum": ["scenario", "background"]},
                        "steps": {
                            "type": "array",
                            "items": {
                                "required": ["keyword", "name", "line", "result"],
                                "properties": {
                                    "result": {
                                        "required": ["status"],
                                        "properties": {
                                            "status": {"enum": ["passed", "failed", "skipped", "pending"]},
                                            "duration": {"type": "integer", "minimum": 0},
                                        },
                                    }
                                },
                            },
                        },
                    },
                },
            }
        },
    },
}


def lis(chemin: Path) -> Any:
    return json.loads(chemin.read_text(encoding="utf-8"))


def feuilles(chemin: Path) -> dict[str, list[list[Any]]]:
    lu = CalamineWorkbook.from_path(chemin)
    return {nom: lu.get_sheet_by_name(nom).to_python() for nom in lu.sheet_names}


def test_junit(jouee: Jouee) -> None:
    relu = JUnitXml.fromfile(str(jouee.dossier / "junit.xml"))
    assert (relu.tests, relu.failures, relu.errors, relu.skipped) == comptes(jouee.lu)
    cas = {cas.name: cas for suite in relu for cas in suite}
    ecart = cas["Un écart"]
    assert ecart.classname == "features/04_activation/lien.feature"
    assert ecart.result[0].type == "EXG-04-02"
    assert "attendu : 24 h\nobtenu : 25 h" in (ecart.result[0].text or "")
    assert {valeur for nom, valeur in proprietes(ecart) if nom == "exigence"} == {"EXG-04-02"}
    assert "| a | b |" in (ecart.system_out or "")
    assert cas["Un pas passé outre"].is_skipped
    preuves = [valeur for nom, valeur in proprietes(cas["Des pièces"]) if nom == "preuve:pdf"]
    assert [(jouee.dossier / preuve).is_file() for preuve in preuves] == [True]


def proprietes(cas: TestCase) -> list[tuple[str, str]]:
    return [(str(une.name), str(une.value)) for element in cas.iterchildren(Properties) for une in element]


def comptes(lu: Enregistrement) -> tuple[int, int, int, int]:
    etats = [str(scenario["etat"]) for scenario in lu["scenarios"]]
    sans_resultat = etats.count("non atteint") + etats.count("non applicable")
    return len(etats), etats.count("écart"), etats.count("erreur"), sans_resultat


def test_json_historique(jouee: Jouee) -> None:
    lu = lis(jouee.dossier / "cucumber/cucumber.json")
    Draft202012Validator(HISTORIQUE).validate(lu)
    elements = {element["name"]: element for feature in lu for element in feature["elements"]}
    statuts = {
        nom: [pas["result"]["status"] for pas in element["steps"]] for nom, element in elements.items()
    }
    assert statuts["Un écart"] == ["passed", "passed", "failed", "skipped"]
    assert statuts["Un pas sans définition"] == ["passed", "failed"]
    assert statuts["Un pas passé outre"] == ["pending", "pending", "pending"]
    assert elements["Un écart"]["steps"][0]["rows"][1] == {"cells": ["a", "b"]}
    assert {tag["name"] for tag in elements["Un écart"]["tags"]} == {"@EXG-04-02", "@C-25"}
    [preuve, *_] = elements["Des pièces"]["steps"][1]["output"]
    assert (jouee.dossier / "cucumber" / preuve.removeprefix("preuve : ")).is_file()


def test_messages_relus_par_leur_bibliotheque(jouee: Jouee) -> None:
    lignes = (jouee.dossier / "cucumber/messages.ndjson").read_text(encoding="utf-8").splitlines()
    lus = [
        cucumber_messages.message_converter.from_dict(json.loads(une), cucumber_messages.Envelope)
        for une in lignes
    ]
    cas = {lu.test_case.pickle_id for lu in lus if lu.test_case}
    assert cas == {lu.pickle.id for lu in lus if lu.pickle}
    assert len(cas) == len(jouee.lu["scenarios"])
    pas = [lu.test_step_finished.test_step_result.status.value for lu in lus if lu.test_step_finished]
    assert (pas.count("FAILED"), "PENDING" in pas, "SKIPPED" in pas) == (3, True, True)


def test_le_formateur_officiel_montre_chaque_scenario(jouee: Jouee, browser: Browser) -> None:
    page = browser.new_context(offline=True).new_page()
    fautes: list[str] = []
    page.on("pageerror", lambda faute: fautes.append(str(faute)))
    page.goto((jouee.dossier / "cucumber/index.html").as_uri())
    for fichier in {scenario["fonctionnalite"]["fichier"] for scenario in jouee.lu["scenarios"]}:
        bouton = page.get_by_role("button", name=fichier)
        if bouton.get_attribute("aria-expanded") == "false":
            bouton.click()
    for scenario in jouee.lu["scenarios"]:
        expect(page.get_by_role("heading", name=scenario["nom"]).first).to_be_visible()
    expect(page.get_by_text("obtenu : 25 h").first).to_be_visible()
    assert fautes == []
    page.context.close()


def test_le_formateur_est_tel_que_publie() -> None:
    lignes = (FORMATEUR / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sommes = {nom: somme for somme, nom in map(str.split, lignes)}
    assert sommes == {nom: hashlib.sha256((FORMATEUR / nom).read_bytes()).hexdigest() for nom in sommes}
    assert {"main.js", "main.css", "index.mustache", "LICENSE"} <= set(sommes)


def test_squash(jouee: Jouee) -> None:
    [(onglet, exigences)] = feuilles(jouee.dossier / "squash/exigences.xlsx").items()
    assert (onglet, len(exigences) - 1) == ("REQUIREMENT", len(jouee.lu["exigences"]))
    premiere = dict(zip(exigences[0], exigences[1], strict=True))
    assert premiere["REQ_PATH"] == "/Recette ANEF/Le lien d'activation/EXG-04-01"
    assert (premiere["ACTION"], premiere["REQ_VERSION_CRITICALITY"]) == ("C", "CRITICAL")
    cas = feuilles(jouee.dossier / "squash/cas_de_test.xlsx")
    assert list(cas) == ["TEST_CASES", "STEPS", "PARAMETERS", "DATASETS", "LINK_REQ_TC"]
    lien = dict(zip(cas["TEST_CASES"][0], cas["TEST_CASES"][1], strict=True))
    assert lien["TC_PATH"] == "/Recette ANEF/04_activation/lien"
    assert (lien["TC_KIND"], lien["TC_WEIGHT"], lien["TC_AUTOMATABLE"]) == ("GHERKIN", "VERY_HIGH", "Y")
    assert lien["TC_SCRIPT"].splitlines()[:2] == [
        "#language: fr",
        "Fonctionnalité: Le lien d'activation (S10)",
    ]
    chemins = {ligne[0] for ligne in exigences[1:]} | {ligne[1] for ligne in exigences[1:]}
    assert {ligne[0] for ligne in cas["LINK_REQ_TC"][1:]} <= chemins
    resultats = lis(jouee.dossier / "squash/resultats.json")["tests"]
    references = [resultat["reference"] for resultat in resultats]
    assert sorted(references) == sorted(
        {scenario["fonctionnalite"]["fichier"] for scenario in jouee.lu["scenarios"]}
    )
    assert {resultat["reference"]: resultat["status"] for resultat in resultats} == {
        "features/04_activation/lien.feature": "FAILURE",
        "features/parcours/cas1.feature": "SUCCESS",
    }


def test_matrice(jouee: Jouee) -> None:
    matrice = feuilles(jouee.dossier / "tableurs/matrice.xlsx")
    regles = {
        ligne[0]: dict(zip(matrice["Règles"][0], ligne, strict=True)) for ligne in matrice["Règles"][1:]
    }
    assert regles["EXG-04-01"]["État"] == "conforme"
    assert set(regles["EXG-04-01"]["Scénarios"].splitlines()) == {
        "Le lien ouvert après 1 s",
        "Le lien ouvert après 24 h",
        "Des pièces",
    }
    assert len(matrice["Scénarios"]) - 1 == len(jouee.lu["scenarios"])
    assert {ligne[0] for ligne in matrice["Non établies"][1:]} == {
        exigence["id"]
        for exigence in jouee.lu["exigences"]
        if exigence["etat"] not in ("conforme", "non conforme")
    }


def test_anomalies(jouee: Jouee) -> None:
    fiches = {
        fiche.name: fiche.read_text(encoding="utf-8") for fiche in (jouee.dossier / "anomalies").glob("*.md")
    }
    assert set(fiches) == {
        "index.md",
        "EXG-04-02_un-ecart_20.md",
        "erreur_une-panne_29.md",
        "erreur_un-pas-sans-definition_35.md",
    }
    ecart = fiches["EXG-04-02_un-ecart_20.md"]
    for dit in (
        "# Majeure",
        "- Attendu : 24 h",
        "- Obtenu : 25 h",
        "| a | b |",
        "./recette",
        "- Suite : 1.2.3",
    ):
        assert dit in ecart


@pytest.mark.parametrize("texte", ["=1+1", "+1", "-1", "@SOMME(A1)", "\x00nul", "é" * CELLULE])
def test_un_texte_reste_un_texte(tmp_path: Path, texte: str) -> None:
    relue = feuilles(ecrit({"A": Feuille(["texte"], [[texte]])}, tmp_path / "a.xlsx"))["A"]
    assert relue == [["texte"], [texte.replace("\x00", "\N{REPLACEMENT CHARACTER}")]]


def test_un_texte_trop_long_n_ecrit_rien(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ne tient pas dans une cellule"):
        ecrit({"A": Feuille(["texte"], [["x" * (CELLULE + 1)]])}, tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())
