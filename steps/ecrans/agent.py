"""Ce que l'agent voit d'une demande."""

from collections.abc import Iterable

from playwright.sync_api import Page

from steps.ecrans.ecran import Ecran

ELEMENTS_DU_TEXTE = """region => [...region.children].slice(1)
  .flatMap(texte => [...texte.querySelectorAll("*")].map(element => element.tagName))"""
OBSERVATIONS = "Observations à destination de l'administration"


class DossierLu(Ecran):
    """La demande telle qu'un agent la lit ; le guide ne montre pas cet écran."""

    titre = "demande, lue par l'agent"

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self._observations = page.get_by_role("region", name=OBSERVATIONS)

    def ouvre(self, adresse: str) -> None:
        """Ouvre la demande."""
        self.page.goto(adresse)

    def donnees(self, libelles: Iterable[str]) -> dict[str, str]:
        """Ce que l'écran montre sous chacune de ces étiquettes ; vide si elle n'y est pas."""
        lignes = self.contenu.inner_text().splitlines()
        lues = dict(ligne.split(" : ", 1) for ligne in map(str.strip, lignes) if " : " in ligne)
        return {libelle: lues.get(libelle, "") for libelle in libelles}

    def observations(self) -> str:
        """Les observations telles qu'elles s'affichent, sans leur titre."""
        return self._observations.inner_text().removeprefix(OBSERVATIONS).strip()

    def elements_des_observations(self) -> list[str]:
        """Les balises que la page aurait tirées du texte des observations."""
        return list(self._observations.evaluate(ELEMENTS_DU_TEXTE))
