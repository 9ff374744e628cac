"""Ce qu'un agent écrit à l'usager : l'annonce, la liste, l'ouverture (S33 à S37, S40, S43 à S46)."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from simulator.domaine.demandes import AttestationEmise, Demande, cle_neuve
from simulator.domaine.evenements import Courrier, Message
from simulator.domaine.horloge import Horloge
from simulator.domaine.journal import SIMULATEUR, Acte, Journal
from simulator.domaine.refus import ActeRefuse, Introuvable
from simulator.domaine.registre import Usager
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte

INTROUVABLE = Texte("Cette notification n'existe pas ou n'est pas à vous : revenez à vos notifications.")


class Nature(StrEnum):
    """Ce qu'une notification annonce ; sa valeur est son objet (S36, S44, S45)."""

    COMPLEMENT = Texte("Demande de complément")
    DECISION = Texte("Notification de décision")


class Suivi(StrEnum):
    """Où en est une notification ; sa valeur est le mot que la liste ajoute à l'objet (S45)."""

    NON_LUE = Texte("non lue")
    LUE = Texte("lue")
    REPONDU = Texte("répondu")  # accord fautif du guide, gardé (C-16)


@dataclass(eq=False)
class Joint:
    """Un fichier joint à un complément, pour une des pièces réclamées, désignée par son rang."""

    rang: int
    nom: str
    type_mime: str
    taille: int
    cle: str
    id: int | None = None


@dataclass(eq=False)
class Notification:
    """Une notification ; `cle`, aléatoire, la désigne dans les adresses.

    D'un complément : `pieces` réclamées, `observations` de l'agent, `joints` en réponse, `repondue_le`, et
    `hors_delai` si la réponse est venue après le délai. D'une décision : `favorable`, et l'attestation remise.
    """

    demande: Demande
    nature: Nature
    cle: str
    emise_le: datetime
    agent: str
    pieces: tuple[str, ...] = ()
    observations: str = ""
    favorable: bool | None = None
    attestation: AttestationEmise | None = None
    lue_le: datetime | None = None
    repondue_le: datetime | None = None
    hors_delai: bool = False
    joints: list[Joint] = field(default_factory=list)
    id: int | None = None

    @property
    def date(self) -> date:
        """Jour de l'émission, à l'heure de Paris : la lecture ne le change pas (EXG-18-08)."""
        return self.emise_le.date()

    def joints_pour(self, rang: int) -> list[Joint]:
        """Les fichiers joints pour la pièce de ce rang, dans l'ordre."""
        return [joint for joint in self.joints if joint.rang == rang]


class DepotDeNotifications(ABC):
    """Où les notifications sont gardées."""

    @abstractmethod
    def ajoute(self, notification: Notification) -> None:
        """Garde une nouvelle notification."""

    @abstractmethod
    def de_la_cle(self, cle: str) -> Notification | None:
        """La notification de cette clé."""

    @abstractmethod
    def de_l_usager(self, usager: Usager) -> list[Notification]:
        """Les notifications d'un usager, dans l'ordre de leur émission."""

    @abstractmethod
    def de_la_demande(self, demande: Demande) -> list[Notification]:
        """Les notifications d'une demande, dans l'ordre de leur émission."""


@dataclass(frozen=True, slots=True)
class PageDeNotifications:
    """Une page de la liste ; `numero` et `total` comptent les pages, à partir de 1."""

    notifications: list[Notification]
    numero: int
    total: int


class Notifications:
    """Émet, liste et ouvre les notifications."""

    def __init__(
        self,
        regles: Regles,
        depot: DepotDeNotifications,
        courrier: Courrier,
        journal: Journal,
        horloge: Horloge,
    ) -> None:
        self.regles = regles
        self.depot = depot
        self.courrier = courrier
        self.journal = journal
        self.horloge = horloge

    def emet(self, notification: Notification) -> None:
        """Garde la notification et l'annonce à l'usager (EXG-16-01)."""
        self.depot.ajoute(notification)
        self.annonce(notification.demande)

    def neuve(self, demande: Demande, nature: Nature, agent: str) -> Notification:
        """Une notification datée de maintenant, à émettre."""
        return Notification(demande, nature, cle_neuve(), self.horloge.maintenant(), agent)

    def annonce(self, demande: Demande) -> None:
        """M3, après le dépôt seulement ; il ne dit rien de ce qu'il annonce (EXG-16-03). `ActeRefuse` avant."""
        if demande.numero is None:
            raise ActeRefuse("Une notification ne s'envoie que sur une demande déposée.")
        self.courrier.envoie(Message.NOTIFICATION, self.destinataire(demande), {})
        self.journal.note(Acte.MAIL, SIMULATEUR, demande.cle, "notification")

    def destinataire(self, demande: Demande) -> str:
        """L'adresse de contact de l'étape 1, non celle du compte (EXG-08-18, EXG-16-01)."""
        return demande.informations.courriel if demande.informations else ""

    def liste(self, usager: Usager, nature: Nature | None = None) -> list[Notification]:
        """Les siennes (EXG-16-17), celles de cette nature s'il en demande une (EXG-16-13)."""
        siennes = self.ordre(self.depot.de_l_usager(usager))
        return [notification for notification in siennes if nature in {None, notification.nature}]

    def ordre(self, notifications: list[Notification]) -> list[Notification]:
        """Chronologique croissant, comme dans le guide (EXG-16-15, C-16)."""
        return sorted(notifications, key=lambda notification: notification.emise_le)

    def page(self, notifications: list[Notification], numero: int, taille: int) -> PageDeNotifications:
        """La page demandée, ramenée à la première ou à la dernière si elle n'existe pas (EXG-16-14)."""
        total = self.nombre_de_pages(len(notifications), taille)
        numero = min(max(numero, 1), total)
        return PageDeNotifications(notifications[(numero - 1) * taille : numero * taille], numero, total)

    def nombre_de_pages(self, nombre: int, taille: int) -> int:
        """Une page au moins, même vide."""
        return max(1, -(-nombre // taille))

    def non_lues(self, usager: Usager) -> int:
        """Ce que la cloche signale (EXG-16-04)."""
        return sum(notification.lue_le is None for notification in self.depot.de_l_usager(usager))

    def lit(self, cle: str, usager: Usager) -> Notification:
        """La notification de cette clé ; `Introuvable`, sans dire pourquoi, si elle est à un autre (EXG-16-17)."""
        notification = self.depot.de_la_cle(cle)
        if notification is None or not self.permis(notification, usager):
            raise Introuvable(INTROUVABLE)
        return notification

    def permis(self, notification: Notification, usager: Usager) -> bool:
        """Vrai pour l'usager de la demande seul (EXG-16-17)."""
        return notification.demande.usager.id == usager.id

    def ouvre(self, notification: Notification) -> None:
        """L'ouverture vaut accusé de réception (EXG-16-07) ; seule la première est datée (EXG-16-08)."""
        if notification.lue_le is None:
            notification.lue_le = self.horloge.maintenant()
            nom = notification.demande.usager.etat_civil.nom_affiche
            self.journal.note(
                Acte.NOTIFICATION_OUVERTE, nom, notification.demande.cle, str(notification.nature.value)
            )

    def document(self, notification: Notification) -> AttestationEmise:
        """L'attestation jointe à une décision favorable (EXG-18-03) ; `Introuvable` s'il n'y en a pas."""
        if notification.attestation is None:
            raise Introuvable(Texte("Cette notification n'a pas de document à télécharger."))
        return notification.attestation

    def suivi(self, notification: Notification) -> Suivi:
        """Non lue, lue ou répondue (EXG-16-06, EXG-16-11)."""
        if notification.repondue_le is not None:
            return Suivi.REPONDU
        return Suivi.NON_LUE if notification.lue_le is None else Suivi.LUE

    def suivi_le(self, notification: Notification) -> date | None:
        """Jour de la réponse, sinon de la première ouverture ; rien si elle n'est pas lue (EXG-16-10)."""
        instant = notification.repondue_le or notification.lue_le
        return instant.date() if instant else None
