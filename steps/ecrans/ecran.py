"""Ce que tous les écrans ont en commun."""

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urljoin

from playwright.sync_api import Error, Locator, Page, expect

from steps.controles.redaction import courante
from steps.ecrans.attente import survient, survient_vite
from steps.ecrans.redaction import a_defaut, dit_autrement, se_voit_vite, titre_autrement_dit

# Les textes visibles que le champ cite comme description.
DESCRIPTION = """champ => (champ.getAttribute("aria-describedby") || "").split(" ")
  .map(id => document.getElementById(id)).filter(place => place && place.offsetParent)
  .map(place => place.innerText).join(" ").trim()"""


# Le nom et la valeur du bouton partent avec le formulaire, comme s'il avait été pressé.
ENVOI = """bouton => {
  const temoin = Object.assign(document.createElement("input"), {
    type: "hidden", name: bouton.name, value: bouton.value });
  if (bouton.name) bouton.form.append(temoin);
  HTMLFormElement.prototype.submit.call(bouton.form);
}"""


@dataclass(frozen=True, slots=True)
class Reception:
    """Ce que la cible rend à une adresse : si elle y donne quelque chose, de quelle sorte, quoi, et à quel titre."""

    donnee: bool
    sorte: str
    octets: bytes
    disposition: str = ""


class Ecran:
    """Un écran du guide ; les verbes sont ceux de l'usager, rien n'est affirmé ici."""

    titre: ClassVar[str] = ""
    regle: ClassVar[str] = ""  # la règle qui veut que cet écran s'affiche, pour les parcours
    plan: ClassVar[Mapping[str, str]] = {}  # où mènent les liens de l'accueil, par leur nom

    def __init__(self, page: Page, accueil: str) -> None:
        self.page = page
        self.accueil = accueil
        self.entete = page.get_by_role("heading", level=1)
        self.fil = page.get_by_role("navigation", name="Vous êtes ici")
        self.contenu = page.get_by_role("main")

    def __str__(self) -> str:
        return f"écran « {self.titre or self.entete.first.inner_text()} »"

    def titre_lu(self, attendu: str) -> str:
        """Le titre affiché, une fois l'attendu venu ou la patience épuisée."""
        return lu(self.entete.first, attendu)

    def fil_lu(self, attendu: str) -> str:
        """Le fil d'Ariane affiché, après « Vous êtes ici : »."""
        prefixe = "Vous êtes ici : "
        return lu(self.fil, f"{prefixe}{attendu}").removeprefix(prefixe)

    def dit(self, texte: str) -> bool:
        """Vrai si l'écran montre ce texte, au besoin après un instant."""
        exact = self.contenu.get_by_text(texte).first
        if courante() and not se_voit_vite(exact):
            return dit_autrement(self.contenu, texte, self) or apparait(exact)
        return apparait(exact)

    def montre(self, texte: str) -> bool:
        """Vrai si l'écran montre ce texte en ce moment même, sans attendre."""
        return self.contenu.get_by_text(texte).first.is_visible()

    def bas_de_page(self) -> str:
        """Ce que dit le bas de page."""
        return self.page.get_by_role("contentinfo").inner_text()

    def propose(self, nom: str) -> bool:
        """Vrai si l'écran offre ce lien ou ce bouton."""
        return apparait(self.action(nom))

    def action(self, nom: str) -> Locator:
        """Un lien ou un bouton par son nom exact, où qu'il soit dans la page."""
        lien = self.page.get_by_role("link", name=nom, exact=True)
        exact = lien.or_(self.page.get_by_role("button", name=nom, exact=True)).first
        return a_defaut(
            exact, nom, self.page.get_by_role("link").or_(self.page.get_by_role("button")), "lien ou bouton"
        )

    def bouton_nomme(self, nom: str, *, exact: bool = True) -> Locator:
        """Un bouton par son nom, exact ou contenu."""
        bouton = self.page.get_by_role("button", name=nom, exact=exact)
        return a_defaut(bouton, nom, self.page.get_by_role("button"), "bouton")

    def groupe(self, legende: str) -> Locator:
        """Un groupe de saisies, par ce que sa légende contient."""
        groupe = self.page.get_by_role("group", name=legende)
        return a_defaut(groupe, legende, self.page.get_by_role("group"), "légende d'un groupe")

    def choix_nomme(self, libelle: str) -> Locator:
        """Un choix exclusif, par son libellé exact."""
        choix = self.page.get_by_role("radio", name=libelle, exact=True)
        return a_defaut(choix, libelle, self.page.get_by_role("radio"), "libellé d'un choix")

    def phrase(self, texte: str) -> Locator:
        """Ce qui, dans la page, contient ce texte."""
        dits = self.contenu.get_by_role("paragraph")
        for sorte in ("heading", "listitem", "status", "alert"):
            dits = dits.or_(self.contenu.get_by_role(sorte))
        return a_defaut(self.page.get_by_text(texte), texte, dits, "texte de l'écran")

    def va(self, lien: str) -> None:
        """Ouvre la page où mène un lien de l'accueil, comme par un signet si le plan la connaît."""
        if lien in self.plan:
            self._ouvre(self.plan[lien])
        else:
            self._ouvre(self.accueil)
            self.choisit(lien)

    def _ouvre(self, adresse: str) -> None:
        """Ouvre cette adresse, entière. Firefox, chargé, recommence parfois de lui-même ce qu'on lui demande."""
        try:
            self.page.goto(adresse)
        except Error as erreur:
            if f'interrupted by another navigation to "{adresse}"' not in erreur.message:
                raise
            self.page.wait_for_url(adresse)

    def pose_un_cookie(self, nom: str, valeur: str) -> None:
        """Donne un cookie à ce navigateur, pour tout l'hôte de la cible."""
        hote = urljoin(self.accueil, "/")
        self.page.context.add_cookies([{"name": nom, "value": valeur, "url": hote}])

    def choisit(self, nom: str) -> None:
        """Suit ce lien ou ce bouton, jusqu'à la page qu'il ouvre."""
        self.presse(self.action(nom))

    def champ(self, libelle: str) -> Locator:
        """La saisie de cette étiquette, étoile et deux-points mis à part.

        Pour une date, son premier élément ; pour un choix exclusif, l'ensemble de ses boutons. « … » tient
        lieu de ce que le guide ne laisse pas lire.
        """
        mots = ".*".join(map(re.escape, libelle.strip(" *:").split("…")))
        nom = re.compile(rf"^[\s*]*{mots}[\s*:]*$")
        date = self.page.get_by_role("group", name=nom).get_by_role("textbox")
        choix = self.page.get_by_role("radiogroup", name=nom)
        exact = date.or_(choix).or_(self.page.get_by_label(nom)).first
        return a_defaut(exact, libelle, self.page.get_by_label(re.compile(r"\S")), "étiquette d'une saisie")

    def refus_pres_de(self, libelle: str) -> str:
        """La phrase reliée à un champ marqué en erreur pour les lecteurs d'écran ; vide s'il ne l'est pas."""
        return self.refus_pres_de_la_saisie(self.champ(libelle))

    def refus_pres_de_la_saisie(self, champ: Locator) -> str:
        """Comme `refus_pres_de`, la saisie étant déjà trouvée."""

        def refuse(delai: float | None) -> None:
            expect(champ).to_have_attribute("aria-invalid", "true", timeout=delai)

        return str(champ.evaluate(DESCRIPTION)) if survient(self.page, refuse) else ""

    def refus_en_tete(self) -> str:
        """Ce que dit le refus en tête de page ; vide s'il n'y en a pas."""
        refus = self.contenu.get_by_role("alert").first
        return refus.inner_text() if apparait(refus) else ""

    def page_suivante(self) -> AbstractContextManager[object]:
        """Attend, à la sortie du bloc, la page que la cible rend à ce qui y est fait."""
        return self.page.expect_navigation()

    @staticmethod
    def remplace(champ: Locator, texte: str) -> None:
        """Remplace ce que contient une saisie."""
        # Dans Firefox, « fill » seul écrit à la suite d'une adresse électronique au lieu de la remplacer.
        champ.clear()
        champ.fill(texte)

    def presse(self, bouton: Locator) -> None:
        """Presse un bouton ou un lien et laisse la page qu'il demande s'ouvrir entière, s'il en demande une."""
        bouton.click()
        self.page.wait_for_load_state()

    def envoie_sans_controle(self, bouton: Locator) -> None:
        """Envoie le formulaire de ce bouton sans les contrôles de l'écran, comme une requête directe."""
        with self.page.expect_navigation():
            bouton.evaluate(ENVOI)

    def adresse_derriere(self, lien: Locator) -> str:
        """Où mène un lien."""
        return urljoin(self.page.url, lien.get_attribute("href") or "")

    def lit(self, adresse: str) -> Reception:
        """Ce que la cible donne à qui est connecté ici, sans quitter l'écran."""
        reponse = self.page.request.get(adresse)
        sorte, disposition = (reponse.headers.get(nom, "") for nom in ("content-type", "content-disposition"))
        return Reception(reponse.ok, sorte, reponse.body(), disposition)

    def recoit(self, lien: Locator) -> bytes:
        """Le document derrière un lien, octet pour octet."""
        return self.lit(self.adresse_derriere(lien)).octets


def lu(place: Locator, attendu: str) -> str:
    """Le texte d'un endroit, une fois l'attendu venu ou l'attente finie ; vide si rien n'est là."""

    def fait(delai: float | None) -> None:
        expect(place).to_have_text(attendu, timeout=delai)

    if courante() and not survient_vite(place.page, fait):
        autre = titre_autrement_dit(place, attendu)
        if autre:
            return autre
    if survient(place.page, fait):
        return attendu
    return place.inner_text() if place.count() else ""


def apparait(place: Locator) -> bool:
    """Vrai si l'endroit devient visible avant la fin de l'attente."""
    return survient(place.page, lambda delai: place.wait_for(state="visible", timeout=delai))
