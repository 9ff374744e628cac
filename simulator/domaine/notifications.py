"""Ce qui prévient l'usager qu'un agent lui a écrit (S33, S40)."""

from simulator.domaine.demandes import Demande
from simulator.domaine.evenements import Courrier, Message
from simulator.domaine.journal import SIMULATEUR, Acte, Journal
from simulator.domaine.refus import ActeRefuse


class Notifications:
    """Annonce une notification par M3, qui ne dit rien de son contenu."""

    def __init__(self, courrier: Courrier, journal: Journal) -> None:
        self.courrier = courrier
        self.journal = journal

    def annonce(self, demande: Demande) -> None:
        """M3, à l'adresse de contact de la demande ; `ActeRefuse` avant le dépôt."""
        if demande.numero is None or demande.informations is None:
            raise ActeRefuse("Une notification ne s'envoie que sur une demande déposée.")
        self.courrier.envoie(Message.NOTIFICATION, demande.informations.courriel, {})
        self.journal.note(Acte.MAIL, SIMULATEUR, demande.cle, "notification")
