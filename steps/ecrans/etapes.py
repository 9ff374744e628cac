"""Les étapes 1, 2 et 5 de la demande, et ce que les cinq ont en commun (S19 à S22, S29)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from playwright.sync_api import Locator, Page, expect

from fixtures.personas import Persona
from steps.ecrans.attente import survient
from steps.ecrans.ecran import Ecran, apparait, lu
from steps.ecrans.redaction import action, bouton

ENREGISTRER = "Enregistrer et poursuivre >"
FAITE = "(étape faite)"
NOMBRE_D_ETAPES = 5
OUVRIR = "J'ouvre ma confirmation de dépôt de demande (PDF)"
RENOUVELEE = "Attestation de prolongation du {debut:%d/%m/%Y} au {fin:%d/%m/%Y} (PDF)"  # proposé
CHAMPS_AJOUTES = """(bouton, champs) => {
  for (const [name, value] of Object.entries(champs)) {
    bouton.form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
}"""


class Etape(Ecran):
    """Une étape : son fil à cinq étapes et ses boutons (S20 à S28)."""

    titre = "Demander un titre de séjour"
    numero = 0
    enregistrer = bouton(ENREGISTRER)

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self.indicateur = page.get_by_role("region", name="Étapes de la demande")
        self.etape_en_cours = self.indicateur.get_by_role("paragraph")

    def __str__(self) -> str:
        return f"étape {self.numero}" if self.numero else "étape de la demande"

    def est_affiche(self) -> bool:
        """Vrai si c'est cette étape qui est ouverte."""
        return self.etape_lue(self.numero) == self.numero

    def ouverte(self, numero: int) -> Locator:
        """Ce qui annonce l'étape de ce numéro."""
        return self.etape_en_cours.filter(has_text=f"Étape {numero} sur {NOMBRE_D_ETAPES}")

    def etape_lue(self, attendue: int) -> int:
        """Le numéro de l'étape ouverte, une fois l'attendue venue ou la patience épuisée ; 0 hors des étapes."""
        annonce = lu(self.etape_en_cours, f"Étape {attendue} sur 5")
        trouve = re.fullmatch(r"Étape (\d) sur 5", annonce)
        return int(trouve[1]) if trouve else 0

    def etape_montree(self) -> int:
        """Le numéro de l'étape ouverte en ce moment même ; 0 hors des étapes."""
        apparait(self.contenu)
        trouve = re.fullmatch(r"Étape (\d) sur 5", self.annonce())
        return int(trouve[1]) if trouve else 0

    def annonce(self) -> str:
        """Ce que la page annonce de l'étape ouverte, en ce moment même ; vide hors des étapes."""
        return self.etape_en_cours.inner_text() if self.etape_en_cours.is_visible() else ""

    def etapes_du_fil(self) -> list[str]:
        """Le nom de chaque étape du fil, dans l'ordre."""
        apparait(self.indicateur)
        return [_sans_mention(etape.inner_text()) for etape in self._fil_des_etapes()]

    def etapes_faites(self) -> list[str]:
        """Les étapes que le fil dit faites."""
        apparait(self.indicateur)
        lues = [etape.inner_text() for etape in self._fil_des_etapes()]
        return [_sans_mention(etape) for etape in lues if FAITE in etape]

    def etape_mise_en_evidence(self) -> str:
        """L'étape que le fil dit en cours."""
        apparait(self.indicateur)
        courantes = [e for e in self._fil_des_etapes() if e.get_attribute("aria-current") == "step"]
        return courantes[0].inner_text() if courantes else ""

    def poursuit(self, *, directement: bool = False) -> None:
        """« Enregistrer et poursuivre » ; `directement` passe outre les contrôles de l'écran."""
        if directement:
            self.envoie_sans_controle(self.enregistrer)
        else:
            self.enregistrer.click()

    def revient(self) -> None:
        """« Revenir à l'étape précédente »."""
        self.presse(self.contenu.get_by_text("Revenir à l'étape précédente"))

    def quitte(self) -> None:
        """« Quitter et revenir plus tard »."""
        self.choisit("Quitter et revenir plus tard")

    def abandonne(self) -> None:
        """« Abandonner la demande », avant toute confirmation."""
        self.choisit("Abandonner la demande")

    def donnee(self, libelle: str) -> str:
        """Ce que l'écran montre sous cette étiquette, sans permettre de le changer."""
        return self.champ(libelle).inner_text()

    def donnees(self, libelles: Iterable[str]) -> dict[str, str]:
        """Ce que l'écran montre sous chacune de ces étiquettes."""
        return {libelle: self.donnee(libelle) for libelle in libelles}

    def saisie(self, libelle: str) -> str:
        """Ce que contient la saisie de cette étiquette ; d'une liste, le libellé de l'élément choisi."""
        return str(
            self.champ(libelle).evaluate("c => c.selectedOptions ? c.selectedOptions[0].text : c.value")
        )

    def _fil_des_etapes(self) -> list[Locator]:
        return self.indicateur.get_by_role("listitem").all()


def _sans_mention(etape: str) -> str:
    return etape.replace(FAITE, "").strip()


@dataclass(frozen=True, slots=True)
class ReponsesALEtape1:
    """Ce qu'un usager répond à l'étape 1, par libellés ; vide, la question reste sans réponse.

    L'adresse et les informations de contact sont préremplies : `None` n'y touche pas.
    """

    situation: str = "Célibataire"
    en_couple: str = "Non"
    conjoint: str = ""
    enfants: str = "Non"
    enfant_francais: str = ""
    voie: str | None = None
    complement: str | None = None
    code_postal: str | None = None
    ville: str | None = None
    courriel: str | None = None
    telephone: str | None = None


# Réponses d'une personne mariée, pour qui la situation n'est pas le sujet.
MARIEE = {"situation": "Marié(e)", "en_couple": "Oui", "conjoint": "Autre pays"}


class Etape1(Etape):
    """« Je vérifie et complète mes informations personnelles. » (S19, S20)."""

    numero = 1
    regle = "EXG-07-06"
    situation = "Quelle est votre situation familiale actuelle ?"
    couple = "Êtes-vous marié, pacsé ou en concubinage ?"
    conjoint = "Quelle est la nationalité de votre conjoint(e) ?"
    enfants = "Avez-vous des enfants en France ?"
    enfant_francais = "L'un des enfants est-il de nationalité française ?"
    voie = "N° et voie"
    complement = "Complément d'adresse"
    code_postal = "Code postal"
    ville = "Ville"
    courriel = "Adresse email"
    telephone = "Téléphone"

    def remplit(self, persona: Persona, **changements: Any) -> None:
        """Répond à tout sans poursuivre : célibataire, sans enfant, adresse connue, sauf `changements`."""
        reponses = replace(ReponsesALEtape1(telephone=persona.telephone), **changements)
        self.champ(self.situation).select_option(label=reponses.situation or "Choisissez")
        self.repond(self.couple, reponses.en_couple)
        if reponses.conjoint:
            self.champ(self.conjoint).select_option(label=reponses.conjoint)
        self.repond(self.enfants, reponses.enfants)
        self.repond(self.enfant_francais, reponses.enfant_francais)
        self.change(**{nom: getattr(reponses, nom) for nom in COORDONNEES})

    def change(self, **coordonnees: str | None) -> None:
        """Change l'adresse ou les informations de contact (`voie`, `courriel`…) ; `None` n'y touche pas."""
        for nom, valeur in coordonnees.items():
            if valeur is not None:
                self.donne(getattr(self, nom), valeur)

    def donne_la_ville(self, ville: str) -> None:
        """Choisit la ville dans la liste du code postal, si elle y est ; vide, aucune.

        Une cible qui n'a pas de liste la fait écrire.
        """
        champ = self.champ(self.ville)
        if not champ.evaluate("champ => champ instanceof HTMLSelectElement"):
            champ.fill(ville)
        elif not ville:
            champ.select_option(index=0)
        elif ville in self.choix_proposes(self.ville):
            champ.select_option(label=ville)

    def attend_les_villes(self) -> None:
        """Laisse la liste des villes suivre le code postal qui vient d'être saisi."""
        champ = self.champ(self.ville)
        survient(
            self.page, lambda delai: expect(champ).not_to_have_attribute("aria-busy", "true", timeout=delai)
        )

    def impose_la_ville(self, ville: str) -> None:
        """Donne une ville que la liste n'offre pas, comme par une requête directe."""
        self.champ(self.ville).evaluate(
            "(liste, ville) => liste.add(new Option(ville, ville, true, true))", ville
        )

    def repond(self, question: str, reponse: str, *, sans_le_dire: bool = False) -> None:
        """Répond « Oui » ou « Non » à une question ; vide, n'y répond pas.

        `sans_le_dire` : l'écran n'en est pas averti et garde ce qu'il aurait effacé.
        """
        if not reponse:
            return
        bouton = self.champ(question).get_by_role("radio", name=reponse, exact=True)
        if sans_le_dire:
            bouton.evaluate("bouton => { bouton.checked = true; }")
        else:
            bouton.check()

    def glisse(self, champs: Mapping[str, str]) -> None:
        """Ajoute au formulaire des champs que l'écran n'a pas, par leur nom."""
        self.enregistrer.evaluate(CHAMPS_AJOUTES, dict(champs))

    def reponse(self, question: str) -> str:
        """La réponse donnée à une question « Oui », « Non » ; vide s'il n'y en a pas."""
        choix = self.champ(question).get_by_role("radio").all()
        return next((r.evaluate("r => r.labels[0].innerText.trim()") for r in choix if r.is_checked()), "")

    def donne(self, libelle: str, reponse: str) -> None:
        """Répond à une question ou remplit une saisie, quelle qu'en soit la forme."""
        if libelle == self.ville:
            self.donne_la_ville(reponse)
        elif libelle in LISTES:
            self.champ(libelle).select_option(label=reponse)
        elif libelle in CHOIX:
            self.repond(libelle, reponse)
        else:
            self.remplace(self.champ(libelle), reponse)
        if libelle == self.code_postal:
            self.attend_les_villes()

    def reponse_donnee(self, libelle: str) -> str:
        """Ce que l'étape montre de la réponse à une question ou d'une saisie, quelle qu'en soit la forme."""
        return self.reponse(libelle) if libelle in CHOIX else self.saisie(libelle)

    def choix_proposes(self, libelle: str) -> list[str]:
        """Les éléments d'une liste, l'invite mise à part."""
        return list(self.champ(libelle).evaluate("liste => [...liste.options].slice(1).map(o => o.text)"))

    def demande(self, libelle: str) -> bool:
        """Vrai si la question est visible."""
        return apparait(self.champ(libelle))

    def est_modifiable(self, libelle: str) -> bool:
        """Vrai si ce qui est sous cette étiquette peut être changé à l'écran."""
        place = self.champ(libelle)
        est_une_saisie = bool(place.evaluate("e => ['INPUT', 'SELECT', 'TEXTAREA'].includes(e.tagName)"))
        return est_une_saisie and place.is_editable()


LISTES = (Etape1.situation, Etape1.conjoint)
CHOIX = (Etape1.couple, Etape1.enfants, Etape1.enfant_francais)
COORDONNEES = ("voie", "complement", "code_postal", "ville", "courriel", "telephone")


class Etape2(Etape):
    """« Je renseigne mon motif de séjour » (S21, S22)."""

    numero = 2
    regle = "EXG-08-21"

    def __init__(self, page: Page, accueil: str) -> None:
        super().__init__(page, accueil)
        self.cases = self.contenu.get_by_role("checkbox")

    def textes_des_cases(self) -> list[str]:
        """Le texte de chaque case, dans l'ordre, étoile comprise."""
        apparait(self.cases.first)
        return [case.evaluate("c => c.labels[0].innerText.trim()") for case in self.cases.all()]

    def cases_cochees(self) -> int:
        """Combien de cases sont cochées."""
        apparait(self.cases.first)
        return sum(case.is_checked() for case in self.cases.all())

    def cases_refusees(self) -> list[int]:
        """Le rang des cases qu'un refus désigne."""
        apparait(self.contenu.get_by_role("checkbox", description=re.compile(".+")).first)
        marques = [case.get_attribute("aria-invalid") for case in self.cases.all()]
        return [rang for rang, marque in enumerate(marques, start=1) if marque == "true"]

    def coche(self, *rangs: int) -> None:
        """Coche les cases de ces rangs, de 1 à 2, et décoche l'autre."""
        for rang, case in enumerate(self.cases.all(), start=1):
            case.set_checked(rang in rangs)

    def atteste(self) -> None:
        """Coche les deux cases et poursuit."""
        self.coche(1, 2)
        self.poursuit()


class Confirmation(Etape):
    """« Votre demande a bien été enregistrée… » (S29)."""

    numero = 5
    regle = "EXG-12-01"
    ouvrir = action(OUVRIR)

    def attestation(self) -> bytes:
        """Le document qu'ouvre « J'ouvre ma confirmation de dépôt de demande (PDF) »."""
        return self.recoit(self.ouvrir)

    def renouvelee(self, debut: date, fin: date) -> bytes:
        """L'attestation renouvelée pour cette période ; vide si elle n'est pas proposée."""
        lien = self.action(RENOUVELEE.format(debut=debut, fin=fin))
        return self.recoit(lien) if lien.is_visible() else b""
