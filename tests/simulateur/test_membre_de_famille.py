"""La démarche d'un membre de famille : fermée sauf demande expresse, et alors sans droit inventé (C-18)."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
import zxingcpp

from fixtures.personas import Personas
from fixtures.pilotage import Pilotage, PilotageRefuse
from fixtures.registre import RegistrePilote
from simulator.domaine.evenements import UniteDeTravail
from simulator.domaine.profils import MINEUR, MOI
from tests.simulateur.banc import DEMANDE, SITE, Banc, base, erreurs

RACINE = Path(__file__).parents[2]
NUMERO = "5903000001"
PERSONA = Personas("famille", "personas.invalid").cree("FAMILLE")
MENTION = "MEMBRE DE FAMILLE D'UN BÉNÉFICIAIRE DE LA PROTECTION INTERNATIONALE"
REFUS = (
    "La démarche n'est pas encore ouverte aux membres de famille d'un bénéficiaire de la protection "
    "internationale : aucune demande n'a été commencée."
)
STADES = ("commencée", "étape 1", "étape 2", "étape 3", "récapitulatif", "déposée")


@pytest.fixture(scope="module")
def _ouverte(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Banc]:
    banc = Banc(tmp_path_factory.mktemp("famille"), famille=True)
    yield banc
    banc.ferme()


@pytest.fixture
def ouverte(_ouverte: Banc) -> Iterator[Banc]:
    """Une instance vide, ouverte aux membres de famille."""
    _ouverte.vide()
    yield _ouverte
    _ouverte.services[UniteDeTravail].libere()


def inscrite(banc: Banc, **valeurs: Any) -> str:
    """Une membre de famille et son compte ; rend le n° de son titre."""
    return banc.inscrit(statut="FAMILLE", mention=MENTION, **valeurs)


def aucune_demande(banc: Banc) -> bool:
    """Vrai si l'agent n'a aucune demande à lire."""
    return banc.pilote("demandes").json == []


@pytest.mark.parametrize("profil", [MOI, MINEUR])
def test_fermee_l_ecran_refuse_en_une_phrase_et_ne_cree_rien(banc: Banc, profil: str) -> None:
    inscrite(banc)
    elle = banc.usager(NUMERO)
    elle.envoie(DEMANDE, profil=profil)
    refusee = elle.envoie(f"{DEMANDE}/situation", choix="renouvellement")
    assert refusee.status_code == 200
    assert erreurs(refusee) == [REFUS]
    assert "<title>Erreur : Votre situation actuelle" in refusee.text
    assert aucune_demande(banc)


def test_fermee_le_refus_se_dit_aussi_en_anglais(banc: Banc) -> None:
    inscrite(banc)
    elle = banc.usager(NUMERO)
    elle.envoie(f"{SITE}/langue", f"{SITE}/", langue="en")
    elle.envoie(DEMANDE, profil=MOI)
    (phrase,) = erreurs(elle.envoie(f"{DEMANDE}/situation", choix="renouvellement"))
    assert phrase.startswith("This procedure is not yet open to family members")


@pytest.mark.parametrize("stade", STADES)
def test_fermee_le_pilotage_refuse_de_la_meme_phrase(banc: Banc, stade: str) -> None:
    reponse = banc.pilote("demandes", {"numero_de_titre": inscrite(banc), "stade": stade})
    assert (reponse.status_code, reponse.json) == (409, {"message": REFUS})
    assert aucune_demande(banc)


def test_fermee_les_beneficiaires_demandent_comme_avant(banc: Banc) -> None:
    for statut in ("BPS", "REFUGIE"):
        assert banc.demande(banc.inscrit(statut=statut), "déposée")["numero"]


def test_une_demande_deja_commencee_n_est_pas_retiree_a_la_fermeture(tmp_path: Path) -> None:
    ouvert = Banc(tmp_path, famille=True)
    commencee = ouvert.demande(inscrite(ouvert), "étape 2")
    ouvert.ferme()
    ferme = Banc(tmp_path)
    assert ferme.usager(NUMERO).ouvre(f"{base(commencee)}/etape-2").status_code == 200
    ferme.ferme()


def test_ouverte_les_ecrans_la_nomment_sans_lui_preter_de_protection(ouverte: Banc) -> None:
    inscrite(ouverte)
    elle = ouverte.usager(NUMERO)
    elle.envoie(DEMANDE, profil=MOI)
    situation = elle.ouvre(f"{DEMANDE}/situation").text
    assert "en tant que « MEMBRE DE FAMILLE »" in situation
    elle.envoie(f"{DEMANDE}/situation", choix="renouvellement")
    (demande,) = ouverte.pilote("demandes").json or [{}]
    assert elle.ouvre(f"{base(demande)}/preambule").status_code == 200


@pytest.mark.parametrize(
    ("couple", "atteste"),
    [
        ({"situation_familiale": "celibataire"}, "ne pas être marié."),
        (
            {"situation_familiale": "marie", "en_couple": "oui", "nationalite_du_conjoint": "autre"},
            "ne pas être en situation de polygamie.",
        ),
    ],
    ids=["celibataire", "marie"],
)
def test_ouverte_l_etape_2_parle_en_son_nom(ouverte: Banc, couple: dict[str, str], atteste: str) -> None:
    demande = ouverte.demande(inscrite(ouverte), "étape 2", informations=couple)
    attendue = f"Être membre de famille d'un bénéficiaire et {atteste}"
    assert ouverte.lit(demande["cle"])["declarations"][0] == attendue


@pytest.mark.parametrize("statut", ["BPS", "REFUGIE", "FAMILLE"])
def test_ouverte_la_duree_suit_le_statut(ouverte: Banc, statut: str) -> None:
    demande = ouverte.demande(ouverte.inscrit(statut=statut), "déposée")
    (attestation,) = ouverte.lit(demande["cle"])["attestations"]
    fin = "2022-07-25" if statut == "FAMILLE" else "2022-10-25"
    assert (attestation["type"], attestation["debut"], attestation["fin"]) == (
        "prolongation",
        "2022-04-26",
        fin,
    )


def test_ouverte_l_attestation_et_son_2d_doc_ne_disent_que_ce_qui_est_su(ouverte: Banc) -> None:
    demande = ouverte.demande(inscrite(ouverte), "déposée")
    pdf = ouverte.pilote(f"demandes/{demande['cle']}/attestations/1").data
    (page,) = pdfplumber.open(io.BytesIO(pdf)).pages
    lu = " ".join(page.extract_text().split())
    assert "entre le 26/04/2022 et le 25/07/2022." in lu
    assert "vous avez déposé une demande" in lu
    assert "Vous serez informé(e)" in lu
    tus = ("PROTECTION", "RÉFUGIÉ", "R. 431-15", "L. 414-10", "activité professionnelle", "frontières")
    assert [mot for mot in tus if mot.lower() in lu.lower()] == []
    (code,) = zxingcpp.read_barcodes(page.to_image(resolution=300).original)
    codes = (b"6J2", b"6P\x1d", b"6N26042022", b"6O25072022")
    assert [champ for champ in codes if champ not in code.bytes] == []


@contextmanager
def commande(donnees: Path, *options: str) -> Iterator[Pilotage]:
    """Le simulateur lancé par sa commande, avec ces options ; il s'arrête avec son entrée standard."""
    fixes = ("--port", "0", "--port-courriel", "0", "--evenements", "--lie", "--donnees", str(donnees))
    with subprocess.Popen(
        [sys.executable, "-m", "simulator", *fixes, *options],
        cwd=RACINE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as processus:
        assert processus.stdin
        assert processus.stdout
        pilotage = Pilotage(json.loads(processus.stdout.readline())["adresse"])
        try:
            yield pilotage
        finally:
            pilotage.ferme()
            processus.stdin.close()


def commence(pilotage: Pilotage) -> None:
    """Inscrit la persona et commence sa demande."""
    RegistrePilote(pilotage).inscrit(PERSONA)
    pilotage.fait("demandes", {"numero_de_titre": PERSONA.titre.numero})


def test_sans_option_la_commande_tient_la_demarche_fermee(tmp_path: Path) -> None:
    with commande(tmp_path) as pilotage:
        with pytest.raises(PilotageRefuse, match="pas encore ouverte"):
            commence(pilotage)
        assert pilotage.lit("demandes") == []


def test_l_option_de_la_commande_ouvre_la_demarche(tmp_path: Path) -> None:
    with commande(tmp_path, "--famille") as pilotage:
        commence(pilotage)
        assert [demande["etat"] for demande in pilotage.lit("demandes")] == ["brouillon"]
