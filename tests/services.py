"""Ce qu'ont en commun les vrais serveurs dont se servent des essais : un programme du système, un port, un compte."""

import os
import pwd
import shutil
import socket
from contextlib import closing

import pytest

HOTE = "127.0.0.1"
ROOT = os.geteuid() == 0
DELAI = 30
"""Secondes laissées à un serveur pour démarrer ou finir, sur une machine chargée."""
DOSSIERS = "/usr/sbin:/usr/local/sbin"
"""Où sont les serveurs, que le chemin d'un compte ordinaire ne dit pas toujours."""


def programme(nom: str, paquet: str) -> str:
    """Le chemin de ce programme ; sans lui l'essai n'est pas joué, et échoue si CI est posée."""
    if trouve := shutil.which(nom, path=f"{os.environ.get('PATH', '')}:{DOSSIERS}"):
        return trouve
    if os.environ.get("CI"):
        pytest.fail(f"{nom} absent, alors que .ci/run l'installe (paquet {paquet})")
    pytest.skip(f"non joué : {nom} absent (paquet {paquet})")


def compte_ordinaire() -> pwd.struct_passwd:
    """Un compte sans droits d'administrateur, pour faire tourner un serveur."""
    return pwd.getpwnam("nobody") if ROOT else pwd.getpwuid(os.geteuid())


def port_libre() -> int:
    """Un port que rien n'écoute."""
    with closing(socket.create_server((HOTE, 0))) as prise:
        return int(prise.getsockname()[1])
