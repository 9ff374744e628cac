"""Une cible que d'autres emploient : le rythme qu'elle accepte, et ce qu'on ne lui fait pas subir."""

from collections import Counter
from pathlib import Path

import pytest

from fixtures.cadence import Cadence
from fixtures.cible import lit_le_profil
from tests.simulateur.processus import simulateur
from tests.situations.a_part import Jouee, joue

PROFIL = """\
nom = "partagée"
simulateur = true
adresse = "{adresse}"
{reglages}
"""
PAR_MINUTE = 12
ENTRE_DEUX = 5.0  # secondes


class Montre:
    """L'heure qu'on lui donne, en secondes."""

    def __init__(self) -> None:
        self.marque = 100.0

    def __call__(self) -> float:
        return self.marque


def test_la_moyenne_tient_au_rythme_promis() -> None:
    montre = Montre()
    cadence = Cadence(PAR_MINUTE, montre)
    assert cadence.reste == 0
    for _ in range(4):
        cadence.compte()
    assert cadence.reste == 4 * ENTRE_DEUX
    montre.marque += 18
    assert cadence.reste == pytest.approx(2)
    montre.marque += 600  # un long silence ne donne pas d'avance
    cadence.compte()
    assert cadence.reste == ENTRE_DEUX


def test_sans_rythme_promis_on_n_attend_jamais() -> None:
    cadence = Cadence(0, Montre())
    cadence.compte()
    assert cadence.reste == 0


def sur_une_cible(dossier: Path, reglages: str, *options: str) -> Jouee:
    (dossier / "donnees").mkdir()
    with simulateur(dossier / "donnees") as lance:
        adresse = lance.accueil.removesuffix("/particuliers/")
        profil = dossier / "cible.toml"
        profil.write_text(PROFIL.format(adresse=adresse, reglages=reglages), encoding="utf-8")
        return joue(dossier / "s", "--cible", str(profil), *options)


def test_les_pages_s_espacent_a_l_ecran(tmp_path: Path) -> None:
    """Chaque scénario ouvre l'accueil, puis une autre page : avant le troisième pas, deux requêtes sont à payer."""
    jouee = sur_une_cible(tmp_path, f"cadence = {PAR_MINUTE}", "--lot", "EXG-01-03", "--lot", "EXG-01-11")
    assert (jouee.code, jouee.rouges) == (0, [])
    assert sum(scenario["duree"] for scenario in jouee.lu["scenarios"]) >= ENTRE_DEUX


def test_un_rythme_se_tient_d_un_seul_processus(tmp_path: Path) -> None:
    profil = tmp_path / "cible.toml"
    profil.write_text(PROFIL.format(adresse="http://127.0.0.1:9", reglages="cadence = 30"), encoding="utf-8")
    assert lit_le_profil(str(profil)).partagee


def test_ni_suspension_de_compte_ni_fichier_hostile_sur_une_cible_partagee(tmp_path: Path) -> None:
    reglages = 'capacites = ["pilotage", "horloge", "agent"]'
    jouee = sur_une_cible(tmp_path, reglages, "--lot", "EXG-02-12", "--lot", "EXG-10-24")
    assert Counter(scenario["raison"] for scenario in jouee.lu["scenarios"]) == {
        "la cible n'offre pas : isolee": 7
    }
