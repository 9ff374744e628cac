"""Lecture d'un courriel : enveloppe, textes, liens, pièces jointes."""

import hashlib
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage

import pytest

from steps.controles.courriel import Courriel, CourrielIllisible, LienAbsent, lis_le_courriel
from steps.controles.hypertexte import HtmlIllisible, Lien, lis_le_html
from steps.controles.jeton import jeton_du_lien

ADRESSE = "https://exemple.invalid/particuliers/#/espace-personnel/inscription/mot-de-passe?token=aaa.bbb.ccc"
TEXTE = f"""Bonjour

Pour déposer votre demande vous devez confirmer votre adresse e-mail en cliquant sur le lien ci-dessous :

{ADRESSE}

Pour des raisons de sécurité, ce lien n'est valable que 24 heures. La page de connexion est accessible ici
(https://exemple.invalid/connexion).

Cordialement,
"""
HTML = f"""<!doctype html><html><head><title>Activation</title><style>p {{ color: black }}</style>
<body><p>Bonjour</p><p>Pour déposer votre demande vous devez
confirmer&nbsp;:<br><a href="{ADRESSE}">{ADRESSE}</a></p>
<p>La page de connexion est accessible <a href='https://exemple.invalid/connexion'><b>ici</b></a>.</p><p>Cordialement,"""


def ecris(texte: str = TEXTE, html: str | None = HTML, piece: bytes | None = None) -> bytes:
    message = EmailMessage()
    message["From"] = "ANEF <ne-pas-repondre@exemple.invalid>"
    message["To"] = "Élodie Test <test@exemple.invalid>, autre@exemple.invalid"
    message["Subject"] = "[SIMULATEUR DE RECETTE] Création de votre accès à l'espace étranger"
    message["Date"] = "Wed, 06 Apr 2022 09:49:44 +0200"
    message.set_content(texte)
    if html is not None:
        message.add_alternative(html, subtype="html")
    if piece is not None:
        message.add_attachment(piece, maintype="application", subtype="pdf", filename="ATTESTATION_é.pdf")
    # Replié, un en-tête accentué perd des espaces à l'écriture par Python 3.11 : il est écrit d'un trait.
    return message.as_bytes(policy=policy.SMTP.clone(max_line_length=500))


@pytest.fixture
def courriel() -> Courriel:
    return lis_le_courriel(ecris(piece=b"%PDF-1.7 essai"))


def test_l_enveloppe_se_lit(courriel: Courriel) -> None:
    assert courriel.expediteur == "ne-pas-repondre@exemple.invalid"
    assert courriel.destinataires == ("test@exemple.invalid", "autre@exemple.invalid")
    assert courriel.sujet == "[SIMULATEUR DE RECETTE] Création de votre accès à l'espace étranger"
    assert courriel.date == datetime(2022, 4, 6, 7, 49, 44, tzinfo=UTC)
    assert str(courriel) == f"courriel « {courriel.sujet} »"


def test_les_paragraphes_sont_ceux_qu_on_lit(courriel: Courriel) -> None:
    assert courriel.paragraphes[0] == "Bonjour"
    assert courriel.paragraphes[3].endswith("est accessible ici (https://exemple.invalid/connexion).")
    assert courriel.paragraphes[-1] == "Cordialement,"
    assert courriel.paragraphes_html == (
        "Bonjour",
        f"Pour déposer votre demande vous devez confirmer : {ADRESSE}",
        "La page de connexion est accessible ici.",
        "Cordialement,",
    )


def test_les_liens_sont_ceux_des_deux_versions(courriel: Courriel) -> None:
    connexion = "https://exemple.invalid/connexion"
    assert courriel.liens_du_texte == (Lien(ADRESSE, ADRESSE), Lien(connexion, connexion))
    assert courriel.liens_du_html == (Lien(ADRESSE, ADRESSE), Lien("ici", connexion))
    assert courriel.lien == ADRESSE
    assert jeton_du_lien(courriel.lien) == "aaa.bbb.ccc"
    assert courriel.lien_nomme("ici") == connexion
    with pytest.raises(LienAbsent, match="sous le texte « là »"):
        courriel.lien_nomme("là")


def test_un_lien_coupe_se_voit() -> None:
    coupe = lis_le_courriel(ecris(texte=TEXTE.replace("?token=", "\n?token="), html=None))
    assert coupe.lien == ADRESSE.partition("?")[0]


def test_un_message_sans_lien_le_dit() -> None:
    sans = lis_le_courriel(ecris(texte="Bonjour\r\n\r\nCordialement", html=None))
    assert (sans.paragraphes, sans.html, sans.liens) == (("Bonjour", "Cordialement"), "", ())
    with pytest.raises(LienAbsent, match=r"ne porte pas de lien$"):
        _ = sans.lien


def test_la_piece_jointe_se_lit(courriel: Courriel) -> None:
    (piece,) = courriel.pieces_jointes
    assert (piece.nom, piece.type, piece.octets) == (
        "ATTESTATION_é.pdf",
        "application/pdf",
        b"%PDF-1.7 essai",
    )
    assert piece.empreinte == hashlib.sha256(b"%PDF-1.7 essai").hexdigest()


def test_un_courriel_ne_montre_pas_son_contenu(courriel: Courriel) -> None:
    assert "aaa.bbb.ccc" not in repr(courriel)


def test_un_message_malforme_se_dit() -> None:
    with pytest.raises(CourrielIllisible, match="le courriel ne se lit pas : LookupError"):
        lis_le_courriel(b"Content-Type: text/plain; charset=inconnu\r\n\r\n\xff")


@pytest.mark.parametrize("octets", [b"", b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n"])
def test_un_message_tronque_se_lit(octets: bytes) -> None:
    lu = lis_le_courriel(octets)
    assert (lu.destinataires, lu.sujet, lu.date, lu.paragraphes, lu.pieces_jointes) == ((), "", None, (), ())


def test_un_html_mal_forme_se_lit_ou_se_dit() -> None:
    assert lis_le_html("<p>a<p>b<script>c</script>").texte.split() == ["a", "b"]
    assert lis_le_html("</a></script><a href=x>y</a>").liens == (Lien("y", "x"),)
    with pytest.raises(HtmlIllisible, match="le HTML ne se lit pas"):
        lis_le_html("<![inconnu[")
