"""La première demande, de qui n'a pas de titre de séjour (C-04, C-38)."""

from typing import Any

import pytest

from simulator.domaine.profils import MINEUR, MOI
from tests.simulateur.banc import DEMANDE, Banc, base, erreurs

ADRESSE = "compte1@personas.invalid"
NUMERO = "5903000001"
VISA = {"nature": "visa", "numero_etranger": None, "numero_de_titre": "FRA000000001", "mention": ""}
PROVISOIRE = {"nature": "provisoire", "numero_de_titre": NUMERO, "mention": ""}
PAGES = ("preambule", "etape-1", "etape-2", "etape-3", "etape-4")

sans_titre = pytest.mark.parametrize(("document", "identifiant"), [(VISA, ADRESSE), (PROVISOIRE, NUMERO)])


@sans_titre
@pytest.mark.parametrize("fin", ["2022-04-27", "2022-12-31"])
def test_la_situation_ne_parle_d_aucun_renouvellement(
    banc: Banc, document: dict[str, Any], identifiant: str, fin: str
) -> None:
    banc.inscrit(**document, fin=fin)
    usager = banc.usager(identifiant)
    usager.envoie(DEMANDE, profil=MOI)
    page = usager.ouvre(f"{DEMANDE}/situation").text
    assert "Vous êtes reconnu(e) en tant que « BPS »." in page
    assert "Je sollicite un titre de séjour" in page
    assert "renouvel" not in page.partition("<main")[2].lower()
    assert "Ce titre porte" not in page


@sans_titre
def test_un_renouvellement_force_est_refuse(banc: Banc, document: dict[str, Any], identifiant: str) -> None:
    banc.inscrit(**document)
    usager = banc.usager(identifiant)
    usager.envoie(DEMANDE, profil=MOI)
    refusee = usager.envoie(f"{DEMANDE}/situation", choix="renouvellement")
    assert erreurs(refusee) == ["Choisissez la demande que vous souhaitez faire."]


@sans_titre
@pytest.mark.parametrize("profil", [MOI, MINEUR])
def test_aucun_ecran_de_la_demande_ne_parle_de_renouvellement(
    banc: Banc, document: dict[str, Any], identifiant: str, profil: str
) -> None:
    titre = banc.inscrit(**document)
    demande = banc.demande(titre, "étape 3", profil=profil)
    usager = banc.usager(identifiant)
    for page in PAGES:
        lue = usager.ouvre(f"{base(demande)}/{page}")
        assert lue.status_code == 200, page
        assert "renouvel" not in lue.text.partition("<main")[2].lower(), page


@sans_titre
def test_l_attestation_d_une_premiere_demande_vaut_six_mois(
    banc: Banc, document: dict[str, Any], identifiant: str
) -> None:
    demande = banc.lit(banc.demande(banc.inscrit(**document), "déposée")["cle"])
    (attestation,) = demande["attestations"]
    assert (demande["type"], attestation["type"]) == ("première demande", "prolongation")
    assert (attestation["debut"], attestation["fin"]) == ("2022-04-26", "2022-10-25")
    assert demande["numero_etranger"] in attestation["nom"]
    assert (
        "renouvel"
        not in banc.usager(identifiant).ouvre(f"{base(demande)}/confirmation").text.partition("<main")[2]
    )
