"""Réunir les parties d'une même recette en un enregistrement, et refaire les états d'un enregistrement.

Une recette répartie sur plusieurs machines, ou jouée lot par lot, laisse autant d'enregistrements que de parties.
Deux cibles, ou deux livraisons, ne se réunissent pas : elles se comparent (`comparaison.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

from reports import ecarts, etats
from reports.enregistrement import ErreurDEnregistrement
from reports.exigences import Exigence, Referentiel
from reports.modele import ROUGES, Enregistrement, EtatDeScenario, Execution, ScenarioEnregistre
from reports.parties import d_ailleurs

_FAIT_FOI = (*ROUGES, EtatDeScenario.REUSSI, EtatDeScenario.NON_APPLICABLE, EtatDeScenario.NON_ATTEINT)
"""Joué dans plusieurs parties, un scénario garde son pire résultat ; sans résultat, celui d'une autre."""
_CIBLE = ("nom", "version", "graine", "horloge", "redaction")


def reunit(lus: Mapping[Path, Enregistrement]) -> Enregistrement:
    """Un seul enregistrement, d'après ceux de plusieurs parties et le chemin de chacun.

    Ce qu'une partie laissait à une autre, qui manque, y reste sans résultat.

    Raises:
        ErreurDEnregistrement: les parties n'ont pas joué la même suite, les mêmes règles ou la même cible.
    """
    (_, premier), *autres = lus.items()
    reference = next((lu for lu in lus.values() if lu["cible"]), premier)
    for chemin, lu in lus.items():
        _exige_la_meme_recette(reference, lu, chemin)
    if not autres and "partie" not in premier["execution"]:
        return premier
    parties = [partie for lu in lus.values() for partie in lu["parties"] or [lu["execution"]]]
    reuni: Enregistrement = {
        **premier,
        "cible": next((lu["cible"] for lu in lus.values() if lu["cible"]), None),
        "execution": _ensemble(parties),
        "parties": parties,
        "scenarios": _scenarios([lu["scenarios"] for lu in lus.values()]),
        "jugements": sorted(
            (jugement for lu in lus.values() for jugement in lu["jugements"]),
            key=lambda jugement: datetime.fromisoformat(jugement["le"]),
        ),
        "preuve": next((lu["preuve"] for lu in lus.values() if lu["preuve"]), None),
    }
    return refait(reuni)


def refait(lu: Enregistrement) -> Enregistrement:
    """Le même, l'état de ses règles et son verdict refaits d'après ses scénarios et ses jugements.

    Un écart connu se périme à la date de l'exécution, non à celle où l'on relit.
    """
    connus = ecarts.de_l_enregistrement(lu)
    couvertes = {exigence["id"] for exigence in lu["exigences"] if exigence["couverte"]}
    enregistrees = etats.exigences(referentiel(lu), lu["scenarios"], couvertes, lu["cible"], connus)
    enregistrees = etats.jugees(enregistrees, lu["jugements"])
    admises = lu["cible"].get("criteres", {}) if lu["cible"] else {}
    verdict = etats.verdict(enregistrees, lu["scenarios"], lu["execution"], admises, connus)
    return {**lu, "exigences": enregistrees, "verdict": verdict}


def referentiel(lu: Enregistrement) -> Referentiel:
    """Les règles telles que l'enregistrement les garde, sans rien lire d'autre."""
    noms = [champ.name for champ in fields(Exigence)]
    gardees: list[dict[str, Any]] = [dict(exigence) for exigence in lu["exigences"]]
    exigences = {
        gardee["id"]: Exigence(**{nom: gardee[nom] for nom in noms} | {"source": tuple(gardee["source"])})
        for gardee in gardees
    }
    return Referentiel(exigences, lu["chapitres"])


def _exige_la_meme_recette(premier: Enregistrement, lu: Enregistrement, chemin: Path) -> None:
    conseil = "pour rapprocher deux livraisons ou deux cibles : ./recette comparer"
    for quoi, un, autre in (
        ("suite", premier["suite"]["empreinte"], lu["suite"]["empreinte"]),
        ("version des règles", premier["regles"]["empreinte"], lu["regles"]["empreinte"]),
        ("cible", _cible(premier), _cible(lu)),
    ):
        if quoi == "cible" and not lu["cible"]:
            continue  # une partie vide, ou que la cible n'a pas reçue, n'en contredit pas une autre
        if un != autre:
            raise ErreurDEnregistrement(
                f"{chemin} : ce n'est pas la même {quoi} que les précédents ({autre}, et non {un}) ; {conseil}"
            )


def _cible(lu: Enregistrement) -> str:
    cible: Mapping[str, Any] = lu["cible"] or {}
    return ", ".join(str(cible[champ]) for champ in _CIBLE if champ in cible) or "aucune"


def _scenarios(parties: Sequence[Sequence[ScenarioEnregistre]]) -> list[ScenarioEnregistre]:
    reunis: dict[str, ScenarioEnregistre] = {}
    for scenario in (scenario for partie in parties for scenario in partie):
        connu = reunis.get(scenario["id"])
        if connu is None or _rang(scenario) < _rang(connu):
            reunis[scenario["id"]] = scenario
    return list(reunis.values())


def _rang(scenario: ScenarioEnregistre) -> tuple[int, bool]:
    """Son rang parmi ce qui fait foi ; sans résultat, la partie qui devait le jouer sait mieux pourquoi."""
    return _FAIT_FOI.index(scenario["etat"]), d_ailleurs(scenario)


def _ensemble(parties: Sequence[Execution]) -> Execution:
    """Ce qui vaut pour toutes : du premier début à la dernière fin, durées et processus ajoutés."""
    par_debut = sorted(parties, key=lambda partie: datetime.fromisoformat(partie["debut"]))
    ensemble: Execution = {
        **par_debut[0],
        "fin": max(parties, key=lambda partie: datetime.fromisoformat(partie["fin"]))["fin"],
        "duree": round(sum(partie["duree"] for partie in parties), 3),
        "lots": sorted({lot for partie in parties for lot in partie["lots"]}),
        "navigateurs": sorted({nom for partie in parties for nom in partie["navigateurs"]}),
        "processus": sum(partie["processus"] for partie in parties),
        "interrompue": any(partie["interrompue"] for partie in parties),
        "injoignable": any(partie["injoignable"] for partie in parties),
        "autres_rouges": sum(partie["autres_rouges"] for partie in parties),
        "preuves": all(partie["preuves"] for partie in parties),
    }
    ensemble.pop("partie", None)
    return ensemble
