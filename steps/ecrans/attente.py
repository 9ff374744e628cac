"""Attendre un fait à l'écran, et savoir quand ne plus l'attendre."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as DelaiDepasse

# Millisecondes : une page qui répond le montre avant la première ; la seconde suit le retour au calme du réseau.
PREMIER_REGARD = 1500.0
DERNIER_REGARD = 500.0


class Attente:
    """Comment attendre : toute la patience de la cible ou, pressé, jusqu'au calme.

    Dans la preuve, presque tout ce qu'on attend doit manquer. Une fois la page au repos, plus rien ne peut
    l'amener : on n'attend pas davantage, mais tant que la cible n'a pas répondu, on attend encore.
    """

    presse = False


def survient(page: Page, fait: Callable[[float | None], None]) -> bool:
    """Vrai si le fait survient ; `fait` reçoit un délai en millisecondes (rien : la patience) et lève s'il passe."""
    if not Attente.presse:
        return _tente(fait, None)
    if _tente(fait, PREMIER_REGARD):
        return True
    page.wait_for_load_state("networkidle")
    return _tente(fait, DERNIER_REGARD)


def bref(place: Locator) -> bool:
    """Vrai si l'endroit se montre sans que la page, une fois au repos, ait à changer encore."""
    if _tente(lambda delai: place.first.wait_for(state="visible", timeout=delai), PREMIER_REGARD):
        return True
    _tente(lambda delai: place.page.wait_for_load_state("networkidle", timeout=delai), None)
    return place.first.is_visible()


def _tente(fait: Callable[[float | None], None], delai: float | None) -> bool:
    try:
        fait(delai)
    except (DelaiDepasse, AssertionError):
        return False
    return True
