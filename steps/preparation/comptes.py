"""Les comptes : demandés, créés, et ouverts au navigateur de la personne."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pytest
from playwright.sync_api import BrowserContext, Page

from fixtures.boite import Boite
from fixtures.cible import Cible
from fixtures.moyens import PILOTAGE, exige
from fixtures.personas import Persona
from fixtures.pilotage import Pilotage
from reports.preuves import Preuves
from steps.ecrans.acces import Accueil, ChoixDuProfil
from steps.ecrans.comptes import (
    CompteCree,
    Connexion,
    CreationMotDePasse,
    DemandeDeCompteEnregistree,
    SaisieDeLAdresse,
)
from steps.ecrans.oubli import MotDePasseOublie
from steps.reception import recoit

MOI_MEME = "Moi-même"
CONNECTEE, PROFIL_CHOISI = "connectée", "profil choisi"
TITRE_RECONNU, LIEN_OUVERT = "titre reconnu", "lien ouvert"
"""Où les écrans mènent une personne, et où le pilotage sait la mettre d'emblée."""


class PreparationManquee(Exception):
    """Les écrans n'ont pas mené la personne où commence le scénario ; le message dit où elle s'est arrêtée."""


def atteint(ecran: str, affiche: bool) -> None:
    """Lève `PreparationManquee` si cet écran n'est pas venu."""
    if not affiche:
        raise PreparationManquee(f"La préparation par les écrans n'est pas arrivée à : {ecran}.")


class Comptes(Protocol):
    """Les comptes des personnes du scénario."""

    def inscrit(self, persona: Persona) -> None:
        """Crée le compte de cette personne, si ce n'est fait."""

    def connait(self, persona: Persona) -> None:
        """Note que les écrans ont créé son compte."""

    def oublie(self, persona: Persona) -> None:
        """Signale qu'elle a oublié son mot de passe."""


@dataclass(frozen=True, slots=True)
class Ouverte:
    """Une session ouverte : le cookie qui la tient, et l'adresse où elle mène."""

    nom: str
    valeur: str
    adresse: str


class ComptesPilotes:
    """Créés une fois chacun par le pilotage, qui en ouvre aussi les sessions."""

    def __init__(self, pilotage: Pilotage, preuves: Preuves) -> None:
        self._pilotage = pilotage
        self._preuves = preuves
        self._inscrits: set[str] = set()

    def inscrit(self, persona: Persona) -> None:
        """Crée le compte de cette personne, si ce n'est fait."""
        if persona.titre.numero not in self._inscrits:
            self._preuves.secret(persona.mot_de_passe)
            self._pilotage.fait("comptes", persona.pour_un_compte())
            self._inscrits.add(persona.titre.numero)

    def connait(self, persona: Persona) -> None:
        """Note que les écrans ont créé son compte."""
        self._inscrits.add(persona.titre.numero)

    def demande(self, persona: Persona) -> None:
        """Demande la création de son compte, qu'un lien reste à activer."""
        self._pilotage.fait("comptes", persona.pour_un_compte() | {"mot_de_passe": None})

    def oublie(self, persona: Persona) -> None:
        """Signale qu'elle a oublié son mot de passe."""
        self._pilotage.fait("oublis", {"identifiant": persona.identifiant})

    def ouvre(self, etat: str, persona: Persona) -> Ouverte:
        """Une session où les écrans auraient mené cette personne."""
        ouverte = self._pilotage.fait("sessions", {"numero_de_titre": persona.titre.numero, "etat": etat})
        cookie = ouverte["cookie"]
        self._preuves.secret(cookie["valeur"])
        return Ouverte(cookie["nom"], cookie["valeur"], ouverte["adresse"])


class ComptesParLesEcrans:
    """Créés comme les crée une usagère, dans un navigateur à part."""

    def __init__(
        self, coulisses: Callable[[], Page], accueil: str, boite: Callable[[], Boite], preuves: Preuves
    ) -> None:
        """`coulisses` ouvre une page qui ne partage rien avec le scénario."""
        self._coulisses = coulisses
        self._accueil = accueil
        self._boite = boite
        self._preuves = preuves
        self._inscrits: set[str] = set()

    def inscrit(self, persona: Persona) -> None:
        """Crée le compte de cette personne, si ce n'est fait."""
        self._preuves.secret(persona.mot_de_passe)
        if persona.a_un_compte or persona.titre.numero in self._inscrits:
            return
        self._boite()  # sans boîte, ne rien commencer
        page = self._coulisses()
        self._demande(persona, page)
        creation = CreationMotDePasse(page, self._accueil)
        creation.ouvre(self._lien(persona))
        creation.choisit_le_mot_de_passe(persona.mot_de_passe)
        atteint("compte créé", CompteCree(page, self._accueil).est_affiche())
        self._boite().passe(persona.courriel)
        page.context.close()
        self._inscrits.add(persona.titre.numero)

    def connait(self, persona: Persona) -> None:
        """Note que les écrans ont créé son compte."""
        self._inscrits.add(persona.titre.numero)

    def demande(self, persona: Persona) -> None:
        """Demande la création de son compte, qu'un lien reste à activer."""
        page = self._coulisses()
        self._demande(persona, page)
        page.context.close()

    def oublie(self, persona: Persona) -> None:
        """Signale qu'elle a oublié son mot de passe."""
        page = self._coulisses()
        oubli = MotDePasseOublie(page, self._accueil)
        oubli.ouvre()
        atteint("réponse au mot de passe oublié", bool(oubli.demande(persona.identifiant)))
        page.context.close()

    def lien_d_activation(self, persona: Persona) -> str:
        """Demande la création de son compte, et rend le lien reçu."""
        self.demande(persona)
        return self._lien(persona)

    def _demande(self, persona: Persona, page: Page) -> None:
        connexion = Connexion(page, self._accueil)
        connexion.ouvre()
        connexion.presente(persona.titre.numero, persona.titre.debut, persona.titre.fin)
        SaisieDeLAdresse(page, self._accueil).saisit(persona.courriel, persona.courriel)
        atteint(
            "demande de compte enregistrée", DemandeDeCompteEnregistree(page, self._accueil).est_affiche()
        )

    def _lien(self, persona: Persona) -> str:
        boite = self._boite()
        lien = boite.lien(persona.courriel) or recoit(boite, persona.courriel, self._preuves).lien
        self._preuves.secret(lien)
        return lien


ComptesADemander = ComptesPilotes | ComptesParLesEcrans
"""Les mêmes, pour qui demande la création du sien."""


class Session(Protocol):
    """La session de la personne du scénario, dans son navigateur."""

    def inscrit(self, persona: Persona) -> None:
        """Crée son compte, si ce n'est fait."""

    def ouvre(self, persona: Persona, adresse: str = "") -> None:
        """Connecte cette personne ; elle arrive à l'adresse demandée, sinon à l'accueil."""

    def rouvre(self, persona: Persona) -> None:
        """La déconnecte, puis la connecte de nouveau."""

    def ouvre_dans_l_etat(self, etat: str, persona: Persona) -> None:
        """Mène la personne où les écrans l'auraient menée."""


class SessionPilotee:
    """Ouverte par le cookie que donne le pilotage."""

    def __init__(self, comptes: ComptesPilotes, connexion: Connexion) -> None:
        self._comptes = comptes
        self._connexion = connexion
        self.inscrit = comptes.inscrit

    def ouvre(self, persona: Persona, adresse: str = "") -> None:
        """Connecte cette personne ; elle arrive à l'adresse demandée, sinon à l'accueil."""
        self.inscrit(persona)
        self._pose(CONNECTEE, persona, adresse)

    def rouvre(self, persona: Persona) -> None:
        """La déconnecte, puis la connecte de nouveau."""
        Accueil(self._connexion.page, self._connexion.accueil).deconnecte()
        self.ouvre(persona)

    def ouvre_dans_l_etat(self, etat: str, persona: Persona) -> None:
        """Mène la personne où les écrans l'auraient menée."""
        if etat == PROFIL_CHOISI:
            self.inscrit(persona)
        elif etat == LIEN_OUVERT:
            self._comptes.demande(persona)
        self._pose(etat, persona)

    def _pose(self, etat: str, persona: Persona, adresse: str = "") -> None:
        ouverte = self._comptes.ouvre(etat, persona)
        self._connexion.pose_un_cookie(ouverte.nom, ouverte.valeur)
        self._connexion.page.goto(adresse or ouverte.adresse)


class SessionParLesEcrans:
    """Ouverte par la page de connexion, comme le ferait la personne."""

    def __init__(self, comptes: ComptesParLesEcrans, page: Page, accueil: str) -> None:
        self._comptes = comptes
        self._page = page
        self._adresse_de_l_accueil = accueil
        self._connectee: Persona | None = None
        self.inscrit = comptes.inscrit

    def ouvre(self, persona: Persona, adresse: str = "") -> None:
        """Connecte cette personne ; elle arrive à l'adresse demandée, sinon à l'accueil."""
        self.inscrit(persona)
        if self._connectee != persona:
            connexion = Connexion(self._page, self._adresse_de_l_accueil)
            connexion.ouvre()
            connexion.connecte(persona.identifiant, persona.mot_de_passe)
            accueil = Accueil(self._page, self._adresse_de_l_accueil)
            preuve = accueil.nom_au_bandeau(persona.nom_affiche)
            atteint("accueil de l'usager connecté", not connexion.est_refusee(preuve))
            self._connectee = persona
        self._page.goto(adresse or self._adresse_de_l_accueil)

    def rouvre(self, persona: Persona) -> None:
        """La déconnecte, puis la connecte de nouveau."""
        Accueil(self._page, self._adresse_de_l_accueil).deconnecte()
        self._connectee = None
        self.ouvre(persona)

    def ailleurs(self, page: Page) -> "SessionParLesEcrans":
        """La session des mêmes personnes dans une autre page."""
        return SessionParLesEcrans(self._comptes, page, self._adresse_de_l_accueil)

    def ouvre_dans_l_etat(self, etat: str, persona: Persona) -> None:
        """Mène la personne où elle serait venue d'écran en écran."""
        if etat == TITRE_RECONNU:
            connexion = Connexion(self._page, self._adresse_de_l_accueil)
            connexion.ouvre()
            connexion.presente(persona.titre.numero, persona.titre.debut, persona.titre.fin)
        elif etat == LIEN_OUVERT:
            lien = self._comptes.lien_d_activation(persona)
            CreationMotDePasse(self._page, self._adresse_de_l_accueil).ouvre(lien)
        else:
            self.ouvre(persona)
            profil = ChoixDuProfil(self._page, self._adresse_de_l_accueil)
            profil.ouvre()
            profil.prend(MOI_MEME)
            profil.poursuit()


@pytest.fixture
def coulisses(navigation: Callable[[], BrowserContext]) -> Callable[[], Page]:
    """Ouvre une page qui ne partage rien avec celle du scénario."""
    return lambda: navigation().new_page()


@pytest.fixture
def comptes(
    cible: Cible, preuves: Preuves, coulisses: Callable[[], Page], request: pytest.FixtureRequest
) -> Comptes:
    """Les comptes des personnes du scénario, créés par le premier moyen que la cible offre."""
    if exige(cible.capacites, "comptes") == PILOTAGE:
        return ComptesPilotes(request.getfixturevalue("pilotage"), preuves)
    request.getfixturevalue("_plan")
    return ComptesParLesEcrans(coulisses, cible.accueil, lambda: request.getfixturevalue("boite"), preuves)


@pytest.fixture
def nouveau_compte(comptes: ComptesADemander) -> ComptesADemander:
    """Les mêmes, là où la personne n'a pas encore de compte : il lui en sera prêté une qui n'en a pas."""
    return comptes


@pytest.fixture
def session(comptes: ComptesADemander, connexion: Connexion, cible: Cible) -> Session:
    """La session de la personne du scénario."""
    if isinstance(comptes, ComptesPilotes):
        return SessionPilotee(comptes, connexion)
    return SessionParLesEcrans(comptes, connexion.page, cible.accueil)
