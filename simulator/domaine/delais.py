"""Le délai de réponse à un complément, et l'état qui s'en déduit (S37, C-21)."""

from datetime import date, timedelta

from simulator.domaine.demandes import Demande, Etat
from simulator.domaine.horloge import Horloge
from simulator.domaine.notifications import DepotDeNotifications, Nature, Notification
from simulator.domaine.regles import Regles


class Delais:
    """Compte en jours calendaires de Paris : l'ouverture est le jour 0, le dernier jour finit à 23:59:59."""

    def __init__(self, regles: Regles, horloge: Horloge, depot: DepotDeNotifications) -> None:
        self.regles = regles
        self.horloge = horloge
        self.depot = depot

    def dernier_jour(self, complement: Notification) -> date | None:
        """Dernier jour pour répondre ; rien tant que le message n'a pas été ouvert (EXG-16-09, EXG-17-11)."""
        debut = self.debut(complement)
        return debut + timedelta(days=self.regles.delai_de_complement) if debut else None

    def debut(self, complement: Notification) -> date | None:
        """Jour de la première ouverture, à l'heure de Paris (EXG-17-09, EXG-17-12) ; une décision n'en a pas."""
        court = complement.nature is Nature.COMPLEMENT and complement.lue_le is not None
        return complement.lue_le.date() if court and complement.lue_le else None

    def est_depasse(self, complement: Notification) -> bool:
        """Vrai du lendemain du dernier jour, à 00:00:00 (EXG-17-10)."""
        dernier = self.dernier_jour(complement)
        return dernier is not None and self.aujourd_hui() > dernier

    def aujourd_hui(self) -> date:
        """Le jour qu'il est à Paris."""
        return self.horloge.aujourd_hui()

    def en_attente(self, demande: Demande) -> Notification | None:
        """Le complément auquel l'usager n'a pas encore répondu, ou rien."""
        complements = (n for n in self.depot.de_la_demande(demande) if n.nature is Nature.COMPLEMENT)
        return next((c for c in complements if c.repondue_le is None), None)

    def etat(self, demande: Demande) -> Etat:
        """L'état gardé, sauf « délai dépassé », qui n'attend l'acte de personne (C-21)."""
        attendu = self.en_attente(demande) if demande.etat is Etat.COMPLEMENT_DEMANDE else None
        return Etat.DELAI_DEPASSE if attendu and self.est_depasse(attendu) else demande.etat
