"""Ce que vaut la signature d'un 2D-DOC : chaîne de certificats, dates, signature (EXG-14-12, 14-13, 14-16).

Un certificat porte en CN l'identifiant de l'en-tête (« 0001 »), son émetteur l'autorité (« FR00 »). La date
qui compte est celle de la signature, lue dans l'en-tête, jamais celle du jour. La révocation n'est pas
contrôlée : l'autorité de test n'a pas de liste de révocation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from steps.controles.deux_d_doc.erreurs import (
    AnnuaireIllisible,
    AutoriteInconnue,
    CertificatInconnu,
    CertificatNonEmis,
    CleInattendue,
    DateHorsValidite,
    EmissionApresSignature,
    LongueurDeSignature,
    SignatureFausse,
    UsageDeCleInterdit,
)
from steps.controles.deux_d_doc.message import Code2DDoc
from steps.controles.lecture import LectureImpossible

COURBES: dict[str, tuple[str, int, hashes.HashAlgorithm]] = {
    "secp256r1": ("P-256", 32, hashes.SHA256()),
    "secp384r1": ("P-384", 48, hashes.SHA384()),
    "secp521r1": ("P-521", 66, hashes.SHA512()),
}
"""Courbe → nom, taille de r et de s en octets, empreinte : l'empreinte suit la courbe."""

EXTENSIONS = ("*.pem", "*.crt", "*.cer")


class EtatDeSignature(Enum):
    """État d'une signature. Sans certificat, rien ne peut être dit : elle n'est jamais « vérifiée »."""

    VERIFIEE = "signature vérifiée"
    REFUSEE = "signature refusée"
    NON_VERIFIABLE = "signature non vérifiable"


@dataclass(frozen=True, slots=True)
class Verification:
    """Résultat d'une vérification ; `motif` dit pourquoi une signature est refusée."""

    etat: EtatDeSignature
    motif: LectureImpossible | None = None

    def __str__(self) -> str:
        return self.etat.value if self.motif is None else f"{self.etat.value} : {self.motif}"


@dataclass(frozen=True, slots=True)
class Annuaire:
    """Certificats de confiance : autorités, et certificats qu'elles ont émis."""

    certificats: tuple[x509.Certificate, ...]

    @classmethod
    def depuis_des_pem(cls, blocs: Iterable[bytes]) -> "Annuaire":
        """Annuaire des certificats PEM donnés, un ou plusieurs par bloc. Lève `AnnuaireIllisible`."""
        try:
            return cls(tuple(c for bloc in blocs for c in x509.load_pem_x509_certificates(bloc)))
        except ValueError as erreur:
            raise AnnuaireIllisible(raison=erreur) from erreur

    @classmethod
    def depuis_un_dossier(cls, dossier: Path) -> "Annuaire":
        """Annuaire des fichiers .pem, .crt et .cer d'un dossier. Lève `AnnuaireIllisible`."""
        try:
            fichiers = sorted(f for extension in EXTENSIONS for f in dossier.glob(extension))
            return cls.depuis_des_pem([f.read_bytes() for f in fichiers])
        except OSError as erreur:
            raise AnnuaireIllisible(raison=erreur) from erreur

    def certificat(self, autorite: str, identifiant: str) -> x509.Certificate:
        """Certificat de cet identifiant, émis par cette autorité.

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
        for candidat in candidats:
            if any(_a_emis(autorite_connue, candidat) for autorite_connue in autorites):
                return candidat
        raise CertificatNonEmis(autorite=autorite, certificat=identifiant)


def verifie(code: Code2DDoc, annuaire: Annuaire | None) -> Verification:
    """Vérifie une signature par un annuaire ; sans certificat, elle est « non vérifiable ». Ne lève rien."""
    if annuaire is None or not annuaire.certificats:
        return Verification(EtatDeSignature.NON_VERIFIABLE)
    try:
        exige_la_signature(code, annuaire)
    except LectureImpossible as motif:
        return Verification(EtatDeSignature.REFUSEE, motif)
    return Verification(EtatDeSignature.VERIFIEE)


def exige_la_signature(code: Code2DDoc, annuaire: Annuaire) -> None:
    """Exige une chaîne, des dates et une signature bonnes.

    Lève `AutoriteInconnue`, `CertificatInconnu`, `CertificatNonEmis`, `UsageDeCleInterdit`,
    `DateHorsValidite`, `EmissionApresSignature`, ou ce que lève `exige_une_signature_exacte`.
    """
    certificat = annuaire.certificat(code.entete.autorite, code.entete.certificat)
    _exige_l_usage_de_la_cle(certificat, code.entete.certificat)
    _exige_les_dates(code, certificat)
    exige_une_signature_exacte(code, certificat.public_key())


def exige_une_signature_exacte(code: Code2DDoc, cle: CertificatePublicKeyTypes) -> None:
    """Exige que la signature soit, par cette clé, celle des octets qui précèdent US ; le reste à part.

    Lève `CleInattendue`, `SignatureAbsente`, `Base32Illisible`, `LongueurDeSignature` ou `SignatureFausse`.
    """
    certificat = code.entete.certificat
    if not isinstance(cle, ec.EllipticCurvePublicKey) or cle.curve.name not in COURBES:
        raise CleInattendue(certificat=certificat)
    nom, taille, empreinte = COURBES[cle.curve.name]
    brute = code.signature_octets
    if len(brute) != 2 * taille:
        raise LongueurDeSignature(longueur=len(brute), courbe=nom, attendue=2 * taille)
    r, s = int.from_bytes(brute[:taille]), int.from_bytes(brute[taille:])
    try:
        cle.verify(encode_dss_signature(r, s), code.signe, ec.ECDSA(empreinte))
    except InvalidSignature:
        raise SignatureFausse(certificat=certificat) from None


def _exige_l_usage_de_la_cle(certificat: x509.Certificate, identifiant: str) -> None:
    try:
        usage = certificat.extensions.get_extension_for_class(x509.KeyUsage)
    except (x509.ExtensionNotFound, ValueError):
        raise UsageDeCleInterdit(certificat=identifiant) from None
    if not (usage.critical and usage.value.digital_signature):
        raise UsageDeCleInterdit(certificat=identifiant)


def _exige_les_dates(code: Code2DDoc, certificat: x509.Certificate) -> None:
    debut, fin = certificat.not_valid_before_utc.date(), certificat.not_valid_after_utc.date()
    signature, emission = code.entete.signature, code.entete.emission
    if signature is None or not debut <= signature <= fin:
        raise DateHorsValidite(date=_jour(signature), debut=_jour(debut), fin=_jour(fin))
    if emission is not None and emission > signature:
        raise EmissionApresSignature(emission=_jour(emission), signature=_jour(signature))


def _jour(jour: date | None) -> str:
    return "absente" if jour is None else f"{jour:%d/%m/%Y}"


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
