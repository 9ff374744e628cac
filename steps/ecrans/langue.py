"""Le choix de la langue, au bandeau de tous les écrans."""

import re
from collections.abc import Iterable

from playwright.sync_api import Page

from steps.ecrans.ecran import Ecran

REFUS_MONTRES = (
    """() => [...document.querySelectorAll("[aria-invalid=true]")].map(champ => champ.name || champ.id)"""
)
CONTENU = """champ => {
  if (champ.selectedOptions) return champ.selectedOptions[0].text;
  if (champ.tagName !== "FIELDSET") return champ.value;
  const choisi = champ.querySelector(":checked");
  return choisi ? choisi.labels[0].innerText.trim() : "";
}"""


class ChoixDeLangue(Ecran):
    """Un écran quelconque, lu dans la langue que l'usager choisit."""

    titre = "écran traduit"

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self.choix = page.get_by_role("banner").get_by_role("button", name=re.compile("Français|English"))

    def prend(self, langue: str) -> None:
        """Ouvre le choix et prend cette langue, par le nom qu'elle se donne."""
        self.choix.click()
        with self.page_suivante():
            self.page.get_by_role("button", name=langue, exact=True).click()

    def nom_du_choix(self) -> str:
        """Le nom du bouton qui ouvre le choix, tel qu'un lecteur d'écran le dit."""
        return " ".join(self.choix.inner_text().split())

    def langue_annoncee(self) -> str:
        """Le code de la langue que la page annonce aux lecteurs d'écran."""
        return str(self.page.evaluate("document.documentElement.lang"))

    def montres(self, textes: Iterable[str]) -> list[str]:
        """Ceux de ces textes que l'écran montre, éléments des listes compris."""
        # Firefox ne compte pas les éléments d'une liste parmi les textes de la page.
        lus = [self.contenu.inner_text(), *self.contenu.get_by_role("option").all_inner_texts()]
        return [texte for texte in textes if any(texte in lu for lu in lus)]

    def repond(self, libelle: str, reponse: str) -> None:
        """Répond à une question, quelle que soit la forme de sa saisie."""
        champ = self.champ(libelle)
        match champ.evaluate("champ => champ.tagName"):
            case "SELECT":
                champ.select_option(label=reponse)
            case "FIELDSET":
                champ.get_by_role("radio", name=reponse, exact=True).check()
            case _:
                self.remplace(champ, reponse)

    def reponse(self, libelle: str) -> str:
        """Ce que contient la saisie d'une question ; d'un choix, son libellé ; vide si elle n'est plus là."""
        champ = self.champ(libelle)
        return str(champ.evaluate(CONTENU)) if champ.count() else ""

    def refus_montres(self) -> list[str]:
        """Les saisies que l'écran dit refusées."""
        return list(self.page.evaluate(REFUS_MONTRES))
