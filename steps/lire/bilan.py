"""Le bilan d'un fichier lu : l'imprimé et le 2D-DOC côte à côte, la signature, les désaccords, les remarques."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from steps.controles.attestation import Attestation
from steps.controles.comparaison import ADRESSE, LIGNES_D_ADRESSE, Comparaison
from steps.controles.deux_d_doc import Annuaire, Code2DDoc, EtatDeSignature, controle_le_type_13
from steps.controles.deux_d_doc.champs import DICTIONNAIRE
from steps.controles.deux_d_doc.en_clair import SANS_VALEUR, TYPE_ETRANGER, en_clair
from steps.controles.deux_d_doc.erreurs import AnnexeNonSignee
from steps.controles.deux_d_doc.message import Champ
from steps.controles.deux_d_doc.second_lecteur import Avis
from steps.controles.lecture import LectureImpossible, lisible
from steps.controles.photo import FORMATS, PasUneImage, Photo
from steps.controles.porteur import PorteurDeCode

DEBUT_DE_PDF = b"%PDF-"
SPECIMEN = "SPÉCIMEN"
AUTORITE_D_ESSAI = "00"
"""Fin du nom des autorités réservées aux essais, « XX00 » (ANTS v3.2.6)."""
NI_PDF_NI_IMAGE = f"ce n'est ni un PDF ni une image {', '.join(FORMATS)}"
OU_COMMENCE_UN_PDF = 1024
"""Octets où chercher le début d'un PDF : un lecteur de PDF tolère ce qui le précède."""

TEXTE_SANS_PREUVE = (
    "Le texte imprimé n'est couvert par aucune signature : à lui seul, il ne prouve rien. "
    "Seul le contenu du 2D-DOC peut être prouvé, par une signature vérifiée."
)


class Sorte(Enum):
    """Ce qu'est le fichier lu."""

    PDF = "PDF"
    IMAGE = "image"
    AUTRE = "ni PDF ni image"


@dataclass(frozen=True, slots=True)
class Ligne:
    """Une donnée, des deux côtés. `None` : absente de ce côté ; `accord` vaut `None` si elle ne se compare pas."""

    champ: str
    libelle: str
    imprime: str | None
    code: str | None
    accord: bool | None


@dataclass(frozen=True, slots=True)
class Imprime:
    """Ce que le document imprime, hors des champs que le 2D-DOC répète."""

    titre: str | None
    mention: str | None
    phrases: tuple[str, ...]
    specimen: bool


@dataclass(frozen=True, slots=True)
class Bilan:
    """Ce qui a été lu d'un fichier. `illisible` dit pourquoi son 2D-DOC, ou le fichier, ne se lit pas.

    `imprime` manque si le texte ne se lit pas : image, ou PDF fait d'images. `entete` : valeur par libellé.
    """

    fichier: str
    sorte: Sorte
    empreinte: str
    imprime: Imprime | None = None
    entete: Mapping[str, str] = field(default_factory=dict)
    lignes: tuple[Ligne, ...] = ()
    signature: str | None = None
    desaccords: tuple[str, ...] = ()
    remarques: tuple[str, ...] = ()
    illisible: str | None = None


def etablit(fichier: str, octets: bytes, annuaire: Annuaire | None, aujourd_hui: date) -> Bilan:
    """Bilan d'un fichier d'après son contenu, non d'après son nom. Ne lève rien : ce qui échoue y est dit.

    `aujourd_hui` n'est que comparé à la validité : la signature, elle, se juge à sa propre date.
    """
    sorte = Sorte.PDF if DEBUT_DE_PDF in octets[:OU_COMMENCE_UN_PDF] else Sorte.IMAGE
    empreinte = hashlib.sha256(octets).hexdigest()
    try:
        document = Attestation(octets, annuaire) if sorte is Sorte.PDF else Photo(octets, annuaire)
        imprime = _imprime(document)
    except PasUneImage:
        return Bilan(fichier, Sorte.AUTRE, empreinte, illisible=NI_PDF_NI_IMAGE)
    except LectureImpossible as motif:
        return Bilan(fichier, sorte, empreinte, illisible=str(motif))
    try:
        code = document.code
    except LectureImpossible as motif:
        return Bilan(fichier, sorte, empreinte, imprime, illisible=str(motif))
    comparaisons = _comparaisons(document, imprime)
    return Bilan(
        fichier=fichier,
        sorte=sorte,
        empreinte=empreinte,
        imprime=imprime,
        entete=dict(_entete(code)),
        lignes=tuple(_lignes(comparaisons, code)),
        signature=str(document.verification),
        desaccords=tuple(_desaccords(document, comparaisons)),
        remarques=(*_remarques(document, imprime), *_peremption(document.code, aujourd_hui)),
    )


def _imprime(document: PorteurDeCode) -> Imprime | None:
    if not isinstance(document, Attestation) or not document.texte:
        return None
    contenu = document.contenu
    return Imprime(
        titre=contenu.titre and lisible(contenu.titre),
        mention=contenu.mention and lisible(contenu.mention),
        phrases=tuple(map(lisible, contenu.phrases)),
        specimen=any(SPECIMEN in page.texte.upper() for page in document.pages),
    )


def _comparaisons(document: PorteurDeCode, imprime: Imprime | None) -> tuple[Comparaison, ...]:
    if imprime is None or not isinstance(document, Attestation) or not _est_du_type_13(document.code):
        return ()
    return tuple(document.comparaisons.values())


def _est_du_type_13(code: Code2DDoc) -> bool:
    return code.entete.type_de_document == TYPE_ETRANGER


def _entete(code: Code2DDoc) -> Iterator[tuple[str, str]]:
    entete = code.entete
    yield "version", entete.version
    yield "type de document", entete.type_de_document
    yield "autorité", entete.autorite
    yield "certificat", entete.certificat
    for libelle, jour in (("émis le", entete.emission), ("signé le", entete.signature)):
        yield libelle, f"{jour:%d/%m/%Y}" if jour else "non daté"


def _lignes(comparaisons: tuple[Comparaison, ...], code: Code2DDoc) -> Iterator[Ligne]:
    """Les données comparées, puis celles que le 2D-DOC est seul à porter."""
    for comparaison in comparaisons:
        imprime = None if comparaison.imprime is None else lisible(comparaison.imprime) or SANS_VALEUR
        dit = _dit(comparaison, code)
        yield Ligne(comparaison.champ, comparaison.libelle, imprime, dit, comparaison.accord)
    compares = {comparaison.champ for comparaison in comparaisons}
    if ADRESSE in compares:
        compares |= set(LIGNES_D_ADRESSE)
    for champ in code.champs:
        if champ.identifiant not in compares:
            libelle = DICTIONNAIRE[champ.identifiant].libelle
            yield Ligne(champ.identifiant, libelle, None, _montrable(champ), None)


def _dit(comparaison: Comparaison, code: Code2DDoc) -> str | None:
    champ = code.champ(comparaison.champ)
    if champ is not None:
        return _montrable(champ)
    if comparaison.champ == ADRESSE:
        return comparaison.obtenu and lisible(comparaison.obtenu)
    emission = code.entete.emission
    return f"{emission:%d/%m/%Y}" if comparaison.obtenu and emission else None


def _montrable(champ: Champ) -> str:
    return lisible(en_clair(champ))


def _desaccords(document: PorteurDeCode, comparaisons: tuple[Comparaison, ...]) -> Iterator[str]:
    for comparaison in comparaisons:
        if not comparaison.accord:
            yield lisible(comparaison)
    for faute in (*document.code.fautes, *controle_le_type_13(document.code)):
        yield str(faute)
    if document.verification.etat is EtatDeSignature.REFUSEE:
        yield str(document.verification)
    if document.seconde_lecture.avis is Avis.CONTREDIT:
        yield Avis.CONTREDIT.value


def _remarques(document: PorteurDeCode, imprime: Imprime | None) -> Iterator[str]:
    code = document.code
    if imprime is not None and imprime.specimen:
        yield "Le document se dit SPÉCIMEN : il est sans valeur."
    if code.entete.autorite.endswith(AUTORITE_D_ESSAI):
        yield (
            f"L'autorité {code.entete.autorite} est réservée aux essais : même vérifiée, sa signature ne vaut rien "
            "hors d'un essai."
        )
    if imprime is None:
        yield "Le texte imprimé n'est pas lu sur une image : comparez-le vous-même, ligne à ligne, au 2D-DOC."
    elif not _est_du_type_13(code):
        yield (
            f"Le document est du type {code.entete.type_de_document}, et non {TYPE_ETRANGER}, document étranger : "
            "il n'est pas comparé à l'imprimé."
        )
    if document.verification.etat is EtatDeSignature.NON_VERIFIABLE:
        yield "Aucun certificat de confiance n'a été donné (--confiance DOSSIER) : rien n'est prouvé."
    elif document.verification.etat is EtatDeSignature.VERIFIEE and not _revocation_controlee(document):
        yield "La révocation du certificat n'a pas été contrôlée : aucune liste de révocation (.crl) n'est donnée."
    if code.annexe_non_signee is not None:
        yield str(AnnexeNonSignee(longueur=len(code.annexe_non_signee)))
    if document.seconde_lecture.avis in {Avis.ABSENT, Avis.MUET}:
        yield document.seconde_lecture.avis.value
    for autre in document.autres_codes:
        contenu = lisible(autre.contenu.decode("utf-8", "replace"))
        yield f"Un autre code se lit sur la page {autre.page} ({autre.sorte}), rien ne le signe : {contenu}"


def _peremption(code: Code2DDoc, aujourd_hui: date) -> Iterator[str]:
    debut, fin = code.jour("6N"), code.jour("6O")
    if debut is not None and aujourd_hui < debut:
        yield f"La validité que dit le 2D-DOC ne commence que le {debut:%d/%m/%Y}."
    if fin is not None and fin < aujourd_hui:
        yield f"La validité que dit le 2D-DOC est finie depuis le {fin:%d/%m/%Y}."


def _revocation_controlee(document: PorteurDeCode) -> bool:
    entete, annuaire = document.code.entete, document.annuaire
    if annuaire is None:
        return False
    return any(annuaire.listes_de(e.autorite) for e in annuaire.emissions(entete.autorite, entete.certificat))
