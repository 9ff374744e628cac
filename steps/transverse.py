"""Pas des règles transverses : session, accessibilité, journal."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from pytest_bdd import then

from fixtures.dossiers import Dossier, Dossiers
from fixtures.horloge import Horloge
from fixtures.personas import Persona
from steps.controles.constat import constate, constate_que
from steps.controles.pdf import DocumentPdf
from steps.ecrans.acces import Accueil
from steps.ecrans.accessibilite import atteint_au_clavier, sans_etiquette
from steps.ecrans.ecran import Ecran
from steps.ecrans.etapes import Confirmation, Etape
from steps.ecrans.recapitulatif import Etape4
from steps.regles import Regles
from steps.vocabulaire import phrase

ADRESSE_ELECTRONIQUE = re.compile(r"[\w.+-]+@[\w.-]+\w")
FICTIVE = ".invalid"
TABULATIONS = 60
"""Plus qu'il n'en faut pour parcourir une étape de haut en bas."""


@then(phrase("elle est déconnectée"))
def est_deconnectee(accueil: Accueil, persona: Persona, regles: Regles) -> None:
    accueil.ouvre()
    deconnectee = accueil.propose("SE CONNECTER")
    constate_que(regles.pour(), "déconnectée", sinon="connectée", ou=accueil, vrai=deconnectee)


@then(phrase("la fenêtre annonce l'étape {numero:d} sur 5, « {nom} »"))
def nom_de_la_fenetre(etape: Etape, regles: Regles, numero: int, nom: str) -> None:
    constate(regles.pour(), attendu=numero, obtenu=etape.etape_lue(numero), ou="étape annoncée")
    fenetre = etape.page.title()
    attendu = f"Étape {numero} sur 5 : {nom}"
    constate_que(regles.pour(), f"« {attendu} »", obtenu=fenetre, ou="fenêtre", vrai=attendu in fenetre)


@then(phrase("un refus est relié à chacun de :"))
def refus_relies(ecran: Ecran, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    relies = [libelle for libelle in attendu if ecran.refus_pres_de(libelle)]
    constate(regles.pour(), attendu=attendu, obtenu=relies, ou="champs reliés à leur refus")


@then(phrase("chaque champ et chaque bouton a une étiquette"))
def tout_est_etiquete(etape: Etape, regles: Regles) -> None:
    etape.etape_montree()
    constate(regles.pour(), attendu=[], obtenu=sans_etiquette(etape.page), ou="éléments sans étiquette")


@then(phrase("le clavier seul mène à « {bouton} »"))
def atteignable_au_clavier(etape: Etape, regles: Regles, bouton: str) -> None:
    atteint = atteint_au_clavier(etape.page, etape.action(bouton), TABULATIONS)
    constate_que(regles.pour(), f"« {bouton} » atteint", sinon="jamais atteint", ou=etape, vrai=atteint)


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
