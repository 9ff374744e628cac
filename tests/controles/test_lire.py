"""« ./recette lire » : ce qu'il montre, ce qu'il rend, et qu'il ne touche pas au réseau."""

import json
import re
import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import pytest
import zxingcpp

from reports.commande import DEPUIS
from steps.controles.attestation import Attestation
from steps.controles.deux_d_doc import second_lecteur
from steps.lire.__main__ import main
from steps.lire.bilan import TEXTE_SANS_PREUVE, Bilan, Sorte, etablit
from tests.controles.abimes import ABIMES
from tests.controles.fabrique import (
    EN_TETE,
    GS,
    Demande,
    Identite,
    Modele,
    autorite,
    certifie,
    message,
    pdf,
    signe,
)

Lire = Callable[..., tuple[int, str, str]]
BON = "bon.pdf"


@pytest.fixture
def lire(
    tmp_path: Path, octets: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Lire:
    """La commande, lancée d'un dossier où est une bonne attestation, sans réseau : code, sortie, erreurs."""

    def interdit(*_args: object, **_options: object) -> NoReturn:
        raise AssertionError("la lecture touche au réseau")

    (tmp_path / BON).write_bytes(octets)
    monkeypatch.setenv(DEPUIS, str(tmp_path))
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setattr(socket, "socket", interdit)
    monkeypatch.setattr(socket, "create_connection", interdit)

    def joue(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        ecrit = capsys.readouterr()
        return code, ecrit.out, ecrit.err

    return joue


@pytest.fixture
def confiance(tmp_path: Path, autorite_de_test: Identite, signataire: Identite) -> str:
    """Un dossier de certificats, nommé d'où la commande est lancée."""
    (tmp_path / "certificats").mkdir()
    (tmp_path / "certificats" / "tous.pem").write_bytes(autorite_de_test.pem + signataire.pem)
    return "certificats"


def rangee(sortie: str, libelle: str) -> list[str]:
    """Les cellules de la rangée d'une donnée."""
    ligne = next(ligne for ligne in sortie.splitlines() if ligne.strip().startswith(libelle))
    return re.split(r"\s{2,}", ligne.strip())


def test_une_bonne_attestation_se_lit_cote_a_cote(lire: Lire, confiance: str) -> None:
    code, sortie, erreurs = lire(BON, "--confiance", confiance)
    assert (code, erreurs) == (0, "")
    assert "Titre : ATTESTATION DE PROLONGATION D'INSTRUCTION D'UNE DEMANDE DE TITRE DE SÉJOUR" in sortie
    assert "Mention : A OBTENU LE BÉNÉFICE DE LA PROTECTION SUBSIDIAIRE" in sortie
    assert rangee(sortie, "prénoms") == [
        "prénoms (60)",
        "TEST QUARANTE-ET-UN",
        "TEST, QUARANTE ET UN",
        "accord",
    ]
    assert rangee(sortie, "fin de validité") == ["fin de validité (6O)", "25/10/2022", "25/10/2022", "accord"]
    assert rangee(sortie, "nationalité") == ["nationalité (67)", "AFGHANE", "AF — AFGHANISTAN", "accord"]
    assert rangee(sortie, "genre") == ["genre (68)", "—", "masculin", "non imprimé"]
    assert "Signature : signature vérifiée" in sortie
    assert "Aucun désaccord ; signature vérifiée." in sortie
    assert TEXTE_SANS_PREUVE in sortie


def test_sans_certificat_rien_n_est_dit_valide(lire: Lire) -> None:
    code, sortie, _ = lire(BON)
    assert code == 0
    assert "Signature : signature non vérifiable" in sortie
    assert "Aucun certificat de confiance n'a été donné (--confiance DOSSIER) : rien n'est prouvé." in sortie
    assert not re.search(r"signature (vérifiée|valide)", sortie.replace(TEXTE_SANS_PREUVE, ""))


def test_un_specimen_et_une_autorite_d_essai_se_disent(lire: Lire, confiance: str) -> None:
    """Même vérifiée, l'attestation d'un simulateur ne doit pouvoir passer pour vraie au bureau d'un agent."""
    _, sortie, _ = lire(BON, "--confiance", confiance)
    assert "Le document se dit SPÉCIMEN : il est sans valeur." in sortie
    assert "L'autorité FR00 est réservée aux essais" in sortie


@pytest.mark.parametrize(
    ("changement", "dit"),
    [
        (
            {"c62": "62AUTRE" + GS},
            "62 (nom de naissance) : « RECETTE METIER » d'après l'imprimé, « AUTRE » dans",
        ),
        ({"c6O": "6O26102022"}, "6O (fin de validité) : « 25102022 » d'après l'imprimé, « 26102022 » dans"),
        (
            {"c6P": "6P" + GS},
            "6P (droit au travail) : « AUTORISE A TRAVAILLER » d'après l'imprimé, une valeur vide",
        ),
        ({"c6Q": None}, "champ obligatoire absent : 6Q"),
        ({"c68": "68F65CN"}, "champ interdit dans ce document : 65"),
        ({"c6J": "6J" + GS}, "champ 6J tronqué : 0 caractères au lieu de 1"),
        ({"c6X": "6XLILLE" + GS + "ZZ"}, "champ « ZZ » inconnu"),
    ],
    ids=["nom", "fin", "travail", "manquant", "interdit", "tronqué", "inconnu"],
)
def test_un_desaccord_est_dit_et_rend_5(
    changement: dict[str, str | None],
    dit: str,
    lire: Lire,
    confiance: str,
    tmp_path: Path,
    signataire: Identite,
) -> None:
    faux = signe(EN_TETE + message(**changement), signataire.cle)
    (tmp_path / "faux.pdf").write_bytes(pdf(Modele(faux)))
    code, sortie, _ = lire(BON, "faux.pdf", "--confiance", confiance)
    assert code == 5
    assert f"✗ {dit}" in sortie
    assert "Signature : signature vérifiée" in sortie.partition("faux.pdf")[2]


@pytest.mark.parametrize(
    ("annuaire", "motif"),
    [
        ("altere", "signature fausse"),
        ("inconnue", "autorité de certification « FR00 » inconnue de l'annuaire"),
        ("expire", "date de signature 26/04/2022 hors de la validité du certificat"),
    ],
)
def test_une_signature_refusee_rend_5(
    annuaire: str, motif: str, lire: Lire, tmp_path: Path, contenu: bytes, autorite_de_test: Identite
) -> None:
    dossier = tmp_path / annuaire
    dossier.mkdir()
    ancien = certifie(Demande(debut=Demande().debut.replace(year=2010)), autorite_de_test)
    signataire = certifie(Demande(), autorite_de_test)
    connues = {
        "altere": [autorite_de_test, signataire],
        "inconnue": [autorite("FR99"), certifie(Demande(), autorite("FR99"))],
        "expire": [autorite_de_test, ancien],
    }
    for rang, identite in enumerate(connues[annuaire]):
        (dossier / f"{rang}.pem").write_bytes(identite.pem)
    code, sortie, _ = lire(BON, "--confiance", annuaire)
    assert code == 5
    assert f"✗ signature refusée : {motif}" in sortie


def test_deux_decodeurs_qui_se_contredisent_rendent_5(lire: Lire, monkeypatch: pytest.MonkeyPatch) -> None:
    lu = [second_lecteur.Lu(b"DC04")]
    monkeypatch.setattr(second_lecteur, "_decodeur", lambda: lambda *_, **__: lu)
    code, sortie, _ = lire(BON)
    assert code == 5
    assert "✗ le second décodeur (libdmtx) lit d'autres octets" in sortie


@pytest.mark.parametrize("rendu", [None, []], ids=["absent", "muet"])
def test_le_silence_du_second_decodeur_n_est_qu_une_remarque(
    rendu: list[Any] | None, lire: Lire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        second_lecteur, "_decodeur", lambda: None if rendu is None else lambda *_, **__: rendu
    )
    code, sortie, _ = lire(BON)
    assert code == 0
    assert "• le second décodeur (libdmtx) n" in sortie


@pytest.mark.parametrize(
    ("jour", "dit"),
    [
        (date(2022, 4, 25), "La validité que dit le 2D-DOC ne commence que le 26/04/2022."),
        (date(2022, 4, 26), None),
        (date(2022, 10, 25), None),
        (date(2022, 10, 26), "La validité que dit le 2D-DOC est finie depuis le 25/10/2022."),
    ],
    ids=["la veille", "le premier jour", "le dernier jour", "le lendemain"],
)
def test_une_attestation_hors_de_sa_validite_se_remarque(jour: date, dit: str | None, octets: bytes) -> None:
    remarques = etablit(BON, octets, None, jour).remarques
    assert [remarque for remarque in remarques if "validité" in remarque] == ([dit] if dit else [])


def test_une_photo_montre_son_2d_doc_et_demande_de_comparer(
    lire: Lire, confiance: str, tmp_path: Path, octets: bytes
) -> None:
    image = ABIMES["de travers, floue, JPEG 30"](Attestation(octets).image(1, 200))
    image.save(tmp_path / "photo.jpg")
    code, sortie, _ = lire("photo.jpg", "--confiance", confiance)
    assert code == 0
    assert rangee(sortie, "nom de naissance") == [
        "nom de naissance (62)",
        "—",
        "RECETTE METIER",
        "à comparer",
    ]
    assert "Le texte imprimé n'est pas lu sur une image : comparez-le vous-même" in sortie
    assert "Rien n'a été comparé à l'imprimé ; signature vérifiée." in sortie


def test_une_annexe_et_un_autre_code_se_remarquent(lire: Lire, tmp_path: Path, contenu: bytes) -> None:
    parasite = zxingcpp.create_barcode("HTTPS://TIERS.INVALID", zxingcpp.BarcodeFormat.QRCode).to_svg(scale=4)
    modele = replace(Modele(contenu + b"\x1d0CMENSONGE"), autre_code_svg=parasite)
    (tmp_path / "orne.pdf").write_bytes(pdf(modele))
    code, sortie, _ = lire("orne.pdf")
    assert code == 0
    assert "• une annexe de 10 caractères suit la signature : rien ne la signe, elle ne prouve rien" in sortie
    assert "• Un autre code se lit sur la page 1 (QRCODE), rien ne le signe : HTTPS://TIERS.INVALID" in sortie


def test_un_autre_type_de_document_n_est_pas_compare(
    lire: Lire, tmp_path: Path, signataire: Identite
) -> None:
    facture = signe(EN_TETE.replace("1301FR", "0001FR") + "10MME TEST" + GS + "2412345", signataire.cle)
    (tmp_path / "facture.pdf").write_bytes(pdf(Modele(facture)))
    code, sortie, _ = lire("facture.pdf")
    assert code == 0
    assert "Le document est du type 00, et non 13" in sortie
    assert rangee(sortie, "bénéficiaire") == ["bénéficiaire, ligne 1 (10)", "—", "MME TEST", "non imprimé"]


@pytest.mark.parametrize(
    ("nom", "contenu_du_fichier", "sorte", "raison"),
    [
        ("texte.pdf", b"bonjour", Sorte.AUTRE, "ce n'est ni un PDF ni une image PNG, JPEG, TIFF, BMP, WEBP"),
        ("abime.pdf", b"%PDF-1.7 abime", Sorte.PDF, "le PDF ne se lit pas"),
        ("vide", b"", Sorte.AUTRE, "ce n'est ni un PDF ni une image PNG, JPEG, TIFF, BMP, WEBP"),
    ],
)
def test_ce_qui_ne_se_lit_pas_se_dit_et_rend_1(
    nom: str, contenu_du_fichier: bytes, sorte: Sorte, raison: str, lire: Lire, tmp_path: Path
) -> None:
    (tmp_path / nom).write_bytes(contenu_du_fichier)
    code, sortie, _ = lire(BON, nom)
    assert code == 1
    assert f"{nom} ({sorte.value})" in sortie
    assert f"Illisible : {raison}" in sortie


def test_une_attestation_sans_2d_doc_rend_1(lire: Lire, tmp_path: Path) -> None:
    (tmp_path / "sans.pdf").write_bytes(pdf(Modele(None)))
    code, sortie, _ = lire("sans.pdf")
    assert code == 1
    assert "Illisible : aucun 2D-DOC lisible n'a été trouvé (1 page(s) lue(s))." in sortie
    assert "Mention : A OBTENU" in sortie


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [
        ((), "aucun fichier à lire. Exemple : « ./recette lire attestation.pdf »."),
        (("absent.pdf",), "« absent.pdf » ne s'ouvre pas : il n'existe pas."),
        ((".",), "« . » ne s'ouvre pas : c'est un dossier."),
        ((BON, "--clé"), "l'option « --clé » n'existe pas : « ./recette lire --aide » dit les autres."),
        (
            (BON, "--confiance"),
            "l'option « --confiance » est mal employée : « ./recette lire --aide » la décrit.",
        ),
        ((BON, "--confiance", "nulle-part"), "nulle-part n'est pas un dossier."),
        ((BON, "--confiance", "."), "ne contient aucun certificat .pem, .crt, .cer ou .der."),
        ((BON, "--cible", "nulle"), "Aucun profil de cible « nulle ». Profils connus :"),
        ((BON, "--cible", "simulateur", "--confiance", "."), "n'en donnez qu'une."),
    ],
    ids=["rien", "absent", "dossier", "option", "sans valeur", "pas un dossier", "vide", "profil", "deux"],
)
def test_un_mauvais_usage_tient_en_une_phrase(arguments: tuple[str, ...], phrase: str, lire: Lire) -> None:
    code, _, erreurs = lire(*arguments)
    assert code == 2
    assert erreurs.startswith("recette : ")
    assert erreurs.count("\n") == 1
    assert phrase in erreurs


def test_un_fichier_absent_n_empeche_pas_de_lire_les_autres(lire: Lire) -> None:
    code, sortie, erreurs = lire("absent.pdf", BON)
    assert code == 2
    assert "RECETTE METIER" in sortie
    assert "absent.pdf" in erreurs


def test_le_json_dit_la_meme_chose(lire: Lire, confiance: str, octets: bytes) -> None:
    code, sortie, _ = lire(BON, "--json", "--confiance", confiance)
    lu = json.loads(sortie)
    assert (code, lu["version"], len(lu["lectures"])) == (0, 1, 1)
    lecture = lu["lectures"][0]
    assert list(lecture) == list(Bilan.__dataclass_fields__)
    assert (lecture["fichier"], lecture["sorte"], lecture["illisible"]) == (BON, "PDF", None)
    assert lecture["empreinte"] == Attestation(octets).empreinte
    assert lecture["signature"] == "signature vérifiée"
    assert lecture["desaccords"] == []
    assert {
        "champ": "6O",
        "libelle": "fin de validité",
        "imprime": "25/10/2022",
        "code": "25/10/2022",
        "accord": True,
    } in (lecture["lignes"])
    assert lecture["entete"]["émis le"] == "26/04/2022"


def test_un_texte_hostile_ne_commande_pas_le_terminal(lire: Lire, tmp_path: Path) -> None:
    piege = signe(EN_TETE + message(c62="62\x1b[2J[red]" + GS), autorite().cle)
    (tmp_path / "piege.pdf").write_bytes(pdf(Modele(piege).avec(**{"Nom de naissance": "[bold]X[/bold]"})))
    code, sortie, _ = lire("piege.pdf")
    assert code == 5
    assert rangee(sortie, "nom de naissance")[1:3] == ["[bold]X[/bold]", "\\x1b[2J[red]"]
    assert "\x1b" not in sortie
