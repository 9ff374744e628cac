"""Le scénario qu'un défaut annonce (`vu_par`) existe, sous sa règle."""

from simulator.defauts import Catalogue
from tests.hygiene.lecture import FichierFeature


def test_le_scenario_annonce_par_un_defaut_est_de_sa_regle(features: list[FichierFeature]) -> None:
    joues = [joue for fichier in features for joue in fichier.joues]
    perdus = [
        defaut["id"]
        for defaut in Catalogue.charge().liste()
        if not any(defaut["regle"] in j.noms and j.nom.startswith(defaut["vu_par"]) for j in joues)
    ]
    assert perdus == []
