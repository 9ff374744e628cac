"""Retrouver à l'écran ce qui se dit autrement que dans le guide, si la rédaction de la cible le permet.

Sous une rédaction stricte, rien ne se cherche de plus : ce qui est désigné l'est à la lettre.
"""

from collections.abc import Callable, Sequence
from typing import Any

from playwright.sync_api import Locator

from steps.controles.redaction import autrement_dit, courante, se_lit
from steps.controles.sens import meme_sens
from steps.ecrans.attente import survient_vite

# Sous quel nom chaque élément visible se présente ; vide s'il ne se voit pas.
NOMS = """elements => elements.map(e => {
  if (!e.checkVisibility()) return "";
  const legende = e.tagName === "FIELDSET" && e.querySelector("legend");
  const etiquette = e.labels && e.labels[0];
  return (e.getAttribute("aria-label") || (etiquette || legende || e).innerText || "").trim();
})"""


def a_defaut(exact: Locator, texte: str, parmi: Locator, ou: object) -> Locator:
    """L'élément exact ou, s'il manque et que la rédaction est tolérante, celui de `parmi` qui dit la même chose."""
    tolerance = courante()
    if tolerance is None or se_voit_vite(exact):
        return exact
    noms: list[str] = parmi.evaluate_all(NOMS)
    rang = next((n for n, nom in enumerate(noms) if meme_sens(texte, nom)), None)
    if rang is None:
        return exact
    tolerance.note(texte, noms[rang], ou)
    return parmi.nth(rang)


def se_voit_vite(place: Locator) -> bool:
    """Vrai si l'endroit devient visible avant le calme de la page."""
    premier = place.first
    return survient_vite(place.page, lambda delai: premier.wait_for(state="visible", timeout=delai))


def dit_autrement(place: Locator, texte: str, ou: object) -> bool:
    """Vrai si la rédaction est tolérante et qu'un endroit dit ce texte en d'autres mots."""
    return bool(courante()) and se_lit(texte, "\n".join(_lignes(place)), ou)


def titre_autrement_dit(place: Locator, attendu: str) -> str | None:
    """Ce que dit un endroit, s'il dit la même chose et que la rédaction est tolérante ; le constat en fera remarque."""
    return autrement_dit(attendu, _lignes(place)) if courante() else None


def _lignes(place: Locator) -> Sequence[str]:
    textes: Any = place.all_inner_texts()
    return [ligne for texte in textes for ligne in texte.splitlines() if ligne.strip()]


class Nomme:
    """Ce qu'un écran désigne par son nom, cherché quand on s'en sert.

    Sous une rédaction tolérante, il faut la page pour savoir comment il s'y dit.
    """

    def __init__(self, cherche: Callable[[Any], Locator]) -> None:
        self._cherche = cherche

    def __get__(self, ecran: object, classe: type[object]) -> Locator:
        """Le voici."""
        return self._cherche(ecran)


def bouton(nom: str, *, exact: bool = True) -> Nomme:
    """Un bouton de l'écran."""
    return Nomme(lambda ecran: ecran.bouton_nomme(nom, exact=exact))


def champ(etiquette: str) -> Nomme:
    """Une saisie de l'écran, par son étiquette."""
    return Nomme(lambda ecran: ecran.champ(etiquette))


def groupe(legende: str) -> Nomme:
    """Un groupe de saisies de l'écran, par sa légende."""
    return Nomme(lambda ecran: ecran.groupe(legende))


def action(nom: str) -> Nomme:
    """Un lien ou un bouton de l'écran."""
    return Nomme(lambda ecran: ecran.action(nom))


def phrase(texte: str) -> Nomme:
    """Ce qu'une phrase de l'écran dit."""
    return Nomme(lambda ecran: ecran.phrase(texte))
