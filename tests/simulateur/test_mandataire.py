"""Derrière un mandataire, tout reste sous le préfixe : pages, renvois, fichiers, FranceConnect, commande."""

import re
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from simulator.__main__ import MAUVAIS_USAGE, simulateur
from simulator.mandataire import AdresseRefusee, DerriereUnMandataire, adresse_publique
from tests.simulateur.reseau import DEPART, Internaute, parametres, serveur_ouvert

PREFIXE = "/anef"


@pytest.fixture(scope="module")
def adresse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Un serveur sous un préfixe."""
    with serveur_ouvert(tmp_path_factory.mktemp("mandataire"), {}, PREFIXE) as ouverte:
        yield ouverte


@pytest.fixture
def elle(adresse: str) -> Internaute:
    """Une personne qui a un compte et une identité."""
    elle = Internaute(adresse)
    elle.prepare()
    return elle


def liens(texte: str) -> set[str]:
    """Les adresses locales de la page : liens, fichiers et formulaires."""
    return set(re.findall(r'(?:href|src|action)="(/[^"]*)"', texte))


@pytest.mark.parametrize("racine", [PREFIXE, ""], ids=["laisse", "ote"])
def test_le_prefixe_peut_etre_laisse_ou_ote(elle: Internaute, racine: str) -> None:
    hote = elle.adresse.removesuffix(PREFIXE)
    for chemin in ("/particuliers/", "/particuliers/connexion", "/pilotage/", "/particuliers/inconnue"):
        page = elle.ouvre(hote + racine + chemin)
        assert page.status_code == (404 if "inconnue" in chemin else 200)
        assert liens(page.text)
        assert {lien for lien in liens(page.text) if not lien.startswith(f"{PREFIXE}/")} == set()
    assert elle.ouvre(f"{hote}{racine}/").url == f"{elle.adresse}/particuliers/"


def test_les_fichiers_et_le_lien_d_activation_suivent(elle: Internaute) -> None:
    accueil = elle.ouvre("/particuliers/")
    for fichier in re.findall(r'(?:href|src)="(/[^"]*static[^"]*)"', accueil.text):
        assert elle.ouvre(elle.adresse.removesuffix(PREFIXE) + fichier).status_code == 200
    assert f'action="{PREFIXE}/particuliers/connexion/creation-de-compte/lien"' in accueil.text


def test_une_page_protegee_ramene_sous_le_prefixe(elle: Internaute) -> None:
    page = elle.ouvre("/particuliers/demander-un-titre-de-sejour/situation")
    assert page.url.startswith(f"{elle.adresse}/particuliers/connexion?next=")
    assert parametres(page.url)["next"].startswith(f"{PREFIXE}/particuliers/")


def test_franceconnect_revient_sous_le_prefixe(elle: Internaute) -> None:
    choix = elle.ouvre(DEPART)
    assert choix.url.startswith(f"{elle.adresse}/franceconnect/authorize")
    assert parametres(choix.url)["redirect_uri"].startswith(f"{elle.adresse}/particuliers/")
    retour = elle.choisit(choix, identite="s1")
    assert retour.startswith(f"{elle.adresse}/particuliers/")
    assert elle.ouvre(retour).url == f"{elle.adresse}/particuliers/"
    assert elle.connecte_comme()


def test_un_voisin_du_prefixe_n_en_est_pas() -> None:
    vus: list[str] = []

    def application(environ: dict[str, str], _repond: object) -> list[bytes]:
        vus.append(f"{environ['SCRIPT_NAME']}|{environ['PATH_INFO']}")
        return []

    mandataire = DerriereUnMandataire(application, "https://recette.invalid/anef")
    for chemin in ("/anef", "/anef/", "/anef/a", "/anefs/a", "/a", ""):
        mandataire({"PATH_INFO": chemin}, None)  # type: ignore[arg-type]
    assert vus == ["/anef|/", "/anef|/", "/anef|/a", "/anef|/anefs/a", "/anef|/a", "/anef|/"]


@pytest.mark.parametrize(
    "saisie",
    [
        "",
        "anef",
        "ftp://recette.invalid",
        "http://",
        "http://:80",
        "http://recette.invalid:port",
        "http://recette.invalid:99999",
        "http://a@recette.invalid",
        "http://recette.invalid/anef?a=b",
        "http://recette.invalid/anef#a",
        "http://recette.invalid/a b",
        "http://recette.invalid//anef",
        "http://[::1",
    ],
)
def test_une_adresse_fausse_se_dit_en_une_phrase(saisie: str) -> None:
    with pytest.raises(AdresseRefusee):
        adresse_publique(saisie)
    rendu = CliRunner().invoke(simulateur, ["--adresse-publique", saisie])
    assert rendu.exit_code == MAUVAIS_USAGE
    assert rendu.output.count("\n") == 1
    assert "n'est pas une adresse de site" in rendu.output


def test_une_adresse_du_reseau_veut_un_pilotage_ferme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RECETTE_JETON_PILOTAGE", raising=False)
    rendu = CliRunner().invoke(simulateur, ["--adresse-publique", "https://recette.invalid/anef"])
    assert (rendu.exit_code, "--sans-pilotage" in rendu.output) == (MAUVAIS_USAGE, True)
