"""L'écriture que le lecteur attend d'un nom dans le 2D-DOC."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from steps.controles.ecriture import ecriture_2d_doc


@pytest.mark.parametrize(
    ("lettres", "ecrites"),
    [
        ("Œ œ Æ æ ẞ ß Ø ø Ł ł Đ đ", "OE OE AE AE SS SS O O L L D D"),
        ("Þ þ Ð ð Ħ ħ Ŧ ŧ Ŋ ŋ ĸ", "TH TH D D H H T T N N Q"),
        ("İ I ı i", "I I I I"),
        ("Ə ə Ɛ ɛ Ɔ ɔ Ǝ Ɣ ɣ", "E E E E O O E G G"),
        ("Ɓ ɓ Ɗ ɗ Ƙ ƙ Ƴ ƴ Ɲ ɲ Ɖ ɖ Ƒ ƒ Ʋ ʋ", "B B D D K K Y Y N N D D F F V V"),
        ("Ʃ ʃ Ʒ ʒ ƿ ȝ", "SH SH ZH ZH W Y"),
        ("ǆ ĳ ﬁ Ŀ Ꜩ Ꜳ ꭣ", "DZ IJ FI L TZ AA UO"),
        ("Ơ Ư ơ ư Ệ Ǿ Ǽ", "O U O U E O AE"),
    ],
)
def test_chaque_lettre_latine_a_sa_lettre_simple(lettres: str, ecrites: str) -> None:
    assert ecriture_2d_doc(lettres) == ecrites


@pytest.mark.parametrize(
    ("texte", "ecrit"),
    [
        ("d\u2019Arc-en-Ciel \u2014 Ben\u2011Ali", "D ARC EN CIEL BEN ALI"),
        ("Haʻalele ʿAbd Sahaiʔa O\u2032Neil", "HA ALELE ABD SAHAI A O NEIL"),
        ("Bât. 2, 12/14 (cour)", "BAT 2 12 14 COUR"),
        ("Gal\u00b7la", "GALLA"),
        ("e\u0301\u0327 \u200eAli\u200d", "E ALI"),
        ("bout\u00adrimé", "BOUT RIME"),
        ("Ali\uff01 et la suite\u2026", "ALI ET LA SUITE"),
    ],
)
def test_signes_et_ponctuation(texte: str, ecrit: str) -> None:
    assert ecriture_2d_doc(texte) == ecrit


@pytest.mark.parametrize("texte", ["МАРИЯ", "ΜΑΡΙΑ", "محمد", "ካሳ", "????"])
def test_une_autre_ecriture_reste_telle_quelle(texte: str) -> None:
    """Rien ne lui correspond dans un 2D-DOC : le désaccord doit se voir."""
    assert ecriture_2d_doc(f"Ali {texte}") == f"ALI {texte}"


@example("\uff01")
@example("\u2026")
@given(st.text())
def test_une_seconde_ecriture_ne_change_rien(texte: str) -> None:
    assert ecriture_2d_doc(ecriture_2d_doc(texte)) == ecriture_2d_doc(texte)
