"""L'accueil et le choix du profil (S01 à S05, S13 à S15)."""

import re

from playwright.sync_api import Locator, Page

from steps.ecrans.ecran import Ecran, apparait
from steps.ecrans.redaction import a_defaut, bouton


class Accueil(Ecran):
    """L'accueil, connecté ou non (S01, S13, S14)."""

    titre = "Vos démarches"
    regle = "EXG-01-01"
    connexion = "SE CONNECTER"
    brique_du_titre = "Je demande ou renouvelle un titre de séjour"

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self.menu = page.get_by_role("navigation", name="Menu principal")

    def ouvre(self) -> None:
        """Ouvre l'accueil."""
        self.page.goto(self.accueil)

    def est_affiche(self) -> bool:
        """Vrai si la brique de la demande de titre est là."""
        return self.propose(self.brique_du_titre)

    def propose_au_menu(self, entree: str) -> bool:
        """Vrai si le menu porte cette entrée."""
        exact = self.menu.get_by_role("link", name=entree, exact=True)
        return apparait(a_defaut(exact, entree, self.menu.get_by_role("link"), "menu"))

    def montre_au_menu(self, entree: str) -> bool:
        """Vrai si le menu porte cette entrée en ce moment même, sans attendre."""
        return self.menu.get_by_role("link", name=entree, exact=True).is_visible()

    def propose_la_langue(self, langue: str) -> bool:
        """Vrai si le bandeau dit cette langue, dans une liste ou sur le bouton qui en offre d'autres."""
        bandeau = self.page.get_by_role("banner")
        choix = bandeau.get_by_role("combobox").or_(bandeau.get_by_role("button"))
        return apparait(choix.filter(has_text=langue).first)

    def briques(self) -> list[str]:
        """Les démarches proposées, dans l'ordre."""
        self.est_affiche()
        liste = self.contenu.get_by_role("list").filter(has_text=self.brique_du_titre)
        return [lien.inner_text() for lien in liste.get_by_role("link").all()]

    def demandes(self) -> list[tuple[str, str]]:
        """Le numéro et l'état, en minuscules, de chaque demande de l'espace personnel."""
        return [(ligne[0], ligne[-1].lower()) for ligne in self._demandes()]

    def dates_de_depot(self) -> list[str]:
        """La date de dépôt de chaque demande de l'espace personnel."""
        return [ligne[1] for ligne in self._demandes()]

    def deconnecte(self) -> None:
        """Se déconnecte."""
        self.presse(self.bouton_nomme("Se déconnecter", exact=False))

    def _demandes(self) -> list[list[str]]:
        self.est_affiche()
        lignes = self.contenu.get_by_role("row").filter(has=self.page.get_by_role("cell")).all()
        return [[cellule.inner_text() for cellule in ligne.get_by_role("cell").all()] for ligne in lignes]

    def usager_connecte(self, nom: str) -> bool:
        """Vrai si le bandeau porte ce nom."""
        return apparait(self.menu.get_by_text(nom, exact=True))

    def nom_au_bandeau(self, nom: str) -> Locator:
        """La place du nom de l'usager connecté."""
        return self.menu.get_by_text(nom, exact=True)


class ChoixDuProfil(Ecran):
    """« Je sollicite ou renouvelle un titre de séjour pour : » (S02, S03, S15)."""

    titre = "Demander un titre de séjour"
    regle = "EXG-01-01"
    question = "Je sollicite ou renouvelle un titre de séjour pour :"
    continuer = bouton("Continuer", exact=False)

    @property
    def profils(self) -> Locator:
        """Les choix de la première question."""
        return self.groupe(self.question).get_by_role("radio")

    @property
    def situations(self) -> Locator:
        """Les choix de la seconde."""
        return self.groupe("Ma situation").get_by_role("radio")

    def ouvre(self) -> None:
        """Passe par la brique de l'accueil."""
        self.va(Accueil.brique_du_titre)

    def est_affiche(self) -> bool:
        """Vrai si un profil peut être choisi."""
        return apparait(self.profils.first)

    def prend(self, choix: str) -> None:
        """Choisit un profil ou une situation par son libellé."""
        self.choix_nomme(choix).check()

    def poursuit(self) -> None:
        """Continue."""
        self.presse(self.continuer)

    def profils_proposes(self) -> list[str]:
        """Les libellés des profils, dans l'ordre."""
        return self._libelles("profils")

    def situations_proposees(self) -> list[str]:
        """Les libellés des situations visibles, dans l'ordre."""
        return self._libelles("situations")

    def situations_choisies(self) -> int:
        """Combien de situations sont cochées."""
        return sum(radio.is_checked() for radio in self.situations.all())

    def profils_choisis(self) -> int:
        """Combien de profils sont cochés."""
        return sum(radio.is_checked() for radio in self.profils.all())

    def choix_coches(self) -> list[str]:
        """Les libellés des choix cochés, profil puis situation."""
        radios = self.contenu.get_by_role("radio", checked=True)
        return [radio.evaluate("r => r.labels[0].innerText.trim()") for radio in radios.all()]

    def passe_a(self, suite: Locator) -> bool:
        """Vrai si l'écran suivant s'ouvre, faux si un refus est montré : selon ce qui vient d'abord."""
        refus = self.page.get_by_role("radio", description=re.compile(".+"))
        apparait(refus.or_(suite).first)
        return suite.is_visible()

    def refus_du_profil(self) -> str:
        """La phrase qui désigne le choix manquant ; vide s'il n'y en a pas."""
        return self.refus_pres_de_la_saisie(self.profils.first)

    def _libelles(self, groupe: str) -> list[str]:
        radios = self.profils if groupe == "profils" else self.situations
        return [
            radio.evaluate("r => r.labels[0].innerText.trim()")
            for radio in radios.all()
            if radio.is_visible()
        ]
