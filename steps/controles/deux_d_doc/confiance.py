"""Ce que vaut la signature d'un 2D-DOC : chaîne de certificats, dates, signature (EXG-14-12, 14-13, 14-16).

La date qui compte est celle de la signature, lue dans l'en-tête, jamais celle du jour. La révocation n'est
contrôlée que si l'annuaire contient une liste de révocation de l'autorité.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from steps.controles.deux_d_doc.annuaire import Annuaire, Emission
from steps.controles.deux_d_doc.erreurs import (
    AutoriteHorsValidite,
    CertificatInconnu,
    CertificatRevoque,
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


def verifie(code: Code2DDoc, annuaire: Annuaire | None) -> Verification:
    """Vérifie une signature par un annuaire ; sans certificat, elle est « non vérifiable ». Ne lève rien."""
    if annuaire is None or not annuaire.certificats:
        return Verification(EtatDeSignature.NON_VERIFIABLE)
    try:
        exige_la_signature(code, annuaire)
    except LectureImpossible as motif:
        return Verification(EtatDeSignature.REFUSEE, motif)
    return Verification(EtatDeSignature.VERIFIEE)


def exige_la_signature(code: Code2DDoc, annuaire: Annuaire) -> Emission:
    """Exige une chaîne, des dates et une signature bonnes ; rend le certificat qui a signé et son autorité.

    Lève `AutoriteInconnue`, `CertificatInconnu`, `CertificatNonEmis`, `UsageDeCleInterdit`,
    `DateHorsValidite`, `AutoriteHorsValidite`, `EmissionApresSignature`, `CertificatRevoque`, ou ce que lève
    `exige_une_signature_exacte`.
    """
    # Un certificat renouvelé garde son identifiant : la signature est celle de l'un d'eux.
    dernier: LectureImpossible | None = None
    for emission in annuaire.emissions(code.entete.autorite, code.entete.certificat):
        try:
            _exige_cette_emission(code, emission, annuaire)
        except LectureImpossible as motif:
            dernier = motif
        else:
            return emission
    raise dernier or CertificatInconnu(autorite=code.entete.autorite, certificat=code.entete.certificat)


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


def _exige_cette_emission(code: Code2DDoc, emission: Emission, annuaire: Annuaire) -> None:
    _exige_l_usage_de_la_cle(emission.certificat, code.entete.certificat)
    _exige_les_dates(code, emission)
    revoque = annuaire.revoque_le(emission)
    signature = code.entete.signature
    if revoque is not None and (signature is None or revoque <= signature):
        raise CertificatRevoque(certificat=code.entete.certificat, date=_jour(revoque))
    exige_une_signature_exacte(code, emission.certificat.public_key())


def _exige_l_usage_de_la_cle(certificat: x509.Certificate, identifiant: str) -> None:
    try:
        usage = certificat.extensions.get_extension_for_class(x509.KeyUsage)
    except (x509.ExtensionNotFound, ValueError):
        raise UsageDeCleInterdit(certificat=identifiant) from None
    if not (usage.critical and usage.value.digital_signature):
        raise UsageDeCleInterdit(certificat=identifiant)


def _exige_les_dates(code: Code2DDoc, emission: Emission) -> None:
    signature, emis = code.entete.signature, code.entete.emission
    for certificat, faute in (
        (emission.certificat, DateHorsValidite),
        (emission.autorite, AutoriteHorsValidite),
    ):
        debut, fin = certificat.not_valid_before_utc.date(), certificat.not_valid_after_utc.date()
        if signature is None or not debut <= signature <= fin:
            raise faute(
                date=_jour(signature), debut=_jour(debut), fin=_jour(fin), autorite=code.entete.autorite
            )
    if signature is not None and emis is not None and emis > signature:
        raise EmissionApresSignature(emission=_jour(emis), signature=_jour(signature))


def _jour(jour: date | None) -> str:
    return "absente" if jour is None else f"{jour:%d/%m/%Y}"
