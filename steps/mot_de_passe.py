"""Pas de la création du mot de passe (S11, S12)."""

from collections.abc import Sequence
from dataclasses import replace

from pytest_bdd import given, then, when

from fixtures.personas import Persona, Personas
from fixtures.registre import Registre
from reports.preuves import Preuves
from steps.controles.constat import constate, constate_que, constate_un_refus
from steps.ecrans.acces import Accueil
from steps.ecrans.comptes import CompteCree, Connexion, CreationMotDePasse
from steps.oubli import n_ouvre_pas, ouvre_le_compte
from steps.preparation.comptes import LIEN_OUVERT, ComptesADemander, Session
from steps.regles import Regles
from steps.vocabulaire import phrase

CRITERES = ("8 caractères", "une majuscule", "une minuscule", "un caractère spécial", "un chiffre")
"""Ce que S11 exige d'un mot de passe, avec ses mots."""


@given(phrase("elle a ouvert le lien reçu"))
def a_ouvert_le_lien(persona: Persona, nouveau_compte: ComptesADemander, session: Session) -> None:
    session.ouvre_dans_l_etat(LIEN_OUVERT, persona)


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


@given(phrase("elle a choisi un mot de passe de {longueur:d} caractères"), target_fixture="persona")
def a_choisi_long(
    creation_mot_de_passe: CreationMotDePasse,
    compte_cree: CompteCree,
    persona: Persona,
    preuves: Preuves,
    longueur: int,
) -> Persona:
    long = persona.mot_de_passe + "x" * (longueur - len(persona.mot_de_passe))
    preuves.secret(long)
    creation_mot_de_passe.choisit_le_mot_de_passe(long)
    creation_mot_de_passe.issue_du_choix(compte_cree.confirmation)
    return replace(persona, mot_de_passe=long)


@then(phrase("ce mot de passe entier ouvre son compte"))
def entier_ouvre(connexion: Connexion, accueil: Accueil, persona: Persona, regles: Regles) -> None:
    ouvre_le_compte(connexion, accueil, persona, regles, persona.mot_de_passe)


@then(phrase("ses {a:d}, {b:d}, {c:d} ou {d:d} premiers caractères ne l'ouvrent pas"))
def debut_refuse(
    connexion: Connexion, accueil: Accueil, persona: Persona, regles: Regles, a: int, b: int, c: int, d: int
) -> None:
    for longueur in (a, b, c, d):
        n_ouvre_pas(connexion, accueil, persona, regles, persona.mot_de_passe[:longueur])


@then(phrase("chacun de ces mots de passe est refusé :"))
def mots_de_passe_refuses(
    creation_mot_de_passe: CreationMotDePasse, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    for (mot_de_passe,) in datatable:
        refus = creation_mot_de_passe.motifs_du_refus(mot_de_passe)
        constate_un_refus(regles.pour(), f'"{mot_de_passe}" refusé', refus, creation_mot_de_passe)


@then(phrase('le mot de passe "{debut}" est accepté, suivi de l\'un de ces caractères :'))
def accepte_suivi_de(
    creation_mot_de_passe: CreationMotDePasse,
    compte_cree: CompteCree,
    personas: Personas,
    nouveau_compte: ComptesADemander,
    registre: Registre,
    session: Session,
    regles: Regles,
    debut: str,
    datatable: Sequence[Sequence[str]],
) -> None:
    for (caractere,) in datatable:
        # Un mot de passe accepté crée le compte : à chaque caractère sa personne.
        a_ouvert_le_lien(registre.inscrit(personas.cree()), nouveau_compte, session)
        creation_mot_de_passe.choisit_le_mot_de_passe(debut + caractere)
        obtenu = creation_mot_de_passe.issue_du_choix(compte_cree.confirmation)
        constate(regles.pour(), attendu="accepté", obtenu=obtenu, ou=f'"{debut}{caractere}"')


@then(phrase("chacun de ces mots de passe est refusé pour ce qui lui manque :"))
def refuses_pour_leur_manque(
    creation_mot_de_passe: CreationMotDePasse, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    for mot_de_passe, manques in datatable[1:]:
        motifs = creation_mot_de_passe.motifs_du_refus(mot_de_passe).lower()
        nommes = [critere for critere in CRITERES if critere in motifs]
        ou = f'refus de "{mot_de_passe}"'
        constate(regles.pour(), attendu=sorted(manques.split(", ")), obtenu=sorted(nommes), ou=ou)


@then(phrase('le refus ne rend "{texte}" nulle part dans la page'))
def non_rendu(creation_mot_de_passe: CreationMotDePasse, regles: Regles, texte: str) -> None:
    refus = creation_mot_de_passe.refus_pres_de("Mot de passe")
    rendu = texte in creation_mot_de_passe.source()
    constate(regles.pour(), attendu=(True, False), obtenu=(bool(refus), rendu), ou="refus dit, saisie rendue")


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
