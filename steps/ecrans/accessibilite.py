"""Ce qu'un écran offre à qui ne le voit pas ou n'a qu'un clavier (RGAA 11.1, 12.8)."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

ETIQUETTES = {"runOnly": ["label", "select-name", "button-name"], "resultTypes": ["violations"]}


def sans_etiquette(page: Page) -> list[str]:
    """Les saisies, listes et boutons de la page qui n'ont pas de nom accessible."""
    violations = Axe().run(page, options=ETIQUETTES).response["violations"]
    return [str(noeud["html"]) for violation in violations for noeud in violation["nodes"]]


def atteint_au_clavier(page: Page, but: Locator, pas: int) -> bool:
    """Vrai si la touche de tabulation mène à ce bouton en `pas` appuis au plus."""
    expect(but).to_be_visible()
    for _ in range(pas):
        page.keyboard.press("Tab")
        if but.evaluate("bouton => bouton === document.activeElement"):
            return True
    return False
