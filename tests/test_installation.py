"""L'installation hors de chez soi : derrière un proxy et un miroir en TLS, puis sans réseau, d'un dossier de roues.

Le vrai lanceur, le vrai pip, dans une copie du projet réduite à un paquet et à un programme qui en dit la version.
"""

import hashlib
import os
import re
import selectors
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer

import pytest

from tests.certificats import ecrit_les_certificats
from tests.hygiene.lecture import RACINE
from tests.services import HOTE, port_libre

ROUE = "petit-1.0-py3-none-any.whl"
DU_RESEAU = "^PIP_|^RECETTE_|_(PROXY|proxy)$|_CA_BUNDLE$"
"""Les réglages d'un poste dont dépend ce que pip joint."""
PROGRAMME = "import importlib.metadata\nprint(importlib.metadata.version('petit'))\n"


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    """La copie du projet, et à côté d'elle un index de paquets qui n'en a qu'un."""
    copie, index = tmp_path / "projet", tmp_path / "index"
    (copie / "reports" / "outils").mkdir(parents=True)
    shutil.copy(RACINE / "recette", copie)
    (copie / "reports" / "rapport.py").write_text(PROGRAMME, encoding="utf-8")
    (index / "petit").mkdir(parents=True)
    with zipfile.ZipFile(index / "petit" / ROUE, "w") as roue:
        infos = {"METADATA": "Metadata-Version: 2.1\nName: petit\nVersion: 1.0\n", "RECORD": ""}
        infos["WHEEL"] = "Wheel-Version: 1.0\nGenerator: essai\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        for nom, texte in infos.items():
            roue.writestr(f"petit-1.0.dist-info/{nom}", texte)
    (index / "petit" / "index.html").write_text(f'<a href="{ROUE}">{ROUE}</a>', encoding="utf-8")
    empreinte = hashlib.sha256((index / "petit" / ROUE).read_bytes()).hexdigest()
    for verrou in (copie / "verrou.txt", copie / "reports" / "outils" / "verrou.txt"):
        verrou.write_text(f"petit==1.0 \\\n    --hash=sha256:{empreinte}\n", encoding="utf-8")
    return copie


def lance(projet: Path, *arguments: str, **reglages: str) -> "subprocess.CompletedProcess[str]":
    """Lance `./recette` comme une personne, ces réglages pour seuls réglages de pip et du réseau."""
    poste = {nom: valeur for nom, valeur in os.environ.items() if not re.search(DU_RESEAU, nom)}
    commande = [sys.executable, str(projet / "recette"), *arguments]
    environnement = {**poste, "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "0", **reglages}
    return subprocess.run(
        commande, cwd=projet.parent, env=environnement, capture_output=True, text=True, check=False
    )


@contextmanager
def sert(serveur: ThreadingTCPServer | ThreadingHTTPServer) -> Iterator[int]:
    """Le port d'un serveur, le temps d'un essai."""
    fil = threading.Thread(target=serveur.serve_forever, kwargs={"poll_interval": 0.05})
    with serveur:
        fil.start()
        try:
            yield int(serveur.server_address[1])
        finally:
            serveur.shutdown()
            fil.join()


@contextmanager
def index_en_tls(dossier: Path) -> Iterator[str]:
    """L'adresse d'un index de paquets, en TLS, au certificat d'une autorité privée."""
    ecrit_les_certificats(dossier, HOTE)

    class Muet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Rien."""

    serveur = ThreadingHTTPServer((HOTE, 0), partial(Muet, directory=str(dossier / "index")))
    contexte = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    contexte.load_cert_chain(dossier / "serveur.pem", dossier / "cle.pem")
    serveur.socket = contexte.wrap_socket(serveur.socket, server_side=True)
    with sert(serveur) as port:
        yield f"https://{HOTE}:{port}/"


@dataclass
class Proxy:
    """Un mandataire HTTP, et ce qu'on lui a demandé de joindre."""

    adresse: str = ""
    demandes: list[str] = field(default_factory=list)


@contextmanager
def proxy_ouvert() -> Iterator[Proxy]:
    """Un mandataire qui n'a que CONNECT (RFC 9110, § 9.3.6)."""
    proxy = Proxy()

    class Tunnel(StreamRequestHandler):
        def handle(self) -> None:
            methode, voulue, _ = self.rfile.readline().decode().split()
            proxy.demandes.append(f"{methode} {voulue}")
            while self.rfile.readline().strip():
                pass
            hote, _, port = voulue.partition(":")
            with socket.create_connection((hote, int(port))) as loin:
                self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
                with suppress(ConnectionError):  # pip ferme net quand il refuse un certificat
                    _relie(self.connection, loin)

    with sert(ThreadingTCPServer((HOTE, 0), Tunnel)) as port:
        proxy.adresse = f"http://{HOTE}:{port}"
        yield proxy


def _relie(ici: socket.socket, loin: socket.socket) -> None:
    """Passe les octets de l'un à l'autre, jusqu'à ce que l'un se taise."""
    with selectors.DefaultSelector() as veille:
        veille.register(ici, selectors.EVENT_READ, loin)
        veille.register(loin, selectors.EVENT_READ, ici)
        while True:
            for cle, _ in veille.select():
                octets = cle.fileobj.recv(65536) if isinstance(cle.fileobj, socket.socket) else b""
                if not octets:
                    return
                cle.data.sendall(octets)


def test_derriere_un_proxy_puis_sans_reseau(projet: Path, tmp_path: Path) -> None:
    roues, ferme = tmp_path / "roues", f"http://{HOTE}:{port_libre()}"
    with index_en_tls(tmp_path) as index, proxy_ouvert() as proxy:
        reseau = {"PIP_INDEX_URL": index, "HTTPS_PROXY": proxy.adresse}
        sans_autorite = lance(projet, "roues", str(roues), **reseau)
        fait = lance(projet, "roues", str(roues), **reseau, PIP_CERT=str(tmp_path / "autorite.pem"))
    assert (sans_autorite.returncode, fait.returncode) == (3, 0), fait.stderr
    assert "désigner le bon par PIP_CERT" in sans_autorite.stderr
    assert set(proxy.demandes) == {f"CONNECT {index.removeprefix('https://').rstrip('/')}"}
    assert [roue.name for roue in roues.iterdir()] == [ROUE]

    hors_ligne = {"PIP_INDEX_URL": ferme, "RECETTE_ENV": str(tmp_path / "ailleurs")}
    seule = lance(projet, "rapport", **hors_ligne, RECETTE_ROUES=str(roues))
    assert (seule.returncode, seule.stdout) == (0, "1.0\n"), seule.stderr
    _des_fautes_se_disent(projet, roues, hors_ligne)


def _des_fautes_se_disent(projet: Path, roues: Path, reglages: Mapping[str, str]) -> None:
    """Sans dossier, ou d'un dossier où manque un paquet."""
    (projet / "verrou.txt").write_text(f"petit==2.0 \\\n    --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    absent = lance(projet, "rapport", **reglages, RECETTE_ROUES="nulle-part")
    assert absent.returncode == 2
    assert "RECETTE_ROUES désigne « nulle-part », qui n'est pas un dossier" in absent.stderr
    manque = lance(projet, "rapport", **reglages, RECETTE_ROUES=str(roues))
    assert manque.returncode == 3
    assert "manque au miroir ou au dossier de roues" in manque.stderr


@pytest.mark.parametrize("arguments", [(), ("--vite",), ("a", "b")])
def test_roues_veut_un_dossier(projet: Path, arguments: tuple[str, ...]) -> None:
    fait = lance(projet, "roues", *arguments)
    assert (fait.returncode, fait.stderr) == (2, "recette : usage : ./recette roues DOSSIER\n")
