"""Le lecteur du nom de téléchargement (RFC 6266)."""

import pytest

from steps.controles.telechargement import nom_de_telechargement


@pytest.mark.parametrize(
    ("disposition", "nom"),
    [
        ("attachment; filename=bail.pdf", "bail.pdf"),
        ('attachment; filename="le bail.pdf"', "le bail.pdf"),
        (r'attachment; filename="le \"bail\".pdf"', 'le "bail".pdf'),
        ("attachment; filename=t.pdf; filename*=UTF-8''%C3%A9t%C3%A9.pdf", "été.pdf"),
        ("attachment; filename*=utf-8''a%2Fb.pdf; filename=ab.pdf", "a/b.pdf"),
        ("attachment", ""),
        ("", ""),
    ],
)
def test_le_nom_est_celui_que_prendrait_un_navigateur(disposition: str, nom: str) -> None:
    assert nom_de_telechargement(disposition) == nom
