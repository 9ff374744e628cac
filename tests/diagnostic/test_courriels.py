"""Le diagnostic de la messagerie : une vraie boîte IMAP, qui n'en est pas changée, et un port SMTP."""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace

import pytest
from imapclient import IMAPClient

from fixtures.diagnostic import courriels
from fixtures.diagnostic.constat import Constat, Etat
from fixtures.diagnostic.terrain import Terrain
from fixtures.messagerie import Boitier
from tests.diagnostic.faux import constate, terrain
from tests.dovecot import Dovecot, dovecot

LOCALE = "127.0.0.1"


def avec(boitier: Boitier | None) -> Constat:
    """Ce qui se constate de cette messagerie."""
    lieu = terrain("http://qualif.invalid", *(["courriel"] if boitier else []))
    return constate(courriels.de_la_messagerie, Terrain(replace(lieu.cible, boite=boitier)))["courriels"]


@pytest.fixture(scope="module")
def serveur() -> Iterator[Dovecot]:
    with dovecot() as ouvert:
        yield ouvert


@pytest.fixture
def boitier(serveur: Dovecot) -> Boitier:
    return Boitier(
        "imap",
        serveur.hote,
        serveur.port,
        serveur.identifiant,
        serveur.mot_de_passe,
        autorite=serveur.autorite,
    )


def test_une_boite_imap_s_ouvre_et_rien_n_y_change(serveur: Dovecot, boitier: Boitier) -> None:
    serveur.depose(b"To: elle@recette.invalid\r\nSubject: bonjour\r\n\r\nNon lu.\r\n")
    constat = avec(boitier)
    assert constat.etat == Etat.BON
    assert "dossier « INBOX » ouvert sans y rien changer" in constat.detail
    confiance = ssl.create_default_context(cafile=serveur.autorite)
    with IMAPClient(serveur.hote, serveur.port, ssl_context=confiance) as client:
        client.plain_login(serveur.identifiant, serveur.mot_de_passe)
        client.select_folder("INBOX", readonly=True)
        drapeaux = [lu[b"FLAGS"] for lu in client.fetch(client.search("ALL"), ["FLAGS"]).values()]
    assert len(drapeaux) == 1
    assert not {b"\\Seen", b"\\Deleted"} & set(drapeaux[0])


@pytest.mark.parametrize(
    ("changement", "dit"),
    [
        ({"mot_de_passe": "Été d'hier"}, "l'identifiant ou son mot de passe est refusé"),
        ({"dossier": "Absent"}, "le dossier « Absent » n'existe pas"),
        ({"autorite": None}, "le certificat du serveur est refusé"),
    ],
)
def test_une_boite_imap_qui_ne_s_ouvre_pas(boitier: Boitier, changement: dict[str, str], dit: str) -> None:
    constat = avec(replace(boitier, **changement))  # type: ignore[arg-type]  # des champs de plusieurs types
    assert constat.etat == Etat.FAUTE
    assert dit in constat.detail
    assert constat.remede
    for secret in (boitier.identifiant, boitier.mot_de_passe, "Été d'hier"):
        assert secret not in f"{constat.detail}{constat.remede}"


def test_une_boite_imap_eteinte() -> None:
    with socket.create_server((LOCALE, 0)) as libre:
        port = libre.getsockname()[1]
    constat = avec(Boitier("imap", LOCALE, port, "recette", "mot-de-passe"))
    assert (
        constat.etat,
        constat.detail.startswith(f"Boîte IMAP {LOCALE}:{port} : le serveur ne répond pas"),
    ) == (
        Etat.FAUTE,
        True,
    )
    assert "vérifiez son nom, son port, le réseau" in constat.remede


def test_le_port_smtp_de_la_suite() -> None:
    with socket.create_server((LOCALE, 0)) as pris:
        port = pris.getsockname()[1]
        occupe = avec(Boitier("smtp", LOCALE, port))
    libre = avec(Boitier("smtp", LOCALE, port))
    assert (occupe.etat, libre.etat) == (Etat.FAUTE, Etat.BON)
    assert f"{LOCALE}:{port} ne s'ouvre pas" in occupe.detail
    assert f"{LOCALE}:{port}" in libre.detail


def test_aucune_messagerie() -> None:
    assert avec(None).etat == Etat.SANS_OBJET
