"""Désigner des scénarios par leur nom, à jokers : ce qu'un écart connu vise quand il ne vise pas toute une règle."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from gherkin.parser import Parser

_PROCHES = 3


class MotifSansScenario(Exception):
    """Un motif ne désigne aucun scénario de la suite ; le message propose les noms les plus proches."""


def titre(nom: str, exemple: Mapping[str, str]) -> str:
    """Le nom d'un scénario, avec l'exemple qui le distingue : « Le lien expire [24 h] »."""
    valeurs = ", ".join(exemple.values())
    return f"{nom} [{valeurs}]" if valeurs else nom


def designe(motif: str, nom: str, exemple: Mapping[str, str]) -> bool:
    """Vrai si le motif est ce nom, ou ce nom suivi de l'exemple ; « * » et « ? » y sont seuls des jokers.

    >>> designe("Le lien * [24 h]", "Le lien expire", {"délai": "24 h"})
    True
    """
    lu = motif.replace("[", "[[]")
    return fnmatchcase(nom, lu) or fnmatchcase(titre(nom, exemple), lu)


def vises(motifs: Iterable[str], features: Path) -> dict[str, int]:
    """Combien de scénarios de toute la suite chaque motif désigne, exemples comptés un à un.

    Raises:
        MotifSansScenario: un motif n'en désigne aucun.
    """
    voulus = list(motifs)
    suite = list(_suite(features)) if voulus else []
    comptes = {motif: sum(designe(motif, *scenario) for scenario in suite) for motif in voulus}
    for motif, nombre in comptes.items():
        if not nombre:
            noms = list(dict.fromkeys(nom for nom, _ in suite))
            proches = difflib.get_close_matches(motif, noms, n=_PROCHES, cutoff=0.4)
            suivent = f" ; noms proches : {', '.join(f'« {nom} »' for nom in proches)}" if proches else ""
            raise MotifSansScenario(f"aucun scénario de la suite ne répond à « {motif} »{suivent}")
    return comptes


def _suite(features: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Le nom et l'exemple de chaque scénario de la suite."""
    for fichier in sorted(features.glob("**/*.feature")):
        fonctionnalite: Any = Parser().parse(fichier.read_text(encoding="utf-8")).get("feature")
        for enfant in fonctionnalite["children"] if fonctionnalite else ():
            regle = enfant.get("rule")
            for interieur in regle["children"] if regle else [enfant]:
                if scenario := interieur.get("scenario"):
                    yield from _exemples(scenario)


def _exemples(scenario: Any) -> Iterator[tuple[str, dict[str, str]]]:
    nom = scenario["name"]
    if not scenario["examples"]:
        yield nom, {}
    for table in scenario["examples"]:
        colonnes = _cases(table["tableHeader"]) if "tableHeader" in table else []
        for rangee in table["tableBody"]:
            exemple = dict(zip(colonnes, _cases(rangee), strict=True))
            yield re.sub(r"<([^<>]+)>", lambda place: exemple.get(place[1], place[0]), nom), exemple  # noqa: B023


def _cases(rangee: Any) -> Sequence[str]:
    return [case["value"] for case in rangee["cells"]]
