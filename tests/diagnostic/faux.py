"""Un serveur d'essai, en clair ou en TLS, à l'heure ou non, et de quoi lire ce qu'un diagnostic constate."""

import json
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from fixtures.cible import Cible
from fixtures.diagnostic.constat import Constat, Etat
from fixtures.diagnostic.terrain import Terrain
from fixtures.liaison import Liaison
from tests.controles.fabrique import Identite

ADRESSES = "usager.{numero}@personas.invalid"
ACCUEIL = "/particuliers/"


@dataclass(frozen=True, slots=True)
class Reponse:
    """Ce que le serveur d'essai répond à un chemin."""

    code: int = 200
    corps: str = "<!doctype html><title>Essai</title>"
    en_tetes: tuple[tuple[str, str], ...] = ()


def en_json(valeur: object, code: int = 200) -> Reponse:
    """Une réponse JSON."""
    return Reponse(code, json.dumps(valeur), (("Content-Type", "application/json"),))


def renvoi(adresse: str) -> Reponse:
    """Un renvoi vers cette adresse."""
    return Reponse(302, "", (("Location", adresse),))


class _Repond(BaseHTTPRequestHandler):
    def __init__(
        self, reponses: Mapping[str, Reponse], decalage: timedelta | None, vus: list[str], *suite: object
    ) -> None:
        self._reponses, self._decalage, self._vus = reponses, decalage, vus
        super().__init__(*suite)  # type: ignore[arg-type]  # ce que donne socketserver

    def do_GET(self) -> None:
        self._vus.append(self.path)
        reponse = self._reponses.get(self.path, Reponse(404, ""))
        octets = reponse.corps.encode()
        self.send_response_only(reponse.code)
        if self._decalage is not None:
            self.send_header("Date", format_datetime(datetime.now(UTC) + self._decalage, usegmt=True))
        for nom, valeur in (*reponse.en_tetes, ("Content-Length", str(len(octets)))):
            self.send_header(nom, valeur)
        self.end_headers()
        self.wfile.write(octets)

    def log_message(self, *_: object) -> None:
        """Rien à l'écran."""


@dataclass(frozen=True, slots=True)
class Faux:
    """Un serveur d'essai en marche ; `vus` grandit des chemins demandés."""

    adresse: str
    vus: list[str]


@contextmanager
def serveur(
    reponses: Mapping[str, Reponse] | None = None,
    *,
    decalage: timedelta | None = timedelta(0),
    tls: ssl.SSLContext | None = None,
) -> Iterator[Faux]:
    """Répond sur 127.0.0.1 ; `decalage` est l'erreur de son heure, qu'il tait s'il n'en a pas."""
    vus: list[str] = []
    toutes = {ACCUEIL: Reponse()} if reponses is None else reponses
    ecoute = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Repond, toutes, decalage, vus))
    if tls is not None:
        ecoute.socket = tls.wrap_socket(ecoute.socket, server_side=True, do_handshake_on_connect=False)
        ecoute.handle_error = lambda *_: None  # type: ignore[method-assign]  # un certificat refusé n'est pas une panne
    fil = threading.Thread(target=ecoute.serve_forever, kwargs={"poll_interval": 0.02})
    fil.start()
    try:
        yield Faux(f"http{'s' if tls else ''}://127.0.0.1:{ecoute.server_address[1]}", vus)
    finally:
        ecoute.shutdown()
        ecoute.server_close()
        fil.join()


def de_tls(identite: Identite, dossier: Path) -> ssl.SSLContext:
    """De quoi servir en TLS sous cette identité."""
    fichier = dossier / "serveur.pem"
    cle = identite.cle.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    fichier.write_bytes(identite.pem + cle)
    contexte = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    contexte.load_cert_chain(fichier)
    return contexte


def terrain(adresse: str, *capacites: str, liaison: Liaison | None = None, patience: float = 5) -> Terrain:
    """Une cible à cette adresse, qui offre ces capacités."""
    return Terrain(
        Cible("essai", False, capacites, patience, ADRESSES, adresse=adresse, liaison=liaison or Liaison())
    )


def constate(verification: Callable[[Terrain], Iterable[Constat]], lieu: Terrain) -> dict[str, Constat]:
    """Les constats d'une vérification, par le nom du point ; chacun n'en a qu'un."""
    constats = list(verification(lieu))
    assert len({un.quoi for un in constats}) == len(constats)
    return {un.quoi: un for un in constats}


def etats(constats: Mapping[str, Constat]) -> dict[str, Etat]:
    """L'état de chaque point."""
    return {quoi: un.etat for quoi, un in constats.items()}
