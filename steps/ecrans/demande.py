"""Commencer, reprendre ou abandonner une demande (S16, S17)."""

from playwright.sync_api import Locator, Page

from steps.ecrans.acces import Accueil, ChoixDuProfil
from steps.ecrans.ecran import Ecran, apparait
from steps.ecrans.redaction import action, bouton


class Situation(Ecran):
    """« Votre situation actuelle » (S16)."""

    titre = "Votre situation actuelle"
    regle = "EXG-06-04"
    renouvellement = "Je sollicite le renouvellement de ce titre"
    commencer = bouton("Je commence")

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self.demandes = self.contenu.get_by_role("radio")
        self.porteuse = self.contenu.get_by_text("Ce titre porte la mention")

    def prend(self, demande: str) -> None:
        """Choisit une demande par son libellé."""
        self.demande(demande).check()

    def commence(self, demande: str = renouvellement) -> None:
        """Choisit une demande et la commence."""
        self.prend(demande)
        self.presse(self.commencer)

    def demande(self, libelle: str) -> Locator:
        """Le choix de ce libellé."""
        return self.choix_nomme(libelle)

    def demandes_proposees(self) -> list[str]:
        """Les libellés des choix, dans l'ordre."""
        apparait(self.demandes.first)
        return [radio.evaluate("r => r.labels[0].innerText.trim()") for radio in self.demandes.all()]

    def demandes_choisies(self) -> int:
        """Combien de choix sont faits."""
        return sum(radio.is_checked() for radio in self.demandes.all())

    def mention(self) -> str:
        """La mention du titre détenu ; vide si l'écran n'en montre pas."""
        return entre_guillemets(self.porteuse)

    def porte_une_mention(self) -> bool:
        """Vrai si une mention est montrée, l'écran étant affiché."""
        apparait(self.commencer)
        return self.porteuse.is_visible()

    def statut(self) -> str:
        """Le statut de la personne ; vide si l'écran n'en montre pas."""
        return entre_guillemets(self.contenu.get_by_text("en tant que «"))

    def avertit(self) -> bool:
        """Vrai si un avis porte sur le moment de la demande, l'écran étant affiché."""
        apparait(self.commencer)
        return self.contenu.get_by_role("status").is_visible()

    def refus_du_choix(self) -> str:
        """La phrase qui désigne le choix manquant ; vide s'il n'y en a pas."""
        return self.refus_pres_de_la_saisie(self.demandes.first)


def entre_guillemets(phrase: Locator) -> str:
    """Ce qu'une phrase met entre guillemets ; vide si elle n'est pas à l'écran."""
    return phrase.inner_text().partition("«")[2].rpartition("»")[0].strip() if apparait(phrase) else ""


class Preambule(Ecran):
    """« Votre démarche en ligne » (S17)."""

    titre = "Demander un titre de séjour"
    regle = "EXG-06-07"
    continuer = action("Je continue")

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self.annonce = page.get_by_role("heading", name="DÉPOSEZ VOTRE DEMANDE EN", exact=False)
        self.etapes = self.contenu.get_by_role("list").filter(has_text="Informations personnelles")

    def est_affiche(self) -> bool:
        """Vrai si le préambule est là."""
        return apparait(self.annonce)

    def poursuit(self) -> None:
        """« Je continue »."""
        self.presse(self.continuer)

    def quitte(self) -> None:
        """« Quitter et revenir plus tard »."""
        self.choisit("Quitter et revenir plus tard")

    def abandonne(self) -> None:
        """« Abandonner la demande », avant toute confirmation."""
        self.choisit("Abandonner la demande")

    def etapes_annoncees(self) -> list[str]:
        """Chaque étape annoncée, son nom et son texte à la suite."""
        apparait(self.annonce)
        return [" ".join(etape.inner_text().split()) for etape in self.etapes.get_by_role("listitem").all()]

    def liste_des_pieces(self) -> bytes:
        """Le document derrière « Télécharger la liste des pièces justificatives. »."""
        return self.recoit(self.action("Télécharger la liste des pièces justificatives."))


class DemandeEnCours(Ecran):
    """La demande déjà commencée ou déposée, à la place du choix du profil (C-37)."""

    titre = "Demander un titre de séjour"
    regle = "EXG-20-02"
    reprendre = bouton("Reprendre ma demande")
    voir = action("Voir ma demande")

    def ouvre(self) -> None:
        """Passe par la brique de l'accueil."""
        self.va(Accueil.brique_du_titre)

    def reprend(self) -> None:
        """Retrouve la demande commencée et la reprend."""
        self.ouvre()
        self.presse(self.reprendre)

    def est_a_reprendre(self) -> bool:
        """Vrai si une demande commencée attend ; faux si elle est déposée, ou si le choix du profil est proposé."""
        self.ouvre()
        profils = ChoixDuProfil(self.page, self.accueil).profils
        apparait(self.reprendre.or_(self.voir).or_(profils).first)
        return self.reprendre.is_visible()

    def choix_propose(self) -> bool:
        """Vrai si le choix du profil est proposé, faux si une demande occupe sa place : selon ce qui vient d'abord."""
        profils = ChoixDuProfil(self.page, self.accueil).profils.first
        apparait(profils.or_(self.voir).or_(self.reprendre).first)
        return profils.is_visible()

    def est_deposee(self) -> bool:
        """Vrai si c'est une demande déposée qui occupe la place."""
        self.ouvre()
        return apparait(self.voir)


class Abandon(Ecran):
    """La confirmation que demande « Abandonner la demande » (EXG-07-08)."""

    titre = "Abandonner la demande"
    regle = "EXG-07-08"
    renoncer = action("Ne pas abandonner")
    confirmer = bouton("Confirmer l'abandon", exact=False)

    def est_affiche(self) -> bool:
        """Vrai si une confirmation est demandée."""
        return apparait(self.confirmer)

    def confirme(self) -> None:
        """Abandonne pour de bon."""
        self.presse(self.confirmer)

    def renonce(self) -> None:
        """Garde la demande."""
        self.renoncer.click()
