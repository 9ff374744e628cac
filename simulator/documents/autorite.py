"""L'autorité de test FR00, qui signe les 2D-DOC du simulateur et de lui seul (EXG-14-12, EXG-14-13)."""

import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

NOM = "FR00"
"""« XX00 » est réservé aux essais : aucune liste de confiance de production ne le connaît."""

CERTIFICAT = "SIM1"
"""Identifiant du certificat ; ni 0001, celui des codes de référence, ni un DGEn, ceux des vrais émetteurs."""

FICHIER = f"autorite-de-test-{NOM}.pem"

# Toute date qu'une horloge simulée peut prendre doit tomber dans la validité du certificat (EXG-14-16).
_DEBUT = datetime(2010, 1, 1, tzinfo=UTC)
_FIN = datetime(2060, 12, 31, 23, 59, 59, tzinfo=UTC)
_OCTETS_PAR_NOMBRE = 32


class AutoriteInutilisable(Exception):
    """Le fichier de l'autorité ne peut être lu, écrit ou cru ; le message dit lequel et que faire."""


class Autorite:
    """Un certificat P-256 et sa clé, émis par une racine propre à l'instance.

    La clé de la racine est oubliée dès le certificat signé : elle ne servirait qu'à en fabriquer d'autres.
    """

    def __init__(
        self, cle: ec.EllipticCurvePrivateKey, certificat: x509.Certificate, racine: x509.Certificate
    ) -> None:
        self._cle = cle
        self.certificat = certificat
        self.racine = racine

    @classmethod
    def neuve(cls) -> Self:
        """Une autorité gardée en mémoire, aux clés tirées au hasard."""
        cle_racine, cle = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        racine = _certificat(NOM, cle_racine.public_key(), cle_racine, autorite=True)
        return cls(cle, _certificat(CERTIFICAT, cle.public_key(), cle_racine, autorite=False), racine)

    @classmethod
    def du_dossier(cls, dossier: Path) -> Self:
        """L'autorité gardée dans `dossier`, créée au premier appel dans un fichier en 0600.

        Plusieurs processus peuvent la demander ensemble : tous reçoivent la même.
        Lève `AutoriteInutilisable` : fichier impossible à écrire, ou d'autre chose que l'autorité de test.
        """
        chemin = dossier / FICHIER
        try:
            if not chemin.exists():
                dossier.mkdir(parents=True, exist_ok=True)
                cls.neuve().depose(chemin)
            return cls._lit(chemin.read_bytes())
        except OSError as erreur:
            raise AutoriteInutilisable(
                f"L'autorité de test ne peut être lue ni créée dans {dossier} ({erreur.strerror}) : "
                "vérifiez les droits de ce dossier ou choisissez-en un autre."
            ) from erreur
        except (ValueError, TypeError, InvalidSignature) as erreur:
            raise AutoriteInutilisable(
                f"Le fichier {chemin} n'est pas celui d'une autorité de test {NOM} : "
                "supprimez-le, une autre sera créée au prochain démarrage."
            ) from erreur

    def depose(self, chemin: Path) -> None:
        """Écrit clé et certificats dans `chemin`, qui n'apparaît qu'entier ; s'il existe, rien ne change."""
        # Un fichier temporaire naît en 0600 ; le lien garde ces droits et échoue si le nom est déjà pris.
        with tempfile.NamedTemporaryFile(dir=chemin.parent) as fichier:
            fichier.write(self._cle.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
            fichier.write(self.pem.encode())
            fichier.flush()
            with suppress(FileExistsError):
                chemin.hardlink_to(fichier.name)

    @property
    def nom(self) -> str:
        """Les quatre caractères de l'autorité annoncés par l'en-tête du 2D-DOC."""
        return NOM

    @property
    def identifiant(self) -> str:
        """Les quatre caractères du certificat annoncés par l'en-tête du 2D-DOC."""
        return CERTIFICAT

    @property
    def pem(self) -> str:
        """Le certificat puis sa racine, sans aucune clé : ce qu'il faut à un lecteur pour vérifier."""
        return "".join(c.public_bytes(Encoding.PEM).decode() for c in (self.certificat, self.racine))

    def signe(self, message: bytes) -> bytes:
        """Signature ECDSA P-256 / SHA-256, r puis s sur 32 octets chacun ; la même pour un même message."""
        der = self._cle.sign(message, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
        return b"".join(nombre.to_bytes(_OCTETS_PAR_NOMBRE, "big") for nombre in decode_dss_signature(der))

    @classmethod
    def _lit(cls, contenu: bytes) -> Self:
        cle = load_pem_private_key(contenu, password=None)
        certificat, racine = x509.load_pem_x509_certificates(contenu)
        certificat.verify_directly_issued_by(racine)
        if not isinstance(cle, ec.EllipticCurvePrivateKey) or cle.public_key() != certificat.public_key():
            raise ValueError("la clé n'est pas celle du certificat")
        if (certificat.subject, certificat.issuer) != (_nom(CERTIFICAT), _nom(NOM)):
            raise ValueError("le certificat n'est pas celui de l'autorité de test")
        return cls(cle, certificat, racine)


def _nom(nom_commun: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "FR"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "SIMULATEUR DE RECETTE - DONNEES FICTIVES"),
            x509.NameAttribute(NameOID.COMMON_NAME, nom_commun),
        ]
    )


def _certificat(
    nom_commun: str,
    cle_publique: ec.EllipticCurvePublicKey,
    cle_emettrice: ec.EllipticCurvePrivateKey,
    *,
    autorite: bool,
) -> x509.Certificate:
    usages = x509.KeyUsage(
        digital_signature=not autorite,
        key_cert_sign=autorite,
        crl_sign=autorite,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(_nom(nom_commun))
        .issuer_name(_nom(NOM))
        .public_key(cle_publique)
        .serial_number(x509.random_serial_number())
        .not_valid_before(_DEBUT)
        .not_valid_after(_FIN)
        .add_extension(x509.BasicConstraints(ca=autorite, path_length=0 if autorite else None), critical=True)
        .add_extension(usages, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(cle_publique), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(cle_emettrice.public_key()), critical=False
        )
        .sign(cle_emettrice, hashes.SHA256())
    )
