"""Les actes de l'agent sur une demande déposée : complément, décision, clôture, renouvellement (S32 à S46)."""

from collections.abc import Mapping, Sequence

from simulator.domaine.delais import Delais
from simulator.domaine.demandes import TERMINEES, AttestationEmise, Demande, DepotDeDemandes, Etat
from simulator.domaine.depot import Remises
from simulator.domaine.journal import SIMULATEUR, Acte, Journal
from simulator.domaine.notifications import Nature, Notification, Notifications
from simulator.domaine.refus import ActeRefuse

AGENTS: Mapping[str, str] = {
    "agent-1": "Camille Exemple",
    "agent-2": "Dominique Fictif",
}
"""Les agents fictifs, par identifiant ; l'usager ne lit jamais leur nom (EXG-17-16)."""

PIECES: Sequence[str] = (
    "Justificatif de domicile datant de moins de 6 mois",
    "Justificatif d'autorité parentale",
)
"""Les pièces que le guide montre réclamées (S37, S38, C-19) ; l'agent peut en nommer d'autres."""

A_INSTRUIRE = frozenset({Etat.DEPOSEE, Etat.COMPLEMENT_RECU})
"""États où l'agent demande un complément ou décide."""


class Instruction:
    """Ce que l'agent fait ; chaque acte est daté, signé et journalisé, et refusé si l'état l'interdit."""

    def __init__(
        self,
        depot: DepotDeDemandes,
        notifications: Notifications,
        delais: Delais,
        remises: Remises,
        journal: Journal,
    ) -> None:
        self.depot = depot
        self.notifications = notifications
        self.delais = delais
        self.remises = remises
        self.journal = journal

    def demande_un_complement(
        self, demande: Demande, agent: str, pieces: Sequence[str], observations: str
    ) -> Notification:
        """Réclame des pièces ; `ActeRefuse` sans pièce, ou si l'état ne le permet pas (EXG-17-13, EXG-18-04)."""
        self.exige(demande, A_INSTRUIRE, "demander un complément")
        reclamees = tuple(filter(None, (" ".join(piece.split()) for piece in pieces)))
        if not reclamees:
            raise ActeRefuse("Aucune pièce n'est réclamée : nommez-en une au moins.")
        complement = self.notifications.neuve(demande, Nature.COMPLEMENT, agent)
        complement.pieces, complement.observations = reclamees, observations.strip()
        demande.etat = Etat.COMPLEMENT_DEMANDE
        self.note(Acte.COMPLEMENT_DEMANDE, agent, demande, " ; ".join(reclamees))
        self.notifications.emet(complement)
        return complement

    def accepte(self, demande: Demande, agent: str) -> Notification:
        """Décision favorable : une attestation est remise avec elle (EXG-18-03). `ActeRefuse` selon l'état."""
        self.exige(demande, A_INSTRUIRE, "accepter la demande")
        decision = self.notifications.neuve(demande, Nature.DECISION, agent)
        decision.favorable, decision.attestation = (
            True,
            self.remises.remet_la_decision(demande, self.delais.aujourd_hui()),
        )
        self._decide(demande, decision, Etat.ACCEPTEE, Acte.ACCEPTEE)
        return decision

    def refuse(self, demande: Demande, agent: str) -> Notification:
        """Décision défavorable, sans attestation (EXG-18-05). `ActeRefuse` selon l'état."""
        self.exige(demande, A_INSTRUIRE, "refuser la demande")
        decision = self.notifications.neuve(demande, Nature.DECISION, agent)
        decision.favorable = False
        self._decide(demande, decision, Etat.REFUSEE, Acte.REFUSEE)
        return decision

    def cloture(self, demande: Demande, agent: str) -> None:
        """Clôture comme incomplète, une fois le délai de réponse passé, et pas avant (EXG-17-10, C-21)."""
        self.exige(demande, self.cloturables(), "clôturer la demande comme incomplète")
        demande.etat = Etat.CLOTUREE
        self.note(Acte.CLOTUREE, agent, demande)

    def cloturables(self) -> frozenset[Etat]:
        """États d'où l'agent clôture."""
        return frozenset({Etat.DELAI_DEPASSE})

    def renouvelle(self, demande: Demande, agent: str) -> AttestationEmise:
        """Prolonge l'instruction d'une période contiguë, tant que rien n'est décidé (EXG-18-07).

        `ActeRefuse` si la demande n'est pas déposée, est terminée, ou a déjà une prolongation à venir.
        """
        self.exige(demande, frozenset(Etat) - TERMINEES - {Etat.BROUILLON}, "renouveler l'attestation")
        attestation = self.remises.prolonge(
            demande, self.depot.attestations(demande), self.delais.aujourd_hui()
        )
        self.note(Acte.ATTESTATION, agent, demande, attestation.nom)
        return attestation

    def exige(self, demande: Demande, permis: frozenset[Etat], acte: str) -> None:
        """Lève `ActeRefuse` si l'état de la demande ne permet pas cet acte."""
        etat = self.delais.etat(demande)
        if etat in permis:
            return
        attendu = self.delais.en_attente(demande)
        limite = self.delais.dernier_jour(attendu) if attendu else None
        jusqu_a = f" ; l'usager peut répondre jusqu'au {limite:%d/%m/%Y} compris" if limite else ""
        raise ActeRefuse(f"Vous ne pouvez pas {acte} : la demande est à l'état « {etat.value} »{jusqu_a}.")

    def note(self, acte: Acte, agent: str, demande: Demande, precision: str = "") -> None:
        """L'acte, au journal, au nom de l'agent (EXG-20-16)."""
        self.journal.note(acte, AGENTS.get(agent, agent), demande.cle, precision)

    def _decide(self, demande: Demande, decision: Notification, etat: Etat, acte: Acte) -> None:
        demande.etat = etat
        self.note(acte, decision.agent, demande)
        if decision.attestation is not None:
            self.journal.note(Acte.ATTESTATION, SIMULATEUR, demande.cle, decision.attestation.nom)
        self.notifications.emet(decision)
