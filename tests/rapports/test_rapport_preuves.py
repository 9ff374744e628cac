"""Les pièces : ce qui est gardé d'une page, d'un courriel, d'un PDF ; une seule fois, sans secret."""

import hashlib
import re
from pathlib import Path

import pytest
import typst

from reports.depot import Depot
from reports.masque import Masque
from reports.preuves import Preuves
from tests.rapports.conftest import Joue, Jouee
from tests.rapports.exemples import JETON, PARCOURS, SITE

pytest_plugins = ["pytester"]


@pytest.fixture
def preuves(tmp_path: Path) -> Preuves:
    return Preuves(Depot(tmp_path), Masque(), None, images=False)


def test_une_piece_ne_se_range_qu_une_fois(tmp_path: Path, preuves: Preuves) -> None:
    preuves.texte("bonjour", "un")
    preuves.texte("bonjour", "deux")
    [fichier] = (tmp_path / "preuves").iterdir()
    assert fichier.name == f"{hashlib.sha256(b'bonjour').hexdigest()}.txt"
    assert [piece["nom"] for piece in preuves.pieces] == ["un", "deux"]
    assert {piece["empreinte"] for piece in preuves.pieces} == {fichier.stem}


def test_pdf(tmp_path: Path, preuves: Preuves) -> None:
    preuves.pdf(typst.compile(b"Page un #pagebreak() Page deux"), "attestation.pdf")
    [piece] = preuves.pieces
    assert len(piece["details"]["pages"]) == 2
    for image in piece["details"]["pages"]:
        assert (tmp_path / image).read_bytes().startswith(b"\x89PNG")


def test_pdf_portant_un_secret(tmp_path: Path, preuves: Preuves) -> None:
    preuves.secret("motdepasse9")
    preuves.pdf(typst.compile(b"Votre code : motdepasse9"), "attestation.pdf")
    assert [piece["nature"] for piece in preuves.pieces] == ["texte"]
    assert not list(tmp_path.glob("preuves/*.pdf"))


def test_faux_pdf(preuves: Preuves) -> None:
    preuves.pdf(b"ceci n'en est pas un", "attestation.pdf")
    assert preuves.pieces[0]["details"]["texte"] == (
        "Ce fichier de 20 octets n'est pas un PDF lisible : il n'est pas gardé."
    )


def test_code_decode(tmp_path: Path, preuves: Preuves) -> None:
    preuves.code({"6N": "du 26/04/2022", "6O": "au 25/10/2022"}, "2D-DOC")
    [piece] = preuves.pieces
    assert piece["details"]["champs"] == {"6N": "du 26/04/2022", "6O": "au 25/10/2022"}
    assert (tmp_path / piece["fichier"]).read_text(encoding="utf-8") == "6N\tdu 26/04/2022\n6O\tau 25/10/2022"


def test_courriel(tmp_path: Path, preuves: Preuves) -> None:
    octets = b"From: a@x.invalid\nTo: b@x.invalid\nSubject: Cr=?utf-8?q?=C3=A9?=ation\n\nBonjour\n"
    preuves.courriel(octets, "activation")
    [piece] = preuves.pieces
    assert piece["details"]["objet"] == "Création"
    assert piece["details"]["texte"] == "Bonjour"
    assert (tmp_path / piece["fichier"]).read_bytes() == octets


def test_sans_depot_rien_ne_s_ecrit(tmp_path: Path) -> None:
    muettes = Preuves(None, Masque(), None, images=False)
    muettes.texte("a", "b")
    muettes.courriel(b"", "b")
    muettes.pdf(b"", "b")
    muettes.code({}, "b")
    assert muettes.pieces == []
    assert not list(tmp_path.iterdir())


SCENARIOS = """
  @EXG-04-01
  Scénario: Un formulaire
    Étant donné un site
    Quand on va sur accueil
    Et on remplit la page
    Alors rien ne change

  @EXG-04-02
  Scénario: Le même écran
    Étant donné un site
    Quand on va sur accueil
    Et on va sur connexion

  @EXG-04-03
  Scénario: Un échec
    Étant donné un site
    Quand on va sur accueil
    Et on attend ce qui ne vient pas
"""


def joue_le_site(joue: Joue, *options: str) -> Jouee:
    autres = {"site_d_essai.py": SITE, "features/parcours/cas1.feature": PARCOURS}
    return joue(SCENARIOS, "-p", "site_d_essai", *options, autres=autres)


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["seul", "parallele"])
def test_captures(joue: Joue, options: tuple[str, ...]) -> None:
    jouee = joue_le_site(joue, *options)
    assert jouee.code == 1
    natures = {
        un["nom"]: [(piece["nature"], piece["pas"]) for piece in un["preuves"] if piece["nature"] != "image"]
        for un in jouee.lu["scenarios"]
    }
    assert natures == {
        "Un formulaire": [("page", 1), ("page", 2)],
        "Le même écran": [("page", 1), ("page", 2)],
        "Un échec": [("page", 1), ("texte", 2)],
        "De bout en bout": [("page", 1), ("page", 2)],
    }
    images = {
        un["nom"]: sum(piece["nature"] == "image" for piece in un["preuves"]) for un in jouee.lu["scenarios"]
    }
    assert images["De bout en bout"] == 2
    # Deux écrans vus pour la première fois hors du parcours au plus, et l'image de l'échec.
    assert images["Un échec"] in {1, 2}
    assert sum(images.values()) <= 2 + 1 + 2
    assert jouee.lu["execution"]["navigateurs"][0].startswith("chromium ")
    assert not (jouee.dossier / ".ecrans_vus").exists()

    formulaire = jouee.scenario("Un formulaire")
    rempli = (jouee.dossier / formulaire["preuves"][-1]["fichier"]).read_text(encoding="utf-8")
    assert 'value="Élodie <b>"' in rempli.replace("&lt;", "<").replace("&gt;", ">")
    assert '<option selected="">deux' in rempli
    assert "observation</textarea>" in rempli
    for absent in ("motdepasse9!", JETON, "valeur-anti-csrf", "<script", "onload", "ailleurs.invalid"):
        assert absent not in rempli
    feuille = re.search(r'<link rel="stylesheet" href="([0-9a-f]{64}\.css)">', rempli)
    assert feuille is not None
    style = (jouee.dossier / "preuves" / feuille.group(1)).read_text(encoding="utf-8")
    assert "rgb(1, 2, 3)" in style
    assert "ailleurs" not in style

    echec = jouee.scenario("Un échec")
    assert echec["echec"] is not None
    assert echec["echec"]["resume"] == (
        'délai de 0,3 s dépassé en attendant get_by_role("button", name="Absent")'
    )
    console = next(piece for piece in echec["preuves"] if piece["nature"] == "texte")
    assert "bonjour de la page" in console["details"]["texte"]
    for chemin in jouee.racine.glob("reports/**/*"):
        if chemin.is_file():
            assert b"motdepasse9!" not in chemin.read_bytes(), chemin


def test_captures_sans_preuves(joue: Joue) -> None:
    jouee = joue_le_site(joue, "--sans-preuves", "-k", "formulaire")
    assert jouee.code == 0
    assert not (jouee.dossier / "preuves").exists()
    assert jouee.lu["execution"]["preuves"] is False
