"""Pas des notifications (S33 à S36, S40, S43 à S45)."""

from collections.abc import Sequence
from datetime import date, datetime, time

import pytest
from pytest_bdd import given, then, when

from fixtures.agent import OBSERVATIONS, Agent
from fixtures.boite import Boite
from fixtures.dossiers import Dossier, Dossiers
from fixtures.horloge import PARIS, Horloge
from fixtures.personas import Persona
from reports.preuves import Preuves
from steps.controles.constat import constate, constate_que, meme_libelle, meme_texte
from steps.controles.courriel import Courriel
from steps.controles.textes import normalise
from steps.ecrans.notifications import Notifications
from steps.preparation.comptes import Comptes, Session
from steps.reception import lis_et_verse, recoit
from steps.regles import Regles
from steps.visiteurs import Reponse, Visiteurs
from steps.vocabulaire import phrase

A_NEUF_HEURES = time(9)
DEPOT_ET_NOTIFICATION = 2
AUJOURD_HUI = "aujourd'hui"
SE_CONNECTER = "Se connecter"
FIN_DE_L_ADRESSE = "/connexion"


def a(horloge_reglable: Horloge, jour: date) -> None:
    """Place l'horloge à neuf heures, ce jour-là."""
    horloge_reglable.place(datetime.combine(jour, A_NEUF_HEURES, PARIS))


def du_jour(texte: str, horloge: Horloge) -> str:
    """Le même texte, « aujourd'hui » devenu la date que l'écran montre."""
    date_du_jour = f"{horloge.maintenant:%d/%m/%Y}"
    return texte.replace(f"Répondu {AUJOURD_HUI}", f"Répondu le {date_du_jour}").replace(
        AUJOURD_HUI, date_du_jour
    )


@pytest.fixture
def courriel_de_notification(persona: Persona, boite: Boite, preuves: Preuves) -> Courriel:
    """Le courriel qui suit celui du dépôt."""
    recoit(boite, persona.courriel, preuves)
    return recoit(boite, persona.courriel, preuves)


@when(phrase("l'agent reçoit sa demande"), target_fixture="dossier")
def agent_recoit(dossiers: Dossiers, comptes: Comptes, persona: Persona) -> Dossier:
    comptes.connait(persona)
    return dossiers.recue(persona)


@when(phrase("un agent lui demande un complément"))
def complement_demande_aujourd_hui(agent: Agent, dossier: Dossier) -> None:
    agent.demande_un_complement(dossier)


@when(phrase("un agent accepte sa demande"))
def acceptee_aujourd_hui(agent: Agent, dossier: Dossier) -> None:
    agent.decide(dossier, favorable=True)


@when(phrase("un agent refuse sa demande"))
def refusee_aujourd_hui(agent: Agent, dossier: Dossier) -> None:
    agent.decide(dossier, favorable=False)


@given(phrase("un agent lui a demandé un complément le {jour:Jour}"))
@when(phrase("un agent lui demande un complément le {jour:Jour}"))
def complement_demande(agent: Agent, horloge_reglable: Horloge, dossier: Dossier, jour: date) -> None:
    a(horloge_reglable, jour)
    agent.demande_un_complement(dossier)


@given(phrase("un agent a accepté sa demande le {jour:Jour}"))
@when(phrase("un agent accepte sa demande le {jour:Jour}"))
def demande_acceptee(agent: Agent, horloge_reglable: Horloge, dossier: Dossier, jour: date) -> None:
    a(horloge_reglable, jour)
    agent.decide(dossier, favorable=True)


@when(phrase("un agent refuse sa demande le {jour:Jour}"))
def demande_refusee(agent: Agent, horloge_reglable: Horloge, dossier: Dossier, jour: date) -> None:
    a(horloge_reglable, jour)
    agent.decide(dossier, favorable=False)


@given(phrase("elle y a répondu le {jour:Jour}"))
def a_repondu(agent: Agent, horloge_reglable: Horloge, dossier: Dossier, jour: date) -> None:
    a(horloge_reglable, jour)
    agent.fait_repondre(dossier)


@given(phrase("elle a reçu {nombre:d} notifications"))
def a_recu_des_notifications(agent: Agent, dossier: Dossier, nombre: int) -> None:
    for rang in range(nombre):
        if rang:
            agent.fait_repondre(dossier)
        agent.demande_un_complement(dossier)


@when(phrase("elle filtre ses notifications par « {type_} »"))
def filtre(notifications: Notifications, type_: str) -> None:
    notifications.filtre_par(type_)


@when(phrase("elle passe à la page suivante"))
def page_suivante(notifications: Notifications) -> None:
    notifications.passe_a_la_page_suivante()


@when(phrase("une autre usagere demande cette notification"), target_fixture="reponse_a_une_autre")
def une_autre_demande(visiteurs: Visiteurs, notifications: Notifications) -> Reponse:
    return visiteurs.connectee(visiteurs.autre_persona()).lit(notifications.page.url)


@when(phrase("une personne non connectee demande cette notification"), target_fixture="reponse_a_une_autre")
def inconnue_demande(visiteurs: Visiteurs, notifications: Notifications) -> Reponse:
    return visiteurs.non_connectee().lit(notifications.page.url)


@when(phrase("elle se connecte à son espace"))
def se_connecte(session: Session, persona: Persona) -> None:
    session.ouvre(persona)


@when(phrase("elle suit le lien « {nom} » de ce courriel"))
def suit_le_lien(courriel_de_notification: Courriel, notifications: Notifications, nom: str) -> None:
    notifications.page.goto(courriel_de_notification.lien_nomme(nom))


@when(phrase("elle ouvre cette notification depuis le volet"))
def ouvre_depuis_le_volet(notifications: Notifications) -> None:
    notifications.ouvre_depuis_le_volet()


@when(phrase("elle ouvre la dernière notification de la liste"))
def ouvre_la_derniere(notifications: Notifications) -> None:
    notifications.ouvre_la_derniere()


@when(phrase("elle revient à toutes ses notifications"))
def revient_a_toutes(notifications: Notifications) -> None:
    notifications.revient_a_toutes()


@when(phrase("elle ouvre la liste de ses notifications"))
def ouvre_la_liste(session: Session, persona: Persona, notifications: Notifications) -> None:
    session.ouvre(persona)
    notifications.ouvre_la_liste()


@given(phrase("elle a ouvert la notification le {jour:Jour}"))
@when(phrase("elle ouvre la notification le {jour:Jour}"))
def ouvre_la_notification(
    session: Session, persona: Persona, notifications: Notifications, horloge_reglable: Horloge, jour: date
) -> None:
    a(horloge_reglable, jour)
    ouvre_la_liste(session, persona, notifications)
    notifications.ouvre_la_derniere()


@then(
    phrase("un courriel l'invite à se connecter, à son adresse de contact"),
    target_fixture="courriel_de_notification",
)
def courriel_recu(persona: Persona, boite: Boite, preuves: Preuves) -> Courriel:
    lus = [boite.attend(persona.courriel) for _ in range(DEPOT_ET_NOTIFICATION)]
    recus = len(boite.recus(persona.courriel))
    constate(
        "EXG-16-01", attendu=DEPOT_ET_NOTIFICATION, obtenu=recus, ou="courriels reçus, celui du dépôt compris"
    )
    return lis_et_verse(lus[-1] or b"", preuves)


@then(phrase("le courriel de notification dit, dans l'ordre :"))
def courriel_dit(courriel_de_notification: Courriel, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    for version, paragraphes in (
        ("HTML", courriel_de_notification.paragraphes_html),
        ("texte", courriel_de_notification.paragraphes),
    ):
        obtenu = [paragraphe for paragraphe in paragraphes if not paragraphe.startswith(SE_CONNECTER)]
        constate("EXG-16-02", attendu=attendu, obtenu=obtenu, ou=f"version {version}", selon=meme_texte)


@then(phrase("son lien « {nom} » mène à la page de connexion"))
def lien_de_connexion(courriel_de_notification: Courriel, notifications: Notifications, nom: str) -> None:
    adresse = courriel_de_notification.lien_nomme(nom)
    ici = adresse.startswith(notifications.accueil) and adresse.endswith(FIN_DE_L_ADRESSE)
    constate_que("EXG-16-02", "la connexion de la cible", obtenu=adresse, ou=f"lien « {nom} »", vrai=ici)


@then(phrase("le courriel de notification ne dit nulle part :"))
def courriel_discret(courriel_de_notification: Courriel, datatable: Sequence[Sequence[str]]) -> None:
    recu = courriel_de_notification
    texte = normalise(" ".join((recu.sujet, recu.texte, *recu.paragraphes_html))).lower()
    dits = [mot for (mot,) in datatable if mot in texte]
    constate("EXG-16-03", attendu=[], obtenu=dits, ou=recu)


@then(phrase("la liste montre :"))
def liste_montre(
    notifications: Notifications, regles: Regles, horloge: Horloge, datatable: Sequence[Sequence[str]]
) -> None:
    attendu = [tuple(du_jour(texte, horloge) for texte in ligne) for ligne in datatable]
    constate(regles.pour("EXG-16-06"), attendu=attendu, obtenu=notifications.lignes(), ou=notifications)


@then(phrase("le volet de ses notifications montre :"))
def volet_montre(notifications: Notifications, horloge: Horloge, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [du_jour(ligne, horloge) for (ligne,) in datatable]
    constate(
        "EXG-16-05",
        attendu=attendu,
        obtenu=notifications.volet(),
        ou="volet « Mes Notifications »",
        selon=meme_libelle,
    )


@then(phrase('la cloche signale "{combien}"'))
def cloche_signale(notifications: Notifications, combien: str) -> None:
    obtenu = notifications.signale()
    constate_que("EXG-16-04", combien, obtenu=obtenu, ou="cloche", vrai=combien in obtenu)


@then(phrase("elle a jusqu'au {jour:Jour} pour répondre"))
def dernier_jour(dossiers: Dossiers, dossier: Dossier, regles: Regles, jour: date) -> None:
    (complement,) = dossiers.lit(dossier.cle)["notifications"]
    obtenu = complement["dernier_jour"]
    attendu = jour.isoformat()
    constate(regles.pour("EXG-16-09"), attendu=attendu, obtenu=obtenu, ou="dernier jour que lit l'agent")


@then(phrase("le filtre propose, le premier étant choisi :"))
def filtre_propose(notifications: Notifications, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne for (ligne,) in datatable]
    constate("EXG-16-12", attendu=attendu, obtenu=notifications.filtres(), ou="filtre", selon=meme_libelle)
    constate("EXG-16-12", attendu=attendu[0], obtenu=notifications.filtre_choisi(), ou="filtre choisi")


@then(phrase('la page montre {nombre:d} notifications, et "{pages}"'))
def page_montre(notifications: Notifications, nombre: int, pages: str) -> None:
    obtenu = (len(notifications.lignes()), notifications.pagination())
    constate("EXG-16-14", attendu=(nombre, pages), obtenu=obtenu, ou=notifications)


@then(phrase("rien de la notification ne lui est montré"))
def rien_de_montre(reponse_a_une_autre: Reponse) -> None:
    montre = OBSERVATIONS in reponse_a_une_autre.texte
    constate_que(
        "EXG-16-17", "un refus", obtenu=reponse_a_une_autre, ou="notification d'une autre", vrai=not montre
    )
