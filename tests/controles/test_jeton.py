"""Lecture d'un jeton, et fabrication de faux."""

import base64
import json
from datetime import UTC, datetime, timedelta

import pytest
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from steps.controles.jeton import (
    JetonAbsent,
    JetonIllisible,
    a_signature_alteree,
    aux_revendications_changees,
    jeton,
    jeton_du_lien,
    lis_le_jeton,
    sans_signature,
)

CLE = OctKey.import_key("cle-d-essai-qui-ne-sert-qu-ici-0123456789")
REVENDICATIONS = {"iat": 1649231384.02627, "exp": 1649317784.02627, "login": 8000293, "sub": "register"}
BRUT = jwt.encode({"typ": "JWT", "alg": "HS256"}, REVENDICATIONS, CLE)
LIEN = f"https://exemple.invalid/particuliers/#/espace-personnel/inscription/mot-de-passe?token={BRUT}"


def fabrique(charge: object) -> str:
    return (
        ".".join(
            base64.urlsafe_b64encode(json.dumps(partie).encode()).decode().rstrip("=")
            for partie in ({"alg": "HS256"}, charge)
        )
        + ".AA"
    )


def test_le_jeton_du_guide_se_lit() -> None:
    lu = jeton(LIEN)
    assert lu.algorithme == "HS256"
    assert lu.usage == "register"
    assert lu.revendications["login"] == 8000293
    assert lu.emis_le == datetime(2022, 4, 6, 7, 49, 44, 26270, tzinfo=UTC)
    assert lu.duree == timedelta(hours=24)


def test_ajouter_un_delai_compte_des_secondes_ecoulees_meme_au_changement_d_heure() -> None:
    veille = lis_le_jeton(fabrique({"iat": 1648306800}))
    assert (veille.emis_le + timedelta(hours=24)).timestamp() - veille.emis_le.timestamp() == 86_400


def test_le_jeton_se_trouve_apres_ou_avant_le_diese() -> None:
    assert jeton_du_lien(f"https://exemple.invalid/a?token={BRUT}") == BRUT
    for lien in (f"https://exemple.invalid/#/mot-de-passe/{BRUT}", "", "http://[", "#?token="):
        with pytest.raises(JetonAbsent):
            jeton_du_lien(lien)


@pytest.mark.parametrize(
    "brut",
    [
        "",
        "a.b",
        "a.b.c.d",
        "é.é.é",
        "e30.W10.AA",
        "e30.bm9u.AA",
        "e30.eyJpYXQiOk5hTn0.AA",
        "e30." + "W10" * 5 + ".AA",
    ],
)
def test_un_jeton_illisible_se_dit_sans_se_montrer(brut: str) -> None:
    with pytest.raises(JetonIllisible, match="le jeton ne se lit pas") as leve:
        lis_le_jeton(brut)
    assert not brut or brut not in str(leve.value)


@pytest.mark.parametrize("iat", [None, True, "1649231384", 1e300, 10**15, -(10**15), []])
def test_un_instant_impossible_se_dit(iat: object) -> None:
    with pytest.raises(JetonIllisible, match="« iat »"):
        _ = lis_le_jeton(fabrique({"iat": iat})).emis_le


def test_un_jeton_ne_se_montre_pas() -> None:
    assert BRUT not in repr(jeton(LIEN))
    assert "8000293" not in repr(jeton(LIEN))


def test_les_faux_sont_refuses_par_un_verificateur_et_restent_lisibles() -> None:
    assert jwt.decode(BRUT, CLE).claims["sub"] == "register"
    faux = [
        a_signature_alteree(BRUT),
        sans_signature(BRUT),
        sans_signature(BRUT, "None"),
        aux_revendications_changees(BRUT, sub="reset"),
    ]
    for contrefait in faux:
        with pytest.raises((JoseError, ValueError)):
            jwt.decode(contrefait, CLE)
        assert contrefait != BRUT
    assert lis_le_jeton(faux[0]).revendications == lis_le_jeton(BRUT).revendications
    assert [lis_le_jeton(f).algorithme for f in faux] == ["HS256", "none", "None", "HS256"]
    assert lis_le_jeton(faux[3]).usage == "reset"
    assert lis_le_jeton(faux[3]).emis_le == lis_le_jeton(BRUT).emis_le


def test_une_signature_absente_ne_s_altere_pas() -> None:
    with pytest.raises(JetonIllisible, match="il n'est pas signé"):
        a_signature_alteree(sans_signature(BRUT))
