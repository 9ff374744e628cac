"""Aller devant chaque écran, au repos ou refusé, par le nom qu'en donnent les scénarios."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page

from steps.visites_de_l_instruction import VisitesDeLInstruction
from steps.visites_de_la_demande import VisitesDeLaDemande
from steps.visites_du_compte import VisitesDuCompte


class Egaree(Exception):
    """L'écran visité n'est pas celui qui s'est ouvert."""


class Visites:
    """Mène la personne du scénario d'écran en écran ; chacun part de ce que les précédents ont laissé."""

    def __init__(self, page: Page, chemins: Mapping[str, Callable[[], object]]) -> None:
        """`chemins` : comment aller à chaque écran ; un chemin rend faux s'il n'y a pas mené."""
        self.page = page
        self._chemins = chemins

    def va(self, ecran: str) -> None:
        """Ouvre cet écran, dans cet état.

        Lève `KeyError` si personne ne l'appelle ainsi, `Egaree` si c'en est un autre qui s'ouvre.
        """
        if self._chemins[ecran]() is False:
            raise Egaree(f"« {ecran} » ne s'est pas ouvert : {self.page.title()}")
        self.page.wait_for_load_state()


@pytest.fixture
def visites(
    page: Page,
    visites_du_compte: VisitesDuCompte,
    visites_de_la_demande: VisitesDeLaDemande,
    visites_de_l_instruction: VisitesDeLInstruction,
) -> Visites:
    """Les visites de la personne du scénario."""
    reunies = (visites_du_compte, visites_de_la_demande, visites_de_l_instruction)
    return Visites(page, {nom: va for visites in reunies for nom, va in visites.chemins.items()})
