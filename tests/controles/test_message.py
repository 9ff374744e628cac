"""Décodage d'un 2D-DOC : en-tête, champs, séparateurs, annexe."""

from datetime import date

import pytest

from steps.controles.deux_d_doc import Code2DDoc, controle_le_type_13, decode
from steps.controles.deux_d_doc.erreurs import (
    Base32Illisible,
    ChampInconnu,
    ChampInterdit,
    ChampManquant,
    ChampRepete,
    ChampTropCourt,
    EnTeteIllisible,
    EnTeteTronque,
    FormeBinaire,
    PasUn2DDoc,
    SeparateurFautif,
    SignatureAbsente,
    TypeInconnu,
    ValeurIrreguliere,
    VersionInconnue,
)
from steps.controles.lecture import LectureImpossible
from tests.controles.fabrique import EN_TETE, GS, RS, US, message

SIGNATURE = US + "A" * 103


def lis(texte: str, en_tete: str = EN_TETE) -> Code2DDoc:
    return decode((en_tete + texte + SIGNATURE).encode())


def sortes(fautes: tuple[LectureImpossible, ...]) -> list[type[LectureImpossible]]:
    return [type(faute) for faute in fautes]


def test_le_message_d_exemple_se_lit_sans_faute() -> None:
    code = lis(message())
    assert code.fautes == ()
    assert controle_le_type_13(code) == ()
    assert code.entete.emission == code.entete.signature == date(2022, 4, 26)
    assert code.valeur("60") == "TEST/QUARANTE ET UN"
    assert code.valeur("63") == ""
    assert code.valeur("6R") is None
    assert code.jour("6O") == date(2022, 10, 25)
    assert code.annexe_non_signee is None


@pytest.mark.parametrize(
    ("octets", "erreur", "phrase"),
    [
        (b"", PasUn2DDoc, "n'est pas un 2D-DOC"),
        (b"https://exemple.invalid", PasUn2DDoc, "« ht »"),
        (b"\xdc\x04FRA", FormeBinaire, "forme binaire"),
        (b"DC01FR000001", VersionInconnue, "« 01 »"),
        (b"DC04FR000001", EnTeteTronque, "12 caractères au lieu de 26"),
        (b"DC04FR00REC11FD71FD713\x1fAAAAAAAAAA", EnTeteTronque, "22 caractères au lieu de 26"),
        (b"DC04FR00REC11fd71FD71301FR", EnTeteIllisible, "« 1fd7 » ne peut être une date d'émission"),
        (b"DC04F?00REC11FD71FD71301FR", EnTeteIllisible, "autorité"),
    ],
)
def test_un_en_tete_illisible_est_nomme(octets: bytes, erreur: type[LectureImpossible], phrase: str) -> None:
    with pytest.raises(erreur, match=phrase):
        decode(octets)


@pytest.mark.parametrize(
    ("texte", "identifiant", "valeur", "fautes"),
    [
        pytest.param("6Q7503136189" + "68M", "6Q", "7503136189", [], id="au maximum, sans GS"),
        pytest.param(
            "6Q7503136189" + GS + "68M", "6Q", "7503136189", [SeparateurFautif], id="au maximum, GS"
        ),
        pytest.param("6Q750" + GS + "68M", "6Q", "750", [], id="court, GS"),
        pytest.param("6Q750", "6Q", "750", [], id="court, dernier"),
        pytest.param("6Q750" + GS, "6Q", "750", [], id="court, dernier, GS toléré"),
        pytest.param("62" + "A" * 38 + RS, "62", "A" * 38, [], id="tronqué, RS en dernier"),
        pytest.param("68M" + GS + "67AF", "68", "M", [SeparateurFautif], id="GS après un champ fixe"),
        pytest.param("68M" + RS + "67AF", "68", "M", [SeparateurFautif], id="RS après un champ fixe"),
        pytest.param("6W5900", "6W", "5900", [ChampTropCourt], id="champ fixe trop court en fin"),
        pytest.param("6W5900" + GS + "67AF", "6W", "5900", [ChampTropCourt], id="champ fixe trop court"),
        pytest.param("68M68F", "68", "M", [ChampRepete], id="champ répété"),
        pytest.param("68MZZAF", "68", "M", [ChampInconnu], id="champ inconnu"),
        pytest.param("0Chttps" + GS + "68M", "0C", "https", [], id="complément non borné"),
        pytest.param("62QUARANTÉ" + GS + "68M", "62", "QUARANTÉ", [], id="accent rendu tel quel"),
    ],
)
def test_les_separateurs(texte: str, identifiant: str, valeur: str, fautes: list[type]) -> None:
    code = lis(texte)
    assert code.valeur(identifiant) == valeur
    assert sortes(code.fautes) == fautes


def test_un_champ_apres_un_separateur_fautif_reste_lisible() -> None:
    assert lis("68M" + GS + "67AF").valeur("67") == "AF"


def test_une_valeur_tronquee_se_reconnait() -> None:
    champ = lis("62" + "A" * 38 + RS + "68M").champ("62")
    assert champ is not None
    assert champ.tronque


def test_un_type_inconnu_se_lit_et_se_signale() -> None:
    code = lis(message(), en_tete="DC04FR00REC11FD71FD7ZZ01FR")
    assert sortes(code.fautes) == [TypeInconnu]
    assert code.valeur("6J") == "2"
    assert "« ZZ » inconnu" in str(code.fautes[0])


def test_la_signature_absente_se_signale() -> None:
    code = decode((EN_TETE + message()).encode())
    assert sortes(code.fautes) == [SignatureAbsente]
    with pytest.raises(SignatureAbsente, match="signature absente"):
        code.exige_sans_faute()


@pytest.mark.parametrize(
    "signature", ["A1", "a" * 103, "A" * 102 + "B", "A" * 102], ids=["2", "casse", "bits", "102"]
)
def test_un_mauvais_base32_est_refuse(signature: str) -> None:
    with pytest.raises(Base32Illisible, match="base32"):
        _ = decode((EN_TETE + message() + US + signature).encode()).signature_octets


def test_l_annexe_est_separee_et_non_signee() -> None:
    code = decode((EN_TETE + message() + SIGNATURE + GS + "0CAUTRE").encode())
    assert code.annexe_non_signee == b"0CAUTRE"
    assert code.signature == SIGNATURE[1:]
    assert code.valeur("0C") is None
    assert b"AUTRE" not in code.signe


@pytest.mark.parametrize(
    ("changement", "erreur", "phrase"),
    [
        ({"c6Q": None}, ChampManquant, r"6Q \(n° d'étranger\)"),
        ({"c6O": None}, ChampManquant, r"6O \(fin de validité\)"),
        ({"c65": "65CN"}, ChampInterdit, "le type 13 ne l'admet pas"),
        ({"c6F": "6FP" + GS}, ChampInterdit, "6F"),
        ({"c6J": "6J1", "c6O": None}, ChampInterdit, "6N .* une attestation de dépôt n'a pas de validité"),
        ({"c6J": "6J9"}, ValeurIrreguliere, "« 9 » n'a pas la forme attendue, un chiffre de 1 à 5"),
        ({"c6L": "6L20220426"}, ValeurIrreguliere, "« 20220426 » .* date JJMMAAAA"),
        ({"c69": "6900000000"}, None, ""),
        ({"c62": "62ÉTÉ" + GS}, ValeurIrreguliere, "majuscules sans accent"),
        ({"c60": "60TEST/" + GS}, ValeurIrreguliere, "« / » entre deux prénoms"),
        ({"c6P": "6P" + GS}, None, ""),
    ],
)
def test_les_regles_du_type_13(
    changement: dict[str, str | None], erreur: type[LectureImpossible] | None, phrase: str
) -> None:
    fautes = controle_le_type_13(lis(message(**changement)))
    if erreur is None:
        assert fautes == ()
        return
    with pytest.raises(erreur, match=phrase):
        raise fautes[0]
    assert len(fautes) == 1


def test_un_autre_type_n_est_pas_juge() -> None:
    assert controle_le_type_13(lis("68M", en_tete="DC04FR00REC11FD71FD71601FR")) == ()


@pytest.mark.parametrize(
    ("en_tete", "attendu"),
    [("DC02FR00REC1FFFF1FD713", (None, None)), ("DC03FR00REC1FFFF1FD71301", ("01", None))],
)
def test_les_versions_02_et_03(en_tete: str, attendu: tuple[str | None, str | None]) -> None:
    code = lis(message(), en_tete=en_tete)
    assert code.fautes == ()
    assert (code.entete.perimetre, code.entete.pays) == attendu
    assert code.entete.emission is None
