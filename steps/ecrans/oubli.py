"""« Mot de passe oublié ? » : la demande, sa réponse, le nouveau mot de passe (S06)."""

from playwright.sync_api import Page

from steps.ecrans.comptes import Connexion, CreationMotDePasse
from steps.ecrans.ecran import Ecran, apparait
from steps.ecrans.redaction import bouton, champ, phrase

# Le lien est en capitales dans une maquette, non dans l'autre (C-02).
LIEN = "Mot de passe oublié ?"


class MotDePasseOublie(Ecran):
    """La demande d'un nouveau mot de passe."""

    titre = "Mot de passe oublié"
    regle = "EXG-02-17"
    identifiant = champ("Identifiant")
    valider = bouton("Valider")

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self.reponse = page.get_by_role("status")

    def ouvre(self) -> None:
        """Y vient de la page de connexion."""
        connexion = Connexion(self.page, self.accueil)
        connexion.ouvre()
        connexion.lien(LIEN).click()

    def demande(self, identifiant: str) -> str:
        """Donne un identifiant ; rend ce que l'écran répond, vide s'il ne répond pas."""
        self.identifiant.fill(identifiant)
        self.presse(self.valider)
        return self.contenu.inner_text() if apparait(self.reponse) else ""


class NouveauMotDePasse(CreationMotDePasse):
    """Le choix d'un nouveau mot de passe, par le lien reçu."""

    titre = "Choisissez un nouveau mot de passe"
    regle = "EXG-02-17"
    bouton = "Changer le mot de passe"
    change = phrase("Votre mot de passe a bien été changé.")

    def est_change(self) -> bool:
        """Vrai si le changement est confirmé."""
        return apparait(self.change)
