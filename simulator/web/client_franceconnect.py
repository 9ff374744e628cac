"""Le site, client de FranceConnect : ce qu'il demande, et ce qu'il vérifie au retour (EXG-02-11)."""

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

import requests
from authlib.common.security import generate_token
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization

from simulator.domaine.horloge import Horloge
from simulator.domaine.identite import Sexe
from simulator.domaine.identite_pivot import IdentitePivot
from simulator.domaine.refus import ActeRefuse
from simulator.domaine.textes import Texte
from simulator.reglages import Partenariat, Reglages

PORTEE = "openid identite_pivot"
ALGORITHMES = ["ES256"]
PATIENCE = 5
"""Secondes laissées au fournisseur pour répondre."""

LONGUEUR_DES_SECRETS = 48  # caractères ; la preuve en veut 43 à 128 (RFC 7636)
SEXES = {"male": Sexe.MASCULIN, "female": Sexe.FEMININ}

NON_DEMANDE = Texte(
    "Ce retour de FranceConnect ne répond à aucune demande faite depuis ce navigateur : "
    "recommencez depuis la page de connexion."
)
ABANDON = Texte("Vous avez refusé de donner votre identité à FranceConnect : aucune connexion n'a eu lieu.")
NON_CONFIRME = Texte(
    "FranceConnect n'a pas confirmé cette connexion : recommencez depuis la page de connexion, "
    "sans réutiliser un ancien lien."
)
INVERIFIABLE = Texte(
    "La réponse de FranceConnect n'a pas pu être vérifiée : recommencez depuis la page de connexion."
)
INJOIGNABLE = Texte(
    "FranceConnect ne répond pas : réessayez plus tard, ou connectez-vous avec votre identifiant "
    "et votre mot de passe."
)


class RetourRefuse(ActeRefuse):
    """Le retour ne connecte personne ; `code` est celui de la réponse HTTP."""

    def __init__(self, message: str, code: HTTPStatus) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Demande:
    """Ce que le navigateur garde d'une demande en cours, et que le retour doit rappeler."""

    etat: str
    nonce: str
    preuve: str


class ClientFranceConnect:
    """Demande une identité à FranceConnect, et n'en croit la réponse que vérifiée."""

    def __init__(self, reglages: Reglages, partenariat: Partenariat, horloge: Horloge) -> None:
        self.reglages = reglages
        self.partenariat = partenariat
        self.horloge = horloge

    def demande(self) -> Demande:
        """Une demande neuve : trois valeurs que personne ne devine."""
        return Demande(
            generate_token(LONGUEUR_DES_SECRETS), generate_token(LONGUEUR_DES_SECRETS), self.preuve()
        )

    def preuve(self) -> str:
        """Ce qui prouvera que le code revient à qui l'a demandé (RFC 7636) ; vide : sans preuve."""
        return str(generate_token(LONGUEUR_DES_SECRETS))

    def adresse(self, demande: Demande, langue: str) -> str:
        """Où envoyer le navigateur, qui lira la page dans cette langue si elle y est proposée."""
        with self._session() as session:
            adresse, _ = session.create_authorization_url(
                f"{self.partenariat.emetteur}/authorize",
                state=demande.etat,
                nonce=demande.nonce,
                code_verifier=demande.preuve or None,
                ui_locales=langue,
            )
        return str(adresse)

    def reconnait(self, demande: Demande | None, etat: str) -> Demande:
        """La demande à laquelle ce retour répond ; `RetourRefuse` si ce navigateur ne l'a pas faite."""
        if demande is None or not etat or demande.etat != etat:
            raise RetourRefuse(NON_DEMANDE, HTTPStatus.BAD_REQUEST)
        return demande

    def refuse_l_erreur(self, erreur: str) -> None:
        """Lève `RetourRefuse` si le fournisseur renvoie une erreur au lieu d'un code."""
        if erreur == "access_denied":
            raise RetourRefuse(ABANDON, HTTPStatus.OK)
        if erreur:
            raise RetourRefuse(NON_CONFIRME, HTTPStatus.BAD_GATEWAY)

    def identite(self, code: str, demande: Demande) -> IdentitePivot:
        """L'identité pivot de qui s'est identifié ; `RetourRefuse` si quoi que ce soit ne s'accorde pas.

        Appelle le fournisseur : la transaction en cours doit être rendue avant.
        """
        try:
            with self._session() as session:
                jetons = session.fetch_token(
                    f"{self.partenariat.interne}/token", code=code, code_verifier=demande.preuve or None
                )
                cles = session.get(f"{self.partenariat.interne}/jwks", withhold_token=True).json()
                # Joint à la main : Authlib jugerait de l'âge du jeton à l'heure de la machine.
                porteur = {"Authorization": f"Bearer {jetons['access_token']}"}
                reponse = session.get(
                    f"{self.partenariat.interne}/userinfo", headers=porteur, withhold_token=True
                )
            reponse.raise_for_status()
            revendications = self.revendications(jetons["id_token"], cles, jetons["access_token"], demande)
            return self.pivot(reponse.json(), revendications["sub"])
        except OAuthError:
            raise RetourRefuse(NON_CONFIRME, HTTPStatus.BAD_REQUEST) from None
        except (requests.ConnectionError, requests.Timeout):
            raise RetourRefuse(INJOIGNABLE, HTTPStatus.SERVICE_UNAVAILABLE) from None
        except (requests.RequestException, JoseError, KeyError, TypeError, ValueError):
            raise RetourRefuse(INVERIFIABLE, HTTPStatus.BAD_GATEWAY) from None

    def revendications(
        self, jeton: str, cles: KeySetSerialization, jeton_d_acces: str, demande: Demande
    ) -> dict[str, Any]:
        """Ce que dit le jeton d'identité, vérifié : signature, émetteur, destinataire, dates, nonce."""
        lu = jwt.decode(jeton, KeySet.import_key_set(cles), algorithms=ALGORITHMES)
        revendications: dict[str, Any] = CodeIDToken(
            lu.claims,
            lu.header,
            options={
                "iss": {"essential": True, "value": self.partenariat.emetteur},
                "aud": {"essential": True, "value": self.partenariat.client},
            },
            params={
                "nonce": self.nonce_attendu(demande),
                "client_id": self.partenariat.client,
                "access_token": jeton_d_acces,
            },
        )
        revendications.validate(now=int(self.horloge.maintenant().timestamp()))  # type: ignore[attr-defined]
        return revendications

    def nonce_attendu(self, demande: Demande) -> str:
        """Le nonce que le jeton doit répéter."""
        return demande.nonce

    def pivot(self, donnees: dict[str, Any], sub: str) -> IdentitePivot:
        """L'identité pivot, sous les noms du domaine ; `ValueError` si elle est d'un autre ou mal formée."""
        if donnees["sub"] != sub:
            raise ValueError("L'identité rendue n'est pas celle du jeton.")
        return IdentitePivot(
            sub=sub,
            nom_de_naissance=str(donnees["family_name"]),
            prenoms=str(donnees["given_name"]),
            date_de_naissance=date.fromisoformat(donnees["birthdate"]),
            sexe=SEXES[donnees["gender"]],
            commune_de_naissance=str(donnees["birthplace"]),
            pays_de_naissance=str(donnees["birthcountry"]),
        )

    def _session(self) -> OAuth2Session:
        session = OAuth2Session(
            self.partenariat.client,
            self.partenariat.secret,
            token_endpoint_auth_method="client_secret_basic",  # noqa: S106 (un nom de méthode)
            scope=PORTEE,
            redirect_uri=self.partenariat.retour,
            code_challenge_method="S256",
            default_timeout=PATIENCE,
        )
        session.trust_env = False  # le fournisseur est sur cette machine : aucun mandataire
        session.headers.update(self.reglages.en_tetes_internes)
        return session
