"""Le diagnostic d'une cible : ce qu'il en vérifie, ce qu'il dit de faire, et ce qu'il annonce qu'on jouera."""

import json
import ssl
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from fixtures.cible import Cible, lit_le_profil
from fixtures.diagnostic import reseau, services
from fixtures.diagnostic.constat import Constat, Etat
from fixtures.smtp import Smtp
from tests.certificats import ecrit_les_certificats
from tests.hygiene.lecture import RACINE
from tests.services import HOTE, port_libre
from tests.simulateur.processus import simulateur
from tests.situations.a_part import joue

PROFIL = """\
nom = "qualif"
simulateur = false
adresse = "{adresse}"
"""


def cible(dossier: Path, adresse: str, suite: str = "") -> Cible:
    """Celle d'un profil qui a cette adresse, et cette suite."""
    fichier = dossier / "qualif.toml"
    fichier.write_text(PROFIL.format(adresse=adresse) + suite, encoding="utf-8")
    return lit_le_profil(str(fichier))


def resume(constat: Constat) -> tuple[Etat, int]:
    """Ce qui en décide."""
    return constat.etat, constat.code


FAUTE, A_SAVOIR, BON, SANS_OBJET = (Etat.FAUTE, 3), (Etat.A_SAVOIR, 0), (Etat.BON, 0), (Etat.SANS_OBJET, 0)


@contextmanager
def serveur(code: int = 200, heure: datetime | None = None, certificats: Path | None = None) -> Iterator[str]:
    """L'adresse d'un serveur qui répond toujours ainsi, en TLS si on lui donne des certificats."""

    class Reponse(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response_only(code)
            self.send_header("Date", format_datetime(heure or datetime.now(UTC), usegmt=True))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Rien."""

    with ThreadingHTTPServer((HOTE, 0), Reponse) as ouvert:
        if certificats:
            contexte = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            contexte.load_cert_chain(certificats / "serveur.pem", certificats / "cle.pem")
            ouvert.socket = contexte.wrap_socket(ouvert.socket, server_side=True)
        fil = threading.Thread(target=ouvert.serve_forever, kwargs={"poll_interval": 0.05})
        fil.start()
        try:
            yield f"{'https' if certificats else 'http'}://{HOTE}:{ouvert.server_address[1]}"
        finally:
            ouvert.shutdown()
            fil.join()


def test_une_adresse_ou_rien_ne_repond(tmp_path: Path) -> None:
    constat, reponse = reseau.adresse(cible(tmp_path, f"http://{HOTE}:{port_libre()}/anef"))
    assert (resume(constat), reponse) == (FAUTE, None)
    assert "/anef/particuliers/ : rien n'y répond" in constat.trouve
    assert constat.remede == "vérifiez le nom, le port et le réseau"


@pytest.mark.parametrize(
    ("code", "decide", "remede"),
    [
        (200, BON, ""),
        (401, FAUTE, "[acces]"),
        (404, FAUTE, "vérifiez le chemin"),
        (500, FAUTE, "voyez avec qui"),
    ],
)
def test_ce_que_repond_l_accueil(tmp_path: Path, code: int, decide: tuple[Etat, int], remede: str) -> None:
    with serveur(code) as adresse:
        constat, _ = reseau.adresse(cible(tmp_path, adresse))
    assert resume(constat) == decide
    assert f"répond {code} en" in constat.trouve
    assert remede in constat.remede


@pytest.mark.parametrize(
    ("decalage", "decide", "dit"),
    [(0, BON, " s "), (-3600, A_SAVOIR, "3600 s de retard"), (90, A_SAVOIR, "90 s d’avance")],
)
def test_l_heure_de_la_cible(tmp_path: Path, decalage: int, decide: tuple[Etat, int], dit: str) -> None:
    with serveur(heure=datetime.now(UTC) + timedelta(seconds=decalage + 0.5)) as adresse:
        _, reponse = reseau.adresse(cible(tmp_path, adresse))
    constat = reseau.heure(reponse)
    assert resume(constat) == decide
    assert dit in constat.trouve or abs(decalage) > 60


@pytest.mark.parametrize(
    ("hote", "jours", "autorite", "decide", "dit"),
    [
        (HOTE, 365, True, BON, "signé par l'autorité du profil"),
        (HOTE, 10, True, A_SAVOIR, "valable jusqu'au"),
        (HOTE, -1, True, FAUTE, "expired"),
        (HOTE, 365, False, FAUTE, "unable to get local issuer"),
        ("127.0.0.2", 365, True, FAUTE, "IP address mismatch"),
    ],
    ids=["bon", "bientôt fini", "fini", "autorité inconnue", "autre hôte"],
)
def test_le_certificat(
    tmp_path: Path, hote: str, jours: int, *, autorite: bool, decide: tuple[Etat, int], dit: str
) -> None:
    ecrit_les_certificats(tmp_path, hote, timedelta(days=jours, hours=1))
    with serveur(certificats=tmp_path) as adresse:
        constat = reseau.certificat(
            cible(tmp_path, adresse, 'autorite = "autorite.pem"\n' if autorite else "")
        )
    assert resume(constat) == decide
    assert dit in constat.trouve


def test_sans_tls_ni_heure_il_n_y_a_rien_a_verifier(tmp_path: Path) -> None:
    assert resume(reseau.certificat(cible(tmp_path, "http://qualif.invalid"))) == SANS_OBJET
    assert resume(reseau.heure(None)) == SANS_OBJET
    with serveur() as adresse:
        refuse = reseau.certificat(cible(tmp_path, adresse.replace("http:", "https:")))
    assert resume(refuse) == FAUTE
    assert "pas de TLS" in refuse.trouve


@pytest.mark.parametrize(
    ("code", "annonce", "decide", "remede"),
    [
        (401, True, FAUTE, "jeton_de_pilotage"),
        (404, True, FAUTE, "ôtez « pilotage »"),
        (404, False, SANS_OBJET, ""),
    ],
)
def test_le_pilotage(
    tmp_path: Path, code: int, *, annonce: bool, decide: tuple[Etat, int], remede: str
) -> None:
    suite = 'capacites = ["pilotage"]\n' if annonce else ""
    with serveur(code) as adresse:
        constat = services.pilotage(cible(tmp_path, adresse, suite))
    assert resume(constat) == decide
    assert remede in constat.remede


def test_la_boite_smtp(tmp_path: Path) -> None:
    port = port_libre()
    lue = cible(tmp_path, "http://qualif.invalid", f'[boite]\nsorte = "smtp"\nport = {port}\n')
    assert resume(services.boite(lue)) == BON
    with Smtp(HOTE, port):
        pris = services.boite(lue)
    assert resume(pris) == FAUTE
    assert f"{HOTE}:{port} : ce port ne s'ouvre pas (" in pris.trouve


def test_la_boite_imap_ou_rien_ne_repond(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ESSAI", "un-secret-d-essai")
    acces = 'identifiant = "ESSAI"\nmot_de_passe = "ESSAI"\n'
    suite = f'[boite]\nsorte = "imap"\nhote = "{HOTE}"\nport = {port_libre()}\n{acces}'
    constat = services.boite(cible(tmp_path, "http://qualif.invalid", suite))
    assert resume(constat) == FAUTE
    assert "le serveur ne répond pas" in constat.trouve
    assert "un-secret-d-essai" not in constat.trouve


def test_un_ecart_connu_dont_le_delai_passe_se_dit(tmp_path: Path) -> None:
    ecart = '[[ecarts_connus]]\nregle = "EXG-01-11"\nraison = "lot 2"\nticket = "A-12"\nfin = "2026-12-31"\n'
    lue = cible(tmp_path, "http://qualif.invalid", ecart)
    assert resume(services.ecarts(lue, date(2026, 6, 1))) == BON
    assert "0 au délai passé et 1 bientôt" in services.ecarts(lue, date(2026, 12, 20)).trouve
    assert resume(services.ecarts(lue, date(2027, 1, 1))) == A_SAVOIR


def diagnostique(*options: str) -> "subprocess.CompletedProcess[str]":
    commande = [sys.executable, "-m", "fixtures.diagnostic", *options]
    return subprocess.run(commande, cwd=RACINE, check=False, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("ecrit", "phrase"),
    [
        ('nom = "q"\nadresse = "http://q.invalid"\n', "il manque « simulateur »"),
        (PROFIL.format(adresse="http://q.invalid") + "production = true\n", "c'est un service réel"),
        (
            PROFIL.format(adresse="http://q.invalid") + '[acces]\njeton_de_pilotage = "ESSAI_ABSENTE"\n',
            "la variable d'environnement ESSAI_ABSENTE, que le profil nomme, n'est pas définie",
        ),
    ],
)
def test_un_profil_fautif_tient_en_une_phrase(tmp_path: Path, ecrit: str, phrase: str) -> None:
    (tmp_path / "q.toml").write_text(ecrit, encoding="utf-8")
    fait = diagnostique("--cible", str(tmp_path / "q.toml"))
    assert (fait.returncode, fait.stdout) == (2, "")
    assert fait.stderr.startswith("recette : ")
    assert fait.stderr.count("\n") == 1
    assert phrase in fait.stderr


def test_ce_qui_est_annonce_est_ce_qui_se_joue(tmp_path: Path) -> None:
    """Le même chapitre, diagnostiqué puis joué, sur une cible qui ne laisse pas régler son heure."""
    (tmp_path / "donnees").mkdir()
    with simulateur(tmp_path / "donnees", horloge="") as lance:
        profil = tmp_path / "cible.toml"
        adresse = lance.accueil.removesuffix("/particuliers/")
        profil.write_text(PROFIL.format(adresse=adresse) + 'capacites = ["pilotage"]\n', encoding="utf-8")
        fait = diagnostique("--cible", str(profil), "--lot", "07", "--json")
        lisible = diagnostique("--cible", str(profil), "--lot", "07")
        jouee = joue(tmp_path / "s", "--cible", str(profil), "--lot", "07")
    assert (fait.returncode, fait.stderr) == (0, "")
    dit = json.loads(fait.stdout)
    etats = {constat["quoi"]: constat["etat"] for constat in dit["constats"]}
    assert etats == {
        "adresse": "bon",
        "certificat": "sans_objet",
        "heure": "bon",
        "pilotage": "bon",
        "courriels": "sans_objet",
        "personas": "sans_objet",
        "navigateur": "bon",
        "écarts connus": "sans_objet",
    }
    joues = Counter(scenario["etat"] for scenario in jouee.lu["scenarios"])
    assert joues == {
        "réussi": dit["jouables"]["scenarios"],
        "non applicable": sum(scenario["etat"] == "non applicable" for scenario in jouee.lu["scenarios"]),
    }
    assert dit["jouables"]["sur"] == joues.total()
    raisons = Counter(
        moyen
        for scenario in jouee.lu["scenarios"]
        if scenario["raison"]
        for moyen in scenario["raison"].removeprefix("la cible n'offre pas : ").split(", ")
    )
    assert dit["jouables"]["manques"] == raisons
    assert f"{joues['réussi']} scénarios sur {joues.total()} peuvent se jouer" in lisible.stdout
    assert "Rien n'empêche de jouer." in lisible.stdout
