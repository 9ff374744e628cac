"""Pas de la décision et de son attestation (S44 à S46)."""

from collections.abc import Sequence
from datetime import date

from pytest_bdd import given, then, when

from fixtures.agent import Agent
from fixtures.dossiers import Dossier, Dossiers
from fixtures.horloge import Horloge
from fixtures.personas import Persona
from reports.preuves import Preuves
from steps.controles.attestation import Attestation
from steps.controles.constat import constate, constate_que, constate_un_refus
from steps.controles.deux_d_doc import Annuaire, EtatDeSignature
from steps.ecrans.etapes import Confirmation
from steps.ecrans.notifications import Notifications
from steps.notifications import a
from steps.preparation.comptes import Session
from steps.vocabulaire import phrase

FAVORABLE = "ATTESTATION DE DÉCISION FAVORABLE"
CONFIRMATION = 5
DATES_DE_VALIDITE = ("6N", "6O")


@given(phrase("un agent a refusé sa demande le {jour:Jour}"))
def demande_refusee(agent: Agent, horloge_reglable: Horloge, dossier: Dossier, jour: date) -> None:
    a(horloge_reglable, jour)
    agent.decide(dossier, favorable=False)


@given(phrase("un agent a renouvelé son attestation le {jour:Jour}"))
def attestation_renouvelee(agent: Agent, horloge_reglable: Horloge, dossier: Dossier, jour: date) -> None:
    a(horloge_reglable, jour)
    agent.renouvelle(dossier)


@when(phrase("elle consulte sa demande déposée"))
def consulte(session: Session, persona: Persona, dossier: Dossier) -> None:
    session.ouvre(persona, dossier.adresse(CONFIRMATION))


@when(phrase("elle télécharge le document"), target_fixture="document_de_decision")
def telecharge(notifications: Notifications, annuaire: Annuaire, preuves: Preuves) -> Attestation:
    octets = notifications.document()
    preuves.pdf(octets, "Document de la décision")
    return Attestation(octets, annuaire)


@then(phrase("le message cite le n° de sa demande"))
def cite_le_numero(notifications: Notifications, dossier: Dossier) -> None:
    numero = str(dossier.numero)
    cite = notifications.dit(f"n° {numero} ")
    constate_que("EXG-18-01", f"le n° {numero}", sinon="un autre n°", ou=notifications, vrai=cite)


@then(phrase("le document est l'attestation de décision favorable de sa demande"))
def est_la_bonne(document_de_decision: Attestation, dossier: Dossier) -> None:
    titre = document_de_decision.titre or ""
    favorable = titre.startswith(FAVORABLE)
    constate_que("EXG-18-03", FAVORABLE, obtenu=titre, ou="titre du document", vrai=favorable)
    numero = document_de_decision.numero_de_demande
    constate("EXG-18-03", attendu=dossier.numero, obtenu=numero, ou="n° de la demande")


@then(phrase("le 2D-DOC du document porte :"))
def code_porte(document_de_decision: Attestation, datatable: Sequence[Sequence[str]]) -> None:
    attendu = {champ: valeur for champ, valeur in datatable}  # noqa: C416 (une ligne est une liste de deux cellules)
    obtenu = {champ: document_de_decision.code.valeur(champ) for champ in attendu}
    constate("EXG-18-06", attendu=attendu, obtenu=obtenu, ou="2D-DOC")


@then(phrase("le 2D-DOC du document s'accorde en tout avec l'imprimé, dates de validité comprises"))
def code_d_accord(document_de_decision: Attestation) -> None:
    lu = document_de_decision
    dates = [champ for champ in DATES_DE_VALIDITE if lu.code.valeur(champ)]
    constate("EXG-18-06", attendu=list(DATES_DE_VALIDITE), obtenu=dates, ou="dates de validité du 2D-DOC")
    constate("EXG-18-06", attendu=(), obtenu=lu.desaccords, ou="2D-DOC et imprimé")
    etat = lu.verification.etat
    constate("EXG-18-06", attendu=EtatDeSignature.VERIFIEE, obtenu=etat, ou=lu.verification)


@then(phrase("l'agent ne peut plus demander de complément"))
def plus_de_complement(agent: Agent, dossier: Dossier) -> None:
    refus = agent.demande_un_complement(dossier)
    constate_un_refus("EXG-18-04", "un refus de demander un complément", refus, ou="agent")


@then(phrase('le message dit "{mot}", et non "{autre}"'))
def message_dit(notifications: Notifications, mot: str, autre: str) -> None:
    obtenu = [dit for dit in (mot, autre) if notifications.montre(dit)]
    constate("EXG-18-05", attendu=[mot], obtenu=obtenu, ou=notifications)


@then(phrase("aucun document n'est à télécharger"))
def aucun_document(notifications: Notifications) -> None:
    constate("EXG-18-05", attendu=False, obtenu=notifications.offre_un_document(), ou=notifications)


@then(phrase("ses attestations couvrent, dans l'ordre :"))
def attestations_couvrent(
    dossiers: Dossiers, dossier: Dossier, preuves: Preuves, datatable: Sequence[Sequence[str]]
) -> None:
    obtenu = []
    for rang in range(1, len(dossiers.lit(dossier.cle)["attestations"]) + 1):
        octets = dossiers.attestation(dossier.cle, rang)
        preuves.pdf(octets, f"Attestation {rang}")
        debut, fin = Attestation(octets).validite or (None, None)
        obtenu.append([f"{jour:%d/%m/%Y}" if jour else None for jour in (debut, fin)])
    constate("EXG-18-07", attendu=[list(ligne) for ligne in datatable], obtenu=obtenu, ou="attestations")


@then(phrase("elle y trouve l'attestation de prolongation du {debut:Jour} au {fin:Jour}"))
def trouve_la_renouvelee(confirmation: Confirmation, preuves: Preuves, debut: date, fin: date) -> None:
    octets = confirmation.renouvelee(debut, fin)
    constate_que("EXG-18-07", "un lien vers elle", obtenu="aucun lien", ou=confirmation, vrai=bool(octets))
    preuves.pdf(octets, "Attestation renouvelée")
    obtenu = Attestation(octets).validite
    constate("EXG-18-07", attendu=(debut, fin), obtenu=obtenu, ou="document que donne le lien")
