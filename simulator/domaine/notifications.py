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
        """M3, après le dépôt seulement ; `ActeRefuse` avant."""
        if demande.numero is None:
            raise ActeRefuse("Une notification ne s'envoie que sur une demande déposée.")
        self.courrier.envoie(Message.NOTIFICATION, self.destinataire(demande), {})
        self.journal.note(Acte.MAIL, SIMULATEUR, demande.cle, "notification")

    def destinataire(self, demande: Demande) -> str:
        """L'adresse de contact de l'étape 1, non celle du compte (EXG-08-18, EXG-16-01)."""
        return demande.informations.courriel if demande.informations else ""
