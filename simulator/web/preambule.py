"""Préambule, liste des pièces, reprise et abandon (S17, S48, C-37)."""

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from simulator.domaine.demandes import Demandes
from simulator.domaine.parcours import Parcours
from simulator.domaine.pieces import EditeurDeListe
from simulator.domaine.textes import Texte
from simulator.web.langue import dit
from simulator.web.parcours import adresse_de_l_etape, lit_la_demande, pages_de_la_demande
from simulator.web.services import service

pages = pages_de_la_demande("preambule", __name__)

ABANDONNEE = Texte("Votre demande est abandonnée : votre saisie et vos documents ont été supprimés.")


@pages.get("/<cle>/preambule")
def preambule(cle: str) -> ResponseReturnValue:
    """Les étapes de la démarche et ce qu'il faut joindre (S17)."""
    demande = lit_la_demande(cle)
    service(Parcours).exige_un_brouillon(demande)
    return render_template("pages/preambule.html", demande=demande)


@pages.get("/liste-des-pieces-justificatives.pdf")
def liste_des_pieces() -> Response:
    """La liste des pièces justificatives (S48, EXG-07-04)."""
    return Response(
        service(EditeurDeListe).compose(),
        mimetype="application/pdf",
        headers={"Content-Disposition": "inline; filename=liste-des-pieces-justificatives.pdf"},
    )


@pages.post("/<cle>/reprise")
def reprise(cle: str) -> ResponseReturnValue:
    """« Reprendre ma demande » (C-37, EXG-20-02)."""
    demande = lit_la_demande(cle)
    return redirect(adresse_de_l_etape(demande, service(Parcours).reprend(demande)))


@pages.get("/<cle>/abandon")
def confirme_l_abandon(cle: str) -> ResponseReturnValue:
    """Demande confirmation avant de supprimer (EXG-07-08)."""
    demande = lit_la_demande(cle)
    service(Parcours).exige_un_brouillon(demande)
    return render_template("pages/abandon.html", demande=demande)


@pages.post("/<cle>/abandon")
def abandon(cle: str) -> ResponseReturnValue:
    """Supprime le brouillon et ses pièces (EXG-07-08)."""
    demande = lit_la_demande(cle)
    service(Parcours).exige_un_brouillon(demande)
    service(Demandes).abandonne(demande)
    flash(dit(ABANDONNEE), "succes")
    return redirect(url_for("accueil.accueil"))
