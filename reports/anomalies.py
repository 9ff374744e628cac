"""Une fiche d'anomalie par scénario rouge, en Markdown, prête pour un outil de suivi."""

from pathlib import Path

from reports.matiere import Matiere
from reports.modele import ROUGES, Enregistrement, ScenarioEnregistre
from reports.redaction import gabarit, repere

AUCUNE = "erreur"
"""Début du nom d'une fiche dont l'échec n'accuse aucune règle."""


def rend(matiere: Matiere) -> list[Path]:
    """Écrit les fiches et leur liste ; une fiche d'un rendu précédent n'y reste pas."""
    dossier, lu = matiere.dossier / "anomalies", matiere.lu
    for ancienne in dossier.glob("*.md"):
        ancienne.unlink()
    rouges = {nom_de_fiche(scenario): scenario for scenario in lu["scenarios"] if scenario["etat"] in ROUGES}
    regles = {exigence["id"]: exigence for exigence in lu["exigences"]}
    fiche, liste = gabarit("anomalie.md.j2"), gabarit("anomalies.md.j2")
    dossier.mkdir(exist_ok=True)
    ecrites = []
    for nom, scenario in rouges.items():
        texte = fiche.render(lu=lu, scenario=scenario, regles=regles, gravite=gravite(lu, scenario))
        ecrites.append(_ecrit(dossier / nom, texte))
    gravites = {nom: gravite(lu, scenario) for nom, scenario in rouges.items()}
    return [_ecrit(dossier / "index.md", liste.render(lu=lu, rouges=rouges, gravites=gravites)), *ecrites]


def nom_de_fiche(scenario: ScenarioEnregistre) -> str:
    """Le nom du fichier : la règle accusée, puis ce qui distingue le scénario."""
    regle = scenario["echec"]["regle"] if scenario["echec"] else None
    distinct = repere(f"{scenario['nom']} {' '.join(scenario['exemple'].values())}")
    return f"{regle or AUCUNE}_{distinct[:80]}_{scenario['ligne']}.md"


def gravite(lu: Enregistrement, scenario: ScenarioEnregistre) -> str:
    """La plus forte criticité des règles en cause ; sans règle (un parcours, une erreur) : à qualifier."""
    accusee = scenario["echec"]["regle"] if scenario["echec"] else None
    visees = {accusee} if accusee else set(scenario["exigences"])
    criticites = {exigence["criticite"] for exigence in lu["exigences"] if exigence["id"] in visees}
    return next((nom for nom in ("bloquante", "majeure", "mineure") if nom in criticites), "à qualifier")


def _ecrit(chemin: Path, texte: str) -> Path:
    chemin.write_text(texte, encoding="utf-8")
    return chemin
