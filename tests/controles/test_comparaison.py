"""L'imprimé et le 2D-DOC se comparent champ à champ ; l'écriture et les codes de pays du lecteur."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from steps.controles.comparaison import Comparaison, compare
from steps.controles.deux_d_doc import decode
from steps.controles.ecriture import ecriture_2d_doc
from steps.controles.pays import codes_de_la_nationalite, codes_du_pays
from tests.controles.fabrique import EN_TETE, GS, RS, message


@dataclass(frozen=True)
class Imprime:
    titre: str | None = "ATTESTATION DE PROLONGATION D'INSTRUCTION D'UNE DEMANDE DE TITRE DE SÉJOUR"
    date_d_emission: date | None = date(2022, 4, 26)
    numero_de_demande: str | None = "5901202204260000120"
    identifiant: str | None = "7503136189"
    depose_le: date | None = date(2022, 4, 26)
    validite: tuple[date, date] | None = (date(2022, 4, 26), date(2022, 10, 25))
    droit_au_travail: str | None = "permet d'exercer une activité professionnelle"
    nom_de_naissance: str | None = "RECETTE METIER"
    prenoms: str | None = "TEST QUARANTE-ET-UN"
    ne_le: str | None = "05/04/2006"
    lieu_de_naissance: tuple[str, str] | None = ("KABOUL", "AFGHANISTAN")
    nationalite: str | None = "AFGHANE"
    adresse: str | None = "20 RUE NATIONALE 59000 LILLE FRANCE"


def desaccords(
    imprime: Imprime, changements: dict[str, str | None] | None = None, en_tete: str = EN_TETE
) -> list[Comparaison]:
    code = decode((en_tete + message(**(changements or {}))).encode())
    return [comparaison for comparaison in compare(imprime, code) if not comparaison.accord]


def test_l_exemple_s_accorde() -> None:
    assert desaccords(Imprime()) == []


@pytest.mark.parametrize(
    ("changement", "champ", "attendu", "obtenu"),
    [
        ({"c6J": "6J1"}, "6J", "2", "1"),
        ({"c6K": "6K5901202204260000121"}, "6K", "5901202204260000120", "5901202204260000121"),
        ({"c6L": "6L20220426"}, "6L", "26042022", "20220426"),
        ({"c6Q": None}, "6Q", "7503136189", None),
        ({"c62": "62TEST" + GS}, "62", "RECETTE METIER", "TEST"),
        ({"c60": "60TEST/QUARANTÉ" + GS}, "60", "TEST QUARANTE ET UN", "TEST QUARANTÉ"),
        ({"c69": "6904052006"}, "69", "05042006", "04052006"),
        ({"c6A": "6AKABUL" + GS}, "6A", "KABOUL", "KABUL"),
        ({"c6C": "6CFR"}, "6C", "AF", "FR"),
        ({"c67": "67SY"}, "67", "AF", "SY"),
        ({"c6N": None}, "6N", "26042022", None),
        ({"c6O": "6O26102022"}, "6O", "25102022", "26102022"),
        ({"c6P": "6P" + GS}, "6P", "AUTORISE A TRAVAILLER", ""),
        (
            {"c6P": "6PNON AUTORISE A TRAVAILLER" + GS},
            "6P",
            "AUTORISE A TRAVAILLER",
            "NON AUTORISE A TRAVAILLER",
        ),
        ({"c6W": "6W59001"}, "adresse", "20 RUE NATIONALE 59000 LILLE", "20 RUE NATIONALE 59001 LILLE"),
        ({"c6Y": "6YBE"}, "adresse", "20 RUE NATIONALE 59000 LILLE FRANCE", "20 RUE NATIONALE 59000 LILLE"),
    ],
)
def test_un_desaccord_est_nomme(
    changement: dict[str, str | None], champ: str, attendu: str, obtenu: str | None
) -> None:
    (trouve,) = desaccords(Imprime(), changement)
    assert (trouve.champ, trouve.attendu, trouve.obtenu) == (champ, attendu, obtenu)


def test_la_date_d_emission_decalee_se_voit() -> None:
    (trouve,) = desaccords(Imprime(), en_tete=EN_TETE.replace("1FD7", "1FD8", 1))
    assert str(trouve) == (
        "émission (date d'émission) : « 26042022 » d'après l'imprimé, « 27042022 » dans le 2D-DOC"
    )


@pytest.mark.parametrize(
    ("imprime", "changement"),
    [
        ({"ne_le": "1982"}, {"c69": "6900001982"}),
        ({"ne_le": "04/1982"}, {"c69": "6900041982"}),
        ({"prenoms": "JEAN-NOËL, D\u2019ARTAGNAN"}, {"c60": "60JEAN NOEL/D ARTAGNAN" + GS}),
        ({"nom_de_naissance": "A" * 45}, {"c62": "62" + "A" * 38 + RS}),
        ({"nom_de_naissance": ""}, {"c62": "62" + GS}),
        ({"nationalite": "CONGOLAISE"}, {"c67": "67CD"}),
        ({"lieu_de_naissance": ("BOUAKÉ", "CÔTE D'IVOIRE")}, {"c6A": "6ABOUAKE" + GS, "c6C": "6CCI"}),
        (
            {"adresse": "BÂT. 2, 1 ALLÉE D'ŒUF 59000 LILLE FRANCE"},
            {"c6S": "6SBAT 2" + GS, "c6U": "6U1 ALLEE D OEUF" + GS},
        ),
        ({"lieu_de_naissance": ("KABOUL 2", "AFGHANISTAN")}, {"c6A": "6AKABOUL" + GS}),
        ({"lieu_de_naissance": ("KABOUL 2", "AFGHANISTAN")}, {"c6A": "6AKABOUL 2" + GS}),
        ({"adresse": "20 RUE NATIONALE 59000 LILLE 2 FRANCE"}, {}),
        ({"adresse": "20 RUE NATIONALE 59000 LILLE"}, {}),
        ({"adresse": f"{'A' * 45} 59000 LILLE FRANCE"}, {"c6U": "6U" + "A" * 38 + RS}),
        (
            {"validite": None, "titre": "ATTESTATION DE DÉPÔT", "droit_au_travail": None},
            {"c6J": "6J1", "c6N": None, "c6O": None, "c6P": "6P" + GS},
        ),
    ],
    ids=[
        "année",
        "mois et année",
        "tirets",
        "tronqué",
        "vide",
        "ambigu",
        "accents",
        "lignes",
        "lieu sans chiffres",
        "lieu avec chiffres",
        "commune sans chiffres",
        "sans pays",
        "coupée",
        "dépôt",
    ],
)
def test_les_ecritures_admises(imprime: dict[str, object], changement: dict[str, str | None]) -> None:
    assert desaccords(replace(Imprime(), **imprime), changement) == []  # type: ignore[arg-type]


def test_un_droit_que_l_imprime_ne_dit_pas_se_voit() -> None:
    (trouve,) = desaccords(replace(Imprime(), droit_au_travail=None))
    assert (trouve.champ, trouve.attendu) == ("6P", "rien sur le travail")


def test_un_nom_inconnu_du_lecteur_n_est_jamais_un_accord() -> None:
    (trouve,) = desaccords(replace(Imprime(), nationalite="SYLDAVE"))
    assert trouve.attendu == "code de SYLDAVE, nom inconnu du lecteur"


@pytest.mark.parametrize(
    ("imprime", "ecrit"),
    [
        ("Élodie", "ELODIE"),
        ("d'Arc", "D ARC"),
        ("L\u2019Haÿ-les-Roses", "L HAY LES ROSES"),
        ("Œdipe Æneas", "OEDIPE AENEAS"),
        ("Straße", "STRASSE"),
        ("Łódź Øre Đặng", "LODZ ORE DANG"),
        ("  deux   blancs ", "DEUX BLANCS"),
        ("Ağrı İzmir", "AGRI IZMIR"),
        ("Þór Живко", "THOR ЖИВКО"),
    ],
)
def test_l_ecriture(imprime: str, ecrit: str) -> None:
    assert ecriture_2d_doc(imprime) == ecrit


def test_les_codes_de_pays() -> None:
    assert codes_du_pays("Afghanistan") == {"AF"}
    assert codes_du_pays("CONGO (RÉPUBLIQUE DÉMOCRATIQUE)") == {"CD"}
    assert codes_du_pays("KOSOVO") == {"XH"}
    assert codes_de_la_nationalite("apatride") == {"XA"}
    assert codes_de_la_nationalite("dominicaine") == {"DO"}
    assert codes_du_pays("") == codes_de_la_nationalite("martienne") == frozenset()
