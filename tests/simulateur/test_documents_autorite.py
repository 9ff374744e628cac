"""L'autorité de test : ses certificats, sa clé, son fichier."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.x509.oid import NameOID
from tddoc.keychain import internal

from simulator.documents.autorite import FICHIER, Autorite, AutoriteInutilisable

MESSAGE = b"DC04FR00SIM1"


def nom_commun(nom: x509.Name) -> str:
    return str(nom.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)


def verifie(certificat: x509.Certificate, signature: bytes, message: bytes) -> None:
    cle = certificat.public_key()
    assert isinstance(cle, ec.EllipticCurvePublicKey)
    nombres = (int.from_bytes(signature[:32]), int.from_bytes(signature[32:]))
    cle.verify(encode_dss_signature(*nombres), message, ec.ECDSA(hashes.SHA256()))


def test_le_certificat_est_visiblement_fictif_et_signe_par_sa_racine() -> None:
    autorite = Autorite.neuve()
    autorite.certificat.verify_directly_issued_by(autorite.racine)
    autorite.racine.verify_directly_issued_by(autorite.racine)
    assert (
        nom_commun(autorite.certificat.issuer)
        == nom_commun(autorite.racine.subject)
        == autorite.nom
        == "FR00"
    )
    assert nom_commun(autorite.certificat.subject) == autorite.identifiant == "SIM1"
    organisations = autorite.certificat.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    assert [o.value for o in organisations] == ["SIMULATEUR DE RECETTE - DONNEES FICTIVES"]


def test_le_certificat_ne_sert_qu_a_signer_des_donnees() -> None:
    autorite = Autorite.neuve()
    usages = autorite.certificat.extensions.get_extension_for_class(x509.KeyUsage)
    assert usages.critical
    assert usages.value.digital_signature
    assert not usages.value.key_cert_sign
    assert not autorite.certificat.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert autorite.racine.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


@pytest.mark.parametrize("annee", [2010, 2022, 2060])
def test_la_validite_couvre_toute_horloge_simulee(annee: int) -> None:
    certificat = Autorite.neuve().certificat
    assert (
        certificat.not_valid_before_utc <= datetime(annee, 6, 1, tzinfo=UTC) <= certificat.not_valid_after_utc
    )


def test_aucune_liste_de_confiance_de_production_ne_la_connait() -> None:
    autorite = Autorite.neuve()
    chaine = internal(check_expiry=False)
    assert chaine.certs
    with pytest.raises(KeyError):
        chaine.lookup(autorite.nom, autorite.identifiant)


def test_la_signature_est_reproductible_et_verifiable() -> None:
    autorite = Autorite.neuve()
    signature = autorite.signe(MESSAGE)
    assert signature == autorite.signe(MESSAGE)
    assert len(signature) == 64
    verifie(autorite.certificat, signature, MESSAGE)
    with pytest.raises(InvalidSignature):
        verifie(autorite.certificat, signature, MESSAGE + b" ")


def test_elle_est_creee_une_fois_puis_relue(tmp_path: Path) -> None:
    dossier = tmp_path / "donnees" / "instance"
    premiere, seconde = Autorite.du_dossier(dossier), Autorite.du_dossier(dossier)
    assert premiere.pem == seconde.pem
    assert premiere.signe(MESSAGE) == seconde.signe(MESSAGE)
    assert [fichier.name for fichier in dossier.iterdir()] == [FICHIER]


def test_son_fichier_n_est_lisible_que_de_son_proprietaire(tmp_path: Path) -> None:
    Autorite.du_dossier(tmp_path)
    assert stat.S_IMODE((tmp_path / FICHIER).stat().st_mode) == 0o600


def test_la_cle_de_la_racine_n_est_pas_gardee(tmp_path: Path) -> None:
    Autorite.du_dossier(tmp_path)
    texte = (tmp_path / FICHIER).read_text()
    assert texte.count("BEGIN PRIVATE KEY") == 1
    assert texte.count("BEGIN CERTIFICATE") == 2


def test_les_certificats_publies_ne_portent_aucune_cle() -> None:
    autorite = Autorite.neuve()
    assert "PRIVATE" not in autorite.pem
    assert x509.load_pem_x509_certificates(autorite.pem.encode()) == [autorite.certificat, autorite.racine]


def test_demandee_par_plusieurs_a_la_fois_elle_reste_une(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as equipe:
        autorites = list(equipe.map(lambda _: Autorite.du_dossier(tmp_path), range(16)))
    assert len({autorite.pem for autorite in autorites}) == 1


def test_un_fichier_abime_est_refuse_avec_un_remede(tmp_path: Path) -> None:
    (tmp_path / FICHIER).write_text("rien d'une clé")
    with pytest.raises(AutoriteInutilisable, match="supprimez-le"):
        Autorite.du_dossier(tmp_path)


def test_une_cle_d_une_autre_autorite_est_refusee(tmp_path: Path) -> None:
    for nom in ("une", "autre"):
        Autorite.du_dossier(tmp_path / nom)
    une, autre = (tmp_path / nom / FICHIER for nom in ("une", "autre"))
    cle = une.read_text().partition("-----BEGIN CERTIFICATE")[0]
    autre.write_text(cle + Autorite.du_dossier(tmp_path / "autre").pem)
    with pytest.raises(AutoriteInutilisable, match="FR00"):
        Autorite.du_dossier(tmp_path / "autre")


def test_un_dossier_impossible_est_dit(tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()
    with pytest.raises(AutoriteInutilisable, match="choisissez-en un autre"):
        Autorite.du_dossier(tmp_path / "fichier")
