"""Ce qu'un écran offre à qui ne le voit pas, l'agrandit ou n'a qu'un clavier (RGAA 11.1, 12.8 ; WCAG 2)."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

ETIQUETTES = {"runOnly": ["label", "select-name", "button-name"], "resultTypes": ["violations"]}
NIVEAUX = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NORMES = {"runOnly": {"type": "tag", "values": NIVEAUX}, "resultTypes": ["violations"]}

# axe ne parle qu'anglais ; une règle absente d'ici garde sa phrase d'origine.
EN_FRANCAIS = {
    "aria-hidden-focus": "un élément caché aux lecteurs d'écran reçoit le clavier",
    "aria-prohibited-attr": "un attribut ARIA est posé où il n'est pas permis",
    "aria-required-children": "un rôle ARIA n'a pas les enfants qu'il exige",
    "aria-valid-attr-value": "un attribut ARIA a une valeur fausse",
    "autocomplete-valid": "l'information attendue par le remplissage automatique est mal nommée",
    "button-name": "un bouton n'a pas de nom",
    "bypass": "rien ne permet de sauter au contenu",
    "color-contrast": "le texte n'est pas assez contrasté avec son fond",
    "definition-list": "une liste de définitions est mal formée",
    "document-title": "la fenêtre n'a pas de titre",
    "duplicate-id-aria": "deux éléments portent l'identifiant que cite une étiquette",
    "html-has-lang": "la langue de la page n'est pas dite",
    "image-alt": "une image n'a pas de texte de remplacement",
    "input-button-name": "un bouton n'a pas de nom",
    "label": "une saisie n'a pas d'étiquette",
    "link-in-text-block": "un lien ne se distingue du texte que par sa couleur",
    "link-name": "un lien n'a pas de nom",
    "list": "une liste est mal formée",
    "listitem": "un élément de liste est hors d'une liste",
    "meta-viewport": "l'agrandissement de la page est empêché",
    "nested-interactive": "un bouton ou un lien en contient un autre",
    "scrollable-region-focusable": "une zone à défilement ne s'atteint pas au clavier",
    "select-name": "une liste n'a pas d'étiquette",
    "tabindex": "l'ordre du clavier est forcé",
    "target-size": "ce qui se presse est plus petit que 24 pixels et trop près d'autre chose",
}

DEBORDEMENTS = """() => {
  const largeur = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= largeur) return [];
  return [...document.body.querySelectorAll("*")]
    .filter(element => element.getBoundingClientRect().right > largeur + 1)
    .map(element => element.outerHTML.slice(0, 120));
}"""


def sans_etiquette(page: Page) -> list[str]:
    """Les saisies, listes et boutons de la page qui n'ont pas de nom accessible."""
    violations = Axe().run(page, options=ETIQUETTES).response["violations"]
    return [str(noeud["html"]) for violation in violations for noeud in violation["nodes"]]


def fautes(page: Page) -> list[str]:
    """Les fautes de niveau A et AA que relève axe : la règle, ce qu'elle dit, l'élément en faute."""
    violations = Axe().run(page, options=NORMES).response["violations"]
    return [
        f"{violation['id']} ({EN_FRANCAIS.get(violation['id'], violation['help'])}) : {noeud['html']}"
        for violation in violations
        for noeud in violation["nodes"]
    ]


def debordements(page: Page, largeur: int) -> list[str]:
    """Ce qui oblige à défiler de côté dans une fenêtre de `largeur` pixels (WCAG 1.4.10)."""
    habituelle = page.viewport_size
    page.set_viewport_size({"width": largeur, "height": 2 * largeur})
    trouves: list[str] = page.evaluate(DEBORDEMENTS)
    if habituelle:
        page.set_viewport_size(habituelle)
    return trouves


def atteint_au_clavier(page: Page, but: Locator, pas: int) -> bool:
    """Vrai si la touche de tabulation mène à ce bouton en `pas` appuis au plus."""
    expect(but).to_be_visible()
    for _ in range(pas):
        page.keyboard.press("Tab")
        if but.evaluate("bouton => bouton === document.activeElement"):
            return True
    return False
