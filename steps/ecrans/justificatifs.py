"""L'étape 3 de la demande : ephoto et justificatifs (S23, S24)."""

import re

from playwright.sync_api import Locator, Page

from steps.ecrans.ecran import apparait
from steps.ecrans.etapes import Etape
from steps.ecrans.pieces import PiecesAJoindre
from steps.ecrans.redaction import bouton

DOMICILE = "Justificatifs de domicile de moins de 6 mois"
EMANCIPATION = "Justificatif d'émancipation"
EPHOTO_DE_DEMONSTRATION = "0" * 22


class Etape3(PiecesAJoindre, Etape):
    """« Je joins mes documents justificatifs » (S23, S24)."""

    numero = 3
    piece_usuelle = DOMICILE
    regle = "EXG-09-09"
    photographie = "Photographie d'identité récente"
    numero_ephoto = "Numéro ephoto"
    traducteurs = "liste des traducteurs agréés"
    service_photo = "suivant ce lien"
    pli_des_attendus = "Documents attendus selon votre situation"  # proposé
    confirmer = bouton("Confirmer le numéro ephoto", exact=False)

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self.ephoto = page.get_by_role("textbox", name=self.numero_ephoto)

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

    def _deplie_les_attendus(self, piece: str) -> None:
        if not self.piece(piece).get_by_role("heading", level=4).first.is_visible():
            self.piece(piece).get_by_text(self.pli_des_attendus).click()
