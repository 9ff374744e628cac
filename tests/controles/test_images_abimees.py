"""Photos et scans : le 2D-DOC se lit octet pour octet, ou la lecture dit qu'elle n'y arrive pas."""

from collections.abc import Callable

import pytest
from PIL import Image
from PIL.ExifTags import Base

from steps.controles.attestation import Attestation
from steps.controles.deux_d_doc import Annuaire, EtatDeSignature, apprets, second_lecteur
from steps.controles.deux_d_doc.erreurs import CodeIntrouvable
from steps.controles.deux_d_doc.second_lecteur import Avis
from steps.controles.photo import ImageIllisible, PasUneImage, Photo
from tests.controles.abimes import ABIMES, a_la_suite, comprime, enregistree, floute, tourne

DPI = 200
TETE_EN_BAS = 3
"""Valeur de l'orientation EXIF d'un appareil tenu à l'envers."""


@pytest.fixture(scope="session")
def page(octets: bytes) -> Image.Image:
    """La page d'essai, module de 0,4 mm, en gris à 200 points par pouce."""
    return Attestation(octets).image(1, DPI)


@pytest.mark.parametrize("abime", ABIMES)
def test_une_image_abimee_se_lit_exactement(
    abime: str, page: Image.Image, contenu: bytes, annuaire: Annuaire
) -> None:
    photo = Photo(enregistree(ABIMES[abime](page)), annuaire)
    assert photo.code.octets == contenu
    assert photo.verification.etat is EtatDeSignature.VERIFIEE
    assert photo.seconde_lecture.avis is not Avis.CONTREDIT


@pytest.mark.parametrize("abime", ["intacte", "tournée de 10°", "de travers, floue, JPEG 30", "télécopiée"])
def test_le_second_decodeur_lit_les_memes_octets(abime: str, page: Image.Image, contenu: bytes) -> None:
    """Le lanceur installe libdmtx là où il le peut ; ailleurs, l'avis dit qu'elle manque."""
    lecture = Photo(enregistree(ABIMES[abime](page))).seconde_lecture
    if second_lecteur.est_installe():
        assert (lecture.avis, lecture.contenu) == (Avis.CONFIRME, contenu)
    else:
        assert (lecture.avis, lecture.contenu) == (Avis.ABSENT, None)


@pytest.mark.parametrize(
    ("rendu", "avis"),
    [([], Avis.MUET), ([b"l46"], Avis.MUET), ([b"DC04"], Avis.CONTREDIT), (None, Avis.ABSENT)],
)
def test_un_desaccord_des_decodeurs_n_est_pas_un_silence(
    rendu: list[bytes] | None, avis: Avis, octets: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decode(_image: Image.Image, **_options: object) -> list[second_lecteur.Lu]:
        return [second_lecteur.Lu(contenu) for contenu in rendu or []]

    monkeypatch.setattr(second_lecteur, "_decodeur", lambda: None if rendu is None else decode)
    assert Attestation(octets).seconde_lecture.avis is avis


@pytest.mark.parametrize(
    "illisible",
    [floute(5), a_la_suite(tourne(20), floute(3), comprime(5))],
    ids=["floue", "floue et comprimée"],
)
def test_une_image_trop_abimee_se_dit(
    illisible: Callable[[Image.Image], Image.Image], page: Image.Image
) -> None:
    with pytest.raises(
        CodeIntrouvable, match=r"aucun 2D-DOC lisible n'a été trouvé \(image de \d+ × \d+ pixels\)"
    ):
        _ = Photo(enregistree(illisible(page))).code


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def test_tous_les_formats_se_lisent(format_: str, page: Image.Image, contenu: bytes) -> None:
    assert Photo(enregistree(page, format_)).code.octets == contenu


def test_une_photo_tenue_a_l_envers_est_redressee(page: Image.Image) -> None:
    exif = Image.Exif()
    exif[Base.Orientation] = TETE_EN_BAS
    redressee = Photo(enregistree(page.rotate(180), "JPEG", exif=exif))
    droite = Photo(enregistree(page, "JPEG"))
    assert redressee.symbole.boite == pytest.approx(droite.symbole.boite, abs=2)


def test_un_fond_transparent_vaut_du_blanc(page: Image.Image, contenu: bytes) -> None:
    encre = page.point(lambda gris: 255 - gris)
    transparente = Image.new("RGBA", page.size)
    transparente.putalpha(encre)
    assert Photo(enregistree(transparente)).code.octets == contenu


def test_la_place_du_symbole_est_celle_de_l_image_recue(page: Image.Image) -> None:
    """Un apprêt change l'échelle ; la place rendue, non."""
    attendue = Photo(enregistree(page)).symbole.boite
    for appret in apprets.APPRETS:
        (symbole,) = apprets.cherche_malgre_tout(appret.prepare(page))
        a_l_echelle = [cote / appret.echelle for cote in symbole.boite]
        assert a_l_echelle == pytest.approx(attendue, abs=4)


def test_un_pdf_fait_d_une_image_se_lit(page: Image.Image, contenu: bytes) -> None:
    scan = Attestation(enregistree(ABIMES["de travers, floue, JPEG 30"](page), "PDF", resolution=DPI))
    assert scan.code.octets == contenu
    assert scan.texte == ""


def test_un_symbole_au_bord_de_l_image_se_relit(page: Image.Image, contenu: bytes) -> None:
    gauche, haut, droite, bas = Photo(enregistree(page)).symbole.symbole.boite
    photo = Photo(enregistree(page.crop((gauche - 4, haut - 4, droite + 5, bas + 5))))
    assert photo.code.octets == contenu
    assert photo.seconde_lecture.avis is not Avis.CONTREDIT


@pytest.mark.parametrize(
    "octets", [b"", b"bonjour", b"%PDF-1.7", b"GIF89a" + bytes(20)], ids=["vide", "texte", "PDF", "GIF"]
)
def test_ce_qui_n_est_pas_une_image_se_dit(octets: bytes) -> None:
    with pytest.raises(PasUneImage, match="ce n'est pas une image PNG, JPEG, TIFF, BMP, WEBP"):
        Photo(octets)


def test_une_image_tronquee_se_dit(page: Image.Image) -> None:
    with pytest.raises(ImageIllisible, match="l'image ne se lit pas"):
        Photo(enregistree(page)[:2000])


def test_une_image_demesuree_n_est_pas_ouverte() -> None:
    """Vingt mille pixels de côté tiennent dans quelques kilo-octets : l'ouvrir épuiserait la mémoire."""
    demesuree = enregistree(Image.new("1", (20_000, 20_000)))
    assert len(demesuree) < 100_000
    with pytest.raises(ImageIllisible, match="DecompressionBomb"):
        Photo(demesuree)
