"""Un arrêt net ne perd rien d'enregistré, et la suite des dépôts n'a ni trou ni doublon."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import pytest
import requests

from fixtures.dossiers import AVANT_L_ETAPE, DEPOSEE, RECAPITULATIF_VALIDE, Dossier
from steps.visiteurs import Visiteur, en_meme_temps
from tests.simulateur.processus import Simulateur, personas, simulateur

ENSEMBLE = 24
"""Dépôts qui partent au même instant."""


def rangs(lance: Simulateur, dossiers: list[Dossier]) -> list[int]:
    """Les rangs des demandes déposées, dans l'ordre ; chaque dépôt est entier : un acte, une attestation."""
    lues = [lance.dossiers.lit(dossier.cle) for dossier in dossiers]
    deposees = [lue for lue in lues if lue["numero"]]
    for lue in lues:
        actes = [note["acte"] for note in lue["journal"]]
        depose = int(lue in deposees)
        assert (actes.count("demande déposée"), len(lue["attestations"])) == (depose, depose)
    return sorted(int(lue["numero"][-7:]) for lue in deposees)


@pytest.mark.parametrize("etape", [1, 2, 3])
def test_l_etape_enregistree_survit_a_un_arret_net(tmp_path: Path, etape: int) -> None:
    (persona,) = personas(1)
    stade = AVANT_L_ETAPE[etape + 1]
    with simulateur(tmp_path) as premier:
        dossier = premier.prepare(persona, stade)
        if etape >= 2:  # ce qui suit n'est pas enregistré : l'étape 3 n'est pas validée
            premier.visiteur(persona).agit(dossier, "joindre un fichier")
        avant = premier.dossiers.lit(dossier.cle)
        fichiers = premier.fichiers(dossier)
        premier.tue()
    with simulateur(tmp_path) as second:
        dossier = second.retrouve(dossier)
        assert second.dossiers.lit(dossier.cle) == avant
        assert second.fichiers(dossier) == fichiers
        elle = second.visiteur(persona)
        assert elle.agit(dossier, "reprendre").etape == etape
        enregistres = [piece["nom"] for piece in avant["pieces"] if piece["nom"] != "facture.pdf"]
        assert [piece["nom"] for piece in second.dossiers.lit(dossier.cle)["pieces"]] == enregistres


def test_les_numeros_continuent_apres_un_arret_net(tmp_path: Path) -> None:
    premiere, seconde = personas(2)
    with simulateur(tmp_path) as lance:
        deposee, prete = lance.prepare(premiere, DEPOSEE), lance.prepare(seconde, RECAPITULATIF_VALIDE)
        avant, attestation = lance.dossiers.lit(deposee.cle), lance.dossiers.attestation(deposee.cle)
        lance.tue()
    with simulateur(tmp_path) as relance:
        assert relance.dossiers.lit(deposee.cle) == avant
        assert relance.dossiers.attestation(deposee.cle) == attestation
        assert relance.visiteur(seconde).agit(relance.retrouve(prete), "déposer").etape == 5
        assert rangs(relance, [deposee, prete]) == [1, 2]


def test_des_depots_du_meme_instant_se_suivent_sans_trou_ni_doublon(tmp_path: Path) -> None:
    with simulateur(tmp_path) as lance:
        envois, dossiers = prets(lance, ENSEMBLE)
        reponses = en_meme_temps(*((elle, dossier.envoi("déposer")) for elle, dossier in envois))
        assert {reponse.etape for reponse in reponses} == {5}
        assert rangs(lance, dossiers) == [*range(1, ENSEMBLE + 1)]


def test_arrete_net_pendant_des_depots_chacun_est_entier_ou_n_est_pas(tmp_path: Path) -> None:
    with simulateur(tmp_path) as lance:
        envois, dossiers = prets(lance, 12)
        acquis = []
        with ThreadPoolExecutor(len(envois)) as fils:
            futurs = {fils.submit(elle.agit, dossier, "déposer"): dossier for elle, dossier in envois}
            for fait in as_completed(futurs):
                if isinstance(fait.exception(), requests.RequestException):
                    continue
                assert fait.result().etape == 5
                acquis.append(futurs[fait])
                if len(acquis) == 3:
                    lance.tue()
    with simulateur(tmp_path) as relance:
        obtenus = rangs(relance, dossiers)
        assert obtenus == [*range(1, len(obtenus) + 1)]
        assert all(relance.dossiers.lit(dossier.cle)["numero"] for dossier in acquis)
        for persona, dossier in zip(personas(12), dossiers, strict=True):
            assert relance.visiteur(persona).agit(relance.retrouve(dossier), "déposer").etape == 5
        assert rangs(relance, dossiers) == [*range(1, 13)]


def prets(lance: Simulateur, combien: int) -> tuple[list[tuple[Visiteur, Dossier]], list[Dossier]]:
    """Autant d'usagers, chacun prêt à déposer sa demande."""
    prepares = [(persona, lance.prepare(persona, RECAPITULATIF_VALIDE)) for persona in personas(combien)]
    return [(lance.visiteur(persona), dossier) for persona, dossier in prepares], [d for _, d in prepares]
