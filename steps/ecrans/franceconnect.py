"""FranceConnect : le choix d'une identité, et ce que le site en dit au retour (S06)."""

from typing import Any
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from playwright.sync_api import Locator, Page, Request

from steps.ecrans.acces import Accueil
from steps.ecrans.attente import survient
from steps.ecrans.comptes import Connexion
from steps.ecrans.ecran import Ecran, apparait

# Ce que ce bouton enverrait, et où.
ENVOI = """bouton => ({
  adresse: bouton.form.action, champs: { [bouton.name]: bouton.value } })"""


class FranceConnect(Ecran):
    """Le fournisseur d'identité, tel que la cible en offre un pour la recette."""

    bouton = "S'identifier avec FranceConnect"

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self.proposees = page.get_by_role("region", name="Identités déposées")
        self.refuser = page.get_by_role("button", name="Refuser", exact=True)

    def ouvre(self) -> None:
        """Part de la page de connexion."""
        self.va(Accueil.connexion)
        self.choisit(self.bouton)

    def donne(self, nom: str) -> str:
        """S'identifie sous ce nom et revient au site ; rend l'adresse de ce retour."""
        with self.page.expect_request(_porte_un_accord) as retour:
            self.presse(self.identite(nom))
        return retour.value.url

    def donne_sans_revenir(self, nom: str) -> str:
        """S'identifie sous ce nom ; rend l'adresse du retour, que personne n'a encore ouverte."""
        envoi: dict[str, Any] = self.identite(nom).evaluate(ENVOI)
        reponse = self.page.request.post(envoi["adresse"], form=envoi["champs"], max_redirects=0)
        return urljoin(self.page.url, reponse.headers["location"])

    def refuse(self) -> None:
        """Ne donne pas son identité."""
        self.presse(self.refuser)

    def identite(self, nom: str) -> Locator:
        """Le bouton de la plus récente identité déposée sous ce nom."""
        return self.proposees.get_by_role("button", name=nom, exact=True).first

    def reponse_avec(self, retour: str) -> str:
        """Le retour de la demande en cours ici, mais portant l'accord d'un autre retour."""
        apparait(self.refuser)
        demande = parse_qs(urlsplit(self.page.url).query)
        recu = urlsplit(retour)
        valeurs = {**parse_qs(recu.query), "state": demande["state"]}
        return recu._replace(query=urlencode(valeurs, doseq=True)).geturl()


class RetourAuSite(Connexion):
    """Ce que le site répond au retour : l'accueil connecté, ou un refus."""

    titre = ""
    regle = ""

    def revient(self, retour: str) -> None:
        """Ouvre l'adresse d'un retour."""
        self.page.goto(retour)

    def oriente_vers_la_creation(self) -> bool:
        """Vrai si la création d'un compte est proposée."""
        return self.propose("Créer votre compte")


class Explication(Ecran):
    """« Qu'est-ce que FranceConnect ? », depuis la page de connexion."""

    lien = "Qu'est-ce que FranceConnect ?"

    def annonce(self) -> str:
        """Ce que le lien dit de lui-même au survol."""
        return self.action(self.lien).get_attribute("title") or ""

    def s_ouvre_a_part(self) -> bool:
        """Suit le lien ; vrai si une autre fenêtre s'ouvre."""
        fenetres = self.page.context.pages
        connues = len(fenetres)
        self.choisit(self.lien)

        def ouverte(delai: float | None) -> None:
            if len(self.page.context.pages) == connues:
                self.page.context.wait_for_event("page", timeout=delai)

        return survient(self.page, ouverte)


def _porte_un_accord(requete: Request) -> bool:
    return requete.is_navigation_request() and "code" in parse_qs(urlsplit(requete.url).query)
