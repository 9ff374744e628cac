"""Aller devant chaque écran de l'instruction, par le nom qu'en donnent les scénarios (S35 à S46)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from fixtures.agent import Agent
from fixtures.cible import Cible
from fixtures.dossiers import Dossiers
from fixtures.fichiers import Fichier, fichier
from fixtures.personas import Persona
from steps.ecrans.notifications import Notifications
from steps.preparation.comptes import Session

NOM_TRES_LONG = 200 * "x" + ".pdf"
OBSERVATIONS = 1000 * "x"
PIECE_TRES_LONGUE = "Justificatif " + 100 * "x"
MAXIMUM = 3


class VisitesDeLInstruction:
    """Mène la personne du scénario d'écran en écran ; sa demande est déposée, l'agent agit quand il le faut."""

    def __init__(
        self, page: Page, cible: Cible, persona: Persona, session: Session, agent: Agent, dossiers: Dossiers
    ) -> None:
        self._persona = persona
        self._session = session
        self._agent = agent
        self._dossiers = dossiers
        self._notifications = Notifications(page, cible.accueil)
        self._reclame_faite = self._reponse_faite = False
        self.chemins: dict[str, Callable[[], object]] = {
            "notifications, aucune": self._liste,
            "volet des notifications": self._volet,
            "notifications": self._une_notification,
            "complément": self._complement,
            "complément, rien de joint": self._rien_de_joint,
            "complément, format refusé": lambda: self._fichier_refuse(fichier("bail.docx")),
            "complément, contenu refusé": lambda: self._fichier_refuse(
                fichier("bail.pdf", contenu="un programme")
            ),
            "complément, trois documents": self._trois_documents,
            "complément, un document de trop": self._un_document_de_trop,
            "complément envoyé": self._envoye,
            "décision favorable": lambda: self._decision(favorable=True),
            "décision défavorable": lambda: self._decision(favorable=False),
        }

    def _reclame(self) -> None:
        if not self._reclame_faite:
            self._reclame_faite = True
            pieces = (Notifications.piece_usuelle, PIECE_TRES_LONGUE)
            self._agent.demande_un_complement(self._dossiers.recue(self._persona), pieces, OBSERVATIONS)

    def _liste(self) -> bool:
        self._session.ouvre(self._persona)
        self._notifications.ouvre_la_liste()
        return self._notifications.titre_lu(Notifications.titre) == Notifications.titre

    def _volet(self) -> bool:
        self._reclame()
        self._session.ouvre(self._persona)
        return len(self._notifications.volet()) > 1

    def _une_notification(self) -> bool:
        self._reclame()
        return self._liste() and bool(self._notifications.lignes())

    def _complement(self) -> bool:
        self._une_notification()
        self._notifications.ouvre_la_derniere()
        return self._notifications.offre_l_envoi()

    def _rien_de_joint(self) -> bool:
        self._complement()
        self._notifications.envoie()
        return self._notifications.offre_l_envoi()

    def _fichier_refuse(self, refuse: Fichier) -> bool:
        self._complement()
        self._notifications.joint(refuse)
        return self._notifications.offre_l_envoi()

    def _garnit(self, nombre: int) -> bool:
        """Le message, avec ce nombre de documents joints à la pièce usuelle."""
        self._complement()
        for _ in range(len(self._notifications.fichiers_joints()), nombre):
            self._notifications.joint(fichier(NOM_TRES_LONG))
        return len(self._notifications.fichiers_joints()) == nombre

    def _trois_documents(self) -> bool:
        return self._garnit(MAXIMUM)

    def _un_document_de_trop(self) -> bool:
        """Un quatrième document, d'une page ouverte avant le troisième."""
        self._garnit(MAXIMUM - 1)
        self._notifications.dans_un_autre_onglet().joint(fichier(NOM_TRES_LONG))
        self._notifications.joint(fichier(NOM_TRES_LONG))
        return self._notifications.offre_l_envoi()

    def _envoye(self) -> bool:
        self._garnit(MAXIMUM)
        self._notifications.joint(fichier("facture.pdf"), PIECE_TRES_LONGUE)
        self._notifications.envoie()
        self._reponse_faite = not self._notifications.offre_l_envoi()
        return self._reponse_faite

    def _decision(self, *, favorable: bool) -> bool:
        dossier = self._dossiers.recue(self._persona)
        if self._reclame_faite and not self._reponse_faite:
            self._agent.fait_repondre(dossier)
        self._agent.decide(dossier, favorable=favorable)
        self._liste()
        self._notifications.ouvre_la_derniere()
        return self._notifications.offre_un_document() is favorable


@pytest.fixture
def visites_de_l_instruction(
    page: Page, cible: Cible, persona: Persona, session: Session, agent: Agent, dossiers: Dossiers
) -> VisitesDeLInstruction:
    """Les écrans de l'instruction de la demande de la personne du scénario."""
    return VisitesDeLInstruction(page, cible, persona, session, agent, dossiers)
