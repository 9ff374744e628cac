"""Pilotage de l'instruction : les actes d'un agent, et la réponse qu'y ferait l'usager."""

from typing import Any

from flask import Response
from flask_openapi3 import OpenAPI

from simulator.assemblage import Services
from simulator.domaine.complements import Complements
from simulator.domaine.demandes import Demande
from simulator.domaine.instruction import AGENTS, Instruction
from simulator.domaine.notifications import DepotDeNotifications, Notification, Notifications
from simulator.domaine.refus import ActeRefuse, Introuvable
from simulator.pilotage import modeles as m
from simulator.pilotage.demandes import DOCUMENT, Lecture, fichier

Reponse = tuple[Any, int]


class Agent:
    """Un agent devant une demande : ses actes, au nom qu'il porte."""

    def __init__(self, services: Services, agent: str) -> None:
        if agent not in AGENTS:
            raise ActeRefuse(f"Aucun agent « {agent} » : {', '.join(AGENTS)} existent.")
        self.instruction = services[Instruction]
        self.agent = agent

    def complement(self, demande: Demande, voulu: m.ComplementADemander) -> Notification:
        """Demande un complément."""
        return self.instruction.demande_un_complement(demande, self.agent, voulu.pieces, voulu.observations)

    def decision(self, demande: Demande, *, favorable: bool) -> Notification:
        """Accepte ou refuse."""
        decide = self.instruction.accepte if favorable else self.instruction.refuse
        return decide(demande, self.agent)

    def cloture(self, demande: Demande) -> None:
        """Clôture comme incomplète."""
        self.instruction.cloture(demande, self.agent)

    def prolonge(self, demande: Demande) -> None:
        """Renouvelle l'attestation de prolongation."""
        self.instruction.renouvelle(demande, self.agent)


def notification_de(services: Services, demande: Demande, cle: str) -> Notification:
    """La notification de cette clé, sur cette demande ; `Introuvable` sinon."""
    notification = services[DepotDeNotifications].de_la_cle(cle)
    if notification is None or notification.demande is not demande:
        raise Introuvable(f"Cette demande n'a pas de notification « {cle} ».")
    return notification


def repond(services: Services, complement: Notification) -> None:
    """Ouvre le complément et y répond, un fichier par pièce, comme le ferait l'usager."""
    services[Notifications].ouvre(complement)
    complements = services[Complements]
    for rang in range(1, len(complement.pieces) + 1):
        if not complement.joints_pour(rang):
            complements.joint(complement, rang, DOCUMENT.nom, DOCUMENT.contenu)
    complements.envoie(complement)


def installe_l_instruction(app: OpenAPI, services: Services, prefixe: str) -> None:
    """Ajoute à l'API les actes de l'agent."""
    lecture = Lecture(services)
    refus: dict[str | int, Any] = {404: m.Probleme, 409: m.Probleme, 422: m.Probleme}

    @app.get(f"{prefixe}/agents", responses={200: m.Agents}, summary="Les agents instructeurs")
    def liste_les_agents() -> Reponse:
        return [{"agent": agent, "nom": nom} for agent, nom in AGENTS.items()], 200

    @app.post(
        f"{prefixe}/demandes/<reference>/complements",
        responses={201: m.NotificationLue, **refus},
        summary="Demande un complément à l'usager",
    )
    def demande_un_complement(path: m.ParReference, body: m.ComplementADemander) -> Reponse:
        complement = Agent(services, body.agent).complement(lecture.trouve(path.reference), body)
        return lecture.notification(complement).model_dump(mode="json"), 201

    @app.post(
        f"{prefixe}/demandes/<reference>/complements/<cle>/reponse",
        responses={204: None, **refus},
        summary="Répond à un complément comme l'usager, un fichier par pièce",
    )
    def repond_au_complement(path: m.ParPiece) -> tuple[str, int]:
        repond(services, notification_de(services, lecture.trouve(path.reference), path.cle))
        return "", 204

    @app.get(
        f"{prefixe}/demandes/<reference>/complements/<cle>/fichiers/<fichier>",
        responses={200: m.OCTETS, 404: m.Probleme},
        summary="Un fichier reçu en complément",
    )
    def lit_le_fichier_du_complement(path: m.ParFichierDeComplement) -> Response:
        complements = services[Complements]
        joint = complements.lit(
            notification_de(services, lecture.trouve(path.reference), path.cle), path.fichier
        )
        return fichier(complements.contenu(joint), joint.type_mime)

    @app.post(
        f"{prefixe}/demandes/<reference>/decisions",
        responses={201: m.NotificationLue, **refus},
        summary="Accepte ou refuse la demande",
    )
    def decide(path: m.ParReference, body: m.DecisionAPrendre) -> Reponse:
        agent = Agent(services, body.agent)
        decision = agent.decision(lecture.trouve(path.reference), favorable=body.favorable)
        return lecture.notification(decision).model_dump(mode="json"), 201

    @app.post(
        f"{prefixe}/demandes/<reference>/clotures",
        responses={204: None, **refus},
        summary="Clôture la demande comme incomplète, le délai de réponse passé",
    )
    def cloture(path: m.ParReference, body: m.ActeDAgent) -> tuple[str, int]:
        Agent(services, body.agent).cloture(lecture.trouve(path.reference))
        return "", 204

    @app.post(
        f"{prefixe}/demandes/<reference>/prolongations",
        responses={204: None, **refus},
        summary="Renouvelle l'attestation de prolongation",
    )
    def prolonge(path: m.ParReference, body: m.ActeDAgent) -> tuple[str, int]:
        Agent(services, body.agent).prolonge(lecture.trouve(path.reference))
        return "", 204
