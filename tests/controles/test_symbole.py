"""Trouver un Data Matrix, en relire les modules, en mesurer l'impression."""

from dataclasses import replace

import pytest
from PIL import Image

from steps.controles.attestation import Attestation
from steps.controles.deux_d_doc import cherche_les_symboles
from steps.controles.deux_d_doc.erreurs import CodeIntrouvable
from steps.controles.deux_d_doc.mots_de_code import est_tout_en_c40, mots_de_donnees
from tests.controles.fabrique import Modele, image_des_modules, modules_de, pdf


@pytest.mark.parametrize("longueur", [3, 30, 100, 250, 380, 600, 900, 1300, 2000])
def test_les_mots_de_code_se_relisent(longueur: int) -> None:
    texte = ("ABC DEF 0123456789" * 200)[:longueur]
    mots = mots_de_donnees(modules_de(texte, "C40"))
    ecrits = list(texte.encode("datamatrix.C40"))
    assert mots is not None
    assert mots[: len(ecrits)] == ecrits
    assert est_tout_en_c40(mots)


@pytest.mark.parametrize("codec", ["ascii", "text", "X12", "edifact"])
def test_un_autre_encodage_se_reconnait(codec: str) -> None:
    assert not est_tout_en_c40(mots_de_donnees(modules_de("DC04 ABC 0123456789 ABC", codec)) or [])


def test_un_retour_en_ascii_au_milieu_se_reconnait() -> None:
    assert not est_tout_en_c40([230, 1, 2, 254, 66, 67, 68, 69, 129])
    assert not est_tout_en_c40([230, 1, 2, 254, 230, 3, 4])
    assert est_tout_en_c40([230, 1, 2, 254, 66, 129, 7])
    assert not est_tout_en_c40([])


def test_un_rectangle_n_a_pas_de_mots_lus() -> None:
    assert mots_de_donnees([[True] * 18] * 8) is None


def test_l_image_rend_contenu_et_modules() -> None:
    grille = modules_de("DC04\x1d\x1f0123", "C40")
    (symbole,) = cherche_les_symboles(image_des_modules(grille))
    assert symbole.contenu == b"DC04\x1d\x1f0123"
    assert [list(ligne) for ligne in symbole.modules] == grille
    assert symbole.carre
    assert (symbole.mots_de_donnees or [0])[0] == 230


def test_une_image_sans_code_ne_rend_rien() -> None:
    assert cherche_les_symboles(Image.new("L", (600, 600), 255), a_fond=True) == ()


@pytest.mark.parametrize(("module", "silence"), [(0.4, 2), (0.3, 1), (0.5, 3), (0.4, 0)])
def test_l_impression_se_mesure(module: float, silence: int, modele: Modele) -> None:
    """Un filet d'un point est tracé au bord de la zone blanche : la moitié de son épaisseur y mord."""
    filet = replace(modele, module_mm=module, silence=silence, ecart_mm=0, legende="#line(length: 2cm)")
    mesure = Attestation(pdf(filet)).mesure
    assert mesure.module_mm == module
    assert mesure.zone_de_silence == pytest.approx(max(0, silence - 0.18 / module), abs=0.3)


@pytest.mark.parametrize(
    ("legende", "vue"),
    [
        ("#text(size: 8pt)[2D-DOC]", True),
        ("#rotate(-90deg, reflow: true)[2D-DOC]", True),
        ("#rotate(90deg, reflow: true)[2D-DOC]", True),
        ("#v(3cm) 2D-DOC", False),
        ("Code", False),
    ],
    ids=["dessous", "montante", "descendante", "trop loin", "autre texte"],
)
def test_la_legende_est_cherchee_pres_du_symbole(legende: str, vue: bool, modele: Modele) -> None:
    assert Attestation(pdf(replace(modele, legende=legende))).legende_du_code is vue


def test_le_symbole_d_exemple_est_en_c40_de_64_modules(attestation: Attestation) -> None:
    symbole = attestation.symbole.symbole
    assert (symbole.lignes, symbole.colonnes, symbole.tout_en_c40) == (64, 64, True)


def test_un_symbole_en_ascii_se_reconnait(modele: Modele) -> None:
    assert not Attestation(pdf(replace(modele, codecs=("ascii",)))).symbole.symbole.tout_en_c40


def test_sans_symbole_la_lecture_le_dit(modele: Modele) -> None:
    attestation = Attestation(pdf(replace(modele, contenu=None)))
    assert attestation.symboles == ()
    with pytest.raises(CodeIntrouvable, match="aucun 2D-DOC lisible"):
        _ = attestation.code
