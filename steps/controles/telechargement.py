"""Lire le nom sous lequel un fichier se télécharge (RFC 6266)."""

import re
from urllib.parse import unquote

_ETENDU = re.compile(r"filename\*=UTF-8''([^;]+)", re.IGNORECASE)
_SIMPLE = re.compile(r'filename="((?:[^"\\]|\\.)*)"|filename=([^";]+)')


def nom_de_telechargement(disposition: str) -> str:
    """Le nom que dit un en-tête Content-Disposition, l'étendu s'il y est ; vide s'il n'en dit pas."""
    if etendu := _ETENDU.search(disposition):
        return unquote(etendu[1])
    simple = _SIMPLE.search(disposition)
    return re.sub(r"\\(.)", r"\1", simple[1] or simple[2]) if simple else ""
