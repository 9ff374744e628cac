"""Aller devant chaque écran du compte, au repos ou refusé, par le nom qu'en donnent les scénarios (S01 à S16)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from fixtures.boite import Boite
from fixtures.cible import Cible
from fixtures.personas import Persona
from reports.preuves import Preuves
from steps.activation import vient_de_demander
from steps.connexion import FAUX, INCONNU
from steps.controles.jeton import a_signature_alteree, jeton_du_lien
from steps.ecrans.acces import Accueil, ChoixDuProfil
from steps.ecrans.comptes import (
    CompteCree,
    Connexion,
    CreationMotDePasse,
    DemandeDeCompteEnregistree,
    SaisieDeLAdresse,
)
from steps.ecrans.demande import Situation
from steps.ecrans.ecran import apparait
from steps.ecrans.franceconnect import FranceConnect
from steps.ecrans.langue import ChoixDeLangue
from steps.ecrans.oubli import MotDePasseOublie, NouveauMotDePasse
from steps.oubli import a_recu_un_lien
from steps.preparation.comptes import ComptesADemander, Session
from steps.reception import recoit

TITRE_INCONNU = "ZZ0000000"
AUTRE_TITRE = "En tant qu'étudiant"


class VisitesDuCompte:
    """Mène la personne du scénario d'écran en écran ; chacun part de ce que les précédents ont laissé."""

    def __init__(
        self,
        page: Page,
        cible: Cible,
        persona: Persona,
        session: Session,
        courrier: Callable[[bool], str],
        oubli: Callable[[], str],
    ) -> None:
        """Où lire les liens reçus.

        `courrier` rend celui d'activation, au besoin (faux) en demandant d'abord le compte ; `oubli`, celui d'un
        nouveau mot de passe.
        """
        self.persona = persona
        self._session = session
        self._courrier = courrier
        self._lien_d_oubli = oubli
        self._demandee = self._cree = self._connectee = False
        self._lien = ""
        self._accueil = Accueil(page, cible.accueil)
        self._langue = ChoixDeLangue(page, cible.accueil)
        self._profil = ChoixDuProfil(page, cible.accueil)
        self._connexion = Connexion(page, cible.accueil)
        self._oubli = MotDePasseOublie(page, cible.accueil)
        self._adresse = SaisieDeLAdresse(page, cible.accueil)
        self._enregistree = DemandeDeCompteEnregistree(page, cible.accueil)
        self._mot_de_passe = CreationMotDePasse(page, cible.accueil)
        self._compte_cree = CompteCree(page, cible.accueil)
        self._situation = Situation(page, cible.accueil)
        self._nouveau = NouveauMotDePasse(page, cible.accueil)
        self._franceconnect = FranceConnect(page, cible.accueil)
        self.chemins: dict[str, Callable[[], object]] = {
            "accueil": self._accueil.ouvre,
            "accueil, choix de la langue ouvert": self._choix_de_la_langue,
            "choix du profil": self._profil.ouvre,
            "choix du profil, sans réponse": self._profil_sans_reponse,
            "page de connexion": self._connexion.ouvre,
            "page de connexion, vide": self._connexion_vide,
            "page de connexion, mot de passe faux": self._connexion_refusee,
            "mot de passe oublié": self._oubli.ouvre,
            "mot de passe oublié, vide": self._oubli_vide,
            "mot de passe oublié, demande reçue": self._oubli_recu,
            "FranceConnect, choix d'une identité": self._choix_d_identite,
            "FranceConnect, identité refusée": self._identite_refusee,
            "première visite, vide": lambda: self._presente("", "", ""),
            "première visite, dates inversées": self._dates_inversees,
            "première visite, titre inconnu": lambda: self._presente(TITRE_INCONNU),
            "saisie de l'adresse": self._saisie_de_l_adresse,
            "saisie de l'adresse, vide": lambda: self._saisit("", ""),
            "saisie de l'adresse, adresses différentes": lambda: self._saisit(
                persona.courriel, f"autre.{persona.courriel}"
            ),
            "demande enregistrée": self._demande_enregistree,
            "lien refusé": self._lien_refuse,
            "création du mot de passe": self._creation,
            "création du mot de passe, vide": lambda: self._choisit("", ""),
            "création du mot de passe, trop simple": lambda: self._choisit("abc", "abcd"),
            "compte créé": self._creation_du_compte,
            "accueil connecté": self._connecte,
            "situation actuelle": self._situation_actuelle,
            "situation actuelle, sans choix": self._situation_sans_choix,
            "autre titre": self._autre_titre,
            "nouveau mot de passe": self._nouveau_mot_de_passe,
        }

    def _choix_de_la_langue(self) -> None:
        self._accueil.ouvre()
        self._langue.choix.click()

    def _profil_sans_reponse(self) -> None:
        self._profil.ouvre()
        self._profil.poursuit()
        self._profil.refus_du_profil()

    def _connexion_vide(self) -> None:
        self._connexion.ouvre()
        self._connexion.connecte("", "")
        self._connexion.refus_pres_de("Identifiant")

    def _connexion_refusee(self) -> None:
        self._connexion.ouvre()
        self._connexion.connecte(INCONNU, FAUX)
        self._connexion.motif_du_refus()

    def _oubli_vide(self) -> None:
        self._oubli.ouvre()
        self._oubli.valider.click()
        self._oubli.refus_pres_de("Identifiant")

    def _oubli_recu(self) -> None:
        self._oubli.ouvre()
        self._oubli.demande(INCONNU)

    def _choix_d_identite(self) -> None:
        self._franceconnect.ouvre()
        apparait(self._franceconnect.refuser)

    def _identite_refusee(self) -> None:
        self._choix_d_identite()
        self._franceconnect.refuse()
        self._connexion.motif_du_refus()

    def _presente(self, numero: str, debut: str | None = None, fin: str | None = None) -> None:
        titre = self.persona.titre
        self._connexion.ouvre()
        self._connexion.presente(
            numero, titre.debut if debut is None else debut, titre.fin if fin is None else fin
        )
        self._connexion.refus_pres_de("N° de votre visa ou de votre titre de séjour")

    def _dates_inversees(self) -> None:
        titre = self.persona.titre
        self._connexion.ouvre()
        self._connexion.presente(titre.numero, titre.fin, titre.debut)
        self._connexion.refus_pres_de("Date de fin de validité")

    def _saisie_de_l_adresse(self) -> None:
        titre = self.persona.titre
        self._connexion.ouvre()
        self._connexion.presente(titre.numero, titre.debut, titre.fin)
        apparait(self._adresse.adresse)

    def _saisit(self, adresse: str, confirmation: str) -> None:
        self._saisie_de_l_adresse()
        self._adresse.saisit(adresse, confirmation)
        self._adresse.refus_pres_de("Confirmation de l'adresse email")

    def _demande_enregistree(self) -> None:
        self._saisie_de_l_adresse()
        self._adresse.saisit(self.persona.courriel, self.persona.courriel)
        self._enregistree.est_affiche()
        self._demandee = True

    def _lien_recu(self) -> str:
        self._lien = self._lien or self._courrier(self._demandee)
        return self._lien

    def _lien_refuse(self) -> None:
        brut = jeton_du_lien(self._lien_recu())
        self._mot_de_passe.ouvre(self._lien.replace(brut, a_signature_alteree(brut)))
        self._mot_de_passe.issue()

    def _creation(self) -> None:
        self._mot_de_passe.ouvre(self._lien_recu())
        self._mot_de_passe.issue()

    def _choisit(self, mot_de_passe: str, confirmation: str) -> None:
        self._creation()
        self._mot_de_passe.choisit_le_mot_de_passe(mot_de_passe, confirmation)
        self._mot_de_passe.refus_pres_de("Confirmation du mot de passe")

    def _creation_du_compte(self) -> None:
        self._creation()
        self._mot_de_passe.choisit_le_mot_de_passe(self.persona.mot_de_passe)
        self._cree = self._compte_cree.est_affiche()

    def _connecte(self) -> None:
        if self._cree:
            self._connexion.ouvre()
            self._connexion.connecte(self.persona.identifiant, self.persona.mot_de_passe)
        else:
            self._session.ouvre(self.persona)
        self._connectee = self._accueil.usager_connecte(self.persona.nom_affiche)

    def _situation_actuelle(self) -> None:
        if not self._connectee:
            self._connecte()
        self._profil.ouvre()
        self._profil.prend("Moi-même")
        self._profil.poursuit()
        apparait(self._situation.commencer)

    def _situation_sans_choix(self) -> None:
        self._situation_actuelle()
        self._situation.commencer.click()
        self._situation.refus_du_choix()

    def _autre_titre(self) -> None:
        self._situation_actuelle()
        self._situation.commence(AUTRE_TITRE)
        self._situation.titre_lu("Un autre titre de séjour")

    def _nouveau_mot_de_passe(self) -> None:
        self._nouveau.ouvre(self._lien_d_oubli())
        self._nouveau.issue()


@pytest.fixture
def visites_du_compte(
    page: Page,
    cible: Cible,
    persona: Persona,
    session: Session,
    nouveau_compte: ComptesADemander,
    boite: Boite,
    preuves: Preuves,
) -> VisitesDuCompte:
    """Les écrans du compte de la personne du scénario."""

    def courrier(demandee: bool) -> str:
        if demandee:
            return recoit(boite, persona.courriel, preuves).lien
        return vient_de_demander(persona, nouveau_compte, boite, preuves).lien

    def oubli() -> str:
        return a_recu_un_lien(nouveau_compte, persona, boite, preuves).lien

    return VisitesDuCompte(page, cible, persona, session, courrier, oubli)
