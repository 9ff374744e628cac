"""Beaucoup de navigateurs ouverts sans rien demander : un de plus est servi tout de suite."""

import socket
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import requests

from tests.simulateur.processus import simulateur

INACTIVES = 300
"""Connexions gardées ouvertes : un navigateur en tient une demi-douzaine par contexte, deux minutes durant."""
PROMPTE = 5  # secondes


def test_des_connexions_inactives_n_en_font_pas_attendre_une_autre(tmp_path: Path) -> None:
    with simulateur(tmp_path) as lance, ExitStack() as ouvertes:
        adresse = urlsplit(lance.accueil)
        for _ in range(INACTIVES):
            ouvertes.enter_context(socket.create_connection((adresse.hostname, adresse.port)))
        assert requests.get(lance.accueil, timeout=PROMPTE).ok
