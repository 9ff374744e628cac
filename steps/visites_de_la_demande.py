"""Aller devant chaque écran de la demande, au repos ou refusé, par le nom qu'en donnent les scénarios (S17 à S29)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from fixtures.cible import Cible
from fixtures.dossiers import AVANT_L_ETAPE, RECAPITULATIF_VALIDE, Dossier
from fixtures.fichiers import Fichier, fichier
from fixtures.personas import Persona
from steps.ecrans.acces import Accueil
from steps.ecrans.demande import Abandon, DemandeEnCours, Preambule
from steps.ecrans.ecran import apparait
from steps.ecrans.etapes import Confirmation, Etape1, Etape2
from steps.ecrans.justificatifs import Etape3
from steps.ecrans.recapitulatif import Etape4
from steps.motif import reponses_de
from steps.preparation.comptes import Session
from steps.preparation.demandes import Preparation

PHRASES = (
    "Je vérifie et complète mes informations personnelles.",
    "Je renseigne mon motif de séjour",
    "Je joins mes documents justificatifs",
    "Je vérifie les informations que j'ai saisies",
)
"""Ce qui se lit en tête de chaque étape (EXG-20-19)."""
LIGNE_DE_100_CARACTERES = "8RUE" + 96 * "E"
# Chaque question de l'étape 1 est posée et a sa réponse, et l'adresse est aussi longue que permis.
TOUT_DIT = reponses_de("Pacsé(e)") | {
    "enfants": "oui",
    "enfant_francais": "non",
    "voie": LIGNE_DE_100_CARACTERES,
    "complement": LIGNE_DE_100_CARACTERES,
}
NOM_TRES_LONG = 200 * "x" + ".pdf"
DOCUMENTS = ("bail.pdf", NOM_TRES_LONG, NOM_TRES_LONG)
OBSERVATIONS, TROP_D_OBSERVATIONS = 1000 * "x", 1001 * "x"
MAUVAIS_COURRIEL, MAUVAIS_TELEPHONE = "usager@invalid", "06399"
EPHOTO_TROP_COURT = "0000"


class VisitesDeLaDemande:
    """Mène la personne du scénario d'écran en écran ; chacun part de ce que les précédents ont laissé.

    Le premier écran décide du stade de sa demande, que le pilotage prépare.
    """

    def __init__(
        self, page: Page, cible: Cible, persona: Persona, session: Session, preparation: Preparation
    ) -> None:
        self._persona = persona
        self._session = session
        self._preparation = preparation
        self._dossier: Dossier | None = None
        self._deposee = False
        self._joints = self._validees = 0
        self._accueil = Accueil(page, cible.accueil)
        self._preambule = Preambule(page, cible.accueil)
        self._abandon = Abandon(page, cible.accueil)
        self._en_cours = DemandeEnCours(page, cible.accueil)
        self._etape_1 = Etape1(page, cible.accueil)
        self._etape_2 = Etape2(page, cible.accueil)
        self._etape_3 = Etape3(page, cible.accueil)
        self._etape_4 = Etape4(page, cible.accueil)
        self._confirmation = Confirmation(page, cible.accueil)
        self._etapes = (self._etape_1, self._etape_2, self._etape_3, self._etape_4)
        self.chemins: dict[str, Callable[[], object]] = {
            "préambule": self._au_preambule,
            "abandon": self._a_l_abandon,
            "demande commencée": self._commencee,
            "étape 1": lambda: self._complete(1),
            "étape 2": lambda: self._complete(2),
            "étape 3": lambda: self._complete(3),
            "étape 4": lambda: self._complete(4),
            "étape 5": self._depose,
            "espace personnel": self._dans_l_espace,
            "demande déposée": self._deja_deposee,
            "étape 1, vide": lambda: self._ouvre(1),
            "étape 1, questions oubliées": self._questions_oubliees,
            "étape 1, situation incohérente": lambda: self._repond(situation="Marié(e)"),
            "étape 1, coordonnées fausses": lambda: self._repond(
                courriel=MAUVAIS_COURRIEL, telephone=MAUVAIS_TELEPHONE
            ),
            "étape 2, vide": lambda: self._ouvre(2),
            "étape 2, cases oubliées": lambda: self._poursuit(2),
            "étape 2, cases oubliées par une requête directe": lambda: self._poursuit(2, directement=True),
            "étape 3, vide": lambda: self._ouvre(3),
            "étape 3, rien de donné": lambda: self._poursuit(3),
            "étape 3, rien de donné par une requête directe": lambda: self._poursuit(3, directement=True),
            "étape 3, ephoto refusé": self._ephoto_refuse,
            "étape 3, format refusé": lambda: self._fichier_refuse(fichier("bail.docx")),
            "étape 3, contenu refusé": lambda: self._fichier_refuse(
                fichier("bail.pdf", contenu="un programme")
            ),
            "étape 3, document oublié": self._document_oublie,
            "étape 3, un document joint": lambda: self._garnit(1),
            "étape 3, un document de trop": self._un_document_de_trop,
            "étape 3, trois documents": lambda: self._garnit(3),
            "étape 4, rubrique 1": lambda: self._rubrique(1),
            "étape 4, rubrique 2": lambda: self._rubrique(2),
            "étape 4, rubrique 3": lambda: self._rubrique(3),
            "étape 4, dépôt demandé trop tôt": self._depot_trop_tot,
            "étape 4, observations trop longues": self._trop_d_observations,
            "étape 4, observations trop longues par une requête directe": lambda: self._trop_d_observations(
                directement=True
            ),
        }

    def _prepare(self, stade: str) -> Dossier:
        """La demande de cette visite, au besoin menée à ce stade."""
        if self._dossier is None:
            self._dossier = self._preparation.mene(
                self._persona,
                stade,
                informations=TOUT_DIT,
                fichiers=[fichier(NOM_TRES_LONG)],
                observations=OBSERVATIONS,
            )
            self._session.ouvre(self._persona, self._dossier.adresse(0))
        return self._dossier

    def _va(self, stade: str, etape: int) -> None:
        self._preambule.page.goto(self._prepare(stade).adresse(etape))

    def _ouvre(self, numero: int) -> bool:
        """L'étape telle qu'elle s'ouvre la première fois."""
        self._va(AVANT_L_ETAPE[numero], numero)
        return self._est_a(numero)

    def _complete(self, numero: int) -> bool:
        """L'étape d'une demande prête à être déposée."""
        self._va(RECAPITULATIF_VALIDE, numero)
        return self._est_a(numero)

    def _est_a(self, numero: int) -> bool:
        """Vrai si c'est cette étape qui est ouverte, quoi que disent la fenêtre et le fil des étapes."""
        return self._etapes[numero - 1].dit(PHRASES[numero - 1])

    def _au_preambule(self) -> bool:
        self._va(RECAPITULATIF_VALIDE, 0)
        return self._preambule.est_affiche()

    def _a_l_abandon(self) -> bool:
        self._au_preambule()
        self._preambule.abandonne()
        return self._abandon.est_affiche()

    def _commencee(self) -> bool:
        self._prepare(RECAPITULATIF_VALIDE)
        return self._en_cours.est_a_reprendre()

    def _depose(self) -> bool:
        self._complete(4)
        self._etape_4.depose()
        self._deposee = apparait(self._confirmation.ouvrir)
        return self._deposee

    def _dans_l_espace(self) -> bool:
        if not self._deposee:
            self._depose()
        self._accueil.ouvre()
        return bool(self._accueil.demandes())

    def _deja_deposee(self) -> bool:
        if not self._deposee:
            self._depose()
        return self._en_cours.est_deposee()

    def _poursuit(self, numero: int, *, directement: bool = False) -> bool:
        """L'étape enregistrée sans y avoir rien mis."""
        self._ouvre(numero)
        self._etapes[numero - 1].poursuit(directement=directement)
        return self._est_a(numero)

    def _questions_oubliees(self) -> bool:
        self._ouvre(1)
        self._etape_1.repond(Etape1.couple, "Oui")
        self._etape_1.repond(Etape1.enfants, "Oui")
        self._etape_1.poursuit()
        return self._est_a(1)

    def _repond(self, **reponses: str) -> bool:
        self._ouvre(1)
        self._etape_1.remplit(self._persona, **reponses)
        self._etape_1.presse(self._etape_1.enregistrer)
        return self._est_a(1)

    def _ephoto_refuse(self) -> bool:
        self._ouvre(3)
        self._etape_3.confirme_l_ephoto(EPHOTO_TROP_COURT)
        return self._est_a(3)

    def _fichier_refuse(self, refuse: Fichier) -> bool:
        self._ouvre(3)
        self._etape_3.joint(refuse)
        return self._est_a(3)

    def _document_oublie(self) -> bool:
        self._ouvre(3)
        self._etape_3.confirme_l_ephoto()
        self._etape_3.presse(self._etape_3.enregistrer)
        return self._est_a(3)

    def _garnit(self, nombre: int) -> bool:
        """L'étape 3 avec ce nombre de documents."""
        self._ouvre(3)
        for nom in DOCUMENTS[self._joints : nombre]:
            self._etape_3.joint(fichier(nom))
            self._joints += 1
        return len(self._etape_3.fichiers_joints(attendus=nombre)) == nombre

    def _un_document_de_trop(self) -> bool:
        """Un quatrième document, d'une page ouverte avant le troisième."""
        self._garnit(2)
        self._etape_3.dans_un_autre_onglet().joint(fichier(DOCUMENTS[2]))
        self._joints += 1
        self._etape_3.joint(fichier(NOM_TRES_LONG))
        return self._est_a(3)

    def _rubrique(self, rang: int) -> bool:
        self._ouvre(4)
        while self._validees < rang - 1:
            self._validees += 1
            self._etape_4.valide(self._validees)
        return self._etape_4.attend_l_ouverture(rang)

    def _depot_trop_tot(self) -> bool:
        self._rubrique(3)
        self._etape_4.depose_directement()
        return self._est_a(4)

    def _trop_d_observations(self, *, directement: bool = False) -> bool:
        self._rubrique(3)
        self._etape_4.observe(TROP_D_OBSERVATIONS)
        self._etape_4.valide(3, directement=directement)
        return self._est_a(4)


@pytest.fixture
def visites_de_la_demande(
    page: Page, cible: Cible, persona: Persona, session: Session, preparation: Preparation
) -> VisitesDeLaDemande:
    """Les écrans de la demande de la personne du scénario."""
    return VisitesDeLaDemande(page, cible, persona, session, preparation)
