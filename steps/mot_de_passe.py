"""Pas de la création du mot de passe (S11, S12)."""

from pytest_bdd import given, then, when

from fixtures.boite import Boite
from fixtures.personas import Persona
from fixtures.pilotage import Pilotage
from reports.preuves import Preuves
from steps.activation import vient_de_demander
from steps.controles.constat import constate, constate_que
from steps.ecrans.comptes import CompteCree, CreationMotDePasse
from steps.regles import Regles
from steps.vocabulaire import phrase


@given(phrase("elle a ouvert le lien reçu"))
def a_ouvert_le_lien(
    persona: Persona,
    pilotage: Pilotage,
    boite: Boite,
    preuves: Preuves,
    creation_mot_de_passe: CreationMotDePasse,
) -> None:
    creation_mot_de_passe.ouvre(vient_de_demander(persona, pilotage, boite, preuves).lien)
    creation_mot_de_passe.issue()


@when(phrase('elle choisit le mot de passe "{mot_de_passe}"'))
def choisit_le_mot_de_passe(creation_mot_de_passe: CreationMotDePasse, mot_de_passe: str) -> None:
    creation_mot_de_passe.choisit_le_mot_de_passe(mot_de_passe)


@when(phrase('elle choisit "{mot_de_passe}" pour mot de passe et le confirme par "{confirmation}"'))
def choisit_et_confirme(
    creation_mot_de_passe: CreationMotDePasse, mot_de_passe: str, confirmation: str
) -> None:
    creation_mot_de_passe.choisit_le_mot_de_passe(mot_de_passe, confirmation)


@when(phrase("elle laisse le mot de passe vide, {directement:Voie}"))
def mot_de_passe_vide(creation_mot_de_passe: CreationMotDePasse, persona: Persona, directement: bool) -> None:
    creation_mot_de_passe.choisit_le_mot_de_passe("", persona.mot_de_passe, directement=directement)


@when(phrase("elle laisse la confirmation vide, {directement:Voie}"))
def confirmation_vide(creation_mot_de_passe: CreationMotDePasse, persona: Persona, directement: bool) -> None:
    creation_mot_de_passe.choisit_le_mot_de_passe(persona.mot_de_passe, "", directement=directement)


@then(phrase("ce mot de passe est {issue}"))
def issue_du_mot_de_passe(
    creation_mot_de_passe: CreationMotDePasse, compte_cree: CompteCree, regles: Regles, issue: str
) -> None:
    obtenu = creation_mot_de_passe.issue_du_choix(compte_cree.confirmation)
    constate(regles.pour(), attendu=issue, obtenu=obtenu, ou=creation_mot_de_passe)


@then(phrase("le format attendu est affiché"))
def format_attendu(creation_mot_de_passe: CreationMotDePasse) -> None:
    affiche = creation_mot_de_passe.annonce_le_format()
    constate_que(
        "EXG-05-12", "« Format attendu : … »", sinon="absent", ou=creation_mot_de_passe, vrai=affiche
    )


@then(phrase("la saisie du mot de passe est masquée"))
def saisie_masquee(creation_mot_de_passe: CreationMotDePasse) -> None:
    obtenu = creation_mot_de_passe.saisies_masquees()
    constate("EXG-05-15", attendu=(True, True), obtenu=obtenu, ou="mot de passe et confirmation")


@then(phrase("rien ne dit « {texte} »"))
def rien_ne_dit(creation_mot_de_passe: CreationMotDePasse, texte: str) -> None:
    creation_mot_de_passe.issue()
    montre = creation_mot_de_passe.montre(texte)
    constate("EXG-05-01", attendu=False, obtenu=montre, ou=f"« {texte} » à l'écran")
