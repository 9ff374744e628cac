"""Étape 5 : confirmation et attestation (S29, S30)."""

from collections.abc import Sequence

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from simulator.domaine.attestations import TypeDAttestation
from simulator.domaine.delais import Delais
from simulator.domaine.demandes import AttestationEmise, Demande, DepotDeDemandes, Etat
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
    return render_template(
        "pages/etape_5.html",
        demande=demande,
        numero=5,
        etat=service(Delais).etat(demande),
        renouvelees=prolongations(demande)[1:],
    )


@pages.get("/<cle>/attestation")
def attestation(cle: str) -> Response:
    """L'attestation remise au dépôt, telle qu'elle est partie par mail (EXG-12-07, EXG-15-03)."""
    return remise(cle, 1)


@pages.get("/<cle>/attestation/<int:rang>")
def renouvelee(cle: str, rang: int) -> Response:
    """La prolongation de ce rang, celle du dépôt étant la première (EXG-18-07, proposé)."""
    return remise(cle, rang)


def remise(cle: str, rang: int) -> Response:
    """Le PDF gardé de ce rang ; `Introuvable` s'il n'a pas été remis."""
    emises = dict(enumerate(prolongations(lit_la_demande(cle)), start=1))
    if rang not in emises:
        raise Introuvable(
            Texte("Cette attestation n'a pas été remise : la première l'est au dépôt de la demande.")
        )
    return Response(
        emises[rang].octets,
        mimetype="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{emises[rang].nom}"'},
    )


def prolongations(demande: Demande) -> Sequence[AttestationEmise]:
    """Ce que l'usager a reçu au dépôt et depuis, sauf la décision, qui accompagne sa notification."""
    emises = service(DepotDeDemandes).attestations(demande)
    return [emise for emise in emises if emise.contenu.type is not TypeDAttestation.DECISION_FAVORABLE]
