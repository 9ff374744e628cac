"""Les deux issues d'un complément, jouées à la main : le site, la console et sa boîte aux lettres, rien d'autre."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from fixtures.fichiers import fichier
from fixtures.personas import Personas
from steps.controles.attestation import Attestation
from steps.ecrans.acces import Accueil, ChoixDuProfil
from steps.ecrans.comptes import Connexion, CreationMotDePasse, SaisieDeLAdresse
from steps.ecrans.console import Console
from steps.ecrans.demande import Preambule, Situation
from steps.ecrans.etapes import Etape1, Etape2
from steps.ecrans.justificatifs import Etape3
from steps.ecrans.notifications import Notifications
from steps.ecrans.recapitulatif import Etape4
from tests.simulateur.processus import simulateur

ADRESSE, MOT_DE_PASSE = "usagere@personas.invalid", "Abcdefg1#"
DEMANDER = "Je demande ou renouvelle un titre de séjour"


@pytest.fixture
def pages(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, Page, str]]:
    """La fenêtre de l'usagère, celle de la console, et l'adresse du site."""
    with simulateur(tmp_path) as lance, browser.new_context() as elle, browser.new_context() as agent:
        console = agent.new_page()
        console.goto(lance.console(""))
        yield elle.new_page(), console, lance.accueil


def jour(texte: str) -> date:
    return datetime.strptime(texte, "%d/%m/%Y").date()  # noqa: DTZ007 (une date, sans heure)


def cree_un_persona(console: Page) -> tuple[str, date, date, str]:
    """Par la console : numéro, dates et n° étranger du titre d'un persona neuf."""
    console.get_by_role("button", name="Créer un persona fictif").click()
    rangee = console.get_by_role("region", name="Tableau des personas").get_by_role("row").nth(1)
    _, _, numero, debut, fin, etranger = rangee.get_by_role("cell").all_inner_texts()
    return numero, jour(debut), jour(fin), etranger


def dernier_courriel(console: Page) -> None:
    """Ouvre, dans la boîte de la console, le courriel arrivé le dernier."""
    console.get_by_role("link", name="Console", exact=True).click()
    boite = console.get_by_role("region", name="Tableau des courriels")
    boite.get_by_role("link").first.click()


def cree_le_compte(elle: Page, console: Page, accueil: str, titre: tuple[str, date, date, str]) -> None:
    Accueil(elle, accueil).ouvre()
    Accueil(elle, accueil).choisit(DEMANDER)
    profil = ChoixDuProfil(elle, accueil)
    profil.prend("Moi-même")
    profil.prend("Et je suis titulaire d'un titre de séjour / VLS-TS")
    profil.poursuit()
    Connexion(elle, accueil).presente(*titre[:3])
    SaisieDeLAdresse(elle, accueil).saisit(ADRESSE, ADRESSE)
    dernier_courriel(console)
    lien = console.get_by_role("link", name="mot-de-passe").get_attribute("href")
    elle.goto(str(lien))
    CreationMotDePasse(elle, accueil).choisit_le_mot_de_passe(MOT_DE_PASSE)
    connexion = Connexion(elle, accueil)
    connexion.ouvre()
    connexion.connecte(titre[3], MOT_DE_PASSE)


def depose(elle: Page, accueil: str) -> None:
    Accueil(elle, accueil).choisit(DEMANDER)
    profil = ChoixDuProfil(elle, accueil)
    profil.prend("Moi-même")
    profil.poursuit()
    Situation(elle, accueil).commence()
    Preambule(elle, accueil).poursuit()
    etape_1 = Etape1(elle, accueil)
    etape_1.remplit(
        Personas("a la main", "personas.invalid").cree("BPS", date(2022, 4, 26)), courriel=ADRESSE
    )
    etape_1.poursuit()
    Etape2(elle, accueil).atteste()
    etape_3 = Etape3(elle, accueil)
    etape_3.confirme_l_ephoto()
    etape_3.joint(fichier("facture.pdf"))
    etape_3.poursuit()
    etape_4 = Etape4(elle, accueil)
    etape_4.valide_les_trois_parties()
    etape_4.depose()


@pytest.mark.parametrize(("saut", "hors_delai"), [("30 jours", "non"), ("6 mois environ", "oui")])
def test_de_la_creation_du_compte_a_la_decision(
    pages: tuple[Page, Page, str], saut: str, hors_delai: str
) -> None:
    elle, poste, accueil = pages
    console = Console(poste, accueil)
    titre = cree_un_persona(poste)
    cree_le_compte(elle, poste, accueil, titre)
    depose(elle, accueil)

    poste.get_by_role("link", name="Console", exact=True).click()
    console.cherche(titre[3])
    poste.get_by_role("region", name="Tableau des demandes").get_by_role("link").first.click()
    console.reclame("Camille Exemple", [Notifications.piece_usuelle], "Un document plus net, merci.")

    dernier_courriel(poste)
    assert poste.get_by_text("Vous venez de recevoir une notification").first.is_visible()
    notifications = Notifications(elle, accueil)
    Accueil(elle, accueil).ouvre()
    notifications.ouvre_depuis_le_volet()
    assert notifications.pieces() == [f"{Notifications.piece_usuelle} :"]

    poste.get_by_role("link", name="Console", exact=True).click()
    poste.get_by_role("button", name=f"Avancer de {saut}").click()
    connexion = Connexion(elle, accueil)
    connexion.ouvre()
    connexion.connecte(titre[3], MOT_DE_PASSE)
    notifications.ouvre_depuis_le_volet()
    notifications.joint(fichier("bail.pdf"))
    notifications.envoie()

    poste.get_by_role("region", name="Tableau des demandes").get_by_role("link").first.click()
    assert console.donnees(["État", "Hors délai"]) == {"État": "complément reçu", "Hors délai": hors_delai}
    console.agit("Dominique Fictif", "Accepter la demande")
    Accueil(elle, accueil).ouvre()
    notifications.ouvre_la_liste()
    notifications.ouvre_la_derniere()
    titre_lu = Attestation(notifications.document()).titre or ""
    assert titre_lu.startswith("ATTESTATION DE DÉCISION FAVORABLE")
