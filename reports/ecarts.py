"""Les écarts connus qu'un profil déclare, à un jour donné : ce qu'ils admettent, et ceux qui n'ont plus lieu d'être.

Un écart vise une règle, ou des scénarios par un motif. Il se joue encore : passé sa fin il n'admet plus rien, et la
réussite de tout ce qu'il vise est inattendue.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from reports import motifs
from reports.crochets import DescriptionDeCible, EcartConnu
from reports.modele import (
    ROUGES,
    Enregistrement,
    EtatDeScenario,
    EtatDExigence,
    ExigenceEnregistree,
    ScenarioEnregistre,
)

INATTENDUE = "réussite inattendue : un écart connu est déclaré pour cette règle"
"""Pourquoi une règle réussie n'est pas conforme ; aucun critère de sortie ne l'admet."""


class Sort(StrEnum):
    """Ce qu'une exécution a fait d'un écart connu."""

    CONSTATE = "constaté"
    ECHU = "échu : il n'admet plus rien"
    INATTENDUE = "réussite inattendue"
    SANS_REPONSE = "cette exécution n'en dit rien"


@dataclass(frozen=True, slots=True)
class Suivi:
    """Un écart déclaré tel qu'il se montre : la règle ou le motif qu'il vise, et ce qu'il est devenu."""

    vise: str
    raison: str
    ticket: str
    fin: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class EcartsConnus:
    """Les écarts d'une cible face aux scénarios d'une exécution ; `jour` est sa date, à laquelle un écart est échu."""

    declares: Sequence[EcartConnu]
    scenarios: Sequence[ScenarioEnregistre]
    jour: date

    def de_la_regle(self, regle: str) -> EcartConnu | None:
        """L'écart en cours qui admet cette règle entière."""
        return next((ecart for ecart in self._en_cours() if ecart.get("regle") == regle), None)

    def du_scenario(self, scenario: ScenarioEnregistre) -> EcartConnu | None:
        """L'écart en cours dont le motif désigne ce scénario."""
        return next((ecart for ecart in self._en_cours() if _vise(ecart, scenario)), None)

    def inattendus(self) -> list[EcartConnu]:
        """Les écarts à motif en cours dont tous les scénarios, lot entier compris, ont réussi."""
        return [ecart for ecart in self._en_cours() if self._reussit(self.vises(ecart), ecart)]

    def inattendue(self, regle: str) -> bool:
        """Vrai si un écart à motif n'a plus lieu d'être et désigne un scénario de cette règle."""
        return any(
            regle in scenario["exigences"] and not scenario["parcours"]
            for ecart in self.inattendus()
            for scenario in self.vises(ecart)
        )

    def vises(self, ecart: EcartConnu) -> list[ScenarioEnregistre]:
        """Les scénarios de l'exécution que désigne le motif d'un écart ; aucun s'il vise une règle."""
        return [scenario for scenario in self.scenarios if _vise(ecart, scenario)]

    def sort(self, ecart: EcartConnu, exigences: Mapping[str, ExigenceEnregistree]) -> Sort:
        """Ce que l'exécution a fait d'un écart, d'après ses exigences et leur état."""
        if _echu(ecart, self.jour):
            return Sort.ECHU
        if "regle" in ecart:
            exigence = exigences[ecart["regle"]]
            constate = exigence["etat"] == EtatDExigence.ECART_CONNU
            reussi = exigence["raison"].startswith(INATTENDUE)
        else:
            vises = self.vises(ecart)
            constate = any(scenario["etat"] in ROUGES for scenario in vises)
            reussi = self._reussit(vises, ecart)
        if constate:
            return Sort.CONSTATE
        return Sort.INATTENDUE if reussi else Sort.SANS_REPONSE

    def _en_cours(self) -> list[EcartConnu]:
        return [ecart for ecart in self.declares if not _echu(ecart, self.jour)]

    @staticmethod
    def _reussit(touches: Sequence[ScenarioEnregistre], ecart: EcartConnu) -> bool:
        """Vrai si tous ont réussi, et que le lot joué n'en a laissé aucun."""
        attendus = max(1, ecart.get("vises", 1))
        return len(touches) >= attendus and all(un["etat"] == EtatDeScenario.REUSSI for un in touches)


def connus(
    cible: DescriptionDeCible | None, scenarios: Sequence[ScenarioEnregistre], jour: date
) -> EcartsConnus:
    """Les écarts que déclare la cible ; aucun si elle n'a jamais répondu."""
    return EcartsConnus(cible.get("ecarts_connus", []) if cible else [], scenarios, jour)


def de_l_enregistrement(lu: Enregistrement) -> EcartsConnus:
    """Ceux que déclare la cible d'un enregistrement, au jour où il a été joué."""
    return connus(lu["cible"], lu["scenarios"], datetime.fromisoformat(lu["execution"]["fin"]).date())


def suivis(lu: Enregistrement) -> list[Suivi]:
    """Tous les écarts que déclare la cible d'un enregistrement, dans l'ordre de son profil."""
    face = de_l_enregistrement(lu)
    exigences = {exigence["id"]: exigence for exigence in lu["exigences"]}
    return [
        Suivi(
            vise=ecart.get("regle") or f"« {ecart['scenario']} »",
            raison=ecart["raison"],
            ticket=ecart["ticket"],
            fin=fin(ecart),
            sort=face.sort(ecart, exigences),
        )
        for ecart in face.declares
    ]


def dit(ecart: EcartConnu) -> str:
    """Un écart en une phrase : sa raison, ce que vise son motif, son ticket et sa fin."""
    motif = f"scénarios « {ecart['scenario']} », " if "scenario" in ecart else ""
    return f"{ecart['raison']} ({motif}ticket {ecart['ticket']}, jusqu'au {fin(ecart)})"


def fin(ecart: EcartConnu) -> str:
    """Son dernier jour, JJ/MM/AAAA."""
    return f"{date.fromisoformat(ecart['fin']):%d/%m/%Y}"


def _echu(ecart: EcartConnu, jour: date) -> bool:
    return date.fromisoformat(ecart["fin"]) < jour


def _vise(ecart: EcartConnu, scenario: ScenarioEnregistre) -> bool:
    motif = ecart.get("scenario")
    return motif is not None and motifs.designe(motif, scenario["nom"], scenario["exemple"])
