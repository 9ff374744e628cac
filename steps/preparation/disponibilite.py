"""Si la cible laisse encore une personne fournie commencer : on le lui demande, par les écrans."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from fixtures.cible import Cible
from fixtures.personas import Persona
from steps.ecrans.comptes import Connexion, SaisieDeLAdresse
from steps.ecrans.demande import Abandon, DemandeEnCours
from steps.ecrans.ecran import apparait
from steps.ecrans.etapes import Etape
from steps.preparation.comptes import ComptesParLesEcrans, PreparationManquee, SessionParLesEcrans


def peut_creer_son_compte(persona: Persona, page: Page, accueil: str) -> bool:
    """Vrai si son titre est reconnu et que la création d'un compte lui est proposée ; rien n'est demandé."""
    connexion = Connexion(page, accueil)
    connexion.ouvre()
    connexion.presente(persona.titre.numero, persona.titre.debut, persona.titre.fin)
    suite = SaisieDeLAdresse(page, accueil).adresse
    apparait(suite.or_(connexion.refus).first)
    return suite.is_visible()


def peut_demander(page: Page, accueil: str) -> bool:
    """Vrai si la personne, connectée, peut commencer une demande ; celle qu'elle avait commencée est abandonnée."""
    demande = DemandeEnCours(page, accueil)
    if demande.est_a_reprendre():
        demande.reprend()
        Etape(page, accueil).abandonne()
        Abandon(page, accueil).confirme()
        demande.ouvre()
    return demande.choix_propose()


@pytest.fixture
def disponible(
    comptes: ComptesParLesEcrans, cible: Cible, coulisses: Callable[[], Page]
) -> Callable[[Persona], bool]:
    """Dit si une personne fournie peut servir à un scénario, dans un navigateur à part."""

    def disponible(persona: Persona) -> bool:
        page = coulisses()
        try:
            if not persona.a_un_compte:
                return peut_creer_son_compte(persona, page, cible.accueil)
            SessionParLesEcrans(comptes, page, cible.accueil).ouvre(persona)
            return peut_demander(page, cible.accueil)
        except PreparationManquee:  # son mot de passe n'est plus celui que dit le profil
            return False
        finally:
            page.context.close()

    return disponible
