"""Les comptes : ce que les écrans ne montrent pas d'un refus, d'un oubli, d'une session."""

import statistics
import time
from typing import Any

import pytest

from simulator.domaine.comptes import Comptes, Connexions, DepotDeComptes
from simulator.domaine.jetons import Jetons, Usage
from simulator.domaine.oubli import Oublis
from simulator.domaine.refus import ActeRefuse, LienRefuse
from simulator.stockage.base import Base
from tests.simulateur.banc import MOT_DE_PASSE, SITE, Banc, contenu, erreurs

ESSAIS = 9
IDENTIFIANT = "5903000001"
FORMULAIRE = f"{SITE}/connexion"


def refus(banc: Banc, identifiant: str) -> float:
    """Secondes de calcul d'un refus."""
    with banc.services[Base].transaction():
        debut = time.thread_time()  # le temps de calcul : ce que fait le reste de la machine n'y compte pas
        with pytest.raises(ActeRefuse):
            banc.services[Connexions].connecte(identifiant, "Mauvais1#")
        return time.thread_time() - debut


def test_un_compte_inconnu_est_refuse_dans_le_meme_temps(banc: Banc) -> None:
    """EXG-02-03 : sans empreinte à comparer, un refus serait dix fois plus prompt, et dirait que le compte manque."""
    banc.inscrit()
    connus, inconnus = [], []
    for _ in range(ESSAIS):
        connus.append(refus(banc, IDENTIFIANT))
        inconnus.append(refus(banc, "0000000000"))
    rapport = statistics.median(connus) / statistics.median(inconnus)
    assert 0.5 < rapport < 2


def test_changer_de_mot_de_passe_ferme_les_sessions_ouvertes(banc: Banc) -> None:
    banc.inscrit()
    usager = banc.usager(IDENTIFIANT)
    assert "Test vingt Recette métier" in usager.ouvre(f"{SITE}/").text
    jeton = lien_d_oubli(banc)
    with banc.services[Base].transaction():
        banc.services[Oublis].change_le_mot_de_passe(jeton, "Nouveau1#", "Nouveau1#")
    assert "Test vingt Recette métier" not in usager.ouvre(f"{SITE}/").text


def lien_d_oubli(banc: Banc) -> str:
    """Le jeton qu'un courriel porterait."""
    with banc.services[Base].transaction():
        compte = banc.services[DepotDeComptes].de_l_etranger(IDENTIFIANT)
        assert compte is not None
        compte.rang_de_l_oubli += 1
        return banc.services[Jetons].emet(compte.numero, compte.rang_de_l_oubli, Usage.MOT_DE_PASSE_OUBLIE)


def test_un_lien_refuse_ne_change_rien(banc: Banc) -> None:
    banc.inscrit()
    jeton = lien_d_oubli(banc)
    oublis = banc.services[Oublis]
    with banc.services[Base].transaction():
        numero = oublis.ouvre_le_lien(jeton).compte
        oublis.change_le_mot_de_passe(jeton, "Nouveau1#", "Nouveau1#")
    with banc.services[Base].transaction(), pytest.raises(LienRefuse):
        oublis.change_le_mot_de_passe(jeton, "Autre-un1#", "Autre-un1#")
    with banc.services[Base].transaction():
        assert banc.services[Connexions].connecte(IDENTIFIANT, "Nouveau1#").numero == numero


@pytest.mark.parametrize(
    "jeton",
    ["", "a.b.c", "é", "x" * 5000, "eyJhbGciOiJub25lIn0.e30."],
    ids=["vide", "faux", "accent", "long", "sans algorithme"],
)
@pytest.mark.parametrize("chemin", ["creation-de-compte", "mot-de-passe-oublie"])
def test_un_jeton_quelconque_est_refuse_en_une_phrase(banc: Banc, chemin: str, jeton: str) -> None:
    banc.inscrit()
    usager = banc.usager("inconnu")
    rendu = usager.envoie(f"{SITE}/connexion/{chemin}/lien", page=FORMULAIRE, jeton=jeton)
    assert rendu.status_code == 200
    assert erreurs(rendu) == ["Ce lien n'est pas valable : copiez-le en entier depuis le courriel reçu."]


@pytest.mark.parametrize("chemin", ["creation-de-compte/mot-de-passe", "mot-de-passe-oublie/nouveau"])
def test_sans_lien_la_page_du_mot_de_passe_ne_s_ouvre_pas(banc: Banc, chemin: str) -> None:
    page = banc.usager("inconnu").ouvre(f"{SITE}/connexion/{chemin}")
    assert len(erreurs(page)) == 1
    assert 'type="password"' not in page.text


def test_la_suite_demandee_ne_sort_pas_du_site(banc: Banc) -> None:
    banc.inscrit()
    usager = banc.usager("inconnu")
    for suite in ("https://ailleurs.invalid/particuliers/", "//ailleurs.invalid", "/pilotage/"):
        envoi: dict[str, Any] = {"identifiant": IDENTIFIANT, "mot_de_passe": MOT_DE_PASSE}
        rendu = usager.envoie(f"{FORMULAIRE}?next={suite}", page=FORMULAIRE, **envoi)
        assert rendu.headers["Location"] == f"{SITE}/"
        usager = banc.usager("inconnu")


def test_un_compte_en_attente_n_ouvre_pas_de_session(banc: Banc) -> None:
    """Le pilotage ne rend de session que dans l'état où le compte se trouve."""
    titre = banc.inscrit()
    for demande in ({"numero_de_titre": "AB9999999"}, {"numero_de_titre": titre, "etat": "lien ouvert"}):
        refuse = banc.pilote("sessions", demande)
        assert refuse.status_code == 409
        assert "titre" in contenu(refuse)["message"]


def test_la_session_du_pilotage_est_celle_de_la_connexion(banc: Banc) -> None:
    titre = banc.inscrit()
    cookie = contenu(banc.pilote("sessions", {"numero_de_titre": titre}))["cookie"]
    client = banc.client()
    client.set_cookie(cookie["nom"], cookie["valeur"], domain="localhost")
    assert "Test vingt Recette métier" in client.get(f"{SITE}/").text


def test_une_empreinte_n_est_jamais_le_mot_de_passe(banc: Banc) -> None:
    """EXG-05-15 : argon2id, seule forme gardée."""
    banc.inscrit()
    with banc.services[Base].transaction():
        compte = banc.services[DepotDeComptes].de_l_etranger(IDENTIFIANT)
        assert compte is not None
        assert compte.mot_de_passe is not None
        assert compte.mot_de_passe.startswith("$argon2id$")
        banc.services[Comptes].active(compte, "é" * 64)
        assert banc.services[Connexions].connecte(IDENTIFIANT, "é" * 64) is compte
