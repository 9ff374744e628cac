"""Session signée, à l'heure de l'horloge injectée, et expirée après inactivité (EXG-20-09)."""

import hashlib
from datetime import timedelta

from flask import Flask, current_app, g, request, session
from flask.sessions import SecureCookieSessionInterface
from flask_login import logout_user
from flask_wtf.csrf import generate_csrf
from itsdangerous import TimestampSigner, URLSafeTimedSerializer

from simulator.domaine.horloge import Horloge
from simulator.domaine.regles import Regles
from simulator.web.identite import Connecte
from simulator.web.langue import LANGUE

COOKIE = "simulateur"


def signataire(horloge: Horloge) -> type[TimestampSigner]:
    """Ce qui signe et date à l'heure de l'instance, et non de la machine."""

    class Signataire(TimestampSigner):
        """Signe à l'heure de l'instance."""

        def get_timestamp(self) -> int:
            return int(horloge.maintenant().timestamp())

    return Signataire


def jeton_de_formulaire(horloge: Horloge) -> str:
    """Le jeton CSRF de la session, tel que Flask-WTF le vérifie, daté par l'horloge de l'instance."""
    generate_csrf()  # met la valeur en session si elle n'y est pas
    # Scellé une fois par page : plusieurs formulaires le portent.
    if "jeton_scelle" not in g:
        scelle = URLSafeTimedSerializer(
            current_app.secret_key or "", salt="wtf-csrf-token", signer=signataire(horloge)
        )
        g.jeton_scelle = str(scelle.dumps(session["csrf_token"]))
    jeton: str = g.jeton_scelle
    return jeton


class SessionALHeure(SecureCookieSessionInterface):
    """Les cookies de session de Flask, datés par l'horloge de l'instance et sans date de fin propre."""

    def __init__(self, horloge: Horloge) -> None:
        self._signataire = signataire(horloge)

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002 (le contrat de Flask)
        """En HTTPS, il ne voyage pas en clair."""
        return request.is_secure

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Voir Flask ; seul le signataire change."""
        return self.scelle_par(app.secret_key or "")

    def scelle_par(self, cle: str | bytes) -> URLSafeTimedSerializer:
        """Ce qui écrit et lit le cookie d'une session, sous cette clé."""
        return URLSafeTimedSerializer(
            cle,
            salt=self.salt,
            serializer=self.serializer,
            signer=self._signataire,
            signer_kwargs={"key_derivation": self.key_derivation, "digest_method": hashlib.sha1},
        )


def session_de(connecte: Connecte) -> dict[str, object]:
    """La session d'un usager connecté, telle que Flask-Login la lit."""
    return {"_user_id": connecte.get_id(), "_fresh": True}


def vide_la_session() -> None:
    """Oublie tout de la session, sauf la langue de l'interface (EXG-20-17)."""
    langue = session.get(LANGUE)
    session.clear()
    if langue:
        session[LANGUE] = langue


class Inactivite:
    """Déconnecte l'usager resté sans rien faire aussi longtemps que permis."""

    CLE = "vu_le"

    def __init__(self, regles: Regles, horloge: Horloge) -> None:
        self.regles = regles
        self.horloge = horloge

    def controle(self) -> bool:
        """Vrai si la session vient d'expirer ; elle est alors vidée."""
        maintenant = self.horloge.maintenant().timestamp()
        vu_le = session.get(self.CLE)
        expiree = vu_le is not None and self.depassee(timedelta(seconds=maintenant - vu_le))
        if expiree:
            logout_user()
            vide_la_session()
        self.note(maintenant)
        return expiree

    def note(self, maintenant: float) -> None:
        """Chaque action de l'usager fait repartir le décompte."""
        session[self.CLE] = maintenant

    def depassee(self, absence: timedelta) -> bool:
        """Vrai dès que la durée permise est écoulée ; une horloge reculée n'expire rien."""
        return absence >= self.regles.inactivite
