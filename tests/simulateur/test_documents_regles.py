"""Les attestations, côté règles : durées, renouvellement, noms de fichier."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domaine.attestations import (
    DROITS,
    ContenuDAttestation,
    NomsDeFichier,
    TypeDAttestation,
    Validite,
    fin_de_validite,
)
from simulator.domaine.identite import Adresse, EtatCivil, Reference, Sexe, Statut
from simulator.domaine.regles import Regles

JOURS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
SIX_MOIS = 6


@pytest.mark.parametrize(
    ("debut", "fin"),
    [
        (date(2022, 4, 26), date(2022, 10, 25)),
        (date(2022, 10, 26), date(2023, 4, 25)),
        (date(2023, 1, 1), date(2023, 6, 30)),
        (date(2022, 8, 31), date(2023, 2, 27)),
        (date(2023, 8, 30), date(2024, 2, 28)),
        (date(2024, 2, 29), date(2024, 8, 28)),
    ],
    ids=str,
)
def test_six_mois_moins_un_jour(debut: date, fin: date) -> None:
    assert fin_de_validite(debut, SIX_MOIS) == fin


@given(JOURS)
def test_le_lendemain_de_la_fin_a_le_meme_quantieme_ou_le_dernier_du_mois(debut: date) -> None:
    lendemain = fin_de_validite(debut, SIX_MOIS) + timedelta(days=1)
    assert (lendemain.year * 12 + lendemain.month) - (debut.year * 12 + debut.month) == SIX_MOIS
    dernier_du_mois = (lendemain + timedelta(days=1)).month != lendemain.month
    assert lendemain.day == debut.day or (dernier_du_mois and lendemain.day < debut.day)


@given(JOURS)
def test_une_attestation_renouvelee_est_contigue(debut: date) -> None:
    validite = Validite(Regles())
    _, fin = validite.periode(TypeDAttestation.PROLONGATION, Statut.BPS, debut)
    suivant = validite.debut_suivant(fin)
    assert suivant - fin == timedelta(days=1)


@pytest.mark.parametrize(
    ("type_", "statut", "fin"),
    [
        (TypeDAttestation.PROLONGATION, Statut.BPS, date(2022, 10, 25)),
        (TypeDAttestation.PROLONGATION, Statut.REFUGIE, date(2022, 10, 25)),
        (TypeDAttestation.DECISION_FAVORABLE, Statut.BPS, date(2022, 7, 25)),
        (TypeDAttestation.DEPOT, Statut.BPS, date(2022, 4, 26)),
    ],
)
def test_la_periode_depend_du_type(type_: TypeDAttestation, statut: Statut, fin: date) -> None:
    debut = date(2022, 4, 26)
    assert Validite(Regles()).periode(type_, statut, debut) == (debut, fin)


def test_la_duree_vient_des_regles() -> None:
    validite = Validite(Regles(validite_de_l_attestation=1))
    assert validite.periode(TypeDAttestation.PROLONGATION, Statut.BPS, date(2022, 4, 26))[1] == date(
        2022, 5, 25
    )


def test_les_droits_de_chaque_statut() -> None:
    assert {statut: (droits.mention, droits.article) for statut, droits in DROITS.items()} == {
        Statut.BPS: ("A OBTENU LE BÉNÉFICE DE LA PROTECTION SUBSIDIAIRE", "R. 431-15-4"),
        Statut.REFUGIE: ("RECONNU RÉFUGIÉ", "R. 431-15-3"),
        Statut.FAMILLE: ("", ""),
    }


def test_le_nom_de_fichier_garde_la_faute_du_guide() -> None:
    pays = Reference("Afghanistan", "AF")
    contenu = ContenuDAttestation(
        type=TypeDAttestation.PROLONGATION,
        numero_etranger="5903000266",
        numero_de_demande="5901202204140000001",
        date_de_depot=date(2022, 4, 14),
        date_d_emission=date(2022, 4, 14),
        debut=date(2022, 4, 14),
        fin=date(2022, 10, 13),
        statut=Statut.BPS,
        etat_civil=EtatCivil("Fictif", "", ("Test",), Sexe.FEMININ, date(1990, 1, 1), pays, "Kaboul", pays),
        adresse=Adresse("1 rue Fictive", "", "59000", "Lille", "59350"),
    )
    attendu = "ATTESTATION_PROLOGATION_INSTRUCTION_5903000266_20220414.pdf"
    assert NomsDeFichier().attestation(contenu) == attendu
