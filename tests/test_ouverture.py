"""Ouvrir une page : ce que le navigateur recommence de lui-même n'est pas un échec, tout le reste en est un."""

from typing import ClassVar
from unittest.mock import Mock

import pytest
from playwright.sync_api import Error, Page

from steps.ecrans.ecran import Ecran

ACCUEIL = "http://cible.invalid/"
CONNEXION = f"{ACCUEIL}connexion"
SIGNET = "Se connecter"
DIT = 'Page.goto: Navigation to "{}" is interrupted by another navigation to "{}"'


class DuPlan(Ecran):
    """Un écran dont un lien de l'accueil a un signet."""

    plan: ClassVar = {SIGNET: CONNEXION}


def page_qui_echoue(dit: str) -> Mock:
    page = Mock(spec=Page)
    page.goto.side_effect = Error(dit)
    return page


def test_la_meme_page_redemandee_s_attend() -> None:
    page = page_qui_echoue(DIT.format(CONNEXION, CONNEXION))
    DuPlan(page, ACCUEIL).va(SIGNET)
    page.wait_for_url.assert_called_once_with(CONNEXION)


@pytest.mark.parametrize("dit", [DIT.format(CONNEXION, ACCUEIL), "Page.goto: net::ERR_CONNECTION_REFUSED"])
def test_une_autre_page_ou_une_panne_est_dite(dit: str) -> None:
    with pytest.raises(Error, match=r"^Page\.goto"):
        DuPlan(page_qui_echoue(dit), ACCUEIL).va(SIGNET)
