"""Pas des règles transverses : sauvegarde, ordre, session, accessibilité, journal."""

import re
from datetime import date, datetime, timedelta

from pytest_bdd import then, when

from fixtures.dossiers import Dossier, Dossiers
from fixtures.horloge import Horloge
from fixtures.personas import Persona, Personas, inscrit
from fixtures.pilotage import Pilotage
from steps.controles.constat import constate, constate_que
from steps.controles.pdf import DocumentPdf
from steps.demande import Session
from steps.ecrans.acces import Accueil
from steps.ecrans.demande import DemandeEnCours
from steps.ecrans.ecran import Ecran, Reception
from steps.ecrans.etapes import Confirmation, Etape, Etape1, Etape2
from steps.ecrans.recapitulatif import Etape4
from steps.regles import Regles
from steps.vocabulaire import phrase

ADRESSE_ELECTRONIQUE = re.compile(r"[\w.+-]+@[\w.-]+\w")
FICTIVE = ".invalid"


@when(phrase("elle se déconnecte, se reconnecte et reprend sa demande"))
def revient_connectee(
    accueil: Accueil, session: Session, persona: Persona, demande_en_cours: DemandeEnCours
) -> None:
    accueil.deconnecte()
    session.ouvre(persona)
    demande_en_cours.reprend()


@when(phrase("elle remplit l'étape 1 et quitte la démarche sans l'enregistrer"))
def remplit_et_quitte(etape_1: Etape1, accueil: Accueil, persona: Persona) -> None:
    etape_1.remplit(persona)
    etape_1.quitte()
    accueil.est_affiche()


@when(phrase("une autre usagere demande son étape 1"), target_fixture="reception")
def une_autre_demande(
    dossier: Dossier,
    personas: Personas,
    pilotage: Pilotage,
    autre_session: Session,
    autre_ecran: Ecran,
) -> Reception:
    autre = inscrit(personas.cree(), pilotage)
    autre_session.ouvre(autre)
    return autre_ecran.lit(dossier.adresse(1))


@when(phrase("une personne non connectee demande son étape 1"), target_fixture="reception")
def une_inconnue_demande(dossier: Dossier, autre_ecran: Ecran) -> Reception:
    return autre_ecran.lit(dossier.adresse(1))


@when(phrase("elle reste {duree:Duree} sans rien faire"))
def reste_sans_rien_faire(horloge: Horloge, duree: timedelta) -> None:
    horloge.avance(duree)


@then(phrase("l'étape 2 est encore enregistrée"))
def etape_2_gardee(etape_2: Etape2, regles: Regles) -> None:
    constate(
        regles.pour(), attendu=(2, 2), obtenu=(etape_2.etape_lue(2), etape_2.cases_cochees()), ou=etape_2
    )


@then(phrase("aucune situation familiale n'est donnée"))
def aucune_situation_donnee(etape_1: Etape1, regles: Regles) -> None:
    constate(
        regles.pour(), attendu="Choisissez", obtenu=etape_1.choix_fait(Etape1.situation), ou=Etape1.situation
    )


@then(phrase("rien de sa demande n'est montré"))
def rien_de_montre(reception: Reception, persona: Persona, regles: Regles) -> None:
    lu = reception.octets.decode(errors="replace")
    montre = [texte for texte in (persona.nom, persona.adresse.voie, persona.courriel) if texte in lu]
    constate(regles.pour(), attendu=[], obtenu=montre, ou="réponse")


@then(phrase("elle est connectée"))
def est_connectee(accueil: Accueil, persona: Persona, regles: Regles) -> None:
    accueil.ouvre()
    connectee = accueil.usager_connecte(persona.nom_affiche)
    constate_que(regles.pour(), "connectée", sinon="déconnectée", ou=accueil, vrai=connectee)


@then(phrase("elle est déconnectée"))
def est_deconnectee(accueil: Accueil, persona: Persona, regles: Regles) -> None:
    accueil.ouvre()
    deconnectee = accueil.propose("SE CONNECTER")
    constate_que(regles.pour(), "déconnectée", sinon="connectée", ou=accueil, vrai=deconnectee)


@then(phrase("reconnectée, elle reprend sa demande à l'étape {numero:d}"))
def reprend_reconnectee(
    session: Session,
    persona: Persona,
    demande_en_cours: DemandeEnCours,
    etape: Etape,
    regles: Regles,
    numero: int,
) -> None:
    session.ouvre(persona)
    demande_en_cours.reprend()
    constate(regles.pour(), attendu=numero, obtenu=etape.etape_lue(numero), ou="étape reprise")


@then(phrase('le document a un titre, des balises et la langue "{langue}"'))
def document_balise(liste: DocumentPdf, regles: Regles, langue: str) -> None:
    lues = liste.metadonnees
    obtenu = (bool(lues.titre), lues.balise, lues.langue)
    constate(regles.pour(), attendu=(True, True, langue), obtenu=obtenu, ou="titre, balises, langue du PDF")


@then(phrase("le bas de page dit où en est la conformité au RGAA"))
def mention_du_rgaa(ecran: Ecran, regles: Regles) -> None:
    bas = ecran.bas_de_page()
    constate_que(regles.pour(), "une mention du RGAA", obtenu=bas, ou="bas de page", vrai="RGAA" in bas)


@then(phrase("toutes les adresses électroniques montrées sont fictives"))
def adresses_fictives(etape_4: Etape4, persona: Persona, regles: Regles) -> None:
    etape_4.attend_l_ouverture(1)
    adresses = ADRESSE_ELECTRONIQUE.findall(etape_4.contenu.inner_text())
    reelles = [adresse for adresse in adresses if not adresse.endswith(FICTIVE)]
    constate(
        regles.pour(), attendu=(True, []), obtenu=(bool(adresses), reelles), ou="adresses du récapitulatif"
    )


@then(phrase("le journal dit son dépôt, à l'heure où elle l'a fait et sous son nom"))
def depot_journalise(
    confirmation: Confirmation,
    dossiers: Dossiers,
    dossier: Dossier,
    horloge: Horloge,
    persona: Persona,
    regles: Regles,
) -> None:
    confirmation.est_affiche()
    actes = [
        (datetime.fromisoformat(note["instant"]), note["auteur"])
        for note in dossiers.lit(dossier.cle)["journal"]
        if note["acte"] == "demande déposée"
    ]
    constate(
        regles.pour(),
        attendu=[(horloge.maintenant, persona.nom_affiche)],
        obtenu=actes,
        ou="journal de la demande",
    )


@then(phrase("son espace personnel date la demande du {jour:Jour}"))
def date_de_l_espace(accueil: Accueil, regles: Regles, jour: date) -> None:
    accueil.ouvre()
    constate(regles.pour(), attendu=[f"{jour:%d/%m/%Y}"], obtenu=accueil.dates_de_depot(), ou=accueil)
