"""Pas des règles transverses : session, accessibilité, journal."""

import re
from datetime import date, datetime

from pytest_bdd import then

from fixtures.dossiers import Dossier, Dossiers
from fixtures.horloge import Horloge
from fixtures.personas import Persona
from steps.controles.constat import constate, constate_que
from steps.controles.pdf import DocumentPdf
from steps.ecrans.acces import Accueil
from steps.ecrans.ecran import Ecran
from steps.ecrans.etapes import Confirmation
from steps.ecrans.recapitulatif import Etape4
from steps.regles import Regles
from steps.vocabulaire import phrase

ADRESSE_ELECTRONIQUE = re.compile(r"[\w.+-]+@[\w.-]+\w")
FICTIVE = ".invalid"


@then(phrase("elle est déconnectée"))
def est_deconnectee(accueil: Accueil, persona: Persona, regles: Regles) -> None:
    accueil.ouvre()
    deconnectee = accueil.propose("SE CONNECTER")
    constate_que(regles.pour(), "déconnectée", sinon="connectée", ou=accueil, vrai=deconnectee)


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
