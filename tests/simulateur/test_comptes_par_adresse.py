"""Le compte de qui n'avait pas de n° étranger à sa création : son adresse l'ouvre, et n'en ouvre pas deux (C-38)."""

import pytest

from simulator.domaine.comptes import ADRESSE_PRISE, Comptes, DepotDeComptes
from simulator.domaine.jetons import Jetons
from simulator.domaine.refus import LienRefuse
from simulator.domaine.registre import Registre
from tests.simulateur.banc import MOT_DE_PASSE, PERSONA, SITE, Banc, contenu

ADRESSE = "compte1@personas.invalid"
VISA = "FRA000000001"
AUTRE_VISA = "FRA000000002"
NOM = "Test vingt Recette métier"


def titulaire_d_un_visa(banc: Banc, numero: str = VISA) -> str:
    """Un compte activé, ouvert par son adresse."""
    return banc.inscrit(nature="visa", numero_etranger=None, numero_de_titre=numero, mention="")


def connu(banc: Banc, numero: str) -> None:
    """Un visa au registre, sans compte."""
    visa = {**PERSONA, "nature": "visa", "numero_etranger": None, "numero_de_titre": numero, "mention": ""}
    assert banc.pilote("personas", visa).status_code == 201


def est_connecte(banc: Banc, identifiant: str) -> bool:
    """Vrai si l'accueil porte le nom de l'usager, une fois cet identifiant donné."""
    return NOM in banc.usager(identifiant).ouvre(f"{SITE}/").text


def cree(banc: Banc, numero: str, adresse: str, mot_de_passe: str | None = MOT_DE_PASSE) -> tuple[int, str]:
    """La création d'un compte par le pilotage : son code, et ce qu'elle répond."""
    compte = {"numero_de_titre": numero, "adresse_email": adresse, "mot_de_passe": mot_de_passe}
    reponse = banc.pilote("comptes", compte)
    return reponse.status_code, reponse.text if reponse.status_code == 201 else contenu(reponse)["message"]


@pytest.mark.parametrize(
    "identifiant", [ADRESSE, "compte1@PERSONAS.invalid", f" {ADRESSE} ", "compte1@Personas.Invalid "]
)
def test_l_adresse_ouvre_le_compte_quelle_que_soit_son_ecriture(banc: Banc, identifiant: str) -> None:
    titulaire_d_un_visa(banc)
    assert est_connecte(banc, identifiant)


def test_l_adresse_n_ouvre_pas_le_compte_de_qui_a_un_numero(banc: Banc) -> None:
    banc.inscrit()
    assert not est_connecte(banc, ADRESSE)


def test_le_numero_attribue_au_depot_s_ajoute_a_l_adresse(banc: Banc) -> None:
    demande = banc.demande(titulaire_d_un_visa(banc), "déposée")
    assert demande["numero_etranger"] == "9903000001"
    assert est_connecte(banc, ADRESSE)
    assert est_connecte(banc, "9903000001")


def test_une_adresse_prise_est_refusee_sans_rien_garder(banc: Banc) -> None:
    titulaire_d_un_visa(banc)
    connu(banc, AUTRE_VISA)
    assert cree(banc, AUTRE_VISA, ADRESSE) == (422, f"adresse : {ADRESSE_PRISE}")
    titre = banc.services[Registre].titre(AUTRE_VISA)
    assert titre is not None
    assert banc.services[DepotDeComptes].de_l_usager(titre.usager) is None
    assert cree(banc, AUTRE_VISA, "autre@personas.invalid")[0] == 201


def test_une_adresse_prise_le_reste_une_fois_le_numero_attribue(banc: Banc) -> None:
    banc.demande(titulaire_d_un_visa(banc), "déposée")
    connu(banc, AUTRE_VISA)
    assert cree(banc, AUTRE_VISA, ADRESSE)[0] == 422


def test_des_proches_qui_ont_un_numero_partagent_une_adresse(banc: Banc) -> None:
    titulaire_d_un_visa(banc)
    proche = {**PERSONA, "numero_etranger": "5903000009", "numero_de_titre": "AB0000009"}
    assert banc.pilote("personas", proche).status_code == 201
    assert cree(banc, "AB0000009", ADRESSE)[0] == 201
    assert est_connecte(banc, ADRESSE)
    assert est_connecte(banc, "5903000009")


def test_une_adresse_non_confirmee_n_en_prive_personne(banc: Banc) -> None:
    connu(banc, AUTRE_VISA)
    assert cree(banc, AUTRE_VISA, ADRESSE, mot_de_passe=None)[0] == 201
    titulaire_d_un_visa(banc)
    assert est_connecte(banc, ADRESSE)


def test_le_lien_d_un_compte_devance_est_refuse(banc: Banc) -> None:
    connu(banc, AUTRE_VISA)
    cree(banc, AUTRE_VISA, ADRESSE, mot_de_passe=None)
    titulaire_d_un_visa(banc)
    services = banc.services
    titre = services[Registre].titre(AUTRE_VISA)
    assert titre is not None
    compte = services[DepotDeComptes].de_l_usager(titre.usager)
    assert compte is not None
    with pytest.raises(LienRefuse, match=ADRESSE_PRISE):
        services[Comptes].ouvre_le_lien(services[Jetons].emet(compte.numero, compte.rang_du_lien))
