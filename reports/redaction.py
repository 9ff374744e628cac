"""Les gabarits des rendus, et comment s'y disent une date, une durée, une taille, un pas."""

import re
import unicodedata
from datetime import datetime

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape
from markdown_it import MarkdownIt
from markupsafe import Markup

from reports import modele

_MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def gabarit(nom: str) -> Template:
    """Un gabarit de `reports/gabarits` ; seul le HTML y est protégé d'office."""
    return _ENVIRONNEMENT.get_template(nom)


def repere(texte: str) -> str:
    """Un texte réduit à ce qui peut nommer une classe ou une ancre.

    >>> repere("à arbitrer")
    'a-arbitrer'
    """
    decompose = unicodedata.normalize("NFD", texte.casefold())
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in decompose if not unicodedata.combining(c))).strip(
        "-"
    )


def instant(iso: str) -> str:
    """Une date ISO dite en français, fuseau compris.

    >>> instant("2022-04-26T10:00:00+02:00")
    '26 avril 2022 à 10:00:00 (UTC+02:00)'
    """
    lu = datetime.fromisoformat(iso)
    zone = lu.strftime("%z")
    fuseau = f" (UTC{zone[:3]}:{zone[3:5]})" if zone else ""
    return f"{lu.day} {_MOIS[lu.month - 1]} {lu.year} à {lu:%H:%M:%S}{fuseau}"


def en_ligne(texte: str) -> Markup:
    """Une phrase écrite en Markdown (gras, code), en HTML sûr.

    >>> en_ligne("**jamais** `a`")
    Markup('<strong>jamais</strong> <code>a</code>')
    """
    return Markup(_MARKDOWN.renderInline(texte))  # noqa: S704 -- le HTML qu'elle porterait est échappé


def en_clair(texte: str) -> str:
    """La même, sans rien de sa mise en forme.

    >>> en_clair("**jamais** `a`")
    'jamais a'
    """
    return en_ligne(texte).striptags()


def duree(secondes: float) -> str:
    """Une durée courte.

    >>> duree(0.012), duree(3.21), duree(125)
    ('12 ms', '3,2 s', '2 min 05 s')
    """
    if secondes < 1:
        return f"{secondes * 1000:.0f} ms"
    minutes, reste = divmod(round(secondes, 1), 60)
    if minutes:
        return f"{minutes:.0f} min {reste:02.0f} s"
    return f"{reste:.1f} s".replace(".", ",")


def taille(octets: int) -> str:
    """Une taille de fichier.

    >>> taille(512), taille(44_000)
    ('512 o', '43 Ko')
    """
    return f"{octets} o" if octets < 1024 else f"{octets / 1024:.0f} Ko"  # noqa: PLR2004 -- un Ko


_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_ENVIRONNEMENT = Environment(
    loader=PackageLoader("reports", "gabarits"),
    autoescape=select_autoescape(("html.j2",)),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONNEMENT.filters |= {
    "instant": instant,
    "duree": duree,
    "en_ligne": en_ligne,
    "taille": taille,
    "repere": repere,
    "phrase": modele.phrase,
}
