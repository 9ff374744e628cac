"""Ce que le navigateur montre à un instant : le DOM, tel que rempli, et une image de la fenêtre.

L'instantané s'ouvre hors ligne, sans script ; ses feuilles de style sont rangées à côté. Les champs de mot
de passe sont vidés dans le navigateur même : leur valeur n'en sort pas.
"""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from playwright.sync_api import Error, Page

from reports.depot import Depot
from reports.masque import Masque

_LECTURE = Path(__file__).with_name("instantane.js").read_text(encoding="utf-8")
_HORS_LIGNE = re.compile(r"@import[^;]+;|url\(\s*[\"']?(?:https?:)?//[^)]*\)", re.IGNORECASE)
_DELAI_D_IMAGE = 5_000.0  # ms
_PAGE_VIDE = "about:blank"
_QUALITE = 60  # JPEG : lisible, environ 40 Ko par fenêtre


@dataclass(frozen=True, slots=True)
class Instantane:
    """Une page à un instant.

    `source` est du HTML complet, déjà filtré ; `secret` dit si un secret se lit à l'écran, auquel cas il ne
    faut pas le photographier.
    """

    source: str
    adresse: str
    titre: str
    ecran: str
    secret: bool


class Photographe:
    """Prend les instantanés d'un processus de test ; garde la trace des feuilles de style déjà rangées."""

    def __init__(self, depot: Depot, masque: Masque) -> None:
        self._depot = depot
        self._masque = masque
        self._feuilles: dict[str, str] = {}

    def instantane(self, page: Page) -> Instantane | None:
        """Lit la page, ou None si elle est vide, fermée ou en train de changer."""
        if page.is_closed() or page.url == _PAGE_VIDE:
            return None
        try:
            page.wait_for_load_state("domcontentloaded", timeout=_DELAI_D_IMAGE)
            lu: dict[str, Any] = page.evaluate(_LECTURE, list(self._feuilles))
        except Error:
            return None
        brut = str(lu["corps"])
        corps = self._masque.html(brut).replace("</head>", f"{self._liens(lu['feuilles'])}</head>", 1)
        return Instantane(
            source=f"<!DOCTYPE html>\n{corps}\n",
            adresse=self._masque.texte(str(lu["adresse"])),
            titre=self._masque.texte(str(lu["titre"])),
            ecran=self._masque.texte(f"{lu['titre']}|{lu['grand_titre']}"),
            secret=bool(lu["devoile"]) or self._masque.contient(brut),
        )

    def image(self, page: Page) -> bytes | None:
        """Une image JPEG de la fenêtre, ou None si la page ne se laisse pas photographier."""
        try:
            return page.screenshot(
                type="jpeg", quality=_QUALITE, timeout=_DELAI_D_IMAGE, animations="disabled"
            )
        except Error:
            return None

    def _liens(self, feuilles: list[dict[str, str | None]]) -> str:
        """Balises vers les feuilles rangées, et jeu de caractères, que le serveur disait hors de la page."""
        liens = ['<meta charset="utf-8">']
        for feuille in feuilles:
            adresse, texte = str(feuille["adresse"]), feuille["texte"]
            if texte:
                rangee = self._depot.range(_HORS_LIGNE.sub("", texte).encode(), "css")
                self._feuilles[adresse] = PurePosixPath(rangee.fichier).name
            if adresse in self._feuilles:
                liens.append(f'<link rel="stylesheet" href="{self._feuilles[adresse]}">')
        return "".join(liens)
