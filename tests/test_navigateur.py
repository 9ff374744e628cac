"""Le navigateur de la suite : lequel est pris, comment il s'ouvre, ce qui est dit quand il manque."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import playwright
import pytest
from playwright.sync_api import BrowserContext, Error, Page, Route

from fixtures import navigateur
from fixtures.navigateur import NavigateurAbsent, cherche

RACINE = Path(__file__).parents[1]
SANS_NAVIGATEUR = {"PATH": "/nulle/part", "HOME": "/nulle/part", "PLAYWRIGHT_BROWSERS_PATH": "/nulle/part"}


@pytest.fixture
def poste(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Un poste où se trouvent des programmes et des navigateurs de Playwright ; rend ses variables."""
    catalogue = json.loads(
        (Path(playwright.__file__).parent / "driver" / "package" / "browsers.json").read_text("utf-8")
    )
    revisions = {entree["name"]: entree["revision"] for entree in catalogue["browsers"]}

    def pose(*programmes: str, de_playwright: tuple[str, ...] = (), **variables: str) -> dict[str, str]:
        for programme in programmes:
            (tmp_path / programme).touch(mode=0o755)
        for nom in de_playwright:
            dossier = tmp_path / "pw" / f"{nom.replace('-', '_')}-{revisions[nom]}"
            dossier.mkdir(parents=True)
            (dossier / "INSTALLATION_COMPLETE").touch()
        return {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "pw"), **variables}

    return pose


@pytest.mark.parametrize(
    ("programmes", "pris"),
    [
        (("chromium-headless-shell", "chromium", "google-chrome"), "chromium-headless-shell"),
        (("chromium", "google-chrome"), "chromium"),
        (("google-chrome",), "google-chrome"),
    ],
)
def test_le_path_est_lu_dans_l_ordre(
    poste: Callable[..., dict[str, str]], programmes: tuple[str, ...], pris: str
) -> None:
    trouve = cherche("chromium", environ=poste(*programmes))
    assert trouve.chemin.name == pris
    assert trouve.arguments == {"executable_path": str(trouve.chemin)}


def test_le_navigateur_de_playwright_passe_avant_le_path(poste: Callable[..., dict[str, str]]) -> None:
    environ = poste("chromium", de_playwright=("chromium-headless-shell",))
    trouve = cherche("chromium", environ=environ)
    assert trouve.de_playwright
    assert trouve.arguments == {}


def test_une_autre_revision_de_playwright_ne_compte_pas(
    poste: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    ancien = tmp_path / "pw" / "chromium_headless_shell-1"
    ancien.mkdir(parents=True)
    (ancien / "INSTALLATION_COMPLETE").touch()
    assert cherche("chromium", environ=poste("chromium")).chemin.name == "chromium"


def test_le_reglage_passe_avant_tout(poste: Callable[..., dict[str, str]], tmp_path: Path) -> None:
    environ = poste("chromium", "le-mien", de_playwright=("chromium-headless-shell",))
    for reglage in (str(tmp_path / "le-mien"), "le-mien"):
        trouve = cherche("chromium", environ={**environ, "RECETTE_NAVIGATEUR": reglage})
        assert trouve.chemin == tmp_path / "le-mien"


def test_un_reglage_faux_est_dit_et_rien_d_autre_n_est_pris(poste: Callable[..., dict[str, str]]) -> None:
    environ = poste("chromium", RECETTE_NAVIGATEUR="/nulle/part/chromium")
    with pytest.raises(NavigateurAbsent, match="RECETTE_NAVIGATEUR désigne « /nulle/part/chromium »"):
        cherche("chromium", environ=environ)


def test_a_fenetre_le_navigateur_sans_ecran_ne_convient_pas(poste: Callable[..., dict[str, str]]) -> None:
    sans = poste("chromium-headless-shell", de_playwright=("chromium-headless-shell",))
    with pytest.raises(NavigateurAbsent, match="playwright install chromium"):
        cherche("chromium", avec_ecran=True, environ=sans)
    avec = poste("google-chrome")
    assert cherche("chromium", avec_ecran=True, environ=avec).chemin.name == "google-chrome"


@pytest.mark.parametrize("programme", ["firefox-esr", "firefox"])
def test_le_firefox_du_systeme_se_conduit_par_son_canal(
    poste: Callable[..., dict[str, str]], programme: str, tmp_path: Path
) -> None:
    trouve = cherche("firefox", environ=poste(programme))
    assert trouve.arguments == {"channel": "moz-firefox", "executable_path": str(tmp_path / programme)}


def test_le_firefox_de_playwright_se_conduit_sans_canal(poste: Callable[..., dict[str, str]]) -> None:
    assert cherche("firefox", environ=poste("firefox-esr", de_playwright=("firefox",))).arguments == {}


@pytest.mark.parametrize("nom", ["chromium", "firefox", "webkit"])
def test_sans_navigateur_nomme_la_commande(poste: Callable[..., dict[str, str]], nom: str) -> None:
    with pytest.raises(NavigateurAbsent, match=rf"\./recette installe --browser {nom}"):
        cherche(nom, environ=poste())


def test_un_chromium_trop_ancien_est_refuse(
    poste: Callable[..., dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, valeur in poste("chromium").items():
        monkeypatch.setenv(variable, valeur)
    monkeypatch.delenv("RECETTE_NAVIGATEUR", raising=False)
    monkeypatch.setattr(navigateur, "cherche", lambda nom: cherche(nom, environ=os.environ))
    for version, accepte in (("119.0.6045.199", False), ("120.0.6099.71", True)):
        monkeypatch.setattr(navigateur, "essaie", lambda _, version=version: version)
        constat = navigateur.examine("chromium")
        assert ("version" in constat) is accepte
        assert ("minimum : 120" in constat.get("inutilisable", "")) is not accepte


def test_un_webkit_sans_ses_bibliotheques_nomme_la_commande(
    poste: Callable[..., dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, valeur in poste(de_playwright=("webkit",)).items():
        monkeypatch.setenv(variable, valeur)
    monkeypatch.delenv("RECETTE_NAVIGATEUR", raising=False)
    monkeypatch.setattr(navigateur, "cherche", lambda nom: cherche(nom, environ=os.environ))

    def echoue(_: object) -> str:
        # Ce qu'écrit Playwright 1.64 quand il les cherche avant d'ouvrir.
        raise Error("BrowserType.launch: \n║ Host system is missing dependencies to run browsers. ║")

    monkeypatch.setattr(navigateur, "essaie", echoue)
    dit = navigateur.examine("webkit")["inutilisable"]
    assert "il manque des bibliothèques du système" in dit
    assert "playwright install-deps webkit" in dit
    assert "\n" not in dit


@pytest.mark.parametrize(
    ("nom", "variables", "code", "cles", "dit"),
    [
        ("chromium", {}, 0, {"chemin", "version"}, r"\d+\.\d+"),
        ("chromium", SANS_NAVIGATEUR, 3, {"absent"}, "Aucun navigateur chromium"),
        ("chromium", {"RECETTE_NAVIGATEUR": sys.executable}, 3, {"inutilisable"}, "ne s'ouvre pas"),
        ("opera", {}, 3, {"inutilisable"}, "chromium, firefox, webkit"),
    ],
    ids=["present", "absent", "autre_programme", "inconnu"],
)
def test_la_commande_du_lanceur(
    nom: str, variables: dict[str, str], code: int, cles: set[str], dit: str
) -> None:
    commande = [sys.executable, "-m", "fixtures.navigateur", nom]
    fait = subprocess.run(
        commande, cwd=RACINE, env={**os.environ, **variables}, capture_output=True, text=True, check=False
    )
    constat = json.loads(fait.stdout)
    assert fait.returncode == code
    assert set(constat) == cles
    assert re.search(dit, " ".join(constat.values()))


@pytest.mark.parametrize("options", [[], ["-n", "1"]], ids=["seul", "parallele"])
def test_pytest_sans_navigateur_finit_sur_une_phrase(tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "test_page.py").write_text("def test_page(page): pass\n", "utf-8")
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["fixtures.navigateur"]\n', "utf-8")
    greffons = ["-p", "pytest_playwright.pytest_playwright", "-p", "xdist.plugin"]
    commande = [sys.executable, "-m", "pytest", *greffons, *options, "."]
    environ = {**os.environ, **SANS_NAVIGATEUR, "PYTHONPATH": str(RACINE)}
    environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    environ.pop("RECETTE_NAVIGATEUR", None)
    fait = subprocess.run(
        commande, cwd=tmp_path, env=environ, capture_output=True, encoding="utf-8", check=False
    )
    ecrit = fait.stdout + fait.stderr
    assert fait.returncode == 3
    assert "Aucun navigateur chromium : lancer « ./recette installe --browser chromium »." in ecrit
    assert "Traceback" not in ecrit
    assert "INTERNALERROR" not in ecrit


def test_le_contexte_est_francais_a_paris_et_sans_animation(
    new_context: Callable[..., BrowserContext],
) -> None:
    recus: list[dict[str, str]] = []

    def repond(route: Route) -> None:
        recus.append(route.request.headers)
        route.fulfill(body="<p>page</p>", content_type="text/html")

    page: Page = new_context(extra_http_headers={"x-essai": "oui"}).new_page()
    page.route("**/*", repond)
    page.goto("http://recette.invalid/")
    vus = page.evaluate(
        """() => [navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone,
                  matchMedia('(prefers-reduced-motion: reduce)').matches]"""
    )
    assert vus == ["fr-FR", "Europe/Paris", True]
    assert recus[0]["x-essai"] == "oui"
