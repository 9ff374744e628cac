"""Un vrai serveur de Playwright sur cette machine, qui ouvre le navigateur qu'elle a déjà."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote

from playwright._impl._driver import compute_driver_executable  # rien de public ne dit où est le pilote

from fixtures.navigateur import cherche

CHEMIN = "/chemin-tenu-secret"


@dataclass(frozen=True, slots=True)
class ServeurLance:
    """Un serveur en marche : « ws://hôte:port », où il répond à `CHEMIN`, et de quoi l'arrêter net."""

    adresse: str
    arrete: Callable[[], None]


@contextmanager
def serveur_de_playwright(**variables: str) -> Iterator[ServeurLance]:
    """Un serveur, arrêté à la sortie ; `variables` s'ajoutent à son environnement.

    `--unsafe` : sans cela il n'ouvrirait qu'un navigateur que « playwright install » a posé.
    """
    commande = [*compute_driver_executable(), "run-server", "--unsafe", "--path", CHEMIN]
    with subprocess.Popen(
        [*commande, "--host", "127.0.0.1", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **variables},
    ) as processus:
        try:
            annonce = processus.stdout.readline() if processus.stdout else ""
            assert annonce.startswith("Listening on ws://"), annonce
            yield ServeurLance(annonce.split()[-1].removesuffix(CHEMIN), processus.kill)
        finally:
            processus.kill()  # un arrêt en ordre est sans effet sur qui a ouvert un navigateur


def du_systeme(nom: str = "chromium") -> str:
    """Ce qui, ajouté à l'adresse, fait ouvrir au serveur le navigateur qu'emploie la suite sur cette machine."""
    arguments = cherche(nom).arguments
    options = {"executablePath": arguments["executable_path"]} if arguments else {}
    return f"?launch-options={quote(json.dumps(options))}"
