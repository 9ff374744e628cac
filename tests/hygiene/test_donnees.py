"""Aucun fichier du dépôt ne porte d'adresse ou de téléphone réels, ni de secret (EXG-20-15)."""

from collections.abc import Callable, Iterator

import pytest

from tests.hygiene import tolerances
from tests.hygiene.donnees import adresses_reelles, fichiers_suivis, secrets, telephones_reels, textes
from tests.hygiene.fautes import Faute, Tolerance, bilan, exige_aucune

ControleDeTexte = Callable[[str, str], Iterator[Faute]]

# Coupés, pour que ce fichier ne porte pas lui-même ce qu'il dénonce.
AROBASE, ZERO, INDICATIF, CLE, JETON = "@", "0", "+33", "-----BEGIN ", "eyJ"
# La liste des tolérances nomme ce qu'elle tolère.
LISTE_DES_TOLERANCES = "tests/hygiene/tolerances.py"

PROJET = [
    (adresses_reelles, tolerances.ADRESSES),
    (telephones_reels, tolerances.TELEPHONES),
    (secrets, tolerances.SECRETS),
]

BONS = [
    (adresses_reelles, "usager@courriel.invalid, nom@exemple.fr, a@b.example et x@example.org"),
    (
        adresses_reelles,
        "@pytest.fixture\n@font-face{} paquet@1.2.3 <masqué>@interieur.gouv.fr usager@ deux@@arobases",
    ),
    (telephones_reels, "06 39 98 12 34, 0639981234, +33 6 39 98 12 34, +33639981234"),
    (
        telephones_reels,
        "5901202204260000120, 7503136189, 0999000007, 26.04.2022, a0612345678c, 0,0612345678, télé 0123456",
    ),
    (secrets, f"{CLE}CERTIFICATE-----, {JETON}, {JETON}abcdefghijkl.court"),
]

FAUTIFS = [
    (adresses_reelles, f"Courriel : prenom.nom{AROBASE}interieur.gouv.fr"),
    (adresses_reelles, f"nom{AROBASE}exemple.fr.evil.com"),
    (adresses_reelles, f"nom{AROBASE}invalid.fr"),
    (telephones_reels, f"{ZERO}6 12 34 56 78"),
    (telephones_reels, f"{ZERO}1.23.45.67.89"),
    (telephones_reels, f"« {ZERO}639971234 »"),
    (telephones_reels, f"Téléphone : {ZERO}123456789"),
    (telephones_reels, f"{INDICATIF} 6 12 34 56 78"),
    (telephones_reels, f"{INDICATIF}123456789"),
    (secrets, f"{CLE}PRIVATE KEY-----"),
    (secrets, f"{CLE}EC PRIVATE KEY-----"),
    (secrets, f"token={JETON}hbGciOiJIUzI1NiJ9.{JETON}zdWIiOiJyZWdpc3RlciJ9.{'s' * 43}"),
    (secrets, "ghp" + "_" + "a" * 36),
]


@pytest.fixture(scope="module")
def depot() -> list[tuple[str, str]]:
    """Les fichiers de texte du dépôt et leur contenu."""
    try:
        noms = fichiers_suivis()
    except (OSError, ValueError):
        pytest.skip("hors d'un dépôt git : rien ne dit quels fichiers seraient publiés")
    return list(textes(nom for nom in noms if nom != LISTE_DES_TOLERANCES))


@pytest.mark.parametrize(("controle", "tolerances"), PROJET)
def test_le_depot(
    controle: ControleDeTexte, tolerances: tuple[Tolerance, ...], depot: list[tuple[str, str]]
) -> None:
    fautes = [faute for nom, texte in depot for faute in controle(nom, texte)]
    exige_aucune(fautes, tolerances)


def test_le_depot_est_bien_lu(depot: list[tuple[str, str]]) -> None:
    noms = {nom for nom, _ in depot}
    assert {"pyproject.toml", "features/guide/S25.md", "tests/hygiene/test_donnees.py"} <= noms


@pytest.mark.parametrize(("controle", "texte"), BONS)
def test_un_bon_texte_n_a_pas_de_faute(controle: ControleDeTexte, texte: str) -> None:
    assert not bilan(controle("bon.txt", texte))


@pytest.mark.parametrize(("controle", "texte"), FAUTIFS)
def test_un_texte_fautif_est_vu(controle: ControleDeTexte, texte: str) -> None:
    assert [faute.ligne for faute in controle("fautif.txt", f"\n{texte}\n")] == [2]


def test_un_secret_n_est_pas_recopie() -> None:
    secret = "ghp" + "_" + "a" * 36
    assert secret not in bilan(secrets("fautif.txt", secret))
