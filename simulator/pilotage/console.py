"""La console : le pilotage par des pages, pour qui explore. Horloge, personas, courriels, demandes."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from http import HTTPStatus
from typing import cast

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from simulator.assemblage import Services
from simulator.documents.autorite import Autorite
from simulator.domaine.horloge import PARIS, Horloge
from simulator.domaine.identite import Statut
from simulator.domaine.informations import NATIONALITES_DU_CONJOINT, SITUATIONS
from simulator.domaine.instruction import AGENTS, PIECES
from simulator.domaine.refus import ActeRefuse, Introuvable
from simulator.domaine.registre import Nature, Registre
from simulator.pilotage import modeles as m
from simulator.pilotage.boite import Recu
from simulator.pilotage.chronologie import chronologie
from simulator.pilotage.contexte import Contexte
from simulator.pilotage.demandes import Lecture
from simulator.pilotage.instruction import Agent
from simulator.pilotage.personas import titre_fictif

pages = Blueprint("console", __name__)

SAUTS = {
    3600: "1 heure",
    86_400: "1 jour",
    30 * 86_400: "30 jours",
    182 * 86_400: "6 mois environ",
}
"""Avances proposées, en secondes."""

STATUTS = {
    Statut.BPS: "Bénéficiaire de la protection subsidiaire",
    Statut.REFUGIE: "Réfugié(e)",
    Statut.FAMILLE: "Membre de famille d'un bénéficiaire (C-18)",
}
NATURES = {
    Nature.TITRE: "Titre de séjour",
    Nature.VISA: "Visa long séjour",
    Nature.PROVISOIRE: "Numéro étranger seul",
}
TITRES_MONTRES = 20


def _services() -> Services:
    return cast("Services", current_app.extensions["services"])


def _contexte() -> Contexte:
    return cast("Contexte", current_app.extensions["contexte"])


@pages.get("/")
def tableau() -> str:
    """Tout l'état de l'instance, sur une page."""
    services, boite, horloge = _services(), _contexte().boite, _services()[Horloge]
    lecture, cherche = Lecture(services), request.args.get("cherche", "").strip()
    return render_template(
        "console/tableau.html",
        maintenant=horloge.maintenant(),
        arretee=horloge.arretee,
        sauts=SAUTS,
        statuts=STATUTS,
        natures=NATURES,
        titres=services[Registre].derniers(TITRES_MONTRES),
        courriels=[(recu, recu.message) for recu in reversed(boite.liste())] if boite else None,
        autorite=services[Autorite].nom,
        cherche=cherche,
        demandes=[
            resume
            for demande in reversed(lecture.liste(m.FiltreDeDemandes()))
            if _repond(resume := lecture.resume(demande), cherche)
        ],
    )


def _repond(resume: m.DemandeResumee, cherche: str) -> bool:
    """Vrai si la demande porte ce texte dans son n°, le n° étranger ou le nom de l'usager, à la casse près."""
    valeurs = (resume.numero, resume.numero_etranger, resume.usager)
    return any(cherche.casefold() in (valeur or "").casefold() for valeur in valeurs)


@pages.post("/console/horloge")
def regle_l_horloge() -> ResponseReturnValue:
    """Place l'horloge, l'avance ou la laisse courir."""
    horloge = _services()[Horloge]
    match request.form.get("action", "").partition(":"):
        case ("avancer", _, secondes) if secondes.isdecimal():
            horloge.avance(timedelta(seconds=int(secondes)))
        case ("reprendre", _, _):
            horloge.reprend()
        case _:
            horloge.place(_instant(request.form.get("instant", "")))
    return redirect(url_for("console.tableau"))


def _instant(saisi: str) -> datetime:
    try:
        return datetime.fromisoformat(saisi).replace(tzinfo=PARIS)
    except ValueError:
        raise ActeRefuse("Cet instant est illisible : écrivez par exemple 2022-04-26T10:00.") from None


@pages.post("/console/personas")
def cree_un_persona() -> ResponseReturnValue:
    """Inscrit un usager fictif au registre."""
    try:
        statut, nature = Statut(request.form.get("statut", "")), Nature(request.form.get("nature", ""))
    except ValueError:
        raise ActeRefuse("Choisissez un statut et un document détenu.") from None
    services = _services()
    services[Registre].ajoute(titre_fictif(statut, nature, services[Horloge].aujourd_hui()))
    return redirect(url_for("console.tableau", _anchor="personas"))


@pages.get("/console/courriels/<int:numero>")
def courriel(numero: int) -> str:
    """Un mail reçu : ses deux formes et ses pièces jointes."""
    recu = _recu(numero)
    texte, html = (_corps(recu.message, forme) for forme in ("plain", "html"))
    pieces = [piece.get_filename() or "sans nom" for piece in recu.message.iter_attachments()]
    return render_template(
        "console/courriel.html", recu=recu, message=recu.message, texte=texte, html=html, pieces=pieces
    )


@pages.get("/console/courriels/<int:numero>/pieces/<int:rang>")
def piece_jointe(numero: int, rang: int) -> Response:
    """Une pièce jointe, à télécharger ; son rang commence à 1."""
    pieces = list(_recu(numero).message.iter_attachments())
    if not 1 <= rang <= len(pieces):
        raise Introuvable(f"Ce mail n'a pas de pièce jointe de rang {rang}.")
    piece = pieces[rang - 1]
    reponse = Response(piece.get_payload(decode=True), mimetype=piece.get_content_type())
    reponse.headers.set("Content-Disposition", "attachment", filename=piece.get_filename() or "piece")
    return reponse


@pages.get("/console/certificats.pem")
def certificats() -> Response:
    """Les certificats de l'autorité de test, à ranger dans un dossier de confiance ; aucune clé."""
    autorite = _services()[Autorite]
    reponse = Response(autorite.pem, mimetype="application/x-pem-file")
    reponse.headers.set(
        "Content-Disposition", "attachment", filename=f"autorite-de-test-{autorite.nom}-certificats.pem"
    )
    return reponse


@pages.get("/console/demandes/<reference>")
def demande(reference: str) -> str:
    """Une demande telle qu'un agent la lit, et ce qu'il peut en faire."""
    return _montre(reference)


@pages.get("/console/demandes/<reference>/chronologie")
def montre_la_chronologie(reference: str) -> str:
    """Tout ce qui est arrivé à une demande, dans l'ordre, et ce qui vient."""
    services, boite = _services(), _contexte().boite
    lecture, maintenant = Lecture(services), services[Horloge].maintenant()
    lue = lecture.complete(lecture.trouve(reference))
    moments = chronologie(lue, boite.liste() if boite else (), maintenant)
    return render_template("console/chronologie.html", demande=lue, moments=moments, maintenant=maintenant)


def _montre(reference: str, refus: str = "", saisie: MultiDict[str, str] | None = None) -> str:
    """La demande ; après un refus, ce que l'agent avait choisi et écrit reste."""
    lecture = Lecture(_services())
    return render_template(
        "console/demande.html",
        demande=lecture.complete(lecture.trouve(reference)),
        situations=SITUATIONS,
        nationalites=NATIONALITES_DU_CONJOINT,
        agents=AGENTS,
        pieces=PIECES,
        refus=refus,
        saisie=saisie or MultiDict(),
    )


@pages.post("/console/demandes/<reference>/actes")
def instruit(reference: str) -> ResponseReturnValue:
    """Fait l'acte d'un agent ; un refus est dit sur la page de la demande, et rien ne change."""
    services = _services()
    lue = Lecture(services).trouve(reference)
    try:
        agent = Agent(services, request.form.get("agent", ""))
        match request.form.get("acte", ""):
            case "complement":
                pieces = [*request.form.getlist("piece"), request.form.get("autre_piece", "")]
                observations = request.form.get("observations", "")
                agent.complement(lue, m.ComplementADemander(pieces=pieces, observations=observations))
            case "accepter" | "refuser" as acte:
                agent.decision(lue, favorable=acte == "accepter")
            case "cloturer":
                agent.cloture(lue)
            case "prolonger":
                agent.prolonge(lue)
            case _:
                raise ActeRefuse("Choisissez un acte.")  # noqa: TRY301 (dit comme les autres refus)
    except ActeRefuse as motif:
        return _montre(reference, str(motif), request.form), HTTPStatus.CONFLICT
    return redirect(url_for("console.demande", reference=reference))


def _recu(numero: int) -> Recu:
    boite = _contexte().boite
    recu = boite.lit(numero) if boite else None
    if recu is None:
        raise Introuvable(f"La boîte n'a pas de mail n° {numero}.")
    return recu


def _corps(message: EmailMessage, forme: str) -> str:
    partie = message.get_body((forme,))
    return partie.get_content() if partie else ""
