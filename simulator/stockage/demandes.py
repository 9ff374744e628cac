"""Les demandes, leurs fichiers, leurs notifications, leur journal et les ephotos, en SQL."""

from sqlalchemy import delete, func, insert, select

from simulator.domaine.demandes import AttestationEmise, Demande, DepotDeDemandes
from simulator.domaine.ephotos import Ephoto, RegistreDEphotos
from simulator.domaine.journal import DepotDEvenements, Evenement
from simulator.domaine.notifications import DepotDeNotifications, Notification
from simulator.domaine.registre import Usager
from simulator.stockage.base import Base
from simulator.stockage.tables import attestations, demandes, evenements, fichiers, notifications, usagers


class DemandesEnBase(DepotDeDemandes):
    """Demandes gardées en base, fichiers compris : tout vit et disparaît dans la même transaction."""

    def __init__(self, base: Base) -> None:
        self.base = base

    def ajoute(self, demande: Demande) -> None:
        """Voir `DepotDeDemandes.ajoute`."""
        self.base.session.add(demande)
        self.base.session.flush()

    def retire(self, demande: Demande) -> None:
        """Voir `DepotDeDemandes.retire`."""
        for justificatif in demande.justificatifs:
            self.retire_le_fichier(justificatif.cle)
        self.base.session.delete(demande)

    def de_la_cle(self, cle: str) -> Demande | None:
        """Voir `DepotDeDemandes.de_la_cle`."""
        return self.base.session.scalar(select(Demande).where(demandes.c.cle == cle))

    def de_l_usager(self, usager: Usager) -> list[Demande]:
        """Voir `DepotDeDemandes.de_l_usager`."""
        requete = select(Demande).where(demandes.c.usager_id == usager.id).order_by(demandes.c.id)
        return list(self.base.session.scalars(requete))

    def du_numero(self, numero: str) -> Demande | None:
        """Voir `DepotDeDemandes.du_numero`."""
        return self.base.session.scalar(select(Demande).where(demandes.c.numero == numero))

    def cherche(self, numero_etranger: str | None) -> list[Demande]:
        """Voir `DepotDeDemandes.cherche`."""
        requete = select(Demande).order_by(demandes.c.id)
        if numero_etranger is not None:
            requete = requete.join(usagers, demandes.c.usager_id == usagers.c.id).where(
                usagers.c.numero_etranger == numero_etranger
            )
        return list(self.base.session.scalars(requete))

    def dernier_numero(self, debut: str) -> str | None:
        """Voir `DepotDeDemandes.dernier_numero`."""
        # Un intervalle plutôt qu'un LIKE : l'index des numéros y sert.
        suivants = demandes.c.numero.between(debut, debut + "~")
        dernier: str | None = self.base.session.scalar(select(func.max(demandes.c.numero)).where(suivants))
        return dernier

    def garde_le_fichier(self, cle: str, octets: bytes) -> None:
        """Voir `DepotDeDemandes.garde_le_fichier`."""
        self.base.session.execute(insert(fichiers).values(cle=cle, octets=octets))

    def contenu_du_fichier(self, cle: str) -> bytes:
        """Voir `DepotDeDemandes.contenu_du_fichier`."""
        contenu = select(fichiers.c.octets).where(fichiers.c.cle == cle)
        octets: bytes = self.base.session.scalars(contenu).one()
        return octets

    def retire_le_fichier(self, cle: str) -> None:
        """Voir `DepotDeDemandes.retire_le_fichier`."""
        self.base.session.execute(delete(fichiers).where(fichiers.c.cle == cle))

    def ajoute_l_attestation(self, attestation: AttestationEmise) -> None:
        """Voir `DepotDeDemandes.ajoute_l_attestation`."""
        self.base.session.add(attestation)

    def attestations(self, demande: Demande) -> list[AttestationEmise]:
        """Voir `DepotDeDemandes.attestations`."""
        requete = select(AttestationEmise).where(attestations.c.demande_id == demande.id)
        return list(self.base.session.scalars(requete.order_by(attestations.c.id)))


class NotificationsEnBase(DepotDeNotifications):
    """Notifications gardées en base, avec leurs pièces jointes."""

    def __init__(self, base: Base) -> None:
        self.base = base

    def ajoute(self, notification: Notification) -> None:
        """Voir `DepotDeNotifications.ajoute`."""
        self.base.session.add(notification)
        self.base.session.flush()

    def de_la_cle(self, cle: str) -> Notification | None:
        """Voir `DepotDeNotifications.de_la_cle`."""
        return self.base.session.scalar(select(Notification).where(notifications.c.cle == cle))

    def de_l_usager(self, usager: Usager) -> list[Notification]:
        """Voir `DepotDeNotifications.de_l_usager`."""
        requete = select(Notification).join(demandes, notifications.c.demande_id == demandes.c.id)
        siennes = requete.where(demandes.c.usager_id == usager.id).order_by(notifications.c.id)
        return list(self.base.session.scalars(siennes))

    def de_la_demande(self, demande: Demande) -> list[Notification]:
        """Voir `DepotDeNotifications.de_la_demande`."""
        requete = select(Notification).where(notifications.c.demande_id == demande.id)
        return list(self.base.session.scalars(requete.order_by(notifications.c.id)))


class EvenementsEnBase(DepotDEvenements):
    """Journal gardé en base."""

    def __init__(self, base: Base) -> None:
        self.base = base

    def ajoute(self, evenement: Evenement) -> None:
        """Voir `DepotDEvenements.ajoute`."""
        self.base.session.add(evenement)

    def de_la_demande(self, cle: str) -> list[Evenement]:
        """Voir `DepotDEvenements.de_la_demande`."""
        requete = select(Evenement).where(evenements.c.demande == cle).order_by(evenements.c.id)
        return list(self.base.session.scalars(requete))


class EphotosEnBase(RegistreDEphotos):
    """Registre fictif des ephotos, gardé en base."""

    def __init__(self, base: Base) -> None:
        self.base = base

    def ephoto(self, numero: str) -> Ephoto | None:
        """Voir `RegistreDEphotos.ephoto`."""
        return self.base.session.get(Ephoto, numero)

    def ajoute(self, ephoto: Ephoto) -> None:
        """Voir `RegistreDEphotos.ajoute`."""
        self.base.session.merge(ephoto)
