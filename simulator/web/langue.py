"""La langue de l'interface, gardée dans la session ; en changer rend la saisie en cours (EXG-20-17)."""

from urllib.parse import urlsplit

from flask import Blueprint, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from simulator.domaine.textes import Texte
from simulator.langues import FRANCAIS, LANGUES, Traduction, traduction
from simulator.web.services import service
from simulator.web.suites import Suites

pages = Blueprint("langue", __name__)

LANGUE = "langue"
"""Où la session garde la langue, et le nom du bouton qui en change."""


class ChangementDeLangue:
    """Ce que la page demande quand l'usager change de langue au milieu d'une saisie."""

    def demande(self) -> bool:
        """Vrai si la page n'est envoyée que pour cela : sa saisie est rendue, ni contrôlée ni enregistrée."""
        return LANGUE in request.form


@pages.post("/langue")
def choisit() -> ResponseReturnValue:
    """Revient, dans la langue choisie, à la page qui n'avait pas de saisie à rendre."""
    retour = request.form.get("retour", "")
    return redirect(retour if service(Suites).est_du_site(retour) else url_for("accueil.accueil"))


def note_la_langue() -> None:
    """Retient pour la session la langue que la page demande, si elle est connue."""
    demandee = request.form.get(LANGUE) if request.method == "POST" else None
    if demandee in LANGUES:
        session[LANGUE] = demandee
        g.pop("traduction", None)


def langue_courante() -> str:
    """Le code de la langue de la session : le français, sauf choix contraire."""
    langue: str = session.get(LANGUE, FRANCAIS)
    return langue


def traduction_courante() -> Traduction:
    """La traduction vers la langue de la session."""
    trouvee: Traduction | None = g.get("traduction")
    if trouvee is None:
        trouvee = g.traduction = traduction(langue_courante())
    return trouvee


def dit(texte: str) -> str:
    """Un texte de l'interface dans la langue de la session ; toute autre chaîne, telle quelle."""
    return texte.dit(traduction_courante()) if isinstance(texte, Texte) else texte


def adresse_de_la_page() -> str:
    """Le chemin et la question de la page servie."""
    adresse = urlsplit(request.url)
    return f"{adresse.path}?{adresse.query}" if adresse.query else adresse.path


def adresse_relue() -> str:
    """Où relire la page servie ; vide pour la réponse à un envoi, qui ne se relit pas."""
    return adresse_de_la_page() if request.method == "GET" else ""
