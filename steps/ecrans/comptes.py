"""Connexion et création de compte (S06 à S13, S34)."""

import re
from datetime import date

from playwright.sync_api import Locator, Page

from steps.ecrans.acces import Accueil
from steps.ecrans.ecran import Ecran, apparait
from steps.ecrans.redaction import a_defaut, bouton, champ, groupe, phrase

FRANCECONNECT = "FranceConnect est la solution proposée par l'État"


NEUF = "about:blank"

# Les deux maquettes de la page de connexion n'ont pas le même bouton (C-02).
SE_CONNECTER = re.compile("^(Se connecter|S'identifier)$")


# Envoie le formulaire d'un bouton, l'un après l'autre, sans ouvrir les réponses.
ENVOIS = """async (bouton, fois) => {
  for (let n = 0; n < fois; n++) {
    await fetch(bouton.form.action, { method: "POST", body: new URLSearchParams(new FormData(bouton.form)) });
  }
}"""

# Le texte de l'étiquette d'un champ, et s'il se saisit ou se choisit.
NOM_ET_SORTE = """champ => [
  champ.labels[0].innerText.trim(), champ.matches("select") ? "liste" : "saisie"]"""


class Connexion(Ecran):
    """« Connectez-vous pour accéder à vos services » et la première visite (S06, S07, S34)."""

    titre = "Connectez-vous pour accéder à vos services"
    regle = "EXG-02-15"
    identifiant = champ("Identifiant")
    mot_de_passe = champ("Mot de passe")
    numero = champ("N° de votre visa ou de votre titre de séjour")
    valider = bouton("Valider")
    debut = groupe("Date de début de validité")
    fin = groupe("Date de fin de validité")

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self.refus = page.get_by_role("alert")
        self.icone = page.get_by_text("?", exact=True)

    @property
    def se_connecter(self) -> Locator:
        """Le bouton qui envoie l'identifiant et le mot de passe."""
        boutons = self.contenu.get_by_role("button")
        exact = self.contenu.get_by_role("button", name=SE_CONNECTER)
        return a_defaut(exact, Accueil.connexion, boutons, self)

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

    def echoue(self, identifiant: str, mot_de_passe: str, fois: int) -> None:
        """Essaie autant de fois sans quitter la page : ces échecs ne sont que ce qui précède."""
        self.identifiant.fill(identifiant)
        self.mot_de_passe.fill(mot_de_passe)
        self.se_connecter.evaluate(ENVOIS, fois)

    def est_devant_la_premiere_visite(self) -> bool:
        """Vrai si la touche de tabulation mène droit au numéro du titre, où que soit son formulaire."""
        apparait(self.numero)
        self.page.keyboard.press("Tab")
        return bool(self.numero.evaluate("champ => champ === document.activeElement"))

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
        en_erreur = self.champ(libelle).and_(self.page.get_by_role("textbox", description=re.compile(".")))
        apparait(en_erreur.or_(suite).first)
        return not suite.is_visible() and bool(self.refus_pres_de(libelle))

    def elements_de_date(self, groupe: Locator) -> list[tuple[str, str]]:
        """Les éléments d'une date, dans l'ordre : nom, et « saisie » ou « liste »."""
        apparait(groupe)
        elements = groupe.get_by_role("textbox").or_(groupe.get_by_role("combobox"))
        return [tuple(element.evaluate(NOM_ET_SORTE)) for element in elements.all()]

    def demande_l_aide(self) -> None:
        """Presse l'icône « ? » du numéro."""
        self.icone.click()

    def aide_au_numero(self) -> str:
        """Ce que montre l'aide de l'icône, ses images comprises ; vide si elle ne s'ouvre pas."""
        aide = self.contenu.get_by_role("group").filter(has=self.icone)
        ouverte = apparait(aide.get_by_role("img").or_(aide.get_by_role("paragraph")).first)
        images = [image.get_attribute("alt") or "" for image in aide.get_by_role("img").all()]
        return " ".join((aide.inner_text(), *images)) if ouverte else ""

    def demande(self, information: str) -> bool:
        """Vrai si une saisie porte cette étiquette, ou un groupe cette légende."""
        return apparait(self.champ(information))

    def entre(self, avant: str, apres: str) -> str:
        """Le texte de la page entre deux libellés."""
        texte = self.contenu.inner_text()
        debut = texte.lower().find(avant.lower())  # en capitales dans une maquette (C-02)
        if debut < 0 or apres not in texte:
            return ""
        return texte[debut + len(avant) :].partition(FRANCECONNECT)[0].strip()

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
    adresse = champ("Adresse email")
    confirmation = champ("Confirmation de l'adresse email")
    valider = bouton("Valider")

    def saisit(self, adresse: str, confirmation: str, *, directement: bool = False) -> None:
        """Saisit les deux adresses et valide."""
        self.remplace(self.adresse, adresse)
        self.remplace(self.confirmation, confirmation)
        if directement:
            self.envoie_sans_controle(self.valider)
        else:
            self.valider.click()


class CreationMotDePasse(Ecran):
    """« Créez votre mot de passe » (S11)."""

    titre = "Créez votre mot de passe"
    regle = "EXG-05-01"
    bouton = "Créer le mot de passe"
    mot_de_passe = champ("Mot de passe")
    confirmation = champ("Confirmation du mot de passe")
    format_attendu = phrase("Format attendu :")

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self.refus = page.get_by_role("alert")

    @property
    def creer(self) -> Locator:
        """Le bouton qui envoie le mot de passe choisi."""
        return self.bouton_nomme(self.bouton, exact=False)

    def ouvre(self, lien: str) -> None:
        """Ouvre un lien reçu, dans un onglet neuf : un second lien de même page ne se rechargerait pas."""
        if self.page.url != NEUF:
            self.page.goto(NEUF)
        self.page.goto(lien)

    def colle(self, lien: str) -> None:
        """Colle un lien dans la barre d'adresse de l'onglet ouvert, où la page ne se recharge pas toujours."""
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

    def motifs_du_refus(self, mot_de_passe: str) -> str:
        """Ce que l'écran reproche à un mot de passe, une fois la réponse reçue ; vide s'il l'accepte."""
        # La description du champ donne aussi l'aide, qui nomme tous les critères.
        aide = self.format_attendu.inner_text()
        self.mot_de_passe.fill(mot_de_passe)
        self.confirmation.fill(mot_de_passe)
        with self.page_suivante():
            self.creer.click()
        return self.refus_pres_de("Mot de passe").replace(aide, "")

    def source(self) -> str:
        """La page telle que le navigateur la tient, valeurs des champs comprises."""
        return self.page.content() + self.mot_de_passe.input_value() + self.confirmation.input_value()

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
    confirmation = phrase("Votre compte a bien été créé.")

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
