"""Attendre un fait à l'écran, et savoir quand ne plus l'attendre."""

from collections.abc import Callable

from playwright.sync_api import Page
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
    return survient_vite(page, fait) if Attente.presse else _tente(fait, None)


def survient_vite(page: Page, fait: Callable[[float | None], None]) -> bool:
    """Comme `survient`, sans attendre au-delà du calme de la page."""
    if _tente(fait, PREMIER_REGARD):
        return True
    _tente(
        lambda delai: page.wait_for_load_state("networkidle", timeout=delai), None
    )  # une page peut n'en avoir pas
    return _tente(fait, DERNIER_REGARD)


def _tente(fait: Callable[[float | None], None], delai: float | None) -> bool:
    try:
        fait(delai)
    except (DelaiDepasse, AssertionError):
        return False
    return True
