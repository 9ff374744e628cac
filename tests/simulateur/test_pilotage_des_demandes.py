"""L'API de pilotage : ses réponses tiennent son document, ses refus sont clairs ; la console échappe tout."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.simulateur.banc import Banc, contenu

STADES = ("commencée", "étape 1", "étape 2", "étape 3", "récapitulatif", "déposée")


def controle(banc: Banc, methode: str, modele: str, chemin: str, corps: dict[str, Any] | None = None) -> Any:
    """Appelle l'API et confronte la réponse au schéma que le document annonce pour son code."""
    document = contenu(banc.pilote("openapi.json"))
    reponse = banc.pilote(chemin, corps, methode)
    annonce = document["paths"][f"/pilotage/{modele}"][methode.lower()]["responses"]
    assert str(reponse.status_code) in annonce, (chemin, reponse.status_code, reponse.text)
    formes = annonce[str(reponse.status_code)].get("content", {})
    if "application/json" in formes:
        schema = {**formes["application/json"]["schema"], "components": document["components"]}
        Draft202012Validator(schema).validate(reponse.json)
    return reponse


@pytest.mark.parametrize("stade", STADES)
def test_les_reponses_tiennent_le_document(banc: Banc, stade: str) -> None:
    banc.inscrit()
    creation = {"numero_de_titre": "AB0000001", "stade": stade, "observations": "<b>é</b>"}
    demande = controle(banc, "POST", "demandes", "demandes", creation).json
    controle(banc, "POST", "demandes", "demandes", creation)  # une seule à la fois : 409
    controle(banc, "POST", "demandes", "demandes", {"numero_de_titre": "AB0000001", "stade": "finie"})
    controle(banc, "GET", "demandes", "demandes?etat=brouillon")
    lue = controle(banc, "GET", "demandes/{reference}", f"demandes/{demande['cle']}").json
    assert lue["etat"] == ("déposée" if stade == "déposée" else "brouillon")
    assert lue["etape_enregistree"] == min(STADES.index(stade), 3)
    controle(banc, "GET", "demandes/{reference}", "demandes/inconnue")


@pytest.mark.parametrize(
    ("methode", "chemin", "corps"),
    [
        ("GET", "sante", None),
        ("GET", "horloge", None),
        ("PUT", "horloge", {"instant": "2022-04-26T10:00:00+02:00"}),
        ("PUT", "horloge", {"instant": "2022-04-26T10:00:00"}),
        ("POST", "horloge/avance", {"secondes": 60}),
        ("GET", "defauts", None),
        ("GET", "actes", None),
        ("GET", "certificats", None),
        ("GET", "courriels", None),
        ("POST", "ephotos", {"numero": "A" * 22, "delivree_le": "2022-04-01"}),
        ("POST", "ephotos", {"numero": "court", "delivree_le": "2022-04-01"}),
        (
            "POST",
            "identites",
            {
                "sub": "s1",
                "given_name": "Éloïse",
                "family_name": "TEST",
                "birthdate": "1982-04-05",
                "gender": "female",
                "birthcountry": "99212",
            },
        ),
        ("POST", "identites", {"sub": "s1", "gender": "?", "birthcountry": "AF"}),
        ("POST", "remise-a-zero", {}),
    ],
)
def test_les_autres_reponses_tiennent_le_document(
    banc: Banc, methode: str, chemin: str, corps: dict[str, Any] | None
) -> None:
    controle(banc, methode, chemin, chemin, corps)


def test_chaque_adresse_du_document_dit_a_quoi_elle_sert(banc: Banc) -> None:
    for chemin, actes in contenu(banc.pilote("openapi.json"))["paths"].items():
        for methode, acte in actes.items():
            assert acte.get("summary"), (methode, chemin)


@pytest.mark.parametrize(
    ("corps", "code", "mot"),
    [
        ({"numero_de_titre": "INCONNU"}, 409, "Aucun titre"),
        ({"numero_de_titre": "AB0000001", "stade": "étape 3", "ephoto": "0"}, 422, "22 caractères"),
        ({"numero_de_titre": "AB0000001", "stade": "étape 1", "informations": {"ville": ""}}, 422, "ville"),
        (
            {"numero_de_titre": "AB0000001", "pieces": [{"nom": "a.pdf", "contenu": "pas du base64 !"}]},
            422,
            "contenu",
        ),
    ],
)
def test_une_creation_refusee_dit_pourquoi_et_ne_laisse_rien(
    banc: Banc, corps: dict[str, Any], code: int, mot: str
) -> None:
    banc.inscrit()
    refus = banc.pilote("demandes", corps)
    assert refus.status_code == code
    assert mot in contenu(refus)["message"]
    assert banc.pilote("demandes").json == []


def test_la_console_montre_et_echappe(banc: Banc) -> None:
    banc.inscrit()
    demande = banc.demande("AB0000001", "déposée", observations="<script>alert(1)</script>")
    tableau = banc.pilote("").text
    assert demande["numero"] in tableau
    assert "AB0000001" in tableau
    lue = banc.pilote(f"console/demandes/{demande['cle']}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in lue
    assert "<script>" not in lue


def test_un_autre_site_n_envoie_rien_au_pilotage(banc: Banc) -> None:
    refus = banc.client().post("/pilotage/remise-a-zero", headers={"Sec-Fetch-Site": "cross-site"})
    assert refus.status_code == 403


def test_la_console_donne_les_certificats_et_aucune_cle(banc: Banc) -> None:
    adresse = "console/certificats.pem"
    assert f'href="/pilotage/{adresse}"' in banc.pilote("").text
    donnes = banc.pilote(adresse)
    assert donnes.headers["Content-Disposition"] == (
        "attachment; filename=autorite-de-test-FR00-certificats.pem"
    )
    assert donnes.text == contenu(banc.pilote("certificats"))["pem"]
    assert donnes.text.count("BEGIN CERTIFICATE") == 2
    assert "PRIVATE" not in donnes.text


def test_la_console_cree_un_persona_et_regle_l_horloge(banc: Banc) -> None:
    client = banc.client()
    assert (
        client.post("/pilotage/console/personas", data={"statut": "BPS", "nature": "titre"}).status_code
        == 302
    )
    assert (
        client.post("/pilotage/console/personas", data={"statut": "?", "nature": "titre"}).status_code == 409
    )
    assert "BÉNÉFICIAIRE" not in client.get("/pilotage/").text
    client.post("/pilotage/console/horloge", data={"action": "placer", "instant": "2022-05-01T08:30:00"})
    assert "01/05/2022 08:30:00" in client.get("/pilotage/").text
    client.post("/pilotage/console/horloge", data={"action": "avancer:3600"})
    assert "01/05/2022 09:30:00" in client.get("/pilotage/").text
    assert client.post("/pilotage/console/horloge", data={"instant": "demain"}).status_code == 409
