"""Les notifications de l'usager : le volet de la cloche, la liste, un message (S35 à S38, S43 à S46)."""

import re

from playwright.sync_api import Locator

from fixtures.fichiers import Fichier
from steps.ecrans.ecran import Ecran

TELECHARGER = "TÉLÉCHARGER LE DOCUMENT"
FILTRER = "Filtrer mes notifications"
JOINDRE, ENVOYER, SUPPRIMER = "Joindre un document", "Envoyer", "✕ SUPPRIMER"


class Notifications(Ecran):
    """« Mes Notifications » : le volet et la liste."""

    titre = "Mes Notifications"
    regle = "EXG-16-06"

    def deplie_le_volet(self) -> None:
        """Presse la cloche."""
        self.page.get_by_role("button", name=re.compile("^Notifications")).click()

    def signale(self) -> str:
        """Ce que dit la cloche, sur une ligne."""
        return " ".join(
            self.page.get_by_role("button", name=re.compile("^Notifications")).inner_text().split()
        )

    def volet(self) -> list[str]:
        """Les lignes du volet, liens compris."""
        self.deplie_le_volet()
        volet = self.page.get_by_role("region", name=self.titre)
        return [" ".join(lien.split()) for lien in volet.get_by_role("link").all_inner_texts()]

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
        return self._groupes(".*").get_by_role("heading", level=3).all_inner_texts()

    def joint(self, piece: str, fichier: Fichier, *, sans_controle: bool = False) -> None:
        """Joint un fichier à une pièce réclamée ; au besoin sans les contrôles de l'écran."""
        groupe = self._groupes(re.escape(piece))
        choix = self.champ(piece)
        if sans_controle:
            # Une copie de la saisie n'a plus les contrôles que l'écran lui attache.
            choix.evaluate("saisie => saisie.replaceWith(saisie.cloneNode())")
        choix.set_input_files(fichier.envoi)
        bouton = groupe.get_by_role("button", name=JOINDRE)
        if sans_controle:
            self.envoie_sans_controle(bouton)
        else:
            with self.page_suivante():
                bouton.click()

    def joints(self) -> list[str]:
        """Les fichiers joints, toutes pièces confondues."""
        return self.contenu.get_by_role("list", name="Documents joints").get_by_role("link").all_inner_texts()

    def supprime(self, nom: str) -> None:
        """« SUPPRIMER »."""
        with self.page_suivante():
            self.contenu.get_by_role("button", name=f"{SUPPRIMER} {nom}").click()

    def peut_joindre(self, piece: str) -> bool:
        """Vrai si un fichier de plus peut être joint à cette pièce, en ce moment même."""
        return self._groupes(re.escape(piece)).get_by_role("button", name=JOINDRE).is_visible()

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

    def _document(self) -> Locator:
        return self.action(TELECHARGER)

    def _groupes(self, piece: str) -> Locator:
        return self.contenu.get_by_role("group", name=re.compile(f"^Pièce : {piece}"))
