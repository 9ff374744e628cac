"""Les sessions que le pilotage ouvre, pour qui arrange un scénario sans en passer par tous les écrans."""

from typing import Any

from flask_openapi3 import OpenAPI

from simulator.assemblage import Services
from simulator.domaine.comptes import Compte, Connexions, DepotDeComptes
from simulator.domaine.horloge import Horloge
from simulator.domaine.jetons import Cle, Jetons
from simulator.domaine.profils import MOI
from simulator.domaine.refus import ActeRefuse
from simulator.domaine.registre import Registre, Titre
from simulator.pilotage import modeles as m
from simulator.reglages import SITE, Reglages
from simulator.web import compte as pages
from simulator.web import situation
from simulator.web.identite import Connecte
from simulator.web.session import COOKIE, SessionALHeure, session_de

Reponse = tuple[Any, int]
Contenu = tuple[str, dict[str, Any]]

ACCUEIL = "/"


class Ouverture:
    """Compose une session telle que les écrans l'auraient laissée, et dit où elle mène."""

    def __init__(self, services: Services) -> None:
        self.services = services

    def ouvre(self, demande: m.SessionAOuvrir) -> m.Session:
        """Le cookie et l'adresse ; `ActeRefuse` si le compte n'est pas dans l'état qu'il faut."""
        titre = self.services[Registre].titre(demande.numero_de_titre)
        if titre is None:
            raise ActeRefuse(
                f"Aucun titre {demande.numero_de_titre} au registre : inscrivez d'abord le persona."
            )
        chemin, contenu = self._contenu(demande.etat, titre)
        scelle = SessionALHeure(self.services[Horloge]).scelle_par(self.services[Cle].octets).dumps(contenu)
        adresse = f"{self.services[Reglages].adresse_publique}{SITE}{chemin}"
        return m.Session(cookie=m.Cookie(nom=COOKIE, valeur=str(scelle)), adresse=adresse)

    def _contenu(self, etat: m.EtatDeSession, titre: Titre) -> Contenu:
        if etat is m.EtatDeSession.TITRE_RECONNU:
            return pages.SAISIE_DE_L_ADRESSE, {pages.TITRE_RECONNU: titre.numero}
        compte = self.services[DepotDeComptes].de_l_usager(titre.usager)
        actif = compte is not None and self.services[Connexions].peut_servir(compte)
        if etat is m.EtatDeSession.CONNECTEE and compte and actif:
            return ACCUEIL, session_de(Connecte(compte))
        if etat is m.EtatDeSession.PROFIL_CHOISI and compte and actif:
            return situation.PAGE, {**session_de(Connecte(compte)), situation.PROFIL: MOI}
        if etat is m.EtatDeSession.LIEN_OUVERT and compte and not actif:
            return pages.CREATION_DU_MOT_DE_PASSE, {pages.LIEN.cle: self._jeton(compte)}
        raise ActeRefuse(f"Le compte du titre {titre.numero} manque, ou n'en est pas à « {etat.value} ».")

    def _jeton(self, compte: Compte) -> str:
        return self.services[Jetons].emet(compte.numero, compte.rang_du_lien)


def installe_les_sessions(app: OpenAPI, services: Services, prefixe: str) -> None:
    """Ajoute à l'API l'ouverture des sessions."""
    ouverture = Ouverture(services)

    @app.post(
        f"{prefixe}/sessions",
        responses={201: m.Session, 409: m.Probleme},
        summary="Ouvre une session dans l'état où les écrans l'auraient menée",
    )
    def ouvre_la_session(body: m.SessionAOuvrir) -> Reponse:
        return ouverture.ouvre(body).model_dump(), 201
