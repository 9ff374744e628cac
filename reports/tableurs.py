"""Les tableaux que remplit d'habitude une équipe de recette : matrice dans les deux sens, décisions, bornes."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from reports import remarques, verdicts
from reports.classeurs import Feuille, ecrit
from reports.matiere import Matiere
from reports.modele import (
    DefautJuge,
    Enregistrement,
    EtatDExigence,
    ExigenceEnregistree,
    ScenarioEnregistre,
    VerdictDeDefaut,
)
from reports.redaction import en_clair

REGLES = (
    "Règle",
    "Chapitre",
    "Ce qu'elle dit",
    "Écrans",
    "Criticité",
    "Statut",
    "Noyau",
    "État",
    "Raison",
    "Scénarios",
    "Parcours",
    "Défauts tués",
    "Défauts",
)
SCENARIOS = (
    "Fichier",
    "Ligne",
    "Scénario",
    "Exemple",
    "Règles",
    "Décisions",
    "Résultat",
    "Raison",
    "Durée (ms)",
    "Navigateur",
    "Pièces",
    "Rejouer",
)
NON_ETABLIES = ("Règle", "Criticité", "Statut", "État", "Raison", "Ce qu'elle dit")
REMARQUES = ("Texte du guide", "Sur la cible", "Où", "Règles", "Scénarios")
DECISIONS = ("Point", "Où", "Constat", "Décision", "Décidée par", "Le")
JUGEMENTS = ("Règle", "Verdict d'une personne", "Par", "Le", "Motif")
ETABLIES = (EtatDExigence.CONFORME, EtatDExigence.NON_CONFORME)

_BORNES = re.compile(r"^## Bornes\n(.*?)(?=^## )", re.MULTILINE | re.DOTALL)
_CASE = re.compile(r"(?<!\\)\|")
_SEPARATION = re.compile(r"[|:\s-]+")


def rend(matiere: Matiere) -> list[Path]:
    """Écrit la matrice et, si la suite a ses décisions sous la main, les bornes."""
    dossier, lu = matiere.dossier / "tableurs", matiere.lu
    ecrits = [ecrit(_matrice(lu), dossier / "matrice.xlsx")]
    decisions = matiere.racine / "features" / "guide" / "decisions.md"
    if decisions.is_file():
        bornes = bornes_de(decisions.read_text(encoding="utf-8"))
        ecrits.append(ecrit({"Bornes": bornes}, dossier / "bornes.xlsx"))
    return ecrits


def bornes_de(source: str) -> Feuille:
    """La table des valeurs limites.

    Raises:
        ValueError: la source n'a pas de section « Bornes » avec une table.
    """
    section = _BORNES.search(source)
    rangees = [_cases(ligne) for ligne in section[1].splitlines() if ligne.startswith("|")] if section else []
    if not rangees:
        raise ValueError("aucune table dans la section « Bornes »")
    colonnes, *lignes = (rangee for rangee in rangees if not _SEPARATION.fullmatch("".join(rangee)))
    return Feuille(colonnes, lignes)


def _cases(ligne: str) -> list[str]:
    return [case.strip().replace("\\|", "|") for case in _CASE.split(ligne)[1:-1]]


def _matrice(lu: Enregistrement) -> dict[str, Feuille]:
    noms = {scenario["id"]: scenario["nom"] for scenario in lu["scenarios"]}
    return {
        "Règles": Feuille(REGLES, [_regle(lu, exigence, noms) for exigence in lu["exigences"]]),
        "Scénarios": Feuille(SCENARIOS, [_scenario(scenario) for scenario in lu["scenarios"]]),
        "Non établies": Feuille(
            NON_ETABLIES,
            [
                [exigence[champ] for champ in ("id", "criticite", "statut", "etat", "raison", "regle")]
                for exigence in lu["exigences"]
                if exigence["etat"] not in ETABLIES
            ],
        ),
        "Décisions": Feuille(DECISIONS, list(_decisions(lu))),
        "Remarques": Feuille(
            REMARQUES,
            [
                [
                    une.attendu,
                    _liste(iter(une.obtenus)),
                    _liste(iter(une.ou)),
                    ", ".join(une.regles),
                    _liste(noms[nom] for nom in une.scenarios),
                ]
                for une in remarques.reunies(lu["scenarios"])
            ],
        ),
        "Jugements": Feuille(
            JUGEMENTS,
            [
                [jugement[champ] for champ in ("regle", "verdict", "par", "le", "motif")]
                for jugement in lu["jugements"]
            ],
        ),
    }


def _regle(lu: Enregistrement, exigence: ExigenceEnregistree, noms: dict[str, str]) -> list[str | int]:
    defauts = verdicts.par_regle(lu["preuve"]).get(exigence["id"], []) if lu["preuve"] else []
    return [
        exigence["id"],
        lu["chapitres"][exigence["chapitre"]],
        exigence["regle"],
        ", ".join(exigence["source"]),
        exigence["criticite"],
        exigence["statut"],
        "oui" if exigence["noyau"] else "non",
        exigence["etat"],
        exigence["raison"],
        _liste(noms[nom] for nom in exigence["scenarios"]),
        _liste(noms[nom] for nom in exigence["parcours"]),
        *_tues(lu, defauts),
    ]


def _tues(lu: Enregistrement, defauts: Sequence[DefautJuge]) -> tuple[str | int, str | int]:
    """Combien sont tués, sur combien ; sans campagne de preuve, on n'en sait rien."""
    if lu["preuve"] is None:
        return "sans campagne", "sans campagne"
    return sum(defaut["verdict"] == VerdictDeDefaut.TUE for defaut in defauts), len(defauts)


def _scenario(scenario: ScenarioEnregistre) -> list[str | int]:
    return [
        scenario["fonctionnalite"]["fichier"],
        scenario["ligne"],
        scenario["nom"],
        ", ".join(scenario["exemple"].values()),
        ", ".join(scenario["exigences"]),
        ", ".join(scenario["decisions"]),
        scenario["etat"],
        scenario["echec"]["resume"] if scenario["echec"] else scenario["raison"] or "",
        round(1000 * scenario["duree"]),
        scenario["navigateur"] or "",
        _liste(piece["fichier"] for piece in scenario["preuves"]),
        scenario["rejouer"] or "",
    ]


def _decisions(lu: Enregistrement) -> Iterator[Sequence[str]]:
    for decision in lu["decisions"]:
        yield (
            decision["id"],
            decision["ou"],
            en_clair(decision["constat"]),
            en_clair(decision["decision"]),
            decision["qui"],
            decision["quand"] or "non décidée",
        )


def _liste(noms: Iterator[str]) -> str:
    """Un nom par ligne, chacun une fois."""
    return "\n".join(dict.fromkeys(noms))
