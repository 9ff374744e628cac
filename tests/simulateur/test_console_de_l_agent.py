"""La console de l'agent : ses actes, ses refus dits sur la page, et la chronologie d'une demande."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from simulator.domaine.horloge import PARIS
from simulator.pilotage.boite import BoiteAuxLettres
from tests.simulateur.banc import Banc, contenu, erreurs

CONTACT = "contact@personas.invalid"
DOMICILE = "Justificatif de domicile datant de moins de 6 mois"


@pytest.fixture
def deposee(banc: Banc) -> str:
    """Le n° d'une demande déposée le 26/04/2022 à midi."""
    banc.inscrit()
    return str(banc.demande("AB0000001", "déposée", informations={"courriel": CONTACT})["numero"])


def acte(banc: Banc, numero: str, nom: str, **champs: object) -> TestResponse:
    """Ce que la console répond au bouton pressé."""
    champs = {"agent": "agent-1", "acte": nom, **champs}
    return banc.client().post(f"/pilotage/console/demandes/{numero}/actes", data=champs)


def place(banc: Banc, *instant: int) -> None:
    banc.serveur.place_l_horloge(datetime(*instant, tzinfo=PARIS))  # type: ignore[arg-type, misc]  # des entiers


def test_un_agent_demande_un_complement_et_un_autre_decide(banc: Banc, deposee: str) -> None:
    assert acte(banc, deposee, "complement", piece=DOMICILE, observations="Plus net").status_code == 302
    lue = banc.lit(deposee)
    assert lue["etat"] == "complément demandé"
    (complement,) = lue["notifications"]
    assert (complement["agent"], complement["pieces"]) == ("Camille Exemple", [DOMICILE])
    reponse = f"demandes/{deposee}/complements/{complement['cle']}/reponse"
    assert banc.pilote(reponse, {}).status_code == 204
    assert acte(banc, deposee, "accepter", agent="agent-2").status_code == 302
    actes = [(note["acte"], note["auteur"]) for note in banc.lit(deposee)["journal"]]
    assert ("complément demandé", "Camille Exemple") in actes
    assert ("demande acceptée", "Dominique Fictif") in actes


@pytest.mark.parametrize(
    ("nom", "champs", "phrase"),
    [
        ("complement", {}, "Aucune pièce n'est réclamée : nommez-en une au moins."),
        (
            "cloturer",
            {},
            "Vous ne pouvez pas clôturer la demande comme incomplète : la demande est à l'état « déposée ».",
        ),
        ("accepter", {"agent": "nul"}, "Aucun agent « nul » : agent-1, agent-2 existent."),
        ("danser", {}, "Choisissez un acte."),
    ],
)
def test_un_refus_se_lit_sur_la_page_et_ne_change_rien(
    banc: Banc, deposee: str, nom: str, champs: dict[str, str], phrase: str
) -> None:
    avant = banc.lit(deposee)
    page = acte(banc, deposee, nom, **champs)
    assert (page.status_code, erreurs(page)) == (409, [phrase])
    assert banc.lit(deposee) == avant


def test_un_brouillon_ne_s_instruit_pas(banc: Banc) -> None:
    banc.inscrit()
    cle = banc.demande("AB0000001", "étape 1")["cle"]
    assert "Instruction" not in banc.pilote(f"console/demandes/{cle}").text
    assert acte(banc, cle, "accepter").status_code == 409


def test_la_chronologie_dit_tout_dans_l_ordre(tmp_path: Path) -> None:
    boite = BoiteAuxLettres("127.0.0.1", 0)
    boite.demarre()
    banc = Banc(tmp_path, boite.port, boite)
    banc.inscrit()
    numero = str(banc.demande("AB0000001", "déposée", informations={"courriel": CONTACT})["numero"])
    place(banc, 2022, 4, 28, 9)
    complement = contenu(banc.pilote(f"demandes/{numero}/complements", {"pieces": [DOMICILE]}))["cle"]
    place(banc, 2022, 4, 30, 10)
    assert banc.pilote(f"demandes/{numero}/complements/{complement}/reponse", {}).status_code == 204
    place(banc, 2022, 5, 2, 11)
    assert banc.pilote(f"demandes/{numero}/decisions", {"agent": "agent-2"}).status_code == 201
    page = banc.pilote(f"console/demandes/{numero}/chronologie").text
    lus = re.findall(
        r"<td>(\d\d/\d\d/\d{4} [\d:]+(?: \(à venir\))?)</td>\s*<td>([^<]+)</td>\s*<td>(.*?)</td>", page
    )
    dits = [(instant, auteur, re.sub(r"<[^>]+>", "", quoi)) for instant, auteur, quoi in lus]
    assert [instant for instant, *_ in dits] == sorted(
        (instant for instant, *_ in dits),
        key=lambda i: datetime.strptime(i[:19], "%d/%m/%Y %H:%M:%S"),  # noqa: DTZ007
    )
    assert ("28/04/2022 09:00:00", "Camille Exemple", f"complément demandé : {DOMICILE}") in dits
    assert ("30/04/2022 10:00:00", "Test vingt Recette métier", "complément reçu : 1 fichier(s)") in dits
    assert ("02/05/2022 11:00:00", "Dominique Fictif", "demande acceptée") in dits
    assert "dernier instant" not in page  # répondu à temps : plus rien n'est attendu
    assert [quoi.partition(" : ")[0] for instant, _, quoi in dits if instant.startswith("02/05")] == [
        "demande acceptée",
        "attestation émise",
        "mail écrit",
    ]
    banc.ferme()
    boite.arrete()


def test_la_chronologie_dit_un_delai_depasse(banc: Banc, deposee: str) -> None:
    complement = contenu(banc.pilote(f"demandes/{deposee}/complements", {"pieces": [DOMICILE]}))["cle"]
    banc.usager("5903000001").ouvre(f"/particuliers/mon-compte/notifications/{complement}")
    place(banc, 2022, 5, 26, 23, 59, 59)
    assert banc.lit(deposee)["etat"] == "complément demandé"
    a_venir = banc.pilote(f"console/demandes/{deposee}/chronologie").text
    assert "<td>26/05/2022 23:59:59 (à venir)</td>" in a_venir
    place(banc, 2022, 5, 27)
    assert banc.lit(deposee)["etat"] == "délai dépassé"
    page = banc.pilote(f"console/demandes/{deposee}/chronologie").text
    assert "<td>27/05/2022 00:00:00</td>" in page
    assert acte(banc, deposee, "cloturer").status_code == 302
    assert banc.lit(deposee)["etat"] == "clôturée incomplète"
