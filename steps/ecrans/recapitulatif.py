"""L'étape 4 de la demande : récapitulatif, observations, dépôt (S25 à S28)."""

from playwright.sync_api import Locator

from steps.ecrans.ecran import DESCRIPTION, apparait
from steps.ecrans.etapes import Etape
from steps.ecrans.redaction import bouton

INFORMATIONS = "MES INFORMATIONS PERSONNELLES (1/3)"
MOTIF = "MON MOTIF DE SÉJOUR (2/3)"
JUSTIFICATIFS = "JUSTIFICATIFS (3/3)"
RUBRIQUES = (INFORMATIONS, MOTIF, JUSTIFICATIFS)


class Etape4(Etape):
    """« Je vérifie les informations que j'ai saisies en validant les 3 parties… » (S25 à S28)."""

    numero = 4
    regle = "EXG-10-26"
    observations = "Observations à destination de l'administration"
    deposer = bouton("Déposer la demande >")

    def rubrique(self, rang: int) -> Locator:
        """Une rubrique, repliée ou non, par son rang de 1 à 3."""
        titre = self.page.get_by_role("heading", name=RUBRIQUES[rang - 1], exact=True)
        return self.page.get_by_role("group").filter(has=titre)

    def rubriques(self) -> list[str]:
        """Les titres des rubriques, dans l'ordre."""
        titres = self.contenu.get_by_role("heading", level=2)
        apparait(titres.first)
        return [titre.inner_text() for titre in titres.all()]

    def rubriques_ouvertes(self) -> list[int]:
        """Le rang des rubriques dépliées."""
        apparait(self.rubrique(1))
        return [rang for rang in (1, 2, 3) if self._modifier(rang).is_visible()]

    def attend_l_ouverture(self, rang: int) -> bool:
        """Vrai si la rubrique se déplie avant la fin de la patience."""
        return apparait(self._modifier(rang))

    def deplie(self, rang: int) -> None:
        """Déplie une rubrique repliée."""
        self.page.get_by_role("heading", name=RUBRIQUES[rang - 1], exact=True).click()

    def valide(self, rang: int, *, directement: bool = False) -> None:
        """Valide la rubrique ouverte ; `directement` passe outre les contrôles de l'écran."""
        if directement:
            self.envoie_sans_controle(self.validation(rang))
        else:
            self.validation(rang).click()

    def validation(self, rang: int) -> Locator:
        """Ce qui valide une rubrique ouverte : son dernier bouton, dont le libellé varie (C-35)."""
        return self.rubrique(rang).get_by_role("button").last

    def valide_les_parties(self, nombre: int) -> None:
        """Valide les premières rubriques, dans l'ordre."""
        for rang in range(1, nombre + 1):
            self.valide(rang)

    def valide_les_trois_parties(self) -> None:
        """Valide les trois rubriques ; le dépôt devient possible."""
        self.valide_les_parties(len(RUBRIQUES))

    def modifie(self, rang: int) -> None:
        """« Modifier ma saisie » d'une rubrique ouverte."""
        self.presse(self._modifier(rang))

    def observe(self, texte: str) -> None:
        """Écrit des observations."""
        self.champ(self.observations).fill(texte)

    def permet_le_depot(self) -> bool:
        """Vrai si « Déposer la demande » est proposé, au besoin après un instant."""
        return apparait(self.deposer)

    def interdit_le_depot(self) -> bool:
        """Vrai si « Déposer la demande » n'est pas proposé sur l'étape affichée."""
        return apparait(self.indicateur) and not self.deposer.is_visible()

    def motif_du_refus(self) -> str:
        """Pourquoi le dépôt est refusé ; vide s'il ne l'est pas."""
        refus = self.contenu.get_by_role("alert")
        return refus.inner_text() if apparait(refus) else ""

    def fichiers(self, piece: str) -> list[str]:
        """Les noms de fichiers que rappelle la rubrique des justificatifs, dépliée."""
        return self.donnee(piece).splitlines()

    def depose(self) -> None:
        """« Déposer la demande »."""
        self.presse(self.deposer)

    def valide_directement(self, rang: int) -> None:
        """Envoie la validation d'une rubrique qui n'est pas encore ouverte."""
        self._envoie(f"valider:{rang}")

    def caracteres_comptes(self) -> int:
        """Combien de caractères le compteur annonce."""
        compteur = self.champ(self.observations).evaluate(DESCRIPTION)
        return int(str(compteur).partition("/")[0])

    def depose_directement(self) -> None:
        """Envoie le dépôt que l'écran ne propose pas encore."""
        self._envoie("deposer")

    def depose_deux_fois(self) -> None:
        """Presse deux fois de suite « Déposer la demande »."""
        self.deposer.dblclick()

    def retourne_en_arriere(self) -> None:
        """« Retour » du navigateur."""
        self.page.go_back()

    def porte(self, rang: int, texte: str) -> bool:
        """Vrai si une rubrique ouverte montre ce texte."""
        return apparait(self.rubrique(rang).get_by_text(texte).first)

    def _envoie(self, acte: str) -> None:
        bouton = self.contenu.get_by_role("button", name="Modifier ma saisie", exact=True).first
        bouton.evaluate("(bouton, acte) => { bouton.value = acte; }", acte)
        self.envoie_sans_controle(bouton)

    def _modifier(self, rang: int) -> Locator:
        return self.rubrique(rang).get_by_role("button", name="Modifier ma saisie", exact=True)
