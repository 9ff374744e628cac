"""Le code de la suite n'attend pas une durée et ne vise pas un écran par sélecteur."""

import ast

import pytest

from tests.hygiene import tolerances
from tests.hygiene.fautes import Tolerance, bilan, exige_aucune
from tests.hygiene.sources import ControleDeSource, attentes, fautes_de_sources, horloges, localisateurs

PROJET = [
    (attentes, ("steps", "fixtures"), tolerances.ATTENTES),
    (localisateurs, ("steps", "fixtures"), tolerances.LOCALISATEURS),
    (horloges, ("steps",), ()),
]

BONNE = '''
"""On n'écrit jamais time.sleep(1) ni page.locator("#id")."""
page.get_by_label("Mot de passe *", exact=True).fill("…")
self.page.get_by_role("button", name="Déposer la demande").click()
self.page.get_by_role("list").filter(has_text="SUPPRIMER").first.click(timeout=1)
page.wait_for_url("**/accueil")
self.page.click
horloge_reglable.avance(delai)
horloge.maintenant
'''

FAUTIVES = [
    (attentes, "time.sleep(1)", "sleep"),
    (attentes, "from time import sleep as dort", "sleep"),
    (attentes, "self.page.wait_for_timeout(500)", "wait_for_timeout"),
    (localisateurs, "page.locator('#mot-de-passe')", "page.locator('#mot-de-passe')"),
    (localisateurs, "self.liste.locator('xpath=//li')", "self.liste.locator('xpath=//li')"),
    (localisateurs, "page.frame_locator('iframe')", "page.frame_locator('iframe')"),
    (localisateurs, "page.query_selector('li')", "page.query_selector('li')"),
    (localisateurs, "self.page.click('.bouton')", "self.page.click('.bouton')"),
    (localisateurs, "page.click(selector='.bouton')", "page.click(selector='.bouton')"),
    (localisateurs, "page.fill('#nom', nom)", "page.fill('#nom', nom)"),
    (horloges, "horloge.avance(delai)", "horloge.avance"),
    (horloges, "horloge.place(instant)", "horloge.place"),
]


@pytest.mark.parametrize(
    ("controle", "dossiers", "tolerances"), PROJET, ids=["attentes", "localisateurs", "horloges"]
)
def test_les_sources(
    controle: ControleDeSource, dossiers: tuple[str, ...], tolerances: tuple[Tolerance, ...]
) -> None:
    exige_aucune(fautes_de_sources(controle, dossiers), tolerances)


@pytest.mark.parametrize("controle", [attentes, localisateurs, horloges])
def test_une_bonne_source_n_a_pas_de_faute(controle: ControleDeSource) -> None:
    assert not bilan(controle(ast.parse(BONNE), "steps/bonne.py"))


@pytest.mark.parametrize(("controle", "source", "objet"), FAUTIVES)
def test_une_source_fautive_est_vue(controle: ControleDeSource, source: str, objet: str) -> None:
    fautes = list(controle(ast.parse(f"\n{source}\n"), "steps/fautive.py"))
    assert [(faute.ligne, faute.objet) for faute in fautes] == [(2, objet)]
