"""Le JSON historique de Cucumber, que lisent encore Xray et la plupart des rapports."""

from typing import Any

from reports.gherkin_joue import titre
from reports.modele import Enregistrement, EtatDePas, EtatDeScenario, Pas, ScenarioEnregistre
from reports.redaction import repere
from reports.squash import par_feature

NANOSECONDES = 1_000_000_000
STATUTS = {
    EtatDePas.REUSSI: "passed",
    EtatDePas.ECHOUE: "failed",
    EtatDePas.INTERROMPU: "skipped",
    EtatDePas.NON_ATTEINT: "skipped",
}


def en_json(lu: Enregistrement) -> list[dict[str, Any]]:
    """Une fonctionnalité par fichier .feature ; les preuves y sont des liens, jamais des copies."""
    return [
        {
            "uri": fichier,
            "id": repere(scenarios[0]["fonctionnalite"]["nom"]),
            "keyword": "Fonctionnalité",
            "name": scenarios[0]["fonctionnalite"]["nom"],
            "description": scenarios[0]["fonctionnalite"]["description"],
            "line": 1,
            "tags": [],
            "elements": [_element(scenario) for scenario in scenarios],
        }
        for fichier, scenarios in par_feature(lu).items()
    ]


def _element(scenario: ScenarioEnregistre) -> dict[str, Any]:
    nom, ligne = titre(scenario), scenario["ligne"]
    etiquettes = (*scenario["exigences"], *scenario["decisions"], *scenario["capacites"])
    return {
        "id": f"{repere(scenario['fonctionnalite']['nom'])};{repere(nom)}",
        "keyword": "Scénario",
        "type": "scenario",
        "name": nom,
        "description": scenario["regle_metier"] or "",
        "line": ligne,
        "tags": [{"name": f"@{etiquette}", "line": ligne} for etiquette in etiquettes],
        "steps": [_pas(scenario, rang, pas) for rang, pas in enumerate(scenario["pas"])],
    }


def _pas(scenario: ScenarioEnregistre, rang: int, pas: Pas) -> dict[str, Any]:
    resultat: dict[str, Any] = {
        "status": statut(scenario, pas),
        "duration": round(NANOSECONDES * pas["duree"]),
    }
    if rang == rang_de_l_echec(scenario) and (echec := scenario["echec"]):
        resultat |= {"status": "failed", "error_message": message(scenario) or echec["resume"]}
    rendu: dict[str, Any] = {
        "keyword": f"{pas['mot_cle']} ".replace("' ", "'"),
        "name": pas["texte"],
        "line": pas["ligne"],
        "match": {"location": f"{scenario['fonctionnalite']['fichier']}:{pas['ligne']}"},
        "result": resultat,
    }
    if pas["tableau"]:
        rendu["rows"] = [{"cells": rangee} for rangee in pas["tableau"]]
    if pas["texte_joint"] is not None:
        rendu["doc_string"] = {"value": pas["texte_joint"], "content_type": "", "line": pas["ligne"] + 1}
    if preuves := [piece["fichier"] for piece in scenario["preuves"] if piece["pas"] == rang]:
        rendu["output"] = [f"preuve : ../{fichier}" for fichier in preuves]
    return rendu


def statut(scenario: ScenarioEnregistre, pas: Pas) -> str:
    """Un scénario sans résultat n'est pas passé : ses pas sont en attente."""
    if scenario["etat"] == EtatDeScenario.NON_ATTEINT:
        return "pending"
    return STATUTS[EtatDePas(pas["etat"])]


def rang_de_l_echec(scenario: ScenarioEnregistre) -> int | None:
    """Le pas qui porte l'échec ; le premier, si rien n'a encore été joué."""
    echec = scenario["echec"]
    return None if echec is None else echec["pas"] or 0


def message(scenario: ScenarioEnregistre) -> str:
    """Pourquoi le scénario est rouge, attendu et obtenu compris ; vide s'il ne l'est pas."""
    echec = scenario["echec"]
    if echec is None:
        return ""
    if echec["regle"] is None:
        return echec["resume"]
    constat = f"attendu : {echec['attendu']}\nobtenu : {echec['obtenu']}"
    return f"{echec['regle']}\n{constat}\nrejouer : {scenario['rejouer']}"
