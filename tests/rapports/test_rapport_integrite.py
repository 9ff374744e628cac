"""Ce qu'on remet : PV et cahier, empreintes, jugements, comparaison, purge."""

import io
import json
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from reports import cahier, comparaison, enregistrement, integrite, juger, purger, rapport, verifier
from reports.codes import Code
from reports.impression import imprimable
from tests.rapports.conftest import RACINE, Joue, Jouee

pytest_plugins = ["pytester"]
SECRET = "Mot-de-passe-tres-secret#1"
FUITE = """
  @EXG-04-01
  Scénario: Un secret qui fuit dans une erreur
    Quand un secret fuit dans une erreur

  @EXG-04-02
  Scénario: Des pièces qui en portent
    Étant donné un compte
    Quand des pièces en portent
    Alors EXG-04-02 n'est pas tenue
"""
# Le secret n'est pas dans la feature : ce qui y est écrit est public.
PIECES_SECRETES = f"""
import typst
from pytest_bdd import when

SECRET = "{SECRET}"


@when("un secret fuit dans une erreur")
def _fuite(preuves):
    preuves.secret(SECRET)
    raise RuntimeError(f"courriel {{SECRET}} et Cookie: session={{SECRET}}")


@when("des pièces en portent")
def _pieces(preuves):
    preuves.secret(SECRET)
    preuves.courriel(f"From: a@x.invalid\\nTo: b@x.invalid\\nSubject: {{SECRET}}\\n\\n{{SECRET}}\\n".encode(), SECRET)
    preuves.pdf(typst.compile(f"Attestation {{SECRET}}".replace("#", "\\\\#").encode()), "pdf")
    preuves.code({{"6N": SECRET}}, "2D-DOC")
    preuves.texte(SECRET, SECRET)
"""


def texte_de(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf.read_bytes()) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.fixture
def rendu(jouee: Jouee) -> Path:
    return jouee.dossier


@pytest.fixture
def cles(tmp_path: Path) -> tuple[Path, Path]:
    """Une paire de clés Ed25519, faite pour l'essai."""
    privee = Ed25519PrivateKey.generate()
    fichiers = tmp_path / "privee.pem", tmp_path / "publique.pem"
    fichiers[0].write_bytes(privee.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    fichiers[1].write_bytes(privee.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return fichiers


def test_le_pv_dit_le_verdict_les_reserves_et_l_empreinte(rendu: Path) -> None:
    texte = " ".join(texte_de(rendu / "pv.pdf").split())
    lu = enregistrement.lit(rendu / "recette.json")
    for dit in (
        lu["verdict"]["mot"],
        "Réception avec les réserves",
        "EXG-04-02",
        "SPÉCIMEN",
        "RGAA",
        "mêmes auteurs",
    ):
        assert dit in texte, dit
    assert lu["suite"]["empreinte"] in texte.replace(" ", "")
    assert integrite.empreinte_de(rendu / "empreintes.sha256") in texte.replace(" ", "")


def test_les_pdf_sont_balises(rendu: Path, tmp_path: Path) -> None:
    assert cahier.main(["--lot", "18_decision", "--vers", str(tmp_path / "cahier.pdf")]) == Code.CONFORME
    for pdf, titre in (
        (rendu / "pv.pdf", "Procès-verbal de recette"),
        (tmp_path / "cahier.pdf", "Cahier de recette"),
    ):
        with pikepdf.open(pdf) as document:
            assert str(document.Root.Lang) == "fr"
            assert bool(document.Root.MarkInfo.Marked)
            assert "/StructTreeRoot" in document.Root
            with document.open_metadata() as metadonnees:
                assert metadonnees["dc:title"] == titre


def test_le_cahier_a_une_fiche_par_scenario_du_lot(tmp_path: Path) -> None:
    fichier = tmp_path / "cahier.pdf"
    assert cahier.main(["--lot", "EXG-18-07", "--vers", str(fichier)]) == Code.CONFORME
    texte = texte_de(fichier)
    assert texte.count("Obtenu, preuve, anomalie") == 2
    assert "EXG-18-07 (mineure, externe, écran S46)" in texte
    assert "Lots : EXG-18-07." in texte


def test_un_signe_sans_dessin_se_lit_par_son_code() -> None:
    assert imprimable({"a": ["🏠 œuf", "\x07", "ᵉ"]}) == {"a": ["[U+1F3E0] œuf", "[U+0007]", "ᵉ"]}


def test_rien_n_a_change(rendu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verifier.main([str(rendu)]) == Code.CONFORME
    assert "rien n'a changé" in capsys.readouterr().out
    subprocess.run(["sha256sum", "--check", "--quiet", "empreintes.sha256"], cwd=rendu, check=True)


def une_piece(dossier: Path) -> Path:
    return next(iter(sorted((dossier / "preuves").glob("*.pdf"))))


@pytest.mark.parametrize(
    ("abime", "phrase"),
    [
        (lambda d: une_piece(d).write_bytes(b"autre"), "ce fichier a changé"),
        (lambda d: une_piece(d).unlink(), "manque"),
        (lambda d: (d / "ajout.txt").write_text("x"), "n'était pas dans le rapport"),
        (lambda d: (d / "recette.json").write_text("{"), "illisible ou abîmé"),
        (lambda d: (d / "pv.pdf").write_bytes(b"%PDF"), "ce PDF est illisible"),
        (lambda d: (d / "empreintes.sha256").write_text("x\n"), "la ligne 1 est illisible"),
    ],
    ids=["changé", "ôté", "ajouté", "enregistrement", "pv", "empreintes"],
)
def test_ce_qui_a_change_est_dit(
    rendu: Path, capsys: pytest.CaptureFixture[str], abime: object, phrase: str
) -> None:
    abime(rendu)  # type: ignore[operator]
    assert verifier.main([str(rendu)]) == Code.PREUVE_EN_ECHEC
    assert phrase in capsys.readouterr().out


def test_un_pv_d_un_autre_rapport_est_dit(rendu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pv = (rendu / "pv.pdf").read_bytes()
    rapport.rend(rendu, RACINE, ("junit",))
    (rendu / "index.html").unlink()
    integrite.ecrit(rendu)
    (rendu / "pv.pdf").write_bytes(pv)
    assert verifier.main([str(rendu)]) == Code.PREUVE_EN_ECHEC
    assert "pv.pdf : il ne porte pas l'empreinte de ce rapport" in capsys.readouterr().out


def test_la_signature(rendu: Path, cles: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    privee, publique = map(str, cles)
    assert verifier.main([str(rendu), "--cle-publique", publique]) == Code.PREUVE_EN_ECHEC
    assert "n'est pas signé" in capsys.readouterr().out
    assert rapport.main([str(rendu), "--format", "pv", "--cle", privee]) == Code.CONFORME
    assert verifier.main([str(rendu), "--cle-publique", publique]) == Code.CONFORME
    (rendu / integrite.SIGNATURE).write_bytes(b"x" * 64)
    assert verifier.main([str(rendu), "--cle-publique", publique]) == Code.PREUVE_EN_ECHEC
    assert verifier.main([str(rendu), "--cle-publique", privee]) == Code.MAUVAIS_USAGE
    assert verifier.main([str(rendu / "preuves")]) == Code.MAUVAIS_USAGE


def test_openssl_verifie_la_signature(rendu: Path, cles: tuple[Path, Path]) -> None:
    rapport.main([str(rendu), "--format", "junit", "--cle", str(cles[0])])
    commande = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", str(cles[1])]
    fichiers = ["-in", "empreintes.sha256", "-sigfile", integrite.SIGNATURE]
    assert (
        b"Verified"
        in subprocess.run([*commande, *fichiers], cwd=rendu, check=True, capture_output=True).stdout
    )


def test_un_jugement_est_note_et_vaut(rendu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--verdict", "conforme", "--par", "Camille Exemple", "--motif", "pièce du 3 mars"]
    assert juger.main(["EXG-04-05", *options, "--rapport", str(rendu)]) == Code.CONFORME
    assert "jugée conforme par Camille Exemple" in capsys.readouterr().out
    juge = enregistrement.lit(rendu / "recette.json")
    assert [jugement["motif"] for jugement in juge["jugements"]] == ["pièce du 3 mars"]
    assert {une["id"]: une["etat"] for une in juge["exigences"]}["EXG-04-05"] == "conforme"
    assert "Camille Exemple" in texte_de(rendu / "pv.pdf")
    assert verifier.main([str(rendu)]) == Code.CONFORME


def test_des_jugements_par_fichier(rendu: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fichier = tmp_path / "jugements.yaml"
    fichier.write_text(
        "- {regle: EXG-04-01, verdict: non conforme, par: Dominique Fictif}\n", encoding="utf-8"
    )
    assert juger.main(["--fichier", str(fichier), "--rapport", str(rendu)]) == Code.CONFORME
    assert "EXG-04-01 : non conforme (jugée non conforme par Dominique Fictif" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("contenu", "phrase"),
    [
        ("- {regle: EXG-4, verdict: conforme, par: X}", "0, regle : attendu une liste"),
        ("- {regle: EXG-04-01, verdict: bof, par: X}", "0, verdict : attendu une liste"),
        ("[]", "en tête : attendu une liste"),
        (": :", "YAML mal formé"),
        ("- {regle: EXG-99-99, verdict: conforme, par: X}", "n'a pas cette règle, rien n'est noté"),
    ],
)
def test_un_mauvais_jugement_ne_note_rien(
    rendu: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], contenu: str, phrase: str
) -> None:
    avant = (rendu / "recette.json").read_bytes()
    fichier = tmp_path / "jugements.yaml"
    fichier.write_text(contenu, encoding="utf-8")
    assert juger.main(["--fichier", str(fichier), "--rapport", str(rendu)]) == Code.MAUVAIS_USAGE
    assert phrase in capsys.readouterr().err
    assert (rendu / "recette.json").read_bytes() == avant


def test_deux_livraisons_se_comparent(
    rendu: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    apres = json.loads((rendu / "recette.json").read_text(encoding="utf-8"))
    etats = {
        "EXG-04-01": "non conforme",
        "EXG-04-03": "conforme",
        "EXG-04-05": "conforme",
        "EXG-05-01": "conforme",
    }
    for exigence in apres["exigences"]:
        exigence["etat"] = etats.get(exigence["id"], exigence["etat"])
    (tmp_path / "apres.json").write_text(json.dumps(apres), encoding="utf-8")
    html = tmp_path / "comparaison.html"
    commande = [str(rendu), str(tmp_path / "apres.json"), "--vers", str(html)]
    assert comparaison.main(commande) == Code.NON_CONFORME
    dit = capsys.readouterr().out
    for groupe in (
        "Nouvellement rouges : 1\n  EXG-04-01 (bloquante) : conforme → non conforme",
        "Nouvellement vertes : 1\n  EXG-04-03",
        "Nouvellement couvertes : 2",
        "Anomalies qui demeurent : 2",
    ):
        assert groupe in dit
    assert "EXG-04-01" in html.read_text(encoding="utf-8")
    assert comparaison.main([str(rendu), str(rendu)]) == Code.CONFORME
    assert comparaison.main([str(rendu), str(tmp_path / "rien.json")]) == Code.MAUVAIS_USAGE


def octets_de(dossier: Path) -> Iterator[tuple[str, bytes]]:
    """Tous les octets écrits, archives ouvertes."""
    for fichier in dossier.rglob("*"):
        if fichier.is_file():
            octets = fichier.read_bytes()
            yield fichier.name, octets
            if zipfile.is_zipfile(fichier):
                with zipfile.ZipFile(io.BytesIO(octets)) as archive:
                    yield from ((f"{fichier.name}!{nom}", archive.read(nom)) for nom in archive.namelist())


def test_aucun_secret_dans_aucun_octet(joue: Joue) -> None:
    jouee = joue(FUITE, "-p", "secretes", "-n", "2", autres={"secretes.py": PIECES_SECRETES})
    rapport.rend(jouee.dossier, jouee.racine, tuple(rapport.RENDUS))
    assert any(scenario["preuves"] for scenario in jouee.lu["scenarios"])
    lus = dict(octets_de(jouee.dossier))
    assert any("!" in nom for nom in lus)
    assert [nom for nom, octets in lus.items() if SECRET.encode() in octets] == []
    pdfs = [*jouee.dossier.rglob("*.pdf")]
    assert [pdf.name for pdf in pdfs if SECRET in texte_de(pdf)] == []


def test_purger_ote_les_pieces_et_ce_qui_a_ete_lu(rendu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verdict = enregistrement.lit(rendu / "recette.json")["verdict"]
    assert purger.main([str(rendu)]) == Code.CONFORME
    assert "ôtés" in capsys.readouterr().out
    purge = enregistrement.lit(rendu / "recette.json")
    assert purge["verdict"] == verdict
    assert not (rendu / "preuves").exists()
    assert not any(scenario["preuves"] for scenario in purge["scenarios"])
    assert [nom for nom, octets in octets_de(rendu) if b"25 h" in octets] == []
    assert verifier.main([str(rendu)]) == Code.CONFORME
    assert purger.main([str(rendu / "absent")]) == Code.MAUVAIS_USAGE
