"""Constats : ce qui est levé, ce qui est observé, ce qui est dit."""

import pickle
from datetime import UTC, date, datetime, timedelta

import pytest

from steps.controles.constat import Constat, Ecart, constate, constate_que, meme_texte, normalise, observe
from steps.controles.enonce import dit, masque
from steps.controles.lecture import LectureImpossible, essaie

JETON = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJyZWdpc3RlciJ9.c2lnbmF0dXJl"


def test_l_egalite_ne_leve_rien() -> None:
    constate(
        "EXG-13-10",
        attendu=(date(2022, 4, 26), date(2022, 10, 25)),
        obtenu=(date(2022, 4, 26), date(2022, 10, 25)),
    )


def test_l_ecart_dit_la_regle_l_attendu_l_obtenu_et_ou() -> None:
    attendu, obtenu = (date(2022, 4, 26), date(2022, 10, 25)), (date(2022, 4, 26), date(2022, 10, 26))
    with pytest.raises(Ecart) as leve:
        constate("EXG-13-10", attendu, obtenu, ou="PDF, page 1")
    ecart = leve.value
    assert isinstance(ecart, AssertionError)
    assert (ecart.regle, ecart.attendu, ecart.obtenu, ecart.ou) == (
        "EXG-13-10",
        attendu,
        obtenu,
        "PDF, page 1",
    )
    assert str(ecart) == (
        "EXG-13-10 : l'obtenu n'est pas l'attendu\n"
        "  attendu  : du 26/04/2022 au 25/10/2022\n"
        "  obtenu   : du 26/04/2022 au 26/10/2022  [PDF, page 1]"
    )


def test_deux_longs_textes_montrent_ou_ils_different() -> None:
    debut = "Vous serez informé(e) de l'avancement et de la suite donnée à votre démarche par un "
    with pytest.raises(
        Ecart, match=r"diffère  : « .*par un courrier… » attendu, « .*par un message… » obtenu"
    ):
        constate("EXG-13-15", debut + "courrier", debut + "message")


@pytest.mark.parametrize("regle", ["", "EXG-1-1", "C-14", "exg-13-10", "EXG-13-10 "])
def test_une_regle_mal_nommee_est_une_erreur(regle: str) -> None:
    with pytest.raises(ValueError, match="ne nomme pas une règle"):
        constate(regle, 1, 1)


def test_la_tolerance_est_declaree() -> None:
    attendu, obtenu = "l'étranger vous permet", "l\u2019étranger\n  vous\u00a0permet "
    constate("EXG-13-13", attendu, obtenu, selon=meme_texte)
    with pytest.raises(Ecart):
        constate("EXG-13-13", attendu, obtenu)
    with pytest.raises(Ecart):
        constate("EXG-13-13", attendu, obtenu.upper(), selon=meme_texte)


def test_des_suites_de_textes_se_comparent_aussi() -> None:
    assert meme_texte(["Bonjour", "l'État"], ("Bonjour ", "l\u2019État"))
    assert not meme_texte(["Bonjour"], ["Bonjour", ""])
    assert not meme_texte("Bonjour", None)
    assert normalise("\tBonjour\u202f!\n") == "Bonjour !"


def test_une_condition_se_dit_en_francais() -> None:
    constate_que("EXG-14-14", "au moins 0,4 mm", 0.4, vrai=True)
    with pytest.raises(Ecart) as leve:
        constate_que("EXG-14-14", "au moins 0,4 mm", 0.3, ou="PDF, page 1", vrai=False)
    assert "attendu  : au moins 0,4 mm\n  obtenu   : 0,3  [PDF, page 1]" in str(leve.value)


def test_tout_constat_s_observe_conforme_ou_non() -> None:
    constats: list[Constat] = []
    with observe(constats.append):
        constate("EXG-12-03", 19, 19)
        with pytest.raises(Ecart):
            constate("EXG-12-04", 19, 18, ou="S29")
    constate("EXG-12-05", 1, 1)
    assert [(c.regle, c.conforme, c.ou) for c in constats] == [
        ("EXG-12-03", True, None),
        ("EXG-12-04", False, "S29"),
    ]


def test_l_observation_cesse_meme_apres_un_ecart() -> None:
    constats: list[Constat] = []
    with pytest.raises(Ecart), observe(constats.append):
        constate("EXG-12-03", 1, 2)
    constate("EXG-12-03", 1, 1)
    assert len(constats) == 1


def test_un_ecart_traverse_les_processus() -> None:
    ecart = pickle.loads(pickle.dumps(Ecart("EXG-12-03", 1, 2, "S29")))  # noqa: S301 (fabriqué ici)
    assert (ecart.regle, ecart.attendu, ecart.obtenu, ecart.ou) == ("EXG-12-03", 1, 2, "S29")


def test_aucun_jeton_n_est_ecrit() -> None:
    lien = f"https://exemple.invalid/#/mot-de-passe?token={JETON}"
    with pytest.raises(Ecart) as leve:
        constate("EXG-04-12", lien, {"lien": lien})
    assert JETON not in str(leve.value)
    assert "token=<jeton masqué>" in str(leve.value)
    assert JETON not in masque(f"avant {JETON} après")


@pytest.mark.parametrize(
    ("valeur", "enonce"),
    [
        (None, "rien"),
        (True, "oui"),
        (19, "19"),
        (0.4, "0,4"),
        ("", "« » (texte vide)"),
        ("Bonjour", "« Bonjour »"),
        ("6J2\x1d", "« 6J2\\x1d »"),
        (date(2022, 4, 26), "26/04/2022"),
        (datetime(2022, 4, 6, 7, 49, 44, 26270, tzinfo=UTC), "06/04/2022 09:49:44,026270"),
        (timedelta(hours=23, minutes=59, seconds=59), "23 h 59 min 59 s"),
        (timedelta(hours=24), "24 h"),
        (timedelta(), "0 s"),
        (timedelta(seconds=-1.5), "- 1,5 s"),
        ([], "rien (liste vide)"),
        (["a", 2], "« a » | 2"),
        ({"b", "a"}, "« a » | « b »"),
        ({"nom": "A"}, "nom : « A »"),
        (
            b"abc",
            "3 octets, empreinte SHA-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ),
        (LectureImpossible(), "le document ne se lit pas"),
    ],
)
def test_chaque_valeur_se_dit(valeur: object, enonce: str) -> None:
    assert dit(valeur) == enonce


def test_un_texte_de_plusieurs_lignes_reste_aligne() -> None:
    with pytest.raises(Ecart) as leve:
        constate("EXG-15-02", "Bonjour\n\nCordialement", "Bonjour")
    assert "attendu  : « Bonjour\n             \n             Cordialement »" in str(leve.value)


def test_une_lecture_impossible_peut_etre_l_obtenu() -> None:
    def lecture() -> str:
        raise LectureImpossible

    with pytest.raises(Ecart, match="obtenu   : le document ne se lit pas"):
        constate("EXG-14-01", "6J", essaie(lecture))
    assert essaie(lambda: "6J") == "6J"
