"""Ce que partagent les pages d'une demande : connexion exigée, propriétaire, ordre des étapes."""

from typing import cast

from flask import Blueprint, current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from simulator.domaine.demandes import Demande, Demandes
from simulator.domaine.parcours import DemandeDeposee, EtapeFermee, Parcours
from simulator.domaine.registre import Usager
from simulator.web.langue import dit
from simulator.web.services import service

RACINE = "/demander-un-titre-de-sejour"

# Page de chaque étape, de la première à la cinquième.
PAGES = (
    "informations.etape",
    "motif.etape",
    "justificatifs.etape",
    "recapitulatif.etape",
    "confirmation.etape",
)


def pages_de_la_demande(nom: str, module: str) -> Blueprint:
    """Un groupe de pages réservées à l'usager connecté (EXG-20-08)."""
    pages = Blueprint(nom, module, url_prefix=RACINE)
    pages.before_request(exige_la_connexion)
    return pages


def exige_la_connexion() -> ResponseReturnValue | None:
    """Mène à la connexion qui n'est pas connecté."""
    if current_user.is_authenticated:
        return None
    return cast("ResponseReturnValue", current_app.login_manager.unauthorized())  # type: ignore[attr-defined]


def usager_connecte() -> Usager:
    """L'usager de la session."""
    return cast("Usager", current_user.compte.usager)


def lit_la_demande(cle: str) -> Demande:
    """La demande de cette clé, si elle est à l'usager connecté ; `Introuvable` sinon."""
    return service(Demandes).lit(cle, usager_connecte())


def ouvre_l_etape(cle: str, etape: int) -> Demande:
    """La demande, si cette étape peut être faite (EXG-20-06, EXG-12-09)."""
    demande = lit_la_demande(cle)
    service(Parcours).exige(demande, etape)
    return demande


def adresse_de_l_etape(demande: Demande, etape: int) -> str:
    """L'adresse d'une étape de la demande."""
    return url_for(PAGES[etape - 1], cle=demande.cle)


def ramene_a_l_etape(fermee: EtapeFermee) -> ResponseReturnValue:
    """Une étape demandée avant son heure ramène à celle qui est ouverte, avec la raison."""
    flash(dit(str(fermee)), "alerte")
    return redirect(adresse_de_l_etape(fermee.demande, fermee.ouverte))


def ramene_a_la_confirmation(deposee: DemandeDeposee) -> ResponseReturnValue:
    """Toute étape d'une demande déposée ramène à sa confirmation, sans rien changer (EXG-12-10)."""
    flash(dit(str(deposee)), "information")
    return redirect(adresse_de_l_etape(deposee.demande, len(PAGES)))
