"""Les huit codes de référence publiés par l'ANTS, lus hors du projet : ils n'y sont pas copiés."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509

from steps.controles.deux_d_doc import (
    Annuaire,
    Code2DDoc,
    EtatDeSignature,
    controle_le_type_13,
    decode,
    exige_une_signature_exacte,
    verifie,
)
from steps.controles.deux_d_doc.second_lecteur import Avis
from steps.controles.lecture import LectureImpossible
from steps.controles.photo import Photo
from steps.lire.bilan import etablit
from tests.controles.abimes import ABIMES, enregistree
from tests.controles.fabrique import image_des_modules, modules_de

DOSSIER = Path(__file__).resolve().parents[2].parent / "shared" / "2ddoc"
FICHIERS = sorted((DOSSIER / "vecteurs").glob("*.json"))
EMIS = date(2012, 11, 1)
CERTIFICAT = DOSSIER / "FR00_0001.cert.pem"
POSITIONS_ESSAYEES = 40

pytestmark = pytest.mark.skipif(not FICHIERS, reason="codes de référence de l'ANTS absents de ce poste")


@pytest.fixture(params=FICHIERS, ids=lambda fichier: fichier.stem)
def reference(request: pytest.FixtureRequest) -> dict[str, Any]:
    donnees: dict[str, Any] = json.loads(request.param.read_text(encoding="utf-8"))
    return donnees


@pytest.fixture(scope="module")
def certificat() -> x509.Certificate:
    return x509.load_pem_x509_certificate(CERTIFICAT.read_bytes())


@pytest.fixture
def octets(reference: dict[str, Any]) -> bytes:
    return bytes(reference["payload"].encode("ascii"))


@pytest.fixture
def code(octets: bytes) -> Code2DDoc:
    return decode(octets)


def test_ils_sont_huit() -> None:
    assert len(FICHIERS) == 8


def test_l_en_tete_est_celui_publie(code: Code2DDoc, reference: dict[str, Any]) -> None:
    publie = reference["header"]
    lu = code.entete
    assert [
        lu.version,
        lu.autorite,
        lu.certificat,
        lu.emission_hexa,
        lu.signature_hexa,
        lu.type_de_document,
    ] == [publie[nom] for nom in ("version", "ca_id", "cert_id", "emit_hex", "sign_hex", "doc_type")]
    assert [lu.emission, lu.signature] == [
        None if publie[nom] is None else date.fromisoformat(publie[nom]) for nom in ("emit_date", "sign_date")
    ]
    assert [lu.perimetre, lu.pays] == [publie.get("perimeter"), publie.get("country")]


def test_les_champs_sont_ceux_publies(code: Code2DDoc, reference: dict[str, Any]) -> None:
    assert code.fautes == ()
    assert [(champ.identifiant, champ.valeur, champ.tronque) for champ in code.champs] == [
        (champ["id"], champ["value"], champ["truncated"]) for champ in reference["fields"]
    ]
    assert code.signature == reference["signature_b32"]


def test_la_signature_se_verifie(code: Code2DDoc, certificat: x509.Certificate) -> None:
    exige_une_signature_exacte(code, certificat.public_key())


def test_un_octet_change_la_brise(octets: bytes, certificat: x509.Certificate) -> None:
    pas = max(1, len(octets) // POSITIONS_ESSAYEES)
    positions = {*range(0, len(octets), pas), *range(len(octets) - 4, len(octets)), octets.index(b"\x1f")}
    for position in positions:
        altere = octets[:position] + bytes([octets[position] ^ 1]) + octets[position + 1 :]
        with pytest.raises(LectureImpossible):
            exige_une_signature_exacte(decode(altere), certificat.public_key())


@pytest.mark.parametrize("abime", ["intacte", "de travers, floue, JPEG 30", "de biais"])
def test_ils_se_lisent_d_une_photo(octets: bytes, abime: str) -> None:
    photo = Photo(enregistree(ABIMES[abime](image_des_modules(modules_de(octets.decode("ascii"))))))
    assert photo.code.octets == octets
    assert photo.seconde_lecture.avis is not Avis.CONTREDIT


def test_lus_sur_un_bureau_ils_ne_sont_jamais_dits_valides(octets: bytes) -> None:
    """Leur autorité n'est pas publiée avec eux : la clé seule ne vaut pas confiance."""
    fichier = enregistree(image_des_modules(modules_de(octets.decode("ascii"))))
    assert etablit("code.png", fichier, None, EMIS).signature == "signature non vérifiable"
    bilan = etablit("code.png", fichier, Annuaire.depuis_des_pem([CERTIFICAT.read_bytes()]), EMIS)
    assert bilan.signature == (
        "signature refusée : autorité de certification « FR00 » inconnue de l'annuaire"
    )
    assert bilan.desaccords == (bilan.signature,)


def test_les_regles_du_type_13_ne_visent_que_lui(code: Code2DDoc) -> None:
    assert controle_le_type_13(code) == ()


def test_sans_l_autorite_la_signature_est_refusee(code: Code2DDoc, certificat: x509.Certificate) -> None:
    assert verifie(code, Annuaire((certificat,))).etat is EtatDeSignature.REFUSEE
