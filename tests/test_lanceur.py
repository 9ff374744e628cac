"""Le lanceur `./recette` : ce qu'il lance, ce qu'il met en place, ce qu'il dit quand il ne peut pas."""

import ast
import builtins
import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import pytest
from packaging.requirements import Requirement

RACINE = Path(__file__).parents[1]
LANCEUR = RACINE / "recette"
ABSENT = {"absent": "Aucun navigateur chromium."}
PRESENT = {"chemin": sys.executable, "version": "156.0"}


class Relais(Exception):
    """Ce que le lanceur a voulu devenir, au lieu de le devenir."""


@pytest.fixture
def lanceur(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> ModuleType:
    """Le lanceur, chargé comme un module, dont l'environnement privé est dans un dossier neuf."""
    monkeypatch.setenv("RECETTE_ENV", str(tmp_path / "env"))
    monkeypatch.delenv("RECETTE_NAVIGATEUR", raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.chdir(tmp_path)
    chargeur = SourceFileLoader("lanceur", str(LANCEUR))
    description = importlib.util.spec_from_loader("lanceur", chargeur)
    assert description
    module = importlib.util.module_from_spec(description)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    chargeur.exec_module(module)
    return module


@pytest.fixture
def en_place(lanceur: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Le lanceur, tout étant en place ; il ne peut plus lancer de programme que par relais."""
    etat = {
        "verrou": hashlib.sha256((RACINE / "verrou.txt").read_bytes()).hexdigest(),
        "python": "{}.{}".format(*sys.version_info),
        "navigateurs": {nom: {**PRESENT, "reglage": ""} for nom in ("chromium", "firefox")},
        "zbar": {"bibliotheque": None, "version": "0.23"},
        "libdmtx": "",
    }
    Path(lanceur.PYTHON).parent.mkdir(parents=True)
    Path(lanceur.PYTHON).touch()
    lanceur.ETAT.write_text(json.dumps(etat))

    def relaie(programme: str, arguments: list[str]) -> NoReturn:
        assert programme == arguments[0] == lanceur.PYTHON
        assert Path.cwd() == RACINE
        raise Relais(*arguments[1:])

    def refuse(*arguments: Any, **_: Any) -> NoReturn:
        pytest.fail(f"rien n'est à lancer quand tout est en place : {arguments}")

    monkeypatch.setattr(os, "execv", relaie)
    monkeypatch.setattr(subprocess, "run", refuse)
    monkeypatch.setattr(subprocess, "Popen", refuse)
    return lanceur


@pytest.fixture
def lancees(lanceur: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Les programmes que le lanceur lance et consigne ; tous réussissent, et venv crée son Python."""
    commandes: list[list[str]] = []

    def consigne(commande: list[str], _: Any = None) -> int:
        commandes.append(commande)
        if commande[1:3] == ["-m", "venv"]:
            Path(lanceur.PYTHON).parent.mkdir(parents=True)
            Path(lanceur.PYTHON).touch()
            (lanceur.ENVIRONNEMENT / "pyvenv.cfg").touch()
        return 0

    monkeypatch.setattr(lanceur, "consigne", consigne)
    monkeypatch.setattr(lanceur, "prepare_zbar", lambda _: None)
    monkeypatch.setattr(lanceur, "prepare_libdmtx", lambda _: None)
    return commandes


@pytest.fixture
def poste(lanceur: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Règle le poste : qui l'emploie, quels programmes s'y trouvent, ce que répond la personne."""

    def regle(*programmes: str, uid: int = 1000, reponse: str | None = None) -> None:
        def repond(_: str) -> str:
            if reponse is None:
                pytest.fail("aucune question n'est à poser ici")
            return reponse

        monkeypatch.setattr(os, "geteuid", lambda: uid)
        monkeypatch.setattr(lanceur.shutil, "which", lambda nom: nom if nom in programmes else None)
        monkeypatch.setattr(sys, "stdin", type("Terminal", (), {"isatty": lambda _: reponse is not None})())
        monkeypatch.setattr(builtins, "input", repond)

    return regle


def erreur(capsys: pytest.CaptureFixture[str]) -> str:
    """La seule ligne que le lanceur dit de la faute."""
    lignes = [ligne for ligne in capsys.readouterr().err.splitlines() if ligne.startswith("recette :")]
    assert len(lignes) == 1, lignes
    return lignes[0]


@pytest.mark.parametrize(
    ("arguments", "attendus"),
    [
        ("", "-m reports.jeu"),
        ("--lot noyau -n 2", "-m reports.jeu --lot noyau -n 2"),
        ("-k jeton --browser firefox", "-m reports.jeu -k jeton --browser firefox"),
        ("--navigateur ws://hote:1/a", "-m reports.jeu --navigateur ws://hote:1/a"),
        ("features", "-m reports.jeu features"),
        ("recette::un_cas -x", "-m reports.jeu recette::un_cas -x"),
        ("tests -k jeton", "-m tests.passe -k jeton"),
        ("simulateur --port 0", "-m simulator --port 0"),
        ("simulateur --help", "-m simulator --help"),
        ("preuve", "-m reports.jeu --preuve"),
        ("preuve noyau -n 2", "-m reports.jeu --preuve --lot noyau -n 2"),
        ("preuve -n 2", "-m reports.jeu --preuve -n 2"),
        ("mesures", "-m tests.mesures"),
        ("pas", "-m reports.pas"),
        ("lire a.pdf --json", "-m steps.lire a.pdf --json"),
        ("captures", "-m tests.captures"),
        ("rapport", "-m reports.rapport"),
        ("durees", "-m reports.etalonnage"),
        ("--part 2/3 --lot 03", "-m reports.jeu --part 2/3 --lot 03"),
    ],
)
def test_la_commande_devient_son_programme(en_place: ModuleType, arguments: str, attendus: str) -> None:
    with pytest.raises(Relais) as relais:
        en_place.main(arguments.split())
    assert list(relais.value.args) == attendus.split()


@pytest.mark.parametrize(
    ("mot", "conseil"),
    [
        ("simulater", "« ./recette simulateur »"),
        ("test", "« ./recette tests »"),
        ("zut", "« ./recette aide »"),
        ("features/nulle_part.feature", "« ./recette aide »"),
    ],
)
def test_un_mot_inconnu_est_dit(
    en_place: ModuleType, capsys: pytest.CaptureFixture[str], mot: str, conseil: str
) -> None:
    assert en_place.main([mot]) == 2
    message = erreur(capsys)
    assert f"« {mot} »" in message
    assert conseil in message


@pytest.mark.parametrize("option", ["aide", "--aide", "-h", "--help"])
def test_l_aide_dit_chaque_commande(
    lanceur: ModuleType, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    assert lanceur.main([option]) == 0
    aide = capsys.readouterr().out
    for commande in (
        "tests", "simulateur", "preuve", "mesures", "pas", "lire", "captures", "rapport", "durees", "installe",
        "aide",
    ):  # fmt: skip
        assert re.search(rf"(?m)^  {commande} ", aide)
    assert not lanceur.ENVIRONNEMENT.exists()


@pytest.mark.parametrize("options", ["--browser opera", "--browser", "firefox", "--navigateur firefox"])
def test_installe_refuse_un_mauvais_usage(
    en_place: ModuleType, capsys: pytest.CaptureFixture[str], options: str
) -> None:
    assert en_place.main(["installe", *options.split()]) == 2
    assert "--browser chromium|firefox|webkit" in erreur(capsys)


def test_la_premiere_fois_installe_le_verrou_puis_plus_rien(
    lanceur: ModuleType, lancees: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanceur, "examine_navigateur", lambda _: PRESENT)
    assert lanceur.main(["installe"]) == 0
    venv, pip = lancees
    assert venv == [sys.executable, "-m", "venv", str(lanceur.ENVIRONNEMENT)]
    assert pip[:5] == [lanceur.PYTHON, "-I", "-m", "pip", "install"]
    assert "--require-hashes" in pip
    assert pip[pip.index("--only-binary") + 1] == ":all:"
    assert pip[pip.index("-r") + 1] == str(RACINE / "verrou.txt")
    etat = json.loads(lanceur.ETAT.read_text())
    assert etat["navigateurs"]["chromium"] == {**PRESENT, "reglage": ""}
    lancees.clear()
    assert lanceur.main(["installe"]) == 0
    assert lancees == []


@pytest.mark.parametrize(
    ("change", "reutilisable", "modules"),
    [("verrou", True, ["pip"]), ("verrou", False, ["venv", "pip"]), ("python", False, ["venv", "pip"])],
)
def test_un_verrou_ou_un_python_neuf_se_reinstalle(
    en_place: ModuleType,
    lancees: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    change: str,
    reutilisable: bool,
    modules: list[str],
) -> None:
    etat = json.loads(en_place.ETAT.read_text())
    en_place.ETAT.write_text(json.dumps({**etat, change: "autre"}))
    (en_place.ENVIRONNEMENT / "pyvenv.cfg").touch()
    monkeypatch.setattr(en_place, "environnement_reutilisable", lambda: reutilisable)
    monkeypatch.setattr(en_place, "examine_navigateur", lambda _: PRESENT)
    assert en_place.main(["installe"]) == 0
    assert [commande[commande.index("-m") + 1] for commande in lancees] == modules


def test_un_navigateur_disparu_ou_regle_autrement_est_recherche(
    en_place: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    demandes: list[str] = []

    def examine(nom: str) -> dict[str, str]:
        demandes.append(nom)
        return PRESENT

    monkeypatch.setattr(en_place, "examine_navigateur", examine)
    monkeypatch.setattr(en_place, "prepare_zbar", lambda _: None)
    en_place.main(["installe"])
    assert demandes == []
    monkeypatch.setenv("RECETTE_NAVIGATEUR", sys.executable)
    en_place.main(["installe", "--browser", "firefox"])
    assert demandes == ["firefox"]
    etat = json.loads(en_place.ETAT.read_text())
    etat["navigateurs"]["chromium"] = {"chemin": "/nulle/part", "version": "1", "reglage": sys.executable}
    en_place.ETAT.write_text(json.dumps(etat))
    en_place.main(["installe"])
    assert demandes == ["firefox", "chromium"]


@pytest.mark.parametrize(
    "option", ["--navigateur ws://hote:1/a", "--navigateur=ws://hote:1/a --browser firefox"]
)
def test_un_navigateur_distant_n_en_demande_aucun_ici(
    en_place: ModuleType, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    en_place.note_etat({**en_place.lit_etat(), "navigateurs": {}})
    monkeypatch.setattr(en_place, "prepare_zbar", lambda _: None)
    with pytest.raises(Relais):
        en_place.main(option.split())


def test_un_dossier_etranger_n_est_pas_efface(
    lanceur: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    lanceur.ENVIRONNEMENT.mkdir()
    precieux = lanceur.ENVIRONNEMENT / "precieux.txt"
    precieux.write_text("à garder")
    assert lanceur.main(["installe"]) == 2
    assert str(lanceur.ENVIRONNEMENT) in erreur(capsys)
    assert precieux.read_text() == "à garder"


def test_un_dossier_sans_droit_d_ecriture_est_dit(
    lanceur: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "fichier").touch()
    monkeypatch.setattr(lanceur, "ENVIRONNEMENT", tmp_path / "fichier" / "env")
    assert lanceur.main(["installe"]) == 3
    assert str(tmp_path / "fichier") in erreur(capsys)


def test_un_python_sans_venv_nomme_la_commande(
    lanceur: ModuleType,
    poste: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    poste("apt-get")
    monkeypatch.setattr(lanceur.importlib.util, "find_spec", lambda _: None)
    assert lanceur.main(["installe"]) == 3
    paquet = "python{}.{}-venv".format(*sys.version_info)
    assert f"sudo apt-get update && sudo apt-get install -y {paquet}" in erreur(capsys)


@pytest.fixture
def pip_sans_reseau(lanceur: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Le vrai pip, sans réseau ni réglage du poste ; rend le dossier où il cherche un paquet « petit »."""
    for nom in [nom for nom in os.environ if nom.startswith("PIP_") or nom.lower().endswith("_proxy")]:
        monkeypatch.delenv(nom)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_RETRIES", "1")
    monkeypatch.setattr(lanceur, "PYTHON", sys.executable)
    monkeypatch.setattr(lanceur, "VERROU", tmp_path / "verrou.txt")
    lanceur.VERROU.write_text(f"petit==1.0 \\\n    --hash=sha256:{'0' * 64}\n")
    lanceur.ENVIRONNEMENT.mkdir()
    with zipfile.ZipFile(tmp_path / "petit-1.0-py3-none-any.whl", "w") as roue:
        infos = {"METADATA": "Metadata-Version: 2.1\nName: petit\nVersion: 1.0\n", "RECORD": ""}
        infos["WHEEL"] = "Wheel-Version: 1.0\nGenerator: essai\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        for nom, texte in infos.items():
            roue.writestr(f"petit-1.0.dist-info/{nom}", texte)
    return tmp_path


@pytest.mark.parametrize(
    ("reglages", "raison"),
    [
        ({"PIP_INDEX_URL": "http://127.0.0.1:9/simple"}, "HTTPS_PROXY, NO_PROXY et PIP_INDEX_URL"),
        ({"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "{dossier}"}, "n'a pas l'empreinte notée dans verrou.txt"),
        ({"PIP_NO_INDEX": "1"}, "un paquet manque pour ce système"),
    ],
    ids=["reseau", "empreinte", "introuvable"],
)
def test_un_echec_de_pip_dit_sa_raison(
    lanceur: ModuleType,
    pip_sans_reseau: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    reglages: dict[str, str],
    raison: str,
) -> None:
    for nom, valeur in reglages.items():
        monkeypatch.setenv(nom, valeur.format(dossier=pip_sans_reseau))
    assert lanceur.main(["installe"]) == 3
    message = erreur(capsys)
    assert raison in message
    assert str(lanceur.JOURNAL) in message
    assert "petit" in lanceur.JOURNAL.read_text()
    assert not lanceur.ETAT.exists()


def test_sans_navigateur_ni_droits_nomme_les_commandes(
    en_place: ModuleType,
    poste: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    poste("apt-get", "sudo")
    lancees: list[list[str]] = []

    def echoue(commande: list[str]) -> int:
        lancees.append(commande)
        return 1

    monkeypatch.setattr(en_place, "examine_navigateur", lambda _: ABSENT)
    monkeypatch.setattr(en_place, "consigne", echoue)
    monkeypatch.setenv("RECETTE_NAVIGATEUR", "")
    en_place.note_etat({**en_place.lit_etat(), "navigateurs": {}})
    assert en_place.main([]) == 3
    message = erreur(capsys)
    telecharge = [en_place.PYTHON, "-m", "playwright", "install", "--only-shell", "chromium"]
    assert "« sudo apt-get update && sudo apt-get install -y chromium-headless-shell »" in message
    assert f"« {' '.join(telecharge)} »" in message
    assert lancees == [telecharge]


def test_webkit_qui_ne_se_telecharge_pas_finit_sur_une_phrase(
    en_place: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Le vrai Playwright, dont le dépôt ne répond pas : Debian n'a pas de WebKit qu'il sache conduire."""
    monkeypatch.undo()  # qu'il puisse de nouveau lancer des programmes
    monkeypatch.delenv("RECETTE_NAVIGATEUR", raising=False)
    monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", "http://127.0.0.1:9")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "navigateurs"))
    monkeypatch.setattr(en_place, "PYTHON", sys.executable)
    monkeypatch.setattr(
        en_place, "installe_paquet_systeme", lambda paquet: pytest.fail(paquet) if paquet else False
    )
    assert en_place.main(["--browser", "webkit"]) == 3
    message = erreur(capsys)
    assert "pas de navigateur webkit, et son téléchargement a échoué" in message
    assert f"« {sys.executable} -m playwright install webkit »" in message
    assert "jouer à distance (--navigateur)" in message
    assert "RECETTE_NAVIGATEUR" not in message
    assert "ECONNREFUSED" in en_place.JOURNAL.read_text("utf-8")


@pytest.mark.parametrize(
    ("uid", "reponse", "ci", "lance"),
    [
        (0, None, "", ["env"]),
        (0, None, "true", ["env"]),
        (1000, "o", "", ["sudo", "env"]),
        (1000, "n", "", []),
        (1000, "o", "true", []),
        (1000, None, "", []),
    ],
    ids=["root", "root_ci", "oui", "non", "ci", "sans_terminal"],
)
def test_un_paquet_du_systeme_demande_root_ou_un_oui(
    lanceur: ModuleType,
    lancees: list[list[str]],
    poste: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    uid: int,
    reponse: str | None,
    ci: str,
    lance: list[str],
) -> None:
    poste("apt-get", "sudo", uid=uid, reponse=reponse)
    monkeypatch.setenv("CI", ci)
    assert lanceur.installe_paquet_systeme("libzbar0") is bool(lance)
    assert [commande[: len(lance)] for commande in lancees] == ([lance, lance] if lance else [])
    assert [commande[-1] for commande in lancees] == (["update", "libzbar0"] if lance else [])


def test_zbar_absente_nomme_la_commande(
    en_place: ModuleType,
    poste: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    poste("apt-get")
    en_place.note_etat({**en_place.lit_etat(), "zbar": {"bibliotheque": "libabsente.so"}})
    monkeypatch.setattr(en_place.ctypes.util, "find_library", lambda _: None)
    assert en_place.main(["preuve"]) == 3
    assert "sudo apt-get install -y libzbar0" in erreur(capsys)


def test_zbar_et_le_navigateur_ne_sont_pas_demandes_a_qui_s_en_passe(en_place: ModuleType) -> None:
    etat = en_place.lit_etat()
    en_place.note_etat({"verrou": etat["verrou"], "python": etat["python"]})
    for commande in ("simulateur", "rapport"):
        with pytest.raises(Relais):
            en_place.main([commande])


def test_libdmtx_est_cherchee_une_fois_et_son_absence_n_arrete_rien(
    en_place: ModuleType, poste: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Un second décodeur est un avis de plus : sans lui, tout se joue, et les lectures disent qu'il manque."""
    poste("apt-get")
    etat = en_place.lit_etat()
    del etat["libdmtx"]
    en_place.note_etat(etat)
    cherchees: list[str] = []
    monkeypatch.setattr(en_place.ctypes.util, "find_library", cherchees.append)
    for _ in range(2):
        with pytest.raises(Relais):
            en_place.main(["lire", "a.pdf"])
    assert cherchees == ["dmtx", "dmtx"]
    assert en_place.lit_etat()["libdmtx"] == ""


def test_un_fichier_se_nomme_d_ou_est_la_personne(
    en_place: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RECETTE_DEPUIS", raising=False)
    with pytest.raises(Relais):
        en_place.main(["lire", "a.pdf"])
    assert os.environ["RECETTE_DEPUIS"] == str(tmp_path)


def test_la_version_de_zbar_est_notee(lanceur: ModuleType) -> None:
    lanceur.ENVIRONNEMENT.mkdir()
    etat: dict[str, Any] = {}
    lanceur.prepare_zbar(etat)
    majeur, mineur = map(int, etat["zbar"]["version"].split("."))
    assert (majeur, mineur) >= (0, 23)
    assert json.loads(lanceur.ETAT.read_text()) == etat


def test_une_interruption_tient_en_une_ligne(
    en_place: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrompt(*_: Any) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "execv", interrompt)
    assert en_place.main(["pas"]) == 130
    assert erreur(capsys) == "recette : interrompu."


def test_un_python_ancien_sait_lire_le_lanceur() -> None:
    ast.parse(LANCEUR.read_text("utf-8"), feature_version=(3, 7))


PROJET = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("fichier", "demandees"),
    [
        (
            "verrou.txt",
            [*PROJET["project"]["dependencies"], *PROJET["project"]["optional-dependencies"]["essais"]],
        ),
        ("reports/outils/verrou.txt", PROJET["dependency-groups"]["outils"]),
    ],
)
def test_un_verrou_tient_chaque_dependance_avec_ses_empreintes_et_aucune_adresse(
    fichier: str, demandees: list[str]
) -> None:
    verrou = (RACINE / fichier).read_text("utf-8")
    assert "://" not in verrou
    assert "--index" not in verrou
    blocs = re.findall(r"(?m)^(\S+)==(\S+).*\\\n((?:    --hash=sha256:[0-9a-f]{64}.*\n)+)", verrou)
    versions = {nom: version for nom, version, _ in blocs}
    assert len(blocs) == len(re.findall(r"(?m)^[^\s#]", verrou))
    for ecrite in demandees:
        demande = Requirement(ecrite)
        assert demande.specifier.contains(versions[re.sub(r"[._]", "-", demande.name)]), ecrite


def test_chaque_bibliotheque_importee_est_au_verrou() -> None:
    verrou = set(re.findall(r"(?m)^(\S+)==", (RACINE / "verrou.txt").read_text("utf-8")))
    paquets = packages_distributions()
    a_nous = {"simulator", "steps", "fixtures", "reports", "tests"}
    for module in (chemin for dossier in a_nous for chemin in (RACINE / dossier).rglob("*.py")):
        for nom in importes(module) - sys.stdlib_module_names - a_nous:
            fournisseurs = {re.sub(r"[._]", "-", paquet).lower() for paquet in paquets.get(nom, [])}
            assert fournisseurs & verrou, f"{module} importe {nom}, que verrou.txt n'installe pas"


def importes(module: Path) -> set[str]:
    """Les noms de premier rang qu'un module importe."""
    noeuds = list(ast.walk(ast.parse(module.read_text("utf-8"))))
    noms = {alias.name for noeud in noeuds if isinstance(noeud, ast.Import) for alias in noeud.names}
    noms |= {noeud.module for noeud in noeuds if isinstance(noeud, ast.ImportFrom) and noeud.module}
    return {nom.partition(".")[0] for nom in noms}
