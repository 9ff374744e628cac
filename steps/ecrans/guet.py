"""Guetter ce qu'une page exécuterait : un dialogue qui s'ouvre, un script que sa politique de sécurité arrête."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import ConsoleMessage, Dialog, Page

POLITIQUE = re.compile(r"Content.Security.Policy")


@contextmanager
def guette_les_scripts(page: Page) -> Iterator[list[str]]:
    """Rend la liste, tenue à jour dans le bloc, de ce que la page a exécuté ou tenté d'exécuter."""
    vus: list[str] = []

    def dialogue(ouvert: Dialog) -> None:
        vus.append(f"dialogue : {ouvert.message}")
        ouvert.dismiss()

    def console(message: ConsoleMessage) -> None:
        if POLITIQUE.search(message.text):
            vus.append(f"script arrêté : {message.text}")

    page.on("dialog", dialogue)
    page.on("console", console)
    try:
        yield vus
    finally:
        page.remove_listener("dialog", dialogue)
        page.remove_listener("console", console)
