"""Le protocole, confié à Authlib ; ici, ce que ce fournisseur accepte et retient."""

import hmac
from collections.abc import Mapping
from typing import Any

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import ClientMixin, InvalidRequestError
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from flask import Flask

from simulator.domaine.horloge import Horloge
from simulator.franceconnect.acces import VALIDITE, Acces, Code
from simulator.franceconnect.identites import Identite
from simulator.franceconnect.jetons import JetonsDIdentite
from simulator.reglages import Partenariat

PORTEES = ("openid", "identite_pivot")
METHODES_DU_CLIENT = ("client_secret_basic", "client_secret_post")
METHODE_DU_DEFI = "S256"


class Exigences:
    """Ce qu'une demande doit porter, que le protocole laisse facultatif."""

    OBLIGATOIRES = ("state", "nonce", "code_challenge")

    def manque(self, demande: Mapping[str, str]) -> str | None:
        """Ce qui manque à la demande, ou rien."""
        absents = [nom for nom in self.OBLIGATOIRES if not demande.get(nom)]
        if absents:
            return f"Missing {', '.join(absents)}"
        if demande.get("code_challenge_method") != METHODE_DU_DEFI:
            return f"code_challenge_method must be {METHODE_DU_DEFI}"
        return None


class Protocole(AuthorizationServer):  # type: ignore[misc]  # authlib n'est pas typé
    """Le serveur d'autorisation d'une instance."""

    def __init__(
        self,
        partenariat: Partenariat,
        acces: Acces,
        jetons: JetonsDIdentite,
        exigences: Exigences,
        horloge: Horloge,
    ) -> None:
        super().__init__()
        self.site = SiteClient(partenariat)
        self.acces = acces
        self.jetons = jetons
        self.exigences = exigences
        self.horloge = horloge

    def installe(self, app: Flask) -> None:
        """Branche le serveur sur l'application."""
        duree = int(VALIDITE.total_seconds())
        app.config["OAUTH2_TOKEN_EXPIRES_IN"] = {AuthorizationCodeGrant.GRANT_TYPE: duree}
        self.init_app(app, query_client=self._client, save_token=self._ouvre)
        self.register_grant(CodeAutorise, [Defi(required=False), JetonDIdentite()])

    def _client(self, identifiant: str) -> "SiteClient | None":
        return self.site if identifiant == self.site.get_client_id() else None

    def _ouvre(self, jeton: Mapping[str, str], demande: Any) -> None:
        self.acces.ouvre(jeton["access_token"], demande.user)


class SiteClient(ClientMixin):  # type: ignore[misc]  # authlib n'est pas typé
    """Le seul client inscrit : le site."""

    def __init__(self, partenariat: Partenariat) -> None:
        self._partenariat = partenariat

    def get_client_id(self) -> str:
        """Voir Authlib."""
        return self._partenariat.client

    def get_default_redirect_uri(self) -> None:
        """Aucune : la demande dit toujours où revenir."""

    def get_allowed_scope(self, scope: str | None) -> str | None:
        """Les portées connues ; rien, donc un refus, si « openid » n'est pas demandé."""
        demandees = (scope or "").split()
        return " ".join(p for p in demandees if p in PORTEES) if "openid" in demandees else None

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        """L'adresse convenue, exactement."""
        return redirect_uri == self._partenariat.retour

    def check_client_secret(self, client_secret: str) -> bool:
        """Compare en temps constant."""
        return hmac.compare_digest(client_secret.encode(), self._partenariat.secret.encode())

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:  # noqa: ARG002 (signature d'Authlib)
        """Le client donne toujours son secret."""
        return method in METHODES_DU_CLIENT

    def check_response_type(self, response_type: str) -> bool:
        """Un code, rien d'autre."""
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        """L'échange d'un code, rien d'autre."""
        return grant_type == str(AuthorizationCodeGrant.GRANT_TYPE)


class CodeAutorise(AuthorizationCodeGrant):  # type: ignore[misc]  # authlib n'est pas typé
    """Un code par accord, gardé en mémoire."""

    TOKEN_ENDPOINT_AUTH_METHODS = METHODES_DU_CLIENT

    def save_authorization_code(self, code: str, request: Any) -> None:
        """Retient à qui, pour quoi et contre quel défi le code est donné."""
        donnees = request.payload.data
        self.server.acces.accorde(
            Code(
                texte=code,
                identite=request.user,
                retour=request.payload.redirect_uri,
                portee=request.scope,
                nonce=donnees.get("nonce", ""),
                defi=donnees.get("code_challenge"),
                accorde_le=self.server.horloge.maintenant(),
            )
        )

    def query_authorization_code(self, code: str, client: SiteClient) -> "CodeEchange | None":  # noqa: ARG002 (signature d'Authlib)
        """Retire le code : il n'y a qu'un client, et un code ne sert qu'une fois."""
        retire = self.server.acces.consomme(code)
        return CodeEchange(retire) if retire else None

    def delete_authorization_code(self, authorization_code: "CodeEchange") -> None:
        """Rien à faire : le code est déjà retiré."""

    def authenticate_user(self, authorization_code: "CodeEchange") -> Identite:
        """L'identité choisie."""
        return authorization_code.code.identite


class CodeEchange:
    """Un code sous la forme qu'Authlib lit."""

    code_challenge_method = METHODE_DU_DEFI

    def __init__(self, code: Code) -> None:
        self.code = code
        self.code_challenge = code.defi

    def get_redirect_uri(self) -> str:
        """Où le code a été envoyé."""
        return self.code.retour

    def get_scope(self) -> str:
        """Ce qu'il permet."""
        return self.code.portee


class Defi(CodeChallenge):  # type: ignore[misc]  # authlib n'est pas typé
    """PKCE, S256 seulement ; avec ce que le fournisseur exige en plus d'une demande."""

    SUPPORTED_CODE_CHALLENGE_METHOD = [METHODE_DU_DEFI]  # noqa: RUF012 (attribut d'Authlib)

    def validate_code_challenge(self, grant: Any, redirect_uri: str) -> None:
        """Refuse une demande incomplète."""
        manque = grant.server.exigences.manque(grant.request.payload.data)
        if manque:
            raise InvalidRequestError(manque)
        super().validate_code_challenge(grant, redirect_uri)


class JetonDIdentite:
    """Joint le jeton d'identité au jeton d'accès."""

    def __call__(self, grant: Any) -> None:
        """Voir Authlib."""
        grant.register_hook("after_create_token_response", self.joint)

    def joint(self, grant: Any, reponse: Any) -> None:
        """Ajoute `id_token` à la réponse."""
        _, jeton, _ = reponse
        code = grant.request.authorization_code.code
        jeton["id_token"] = grant.server.jetons.emet(code, jeton["access_token"])
