"""Assemble le site : extensions, pages, unité de travail de chaque requête, pages d'erreur."""

from functools import partial
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, flash, redirect, render_template, request, url_for
from flask_login import LoginManager, current_user
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import HTTPException

from simulator.domaine.comptes import DepotDeComptes
from simulator.domaine.evenements import UniteDeTravail
from simulator.domaine.horloge import Horloge
from simulator.domaine.jetons import Cle
from simulator.domaine.parcours import ETAPES, DemandeDeposee, EtapeFermee
from simulator.domaine.refus import Introuvable
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte
from simulator.gabarits import Gabarits
from simulator.langues import LANGUES
from simulator.langues import installe as installe_les_langues
from simulator.reglages import SITE, Reglages
from simulator.version import VERSION
from simulator.web import (
    accueil,
    compte,
    confirmation,
    connexion,
    franceconnect,
    informations,
    justificatifs,
    langue,
    motif,
    notifications,
    oubli,
    preambule,
    recapitulatif,
    situation,
)
from simulator.web.formulaires import combine_invalide
from simulator.web.identite import Connecte
from simulator.web.langue import (
    adresse_de_la_page,
    adresse_relue,
    dit,
    langue_courante,
    note_la_langue,
    traduction_courante,
)
from simulator.web.parcours import adresse_de_l_etape, ramene_a_l_etape, ramene_a_la_confirmation
from simulator.web.services import Fournisseur, service
from simulator.web.session import COOKIE, Inactivite, SessionALHeure, jeton_de_formulaire

UNE_HEURE = 3600  # secondes
TEXTES_DU_SITE = {"site.js": "text/javascript", "site.css": "text/css"}
MODULES = (
    accueil,
    langue,
    connexion,
    franceconnect,
    compte,
    oubli,
    situation,
    preambule,
    informations,
    motif,
    justificatifs,
    recapitulatif,
    confirmation,
    notifications,
)

# Ce que disent les refus de protocole, sans détail technique.
ERREURS = {
    400: Texte("Cette demande n'a pas pu être comprise : revenez à la page précédente et recommencez."),
    403: Texte("Vous n'avez pas accès à cette page."),
    404: Texte(
        "Cette page n'existe pas, n'existe plus ou n'est pas à vous : vérifiez l'adresse ou revenez à l'accueil."
    ),
    405: Texte("Cette action n'est pas possible ici : revenez à l'accueil et reprenez votre démarche."),
    413: Texte("L'envoi est trop volumineux : joignez un fichier plus petit."),
    500: Texte("Une erreur est survenue dans le simulateur : votre saisie n'a rien changé, recommencez."),
}
DECONNECTE = Texte("Vous avez été déconnecté après une longue inactivité : reconnectez-vous pour reprendre.")
FORMULAIRE_PERIME = Texte("Ce formulaire n'est plus valable : rechargez la page et recommencez.")


def cree_le_site(services: Fournisseur) -> Flask:
    """L'application Flask du site, prête à servir."""
    app = Flask(__name__, static_url_path=f"{SITE}/static", template_folder=None)
    app.config.update(
        SECRET_KEY=services[Cle].octets,
        WTF_CSRF_TIME_LIMIT=None,  # le jeton vit le temps de la session, qui suit l'horloge
        SESSION_COOKIE_NAME=COOKIE,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
        SEND_FILE_MAX_AGE_DEFAULT=UNE_HEURE,  # leur adresse porte la version : une neuve n'attend pas
        MAX_CONTENT_LENGTH=64 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=1024 * 1024,
    )
    app.extensions["services"] = services
    app.session_interface = SessionALHeure(services[Horloge])
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    services[Gabarits].installe(app.jinja_env)
    installe_les_langues(app.jinja_env, traduction_courante)
    app.jinja_env.filters["combine_invalide"] = combine_invalide
    CSRFProtect(app)
    _installe_la_connexion(app)
    _installe_les_unites_de_travail(app, services)
    _installe_les_erreurs(app)
    horloge = services[Horloge]
    app.context_processor(
        lambda: {
            "regles": services[Regles],
            "reglages": services[Reglages],
            "etapes": ETAPES,
            "version": VERSION,
            "langue": langue_courante(),
            "csrf_token": partial(jeton_de_formulaire, horloge),
        }
    )
    app.jinja_env.globals.update(
        langues=LANGUES,
        adresse_de_l_etape=adresse_de_l_etape,
        adresse_de_la_page=adresse_de_la_page,
        adresse_relue=adresse_relue,
    )
    _installe_le_statique(app)
    for module in MODULES:
        app.register_blueprint(module.pages, url_prefix=SITE + (module.pages.url_prefix or ""))
    app.add_url_rule("/", "racine", lambda: redirect(url_for("accueil.accueil")))
    return app


def _installe_le_statique(app: Flask) -> None:
    # Ce que le site a écrit se lit comme un gabarit : l'assemblage peut en changer un texte, comme d'une page.
    @app.endpoint("static")
    def statique(filename: str) -> Response:
        genre = TEXTES_DU_SITE.get(filename)
        if genre is None:
            return app.send_static_file(filename)
        texte = app.jinja_env.get_template(f"statique/{filename}").render()
        reponse = Response(texte, mimetype=genre)
        reponse.cache_control.max_age = UNE_HEURE
        return reponse


def _installe_la_connexion(app: Flask) -> None:
    gestion = LoginManager(app)
    gestion.login_view = "connexion.connexion"
    gestion.login_message = Texte("Connectez-vous pour accéder à cette page.")

    gestion.localize_callback = dit

    @gestion.user_loader  # type: ignore[untyped-decorator]
    def charge(session_ouverte: str) -> Connecte | None:
        numero = session_ouverte.partition(".")[0]
        compte = service(DepotDeComptes).numero(int(numero))
        connecte = Connecte(compte) if compte else None
        return connecte if connecte and connecte.get_id() == session_ouverte else None


def _installe_les_unites_de_travail(app: Flask, services: Fournisseur) -> None:
    unite, inactivite = services[UniteDeTravail], services[Inactivite]

    @app.before_request
    def expire_la_session() -> Any:
        if request.endpoint == "static":
            return None
        note_la_langue()
        etait_connecte = current_user.is_authenticated
        if inactivite.controle() and etait_connecte:
            flash(dit(DECONNECTE), "alerte")
            return redirect(url_for("connexion.connexion"))
        return None

    @app.after_request
    def conclut(reponse: Response) -> Response:
        if request.endpoint != "static":
            if reponse.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
                unite.valide()
            else:
                unite.annule()
            reponse.headers["Cache-Control"] = "no-store"
        reponse.headers["X-Content-Type-Options"] = "nosniff"
        reponse.headers["X-Frame-Options"] = "DENY"
        # À nous seuls : en HTTPS, l'origine d'un formulaire est vérifiée avec son jeton.
        reponse.headers["Referrer-Policy"] = "same-origin"
        reponse.headers.setdefault(
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            "frame-ancestors 'none'; base-uri 'none'",
        )
        return reponse

    @app.teardown_request
    def libere(_erreur: BaseException | None) -> None:
        unite.libere()


def _installe_les_erreurs(app: Flask) -> None:
    app.register_error_handler(EtapeFermee, ramene_a_l_etape)
    app.register_error_handler(DemandeDeposee, ramene_a_la_confirmation)

    @app.errorhandler(Introuvable)
    def introuvable(erreur: Introuvable) -> tuple[str, int]:
        return _page_d_erreur(404, str(erreur))

    @app.errorhandler(CSRFError)
    def formulaire_perime(_erreur: CSRFError) -> tuple[str, int]:
        return _page_d_erreur(400, FORMULAIRE_PERIME)

    @app.errorhandler(HTTPException)
    def erreur_http(erreur: HTTPException) -> Any:
        if erreur.response is not None:
            return erreur.response
        code = erreur.code or 500
        generique = 400 if code < HTTPStatus.INTERNAL_SERVER_ERROR else 500
        return _page_d_erreur(code, ERREURS.get(code, ERREURS[generique]))

    @app.errorhandler(Exception)
    def erreur_imprevue(erreur: Exception) -> tuple[str, int]:
        app.logger.error("Erreur imprévue", exc_info=erreur)
        service(UniteDeTravail).annule()
        return _page_d_erreur(500, ERREURS[500])


def _page_d_erreur(code: int, message: str) -> tuple[str, int]:
    accueil_ = url_for("accueil.accueil")  # une erreur ne se relit pas
    return render_template("pages/erreur.html", message=message, retour=accueil_), code
