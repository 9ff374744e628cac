"""Étape 5 : confirmation et attestation (S29, S30)."""

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from simulator.domaine.demandes import DepotDeDemandes, Etat
from simulator.domaine.parcours import EtapeFermee, Parcours
from simulator.domaine.refus import Introuvable
from simulator.domaine.textes import Texte
from simulator.web.parcours import lit_la_demande, pages_de_la_demande
from simulator.web.services import service

pages = pages_de_la_demande("confirmation", __name__)


@pages.get("/<cle>/confirmation")
def etape(cle: str) -> ResponseReturnValue:
    """Le dépôt est confirmé ; un brouillon ramène à son étape ouverte."""
    demande = lit_la_demande(cle)
    if demande.etat is Etat.BROUILLON:
        raise EtapeFermee(demande, service(Parcours).etape_enregistree(demande) + 1)
    return render_template("pages/etape_5.html", demande=demande, numero=5)


@pages.get("/<cle>/attestation")
def attestation(cle: str) -> Response:
    """L'attestation remise au dépôt, telle qu'elle est partie par mail (EXG-12-07, EXG-15-03)."""
    emises = service(DepotDeDemandes).attestations(lit_la_demande(cle))
    if not emises:
        raise Introuvable(Texte("Aucune attestation n'a été remise pour cette demande : déposez-la d'abord."))
    remise = emises[0]
    return Response(
        remise.octets,
        mimetype="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{remise.nom}"'},
    )
