"""Les fichiers qu'importe Squash TM : exigences, cas de test Gherkin et leurs liens, résultats.

Noms d'onglets et de colonnes imposés : « Renseigner un fichier d'import » (exigences ; cas de test), guide
utilisateur de Squash TM. Un cas Gherkin est un fichier .feature entier. Résultats : « import des résultats d'un
pipeline » ; la référence d'un test automatisé y est le chemin de son fichier .feature.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from reports.classeurs import Feuille, ecrit
from reports.enregistrement import ecrit_json
from reports.matiere import Matiere
from reports.modele import ROUGES, Enregistrement, EtatDeScenario, ExigenceEnregistree, ScenarioEnregistre

PROJET = "Recette ANEF"
EXIGENCE = (
    "ACTION",
    "REQ_PATH",
    "REQ_VERSION_NUM",
    "REQ_VERSION_REFERENCE",
    "REQ_VERSION_NAME",
    "REQ_VERSION_CRITICALITY",
    "REQ_VERSION_CATEGORY",
    "REQ_VERSION_STATUS",
    "REQ_VERSION_DESCRIPTION",
)
CAS = (
    "ACTION",
    "TC_PATH",
    "TC_REFERENCE",
    "TC_WEIGHT_AUTO",
    "TC_WEIGHT",
    "TC_NATURE",
    "TC_TYPE",
    "TC_STATUS",
    "TC_DESCRIPTION",
    "TC_KIND",
    "TC_SCRIPT",
    "TC_AUTOMATABLE",
)
PAS = (
    "ACTION",
    "TC_OWNER_PATH",
    "TC_STEP_NUM",
    "TC_STEP_IS_CALL_STEP",
    "TC_STEP_CALL_DATASET",
    "TC_STEP_ACTION",
    "TC_STEP_EXPECTED_RESULT",
)
PARAMETRES = ("ACTION", "TC_OWNER_PATH", "TC_PARAM_NAME", "TC_PARAM_DESCRIPTION")
JEUX = (
    "ACTION",
    "TC_OWNER_PATH",
    "TC_DATASET_NAME",
    "TC_PARAM_OWNER_PATH",
    "TC_DATASET_PARAM_NAME",
    "TC_DATASET_PARAM_VALUE",
)
LIENS = ("REQ_PATH", "REQ_VERSION_NUM", "TC_PATH")
CRITICITES = {"bloquante": "CRITICAL", "majeure": "MAJOR", "mineure": "MINOR"}
POIDS = {"bloquante": "VERY_HIGH", "majeure": "HIGH", "mineure": "MEDIUM"}
STATUTS = {
    EtatDeScenario.REUSSI: "SUCCESS",
    EtatDeScenario.ECART: "FAILURE",
    EtatDeScenario.ERREUR: "FAILURE",
    EtatDeScenario.NON_APPLICABLE: "SKIPPED",
    EtatDeScenario.NON_ATTEINT: "BLOCKED",
}
ORDRE = ("FAILURE", "BLOCKED", "SUCCESS", "SKIPPED")
"""Le statut d'un fichier .feature est le premier de ceux de ses scénarios."""
PREMIERE_VERSION = 1

Cas = Mapping[str, Sequence[ScenarioEnregistre]]


def rend(matiere: Matiere) -> list[Path]:
    """Écrit les deux classeurs et les résultats."""
    dossier, lu = matiere.dossier / "squash", matiere.lu
    cas = par_feature(lu)
    resultats = dossier / "resultats.json"
    ecrit_json({"tests": [_resultat(fichier, siens) for fichier, siens in cas.items()]}, resultats)
    return [
        ecrit({"REQUIREMENT": _exigences(lu)}, dossier / "exigences.xlsx"),
        ecrit(_cas_de_test(matiere, cas), dossier / "cas_de_test.xlsx"),
        resultats,
    ]


def par_feature(lu: Enregistrement) -> Cas:
    """Les scénarios joués de chaque fichier .feature, par chemin."""

    def fichier(scenario: ScenarioEnregistre) -> str:
        return scenario["fonctionnalite"]["fichier"]

    return {nom: list(siens) for nom, siens in groupby(sorted(lu["scenarios"], key=fichier), key=fichier)}


def _exigences(lu: Enregistrement) -> Feuille:
    return Feuille(EXIGENCE, [_exigence(lu, exigence) for exigence in lu["exigences"]])


def _exigence(lu: Enregistrement, exigence: ExigenceEnregistree) -> list[str | int]:
    description = f"{exigence['regle']} (écran : {', '.join(exigence['source']) or 'aucun'}"
    return [
        "C",
        _chemin_d_exigence(lu, exigence),
        PREMIERE_VERSION,
        exigence["id"],
        exigence["id"],
        CRITICITES[exigence["criticite"]],
        "CAT_FUNCTIONAL",
        "APPROVED" if exigence["statut"] == "explicite" else "UNDER_REVIEW",
        f"{description} ; statut : {exigence['statut']})",
    ]


def _chemin_d_exigence(lu: Enregistrement, exigence: ExigenceEnregistree) -> str:
    return f"/{PROJET}/{_sans_barre(lu['chapitres'][exigence['chapitre']])}/{exigence['id']}"


def _cas_de_test(matiere: Matiere, cas: Cas) -> dict[str, Feuille]:
    lu = matiere.lu
    exigences = {exigence["id"]: exigence for exigence in lu["exigences"]}
    lignes: list[list[str | int]] = []
    liens: list[list[str | int]] = []
    for fichier, siens in cas.items():
        chemin = f"/{PROJET}/{fichier.removeprefix('features/').removesuffix('.feature')}"
        nommees = sorted({regle for scenario in siens for regle in scenario["exigences"]})
        poids = [exigences[regle]["criticite"] for regle in nommees]
        lignes.append(
            [
                "C",
                chemin,
                fichier,
                0,
                next((POIDS[criticite] for criticite in POIDS if criticite in poids), "LOW"),
                "NAT_FUNCTIONAL_TESTING",
                "TYP_END_TO_END_TESTING" if siens[0]["parcours"] else "TYP_COMPLIANCE_TESTING",
                "APPROVED",
                siens[0]["fonctionnalite"]["description"],
                "GHERKIN",
                _script(matiere.racine / fichier),
                "Y",
            ]
        )
        liens += [[_chemin_d_exigence(lu, exigences[regle]), PREMIERE_VERSION, chemin] for regle in nommees]
    return {
        "TEST_CASES": Feuille(CAS, lignes),
        "STEPS": Feuille(PAS, []),
        "PARAMETERS": Feuille(PARAMETRES, []),
        "DATASETS": Feuille(JEUX, []),
        "LINK_REQ_TC": Feuille(LIENS, liens),
    }


def _script(fichier: Path) -> str:
    """Le fichier .feature ; Squash reconnaît le français à « #language: fr », sans espace, en première ligne."""
    if not fichier.is_file():
        return ""  # la suite qui rend n'a pas ce fichier : l'enregistrement vient d'une autre
    _, _, corps = fichier.read_text(encoding="utf-8").partition("\n")
    return f"#language: fr\n{corps}"


def _resultat(fichier: str, scenarios: Sequence[ScenarioEnregistre]) -> dict[str, Any]:
    statuts = {STATUTS[EtatDeScenario(scenario["etat"])] for scenario in scenarios}
    return {
        "reference": fichier,
        "status": next(statut for statut in ORDRE if statut in statuts),
        "duration": round(1000 * sum(scenario["duree"] for scenario in scenarios)),
        "failure_details": list(_echecs(scenarios)),
    }


def _echecs(scenarios: Sequence[ScenarioEnregistre]) -> Iterator[str]:
    for scenario in scenarios:
        if scenario["etat"] in ROUGES and (echec := scenario["echec"]):
            yield f"{scenario['nom']} : {echec['resume']} ({echec['lieu']}) ; {scenario['rejouer']}"


def _sans_barre(nom: str) -> str:
    """Une barre dans un nom ouvrirait un dossier."""
    return nom.replace("/", "-")
