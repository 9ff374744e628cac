"""API et console de pilotage, hors du chemin de l'usager et retirables par une option."""

from simulator.pilotage.api import PREFIXE, cree_le_pilotage

__all__ = ["PREFIXE", "cree_le_pilotage"]
