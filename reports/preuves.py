"""Les preuves d'un scénario : pages, images, courriels, PDF, codes-barres décodés, textes."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pypdfium2
import zxingcpp
from PIL import ImageDraw
from playwright.sync_api import Page

from reports.courriels import resume
from reports.depot import Depot
from reports.instantane import Instantane, Photographe
from reports.masque import Masque
from reports.modele import Piece

_ECHELLE = 96 / 72  # pages de PDF rendues à 96 points par pouce
_ECHELLE_DE_LECTURE = 200 / 72
_BLANC = 240
_MARGE, _TRAIT = 7, 4  # pixels, autour d'un 2D-DOC
_PALETTE = [*(gris for niveau in range(8) for gris in (niveau << 5,) * 3), 255, 255, 255, 200, 30, 30]
_FOND, _ROUGE = 8, 9  # huit gris, puis ces deux-là


@dataclass(frozen=True, slots=True)
class _Symbole:
    """Un 2D-DOC lu sur une page : son cadre (gauche, haut, droite, bas, en pixels de l'image) et son texte brut."""

    cadre: list[int]
    texte: str


class Preuves:
    """Ce qu'un pas verse au dossier de son scénario. Sans enregistrement, seul `secret` agit.

    Chaque pièce passe par le filtre des secrets avant d'être écrite.
    """

    def __init__(
        self, depot: Depot | None, masque: Masque, photographe: Photographe | None, images: bool
    ) -> None:
        """`depot` et `photographe` valent None sans enregistrement ; `images` : une image à chaque page."""
        self._depot = depot
        self._masque = masque
        self._photographe = photographe
        self._images = images
        self._derniere_page: str | None = None
        self.pas: int | None = None
        self.pieces: list[Piece] = []

    def secret(self, valeur: str) -> None:
        """Déclare une valeur à ne jamais écrire (mot de passe tiré au sort, jeton de pilotage…).

        Une valeur publique, écrite dans un .feature, ne se déclare pas : elle rendrait le pas illisible.

        Raises:
            ValueError: valeur de moins de 4 caractères.
        """
        self._masque.ajoute(valeur)

    def page(self, page: Page, nom: str, *, image: bool = False) -> None:
        """Verse l'instantané d'une page, s'il diffère du précédent, et au besoin son image.

        L'image est prise au premier passage de l'exécution sur cet écran, à chaque page d'un parcours,
        ou si `image` est vrai.
        """
        if self._depot is None or self._photographe is None:
            return
        instantane = self._photographe.instantane(page)
        if instantane is None:
            return
        if instantane.source == self._derniere_page and not image:
            return
        nouvelle = instantane.source != self._derniere_page
        self._derniere_page = instantane.source
        if nouvelle:
            details = {"titre": instantane.titre, "adresse": instantane.adresse}
            self._verse("page", nom, instantane.source.encode(), "html", details)
        if image or self._images or self._depot.premiere_vue(instantane.ecran):
            self._image(page, nom, instantane)

    def courriel(self, octets: bytes, nom: str) -> None:
        """Verse un courriel tel que reçu (RFC 5322)."""
        if self._depot is None:
            return
        filtre = self._masque.courriel(octets)
        self._verse("courriel", nom, filtre, "eml", resume(filtre) | {"masque": filtre != octets})

    def pdf(self, octets: bytes, nom: str) -> None:
        """Verse un PDF et l'image de chacune de ses pages. Un PDF où se lit un secret n'est pas gardé."""
        if self._depot is None:
            return
        try:
            with pypdfium2.PdfDocument(octets) as document:
                textes = [page.get_textpage().get_text_range() for page in document]
                if any(self._masque.contient(texte) for texte in textes):
                    self.texte("Ce PDF porte un secret : il n'est pas gardé.", nom)
                    return
                rendues = [_en_image(page) for page in document]
                pages = [self._depot.range(image, "png").fichier for image, _ in rendues]
        except pypdfium2.PdfiumError:
            self.texte(
                f"Ce fichier de {len(octets)} octets n'est pas un PDF lisible : il n'est pas gardé.", nom
            )
            return
        symboles = [
            {"page": rang, "cadre": lu.cadre, "texte": self._masque.texte(lu.texte)}
            for rang, (_, lus) in enumerate(rendues, start=1)
            for lu in lus
        ]
        self._verse("pdf", nom, octets, "pdf", {"pages": pages, "symboles": symboles})

    def code(self, champs: Mapping[str, str], nom: str) -> None:
        """Verse un code-barres décodé : ses champs, dans l'ordre donné, valeurs dites en français."""
        dits = {cle: self._masque.texte(valeur) for cle, valeur in champs.items()}
        source = "\n".join(f"{cle}\t{valeur}" for cle, valeur in dits.items())
        self._verse("code", nom, source.encode(), "tsv", {"champs": dits})

    def texte(self, contenu: str, nom: str) -> None:
        """Verse un texte (réponse d'un service, console du navigateur…)."""
        filtre = self._masque.texte(contenu)
        self._verse("texte", nom, filtre.encode(), "txt", {"texte": filtre})

    def _image(self, page: Page, nom: str, instantane: Instantane) -> None:
        if self._photographe is None or instantane.secret:
            return
        octets = self._photographe.image(page)
        if octets is not None:
            self._verse("image", nom, octets, "jpg", {"titre": instantane.titre})

    def _verse(self, nature: str, nom: str, octets: bytes, extension: str, details: dict[str, Any]) -> None:
        if self._depot is None:
            return
        rangee = self._depot.range(octets, extension)
        self.pieces.append(
            Piece(
                nature=nature,
                nom=self._masque.texte(nom),
                pas=self.pas,
                fichier=rangee.fichier,
                empreinte=rangee.empreinte,
                octets=rangee.octets,
                details=details,
            )
        )


def _en_image(page: pypdfium2.PdfPage) -> tuple[bytes, list[_Symbole]]:
    """Une page lisible et légère, ses 2D-DOC encadrés de rouge, et ce qui s'y lit : huit gris, le fond blanc.

    Les couleurs restent dans le PDF. Le symbole ne se lit qu'à 200 points par pouce : la page en est réduite.
    """
    fine = page.render(scale=_ECHELLE_DE_LECTURE, grayscale=True).to_pil().convert("L")
    lus = zxingcpp.read_barcodes(fine, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.DataMatrix))
    rapport = _ECHELLE / _ECHELLE_DE_LECTURE
    gris = fine.resize((round(fine.width * rapport), round(fine.height * rapport)))
    image = gris.point(lambda valeur: valeur >> 5 if valeur < _BLANC else _FOND)
    image.putpalette(_PALETTE)
    symboles = [_Symbole(_autour(lu.position, rapport), lu.text) for lu in lus]
    for symbole in symboles:
        ImageDraw.Draw(image).rectangle(tuple(symbole.cadre), outline=_ROUGE, width=_TRAIT)
    tampon = BytesIO()
    image.save(tampon, "PNG", compress_level=3)
    return tampon.getvalue(), symboles


def _autour(place: zxingcpp.Position, rapport: float) -> list[int]:
    coins = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    xs, ys = [coin.x * rapport for coin in coins], [coin.y * rapport for coin in coins]
    marges = (min(xs) - _MARGE, min(ys) - _MARGE, max(xs) + _MARGE, max(ys) + _MARGE)
    return [round(marge) for marge in marges]
