"""Les notifications et la réponse à un complément (S36 à S38, S44 à S46)."""

from io import BytesIO

from flask import Blueprint, Response, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import BadRequest
from wtforms import FileField

from simulator.domaine.complements import Complements
from simulator.domaine.fichiers import Fichiers
from simulator.domaine.notifications import Nature, Notification, Notifications
from simulator.domaine.refus import ActeRefuse, Introuvable, SaisieRefusee
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte
from simulator.web.formulaires import Formulaire
from simulator.web.justificatifs import CHOISIR, attributs_de_fichier
from simulator.web.parcours import exige_la_connexion, usager_connecte
from simulator.web.services import service

pages = Blueprint("notifications", __name__, url_prefix="/mon-compte/notifications")
pages.before_request(exige_la_connexion)

FILTRES = {"": Texte("Toutes les notifications"), **{nature.name: nature.value for nature in Nature}}
"""Valeur du filtre → ce qu'il montre (S45, EXG-16-12)."""

TAILLES = (10, 20, 50)
"""Résultats par page proposés ; le premier l'est d'avance (S45)."""

ICONES = {"NON_LUE": "✉", "LUE": "⚑", "REPONDU": "↩"}
FORMATS = (".jpg", ".png", ".pdf", ".tiff", ".bmp")
"""Ceux de l'étape 3, dans l'ordre de S37 (C-12)."""
APERCU = 5
"""Notifications que montre le volet de la cloche."""


@pages.app_context_processor
def cloche() -> dict[str, object]:
    """Ce que la cloche montre à qui est connecté : combien de non lues, et les dernières (S35, S36)."""
    if not current_user.is_authenticated:
        return {}
    notifications = service(Notifications)
    usager = usager_connecte()
    dernieres = notifications.liste(usager)[-APERCU:]
    return {"cloche": {"non_lues": notifications.non_lues(usager), "dernieres": dernieres}}


@pages.get("")
def liste() -> str:
    """« Mes Notifications » (S45)."""
    notifications = service(Notifications)
    filtre = request.args.get("type", "")
    nature = Nature[filtre] if filtre in Nature.__members__ else None
    taille = request.args.get("par_page", type=int)
    taille = taille if taille in TAILLES else service(Regles).notifications_par_page
    page = notifications.page(
        notifications.liste(usager_connecte(), nature), request.args.get("page", 1, type=int), taille
    )
    return render_template(
        "pages/notifications.html",
        page=page,
        filtres=FILTRES,
        filtre=filtre if nature else "",
        tailles=TAILLES,
        taille=taille,
        suivi=notifications.suivi,
        suivi_le=notifications.suivi_le,
        icones=ICONES,
    )


@pages.route("/<cle>", methods=["GET", "POST"])
def notification(cle: str) -> ResponseReturnValue:
    """Ouvre une notification, ce qui vaut accusé de réception, ou répond à un complément (S37, S38, S46)."""
    lue = service(Notifications).lit(cle, usager_connecte())
    service(Notifications).ouvre(lue)
    formulaire = _formulaire(lue)
    refus = ""
    if formulaire.validate_on_submit():
        with formulaire.montre_les_refus():
            try:
                _agit(lue)
                return redirect(url_for("notifications.notification", cle=lue.cle))
            except Introuvable:
                raise
            except ActeRefuse as acte:
                refus = str(acte)
    return render_template(
        f"pages/notification_{lue.nature.name.lower()}.html",
        notification=lue,
        # Une décision n'a pas de saisie : le choix de la langue n'en a donc pas à garder.
        **({"formulaire": formulaire} if lue.nature is Nature.COMPLEMENT else {}),
        refus=refus,
        suivi=service(Notifications).suivi(lue).name,
        complements=service(Complements),
        formats=FORMATS,
        taille=service(Fichiers).taille_en_mo(),
    )


@pages.get("/<cle>/fichiers/<fichier>")
def fichier(cle: str, fichier: str) -> Response:
    """Un fichier joint au complément, à son propriétaire seul."""
    joint = service(Complements).lit(service(Notifications).lit(cle, usager_connecte()), fichier)
    return send_file(
        BytesIO(service(Complements).contenu(joint)),
        mimetype=joint.type_mime,
        as_attachment=True,
        download_name=service(Fichiers).nom_a_telecharger(joint.nom),
    )


@pages.get("/<cle>/document")
def document(cle: str) -> Response:
    """« TÉLÉCHARGER LE DOCUMENT » : l'attestation de décision favorable (EXG-18-03)."""
    remise = service(Notifications).document(service(Notifications).lit(cle, usager_connecte()))
    return send_file(
        BytesIO(remise.octets), mimetype="application/pdf", as_attachment=True, download_name=remise.nom
    )


def _formulaire(lue: Notification) -> Formulaire:
    attributs = attributs_de_fichier()
    champs = {
        service(Complements).champ(rang): FileField(piece, render_kw=attributs)
        for rang, piece in enumerate(lue.pieces, start=1)
    }
    classe = type("FormulaireDeComplement", (Formulaire,), champs)
    return classe()  # type: ignore[no-any-return]  # WTForms n'est pas typé


def _agit(lue: Notification) -> None:
    acte, _, objet = request.form.get("action", "").partition(":")
    complements = service(Complements)
    match acte:
        case "joindre" if objet.isdecimal():
            _joint(lue, int(objet))
        case "supprimer":
            complements.retire(lue, objet)
        case "envoyer":
            # Un fichier choisi sans avoir été joint l'est maintenant, plutôt que perdu.
            for rang in range(1, len(lue.pieces) + 1):
                if _est_choisi(complements.champ(rang)):
                    _joint(lue, rang)
            complements.envoie(lue)
        case _:
            raise BadRequest


def _est_choisi(champ: str) -> bool:
    return champ in request.files and bool(request.files[champ].filename)


def _joint(lue: Notification, rang: int) -> None:
    champ = service(Complements).champ(rang)
    if not _est_choisi(champ):
        raise SaisieRefusee({champ: CHOISIR})
    recu = request.files[champ]
    service(Complements).joint(lue, rang, recu.filename or "", recu.read())
