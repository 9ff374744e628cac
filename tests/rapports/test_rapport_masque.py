"""Aucun secret n'échappe au filtre, et ce qui n'en est pas reste lisible."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.masque import MASQUE, Masque

JETON = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJyZWdpc3RlciJ9.c2lnbmF0dXJl"
SESSION = (
    ".eJwljjEOAzEIwP6SuQMBEsh95gQB1K53vanq3xupky1b8qes6xrlsa5vfMprx1pGKZ.ZmF0aQ.Rk7-u5b7tD1m3o0qk2yS9o0l5cE"
)


@pytest.mark.parametrize(
    "texte",
    [
        f"lien https://exemple.invalid/#/mot-de-passe?token={JETON}",
        f"Set-Cookie: session={SESSION}; HttpOnly",
        f"<input type=hidden name=csrf_token value={SESSION}>",
        "Cookie: nom=secret-de-session",
        "Authorization: Bearer secret-de-session",
        "mot_de_passe=secret-de-session&x=1",
        '{"mot_de_passe": "secret-de-session"}',
        '<input type="password" name="mdp" value="secret-de-session">',
        "<input value='secret-de-session' name=mdp type=password>",
    ],
)
def test_formes_reconnues(texte: str) -> None:
    masque = Masque().html(texte)
    assert MASQUE in masque
    for secret in (JETON, SESSION, "secret-de-session"):
        assert secret not in masque


@pytest.mark.parametrize(
    "texte",
    [
        "Le jeton est refusé : il est altéré.",
        "Mot de passe : au moins 8 caractères",
        '<label for="mot_de_passe">Mot de passe *</label>',
        "steps/activation.py::test_le_lien[24 h-refusée]",
        "5901 20220426 0000120",
        '<input type="password" name="mdp" value="">',
        "features/08_etape1_informations_personnelles/etat_civil.feature:12",
    ],
)
def test_rien_de_trop(texte: str) -> None:
    assert Masque().html(texte) == texte


@given(st.text(min_size=4, max_size=30), st.text(max_size=20), st.text(max_size=20))
def test_secret_declare(secret: str, avant: str, apres: str) -> None:
    masque = Masque()
    masque.ajoute(secret)
    assert secret not in masque.texte(f"{avant}\0{secret}\0{apres}").replace(MASQUE, "")


def test_secret_declare_sous_toutes_ses_formes() -> None:
    masque = Masque()
    masque.ajoute('Zx9!<"é>&')
    for forme in ('Zx9!<"é>&', "Zx9!&lt;&quot;é&gt;&amp;", quote('Zx9!<"é>&'), 'Zx9!<\\"\\u00e9>&'):
        assert masque.texte(f"a {forme} b") == f"a {MASQUE} b"
    assert masque.contient("on lit Zx9!&lt;&quot;é&gt;&amp; ici")
    assert not masque.contient("rien")


def test_secret_dans_un_autre() -> None:
    masque = Masque()
    masque.ajoute("abcdef")
    masque.ajoute("abcdefgh")
    assert masque.texte("abcdefgh") == MASQUE


def test_secret_trop_court() -> None:
    with pytest.raises(ValueError, match="au moins 4 caractères"):
        Masque().ajoute("abc")


def test_structure() -> None:
    masque = Masque()
    masque.ajoute("secret!")
    assert masque.valeur({"a": ["secret!", ("secret!", 3, None)]}) == {"a": [MASQUE, [MASQUE, 3, None]]}


def courriel(corps: str, sous_type: str = "plain") -> bytes:
    message = EmailMessage()
    message["Subject"] = "Création de compte"
    message["To"] = "persona@recette.invalid"
    message.set_content(corps, subtype=sous_type, cte="quoted-printable")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    return message.as_bytes()


@pytest.mark.parametrize("sous_type", ["plain", "html"])
def test_courriel_au_lien_coupe(sous_type: str) -> None:
    """Le lien, coupé en lignes de 76 caractères par l'encodage, est masqué ; la pièce jointe reste."""
    octets = courriel(f"<p>Cliquez : https://exemple.invalid/?token={JETON}{'x' * 120}</p>", sous_type)
    assert JETON.encode() not in octets
    filtre = BytesParser(policy=policy.default).parsebytes(Masque().courriel(octets))
    corps = filtre.get_body(("plain", "html"))
    assert corps is not None
    assert corps.get_content().strip() == f"<p>Cliquez : https://exemple.invalid/?token={MASQUE}</p>"
    assert [jointe.get_content() for jointe in filtre.iter_attachments()] == [b"%PDF-1.7"]


def test_courriel_sans_secret_intact() -> None:
    octets = courriel("Bonjour")
    assert Masque().courriel(octets) is octets


def test_courriel_au_jeu_de_caracteres_inconnu() -> None:
    octets = b"Content-Type: text/plain; charset=x-inconnu\nSubject: a\n\nlien " + JETON.encode() + b"\n"
    assert JETON.encode() not in Masque().courriel(octets)
