"""L'étape 3 de la demande : ephoto et justificatifs (S23, S24)."""

import re
from pathlib import Path
from typing import Self

from playwright.sync_api import Locator, Page

from fixtures.fichiers import Fichier
from steps.ecrans.ecran import apparait
from steps.ecrans.etapes import Etape

DOMICILE = "Justificatifs de domicile de moins de 6 mois"
EMANCIPATION = "Justificatif d'émancipation"
EPHOTO_DE_DEMONSTRATION = "0" * 22


class Etape3(Etape):
    """« Je joins mes documents justificatifs » (S23, S24)."""

    numero = 3
    regle = "EXG-09-09"
    photographie = "Photographie d'identité récente"
    numero_ephoto = "Numéro ephoto"
    traducteurs = "liste des traducteurs agréés"
    service_photo = "suivant ce lien"
    pli_des_attendus = "Documents attendus selon votre situation"  # proposé

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self.ephoto = page.get_by_role("textbox", name=self.numero_ephoto)
        self.confirmer = page.get_by_role("button", name="Confirmer le numéro ephoto")

    def piece(self, libelle: str = DOMICILE) -> Locator:
        """La partie de l'écran où se joint une pièce."""
        return self.page.get_by_role("group", name=libelle)

    def pieces_demandees(self) -> list[str]:
        """Les pièces à joindre, dans l'ordre, photographie mise à part."""
        titres = self.contenu.get_by_role("heading", level=3)
        apparait(titres.first)
        lus = [titre.inner_text().removesuffix(" *") for titre in titres.all()]
        return [titre for titre in lus if titre != self.photographie]

    def attendus(self, piece: str = DOMICILE) -> list[tuple[str, str]]:
        """Chaque situation et un document attendu d'elle, dans l'ordre."""
        self._deplie_les_attendus(piece)
        situations = [titre.inner_text() for titre in self.piece(piece).get_by_role("heading", level=4).all()]
        return [(situation, d) for situation in situations for d in self.documents_de(situation, piece)]

    def documents_de(self, situation: str, piece: str = DOMICILE) -> list[str]:
        """Les documents attendus d'une situation."""
        self._deplie_les_attendus(piece)
        documents = self.piece(piece).get_by_role("list", name=situation).get_by_role("listitem")
        return [document.inner_text() for document in documents.all()]

    def consigne(self) -> str:
        """Ce que l'étape dit des fichiers à joindre."""
        return self.contenu.get_by_text("Vous devrez fournir sous forme numérique").inner_text()

    def adresse_des_traducteurs(self) -> str:
        """Où mène le lien de la consigne vers les traducteurs agréés."""
        return self.adresse_derriere(self.action(self.traducteurs))

    def confirme_l_ephoto(self, numero: str = EPHOTO_DE_DEMONSTRATION) -> None:
        """Saisit le numéro et le confirme ; par défaut celui de démonstration, toujours valable (C-24)."""
        self.ephoto.fill(numero)
        self.presse(self.confirmer)

    def essaie_l_ephoto(self, numero: str) -> str:
        """Confirme un numéro et rend son issue, une fois la réponse venue."""
        self.ephoto.fill(numero)
        with self.page_suivante():
            self.confirmer.click()
        return self.issue_de_l_ephoto()

    def issue_de_l_ephoto(self) -> str:
        """« accepté » si le numéro est confirmé, « refusé » si un motif le désigne."""
        refus = self.piece(self.photographie).get_by_role("textbox", description=re.compile(".+"))
        supprimer = self.suppression_de_l_ephoto()
        if not apparait(supprimer.or_(refus).first):
            return "sans réponse"
        return "accepté" if supprimer.is_visible() else "refusé"

    def motif_de_l_ephoto(self) -> str:
        """Pourquoi le numéro est refusé ; vide s'il ne l'est pas."""
        return self.refus_pres_de(self.numero_ephoto)

    def saisit_l_ephoto(self, numero: str) -> None:
        """Saisit le numéro sans le confirmer."""
        self.ephoto.fill(numero)

    def supprime_l_ephoto(self) -> None:
        """« SUPPRIMER » le numéro confirmé."""
        with self.page_suivante():
            self.suppression_de_l_ephoto().click()

    def suppression_de_l_ephoto(self) -> Locator:
        """Ce qui supprime le numéro confirmé."""
        return self._supprimer(self.piece(self.photographie))

    def ephoto_confirmee(self) -> str:
        """Le numéro confirmé ; vide tant qu'il ne l'est pas."""
        if not apparait(self.suppression_de_l_ephoto()):
            return ""
        return self.piece(self.photographie).get_by_label(self.numero_ephoto).inner_text()

    def ephoto_saisissable(self) -> bool:
        """Vrai si un numéro peut être saisi."""
        return apparait(self.ephoto) and self.ephoto.is_editable()

    def joint(self, fichier: Fichier | Path, piece: str = DOMICILE, *, directement: bool = False) -> None:
        """Choisit un fichier et le joint ; `directement` passe outre les contrôles de l'écran."""
        self._choisit(fichier, piece, directement=directement)
        joindre = self.piece(piece).get_by_role("button", name="Joindre un document")
        if directement:
            with self.page_suivante():
                joindre.click()
        elif not self._est_refuse(piece):
            self.presse(joindre)

    def peut_joindre(self, piece: str = DOMICILE) -> bool:
        """Vrai si l'écran permet de joindre encore un fichier."""
        apparait(self.piece(piece))
        return self.piece(piece).get_by_role("button", name="Joindre un document").is_visible()

    def fichiers_joints(self, piece: str = DOMICILE, *, attendus: int | None = None) -> list[str]:
        """Les noms listés sous une pièce, dans l'ordre, une fois le nombre attendu atteint ou la patience épuisée."""
        liens = self.piece(piece).get_by_role("listitem").get_by_role("link")
        if attendus:
            apparait(liens.nth(attendus - 1))
        return [lien.inner_text() for lien in liens.all()]

    def issue_de(self, nom: str, piece: str = DOMICILE) -> str:
        """« accepté » si le fichier est listé, « refusé » si un motif le nomme : ce qui vient d'abord."""
        refus = self.piece(piece).get_by_text(f"« {nom} » n'a pas été joint")
        if not apparait(self._fichier(nom, piece).or_(refus).first):
            return "sans réponse"
        return "refusé" if refus.is_visible() else "accepté"

    def adresse_du_fichier(self, nom: str, piece: str = DOMICILE) -> str:
        """Où se lit un fichier joint."""
        return self.adresse_derriere(self._fichier(nom, piece))

    def supprime(self, nom: str, piece: str = DOMICILE) -> None:
        """« SUPPRIMER » un fichier joint."""
        with self.page_suivante():
            self._supprimer(self._ligne_de(nom, piece)).click()

    def propose_de_supprimer(self, nom: str, piece: str = DOMICILE) -> bool:
        """Vrai si « SUPPRIMER » accompagne ce fichier."""
        return apparait(self._supprimer(self._ligne_de(nom, piece)))

    def dans_un_autre_onglet(self) -> Self:
        """La même étape, dans un second onglet de la même personne."""
        onglet = self.page.context.new_page()
        onglet.goto(self.page.url)
        return type(self)(onglet, self.accueil)

    def _choisit(self, fichier: Fichier | Path, piece: str, *, directement: bool) -> None:
        choix = self.champ(piece)
        if directement:
            # Une copie de la saisie n'a plus les contrôles que l'écran lui attache.
            choix.evaluate("saisie => saisie.replaceWith(saisie.cloneNode())")
        choix.set_input_files(fichier if isinstance(fichier, Path) else fichier.envoi)

    def _est_refuse(self, piece: str) -> bool:
        return self.champ(piece).get_attribute("aria-invalid") == "true"

    def _fichier(self, nom: str, piece: str) -> Locator:
        return self.piece(piece).get_by_role("listitem").get_by_role("link", name=nom, exact=True).first

    def _ligne_de(self, nom: str, piece: str) -> Locator:
        lien = self.page.get_by_role("link", name=nom, exact=True)
        return self.piece(piece).get_by_role("listitem").filter(has=lien).first

    def _deplie_les_attendus(self, piece: str) -> None:
        if not self.piece(piece).get_by_role("heading", level=4).first.is_visible():
            self.piece(piece).get_by_text(self.pli_des_attendus).click()

    def _supprimer(self, place: Locator) -> Locator:
        return place.get_by_role("button", name="SUPPRIMER")
