"""Le cas 1 option 1 écrit à nu avec Playwright, captures comprises : l'étalon du coût de la suite.

Aucun pas, aucun constat, aucun enregistrement : la même personne, les mêmes écrans, les mêmes lectures.
"""

import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from fixtures.boite import Boite
from fixtures.fichiers import fichier
from fixtures.personas import Persona
from fixtures.pilotage import Pilotage
from fixtures.registre import RegistrePilote
from steps.controles.attestation import Attestation
from steps.controles.courriel import lis_le_courriel
from steps.controles.deux_d_doc import Annuaire, EtatDeSignature


def joue(navigateur: Browser, adresse: str, persona: Persona, boite: Boite, captures: Path) -> float:
    """Joue le parcours entier ; rend sa durée en secondes."""
    pilotage = Pilotage(adresse)
    RegistrePilote(pilotage).inscrit(persona)
    debut = time.perf_counter()
    contexte = navigateur.new_context(locale="fr-FR", timezone_id="Europe/Paris", reduced_motion="reduce")
    page = contexte.new_page()
    _cree_le_compte(page, adresse, persona, boite, captures)
    _depose(page, persona, captures)
    _verifie(page, pilotage, boite, persona)
    contexte.close()
    duree = time.perf_counter() - debut
    pilotage.ferme()
    return duree


def _capture(page: Page, dossier: Path) -> None:
    rang = len(list(dossier.iterdir()))
    (dossier / f"{rang:02d}.html").write_text(page.content(), encoding="utf-8")
    page.screenshot(path=dossier / f"{rang:02d}.jpg", type="jpeg", quality=75)


def _bouton(page: Page, nom: str) -> None:
    page.get_by_role("button", name=nom).first.click()


def _cree_le_compte(page: Page, adresse: str, persona: Persona, boite: Boite, captures: Path) -> None:
    page.goto(f"{adresse}/particuliers/")
    _capture(page, captures)
    page.get_by_role("link", name="Je demande ou renouvelle un titre de séjour").click()
    page.get_by_role("radio", name="Moi-même").check()
    page.get_by_role("radio", name="Et je suis titulaire d'un titre de séjour / VLS-TS").check()
    _capture(page, captures)
    _bouton(page, "Continuer")
    page.get_by_label("N° de votre visa ou de votre titre de séjour").fill(persona.titre.numero)
    for legende, jour in (("début", persona.titre.debut), ("fin", persona.titre.fin)):
        groupe = page.get_by_role("group", name=f"Date de {legende} de validité")
        groupe.get_by_label("Jour").fill(str(jour.day))
        groupe.get_by_label("Mois").select_option(str(jour.month))
        groupe.get_by_label("Année").fill(str(jour.year))
    _capture(page, captures)
    _bouton(page, "Valider")
    page.get_by_label("Adresse email *", exact=True).fill(persona.courriel)
    page.get_by_label("Confirmation de l'adresse email *").fill(persona.courriel)
    _capture(page, captures)
    _bouton(page, "Valider")
    page.get_by_text("Demande de création de compte bien enregistrée.").wait_for()
    _capture(page, captures)
    recu = boite.attend(persona.courriel)
    page.goto(lis_le_courriel(recu or b"").lien)
    page.get_by_label("Mot de passe *", exact=True).fill(persona.mot_de_passe)
    page.get_by_label("Confirmation du mot de passe *").fill(persona.mot_de_passe)
    _capture(page, captures)
    _bouton(page, "Créer le mot de passe")
    page.get_by_text("Votre compte a bien été créé.").wait_for()
    _capture(page, captures)
    page.goto(f"{adresse}/particuliers/connexion")
    page.get_by_label("Identifiant *").fill(persona.numero_etranger)
    page.get_by_label("Mot de passe *").fill(persona.mot_de_passe)
    _capture(page, captures)
    page.get_by_role("main").get_by_role("button", name="Se connecter").click()


def _depose(page: Page, persona: Persona, captures: Path) -> None:
    page.get_by_role("link", name="Je demande ou renouvelle un titre de séjour").click()
    page.get_by_role("radio", name="Moi-même").check()
    _bouton(page, "Continuer")
    page.get_by_role("radio", name="Je sollicite le renouvellement de ce titre").check()
    _capture(page, captures)
    _bouton(page, "Je commence")
    _capture(page, captures)
    page.get_by_role("link", name="Télécharger la liste des pièces justificatives.").wait_for()
    lien = page.get_by_role("link", name="Télécharger la liste des pièces justificatives.").get_attribute(
        "href"
    )
    page.request.get(f"{page.url.split('/particuliers')[0]}{lien}").body()
    _suit(page, "Je continue")
    page.get_by_label("Quelle est votre situation familiale actuelle").select_option(label="Célibataire")
    for question in ("Êtes-vous marié, pacsé ou en concubinage", "Avez-vous des enfants en France"):
        page.get_by_role("radiogroup", name=question).get_by_role("radio", name="Non").check()
    page.get_by_label("Téléphone").fill(persona.telephone)
    _capture(page, captures)
    _bouton(page, "Enregistrer et poursuivre")
    for case in (0, 1):
        page.get_by_role("checkbox").nth(case).check()
    _capture(page, captures)
    _bouton(page, "Enregistrer et poursuivre")
    page.get_by_label("Numéro ephoto").fill("0" * 22)
    _bouton(page, "Confirmer le numéro ephoto")
    page.get_by_text("0" * 22).wait_for()
    page.get_by_role("button", name="Justificatifs de domicile").set_input_files(
        fichier("DOC_TEST_PIECE_JOINTE.pdf").envoi
    )
    _bouton(page, "Joindre un document")
    page.get_by_role("link", name="DOC_TEST_PIECE_JOINTE.pdf").wait_for()
    _capture(page, captures)
    _bouton(page, "Enregistrer et poursuivre")
    for bouton in ("Valider et vérifier la suite de ma saisie",) * 2 + ("Valider ma saisie",):
        _valide(page, bouton)
        _capture(page, captures)
    page.get_by_label("Observations à destination de l'administration").fill("Pas de commentaires")
    _bouton(page, "Déposer la demande")
    page.get_by_text("Votre demande a bien été enregistrée").wait_for()
    _capture(page, captures)


def _valide(page: Page, bouton: str) -> None:
    with page.expect_navigation():
        _bouton(page, bouton)


def _suit(page: Page, nom: str) -> None:
    page.get_by_role("link", name=nom).or_(page.get_by_role("button", name=nom)).first.click()


def _verifie(page: Page, pilotage: Pilotage, boite: Boite, persona: Persona) -> None:
    lien: Any = page.get_by_role(
        "button", name="J'ouvre ma confirmation de dépôt de demande (PDF)"
    ).get_attribute("href")
    octets = page.request.get(f"{page.url.split('/particuliers')[0]}{lien}").body()
    attestation = Attestation(octets, Annuaire.depuis_des_pem([pilotage.lit("certificats")["pem"].encode()]))
    depot = lis_le_courriel(boite.attend(persona.courriel) or b"")
    if not (
        attestation.verification.etat is EtatDeSignature.VERIFIEE
        and not attestation.desaccords
        and not attestation.autres_codes
        and depot.pieces_jointes[0].octets == octets
    ):
        raise AssertionError("Le parcours nu n'obtient pas une attestation vérifiée.")
