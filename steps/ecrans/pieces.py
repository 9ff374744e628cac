"""Joindre des fichiers à une pièce : à l'étape 3, puis en réponse à un complément (S23, S37)."""

from pathlib import Path
from typing import ClassVar, Self

from playwright.sync_api import Locator

from fixtures.fichiers import Fichier
from steps.ecrans.ecran import Ecran, apparait


class PiecesAJoindre(Ecran):
    """Un écran où chaque pièce demandée reçoit ses fichiers ; sans précision, il s'agit de la pièce usuelle."""

    piece_usuelle: ClassVar[str]

    def piece(self, libelle: str = "") -> Locator:
        """La partie de l'écran où se joint une pièce."""
        return self.page.get_by_role("group", name=libelle or self.piece_usuelle)

    def joint(self, fichier: Fichier | Path, piece: str = "", *, directement: bool = False) -> None:
        """Choisit un fichier et le joint ; `directement` passe outre les contrôles de l'écran."""
        self._choisit(fichier, piece, directement=directement)
        joindre = self.piece(piece).get_by_role("button", name="Joindre un document")
        if directement:
            with self.page_suivante():
                joindre.click()
        elif not self._est_refuse(piece):
            self.presse(joindre)

    def peut_joindre(self, piece: str = "") -> bool:
        """Vrai si l'écran permet de joindre encore un fichier."""
        apparait(self.piece(piece))
        return self.piece(piece).get_by_role("button", name="Joindre un document").is_visible()

    def fichiers_joints(self, piece: str = "", *, attendus: int | None = None) -> list[str]:
        """Les noms listés sous une pièce, dans l'ordre, une fois le nombre attendu atteint ou la patience épuisée."""
        liens = self.piece(piece).get_by_role("listitem").get_by_role("link")
        if attendus:
            apparait(liens.nth(attendus - 1))
        return [lien.inner_text() for lien in liens.all()]

    def issue_de(self, nom: str, piece: str = "") -> str:
        """« accepté » si le fichier est listé, « refusé » si un motif le nomme : ce qui vient d'abord."""
        refus = self.piece(piece).get_by_text(f"« {nom} » n'a pas été joint")
        if not apparait(self.fichier(nom, piece).or_(refus).first):
            return "sans réponse"
        return "refusé" if refus.is_visible() else "accepté"

    def adresse_du_fichier(self, nom: str, piece: str = "") -> str:
        """Où se lit un fichier joint."""
        return self.adresse_derriere(self.fichier(nom, piece))

    def supprime(self, nom: str, piece: str = "") -> None:
        """« SUPPRIMER » un fichier joint."""
        with self.page_suivante():
            self._supprimer(self._ligne_de(nom, piece)).click()

    def propose_de_supprimer(self, nom: str, piece: str = "") -> bool:
        """Vrai si « SUPPRIMER » accompagne ce fichier."""
        return apparait(self._supprimer(self._ligne_de(nom, piece)))

    def dans_un_autre_onglet(self) -> Self:
        """Le même écran, dans un second onglet de la même personne."""
        onglet = self.page.context.new_page()
        onglet.goto(self.page.url)
        return type(self)(onglet, self.accueil)

    def _choisit(self, fichier: Fichier | Path, piece: str, *, directement: bool) -> None:
        choix = self.champ(piece or self.piece_usuelle)
        if directement:
            # Une copie de la saisie n'a plus les contrôles que l'écran lui attache.
            choix.evaluate("saisie => saisie.replaceWith(saisie.cloneNode())")
        choix.set_input_files(fichier if isinstance(fichier, Path) else fichier.envoi)

    def _est_refuse(self, piece: str) -> bool:
        return self.champ(piece or self.piece_usuelle).get_attribute("aria-invalid") == "true"

    def fichier(self, nom: str, piece: str = "") -> Locator:
        """Un fichier joint, dans la liste de sa pièce."""
        return self.piece(piece).get_by_role("listitem").get_by_role("link", name=nom, exact=True).first

    def _ligne_de(self, nom: str, piece: str) -> Locator:
        lien = self.page.get_by_role("link", name=nom, exact=True)
        return self.piece(piece).get_by_role("listitem").filter(has=lien).first

    def _supprimer(self, place: Locator) -> Locator:
        return place.get_by_role("button", name="SUPPRIMER")
