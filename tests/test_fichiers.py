"""Les fichiers que la suite joint sont ce qu'ils disent être : d'autres bibliothèques les lisent."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree as ET

import pdfplumber
import pikepdf
import pytest
import zxingcpp
from PIL import Image
from PIL.ExifTags import Base as Exif
from pyzbar import pyzbar

from fixtures.composition import MENTION
from fixtures.contenus import ACCEPTES, CONTENUS, PAR_EXTENSION, REFUSES
from fixtures.ecrits import ECRITS, Ecrit, ecrit_pour
from fixtures.fichiers import fichier
from fixtures.planche import planche

BAIL = ECRITS["bail"]
NUMERO = "E4PH7OTO2022REC0TTE59Z"
DIX_MO = 10 * 1024 * 1024


def image(contenu: str) -> Image.Image:
    lue = Image.open(io.BytesIO(CONTENUS[contenu](BAIL)))
    lue.load()
    return lue


@pytest.mark.parametrize("nom", [*ECRITS, "autre"])
def test_chaque_ecrit_est_un_pdf_d_une_page_lisible_et_specimen(nom: str) -> None:
    octets, ecrit = fichier(f"{nom}.pdf").octets, ecrit_pour(nom)
    (page,) = pdfplumber.open(io.BytesIO(octets)).pages
    lu = " ".join(page.extract_text().split())
    for texte in (ecrit.titre, *ecrit.emetteur, ecrit.texte, *(valeur for _, valeur in ecrit.lignes)):
        assert texte in lu
    assert lu.count(MENTION) == 2
    assert "SPÉCIMEN" in lu.replace(MENTION, "")


@pytest.mark.parametrize("taille", [20_000, 10_000_000, DIX_MO, DIX_MO + 1])
def test_un_pdf_allonge_a_la_taille_dite_et_s_ouvre_encore(taille: int) -> None:
    octets = fichier("bail.pdf", taille).octets
    assert len(octets) == taille
    with pikepdf.open(io.BytesIO(octets)) as document:
        assert not document.get_warnings()
        assert len(document.pages) == 1
    assert BAIL.titre in pdfplumber.open(io.BytesIO(octets)).pages[0].extract_text()


def test_un_pdf_sans_octet_est_vide_et_aucun_n_est_plus_court_que_son_texte() -> None:
    assert fichier("bail.pdf", 0).octets == b""
    with pytest.raises(ValueError, match="fait déjà"):
        fichier("bail.pdf", 100)


@pytest.mark.parametrize(
    ("contenu", "format_", "pages"),
    [
        ("une image JPEG", "JPEG", 1),
        ("une photo de téléphone, données EXIF comprises", "JPEG", 1),
        ("une image PNG", "PNG", 1),
        ("une image à fond transparent", "PNG", 1),
        ("une image TIFF", "TIFF", 1),
        ("trois pages numérisées, compressées", "TIFF", 3),
        ("une image BMP", "BMP", 1),
        ("une image GIF", "GIF", 1),
    ],
)
def test_chaque_image_est_de_son_format(contenu: str, format_: str, pages: int) -> None:
    lue = image(contenu)
    assert (lue.format, getattr(lue, "n_frames", 1)) == (format_, pages)
    noirs = lue.convert("L").histogram()[:128]
    assert sum(noirs), "une page blanche ne dirait rien"


def test_la_photo_a_ses_donnees_exif_et_l_image_transparente_sa_transparence() -> None:
    photo = image("une photo de téléphone, données EXIF comprises")
    assert photo.getexif()[Exif.Orientation] == 6
    assert "jfif" not in photo.info
    assert image("une image à fond transparent").getchannel("A").getextrema()[0] == 0
    assert image("trois pages numérisées, compressées").info["compression"] == "group4"


@pytest.mark.parametrize(
    ("contenu", "partie"),
    [
        ("un document de traitement de texte", "word/document.xml"),
        ("un texte OpenDocument", "content.xml"),
        ("une archive", "document.pdf"),
    ],
)
def test_chaque_archive_s_ouvre_et_contient_l_ecrit(contenu: str, partie: str) -> None:
    with zipfile.ZipFile(io.BytesIO(CONTENUS[contenu](BAIL))) as archive:
        assert archive.testzip() is None
        lue = archive.read(partie)
        for nom in archive.namelist():
            if nom.endswith((".xml", ".rels")):
                ET.fromstring(archive.read(nom))  # noqa: S314 (écrit par nous)
    assert lue.startswith(b"%PDF-") or BAIL.titre in lue.decode()


def test_le_dessin_est_un_svg_et_la_page_web_cache_un_pdf_entier() -> None:
    dessin = ET.fromstring(CONTENUS["un dessin SVG"](BAIL))  # noqa: S314 (écrit par nous)
    assert dessin.tag == "{http://www.w3.org/2000/svg}svg"
    cache = CONTENUS["une page web qui cache un PDF"](BAIL)
    assert cache.startswith(b"<!DOCTYPE html>")
    with pikepdf.open(io.BytesIO(cache[cache.index(b"%PDF-") :])) as document:
        assert len(document.pages) == 1


def test_une_extension_promet_un_contenu_connu_et_les_autres_un_pdf() -> None:
    assert set(PAR_EXTENSION.values()) <= set(CONTENUS)
    assert fichier("bail.JPG").octets == CONTENUS["une image JPEG"](BAIL)
    assert fichier("bail").octets == CONTENUS["un document PDF"](BAIL)
    assert fichier("bail.pdf", contenu="un programme").octets.startswith(b"MZ")


@pytest.mark.parametrize("contenu", [*ACCEPTES.values(), *REFUSES.values()], ids=[*ACCEPTES, *REFUSES])
def test_memes_octets_a_chaque_fois(contenu: Callable[[Ecrit], bytes]) -> None:
    assert contenu(BAIL) == contenu(BAIL)


def test_le_code_barres_de_la_planche_se_lit_par_deux_bibliotheques() -> None:
    vue = Image.open(io.BytesIO(planche(NUMERO, date(2022, 4, 26))))
    assert [(code.type, code.data.decode()) for code in pyzbar.decode(vue)] == [("CODE128", NUMERO)]
    assert [code.text for code in zxingcpp.read_barcodes(vue)] == [NUMERO]


def test_la_planche_se_lit_encore_reduite_de_moitie_et_de_travers() -> None:
    vue = Image.open(io.BytesIO(planche(NUMERO, date(2022, 4, 26)))).convert("L")
    reduite = vue.resize((vue.width * 2 // 3, vue.height * 2 // 3), Image.Resampling.LANCZOS)
    penchee = vue.rotate(2, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC)
    for abimee in (reduite, penchee):
        assert [code.data.decode() for code in pyzbar.decode(abimee)] == [NUMERO]
