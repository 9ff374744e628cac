"""Défauts du courriel de dépôt (chapitre 15)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from simulator.assemblage import Assemblage
from simulator.courriels.facteur import Facteur
from simulator.courriels.redaction import Redaction
from simulator.defauts import defaut
from simulator.domaine.demandes import AttestationEmise, Demande
from simulator.domaine.depot import Remises
from simulator.domaine.evenements import Courrier, Message, PieceJointe


@defaut("EXG-15-01", "le courriel de dépôt n'est pas écrit")
def sans_courriel(sim: Assemblage) -> None:
    sim.remplace(Remises, annonce=lambda _demande, _attestation: None)


@defaut("EXG-15-01", "le courriel de dépôt part en double")
def courriel_de_depot_en_double(sim: Assemblage) -> None:
    def deux_fois(suite: Any, demande: Demande, attestation: AttestationEmise) -> None:
        suite(demande, attestation)
        suite(demande, attestation)

    sim.detourne(Remises, annonce=deux_fois)


@defaut(
    "EXG-15-01",
    "la date du courriel donne l'heure de Paris pour du temps universel",
    vu_par="Le courriel est daté",
)
def date_sans_decalage(sim: Assemblage) -> None:
    sim.detourne(Redaction, date=lambda suite: str(suite()).rpartition(" ")[0] + " +0000")


@defaut("EXG-15-02", "le texte du courriel est celui d'une demande d'étudiant")
def texte_de_l_etudiant(sim: Assemblage) -> None:
    sim.texte(
        "courriels/depot.txt",
        "Votre demande de titre de séjour a bien été enregistrée.",
        "Votre demande de titre de séjour étudiant a bien été enregistrée.",
    )


@defaut("EXG-15-02", "la version HTML du courriel n'a plus sa dernière phrase, que la version texte garde")
def versions_differentes(sim: Assemblage) -> None:
    sim.texte(
        "courriels/depot.html",
        "<p>Ce message est généré automatiquement, merci de ne pas y répondre.</p>",
        "",
    )


@defaut("EXG-15-03", "le courriel part sans pièce jointe")
def sans_piece_jointe(sim: Assemblage) -> None:
    def envoie(
        suite: Any,
        message: Message,
        destinataire: str,
        donnees: Mapping[str, str],
        pieces_jointes: tuple[PieceJointe, ...] = (),
    ) -> None:
        suite(message, destinataire, donnees, () if message is Message.DEPOT else pieces_jointes)

    sim.detourne(Courrier, envoie=envoie)


@defaut(
    "EXG-15-03",
    "la pièce jointe est composée à part : elle n'est plus, octet pour octet, celle qu'on télécharge",
)
def piece_jointe_recomposee(sim: Assemblage) -> None:
    def piece_jointe(suite: Any, attestation: AttestationEmise) -> bytes:
        lendemain = attestation.contenu.date_d_emission + timedelta(days=1)
        octets: bytes = suite.__self__.editeur.compose(
            replace(attestation.contenu, date_d_emission=lendemain)
        )
        return octets

    sim.detourne(Remises, piece_jointe=piece_jointe)


@defaut("EXG-15-03", "la pièce jointe est l'attestation d'un autre usager")
def attestation_d_un_autre(sim: Assemblage) -> None:
    def piece_jointe(suite: Any, attestation: AttestationEmise) -> bytes:
        d_un_autre = replace(attestation.contenu, numero_etranger="9903000001")
        octets: bytes = suite.__self__.editeur.compose(d_un_autre)
        return octets

    sim.detourne(Remises, piece_jointe=piece_jointe)


@defaut("EXG-15-04", "la pièce jointe se nomme « document.pdf »")
def piece_jointe_sans_nom_propre(sim: Assemblage) -> None:
    def envoie(
        suite: Any,
        message: Message,
        destinataire: str,
        donnees: Mapping[str, str],
        pieces_jointes: tuple[PieceJointe, ...] = (),
    ) -> None:
        renommees = tuple(replace(piece, nom="document.pdf") for piece in pieces_jointes)
        suite(message, destinataire, donnees, renommees)

    sim.detourne(Courrier, envoie=envoie)


@defaut("EXG-15-05", "le courriel appelle l'usager par son nom")
def usager_nomme(sim: Assemblage) -> None:
    def annonce(suite: Any, demande: Demande, attestation: AttestationEmise) -> None:
        remises = suite.__self__
        piece = PieceJointe(attestation.nom, attestation.octets)
        donnees = {"nom": demande.usager.etat_civil.nom_affiche}
        remises.courrier.envoie(Message.DEPOT, remises.destinataire(demande), donnees, (piece,))

    sim.detourne(Remises, annonce=annonce)
    sim.texte("courriels/depot.txt", "Bonjour", "Bonjour {{ nom }}")


@defaut("EXG-15-06", "un courriel refusé par le serveur de messagerie n'est jamais renvoyé")
def courriel_jamais_renvoye(sim: Assemblage) -> None:
    def remet(suite: Any, serveur: Any, pli: Any) -> bool:
        if not suite(serveur, pli):
            suite.__self__.depot.note_l_envoi(pli)
        return True

    sim.detourne(Facteur, _remet=remet)
