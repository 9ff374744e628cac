"""Étape 5 : le dépôt, son numéro, son attestation et son mail, en une seule transaction (S28 à S31)."""

from collections.abc import Sequence
from datetime import date

from simulator.domaine.attestations import (
    ContenuDAttestation,
    EditeurDAttestations,
    NomsDeFichier,
    TypeDAttestation,
    Validite,
)
from simulator.domaine.demandes import AttestationEmise, Demande, DepotDeDemandes, Etat
from simulator.domaine.evenements import Courrier, Message, PieceJointe
from simulator.domaine.horloge import Horloge
from simulator.domaine.journal import SIMULATEUR, Acte, Journal
from simulator.domaine.justificatifs import Justificatifs
from simulator.domaine.recapitulatif import Recapitulatif
from simulator.domaine.refus import ActeRefuse
from simulator.domaine.registre import Registre
from simulator.domaine.regles import Regles


class Numeros:
    """Attribue le n° de demande et, au plus tard au dépôt, le n° étranger (EXG-12-03, C-38)."""

    def __init__(self, regles: Regles, horloge: Horloge, depot: DepotDeDemandes, registre: Registre) -> None:
        self.regles = regles
        self.horloge = horloge
        self.depot = depot
        self.registre = registre

    def attribue(self, demande: Demande) -> None:
        """Date et numérote la demande, et l'usager qui n'aurait pas de n° étranger."""
        demande.deposee_le = self.horloge.maintenant()
        demande.numero = self.numero_de_demande(self.date(demande))
        if demande.usager.numero_etranger is None:
            demande.usager.numero_etranger = self.registre.numero_etranger_libre()

    def date(self, demande: Demande) -> str:
        """AAAAMMJJ du dépôt, à l'heure de Paris (EXG-12-05)."""
        return f"{demande.deposee_le:%Y%m%d}"

    def numero_de_demande(self, date: str) -> str:
        """Service, date, rang du jour : 19 chiffres (EXG-12-03, EXG-12-04)."""
        debut = f"{self.regles.service_instructeur}{date}"
        return f"{debut}{self.rang(debut):0{self.regles.chiffres_du_rang}d}"

    def rang(self, debut: str) -> int:
        """Rang suivant pour ce service et ce jour ; le verrou d'écriture le rend unique (EXG-12-04)."""
        dernier = self.depot.dernier_numero(debut)
        return 1 if dernier is None else int(dernier.removeprefix(debut)) + 1


PAS_DEPOSEE = "Une attestation ne se remet qu'après le dépôt."


class Remises:
    """Émet les attestations et les annonce."""

    def __init__(
        self,
        validite: Validite,
        editeur: EditeurDAttestations,
        noms: NomsDeFichier,
        depot: DepotDeDemandes,
        courrier: Courrier,
    ) -> None:
        self.validite = validite
        self.editeur = editeur
        self.noms = noms
        self.depot = depot
        self.courrier = courrier

    def remet(self, demande: Demande) -> AttestationEmise:
        """Compose et garde l'attestation du dépôt (EXG-13-01)."""
        return self.garde(demande, self.contenu(demande))

    def remet_la_decision(self, demande: Demande, aujourd_hui: date) -> AttestationEmise:
        """Compose et garde l'attestation de décision favorable, du jour de la décision (EXG-18-03, C-39)."""
        return self.garde(
            demande, self.contenu_a(demande, self.type_de_la_decision(), aujourd_hui, aujourd_hui)
        )

    def prolonge(
        self, demande: Demande, emises: Sequence[AttestationEmise], aujourd_hui: date
    ) -> AttestationEmise:
        """Émet la prolongation qui suit la dernière, sans trou (EXG-18-07) ; `ActeRefuse` si elle l'est déjà."""
        derniere = emises[-1].contenu
        if derniere.debut > aujourd_hui:
            raise ActeRefuse(
                f"La prolongation suivante est déjà émise : elle commence le {derniere.debut:%d/%m/%Y}."
            )
        debut = self.validite.debut_suivant(derniere.fin)
        return self.garde(demande, self.contenu_a(demande, TypeDAttestation.PROLONGATION, debut, aujourd_hui))

    def garde(self, demande: Demande, contenu: ContenuDAttestation) -> AttestationEmise:
        """Compose l'attestation de ce contenu et la garde."""
        attestation = AttestationEmise(
            demande, contenu, self.noms.attestation(contenu), self.editeur.compose(contenu)
        )
        self.depot.ajoute_l_attestation(attestation)
        return attestation

    def type_de_la_decision(self) -> TypeDAttestation:
        """6J = 3 (EXG-18-06)."""
        return TypeDAttestation.DECISION_FAVORABLE

    def contenu(self, demande: Demande) -> ContenuDAttestation:
        """Ce que l'attestation imprime : ce que la demande a enregistré, à la date du dépôt."""
        jour = demande.date_de_depot
        if jour is None:
            raise ActeRefuse(PAS_DEPOSEE)
        return self.contenu_a(demande, self.type(), jour, jour)

    def contenu_a(
        self, demande: Demande, type_: TypeDAttestation, debut: date, emission: date
    ) -> ContenuDAttestation:
        """Ce qu'imprime une attestation de ce type, valable à compter de ce jour ; `ActeRefuse` avant le dépôt."""
        jour, informations, usager = demande.date_de_depot, demande.informations, demande.usager
        if jour is None or informations is None:
            raise ActeRefuse(PAS_DEPOSEE)
        debut, fin = self.validite.periode(type_, usager.statut, debut)
        return ContenuDAttestation(
            type=type_,
            numero_etranger=usager.numero_etranger or "",
            numero_de_demande=demande.numero or "",
            date_de_depot=jour,
            date_d_emission=emission,
            debut=debut,
            fin=fin,
            statut=usager.statut,
            etat_civil=usager.etat_civil,
            adresse=informations.adresse,
        )

    def type(self) -> TypeDAttestation:
        """Un bénéficiaire de la protection internationale reçoit celle de prolongation (C-17, EXG-13-02)."""
        return TypeDAttestation.PROLONGATION

    def annonce(self, demande: Demande, attestation: AttestationEmise) -> None:
        """M2, une seule fois, avec le PDF gardé (EXG-15-01, EXG-15-03)."""
        piece = PieceJointe(attestation.nom, self.piece_jointe(attestation))
        self.courrier.envoie(Message.DEPOT, self.destinataire(demande), {}, (piece,))

    def piece_jointe(self, attestation: AttestationEmise) -> bytes:
        """Octet pour octet ce que l'usager télécharge (EXG-15-03)."""
        return attestation.octets

    def destinataire(self, demande: Demande) -> str:
        """L'adresse de contact de l'étape 1, non celle du compte (EXG-08-18)."""
        return demande.informations.courriel if demande.informations else ""


class Depots:
    """Dépose une demande : tout est fait, ou rien."""

    def __init__(
        self,
        recapitulatif: Recapitulatif,
        justificatifs: Justificatifs,
        numeros: Numeros,
        remises: Remises,
        journal: Journal,
    ) -> None:
        self.recapitulatif = recapitulatif
        self.justificatifs = justificatifs
        self.numeros = numeros
        self.remises = remises
        self.journal = journal

    def depose(self, demande: Demande, observations: str) -> None:
        """Enregistre la demande, émet l'attestation et écrit M2 (EXG-12-01).

        Lève `DemandeDeposee` à un second envoi (EXG-12-02, EXG-12-10), `EtapeFermee`, `SaisieRefusee` ou
        `ActeRefuse`, sans rien changer.
        """
        self.recapitulatif.exige_tout_valide(demande)
        self.justificatifs.exige_une_ephoto_valable(demande)
        self.recapitulatif.note_les_observations(demande, observations)
        self.numeros.attribue(demande)
        demande.etat = Etat.DEPOSEE
        self.justificatifs.consomme_l_ephoto(demande)
        attestation = self.remises.remet(demande)
        self.remises.annonce(demande, attestation)
        self.note(demande, attestation)

    def note(self, demande: Demande, attestation: AttestationEmise) -> None:
        """Le dépôt, l'attestation et le mail, au journal (EXG-20-16)."""
        self.journal.note(
            Acte.DEPOSEE, demande.usager.etat_civil.nom_affiche, demande.cle, demande.numero or ""
        )
        self.journal.note(Acte.ATTESTATION, SIMULATEUR, demande.cle, attestation.nom)
        self.journal.note(Acte.MAIL, SIMULATEUR, demande.cle, "confirmation de dépôt")
