"""Ce que se partagent les essais des lecteurs : une autorité de test, un 2D-DOC signé, une attestation."""

import pytest

from steps.controles.attestation import Attestation
from steps.controles.deux_d_doc import Annuaire
from tests.controles.fabrique import (
    EN_TETE,
    Demande,
    Identite,
    Modele,
    autorite,
    certifie,
    message,
    pdf,
    signe,
)


@pytest.fixture(scope="session")
def autorite_de_test() -> Identite:
    return autorite()


@pytest.fixture(scope="session")
def signataire(autorite_de_test: Identite) -> Identite:
    return certifie(Demande(), autorite_de_test)


@pytest.fixture(scope="session")
def annuaire(autorite_de_test: Identite, signataire: Identite) -> Annuaire:
    return Annuaire.depuis_des_pem([autorite_de_test.pem, signataire.pem])


@pytest.fixture(scope="session")
def contenu(signataire: Identite) -> bytes:
    """Contenu du 2D-DOC d'exemple, signé."""
    return signe(EN_TETE + message(), signataire.cle)


@pytest.fixture(scope="session")
def modele(contenu: bytes) -> Modele:
    return Modele(contenu)


@pytest.fixture(scope="session")
def octets(modele: Modele) -> bytes:
    return pdf(modele)


@pytest.fixture
def attestation(octets: bytes, annuaire: Annuaire) -> Attestation:
    return Attestation(octets, annuaire)
