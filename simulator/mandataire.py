"""Derrière un mandataire : l'instance se voit à l'adresse que l'usager utilise, préfixe compris."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

CHEMIN = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")
PORTS = {"http": "80", "https": "443"}


class AdresseRefusee(ValueError):
    """L'adresse publique ne peut pas servir ; le message dit pourquoi."""


def adresse_publique(saisie: str) -> str:
    """L'adresse sans barre finale ; `AdresseRefusee` si ce n'est pas celle d'un site.

    >>> adresse_publique("https://recette.example/anef/")
    'https://recette.example/anef'
    """
    adresse = saisie.rstrip("/")
    try:
        vue = urlsplit(adresse)
        bonne = vue.scheme in PORTS and vue.hostname and vue.port != 0 and "@" not in vue.netloc
    except ValueError:
        bonne = False
    if not bonne or vue.query or vue.fragment or not CHEMIN.fullmatch(vue.path):
        raise AdresseRefusee(
            f"« {saisie} » n'est pas une adresse de site : écrivez par exemple http://127.0.0.1:9000/anef."
        )
    return adresse


class DerriereUnMandataire:
    """Dit à l'application l'adresse publique ; le préfixe peut avoir été ôté ou laissé par le mandataire."""

    def __init__(self, application: WSGIApplication, adresse: str) -> None:
        """`adresse` est une adresse publique, telle que `adresse_publique` la rend."""
        self._application = application
        vue = urlsplit(adresse)
        self._prefixe = vue.path
        self._vue = {
            "wsgi.url_scheme": vue.scheme,
            "HTTP_HOST": vue.netloc,
            "SERVER_NAME": vue.hostname or "",
            "SERVER_PORT": str(vue.port or PORTS[vue.scheme]),
            "SCRIPT_NAME": self._prefixe,
        }

    def __call__(self, environ: WSGIEnvironment, repond: StartResponse) -> Iterable[bytes]:
        """Point d'entrée WSGI."""
        chemin = environ.get("PATH_INFO", "")
        if f"{chemin}/".startswith(f"{self._prefixe}/"):
            chemin = chemin.removeprefix(self._prefixe)
        return self._application({**environ, **self._vue, "PATH_INFO": chemin or "/"}, repond)
