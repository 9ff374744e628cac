"""Ce que le pilotage reçoit de qui l'assemble."""

from dataclasses import dataclass

from simulator.assemblage import Temoin
from simulator.pilotage.boite import BoiteAuxLettres


@dataclass(frozen=True, slots=True)
class Contexte:
    """Boîte aux lettres embarquée, jeton d'accès, catalogue publié des défauts, témoin de l'instance."""

    boite: BoiteAuxLettres | None
    jeton: str | None
    catalogue: tuple[dict[str, str], ...]
    temoin: Temoin
