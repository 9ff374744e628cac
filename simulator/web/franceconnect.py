"""« S'identifier avec FranceConnect » : le départ et le retour (S06)."""

from dataclasses import asdict
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user

from simulator.domaine.evenements import UniteDeTravail
from simulator.domaine.rapprochements import IdentiteInconnue, RapprochementRefuse, Rapprochements
from simulator.reglages import Reglages
from simulator.web.client_franceconnect import ClientFranceConnect, Demande, RetourRefuse
from simulator.web.identite import Connecte
from simulator.web.langue import langue_courante
from simulator.web.services import service
from simulator.web.session import vide_la_session

pages = Blueprint("franceconnect", __name__)

DEMANDE = "franceconnect"
RETOUR = "/connexion/franceconnect/retour"


@pages.get("/connexion/franceconnect")
def depart() -> ResponseReturnValue:
    """Retient la demande dans la session et envoie le navigateur chez FranceConnect."""
    if current_user.is_authenticated:
        return redirect(url_for("accueil.accueil"))
    publique = service(Reglages).adresse_publique
    if urlsplit(request.url).hostname != urlsplit(publique).hostname:
        # Venu par un autre nom de la machine, le navigateur n'aurait plus son cookie au retour.
        return redirect(publique + url_for("franceconnect.depart").removeprefix(request.script_root))
    client = service(ClientFranceConnect)
    demande = client.demande()
    session[DEMANDE] = asdict(demande)
    return redirect(client.adresse(demande, langue_courante()))


@pages.get(RETOUR)
def retour() -> ResponseReturnValue:
    """Vérifie le retour, puis connecte comme le ferait un mot de passe (EXG-02-10, 02-11)."""
    client, gardee = service(ClientFranceConnect), session.pop(DEMANDE, None)
    try:
        demande = client.reconnait(Demande(**gardee) if gardee else None, request.args.get("state", ""))
        client.refuse_l_erreur(request.args.get("error", ""))
        # Le fournisseur est dans ce même processus : rien ne doit rester ouvert pendant qu'il répond.
        service(UniteDeTravail).libere()
        identite = client.identite(request.args.get("code", ""), demande)
        compte = service(Rapprochements).connecte(identite)
    except RetourRefuse as refus:
        return _refus(refus, refus.code)
    except RapprochementRefuse as refus:
        return _refus(refus, HTTPStatus.FORBIDDEN)
    vide_la_session()
    login_user(Connecte(compte))
    return redirect(url_for("accueil.accueil"))


def _refus(refus: Exception, code: HTTPStatus) -> ResponseReturnValue:
    page = render_template(
        "pages/franceconnect.html",
        motif=str(refus),
        a_creer=isinstance(refus, IdentiteInconnue),
        retour=url_for("connexion.connexion"),  # ce retour-ci n'est reçu qu'une fois
    )
    return page, code
