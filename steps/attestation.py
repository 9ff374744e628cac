"""Pas de l'attestation de prolongation d'instruction (S29 à S31)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from pytest_bdd import given, then, when

from fixtures.cible import Cible
from fixtures.dossiers import DEPOSEE, Dossier
from fixtures.horloge import PARIS, Horloge
from fixtures.moyens import CONFIANCE
from fixtures.personas import ORIGINES, Persona, Personas
from fixtures.pilotage import Pilotage
from fixtures.registre import Registre
from reports.preuves import Preuves
from steps.controles.attestation import Attestation
from steps.controles.constat import constate, constate_que, meme_texte
from steps.controles.deux_d_doc import Annuaire
from steps.ecrans.acces import Accueil
from steps.ecrans.etapes import NOMBRE_D_ETAPES, OUVRIR
from steps.ecrans.remise import Fichier, Remise
from steps.preparation.comptes import Session
from steps.preparation.demandes import Preparation
from steps.regles import Regles
from steps.visiteurs import Visiteur
from steps.vocabulaire import phrase

A_DIX_HEURES = time(10)
CHIFFRES_D_UN_NUMERO_ETRANGER = 10
PDF = "PDF, page 1"


def comme_dans_le_guide(persona: Persona) -> Persona:
    """Le même persona, à l'état civil de l'exemple du guide (S30) ; il reste connu à une autre adresse."""
    return replace(
        persona,
        nom="Recette metier",
        prenoms=("Test", "Quarante-et-un"),
        sexe="F",
        date_de_naissance=date(2006, 4, 5),
        origine=ORIGINES[0],
    )


def porte_le_nom_du_guide(nom: object, attendu: object) -> bool:
    """Compare deux noms de fichier, avec ou sans la faute du guide, « PROLOGATION » (C-11)."""
    return str(nom).replace("PROLONGATION", "PROLOGATION") == str(attendu).replace(
        "PROLONGATION", "PROLOGATION"
    )


def depose(preparation: Preparation, persona: Persona, **etape_1: str) -> Dossier:
    """Arrange une demande déposée à l'heure de la cible ; `etape_1` en change des réponses."""
    return preparation.mene(persona, DEPOSEE, informations={"telephone": persona.telephone, **etape_1})


def nom_attendu(modele: str, persona: Persona) -> str:
    """Le nom de fichier que dit la feature, son n° étranger mis à sa place."""
    return modele.replace("[n° étranger]", persona.numero_etranger)


@pytest.fixture
def annuaire(cible: Cible, request: pytest.FixtureRequest) -> Annuaire:
    """À qui se fier : le dossier que nomme le profil, sinon ce que donne la cible, sinon personne."""
    if cible.confiance is not None:
        return Annuaire.depuis_un_dossier(cible.confiance)
    if CONFIANCE not in cible.capacites:
        return Annuaire(())
    pilotage: Pilotage = request.getfixturevalue("pilotage")
    return Annuaire.depuis_des_pem([str(pilotage.lit("certificats")["pem"]).encode()])


@pytest.fixture
def attestation(fichier: Fichier) -> Attestation:
    """L'attestation que l'usager a ouverte, lue une fois."""
    return Attestation(fichier.octets)


@given(phrase("la bénéficiaire de la protection subsidiaire que montre le guide"), target_fixture="persona")
def beneficiaire_du_guide(
    personas: Personas, registre: Registre, horloge: Horloge, depart: datetime, preuves: Preuves
) -> Persona:
    persona = registre.inscrit(comme_dans_le_guide(personas.cree("BPS", depart.date())))
    preuves.secret(persona.mot_de_passe)
    return persona


@given(phrase("elle a déposé sa demande aujourd'hui"), target_fixture="dossier")
def a_depose_aujourd_hui(preparation: Preparation, persona: Persona) -> Dossier:
    return depose(preparation, persona)


@given(phrase("qui a déposé sa demande le {jour:Jour}"), target_fixture="dossier")
@given(phrase("elle a déposé sa demande le {jour:Jour}"), target_fixture="dossier")
def a_depose(preparation: Preparation, persona: Persona, horloge_reglable: Horloge, jour: date) -> Dossier:
    horloge_reglable.place(datetime.combine(jour, A_DIX_HEURES, PARIS))
    return depose(preparation, persona)


@given(phrase("elle a déposé sa demande le {moment:Moment}"), target_fixture="dossier")
def a_depose_a_cette_heure(
    preparation: Preparation, persona: Persona, horloge_reglable: Horloge, moment: datetime
) -> Dossier:
    horloge_reglable.place(moment.replace(tzinfo=PARIS))
    return depose(preparation, persona)


@given(
    phrase(
        "qui a déposé sa demande le {jour:Jour}, en donnant sa nouvelle adresse, {voie}, {code_postal:d} {ville}"
    ),
    target_fixture="dossier",
)
@given(
    phrase(
        "elle a déposé sa demande le {jour:Jour}, en donnant sa nouvelle adresse, {voie}, {code_postal:d} {ville}"
    ),
    target_fixture="dossier",
)
def a_depose_a_sa_nouvelle_adresse(
    preparation: Preparation,
    persona: Persona,
    horloge_reglable: Horloge,
    jour: date,
    voie: str,
    code_postal: int,
    ville: str,
) -> Dossier:
    horloge_reglable.place(datetime.combine(jour, A_DIX_HEURES, PARIS))
    adresse = {"voie": voie, "code_postal": f"{code_postal:05}", "ville": ville}
    return depose(preparation, persona, **adresse)


@given(phrase("qui a reçu son attestation"), target_fixture="fichier")
@given(phrase("elle a reçu son attestation"), target_fixture="fichier")
def a_recu_son_attestation(directement: Visiteur, dossier: Dossier, preuves: Preuves) -> Fichier:
    recue = directement.suit(dossier.adresse(NOMBRE_D_ETAPES), OUVRIR)
    preuves.pdf(recue.octets, recue.nom)
    return Fichier(recue.adresse, recue.code, recue.nom, recue.octets)


@given(phrase("elle a ouvert son attestation"), target_fixture="fichier")
@when(phrase("elle ouvre son attestation"), target_fixture="fichier")
def ouvre_son_attestation(
    session: Session, remise: Remise, persona: Persona, dossier: Dossier, preuves: Preuves
) -> Fichier:
    session.ouvre(persona, dossier.adresse(NOMBRE_D_ETAPES))
    fichier = remise.ouvre()
    preuves.pdf(fichier.octets, fichier.nom)
    return fichier


@when(phrase("elle l'ouvre de nouveau, {delai:Duree} plus tard"), target_fixture="second_fichier")
def ouvre_de_nouveau(
    remise: Remise, horloge_reglable: Horloge, fichier: Fichier, delai: timedelta
) -> Fichier:
    horloge_reglable.avance(delai)
    return remise.telecharge(fichier.adresse)


@when(phrase("une homonyme, connectée à son compte, demande cette attestation"), target_fixture="reponse")
def homonyme_demande(
    session: Session,
    accueil: Accueil,
    remise: Remise,
    personas: Personas,
    persona: Persona,
    registre: Registre,
    preuves: Preuves,
    fichier: Fichier,
) -> Fichier:
    homonyme = replace(
        personas.cree(),
        nom=persona.nom,
        prenoms=persona.prenoms,
        date_de_naissance=persona.date_de_naissance,
        origine=persona.origine,
    )
    registre.inscrit(homonyme)
    preuves.secret(homonyme.mot_de_passe)
    remise.oublie_la_session()
    session.ouvre(homonyme)
    accueil.usager_connecte(homonyme.nom_affiche)
    return remise.telecharge(fichier.adresse)


@when(phrase("une personne non connectée demande cette attestation"), target_fixture="reponse")
def inconnu_demande(remise: Remise, fichier: Fichier) -> Fichier:
    remise.oublie_la_session()
    return remise.telecharge(fichier.adresse)


@then(phrase("l'attestation lui est remise"))
def attestation_remise(fichier: Fichier) -> None:
    constate_que("EXG-13-01", "un PDF", obtenu=fichier, ou="confirmation de dépôt", vrai=fichier.est_un_pdf)


@then(phrase('le fichier se nomme "{modele}"'))
def fichier_nomme(fichier: Fichier, persona: Persona, modele: str) -> None:
    constate(
        "EXG-13-16", attendu=nom_attendu(modele, persona), obtenu=fichier.nom, selon=porte_le_nom_du_guide
    )


@then(phrase("les deux fichiers sont identiques"))
def fichiers_identiques(fichier: Fichier, second_fichier: Fichier) -> None:
    constate_que("EXG-13-18", "un PDF", obtenu=fichier, ou="premier téléchargement", vrai=fichier.est_un_pdf)
    constate("EXG-13-18", attendu=fichier.octets, obtenu=second_fichier.octets, ou="second téléchargement")


@then(phrase("l'attestation est refusée"))
def attestation_refusee(reponse: Fichier) -> None:
    constate_que(
        "EXG-13-20", "un refus", obtenu=reponse, ou="attestation d'une autre", vrai=reponse.est_refuse
    )


@then(phrase("l'attestation a pour titre « {titre} »"))
def titre_de_l_attestation(attestation: Attestation, titre: str) -> None:
    constate("EXG-13-02", attendu=titre, obtenu=attestation.titre, ou=PDF, selon=meme_texte)


@then(phrase("« {libelle} » est son n° étranger, de 10 chiffres"))
def identifiant(attestation: Attestation, persona: Persona, libelle: str) -> None:
    obtenu = attestation.champs.get(libelle, "")
    constate("EXG-13-03", attendu=persona.numero_etranger, obtenu=obtenu, ou=PDF)
    constate(
        "EXG-13-03", attendu=CHIFFRES_D_UN_NUMERO_ETRANGER, obtenu=len(obtenu), ou="longueur de l'identifiant"
    )


@then(phrase("l'attestation et le 2D-DOC portent le n° de demande de son espace personnel"))
def numero_partout(attestation: Attestation, dossier: Dossier) -> None:
    constate("EXG-13-04", attendu=dossier.numero, obtenu=attestation.numero_de_demande, ou=PDF)
    constate("EXG-13-04", attendu=dossier.numero, obtenu=attestation.code.valeur("6K"), ou="2D-DOC, 6K")


@then(phrase("l'attestation porte :"))
def attestation_porte(attestation: Attestation, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendus = dict(ligne[0].split(" : ", maxsplit=1) for ligne in datatable)
    obtenus = {libelle: attestation.champs.get(libelle) for libelle in attendus}
    constate(regles.pour(), attendu=attendus, obtenu=obtenus, ou=PDF)


@then(phrase("l'attestation porte la mention « {mention} »"))
@then(phrase('l\'attestation porte la mention "{mention}"'))
def mention(attestation: Attestation, regles: Regles, mention: str) -> None:
    constate(regles.pour(), attendu=mention, obtenu=attestation.mention, ou=PDF, selon=meme_texte)


@then(phrase('l\'attestation cite l\'article "{article}", et non "{autre}"'))
def article_cite(attestation: Attestation, article: str, autre: str) -> None:
    obtenu = [texte for texte in (article, autre) if texte in attestation.texte]
    constate("EXG-13-07", attendu=[article], obtenu=obtenu, ou="articles cités")


@then(phrase("l'attestation dit « {texte} »"))
def attestation_dit(attestation: Attestation, regles: Regles, texte: str) -> None:
    constate(regles.pour(), attendu=texte, obtenu=attestation.phrase(texte), ou=PDF, selon=meme_texte)


@then(phrase("son n° étranger, son n° de demande et ces dates se lisent comme du texte :"))
def se_lisent(
    attestation: Attestation,
    persona: Persona,
    dossier: Dossier,
    datatable: Sequence[Sequence[str]],
) -> None:
    attendus = [persona.numero_etranger, str(dossier.numero), *(ligne[0] for ligne in datatable)]
    lus = [attendu for attendu in attendus if attendu in attestation.texte]
    constate("EXG-13-17", attendu=attendus, obtenu=lus, ou="texte du PDF")


@then(phrase("l'attestation couvre le séjour du {debut:Jour} au {fin:Jour}"))
def couvre(attestation: Attestation, regles: Regles, debut: date, fin: date) -> None:
    constate(regles.pour(), attendu=(debut, fin), obtenu=attestation.validite, ou=PDF)
