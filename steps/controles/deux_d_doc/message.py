r"""Décoder un 2D-DOC : en-tête, champs séparés par GS et RS, signature après US, annexe non signée.

Forme (ANTS v3.2.6, § 3) : `en-tête champs US signature [GS annexe]`. La signature porte sur tout ce qui
précède US.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import date, timedelta

from steps.controles.deux_d_doc.champs import DICTIONNAIRE, TYPES_CONNUS, Definition
from steps.controles.deux_d_doc.erreurs import (
    Base32Illisible,
    ChampInconnu,
    ChampRepete,
    ChampTropCourt,
    EnTeteIllisible,
    EnTeteTronque,
    FormeBinaire,
    PasUn2DDoc,
    SeparateurFautif,
    SignatureAbsente,
    TypeInconnu,
    VersionInconnue,
)
from steps.controles.lecture import LectureImpossible

GS, RS, US = b"\x1d", b"\x1e", b"\x1f"
NOMS_DES_SEPARATEURS = {GS: "GS", RS: "RS"}

LONGUEURS_D_EN_TETE = {"02": 22, "03": 24, "04": 26}
A_PERIMETRE, A_PAYS = frozenset({"03", "04"}), frozenset({"04"})
ORIGINE_DES_DATES = date(2000, 1, 1)
SANS_DATE = "FFFF"


@dataclass(frozen=True, slots=True)
class EnTete:
    """En-tête. `emission` et `signature` valent `None` pour un document non daté (FFFF).

    `perimetre` manque avant la version 03, `pays` avant la version 04.
    """

    version: str
    autorite: str
    certificat: str
    emission_hexa: str
    signature_hexa: str
    type_de_document: str
    perimetre: str | None
    pays: str | None

    @property
    def longueur(self) -> int:
        """Longueur de l'en-tête, en caractères."""
        return LONGUEURS_D_EN_TETE[self.version]

    @property
    def emission(self) -> date | None:
        """Date d'émission du document (EXG-14-16)."""
        return _date_de_l_en_tete(self.emission_hexa)

    @property
    def signature(self) -> date | None:
        """Date de signature, celle qui compte pour la validité du certificat."""
        return _date_de_l_en_tete(self.signature_hexa)


@dataclass(frozen=True, slots=True)
class Champ:
    """Un champ lu, valeur telle quelle. `separateur` : « GS », « RS » (valeur tronquée) ou rien."""

    identifiant: str
    valeur: str
    separateur: str | None

    @property
    def tronque(self) -> bool:
        """Dit si la valeur est annoncée tronquée."""
        return self.separateur == "RS"


@dataclass(frozen=True, slots=True)
class Code2DDoc:
    """Un 2D-DOC décodé.

    `fautes` réunit, dans l'ordre de lecture, ce que le message a d'incorrect ; les champs lus avant elles
    restent lisibles, pour qu'un constat porte sur la règle qu'il vise. `annexe_non_signee` ne mérite aucune
    confiance.
    """

    octets: bytes
    entete: EnTete
    champs: tuple[Champ, ...]
    fautes: tuple[LectureImpossible, ...]
    signature: str
    annexe_non_signee: bytes | None

    @property
    def signe(self) -> bytes:
        """Octets que la signature couvre : tout ce qui précède US."""
        return self.octets.partition(US)[0]

    @property
    def signature_octets(self) -> bytes:
        """Signature r‖s. Lève `SignatureAbsente` ou `Base32Illisible`."""
        if not self.signature:
            raise SignatureAbsente
        try:
            octets = base64.b32decode(self.signature + "=" * (-len(self.signature) % 8))
        except (binascii.Error, ValueError):
            raise Base32Illisible from None
        if base64.b32encode(octets).decode().rstrip("=") != self.signature:
            raise Base32Illisible
        return octets

    def champ(self, identifiant: str) -> Champ | None:
        """Premier champ de cet identifiant, ou rien."""
        return next((c for c in self.champs if c.identifiant == identifiant), None)

    def valeur(self, identifiant: str) -> str | None:
        """Valeur d'un champ, ou rien s'il est absent ; un champ présent et vide vaut le texte vide."""
        champ = self.champ(identifiant)
        return None if champ is None else champ.valeur

    def jour(self, identifiant: str) -> date | None:
        """Date d'un champ JJMMAAAA, ou rien s'il est absent ou n'est pas une date complète."""
        valeur = self.valeur(identifiant) or ""
        if not re.fullmatch(r"[0-9]{8}", valeur):
            return None
        try:
            return date(int(valeur[4:]), int(valeur[2:4]), int(valeur[:2]))
        except ValueError:
            return None

    def exige_sans_faute(self) -> None:
        """Lève la première faute de lecture du message, s'il en a une."""
        for faute in self.fautes:
            raise faute


def decode(octets: bytes) -> Code2DDoc:
    """Décode le contenu brut d'un symbole.

    Lève `PasUn2DDoc`, `FormeBinaire`, `VersionInconnue`, `EnTeteTronque` ou `EnTeteIllisible` si l'en-tête ne
    se lit pas. Au-delà, rien n'est levé : voir `Code2DDoc.fautes`. La signature n'est pas vérifiée ici.
    """
    entete = _decode_l_en_tete(octets)
    signe, us, suite = octets.partition(US)
    signature, gs, annexe = suite.partition(GS)
    champs, fautes = _decode_les_champs(signe[entete.longueur :])
    if entete.type_de_document not in TYPES_CONNUS:
        fautes.insert(0, TypeInconnu(type=entete.type_de_document))
    if not us:
        fautes.append(SignatureAbsente())
    return Code2DDoc(
        octets=octets,
        entete=entete,
        champs=tuple(champs),
        fautes=tuple(fautes),
        signature=signature.decode("latin-1"),
        annexe_non_signee=annexe if gs else None,
    )


def _date_de_l_en_tete(hexa: str) -> date | None:
    return None if hexa == SANS_DATE else ORIGINE_DES_DATES + timedelta(days=int(hexa, 16))


def _decode_l_en_tete(octets: bytes) -> EnTete:
    if octets[:2] == b"\xdc\x04":
        raise FormeBinaire
    texte = octets[: max(LONGUEURS_D_EN_TETE.values())].decode("latin-1")
    if not texte.startswith("DC"):
        raise PasUn2DDoc(debut=texte[:2])
    version = texte[2:4]
    longueur = LONGUEURS_D_EN_TETE.get(version)
    if longueur is None:
        raise VersionInconnue(version=version)
    texte = texte[:longueur].partition(US.decode())[0]
    if len(texte) < longueur:
        raise EnTeteTronque(longueur=len(texte), attendue=longueur)
    return EnTete(
        version=version,
        autorite=_partie(texte[4:8], r"[A-Z]{2}[A-Z0-9]{2}", "une autorité"),
        certificat=_partie(texte[8:12], r"[A-Z0-9]{4}", "un certificat"),
        emission_hexa=_partie(texte[12:16], r"[0-9A-F]{4}", "une date d'émission"),
        signature_hexa=_partie(texte[16:20], r"[0-9A-F]{4}", "une date de signature"),
        type_de_document=_partie(texte[20:22], r"[A-Z0-9]{2}", "un type de document"),
        perimetre=_partie(texte[22:24], r"[A-Z0-9]{2}", "un périmètre") if version in A_PERIMETRE else None,
        pays=_partie(texte[24:26], r"[A-Z]{2}", "un pays") if version in A_PAYS else None,
    )


def _partie(valeur: str, forme: str, nature: str) -> str:
    if not re.fullmatch(forme, valeur):
        raise EnTeteIllisible(valeur=valeur, nature=nature)
    return valeur


def _decode_les_champs(message: bytes) -> tuple[list[Champ], list[LectureImpossible]]:
    champs: list[Champ] = []
    fautes: list[LectureImpossible] = []
    position = 0
    while position < len(message):
        identifiant = message[position : position + 2].decode("latin-1")
        definition = DICTIONNAIRE.get(identifiant)
        if definition is None:
            fautes.append(ChampInconnu(champ=identifiant, position=position + 1))
            break
        champ, longueur = _lis_un_champ(definition, message[position + 2 :])
        position += 2 + longueur
        if any(c.identifiant == identifiant for c in champs):
            fautes.append(ChampRepete(champ=identifiant))
        champs.append(champ)
        if faute := _faute_de_forme(definition, champ):
            fautes.append(faute)
    return champs, fautes


def _lis_un_champ(definition: Definition, reste: bytes) -> tuple[Champ, int]:
    """Champ et nombre d'octets consommés, séparateur compris."""
    maximum = len(reste) if definition.maximum is None else definition.maximum
    valeur = reste[:maximum]
    if fin := re.search(rb"[\x1d\x1e]", valeur):
        valeur = valeur[: fin.start()]
    separateur = NOMS_DES_SEPARATEURS.get(reste[len(valeur) : len(valeur) + 1])
    consommes = len(valeur) + (separateur is not None)
    return Champ(definition.identifiant, _texte(valeur), separateur), consommes


def _faute_de_forme(definition: Definition, champ: Champ) -> LectureImpossible | None:
    longueur = len(champ.valeur)
    if definition.fixe and longueur < definition.minimum:
        return ChampTropCourt(champ=champ.identifiant, longueur=longueur, attendue=definition.minimum)
    if champ.separateur is None:
        return None
    if definition.fixe:
        raison = "sa longueur est fixe"
    elif champ.separateur == "GS" and longueur == definition.maximum:
        raison = "il a sa longueur maximale"
    else:
        return None
    return SeparateurFautif(separateur=champ.separateur, champ=champ.identifiant, raison=raison)


def _texte(valeur: bytes) -> str:
    """Texte d'une valeur : ASCII en principe ; sinon UTF-8 ou octet par octet, pour que l'écart se voie."""
    try:
        return valeur.decode("utf-8")
    except UnicodeDecodeError:
        return valeur.decode("latin-1")
