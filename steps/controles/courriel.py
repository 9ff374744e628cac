"""Lire un courriel reçu : destinataires, textes, liens, pièces jointes (S10, S31, S33 ; RFC 5322)."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from functools import cached_property

from steps.controles.hypertexte import Lien, lis_le_html
from steps.controles.lecture import LectureImpossible
from steps.controles.textes import normalise

ADRESSE_WEB = re.compile(r"https?://[^\s<>\"«»]+")
PONCTUATION_FINALE = ".,;:!?)]}'\u2019"


class CourrielIllisible(LectureImpossible):
    """Le message est malformé."""

    phrase = "le courriel ne se lit pas : {raison}"


class LienAbsent(LectureImpossible):
    """Aucun lien, ou pas celui qui est demandé."""

    phrase = "le courriel ne porte pas de lien{lequel}"


@dataclass(frozen=True, slots=True)
class PieceJointe:
    """Une pièce jointe : nom de fichier, type (« application/pdf ») et octets."""

    nom: str | None
    type: str
    octets: bytes = field(repr=False)

    @property
    def empreinte(self) -> str:
        """SHA-256, en hexadécimal, à comparer au fichier téléchargé (EXG-15-03)."""
        return hashlib.sha256(self.octets).hexdigest()


@dataclass(frozen=True)
class Courriel:
    """Un courriel reçu, décodé. Les textes sont rendus tels quels ; `paragraphes` les donne normalisés."""

    octets: bytes = field(repr=False)
    expediteur: str
    destinataires: tuple[str, ...]
    sujet: str
    date: datetime | None
    texte: str = field(repr=False)
    html: str = field(repr=False)
    pieces_jointes: tuple[PieceJointe, ...]

    def __str__(self) -> str:
        return f"courriel « {self.sujet} »"

    @cached_property
    def paragraphes(self) -> tuple[str, ...]:
        """Paragraphes du texte, que sépare une ligne vide, blancs normalisés (EXG-04-11, EXG-15-02)."""
        return _paragraphes(self.texte)

    @cached_property
    def paragraphes_html(self) -> tuple[str, ...]:
        """Paragraphes de la version HTML, tels qu'une personne les lit."""
        return _paragraphes(lis_le_html(self.html).texte)

    @cached_property
    def liens_du_texte(self) -> tuple[Lien, ...]:
        """Adresses http(s) écrites dans le texte ; une coupure de ligne y coupe l'adresse (EXG-04-13)."""
        trouves = (trouve[0].rstrip(PONCTUATION_FINALE) for trouve in ADRESSE_WEB.finditer(self.texte))
        return tuple(Lien(adresse, adresse) for adresse in trouves)

    @cached_property
    def liens_du_html(self) -> tuple[Lien, ...]:
        """Hyperliens de la version HTML : le texte cliqué et l'adresse visée (EXG-04-24)."""
        return lis_le_html(self.html).liens

    @property
    def liens(self) -> tuple[Lien, ...]:
        """Liens des deux versions, texte d'abord."""
        return (*self.liens_du_texte, *self.liens_du_html)

    @property
    def lien(self) -> str:
        """Adresse du premier lien : l'activation dans M1, la connexion dans M3. Lève `LienAbsent`."""
        for lien in self.liens:
            return lien.adresse
        raise LienAbsent(lequel="")

    def lien_nomme(self, texte: str) -> str:
        """Adresse de l'hyperlien cliqué sous ce texte, « ici » ou « Se connecter ». Lève `LienAbsent`."""
        for lien in self.liens_du_html:
            if normalise(lien.texte) == normalise(texte):
                return lien.adresse
        raise LienAbsent(lequel=f" sous le texte « {texte} »")


def lis_le_courriel(octets: bytes) -> Courriel:
    """Lit un message RFC 5322 complet, tel que reçu. Lève `CourrielIllisible`."""
    try:
        message = message_from_bytes(octets, policy=policy.default)
        return Courriel(
            octets=octets,
            expediteur=_premiere_adresse(message, "From"),
            destinataires=_adresses(message, "To", "Cc"),
            sujet=str(message.get("Subject", "")),
            date=_date(message),
            texte=_corps(message, "plain"),
            html=_corps(message, "html"),
            pieces_jointes=tuple(map(_piece_jointe, message.iter_attachments())),
        )
    # Un message malformé fait lever de tout au module email : c'est un même constat pour le lecteur.
    except Exception as erreur:
        raise CourrielIllisible(raison=f"{type(erreur).__name__} {erreur}".strip()) from erreur


def _adresses(message: EmailMessage, *champs: str) -> tuple[str, ...]:
    valeurs = [str(valeur) for champ in champs for valeur in message.get_all(champ, [])]
    return tuple(adresse for _, adresse in getaddresses(valeurs) if adresse)


def _premiere_adresse(message: EmailMessage, champ: str) -> str:
    return next(iter(_adresses(message, champ)), "")


def _date(message: EmailMessage) -> datetime | None:
    return getattr(message.get("Date"), "datetime", None)


def _corps(message: EmailMessage, sorte: str) -> str:
    partie = message.get_body((sorte,))
    return "" if partie is None else str(partie.get_content())


def _piece_jointe(partie: EmailMessage) -> PieceJointe:
    octets = partie.get_payload(decode=True)
    return PieceJointe(
        partie.get_filename(), partie.get_content_type(), octets if isinstance(octets, bytes) else b""
    )


def _paragraphes(texte: str) -> tuple[str, ...]:
    return tuple(filter(None, map(normalise, re.split(r"\n\s*\n", texte.replace("\r\n", "\n")))))
