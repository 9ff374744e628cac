"""Lecture d'un courriel reçu (RFC 5322), pour le filtrer et pour le montrer."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any


def analyse(octets: bytes) -> EmailMessage:
    """Le message et ses parties."""
    return BytesParser(EmailMessage, policy=policy.default).parsebytes(octets)


def texte_de(partie: EmailMessage) -> str:
    """Le texte décodé d'une partie `text/*`."""
    try:
        return str(partie.get_content())
    except LookupError:  # jeu de caractères inconnu de Python
        charge = partie.get_payload(decode=True)
        return charge.decode("latin-1") if isinstance(charge, bytes) else ""


def resume(octets: bytes) -> dict[str, Any]:
    """Les champs utiles à la lecture d'un courriel : objet, de, à, date, texte, HTML, pièces jointes."""
    message = analyse(octets)
    corps, html = message.get_body(("plain", "html")), message.get_body(("html",))
    return {
        "objet": str(message.get("Subject", "")),
        "de": str(message.get("From", "")),
        "a": str(message.get("To", "")),
        "date": str(message.get("Date", "")),
        "texte": texte_de(corps).strip() if isinstance(corps, EmailMessage) else "",
        "html": texte_de(html) if isinstance(html, EmailMessage) else "",
        "pieces_jointes": [
            {"nom": partie.get_filename() or "sans nom", "type": partie.get_content_type()}
            for partie in message.iter_attachments()
        ],
    }
