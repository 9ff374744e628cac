"""Les notifications de l'usager : le volet de la cloche, la liste, un message (S35 à S38, S43 à S46)."""

import re

from playwright.sync_api import Locator

from fixtures.agent import DOMICILE
from steps.ecrans.pieces import PiecesAJoindre

TELECHARGER = "TÉLÉCHARGER LE DOCUMENT"
FILTRER = "Filtrer mes notifications"
ENVOYER = "Envoyer"
RETOUR = "< RETOUR À TOUTES MES NOTIFICATIONS"


class Notifications(PiecesAJoindre):
    """« Mes Notifications » : le volet et la liste."""

    titre = "Mes Notifications"
    regle = "EXG-16-06"
    piece_usuelle = DOMICILE

    def deplie_le_volet(self) -> None:
        """Presse la cloche, si le volet ne se voit pas déjà."""
        if not self.volet_ouvert():
            self._cloche().click()

    def signale(self) -> str:
        """Ce que dit la cloche, sur une ligne."""
        return " ".join(self._cloche().inner_text().split())

    def volet(self) -> list[str]:
        """Les lignes du volet, liens compris."""
        self.deplie_le_volet()
        return [" ".join(lien.split()) for lien in self._volet().get_by_role("link").all_inner_texts()]

    def volet_ouvert(self) -> bool:
        """Vrai si le volet se voit, en ce moment même."""
        return self._volet().is_visible()

    def dans_le_volet(self) -> Locator:
        """La première notification du volet."""
        return self._volet().get_by_role("link").first

    def ouvre_depuis_le_volet(self) -> None:
        """Déplie le volet et suit sa première notification."""
        self.deplie_le_volet()
        self.presse(self.dans_le_volet())

    def revient_a_toutes(self) -> None:
        """« < RETOUR À TOUTES MES NOTIFICATIONS »."""
        self.choisit(RETOUR)

    def ouvre_la_liste(self) -> None:
        """« Voir toutes mes notifications »."""
        self.deplie_le_volet()
        self.choisit("Voir toutes mes notifications")

    def lignes(self) -> list[tuple[str, ...]]:
        """La liste : date, domaine, libellé et suivi de chaque notification, dans l'ordre de l'écran."""
        rangees = self.contenu.get_by_role("row").all()[1:]
        return [tuple(rangee.get_by_role("cell").all_inner_texts()[1:]) for rangee in rangees]

    def pagination(self) -> str:
        """« 1 sur 1 », tel qu'en haut de la liste, sans les liens."""
        texte = self.contenu.get_by_role("navigation", name="Pages").first.inner_text()
        trouve = re.search(r"\d+ sur \d+", texte)
        return trouve[0] if trouve else texte

    def passe_a_la_page_suivante(self) -> None:
        """« ▸ »."""
        with self.page_suivante():
            self.contenu.get_by_role("link", name="Page suivante").first.click()

    def filtres(self) -> list[str]:
        """Ce que le filtre propose, dans l'ordre."""
        return [
            " ".join(option.split()) for option in self.champ(FILTRER).get_by_role("option").all_inner_texts()
        ]

    def filtre_choisi(self) -> str:
        """Ce que le filtre montre."""
        return str(self.champ(FILTRER).evaluate("liste => liste.selectedOptions[0].text"))

    def filtre_par(self, type_: str) -> None:
        """Choisit un type, et affiche."""
        self.champ(FILTRER).select_option(label=type_)
        with self.page_suivante():
            self.choisit("Afficher")

    def ouvre_la_derniere(self) -> None:
        """Ouvre la notification du bas de la liste."""
        with self.page_suivante():
            self.contenu.get_by_role("row").last.get_by_role("link").click()

    def salut(self) -> str:
        """La première ligne du message."""
        return self.contenu.get_by_text(re.compile("^Bonjour")).first.inner_text()

    def pieces(self) -> list[str]:
        """Les pièces réclamées, dans l'ordre."""
        return self.piece("Pièce : ").get_by_role("heading", level=3).all_inner_texts()

    def envoie(self) -> None:
        """Envoie le complément, s'il est offert de l'envoyer."""
        if self.offre_l_envoi():
            with self.page_suivante():
                self.action(ENVOYER).click()

    def offre_l_envoi(self) -> bool:
        """Vrai si l'envoi est offert, en ce moment même."""
        return self.action(ENVOYER).is_visible()

    def document(self) -> bytes:
        """« TÉLÉCHARGER LE DOCUMENT »."""
        return self.recoit(self._document())

    def offre_un_document(self) -> bool:
        """Vrai si un document est à télécharger, en ce moment même."""
        return self._document().is_visible()

    def _cloche(self) -> Locator:
        return self.page.get_by_role("button", name=re.compile("^Notifications"))

    def _volet(self) -> Locator:
        return self.page.get_by_role("region", name=self.titre)

    def _document(self) -> Locator:
        return self.action(TELECHARGER)
