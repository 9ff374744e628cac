"""Le journal des actes, que l'agent peut consulter (EXG-20-16)."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from simulator.domaine.horloge import Horloge

SIMULATEUR = "simulateur"
"""Auteur des actes automatiques."""


class Acte(StrEnum):
    """Ce qui est journalisé."""

    COMMENCEE = "demande commencée"
    ETAPE = "étape enregistrée"
    ABANDONNEE = "demande abandonnée"
    DEPOSEE = "demande déposée"
    ATTESTATION = "attestation émise"
    MAIL = "mail écrit"
    COMPLEMENT_DEMANDE = "complément demandé"
    NOTIFICATION_OUVERTE = "notification ouverte"
    COMPLEMENT_RECU = "complément reçu"
    ACCEPTEE = "demande acceptée"
    REFUSEE = "demande refusée"
    CLOTUREE = "demande clôturée incomplète"


@dataclass(eq=False)
class Evenement:
    """Un acte, son instant, son auteur et, s'il en a une, la demande qu'il concerne."""

    instant: datetime
    auteur: str
    acte: Acte
    demande: str
    precision: str = ""
    id: int | None = None


class DepotDEvenements(ABC):
    """Où le journal est gardé ; rien n'en est jamais ôté."""

    @abstractmethod
    def ajoute(self, evenement: Evenement) -> None:
        """Garde un événement, dans la transaction de l'acte."""

    @abstractmethod
    def de_la_demande(self, cle: str) -> list[Evenement]:
        """Les événements d'une demande, dans l'ordre."""


class Journal:
    """Note les actes à l'heure de l'instance."""

    def __init__(self, depot: DepotDEvenements, horloge: Horloge) -> None:
        self.depot = depot
        self.horloge = horloge

    def note(self, acte: Acte, auteur: str, demande: str, precision: str = "") -> None:
        """Ajoute un événement pour la demande de cette clé."""
        self.depot.ajoute(Evenement(self.horloge.maintenant(), auteur, acte, demande, precision))

    def lit(self, demande: str) -> list[Evenement]:
        """Les événements d'une demande, dans l'ordre."""
        return self.depot.de_la_demande(demande)
