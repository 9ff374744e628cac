"""Le Gherkin d'un enregistrement : ce qui a été joué, exemple par exemple, sans rien lire d'autre."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reports import motifs
from reports.modele import Pas, ScenarioEnregistre, phrase

BORNE = '"' * 3
BORNE_ECRITE = r"\"\"\""


def source(scenarios: Sequence[ScenarioEnregistre]) -> str:
    """Le texte d'une fonctionnalité, d'après ses scénarios ; chaque ligne d'exemple y est un scénario."""
    return "\n".join(_lignes(scenarios)) + "\n"


def dans_l_ordre(scenarios: Sequence[ScenarioEnregistre]) -> list[ScenarioEnregistre]:
    """Les scénarios dans l'ordre de leur fichier, où ceux d'une règle se suivent."""
    return sorted(scenarios, key=lambda scenario: scenario["ligne"])


def titre(scenario: ScenarioEnregistre) -> str:
    """Le nom d'un scénario, avec l'exemple qui le distingue."""
    return motifs.titre(scenario["nom"], scenario["exemple"])


def _lignes(scenarios: Sequence[ScenarioEnregistre]) -> Iterator[str]:
    fonctionnalite = scenarios[0]["fonctionnalite"]
    yield "# language: fr"
    yield f"Fonctionnalité: {fonctionnalite['nom']}"
    yield from (f"  {ligne.strip()}" for ligne in fonctionnalite["description"].splitlines())
    for regle, siens in groupby(dans_l_ordre(scenarios), key=lambda scenario: scenario["regle_metier"]):
        if regle:
            yield from ("", f"  Règle: {regle}")
        for scenario in siens:
            yield from _scenario(scenario)


def _scenario(scenario: ScenarioEnregistre) -> Iterator[str]:
    etiquettes = (*scenario["exigences"], *scenario["decisions"], *scenario["capacites"])
    yield ""
    if etiquettes:
        yield f"    {' '.join(f'@{nom}' for nom in etiquettes)}"
    yield f"    Scénario: {titre(scenario)}"
    for pas in scenario["pas"]:
        yield from _pas(pas)


def _pas(pas: Pas) -> Iterator[str]:
    yield f"      {phrase(pas)}"
    for rangee in pas["tableau"] or ():
        yield f"        | {' | '.join(map(_case, rangee))} |"
    if pas["texte_joint"] is not None:
        yield f"        {BORNE}"
        echappe = pas["texte_joint"].replace(BORNE, BORNE_ECRITE)
        yield from (f"        {ligne}" for ligne in echappe.splitlines())
        yield f"        {BORNE}"


def _case(texte: str) -> str:
    return texte.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")
