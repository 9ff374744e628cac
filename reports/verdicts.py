"""Le verdict de chaque défaut d'une campagne de preuve, et le format de `preuve.json`.

Un défaut est *tué* seulement par un constat en échec qui nomme sa règle, pendant que le défaut agissait.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import cast

from reports.codes import Code
from reports.crochets import Defaut
from reports.enregistrement import ecrit_json, lit_json
from reports.modele import DefautJuge, Essai, Issue, Preuve, Temoin, VerdictDeDefaut

NOM = "preuve.json"
VERSION = 1
_SCHEMA = Path(__file__).with_name("schema_preuve.json")


ROUGES = (Issue.CONSTAT, Issue.AUTRE_ROUGE)
"""Un tuple : un texte reçu est égal à un membre de l'énumération, sans en avoir la clé de hachage."""


def juge(
    defaut: Defaut, essais: Sequence[Essai], temoins_rouges: Collection[str], couvertes: Collection[str]
) -> DefautJuge:
    """Le verdict d'un défaut.

    Args:
        defaut: le défaut.
        essais: ce que ses scénarios ont donné ; ceux abandonnés après un *tué* n'y sont pas.
        temoins_rouges: ids des scénarios rouges sans défaut ; leurs essais ne valent rien.
        couvertes: exigences que nomme au moins un scénario de la suite, hors parcours.
    """
    verdict, raison = _verdict(defaut["regle"], essais, temoins_rouges, couvertes)
    return DefautJuge(
        id=defaut["id"],
        regle=defaut["regle"],
        enonce=defaut["enonce"],
        verdict=verdict,
        raison=raison,
        essais=list(essais),
    )


def _verdict(  # noqa: PLR0911 -- une sortie par verdict
    regle: str, essais: Sequence[Essai], temoins_rouges: Collection[str], couvertes: Collection[str]
) -> tuple[VerdictDeDefaut, str]:
    if not essais:
        if regle in couvertes:
            return VerdictDeDefaut.NON_JOUE, "aucun de ses scénarios n'a été joué"
        return VerdictDeDefaut.SURVIVANT, "aucun scénario"
    credibles = [essai for essai in essais if essai["scenario"] not in temoins_rouges]
    if not credibles:
        return VerdictDeDefaut.NON_JOUE, "ses scénarios sont rouges sans défaut"
    constats = [essai for essai in credibles if essai["issue"] == Issue.CONSTAT]
    if any(essai["activations"] for essai in constats):
        return VerdictDeDefaut.TUE, next(essai["message"] for essai in constats if essai["activations"])
    if constats:
        return VerdictDeDefaut.AUTRE_RAISON, "un constat de la règle a échoué sans que le défaut agisse"
    if rouges := [essai for essai in credibles if essai["issue"] == Issue.AUTRE_ROUGE]:
        return VerdictDeDefaut.AUTRE_RAISON, rouges[0]["message"]
    if any(essai["issue"] == Issue.SANS_RESULTAT for essai in credibles):
        return VerdictDeDefaut.NON_JOUE, "un de ses scénarios n'a pas de résultat"
    if any(essai["activations"] for essai in credibles):
        return VerdictDeDefaut.SURVIVANT, "le défaut a agi et aucun constat ne l'a vu"
    return VerdictDeDefaut.JAMAIS_ACTIVE, "aucun scénario ne passe par ce que le défaut change"


def conclut(
    defauts: Iterable[DefautJuge], temoins_rouges: Sequence[Temoin], *, interrompue: bool
) -> tuple[Code, str]:
    """Le code de sortie de la campagne et la phrase qui le dit."""
    juges = list(defauts)
    if interrompue:
        return Code.INCOMPLET, "La campagne a été arrêtée avant la fin."
    if temoins_rouges:
        return (
            Code.PREUVE_EN_ECHEC,
            f"Témoins rouges : {len(temoins_rouges)}. Un scénario rouge sans défaut ne prouve rien.",
        )
    tues = sum(juge["verdict"] == VerdictDeDefaut.TUE for juge in juges)
    if not juges:
        return Code.MAUVAIS_USAGE, "Aucun défaut ne correspond à ce qui est demandé."
    if tues == len(juges):
        return Code.CONFORME, f"Chaque défaut est tué par le constat de sa règle ({tues} sur {tues})."
    return Code.PREUVE_EN_ECHEC, f"{len(juges) - tues} défauts sur {len(juges)} ne sont pas tués."


def par_regle(preuve: Preuve) -> Mapping[str, list[DefautJuge]]:
    """Les défauts jugés, par exigence."""
    regles: dict[str, list[DefautJuge]] = {}
    for defaut in preuve["defauts"]:
        regles.setdefault(defaut["regle"], []).append(defaut)
    return regles


def ecrit(preuve: Preuve, chemin: Path) -> None:
    """Écrit `preuve.json`."""
    ecrit_json(preuve, chemin)


def lit(chemin: Path) -> Preuve:
    """Lit et vérifie une campagne.

    Raises:
        ErreurDEnregistrement: fichier absent, abîmé, d'une version inconnue ou hors du schéma.
    """
    return cast(Preuve, lit_json(chemin, _SCHEMA, VERSION))
