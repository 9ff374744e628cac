"""Un navigateur distant (`--navigateur ws://…`) : le même verdict qu'ici, et ce qui est dit quand il se refuse."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from fixtures.distant import VERSION, Serveur, essaie
from tests.serveur_de_playwright import CHEMIN, du_systeme, serveur_de_playwright
from tests.situations.a_part import joue

JETON = "jeton-du-navigateur"
PARCOURS = "features/parcours/cas1_option1.feature"
NULLE_PART = "/nulle/part"


@pytest.mark.parametrize(
    ("adresse", "phrase"),
    [
        ("firefox", r"pour le firefox de cette machine : --browser firefox"),
        ("http://127.0.0.1:3000", r"ws://hôte:port/chemin ou wss://"),
        ("ws://", r"ws://hôte:port/chemin ou wss://"),
        ("ws://127.0.0.1:99999", r"ws://hôte:port/chemin ou wss://"),
        ("127.0.0.1:3000", r"ws://hôte:port/chemin ou wss://"),
        ("", r"ws://hôte:port/chemin ou wss://"),
    ],
)
def test_une_mauvaise_adresse_est_dite(adresse: str, phrase: str) -> None:
    with pytest.raises(pytest.UsageError, match=phrase):
        Serveur.lit(adresse, {})


def test_un_jeton_trop_court_pour_etre_masque_est_refuse() -> None:
    with pytest.raises(pytest.UsageError, match="RECETTE_NAVIGATEUR_JETON est trop court"):
        Serveur.lit("ws://hote.invalid", {"RECETTE_NAVIGATEUR_JETON": "abc"})


@pytest.mark.parametrize(
    ("adresse", "ou", "secrets"),
    [
        ("ws://hote.invalid:3000", "ws://hote.invalid:3000", ()),
        ("ws://hote.invalid:3000/", "ws://hote.invalid:3000", ()),
        ("wss://hote.invalid/a/b?token=c", "wss://hote.invalid", ("/a/b?token=c",)),
        ("ws://s/secret", "ws://s", ("/secret",)),
        ("ws://moi:secret@[::1]:30/x", "ws://[::1]:30", ("moi:secret", "secret")),
    ],
)
def test_de_l_adresse_on_n_ecrit_que_l_hote_et_le_port(
    adresse: str, ou: str, secrets: tuple[str, ...]
) -> None:
    serveur = Serveur.lit(adresse, {"RECETTE_NAVIGATEUR_JETON": JETON})
    assert serveur.ou == ou
    assert serveur.secrets == (JETON, *secrets)
    assert JETON not in repr(serveur)


def test_seule_une_cible_d_ici_ouvre_la_boucle_locale() -> None:
    serveur = Serveur.lit("ws://hote.invalid", {})
    assert serveur.options(expose=True)["expose_network"] == "<loopback>"
    assert "expose_network" not in serveur.options(expose=False)


@contextmanager
def portier(code: int, au_navigateur: Callable[[], object] = str) -> Iterator[tuple[str, list[str | None]]]:
    """Un serveur qui n'est pas de Playwright : son adresse, et ce qu'on lui a donné pour entrer.

    `au_navigateur` est joué avant de répondre à un navigateur.
    """
    recus: list[str | None] = []

    class Repond(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            recus.append(self.headers["Authorization"])
            if "Chrome" in self.headers["User-Agent"]:
                au_navigateur()
            self.send_response(code)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Repond) as ecoute:
        fil = threading.Thread(target=ecoute.serve_forever)
        fil.start()
        yield f"ws://127.0.0.1:{ecoute.server_port}", recus
        ecoute.shutdown()
        fil.join()


def refus(adresse: str, nom: str = "chromium") -> str:
    """Ce que dit la suite d'un serveur, demandé d'un autre fil : Playwright n'en admet qu'un à la fois dans le sien."""
    with ThreadPoolExecutor(1) as fil:
        return fil.submit(essaie, Serveur.lit(adresse, {}), nom).result()


def test_un_hote_ferme_est_dit() -> None:
    dit = refus(f"ws://127.0.0.1:9{CHEMIN}")
    assert f"(ws://127.0.0.1:9) : rien n'y répond ; y lancer « npx playwright@{VERSION} run-server" in dit
    assert CHEMIN not in dit


def test_un_serveur_d_une_autre_version_est_dit_avec_la_sienne() -> None:
    with serveur_de_playwright(PW_VERSION_OVERRIDE="1.2.3") as serveur:
        dit = refus(serveur.adresse + CHEMIN)
    assert f"il est en version 1.2 de Playwright, la suite en {VERSION}" in dit
    assert dit.count("\n") == 0


def test_un_autre_chemin_ou_un_navigateur_absent_est_dit() -> None:
    with serveur_de_playwright(PLAYWRIGHT_BROWSERS_PATH=NULLE_PART) as serveur:
        la_bas = serveur.adresse + CHEMIN
        assert "ou pas à ce chemin" in refus(f"{serveur.adresse}/ailleurs")
        assert "il n'a pas de firefox ; y lancer « playwright install firefox »" in refus(la_bas, "firefox")
        assert refus(la_bas + du_systeme()) == ""


def test_le_jeton_entre_par_l_en_tete_et_un_refus_finit_sur_une_phrase(tmp_path: Path) -> None:
    with portier(401) as (adresse, recus):
        jouee = joue(
            tmp_path,
            PARCOURS,
            "--navigateur",
            adresse + CHEMIN,
            environnement={"RECETTE_NAVIGATEUR_JETON": JETON},
        )
    assert jouee.code == 3, jouee.ecrit
    assert recus == [f"Bearer {JETON}"]
    assert f"({adresse}) : il refuse d'entrer ; donner son jeton par RECETTE_NAVIGATEUR_JETON." in jouee.ecrit
    for tu in (JETON, CHEMIN, "Traceback", "INTERNALERROR"):
        assert tu not in jouee.ecrit


def test_un_serveur_perdu_en_route_n_accuse_pas_la_cible(tmp_path: Path) -> None:
    """La cible est ici un serveur qui, dès que le navigateur l'ouvre, arrête celui de Playwright."""
    with serveur_de_playwright() as serveur, portier(200, serveur.arrete) as (cible, _):
        jouee = joue(
            tmp_path,
            "--lot",
            "EXG-01-01",
            "--cible",
            cible.replace("ws:", "http:"),
            "--navigateur",
            serveur.adresse + CHEMIN + du_systeme(),
        )
    assert jouee.code == 3, jouee.ecrit
    assert f"Navigateur distant ({serveur.adresse}) : la liaison est perdue." in jouee.ecrit
    assert {s["etat"] for s in jouee.lu["scenarios"]} <= {"non atteint", "non applicable"}


def test_un_nom_de_navigateur_n_est_pas_une_adresse(tmp_path: Path) -> None:
    jouee = joue(tmp_path, PARCOURS, "--navigateur", "firefox")
    assert jouee.code == 2
    assert "--browser firefox" in jouee.ecrit


def test_un_parcours_a_distance_a_le_meme_verdict_qu_ici(tmp_path: Path) -> None:
    """Un dépôt de pièces, des courriels, une attestation téléchargée : sans aucun navigateur sur cette machine."""
    tunnel = tmp_path / "tunnel.txt"
    sans_navigateur = {
        "PATH": NULLE_PART,
        "PLAYWRIGHT_BROWSERS_PATH": NULLE_PART,
        "RECETTE_NAVIGATEUR_JETON": JETON,
        "DEBUG": "pw:socks",
        "DEBUG_FILE": str(tunnel),
    }
    with serveur_de_playwright() as serveur, ThreadPoolExecutor() as equipe:
        la_bas = ("--navigateur", serveur.adresse + CHEMIN + du_systeme())
        ailleurs = equipe.submit(
            joue, tmp_path / "distant", PARCOURS, "-n", "0", *la_bas, environnement=sans_navigateur
        )
        ici = equipe.submit(joue, tmp_path / "ici", PARCOURS, "-n", "0", "--sans-preuves")
        distante, locale = ailleurs.result(), ici.result()
    assert (distante.code, distante.rouges) == (0, []), distante.ecrit
    assert (locale.code, locale.rouges) == (0, []), locale.ecrit
    assert distante.verdicts == locale.verdicts
    (parcours,) = distante.lu["scenarios"]
    assert "pdf" in {piece["nature"] for piece in parcours["preuves"]}
    (navigateur,) = distante.lu["execution"]["navigateurs"]
    assert navigateur.startswith("chromium ")
    assert navigateur.endswith(f"(navigateur distant, {serveur.adresse})")
    assert "distant" not in locale.lu["execution"]["navigateurs"][0]
    assert navigateur in (tmp_path / "distant" / "index.html").read_text("utf-8")
    cible = distante.lu["cible"]["adresse"].removeprefix("http://")
    assert f"=> request {cible}" in tunnel.read_text("utf-8")
    for ecrit in (fichier for fichier in (tmp_path / "distant").rglob("*") if fichier.is_file()):
        assert not any(secret.encode() in ecrit.read_bytes() for secret in (JETON, CHEMIN)), ecrit
