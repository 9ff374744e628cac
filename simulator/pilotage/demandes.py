"""Pilotage des demandes : en créer à tout stade, les lire comme le fait un agent."""

from base64 import b64encode
from dataclasses import asdict
from typing import Any

from flask import Response
from flask_openapi3 import OpenAPI

from simulator.assemblage import Services
from simulator.documents.autorite import Autorite
from simulator.domaine.comptes import DepotDeComptes
from simulator.domaine.delais import Delais
from simulator.domaine.demandes import Demande, Demandes, DepotDeDemandes
from simulator.domaine.depot import Depots
from simulator.domaine.ephotos import Ephoto, RegistreDEphotos
from simulator.domaine.etapes import Etapes
from simulator.domaine.informations import NON, Informations, SaisieDInformations, SituationFamiliale
from simulator.domaine.instruction import AGENTS
from simulator.domaine.journal import Journal
from simulator.domaine.justificatifs import Justificatifs
from simulator.domaine.notifications import DepotDeNotifications, Nature, Notification, Notifications
from simulator.domaine.parcours import Parcours
from simulator.domaine.pieces import PiecesDemandees
from simulator.domaine.recapitulatif import RUBRIQUES, Recapitulatif
from simulator.domaine.refus import ActeRefuse, Introuvable
from simulator.domaine.registre import Registre, Usager
from simulator.domaine.situation import Situations
from simulator.pilotage import modeles as m

Reponse = tuple[Any, int]

# Le plus petit PDF que l'étape 3 accepte.
DOCUMENT = m.PieceACreer(nom="DOC_TEST_PIECE_JOINTE.pdf", contenu=b64encode(b"%PDF-1.4\n%%EOF\n"))


class Arrangement:
    """Conduit une demande jusqu'au stade voulu, par les services que les écrans appellent."""

    def __init__(self, services: Services) -> None:
        self.services = services

    def cree(self, voulue: m.DemandeACreer) -> Demande:
        """La demande créée ; lève ce que les services lèvent."""
        usager = self._usager(voulue.numero_de_titre)
        type_ = self.services[Situations].de(usager).type
        demande = self.services[Demandes].commence(usager, voulue.profil, type_)
        stades = list(m.Stade)
        for stade in stades[1 : stades.index(voulue.stade) + 1]:
            self._avance(demande, stade, voulue)
        return demande

    def _usager(self, numero_de_titre: str) -> Usager:
        titre = self.services[Registre].titre(numero_de_titre)
        if titre is None:
            raise ActeRefuse(f"Aucun titre {numero_de_titre} au registre : inscrivez d'abord le persona.")
        return titre.usager

    def _avance(self, demande: Demande, stade: m.Stade, voulue: m.DemandeACreer) -> None:
        services = self.services
        match stade:
            case m.Stade.ETAPE_1:
                services[Etapes].enregistre_les_informations(demande, self._saisie(demande, voulue))
            case m.Stade.ETAPE_2:
                services[Etapes].enregistre_le_motif(demande, situation=True, sanctions=True)
            case m.Stade.ETAPE_3:
                self._joint(demande, voulue)
                services[Etapes].enregistre_les_justificatifs(demande)
            case m.Stade.RECAPITULATIF:
                for rubrique in RUBRIQUES:
                    services[Recapitulatif].valide(demande, rubrique, voulue.observations)
            case m.Stade.DEPOSEE:
                services[Depots].depose(demande, voulue.observations)

    def _saisie(self, demande: Demande, voulue: m.DemandeACreer) -> SaisieDInformations:
        compte = self.services[DepotDeComptes].de_l_usager(demande.usager)
        if compte is None:
            raise ActeRefuse("Cet usager n'a pas de compte : créez-le d'abord.")
        connues = self.services[Informations].preremplie(demande.usager.adresse, compte.adresse)
        plausibles = {"situation_familiale": SituationFamiliale.CELIBATAIRE, "en_couple": NON, "enfants": NON}
        choisies = voulue.informations.model_dump(exclude_none=True)
        return SaisieDInformations(**{**asdict(connues), **plausibles, **choisies})

    def _joint(self, demande: Demande, voulue: m.DemandeACreer) -> None:
        justificatifs = self.services[Justificatifs]
        justificatifs.confirme_l_ephoto(demande, voulue.ephoto)
        demandees = self.services[PiecesDemandees].pour(demande)
        pieces = voulue.pieces or [DOCUMENT.model_copy(update={"piece": piece.code}) for piece in demandees]
        for piece in pieces:
            justificatifs.joint(demande, piece.piece, piece.nom, piece.contenu)


class Lecture:
    """Ce qu'un agent lit d'une demande."""

    def __init__(self, services: Services) -> None:
        self.services = services

    def trouve(self, reference: str) -> Demande:
        """La demande de ce numéro ou de cette clé ; `Introuvable` sinon."""
        depot = self.services[DepotDeDemandes]
        demande = depot.du_numero(reference) or depot.de_la_cle(reference)
        if demande is None:
            raise Introuvable(f"Aucune demande « {reference} ».")
        return demande

    def liste(self, filtre: m.FiltreDeDemandes) -> list[Demande]:
        """Les demandes, de la plus ancienne à la plus récente."""
        demandes = self.services[DepotDeDemandes].cherche(filtre.numero_etranger)
        etat = self.services[Delais].etat
        return [demande for demande in demandes if filtre.etat in {None, etat(demande).value}]

    def resume(self, demande: Demande) -> m.DemandeResumee:
        """Ce qui la désigne et son avancement."""
        return m.DemandeResumee(
            cle=demande.cle,
            numero=demande.numero,
            etat=self.services[Delais].etat(demande).value,
            etape_enregistree=self.services[Parcours].etape_enregistree(demande),
            numero_etranger=demande.usager.numero_etranger,
            usager=demande.usager.etat_civil.nom_affiche,
            commencee_le=demande.commencee_le,
            deposee_le=demande.deposee_le,
        )

    def complete(self, demande: Demande) -> m.DemandeComplete:
        """Toutes ses valeurs, telles qu'enregistrées."""
        return m.DemandeComplete(
            **self.resume(demande).model_dump(),
            profil=demande.profil,
            type=demande.type.value,
            statut=demande.usager.statut,
            etat_civil=demande.usager.etat_civil,
            informations=demande.informations,
            declarations=list(demande.declarations),
            ephoto=demande.ephoto.numero if demande.ephoto else None,
            pieces=[
                m.Piece(cle=j.cle, piece=j.piece, nom=j.nom, type_mime=j.type_mime, taille=j.taille)
                for j in demande.justificatifs
            ],
            rubriques_validees=sorted(demande.rubriques_validees),
            observations=demande.observations,
            attestations=[
                m.Attestation(
                    nom=a.nom, type=a.contenu.type.name.lower(), debut=a.contenu.debut, fin=a.contenu.fin
                )
                for a in self.services[DepotDeDemandes].attestations(demande)
            ],
            notifications=[
                self.notification(n) for n in self.services[DepotDeNotifications].de_la_demande(demande)
            ],
            journal=[
                m.Evenement(instant=e.instant, auteur=e.auteur, acte=e.acte.value, precision=e.precision)
                for e in self.services[Journal].lit(demande.cle)
            ],
        )

    def notification(self, notification: Notification) -> m.NotificationLue:
        """Une notification, son délai et ce que l'usager y a joint."""
        return m.NotificationLue(
            cle=notification.cle,
            nature="decision" if notification.nature is Nature.DECISION else "complement",
            suivi=self.services[Notifications].suivi(notification).value,
            agent=AGENTS[notification.agent],
            emise_le=notification.emise_le,
            lue_le=notification.lue_le,
            repondue_le=notification.repondue_le,
            hors_delai=notification.hors_delai,
            dernier_jour=self.services[Delais].dernier_jour(notification),
            pieces=list(notification.pieces),
            observations=notification.observations,
            fichiers=[
                m.FichierDeComplement(
                    cle=j.cle, rang=j.rang, nom=j.nom, type_mime=j.type_mime, taille=j.taille
                )
                for j in notification.joints
            ],
            favorable=notification.favorable,
        )

    def piece(self, reference: str, cle: str) -> Response:
        """Le contenu d'un fichier joint, à télécharger."""
        demande, justificatifs = self.trouve(reference), self.services[Justificatifs]
        justificatif = justificatifs.lit(demande, cle)
        return fichier(justificatifs.contenu(justificatif), justificatif.type_mime)

    def attestation(self, reference: str, rang: int) -> Response:
        """L'attestation de ce rang, à partir de 1."""
        emises = self.services[DepotDeDemandes].attestations(self.trouve(reference))
        if not 1 <= rang <= len(emises):
            raise Introuvable(f"Cette demande n'a pas d'attestation de rang {rang}.")
        return fichier(emises[rang - 1].octets, "application/pdf")


def fichier(octets: bytes, type_mime: str) -> Response:
    """Un fichier à télécharger."""
    # Jamais affiché dans l'origine du pilotage : un fichier joint peut être hostile.
    return Response(
        octets,
        mimetype=type_mime,
        headers={"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"},
    )


def installe_les_demandes(app: OpenAPI, services: Services, prefixe: str) -> None:
    """Ajoute à l'API les demandes, les ephotos et les certificats."""
    arrangement, lecture = Arrangement(services), Lecture(services)

    @app.post(
        f"{prefixe}/demandes",
        responses={201: m.DemandeResumee, 409: m.Probleme, 422: m.Probleme},
        summary="Crée une demande à un stade donné",
    )
    def cree_la_demande(body: m.DemandeACreer) -> Reponse:
        return lecture.resume(arrangement.cree(body)).model_dump(mode="json"), 201

    @app.get(f"{prefixe}/demandes", responses={200: m.DemandesResumees}, summary="Les demandes")
    def liste_les_demandes(query: m.FiltreDeDemandes) -> Reponse:
        return [lecture.resume(d).model_dump(mode="json") for d in lecture.liste(query)], 200

    @app.get(
        f"{prefixe}/demandes/<reference>",
        responses={200: m.DemandeComplete, 404: m.Probleme},
        summary="Une demande, par son numéro ou sa clé, telle que l'agent la lit",
    )
    def lit_la_demande(path: m.ParReference) -> Reponse:
        return lecture.complete(lecture.trouve(path.reference)).model_dump(mode="json"), 200

    @app.get(
        f"{prefixe}/demandes/<reference>/pieces/<cle>",
        responses={200: m.OCTETS, 404: m.Probleme},
        summary="Le contenu d'un fichier joint",
    )
    def lit_la_piece(path: m.ParPiece) -> Response:
        return lecture.piece(path.reference, path.cle)

    @app.get(
        f"{prefixe}/demandes/<reference>/attestations/<int:rang>",
        responses={200: m.OCTETS, 404: m.Probleme},
        summary="Une attestation remise, par son rang",
    )
    def lit_l_attestation(path: m.ParAttestation) -> Response:
        return lecture.attestation(path.reference, path.rang)

    @app.post(
        f"{prefixe}/demandes/<reference>/notifications",
        responses={204: None, 404: m.Probleme, 409: m.Probleme},
        summary="Annonce une notification à l'usager, par courriel",
    )
    def notifie(path: m.ParReference) -> tuple[str, int]:
        services[Notifications].annonce(lecture.trouve(path.reference))
        return "", 204

    @app.post(
        f"{prefixe}/ephotos", responses={201: None, 422: m.Probleme}, summary="Inscrit une ephoto au registre"
    )
    def inscrit_l_ephoto(body: m.EphotoAInscrire) -> Reponse:
        services[RegistreDEphotos].ajoute(Ephoto(body.numero, body.delivree_le, body.utilisee))
        return "", 201

    @app.get(
        f"{prefixe}/certificats",
        responses={200: m.Certificats},
        summary="L'autorité de test et son certificat",
    )
    def lit_les_certificats() -> Reponse:
        autorite = services[Autorite]
        rendus = m.Certificats(autorite=autorite.nom, certificat=autorite.identifiant, pem=autorite.pem)
        return rendus.model_dump(), 200
