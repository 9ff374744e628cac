"""Les adresses du fournisseur : son document, ses clés, la page de choix, les jetons, l'identité."""

from http import HTTPStatus

from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from flask import Flask, Response, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from simulator.assemblage import Services
from simulator.domaine.evenements import UniteDeTravail
from simulator.domaine.textes import Texte
from simulator.franceconnect.acces import Acces
from simulator.franceconnect.cle import ALGORITHME, CleDeSignature
from simulator.franceconnect.identites import Identites
from simulator.franceconnect.protocole import METHODE_DU_DEFI, METHODES_DU_CLIENT, PORTEES, Protocole
from simulator.langues import FRANCAIS, LANGUES, traduction
from simulator.langues import installe as installe_les_langues
from simulator.reglages import Partenariat
from simulator.version import VERSION

PREFIXE = "/franceconnect"

DEMANDE_REFUSEE = Texte(
    "Cette demande de connexion n'est pas celle d'un site connu : recommencez depuis le site."
)
CHOIX_INCONNU = Texte("Cette identité n'est plus proposée : revenez à la page précédente et rechargez-la.")
PAGE_INCONNUE = Texte(
    "Le fournisseur d'identité fictif n'a rien à cette adresse : recommencez depuis le site."
)


def cree_le_fournisseur(services: Services) -> Flask:
    """L'application Flask du fournisseur ; elle n'a ni session ni cookie."""
    app = Flask(__name__, static_url_path=f"{PREFIXE}/static", template_folder="gabarits")
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.globals["version"] = VERSION
    installe_les_langues(app.jinja_env, lambda: traduction(langue_demandee()))
    app.context_processor(lambda: {"langue": langue_demandee()})
    services[Protocole].installe(app)
    _installe_le_document(app, services[Partenariat], services[CleDeSignature])
    _installe_le_choix(app, services)
    _installe_les_jetons(app, services)
    _installe_les_gardes(app, services[UniteDeTravail])
    return app


def langue_demandee() -> str:
    """La première langue connue parmi celles que le site demande (`ui_locales`, OpenID Connect) ; ou le français."""
    demandees = request.args.get("ui_locales", "").split()
    return next((langue for langue in demandees if langue in LANGUES), FRANCAIS)


def _installe_le_document(app: Flask, partenariat: Partenariat, cle: CleDeSignature) -> None:
    emetteur = partenariat.emetteur

    @app.get(f"{PREFIXE}/.well-known/openid-configuration")
    def document() -> Response:
        return jsonify(
            issuer=emetteur,
            authorization_endpoint=f"{emetteur}/authorize",
            token_endpoint=f"{emetteur}/token",
            userinfo_endpoint=f"{emetteur}/userinfo",
            jwks_uri=f"{emetteur}/jwks",
            scopes_supported=PORTEES,
            response_types_supported=["code"],
            grant_types_supported=[AuthorizationCodeGrant.GRANT_TYPE],
            subject_types_supported=["pairwise"],
            id_token_signing_alg_values_supported=[ALGORITHME],
            token_endpoint_auth_methods_supported=METHODES_DU_CLIENT,
            code_challenge_methods_supported=[METHODE_DU_DEFI],
            ui_locales_supported=list(LANGUES),
        )

    @app.get(f"{PREFIXE}/jwks")
    def cles() -> Response:
        return jsonify(cle.publiee())


def _installe_le_choix(app: Flask, services: Services) -> None:
    protocole, identites = services[Protocole], services[Identites]

    @app.route(f"{PREFIXE}/authorize", methods=["GET", "POST"])
    def autorise() -> ResponseReturnValue:
        """Qui se connecter : la page (GET), puis le choix fait ou le refus (POST)."""
        try:
            accord = protocole.get_consent_grant()
        except OAuth2Error as erreur:
            if not erreur.redirect_uri:
                return _refus(DEMANDE_REFUSEE, HTTPStatus.BAD_REQUEST)
            reponse: Response = protocole.handle_error_response(None, erreur)
            return reponse
        if request.method == "GET":
            sortes = {
                Texte("Identités déposées"): identites.deposees(),
                Texte("Usagers du registre"): identites.du_registre(),
            }
            return render_template("choix.html", sortes=sortes)
        choisie = identites.trouve(request.form.get("identite", ""))
        if choisie is None and "refus" not in request.form:
            return _refus(CHOIX_INCONNU, HTTPStatus.BAD_REQUEST)
        rendue: Response = protocole.create_authorization_response(grant=accord, grant_user=choisie)
        return rendue


def _installe_les_jetons(app: Flask, services: Services) -> None:
    protocole, acces = services[Protocole], services[Acces]

    @app.post(f"{PREFIXE}/token")
    def jetons() -> ResponseReturnValue:
        try:
            reponse: Response = protocole.create_token_response()
        except UnicodeDecodeError:  # Authlib ne prévoit pas qu'un identifiant ne soit pas en UTF-8
            return jsonify(error="invalid_client"), HTTPStatus.UNAUTHORIZED
        return reponse

    @app.get(f"{PREFIXE}/userinfo")
    def identite() -> ResponseReturnValue:
        sorte, _, jeton = request.headers.get("Authorization", "").partition(" ")
        lue = acces.lit(jeton) if sorte.lower() == "bearer" else None
        if lue is None:
            defi = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
            return jsonify(error="invalid_token"), HTTPStatus.UNAUTHORIZED, defi
        return jsonify(lue.donnees())


def _installe_les_gardes(app: Flask, unite: UniteDeTravail) -> None:
    @app.errorhandler(HTTPException)
    def erreur_http(erreur: HTTPException) -> ResponseReturnValue:
        return _refus(PAGE_INCONNUE, erreur.code or HTTPStatus.INTERNAL_SERVER_ERROR)

    @app.after_request
    def protege(reponse: Response) -> Response:
        reponse.headers["Cache-Control"] = "no-store"
        reponse.headers["X-Content-Type-Options"] = "nosniff"
        reponse.headers["X-Frame-Options"] = "DENY"
        reponse.headers["Referrer-Policy"] = "no-referrer"
        reponse.headers["Content-Security-Policy"] = (
            "default-src 'self'; img-src 'self' data:; script-src 'none'; frame-ancestors 'none'; base-uri 'none'"
        )
        return reponse

    @app.teardown_request
    def libere(_erreur: BaseException | None) -> None:
        unite.libere()


def _refus(message: str, code: int) -> ResponseReturnValue:
    return render_template("refus.html", message=message), code
