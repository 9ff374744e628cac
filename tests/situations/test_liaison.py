"""Ce que dit un profil de la façon de joindre la cible : secrets par l'environnement, autorité privée, boîte."""

from pathlib import Path

import pytest

from fixtures.cible import lit_le_profil
from fixtures.liaison import Liaison

PROFIL = """\
nom = "qualif"
simulateur = false
adresse = "https://qualif.invalid/anef"
adresses = "recette+{numero}@exemple.invalid"

[acces]
identifiant = "ESSAI_UTILISATEUR"
mot_de_passe = "ESSAI_MOT_DE_PASSE"
jeton_de_pilotage = "ESSAI_JETON"

[boite]
sorte = "imap"
hote = "imap.invalid"
identifiant = "ESSAI_IMAP"
mot_de_passe = "ESSAI_IMAP_MOT_DE_PASSE"
"""
SECRETS = {
    "ESSAI_UTILISATEUR": "qualif",
    "ESSAI_MOT_DE_PASSE": "acces-secret",
    "ESSAI_JETON": "jeton-secret",
    "ESSAI_IMAP": "recette",
    "ESSAI_IMAP_MOT_DE_PASSE": "imap-secret",
}


@pytest.fixture
def profil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for nom, secret in SECRETS.items():
        monkeypatch.setenv(nom, secret)
    fichier = tmp_path / "qualif.toml"
    fichier.write_text(PROFIL, encoding="utf-8")
    return fichier


def test_les_secrets_viennent_de_l_environnement_et_ne_s_ecrivent_pas(profil: Path) -> None:
    cible = lit_le_profil(str(profil))
    assert cible.liaison.identifiants == ("qualif", "acces-secret")
    assert cible.boite is not None
    assert (cible.boite.hote, cible.boite.port, cible.boite.mot_de_passe) == (
        "imap.invalid",
        993,
        "imap-secret",
    )
    assert cible.capacites == ("courriel",)
    assert cible.secrets == ("jeton-secret", "acces-secret", "imap-secret")
    for secret in ("acces-secret", "jeton-secret", "imap-secret"):
        assert secret not in repr(cible)


def test_un_mot_de_passe_porte_par_l_adresse_est_un_secret_aussi() -> None:
    assert lit_le_profil("https://moi:porte-secret@qualif.invalid").secrets == ("porte-secret",)
    assert lit_le_profil("https://qualif.invalid").secrets == ()


def test_le_pilotage_se_fait_reconnaitre_par_son_jeton(profil: Path) -> None:
    liaison = lit_le_profil(str(profil)).liaison
    assert (
        liaison.session_de_pilotage("https://qualif.invalid").headers["Authorization"]
        == "Bearer jeton-secret"
    )
    assert liaison.session("https://qualif.invalid").auth == ("qualif", "acces-secret")


def test_le_navigateur_recoit_de_quoi_entrer(profil: Path) -> None:
    entree = lit_le_profil(str(profil)).liaison.du_contexte
    assert entree == {"http_credentials": {"username": "qualif", "password": "acces-secret"}}
    assert Liaison(autorite=profil).du_contexte == {"ignore_https_errors": True}
    assert Liaison().du_contexte == {}


def test_l_autorite_du_profil_vaut_plus_que_celles_du_poste(
    profil: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/celles/du/poste.pem")

    def admises(liaison: Liaison) -> object:
        session = liaison.session("https://qualif.invalid")
        return session.merge_environment_settings("https://qualif.invalid", {}, None, None, None)["verify"]

    assert admises(Liaison(autorite=profil)) == str(profil)
    assert admises(Liaison()) == "/celles/du/poste.pem"


def test_sur_cette_machine_aucun_mandataire() -> None:
    assert not Liaison().session("http://127.0.0.1:8000").trust_env
    assert Liaison().session("https://qualif.invalid").trust_env


@pytest.mark.parametrize(
    ("avant", "apres", "phrase"),
    [
        (
            '"ESSAI_JETON"',
            '"le-jeton-lui-meme"',
            "ligne 9 : « jeton_de_pilotage » : donnez le nom d'une variable",
        ),
        ('"ESSAI_JETON"', '"ESSAI_ABSENTE"', "la variable d'environnement ESSAI_ABSENTE"),
        ('mot_de_passe = "ESSAI_MOT_DE_PASSE"\n', "", "« identifiant » et « mot_de_passe » vont ensemble"),
        ("recette+{numero}", "recette", "« adresses » doit être une adresse qui contient {numero}"),
        ('hote = "imap.invalid"\n', "", "il manque « hote » dans « boite »"),
        (
            'sorte = "imap"',
            'sorte = "pop"\nport = 110',
            "« pop » n'est pas admis dans « sorte » : smtp, imap",
        ),
        ('nom = "qualif"', 'nom = "qualif"\nautorite = "absente.pem"', "absente.pem n'existe pas"),
        (
            'nom = "qualif"',
            'nom = "qualif"\npersonas = "absent.toml"',
            "absent.toml : ce fichier n'existe pas",
        ),
    ],
)
def test_une_faute_est_dite(profil: Path, avant: str, apres: str, phrase: str) -> None:
    profil.write_text(PROFIL.replace(avant, apres, 1), encoding="utf-8")
    with pytest.raises(pytest.UsageError) as faute:
        lit_le_profil(str(profil))
    assert phrase in str(faute.value)


def test_des_courriels_annonces_sans_dire_ou_ils_arrivent(profil: Path) -> None:
    sans_boite = PROFIL.partition("[boite]")[0].replace(
        'nom = "qualif"', 'nom = "qualif"\ncapacites = ["courriel"]'
    )
    profil.write_text(sans_boite, encoding="utf-8")
    with pytest.raises(pytest.UsageError, match=r"dites sous \[boite\] où arrivent les courriels"):
        lit_le_profil(str(profil))
