"""Une fixture par écran, à son nom."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from fixtures.cible import Cible
from steps.ecrans.acces import Accueil, ChoixDuProfil
from steps.ecrans.agent import DossierLu
from steps.ecrans.attente import Attente
from steps.ecrans.comptes import (
    CompteCree,
    Connexion,
    CreationMotDePasse,
    DemandeDeCompteEnregistree,
    SaisieDeLAdresse,
)
from steps.ecrans.demande import Abandon, DemandeEnCours, Preambule, Situation
from steps.ecrans.ecran import Ecran
from steps.ecrans.etapes import Confirmation, Etape, Etape1, Etape2
from steps.ecrans.justificatifs import Etape3
from steps.ecrans.langue import ChoixDeLangue
from steps.ecrans.notifications import Notifications
from steps.ecrans.oubli import MotDePasseOublie, NouveauMotDePasse
from steps.ecrans.recapitulatif import Etape4
from steps.ecrans.remise import Remise


@pytest.fixture(scope="session", autouse=True)
def _attente(pytestconfig: pytest.Config) -> None:
    """Dans la preuve, on n'attend pas ce que plus rien ne peut amener."""
    Attente.presse = bool(pytestconfig.getoption("--preuve"))


@pytest.fixture(scope="session")
def _plan(browser: Browser, cible: Cible) -> None:
    """Relève une fois où mènent les liens de l'accueil : les scénarios dont ce n'est pas le sujet y vont droit."""
    accueil = Accueil(browser.new_page(**cible.liaison.du_contexte), cible.accueil)
    accueil.ouvre()
    Ecran.plan = {
        nom: accueil.adresse_derriere(lien)
        for nom in (Accueil.connexion, Accueil.brique_du_titre)
        if (lien := accueil.action(nom)).get_attribute("href")
    }
    accueil.page.close()


def _fixture(classe: type[Ecran]) -> Callable[..., Any]:
    @pytest.fixture
    def ecran(page: Page, cible: Cible, _plan: None) -> Ecran:
        return classe(page, cible.accueil)

    return ecran


ecran = _fixture(Ecran)
accueil = _fixture(Accueil)
choix_du_profil = _fixture(ChoixDuProfil)
connexion = _fixture(Connexion)
saisie_de_l_adresse = _fixture(SaisieDeLAdresse)
demande_de_compte_enregistree = _fixture(DemandeDeCompteEnregistree)
creation_mot_de_passe = _fixture(CreationMotDePasse)
compte_cree = _fixture(CompteCree)
mot_de_passe_oublie = _fixture(MotDePasseOublie)
nouveau_mot_de_passe = _fixture(NouveauMotDePasse)
situation = _fixture(Situation)
preambule = _fixture(Preambule)
demande_en_cours = _fixture(DemandeEnCours)
abandon = _fixture(Abandon)
etape = _fixture(Etape)
etape_1 = _fixture(Etape1)
etape_2 = _fixture(Etape2)
etape_3 = _fixture(Etape3)
etape_4 = _fixture(Etape4)
confirmation = _fixture(Confirmation)
remise = _fixture(Remise)
dossier_lu = _fixture(DossierLu)
choix_de_langue = _fixture(ChoixDeLangue)
notifications = _fixture(Notifications)
