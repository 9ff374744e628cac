"""JUnit, que lisent les intégrations continues : une suite par fichier .feature, un cas par scénario."""

from collections.abc import Iterator
from pathlib import Path

from junitparser import Error, Failure, JUnitXml, Properties, Property, Skipped, TestCase, TestSuite

from reports.matiere import Matiere
from reports.modele import EtatDeScenario, ScenarioEnregistre, phrase
from reports.parties import d_ailleurs
from reports.squash import par_feature

NOM = "junit.xml"


def rend(matiere: Matiere) -> list[Path]:
    """Écrit `junit.xml` ; celui d'une partie ne compte pas, en plus, les scénarios des autres."""
    rapport = JUnitXml("recette")
    lu = matiere.lu
    if "partie" in lu["execution"]:
        lu = {**lu, "scenarios": [scenario for scenario in lu["scenarios"] if not d_ailleurs(scenario)]}
    for fichier, scenarios in par_feature(lu).items():
        suite = TestSuite(fichier)
        suite.add_testcases([_cas(scenario) for scenario in scenarios])
        rapport.add_testsuite(suite)
    rapport.update_statistics()
    chemin = matiere.dossier / NOM
    rapport.write(str(chemin), pretty=True)
    return [chemin]


def _cas(scenario: ScenarioEnregistre) -> TestCase:
    exemple = ", ".join(scenario["exemple"].values())
    cas = TestCase(f"{scenario['nom']} [{exemple}]" if exemple else scenario["nom"])
    cas.classname = scenario["fonctionnalite"]["fichier"]
    cas.time = scenario["duree"]
    cas.append(_proprietes(scenario))
    if resultat := _resultat(scenario):
        cas.result = [resultat]
    cas.system_out = "\n".join(_deroulement(scenario))
    return cas


def _resultat(scenario: ScenarioEnregistre) -> Failure | Error | Skipped | None:
    """Un écart est un échec, une erreur une erreur ; sans résultat, le cas est passé, avec sa raison."""
    echec, raison = scenario["echec"], scenario["raison"] or ""
    match scenario["etat"]:
        case EtatDeScenario.ECART if echec:
            dit = f"attendu : {echec['attendu']}\nobtenu : {echec['obtenu']}\nlieu : {echec['lieu']}"
            return _rouge(Failure(echec["resume"], echec["regle"]), dit)
        case EtatDeScenario.ERREUR if echec:
            return _rouge(Error(echec["resume"], "erreur"), echec["trace"] or echec["lieu"])
        case EtatDeScenario.NON_APPLICABLE | EtatDeScenario.NON_ATTEINT as etat:
            return Skipped(raison, etat)
    return None


def _rouge(rouge: Failure | Error, dit: str) -> Failure | Error:
    rouge.text = dit
    return rouge


def _proprietes(scenario: ScenarioEnregistre) -> Properties:
    proprietes = Properties()
    valeurs = [
        *(("exigence", regle) for regle in scenario["exigences"]),
        *(("decision", decision) for decision in scenario["decisions"]),
        ("etat", scenario["etat"]),
        ("ligne", str(scenario["ligne"])),
        ("navigateur", scenario["navigateur"] or ""),
        ("rejouer", scenario["rejouer"] or ""),
        *((f"preuve:{piece['nature']}", piece["fichier"]) for piece in scenario["preuves"]),
    ]
    for nom, valeur in valeurs:
        if valeur:
            proprietes.add_property(Property(nom, valeur))
    return proprietes


def _deroulement(scenario: ScenarioEnregistre) -> Iterator[str]:
    for pas in scenario["pas"]:
        yield f"{phrase(pas)} ... {pas['etat']}"
        for rangee in pas["tableau"] or ():
            yield f"  | {' | '.join(rangee)} |"
