"""De quoi abîmer l'image d'une page, comme le font un scanner, un télécopieur ou un téléphone."""

import io
from collections.abc import Callable
from functools import reduce

from PIL import Image, ImageChops, ImageFilter, ImageOps

Abime = Callable[[Image.Image], Image.Image]
BLANC, TABLE = 255, 110


def enregistree(image: Image.Image, format_: str = "PNG", **options: object) -> bytes:
    """Le fichier de cette image."""
    sortie = io.BytesIO()
    image.save(sortie, format_, **options)
    return sortie.getvalue()


def tourne(degres: float) -> Abime:
    """Une feuille posée de travers."""
    return lambda image: image.rotate(degres, Image.Resampling.BICUBIC, expand=True, fillcolor=BLANC)


def floute(rayon: float) -> Abime:
    """Une mise au point manquée ; rayon en pixels."""
    return lambda image: image.filter(ImageFilter.GaussianBlur(rayon))


def comprime(qualite: int) -> Abime:
    """Une compression JPEG."""

    def comprime_ainsi(image: Image.Image) -> Image.Image:
        return Image.open(io.BytesIO(enregistree(image, "JPEG", quality=qualite))).convert("L")

    return comprime_ainsi


def reduit(echelle: float) -> Abime:
    """Une numérisation moins fine."""
    return lambda image: image.resize((round(image.width * echelle), round(image.height * echelle)))


def bruite(ecart: float) -> Abime:
    """Le grain d'une photo prise dans la pénombre ; écart type en niveaux de gris."""
    return lambda image: ImageChops.add(image, Image.effect_noise(image.size, ecart), offset=-128)


def ombre(image: Image.Image) -> Image.Image:
    """Une lumière qui baisse d'un bord à l'autre."""
    degrade = Image.linear_gradient("L").resize(image.size).point(lambda gris: 90 + gris * 165 // 255)
    return ImageChops.multiply(image, degrade)


def perspective(image: Image.Image) -> Image.Image:
    """Une feuille photographiée de biais."""
    largeur, hauteur = image.size
    dx, dy = largeur * 0.06, hauteur * 0.06
    coins = (-dx, 0, 0, hauteur + dy, largeur + dx, hauteur, largeur, -dy)
    return image.transform(image.size, Image.Transform.QUAD, coins, Image.Resampling.BICUBIC, fillcolor=BLANC)


def sur_une_table(image: Image.Image) -> Image.Image:
    """Une feuille sur un fond sombre."""
    table = Image.new("L", (round(image.width * 1.3), round(image.height * 1.2)), TABLE)
    table.paste(image, (image.width // 8, image.height // 10))
    return table


def en_noir_et_blanc(image: Image.Image) -> Image.Image:
    """Une télécopie."""
    return image.point(lambda gris: BLANC if gris > BLANC // 2 else 0)


def pali(image: Image.Image) -> Image.Image:
    """Une encre qui manque."""
    return image.point(lambda gris: 100 + gris * 60 // BLANC)


def a_la_suite(*abimes: Abime) -> Abime:
    """Plusieurs dégâts, l'un après l'autre."""
    return lambda image: reduce(lambda abimee, abime: abime(abimee), abimes, image)


ABIMES: dict[str, Abime] = {
    "intacte": a_la_suite(),
    "tournée de 10°": tourne(10),
    "tournée de -10°": tourne(-10),
    "tournée de 3°": tourne(3),
    "tournée de 45°": tourne(45),
    "couchée": tourne(90),
    "tête en bas": tourne(180),
    "floue": floute(1),
    "très floue": floute(1.4),
    "JPEG 30": comprime(30),
    "de travers, floue, JPEG 30": a_la_suite(tourne(10), floute(1), comprime(30)),
    "de travers dans l'autre sens, floue, JPEG 30": a_la_suite(tourne(-10), floute(1), comprime(30)),
    "150 points par pouce": reduit(0.75),
    "100 points par pouce": reduit(0.5),
    "bruitée": bruite(40),
    "ombrée": ombre,
    "de biais": perspective,
    "télécopiée": en_noir_et_blanc,
    "télécopiée de travers": a_la_suite(tourne(7), en_noir_et_blanc),
    "pâlie": pali,
    "négative": ImageOps.invert,
    "photographiée": a_la_suite(tourne(4), perspective, sur_une_table, ombre, bruite(12), comprime(60)),
}
"""Ce que le lecteur doit surmonter, sur une page rendue à 200 points par pouce."""
