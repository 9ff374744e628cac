"""Connexion et création de compte (S06 à S13, S34)."""

import re
from datetime import date

from playwright.sync_api import Locator, Page

from steps.ecrans.acces import Accueil
from steps.ecrans.ecran import Ecran, apparait

FRANCECONNECT = "FranceConnect est la solution proposée par l'État"


# Les deux maquettes de la page de connexion n'ont pas le même bouton (C-02).
SE_CONNECTER = re.compile("^(Se connecter|S'identifier)$")


class Connexion(Ecran):
    """« Connectez-vous pour accéder à vos services » et la première visite (S06, S07, S34)."""

    titre = "Connectez-vous pour accéder à vos services"
    regle = "EXG-02-15"

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self.identifiant = self.champ("Identifiant")
        self.mot_de_passe = self.champ("Mot de passe")
        self.se_connecter = self.contenu.get_by_role("button", name=SE_CONNECTER)
        self.numero = self.champ("N° de votre visa ou de votre titre de séjour")
        self.debut = page.get_by_role("group", name="Date de début de validité")
        self.fin = page.get_by_role("group", name="Date de fin de validité")
        self.valider = page.get_by_role("button", name="Valider", exact=True)
        self.refus = page.get_by_role("alert")

    def ouvre(self) -> None:
        """Ouvre la page de connexion depuis l'accueil."""
        self.va(Accueil.connexion)

    def lien(self, nom: str) -> Locator:
        """Un lien de la page par son nom, en capitales ou non (C-02)."""
        return self.contenu.get_by_role("link", name=re.compile(f"^{re.escape(nom)}$", re.IGNORECASE))

    def est_affiche(self) -> bool:
        """Vrai si la connexion et la création de compte sont toutes deux proposées."""
        return apparait(self.se_connecter) and apparait(self.numero)

    def connecte(self, identifiant: str, mot_de_passe: str, *, directement: bool = False) -> None:
        """Saisit et valide ; `directement` passe outre les contrôles de l'écran."""
        self.identifiant.fill(identifiant)
        self.mot_de_passe.fill(mot_de_passe)
        self._envoie(self.se_connecter, directement=directement)

    def presente(self, numero: str, debut: date | str, fin: date | str, *, directement: bool = False) -> None:
        """Saisit le numéro et les deux dates (date, « jj/mm/aaaa » ou vide) et valide."""
        self.numero.fill(numero)
        self._saisit_la_date(self.debut, debut)
        self._saisit_la_date(self.fin, fin)
        self._envoie(self.valider, directement=directement)

    def motif_du_refus(self) -> str:
        """Ce que dit le refus en tête de page ; vide s'il n'y en a pas."""
        return self.refus.first.inner_text() if apparait(self.refus.first) else ""

    def est_refusee(self, preuve_de_connexion: Locator) -> bool:
        """Vrai si la page refuse, faux si la preuve de connexion est là : selon ce qui vient d'abord."""
        apparait(self.refus.or_(preuve_de_connexion).first)
        return not preuve_de_connexion.is_visible()

    def refus_ou_suite(self, libelle: str, suite: Locator) -> bool:
        """Vrai si un refus désigne ce champ, faux si l'écran suivant s'ouvre."""
        apparait(self.page.get_by_text("La date de fin").or_(suite).first)
        return not suite.is_visible() and bool(self.refus_pres_de(libelle))

    def demande(self, information: str) -> bool:
        """Vrai si une saisie porte cette étiquette, ou un groupe cette légende."""
        return apparait(self.champ(information))

    def entre(self, avant: str, apres: str) -> str:
        """Le texte de la page entre deux libellés."""
        texte = self.contenu.inner_text()
        return texte.partition(avant)[2].partition(FRANCECONNECT)[0].strip() if apres in texte else ""

    def _saisit_la_date(self, groupe: Locator, saisie: date | str) -> None:
        texte = f"{saisie:%d/%m/%Y}" if isinstance(saisie, date) else saisie
        jour, mois, annee = texte.split("/") if texte else ("", "", "")
        groupe.get_by_label("Jour").fill(jour)
        groupe.get_by_label("Mois").select_option(str(int(mois)) if mois else "")
        groupe.get_by_label("Année").fill(annee)

    def _envoie(self, bouton: Locator, *, directement: bool) -> None:
        if directement:
            self.envoie_sans_controle(bouton)
        else:
            bouton.click()


class SaisieDeLAdresse(Ecran):
    """« Saisissez votre adresse email » (S08)."""

    titre = "Saisissez votre adresse email"
    regle = "EXG-03-14"

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self.adresse = self.champ("Adresse email")
        self.confirmation = self.champ("Confirmation de l'adresse email")
        self.valider = page.get_by_role("button", name="Valider", exact=True)

    def saisit(self, adresse: str, confirmation: str, *, directement: bool = False) -> None:
        """Saisit les deux adresses et valide."""
        self.adresse.fill(adresse)
        self.confirmation.fill(confirmation)
        if directement:
            self.envoie_sans_controle(self.valider)
        else:
            self.valider.click()


class CreationMotDePasse(Ecran):
    """« Créez votre mot de passe » (S11)."""

    titre = "Créez votre mot de passe"
    regle = "EXG-05-01"
    bouton = "Créer le mot de passe"

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self.mot_de_passe = self.champ("Mot de passe")
        self.confirmation = self.champ("Confirmation du mot de passe")
        self.creer = page.get_by_role("button", name=self.bouton)
        self.format_attendu = page.get_by_text("Format attendu :")
        self.refus = page.get_by_role("alert")

    def ouvre(self, lien: str) -> None:
        """Ouvre un lien reçu, dans un onglet neuf : un second lien de même page ne se rechargerait pas."""
        self.page.goto("about:blank")
        self.page.goto(lien)

    def issue(self) -> str:
        """« proposée » ou « refusée », une fois que la page a répondu au lien."""
        if not apparait(self.creer.or_(self.refus).first):
            return "sans réponse"
        return "proposée" if self.creer.is_visible() else "refusée"

    def issue_du_choix(self, confirmation: Locator) -> str:
        """« accepté » si la création est confirmée, « refusé » si la saisie est reprise avec un motif."""
        en_erreur = self.page.get_by_role("textbox", name="Mot de passe", exact=False).and_(
            self.page.locator("[aria-invalid=true]")
        )
        if not apparait(confirmation.or_(en_erreur).first):
            return "sans réponse"
        return "accepté" if confirmation.is_visible() else "refusé"

    def annonce_le_format(self) -> bool:
        """Vrai si le format attendu est affiché."""
        return apparait(self.format_attendu)

    def saisies_masquees(self) -> tuple[bool, bool]:
        """Si la saisie du mot de passe, puis celle de sa confirmation, sont masquées."""
        apparait(self.creer)
        saisies = (self.mot_de_passe, self.confirmation)
        masquees = [saisie.get_attribute("type") == "password" for saisie in saisies]
        return masquees[0], masquees[1]

    def choisit_le_mot_de_passe(
        self, mot_de_passe: str, confirmation: str | None = None, *, directement: bool = False
    ) -> None:
        """Saisit et valide ; sans `confirmation`, répète le mot de passe."""
        self.mot_de_passe.fill(mot_de_passe)
        self.confirmation.fill(mot_de_passe if confirmation is None else confirmation)
        if directement:
            self.envoie_sans_controle(self.creer)
        else:
            self.creer.click()


class CompteCree(Ecran):
    """« Votre compte a bien été créé. » (S12)."""

    titre = "CRÉATION DE COMPTE"
    regle = "EXG-05-14"

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self.confirmation = page.get_by_text("Votre compte a bien été créé.")

    def est_affiche(self) -> bool:
        """Vrai si la création est confirmée."""
        return apparait(self.confirmation)


class DemandeDeCompteEnregistree(Ecran):
    """« Demande de création de compte bien enregistrée. » (S09)."""

    titre = "CRÉATION DE COMPTE"
    regle = "EXG-04-07"

    def est_affiche(self) -> bool:
        """Vrai si la demande est confirmée."""
        return self.dit("Demande de création de compte bien enregistrée.")
