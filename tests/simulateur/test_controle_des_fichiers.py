"""Le contrôle des fichiers joints, par propriétés : rien ne le fait tomber, rien d'autre que les cinq formats ne passe.

Ce qu'est vraiment un fichier est dit par Pillow et pikepdf, que le contrôle n'emploie pas.
"""

import io
import unicodedata
from contextlib import suppress
from datetime import timedelta

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, UnidentifiedImageError

from fixtures.contenus import ACCEPTES, REFUSES
from fixtures.ecrits import ECRITS
from simulator.domaine.fichiers import LONGUEUR_DU_NOM, Fichiers
from simulator.domaine.refus import SaisieRefusee
from simulator.domaine.regles import Regles

FICHIERS = Fichiers(Regles())
TYPES = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",  # une photo JPEG suivie d'une autre
    "PNG": "image/png",
    "TIFF": "image/tiff",
    "BMP": "image/bmp",
    "PDF": "application/pdf",
}
CONTENUS_PERMIS = [contenu(ecrit) for contenu in ACCEPTES.values() for ecrit in ECRITS.values()]
LE_TEMPS_QU_IL_FAUT = settings(deadline=timedelta(seconds=5), max_examples=200)
Image.init()
# Ceux que Pillow écrit, sans ce qui demande un autre programme (GRIB, HDF5…) ou n'a plus cours (IM).
ECRIVABLES = sorted(set(Image.SAVE) - {"BUFR", "EPS", "GRIB", "HDF5", "IM", "WMF"})
QUELCONQUES = st.sampled_from(["JPEG", "PNG", "TIFF", "BMP", "PDF", "GIF", "WEBP", "PPM", "ICO"])


def nature(octets: bytes) -> str | None:
    """Le type MIME du fichier, d'après Pillow ou pikepdf ; rien si ce n'est aucun des cinq formats."""
    try:
        with pikepdf.open(io.BytesIO(octets)):
            return TYPES["PDF"]
    except pikepdf.PdfError:
        pass
    try:
        with Image.open(io.BytesIO(octets)) as image:
            image.load()
            return TYPES.get(image.format or "")
    except (UnidentifiedImageError, OSError):
        return None


@pytest.mark.parametrize("contenu", ACCEPTES)
def test_ce_qui_est_accepte_s_ouvre_vraiment(contenu: str) -> None:
    for ecrit in ECRITS.values():
        octets = ACCEPTES[contenu](ecrit)
        assert FICHIERS.controle("domicile", "bail.pdf", octets).type_mime == nature(octets)


@pytest.mark.parametrize("nom", ["bail.pdf", "bail.jpg", "bail.png", "bail.tiff", "bail.bmp"])
@pytest.mark.parametrize("contenu", REFUSES)
def test_ce_qui_est_refuse_l_est_sous_tout_nom_permis(contenu: str, nom: str) -> None:
    with pytest.raises(SaisieRefusee):
        FICHIERS.controle("domicile", nom, REFUSES[contenu](ECRITS["bail"]))


@pytest.mark.parametrize("format_", ECRIVABLES)
def test_de_tous_les_formats_d_images_seuls_les_cinq_passent(format_: str) -> None:
    tampon = io.BytesIO()
    for mode in ("RGB", "RGBA", "L", "P", "1", "CMYK"):
        try:
            Image.new(mode, (64, 64)).save(tampon, format_)
            break
        except (OSError, ValueError, KeyError):
            tampon = io.BytesIO()
    octets = tampon.getvalue()
    assert octets, f"Pillow n'écrit {format_} dans aucun de ces modes"
    attendu = nature(octets)
    assert (FICHIERS.format(octets) and FICHIERS.type_mime(octets)) == attendu


@given(st.binary(max_size=64))
@LE_TEMPS_QU_IL_FAUT
def test_aucun_contenu_ne_fait_tomber_le_controle(octets: bytes) -> None:
    assert (FICHIERS.motif_de_contenu(octets) is None) is (FICHIERS.type_mime(octets) in TYPES.values())
    with suppress(SaisieRefusee):
        FICHIERS.controle("domicile", "bail.pdf", octets)


@given(st.sampled_from(["RGB", "L", "1"]), st.integers(1, 200), st.integers(1, 200), QUELCONQUES)
@LE_TEMPS_QU_IL_FAUT
def test_une_image_quelconque_est_jugee_sur_sa_nature(
    mode: str, largeur: int, hauteur: int, format_: str
) -> None:
    tampon = io.BytesIO()
    Image.new(mode, (largeur, hauteur)).save(tampon, format_)
    octets = tampon.getvalue()
    assert (FICHIERS.format(octets) and FICHIERS.type_mime(octets)) == TYPES.get(format_)


@given(st.sampled_from(CONTENUS_PERMIS), st.integers(1, 3))
@LE_TEMPS_QU_IL_FAUT
def test_un_fichier_qui_a_perdu_ses_premiers_octets_est_refuse(octets: bytes, perdus: int) -> None:
    assert FICHIERS.format(octets[perdus:]) is None


@given(st.binary(min_size=1, max_size=64), st.sampled_from(CONTENUS_PERMIS))
@LE_TEMPS_QU_IL_FAUT
def test_un_format_permis_cache_plus_loin_ne_compte_pas(debut: bytes, octets: bytes) -> None:
    assert FICHIERS.format(debut + octets) == FICHIERS.format(debut.ljust(64, b"\0"))


@given(st.text(max_size=400))
@LE_TEMPS_QU_IL_FAUT
def test_aucun_nom_ne_reste_hostile(nom: str) -> None:
    montre = FICHIERS.nom_sans_danger(nom)
    assert montre
    assert len(montre) <= LONGUEUR_DU_NOM
    assert not {"/", "\\"} & set(montre)
    assert not [c for c in montre if unicodedata.category(c) in {"Cc", "Cf", "Cs"}]
    telecharge = FICHIERS.nom_a_telecharger(f"{montre}.pdf")
    assert telecharge.endswith(".pdf")
    assert len(telecharge.encode()) <= LONGUEUR_DU_NOM
    assert not set('<>:"/\\|?*') & set(telecharge)
    assert telecharge.partition(".")[0].lower() not in {"con", "prn", "aux", "nul", "com1", "lpt1"}
