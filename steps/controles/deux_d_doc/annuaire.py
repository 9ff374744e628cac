"""À qui se fier : les autorités, les certificats qu'elles ont émis, et ceux qu'elles ont révoqués (EXG-14-13).

Un certificat porte en CN l'identifiant de l'en-tête (« 0001 »), son émetteur l'autorité (« FR00 »). L'annuaire
est un dossier de fichiers donné par l'utilisateur : rien n'est cherché ailleurs, ni sur le réseau.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

from steps.controles.deux_d_doc.erreurs import (
    AnnuaireIllisible,
    AutoriteInconnue,
    CertificatInconnu,
    CertificatNonEmis,
)

CERTIFICATS = frozenset({".pem", ".crt", ".cer", ".der"})
REVOCATIONS = frozenset({".crl"})
DEBUT_DE_PEM = b"-----BEGIN "

Objet = TypeVar("Objet")


@dataclass(frozen=True, slots=True)
class Emission:
    """Un certificat et l'autorité qui l'a émis, sa signature étant vérifiée."""

    certificat: x509.Certificate
    autorite: x509.Certificate


@dataclass(frozen=True, slots=True)
class Annuaire:
    """Certificats de confiance : autorités, et certificats qu'elles ont émis ; listes de révocation."""

    certificats: tuple[x509.Certificate, ...]
    revocations: tuple[x509.CertificateRevocationList, ...] = ()

    @classmethod
    def depuis_des_pem(cls, blocs: Iterable[bytes]) -> "Annuaire":
        """Annuaire des certificats PEM donnés, un ou plusieurs par bloc. Lève `AnnuaireIllisible`."""
        try:
            return cls(tuple(c for bloc in blocs for c in x509.load_pem_x509_certificates(bloc)))
        except ValueError as erreur:
            raise AnnuaireIllisible(raison=erreur) from erreur

    @classmethod
    def depuis_un_dossier(cls, dossier: Path) -> "Annuaire":
        """Annuaire d'un dossier : certificats .pem, .crt, .cer et .der, révocations .crl, en PEM ou en DER.

        Lève `AnnuaireIllisible`, qui nomme le fichier en cause : dossier absent ou sans certificat compris.
        """
        if not dossier.is_dir():
            raise AnnuaireIllisible(raison=f"{dossier} n'est pas un dossier")
        fichiers = sorted(f for f in dossier.iterdir() if f.is_file())
        certificats = [c for f in fichiers if f.suffix.lower() in CERTIFICATS for c in _lis(f, _certificats)]
        if not certificats:
            raise AnnuaireIllisible(raison=f"{dossier} ne contient aucun certificat .pem, .crt, .cer ou .der")
        revocations = [r for f in fichiers if f.suffix.lower() in REVOCATIONS for r in _lis(f, _revocations)]
        return cls(tuple(certificats), tuple(revocations))

    def certificat(self, autorite: str, identifiant: str) -> x509.Certificate:
        """Certificat de cet identifiant, émis par cette autorité. Lève ce que lève `emissions`."""
        return self.emissions(autorite, identifiant)[0].certificat

    def emissions(self, autorite: str, identifiant: str) -> tuple[Emission, ...]:
        """Certificats de cet identifiant, émis par cette autorité : plusieurs s'il a été renouvelé.

        Lève `AutoriteInconnue`, `CertificatInconnu` ou `CertificatNonEmis`.
        """
        autorites = [c for c in self.certificats if _cn(c.subject) == autorite and _est_une_autorite(c)]
        if not autorites:
            raise AutoriteInconnue(autorite=autorite)
        candidats = [
            c for c in self.certificats if _cn(c.subject) == identifiant and _cn(c.issuer) == autorite
        ]
        if not candidats:
            raise CertificatInconnu(autorite=autorite, certificat=identifiant)
        emissions = tuple(Emission(c, a) for c in candidats for a in autorites if _a_emis(a, c))
        if not emissions:
            raise CertificatNonEmis(autorite=autorite, certificat=identifiant)
        return emissions

    def listes_de(self, autorite: x509.Certificate) -> tuple[x509.CertificateRevocationList, ...]:
        """Listes de révocation que cette autorité a signées."""
        return tuple(liste for liste in self.revocations if _a_signe(autorite, liste))

    def revoque_le(self, emission: Emission) -> date | None:
        """Jour où l'autorité a révoqué ce certificat, ou rien ; une liste qu'elle n'a pas signée ne compte pas."""
        for liste in self.listes_de(emission.autorite):
            revoque = liste.get_revoked_certificate_by_serial_number(emission.certificat.serial_number)
            if revoque is not None:
                return revoque.revocation_date_utc.date()
        return None


def _lis(fichier: Path, lecture: Callable[[bytes], list[Objet]]) -> list[Objet]:
    try:
        return lecture(fichier.read_bytes())
    except (OSError, ValueError) as erreur:
        raise AnnuaireIllisible(raison=f"{fichier}, {erreur}") from erreur


def _certificats(octets: bytes) -> list[x509.Certificate]:
    if DEBUT_DE_PEM in octets:
        return x509.load_pem_x509_certificates(octets)
    return [x509.load_der_x509_certificate(octets)]


def _revocations(octets: bytes) -> list[x509.CertificateRevocationList]:
    lit = x509.load_pem_x509_crl if DEBUT_DE_PEM in octets else x509.load_der_x509_crl
    return [lit(octets)]


def _cn(nom: x509.Name) -> str | None:
    attributs = nom.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(attributs[0].value) if attributs else None


def _est_une_autorite(certificat: x509.Certificate) -> bool:
    try:
        return certificat.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False


def _a_emis(autorite: x509.Certificate, certificat: x509.Certificate) -> bool:
    try:
        certificat.verify_directly_issued_by(autorite)
    except (InvalidSignature, UnsupportedAlgorithm, TypeError, ValueError):
        return False
    return True


def _a_signe(autorite: x509.Certificate, liste: x509.CertificateRevocationList) -> bool:
    try:
        return liste.issuer == autorite.subject and liste.is_signature_valid(autorite.public_key())  # type: ignore[arg-type]
    except (UnsupportedAlgorithm, TypeError, ValueError):
        return False
