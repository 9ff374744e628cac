"""Le mail de dépôt : sa pièce jointe, et un serveur de courriel arrêté au dépôt puis revenu."""

import socket
import threading
from email.message import EmailMessage
from pathlib import Path

from simulator.pilotage.boite import BoiteAuxLettres
from tests.simulateur.banc import Banc

CONTACT = "contact@personas.invalid"


class BoiteQuiPrevient(BoiteAuxLettres):
    """Une boîte qui signale le premier mail rangé."""

    def __init__(self, port: int) -> None:
        self.arrivee = threading.Event()
        super().__init__("127.0.0.1", port)

    async def handle_DATA(self, _serveur: object, _session: object, pli: object) -> str:  # noqa: N802 (nom d'aiosmtpd)
        reponse = await super().handle_DATA(_serveur, _session, pli)  # type: ignore[arg-type]  # objets d'aiosmtpd
        self.arrivee.set()
        return reponse


def port_libre() -> int:
    with socket.create_server(("127.0.0.1", 0)) as prise:
        return int(prise.getsockname()[1])


def depose(banc: Banc) -> str:
    banc.inscrit()
    demande = banc.demande("AB0000001", "déposée", informations={"courriel": CONTACT})
    return str(demande["numero"])


def le_mail(boite: BoiteQuiPrevient) -> EmailMessage:
    assert boite.arrivee.wait(5)
    return boite.liste(CONTACT)[0].message


def test_le_mail_porte_l_attestation_telle_que_telechargee(tmp_path: Path) -> None:
    boite = BoiteQuiPrevient(0)
    boite.demarre()
    banc = Banc(tmp_path, boite.port)
    numero = depose(banc)
    mail = le_mail(boite)
    remise = banc.lit(numero)["attestations"][0]
    piece = next(mail.iter_attachments())
    assert piece.get_content_type() == "application/pdf"
    assert piece.get_filename() == remise["nom"]
    assert piece.get_payload(decode=True) == banc.pilote(f"demandes/{numero}/attestations/1").data
    corps = mail.get_body(("plain",))
    assert corps is not None
    texte = f"{mail['Subject']} {corps.get_content()}"
    assert "Votre demande de titre de séjour a bien été enregistrée." in texte
    assert "Recette" not in texte.replace("SIMULATEUR DE RECETTE", "")
    assert "5903" not in texte
    banc.ferme()
    boite.arrete()


def test_un_serveur_de_courriel_arrete_n_empeche_rien_et_le_mail_part_une_fois(tmp_path: Path) -> None:
    port = port_libre()
    banc = Banc(tmp_path, port)
    numero = depose(banc)
    assert banc.lit(numero)["etat"] == "déposée"
    boite = BoiteQuiPrevient(port)
    boite.demarre()
    le_mail(boite)
    banc.ferme()
    # Une autre instance sur les mêmes données n'a plus rien à envoyer.
    Banc(tmp_path, port).ferme()
    assert len(boite.liste(CONTACT)) == 1
    boite.arrete()
