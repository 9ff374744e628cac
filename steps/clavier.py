"""Pas du clavier : ce qu'il traverse, dans quel ordre, et s'il se voit (EXG-20-11)."""

from collections.abc import Sequence

import pytest
from playwright.sync_api import Page
from pytest_bdd import then, when

from steps.controles.constat import constate
from steps.ecrans.clavier import ARRIERE, AVANT, Clavier, Traversee
from steps.regles import Regles
from steps.visites import Visites
from steps.vocabulaire import phrase


@pytest.fixture
def clavier(page: Page) -> Clavier:
    """Le clavier de la personne du scénario."""
    return Clavier(page)


@when(phrase('elle traverse au clavier l\'écran "{ecran}"'), target_fixture="traversee")
def traverse(visites: Visites, clavier: Clavier, ecran: str) -> Traversee:
    visites.va(ecran)
    return clavier.traverse()


@then(phrase('le clavier commence par "{premier}"'))
def commence_par(traversee: Traversee, regles: Regles, premier: str) -> None:
    constate(regles.pour(), attendu=[premier], obtenu=traversee.noms[:1], ou="premier appui de tabulation")


@then(phrase('le clavier passe ensuite à "{suivant}"'))
def passe_ensuite(clavier: Clavier, regles: Regles, suivant: str) -> None:
    constate(regles.pour(), attendu=suivant, obtenu=clavier.avance()[1], ou="appui suivant")


@then(phrase("le clavier passe, dans l'ordre, par :"))
def passe_par(traversee: Traversee, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    obtenu = [nom for nom in traversee.noms if nom in attendu]
    constate(regles.pour(), attendu=attendu, obtenu=obtenu, ou=f"ordre du clavier, {traversee}")


@then(phrase("rien ne le retient, ni à l'aller ni au retour"))
def sort_dans_les_deux_sens(traversee: Traversee, clavier: Clavier, regles: Regles) -> None:
    constate(
        regles.pour(),
        attendu=["sortie de la page", "sortie de la page"],
        obtenu=[str(traversee), str(clavier.traverse(ARRIERE))],
        ou="bout de page, à l'aller et au retour",
    )


@then(phrase("le clavier traverse, dans un sens puis dans l'autre :"))
def rien_ne_retient(
    visites: Visites, clavier: Clavier, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    attendu, obtenu = [], []
    for (ecran,) in datatable:
        visites.va(ecran)
        attendu.append((ecran, "sortie de la page", "sortie de la page"))
        obtenu.append((ecran, str(clavier.traverse(AVANT)), str(clavier.traverse(ARRIERE))))
    constate(regles.pour(), attendu=attendu, obtenu=obtenu, ou="bout de page, à l'aller et au retour")


@then(phrase("tout ce que le clavier a touché se voyait"))
def tout_se_voyait(clavier: Clavier, regles: Regles) -> None:
    constate(regles.pour(), attendu=[], obtenu=clavier.sans_contour, ou="atteint sans que rien ne le montre")
