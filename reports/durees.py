"""Les durées de référence, d'après lesquelles « --part » répartit les scénarios.

Le fichier est du projet, trié, arrondi au dixième de seconde : qui le refait n'y change que ce qui a changé.
"""

import json
import statistics
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from reports.enregistrement import ErreurDEnregistrement
from reports.gherkin_joue import titre
from reports.modele import EtatDeScenario, ScenarioEnregistre

FICHIER = Path("reports", "durees.json")
Durees = Mapping[str, Mapping[str, float]]
"""Secondes, par fichier .feature puis par scénario, nommé avec l'exemple qui le distingue."""


def lit(racine: Path) -> Durees:
    """Les durées de référence du projet ; aucune si le fichier manque.

    Raises:
        ErreurDEnregistrement: fichier illisible ou d'une autre forme.
    """
    chemin = racine / FICHIER
    try:
        lues = json.loads(chemin.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as erreur:
        raise ErreurDEnregistrement(_abime(chemin)) from erreur
    if not _bien_forme(lues):
        raise ErreurDEnregistrement(_abime(chemin))
    return cast(Durees, lues)


def mesurees(scenarios: Iterable[ScenarioEnregistre]) -> Durees:
    """Les durées des scénarios réussis, triées ; un rouge ou un arrêt ne dit pas ce que coûte un scénario."""
    vues: dict[tuple[str, str], list[float]] = {}
    for scenario in scenarios:
        if scenario["etat"] == EtatDeScenario.REUSSI:
            cle = (scenario["fonctionnalite"]["fichier"], titre(scenario))
            vues.setdefault(cle, []).append(scenario["duree"])
    durees: dict[str, dict[str, float]] = {}
    for (fichier, nom), mesures in sorted(vues.items()):
        durees.setdefault(fichier, {})[nom] = max(0.1, round(statistics.mean(mesures), 1))
    return durees


def _bien_forme(lues: object) -> bool:
    return isinstance(lues, dict) and all(
        isinstance(siennes, dict)
        and all(isinstance(duree, int | float) and duree > 0 for duree in siennes.values())
        for siennes in lues.values()
    )


def _abime(chemin: Path) -> str:
    return (
        f"{chemin} : durées de référence illisibles ; « ./recette durees » les refait d'après une exécution"
    )
