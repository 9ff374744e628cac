"""Les attestations, côté règles : durées, renouvellement, noms de fichier."""

from calendar import monthrange
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

PREMIER, DERNIER = date(2000, 1, 1), date(2100, 12, 31)
JOURS = st.dates(PREMIER, DERNIER)
SIX_MOIS = 6
TROIS_MOIS = 3


# Une ligne par cas que l'on attend : un jour ordinaire, le dernier de chaque mois court, les années bissextiles.
FINS_A_SIX_MOIS = """
2022-04-26 2022-10-25
2022-10-26 2023-04-25
2023-01-01 2023-06-30
2022-02-28 2022-08-27
2023-02-28 2023-08-27
2024-02-28 2024-08-27
2024-02-29 2024-08-28
2024-03-01 2024-08-31
2022-03-30 2022-09-29
2022-03-31 2022-09-29
2022-04-30 2022-10-29
2022-05-31 2022-11-29
2022-06-30 2022-12-29
2022-07-31 2023-01-30
2022-08-28 2023-02-27
2022-08-29 2023-02-27
2022-08-30 2023-02-27
2022-08-31 2023-02-27
2022-09-01 2023-02-28
2023-08-28 2024-02-27
2023-08-29 2024-02-28
2023-08-30 2024-02-28
2023-08-31 2024-02-28
2023-09-01 2024-02-29
2022-09-30 2023-03-29
2022-10-31 2023-04-29
2022-11-30 2023-05-29
2022-12-31 2023-06-29
2099-08-31 2100-02-27
"""
FINS_A_TROIS_MOIS = """
2022-04-26 2022-07-25
2022-11-28 2023-02-27
2022-11-29 2023-02-27
2022-11-30 2023-02-27
2022-12-01 2023-02-28
2023-11-29 2024-02-28
2023-11-30 2024-02-28
2023-12-01 2024-02-29
2023-02-28 2023-05-27
2024-02-29 2024-05-28
2022-01-31 2022-04-29
2022-12-31 2023-03-30
"""


def couples(table: str) -> list[tuple[date, date]]:
    """Les lignes d'une table de dates : début et fin."""
    lignes = (ligne.split() for ligne in table.strip().splitlines())
    return [(date.fromisoformat(debut), date.fromisoformat(fin)) for debut, fin in lignes]


def dernier_jour(debut: date, mois: int) -> date:
    """La veille du même jour, `mois` mois plus tard, comptée à la main sur le calendrier (C-14)."""
    annee, rang = divmod(debut.year * 12 + debut.month - 1 + mois, 12)
    jour = min(debut.day, monthrange(annee, rang + 1)[1])
    if jour > 1:
        return date(annee, rang + 1, jour - 1)
    return date(annee, rang, monthrange(annee, rang)[1]) if rang else date(annee - 1, 12, 31)


@pytest.mark.parametrize(("debut", "fin"), couples(FINS_A_SIX_MOIS), ids=str)
def test_six_mois_moins_un_jour(debut: date, fin: date) -> None:
    assert fin_de_validite(debut, SIX_MOIS) == fin


@pytest.mark.parametrize(("debut", "fin"), couples(FINS_A_TROIS_MOIS), ids=str)
def test_trois_mois_moins_un_jour(debut: date, fin: date) -> None:
    assert fin_de_validite(debut, TROIS_MOIS) == fin


@pytest.mark.parametrize("mois", [SIX_MOIS, TROIS_MOIS])
def test_chaque_jour_du_siecle_finit_la_veille_du_meme_jour(mois: int) -> None:
    jours = [PREMIER + timedelta(days=rang) for rang in range((DERNIER - PREMIER).days + 1)]
    assert len(jours) == 36_890
    assert [jour for jour in jours if fin_de_validite(jour, mois) != dernier_jour(jour, mois)] == []


@given(JOURS, st.sampled_from(list(TypeDAttestation)), st.sampled_from(list(Statut)))
def test_deposer_plus_tard_ne_finit_jamais_plus_tot(
    debut: date, type_: TypeDAttestation, statut: Statut
) -> None:
    validite = Validite(Regles())
    debut_lu, fin = validite.periode(type_, statut, debut)
    assert debut_lu == debut <= fin
    assert fin <= validite.periode(type_, statut, debut + timedelta(days=1))[1]


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
        (TypeDAttestation.PROLONGATION, Statut.FAMILLE, date(2022, 7, 25)),
        (TypeDAttestation.DECISION_FAVORABLE, Statut.BPS, date(2022, 7, 25)),
        (TypeDAttestation.DECISION_FAVORABLE, Statut.FAMILLE, date(2022, 7, 25)),
        (TypeDAttestation.DEPOT, Statut.BPS, date(2022, 4, 26)),
        (TypeDAttestation.DEPOT, Statut.FAMILLE, date(2022, 4, 26)),
    ],
)
def test_la_periode_depend_du_type(type_: TypeDAttestation, statut: Statut, fin: date) -> None:
    debut = date(2022, 4, 26)
    assert Validite(Regles()).periode(type_, statut, debut) == (debut, fin)


def test_les_durees_viennent_des_regles() -> None:
    validite = Validite(Regles(validite_de_l_attestation=1, validite_pour_la_famille=2))
    durees = {statut: validite.mois(TypeDAttestation.PROLONGATION, statut) for statut in Statut}
    assert durees == {Statut.BPS: 1, Statut.REFUGIE: 1, Statut.FAMILLE: 2}


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
