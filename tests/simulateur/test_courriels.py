"""Les quatre mails du simulateur, tels qu'une messagerie les reçoit : en-têtes, parties, lignes, liens."""

import html
import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from simulator.domaine.evenements import Courrier, DepotDePlis, Message, PieceJointe, UniteDeTravail
from simulator.domaine.horloge import PARIS, Horloge
from steps.controles.courriel import Courriel, lis_le_courriel
from tests.simulateur.banc import Banc
from tests.simulateur.messagerie import messagerie

DESTINATAIRE = "contact@personas.invalid"
JETON = ".".join(("eyJhbGciOiJIUzI1NiJ9" * 2, "eyJzdWIiOiI4MDAwMDAxIn0" * 12, "c2lnbmF0dXJl-_" * 3))
"""Un jeton long comme les vrais : sans espace, il ne se coupe nulle part."""
ATTESTATION = PieceJointe(
    "ATTESTATION_PROLOGATION_INSTRUCTION_5903000001_20220426.pdf", bytes(range(256)) * 40
)
SITE = "http://127.0.0.1:8000/particuliers/"
FIN = [
    "Cordialement,",
    "La Direction Générale des Étrangers en France",
    "Ce message est généré automatiquement, merci de ne pas y répondre.",
]
OBJETS = {
    Message.ACTIVATION: "[SIMULATEUR DE RECETTE] Création de votre compte",
    Message.DEPOT: "[SIMULATEUR DE RECETTE] Votre demande de titre de séjour",
    Message.NOTIFICATION: "[SIMULATEUR DE RECETTE] Nouvelle notification",
    Message.OUBLI: "[SIMULATEUR DE RECETTE] Votre mot de passe",
}
LIENS = {
    Message.ACTIVATION: [
        f"{SITE}#/espace-personnel/inscription/mot-de-passe?token={JETON}",
        f"{SITE}connexion",
    ],
    Message.DEPOT: [],
    Message.NOTIFICATION: [f"{SITE}connexion"],
    Message.OUBLI: [f"{SITE}#/espace-personnel/mot-de-passe-oublie?token={JETON}"],
}
LIGNE_MAXIMALE = 998  # octets, RFC 5322
LIGNE_CONSEILLEE = 78

TOUS = pytest.mark.parametrize("sorte", list(Message))


@pytest.fixture
def octets(banc: Banc, sorte: Message) -> bytes:
    """Les octets de ce mail, tels que le serveur SMTP les reçoit."""
    return ecrit(banc, sorte)


@pytest.fixture
def mail(octets: bytes) -> EmailMessage:
    """Le même, lu par la bibliothèque standard."""
    return message_from_bytes(octets, policy=policy.default)


@pytest.fixture
def courriel(octets: bytes) -> Courriel:
    """Le même, lu par la suite."""
    return lis_le_courriel(octets)


def ecrit(banc: Banc, sorte: Message) -> bytes:
    pieces = (ATTESTATION,) if sorte is Message.DEPOT else ()
    banc.services[Courrier].envoie(sorte, DESTINATAIRE, {"jeton": JETON}, pieces)
    banc.services[UniteDeTravail].valide()
    return banc.services[DepotDePlis].a_envoyer()[-1].octets


def feuilles(mail: EmailMessage) -> list[EmailMessage]:
    return [partie for partie in mail.walk() if not partie.is_multipart()]


@TOUS
def test_les_en_tetes_qu_une_messagerie_attend(mail: EmailMessage, sorte: Message) -> None:
    attendus = {
        "From": "ne-pas-repondre@simulateur.invalid",
        "To": DESTINATAIRE,
        "Subject": OBJETS[sorte],
        "Date": "Tue, 26 Apr 2022 12:00:00 +0200",
        "Auto-Submitted": "auto-generated",
        "MIME-Version": "1.0",
        "Content-Language": "fr",
    }
    assert {nom: str(mail[nom]) for nom in attendus} == attendus
    assert re.fullmatch(rf"<{sorte}\.\d+\.[0-9a-f]{{16}}@simulateur\.invalid>", mail["Message-ID"])
    repetes = [nom for nom in mail if len(mail.get_all(nom, [])) > 1]
    assert repetes == []


@TOUS
def test_rien_n_y_est_mal_forme(octets: bytes, mail: EmailMessage) -> None:
    assert [partie.defects for partie in mail.walk() if partie.defects] == []
    assert [valeur for partie in mail.walk() for valeur in partie.values() if valeur.defects] == []
    octets.partition(b"\r\n\r\n")[0].decode("ascii")  # un en-tête n'a d'accents qu'encodés
    assert octets.replace(b"\r\n", b"").count(b"\n") == octets.replace(b"\r\n", b"").count(b"\r") == 0
    assert max(map(len, octets.split(b"\r\n"))) <= LIGNE_CONSEILLEE < LIGNE_MAXIMALE
    assert octets.isascii()


@TOUS
def test_le_texte_precede_le_html_et_la_piece_les_suit(mail: EmailMessage, sorte: Message) -> None:
    formes = ["multipart/alternative", "text/plain", "text/html"]
    pieces = {Message.DEPOT: ["application/pdf"]}.get(sorte, [])
    parties = [partie.get_content_type() for partie in mail.walk()]
    assert parties == (["multipart/mixed", *formes, *pieces] if pieces else formes)
    for partie in feuilles(mail)[:2]:
        assert partie.get_content_charset() == "utf-8"
        assert partie["Content-Transfer-Encoding"] == "quoted-printable"
        assert "MIME-Version" not in partie


@TOUS
def test_les_deux_versions_disent_la_meme_chose(courriel: Courriel) -> None:
    """Le texte écrit entre chevrons l'adresse que le HTML met sous un mot."""
    sans_adresses = [re.sub(r" <http\S+>", "", paragraphe) for paragraphe in courriel.paragraphes]
    assert sans_adresses == list(courriel.paragraphes_html)
    assert sans_adresses[-3:] == FIN
    assert sans_adresses[0].rstrip(",") == "Bonjour"


@TOUS
def test_chaque_lien_est_entier_dans_les_deux_versions(courriel: Courriel, sorte: Message) -> None:
    for liens in (courriel.liens_du_texte, courriel.liens_du_html):
        assert [lien.adresse for lien in liens] == LIENS[sorte]
    for adresse in LIENS[sorte]:
        assert sum(adresse in ligne for ligne in courriel.texte.splitlines()) == 1
        assert sum(f'href="{adresse}"' in ligne for ligne in courriel.html.splitlines()) == 1


@TOUS
def test_aucune_ligne_du_texte_n_a_de_blanc_au_bout(courriel: Courriel) -> None:
    assert [ligne for ligne in courriel.texte.splitlines() if ligne != ligne.rstrip()] == []


def test_la_piece_jointe_est_un_pdf_a_enregistrer(banc: Banc) -> None:
    mail = message_from_bytes(ecrit(banc, Message.DEPOT), policy=policy.default)
    (piece,) = mail.iter_attachments()
    assert piece.get_content_type() == "application/pdf"
    assert piece.get_content_disposition() == "attachment"
    assert piece.get_filename() == ATTESTATION.nom
    assert piece["Content-Transfer-Encoding"] == "base64"
    assert piece.get_payload(decode=True) == ATTESTATION.octets


def test_un_nom_de_fichier_accentue_suit_la_rfc_2231(banc: Banc) -> None:
    piece = PieceJointe("Attestation_de_séjour.pdf", b"%PDF-1.4")
    banc.services[Courrier].envoie(Message.DEPOT, DESTINATAIRE, {}, (piece,))
    octets = banc.services[DepotDePlis].a_envoyer()[-1].octets
    assert b"filename*=utf-8''Attestation_de_s%C3%A9jour.pdf" in octets
    (lue,) = message_from_bytes(octets, policy=policy.default).iter_attachments()
    assert lue.get_filename() == piece.nom


@pytest.mark.parametrize(
    ("instant", "date"),
    [
        (datetime(2022, 4, 26, 12, tzinfo=PARIS), "Tue, 26 Apr 2022 12:00:00 +0200"),
        (datetime(2022, 1, 5, 23, 59, 59, tzinfo=PARIS), "Wed, 05 Jan 2022 23:59:59 +0100"),
        (datetime(2022, 10, 30, 2, 30, tzinfo=PARIS, fold=1), "Sun, 30 Oct 2022 02:30:00 +0100"),
    ],
)
def test_la_date_est_celle_de_l_horloge_a_l_heure_de_paris(banc: Banc, instant: datetime, date: str) -> None:
    banc.services[Horloge].place(instant)
    lu = message_from_bytes(ecrit(banc, Message.DEPOT), policy=policy.default)
    assert lu["Date"] == date


def identifiants(banc: Banc) -> Iterator[str]:
    for pli in banc.services[DepotDePlis].a_envoyer():
        yield message_from_bytes(pli.octets, policy=policy.default)["Message-ID"]


def test_un_message_id_ne_sert_qu_une_fois(tmp_path: Path) -> None:
    """Ni dans une instance, ni dans une autre, ni dans la même une fois vidée : une messagerie tairait le second."""
    vus = []
    for nom in ("une", "autre"):
        (tmp_path / nom).mkdir()
        banc = Banc(tmp_path / nom)
        for _ in range(2):
            for sorte in (*Message, *Message):
                ecrit(banc, sorte)
            vus += list(identifiants(banc))
            banc.vide()
        banc.ferme()
    assert len(vus) == len(set(vus)) == 2 * 2 * 2 * len(Message)


def test_la_boite_garde_son_nom_d_un_demarrage_a_l_autre(tmp_path: Path) -> None:
    premier = Banc(tmp_path)
    ecrit(premier, Message.DEPOT)
    premier.ferme()
    second = Banc(tmp_path)
    ecrit(second, Message.DEPOT)
    noms = [identifiant.split(".")[1:3] for identifiant in identifiants(second)]
    second.ferme()
    assert [rang for rang, _ in noms] == ["1", "2"]
    assert len({nom for _, nom in noms}) == 1


def test_la_console_montre_tous_les_en_tetes(tmp_path: Path) -> None:
    with messagerie() as boite:
        banc = Banc(tmp_path, boite.port, boite)
        ecrit(banc, Message.DEPOT)
        boite.attend(1)
        page = banc.pilote("console/courriels/1").text
        (recu,) = boite.liste()
        banc.ferme()
    montres = dict(re.findall(r"<dt>([^<]+) :</dt> <dd>([^<]*)</dd>", page))
    assert montres["Objet"] == montres["Subject"] == OBJETS[Message.DEPOT]
    assert html.unescape(montres["Message-ID"]) == recu.message["Message-ID"]
    assert montres["Auto-Submitted"] == "auto-generated"
