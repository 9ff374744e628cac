"""La boîte IMAP, lue sur un vrai serveur : à qui, depuis quand, octet pour octet, et ce qui est dit de ses pannes."""

import base64
import imaplib
import logging
import smtplib
import ssl
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from imapclient import IMAPClient

from fixtures.boite import Boite, BoiteInjoignable
from fixtures.imap import Imap, destinataires
from tests.controles.fabrique import Demande, certifie
from tests.dovecot import Dovecot, dovecot, relais_vers

ELLE, AUTRE = "elle@recette.invalid", "autre@recette.invalid"
MAUVAIS = "Été d'hier"


def mail(sujet: str = "Bonjour", **entetes: str) -> bytes:
    """Un mail court ; `delivered_to="…"` en donne l'en-tête."""
    noms = {nom.replace("_", "-").title(): valeur for nom, valeur in entetes.items()}
    lignes = [f"{nom}: {valeur}" for nom, valeur in {**noms, "Subject": sujet}.items()]
    return "\r\n".join([*lignes, "", "Le texte.", ""]).encode()


def boite(serveur: Dovecot) -> Imap:
    """La boîte de ce serveur, à ouvrir."""
    return Imap(
        serveur.hote, serveur.port, serveur.identifiant, serveur.mot_de_passe, autorite=serveur.autorite
    )


@pytest.fixture(scope="module")
def serveur() -> Iterator[Dovecot]:
    with dovecot() as ouvert:
        yield ouvert


@pytest.fixture
def a_part() -> Iterator[Dovecot]:
    """Un serveur que l'essai peut arrêter."""
    with dovecot() as ouvert:
        yield ouvert


@pytest.fixture
def ouverte(serveur: Dovecot) -> Iterator[Imap]:
    with boite(serveur) as imap:
        yield imap


@pytest.mark.parametrize(
    ("entetes", "trouve"),
    [
        ({"to": ELLE}, True),
        ({"to": f"Elle <{ELLE}>", "cc": AUTRE}, True),
        ({"to": f'"{ELLE}" <{AUTRE}>'}, False),
        ({"to": AUTRE, "cc": f"{AUTRE},\r\n =?utf-8?q?=C3=89lo?= <{ELLE}>"}, True),
        ({"to": "elle@RECETTE.Invalid"}, True),
        ({"to": "Elle@recette.invalid"}, False),
        ({"to": f"b{ELLE}"}, False),
        ({"to": f"{ELLE}.example"}, False),
        ({"to": "elle+x@recette.invalid"}, False),
        ({"to": "undisclosed-recipients:;"}, False),
        ({"delivered_to": ELLE, "to": AUTRE}, True),
        ({"delivered_to": AUTRE, "to": ELLE}, False),
        ({"x_original_to": ELLE, "delivered_to": "recette@boite.invalid"}, True),
        ({"x_original_to": AUTRE, "delivered_to": "recette@boite.invalid", "to": ELLE}, False),
        ({"envelope_to": f"{AUTRE}, {ELLE}"}, True),
        ({"delivered_to": "recette@BOITE.invalid", "to": ELLE}, True),
        ({}, False),
    ],
)
def test_a_qui_un_mail_a_ete_remis(entetes: dict[str, str], trouve: bool) -> None:
    assert (ELLE in destinataires(mail(**entetes), "recette@boite.invalid")) is trouve


def test_un_mail_a_la_boite_elle_meme() -> None:
    assert destinataires(mail(delivered_to=ELLE), ELLE) == {ELLE}


def test_chacun_ne_recoit_que_les_siens_depuis_le_repere(serveur: Dovecot, ouverte: Imap) -> None:
    serveur.depose(mail("avant", to=ELLE))
    repere = ouverte.repere()
    assert ouverte.depuis(ELLE, repere) == []
    siens = [mail("un", delivered_to=ELLE), mail("deux", to=ELLE)]
    for octets in (mail("b", to=f"b{ELLE}"), siens[0], mail("c", to=AUTRE), siens[1], mail("d", to=AUTRE)):
        serveur.depose(octets)
    lus = ouverte.depuis("elle@Recette.INVALID", repere)
    assert [octets for _, octets in lus] == siens
    assert repere <= lus[0][0] < lus[1][0] < ouverte.repere()
    assert ouverte.depuis(ELLE, lus[1][0]) == lus[1:]
    assert ouverte.depuis(ELLE, ouverte.repere()) == []


def test_une_sous_adresse_n_est_pas_l_adresse(serveur: Dovecot, ouverte: Imap) -> None:
    repere = ouverte.repere()
    for adresse in ("recette+a@boite.invalid", "recette+ab@boite.invalid", "recette@boite.invalid"):
        serveur.depose(mail(adresse, to=adresse))
    for adresse in ("recette+a@boite.invalid", "recette+ab@boite.invalid", "recette@boite.invalid"):
        assert [lu for _, lu in ouverte.depuis(adresse, repere)] == [mail(adresse, to=adresse)]


def test_les_octets_sont_exacts(serveur: Dovecot, ouverte: Imap) -> None:
    compose = EmailMessage(policy.SMTP)
    compose["To"] = f"Élodie Test <{ELLE}>"
    compose["Subject"] = "Accusé de réception"
    compose.set_content("Déposée à 9 h 30 €.\n.\nFrom ici\n", cte="8bit")
    compose.add_attachment(bytes(range(256)) * 40, maintype="application", subtype="pdf", filename="reçu.pdf")
    brut = f"To: {ELLE}\r\nSubject: tel quel \xe9\r\n\r\nsans fin de ligne".encode("latin-1")
    repere = ouverte.repere()
    for octets in (bytes(compose), brut):
        serveur.depose(octets)
    assert [octets for _, octets in ouverte.depuis(ELLE, repere)] == [bytes(compose), brut]


def test_la_boite_reste_telle_quelle(a_part: Dovecot) -> None:
    a_part.depose(mail(to=ELLE))
    for _ in range(2):
        with boite(a_part) as imap:
            assert len(imap.depuis(ELLE, 0)) == 1
    autre = imaplib.IMAP4_SSL(
        a_part.hote, a_part.port, ssl_context=ssl.create_default_context(cafile=a_part.autorite)
    )
    autre.authenticate("PLAIN", lambda _: f"\0{a_part.identifiant}\0{a_part.mot_de_passe}".encode())
    autre.select()
    assert autre.fetch("1:*", "(FLAGS)") == ("OK", [b"1 (FLAGS (\\Recent))"])  # même pas déjà montré
    autre.logout()


def test_un_serveur_relance_est_repris(a_part: Dovecot) -> None:
    with boite(a_part) as imap:
        repere = imap.repere()
        a_part.depose(mail("un", to=ELLE))
        a_part.arrete()
        a_part.demarre()
        assert [octets for _, octets in imap.depuis(ELLE, repere)] == [mail("un", to=ELLE)]
        a_part.arrete()
        a_part.depose(mail("deux", to=ELLE))
        a_part.demarre()
        assert [octets for _, octets in imap.depuis(ELLE, repere)] == [
            mail("un", to=ELLE),
            mail("deux", to=ELLE),
        ]
        a_part.arrete()
        dit(a_part, imap.repere, "le serveur ne répond pas (ConnectionRefusedError)")


def test_un_repere_ne_vaut_plus_si_les_mails_sont_renumerotes(a_part: Dovecot) -> None:
    a_part.depose(mail("avant", to=ELLE))
    with boite(a_part) as imap:
        repere = imap.repere()
        a_part.arrete()
        a_part.renumerote()
        a_part.demarre()
        dit(a_part, lambda: imap.depuis(ELLE, repere), "renumérotés en cours de route (UIDVALIDITY)")


@pytest.mark.parametrize("moment", ["plain_login", "select_folder", "search", "fetch"])
def test_une_connexion_toujours_coupee_au_meme_moment(
    serveur: Dovecot, ouverte: Imap, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    intact = getattr(IMAPClient, moment)

    def coupe(client: IMAPClient, *arguments: object, **options: object) -> object:
        client.shutdown()
        return intact(client, *arguments, **options)

    repere = ouverte.repere()
    serveur.depose(mail(to=ELLE))
    with monkeypatch.context() as pose:
        pose.setattr(IMAPClient, moment, coupe)
        acte = boite(serveur).__enter__ if moment == "plain_login" else lambda: ouverte.depuis(ELLE, repere)
        dit(serveur, acte, "la connexion est perdue")
    assert [octets for _, octets in ouverte.depuis(ELLE, repere)] == [mail(to=ELLE)]


def test_l_ordre_est_celui_des_rangs(
    serveur: Dovecot, ouverte: Imap, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Un serveur rend les rangs qu'il trouve dans l'ordre qu'il veut."""
    cherche = IMAPClient.search
    monkeypatch.setattr(IMAPClient, "search", lambda *arguments: cherche(*arguments)[::-1])
    repere = ouverte.repere()
    for sujet in ("un", "deux", "trois"):
        serveur.depose(mail(sujet, to=ELLE))
    lus = ouverte.depuis(ELLE, repere)
    assert [octets for _, octets in lus] == [mail(sujet, to=ELLE) for sujet in ("un", "deux", "trois")]


def test_un_serveur_qui_ne_dit_pas_ses_rangs(serveur: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    examine = IMAPClient.select_folder

    def tait(*arguments: object, **options: object) -> dict[bytes, object]:
        return {cle: valeur for cle, valeur in examine(*arguments, **options).items() if cle != b"UIDNEXT"}

    monkeypatch.setattr(IMAPClient, "select_folder", tait)
    dit(serveur, boite(serveur).__enter__, "ne dit pas le rang de ses mails")


@pytest.mark.parametrize(
    ("change", "phrase"),
    [
        ({"mot_de_passe": MAUVAIS}, "l'identifiant « recette@boite.invalid » ou son mot de passe est refusé"),
        ({"identifiant": "personne"}, "l'identifiant « personne » ou son mot de passe est refusé"),
        ({"dossier": "Été & hiver"}, "le dossier « Été & hiver » n'existe pas"),
        ({"autorite": None}, "le certificat du serveur est refusé (unable to get local issuer certificate)"),
        ({"serveur": "localhost"}, "le certificat du serveur est refusé (Hostname mismatch"),
        ({"serveur": "nulle-part.invalid"}, "le serveur ne répond pas (gaierror)"),
        ({"serveur": "a..b"}, "le serveur ne répond pas (UnicodeError)"),
        ({"autorite": Path("/nulle/part.pem")}, "l'autorité « /nulle/part.pem » ne se lit pas"),
        (
            {"autorite": Path(__file__)},
            "test_imap.py » ne se lit pas ; il faut un fichier de certificats PEM",
        ),
    ],
)
def test_ce_qui_est_dit_d_une_boite_qui_ne_s_ouvre_pas(
    serveur: Dovecot, change: dict[str, Any], phrase: str
) -> None:
    dit(serveur, replace(boite(serveur), **change).__enter__, phrase)


def test_une_autre_autorite_est_refusee(serveur: Dovecot, tmp_path: Path) -> None:
    autre = Demande(nom="Autorité", est_autorite=True, signe_des_documents=False, debut=datetime.now(UTC))
    (tmp_path / "autre.pem").write_bytes(certifie(autre).pem)
    refusee = replace(boite(serveur), autorite=tmp_path / "autre.pem")
    dit(serveur, refusee.__enter__, "le certificat du serveur est refusé")


def test_rien_n_est_envoye_en_clair(serveur: Dovecot) -> None:
    with relais_vers(serveur.depose) as adresse:
        en_clair = replace(boite(serveur), port=int(adresse.rpartition(":")[2]))
        dit(serveur, en_clair.__enter__, "TLS n'y est pas parlé")


def test_le_mot_de_passe_n_est_ni_montre_ni_note(serveur: Dovecot, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), boite(serveur) as imap:
        imap.repere()
    assert "EXAMINE" in caplog.text
    sans_secret(serveur, caplog.text)
    sans_secret(serveur, repr(imap))


def test_le_relais_range_ce_qu_il_recoit_pour_chacun(serveur: Dovecot, ouverte: Imap) -> None:
    repere = ouverte.repere()
    with relais_vers(serveur.depose) as adresse, smtplib.SMTP(adresse) as client:
        client.sendmail("site@recette.invalid", [ELLE, AUTRE], mail(to="tous@recette.invalid"))
    for qui in (ELLE, AUTRE):
        ((_, octets),) = ouverte.depuis(qui, repere)
        assert octets.endswith(mail(to="tous@recette.invalid"))
    assert ouverte.depuis("tous@recette.invalid", repere) == []


@pytest.mark.parametrize("annonce", [True, False], ids=["le serveur annonce", "il n'annonce rien"])
def test_un_mail_attendu_arrive(serveur: Dovecot, monkeypatch: pytest.MonkeyPatch, *, annonce: bool) -> None:
    """Annoncé, il n'attend pas le relevé suivant, ici trop lointain."""
    monkeypatch.setattr("fixtures.imap.ENTRE_DEUX_RELEVES", 60.0 if annonce else 0.1)
    monkeypatch.setattr(IMAPClient, "has_capability", lambda *_: annonce)
    with boite(serveur) as imap:
        recue = Boite(imap, patience=50)
        depot = Timer(0.5, serveur.depose, [mail(delivered_to=ELLE)])
        depot.start()
        debut = time.monotonic()
        assert recue.attend(ELLE)
        assert time.monotonic() - debut < 40
        depot.join()


def test_sans_dovecot_l_essai_n_est_pas_joue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"^non joué : dovecot absent"), dovecot():
        pass
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=r"^dovecot absent"), dovecot():
        pass


def dit(serveur: Dovecot, acte: Callable[[], object], phrase: str) -> None:
    """L'acte lève BoiteInjoignable, en une phrase qui nomme la boîte ; sa trace ne montre pas le mot de passe."""
    with pytest.raises(BoiteInjoignable) as leve:
        acte()
    message = str(leve.value)
    assert phrase in message
    assert message.startswith("Boîte IMAP ")
    assert message.endswith(".")
    assert "\n" not in message
    trace = traceback.TracebackException.from_exception(leve.value, capture_locals=True)
    sans_secret(serveur, "".join(trace.format()))


def sans_secret(serveur: Dovecot, texte: str) -> None:
    """Aucun mot de passe n'y est, ni tel quel ni tel qu'il est envoyé."""
    for secret in (serveur.mot_de_passe, MAUVAIS):
        envoye = base64.b64encode(f"\0{serveur.identifiant}\0{secret}".encode()).decode()
        assert secret not in texte
        assert envoye not in texte
