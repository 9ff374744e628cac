"""Ce qu'un écran offre à qui ne le voit pas ou l'agrandit (RGAA 10.4, 10.11, 11.10 ; WCAG 2)."""

from collections.abc import Mapping
from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from steps.ecrans.clavier import AVIS, Clavier
from steps.ecrans.ecran import DESCRIPTION
from steps.ecrans.etapes import Etape
from steps.ecrans.noms import NOM

ETROITE = 320  # pixels : un petit téléphone, ou une fenêtre de 1 280 pixels agrandie quatre fois
DOUBLE = 2
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

# Un texte sans espace déborde de son élément, dont la boîte, elle, tient dans la fenêtre : on mesure aussi le texte.
DEBORDEMENTS = """() => {
  const largeur = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= largeur) return [];
  const deborde = element => {
    const contenu = document.createRange();
    contenu.selectNodeContents(element);
    return [element, contenu].some(place => place.getBoundingClientRect().right > largeur + 1);
  };
  const coupables = [...document.body.querySelectorAll("*")]
    .filter(element => deborde(element) && ![...element.children].some(deborde))
    .map(element => element.outerHTML.slice(0, 120));
  return coupables.length ? coupables : ["la page défile de côté"];
}"""

# Ce que doubler la taille de base des caractères, comme le fait un réglage du navigateur, laisse petit, coupe ou
# fait déborder ; la fenêtre, elle, garde sa largeur. Ce qui n'est écrit que pour les lecteurs d'écran ne compte pas.
AGRANDI = f"""facteur => {{
  const racine = document.documentElement;
  const taille = element => parseFloat(getComputedStyle(element).fontSize);
  const tous = [...document.body.querySelectorAll("*")].filter(e => e.checkVisibility() && e.clientWidth !== 1);
  const vus = tous
    .filter(e => e.matches("input, select, textarea")
      || [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
  const avant = vus.map(taille);
  racine.style.fontSize = `${{facteur * taille(racine)}}px`;
  const petits = vus.filter((e, rang) => taille(e) < facteur * avant[rang] - 1);
  const coupes = tous.filter(e => /hidden|clip/.test(getComputedStyle(e).overflow)
    && !e.matches("input, select, textarea")
    && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1));
  const debordent = ({DEBORDEMENTS})();
  racine.style.fontSize = "";
  const montre = (sorte, elements) => elements.map(e => `${{sorte}} : ${{e.outerHTML.slice(0, 120)}}`);
  return [...montre("reste petit", petits), ...montre("coupé", coupes), ...debordent.map(e => `déborde : ${{e}}`)];
}}"""

# Le nom de chaque champ marqué en erreur, et la phrase qui lui est reliée.
REFUS = f"""avis => [...document.querySelectorAll("[aria-invalid=true]")]
  .map(champ => [({NOM})(champ, avis), ({DESCRIPTION})(champ)])"""


@dataclass(frozen=True, slots=True)
class Releve:
    """Ce qu'un écran, dans un état, donne à qui ne le voit pas ou l'agrandit."""

    fenetre: str
    """Le titre de la fenêtre."""
    etape: str
    """Ce que la page annonce de l'étape ouverte ; vide hors des étapes."""
    reprise: str
    """Le nom de ce qui a le clavier ; vide si rien ne l'a."""
    refus: Mapping[str, str]
    """La phrase reliée à chaque champ marqué en erreur."""
    fautes: list[str]
    debordements: list[str]
    agrandi: list[str]


def releve(ecran: Etape) -> Releve:
    """Relève l'écran affiché, qu'il soit ou non une étape."""
    page = ecran.page
    return Releve(
        reprise=Clavier(page).ou(),
        fenetre=page.title(),
        etape=ecran.annonce(),
        refus=dict(page.evaluate(REFUS, AVIS)),
        fautes=fautes(page),
        debordements=debordements(page, ETROITE),
        agrandi=page.evaluate(AGRANDI, DOUBLE),
    )


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
