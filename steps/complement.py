"""Pas de la réponse à une demande de complément (S37, S38)."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from pytest_bdd import given, then, when

from fixtures.agent import DOMICILE, Agent
from fixtures.dossiers import Dossier, Dossiers, Envoi
from fixtures.fichiers import fichier
from fixtures.horloge import PARIS, Horloge
from fixtures.personas import Persona
from steps.controles.constat import constate, constate_un_refus
from steps.ecrans.notifications import Notifications
from steps.justificatifs import constate_chaque_issue, des_fichiers, des_tailles, joint_de_deux_onglets
from steps.notifications import a, ouvre_la_liste
from steps.preparation.comptes import Session
from steps.regles import Regles
from steps.visiteurs import Visiteur
from steps.vocabulaire import phrase

RECU, ATTENDU = "complément reçu", "complément demandé"


def complements(dossiers: Dossiers, dossier: Dossier) -> list[dict[str, object]]:
    """Les compléments de la demande, tels que l'agent les lit."""
    lus = dossiers.lit(dossier.cle)["notifications"]
    return [lu for lu in lus if lu["nature"] == "complement"]


@given(phrase('un agent lui a réclamé "{piece}" le {jour:Jour}'))
def piece_reclamee(agent: Agent, horloge_reglable: Horloge, dossier: Dossier, piece: str, jour: date) -> None:
    a(horloge_reglable, jour)
    agent.demande_un_complement(dossier, [piece])


@given(phrase("un agent a clôturé sa demande le {jour:Jour}"))
def demande_cloturee(agent: Agent, horloge_reglable: Horloge, dossier: Dossier, jour: date) -> None:
    a(horloge_reglable, jour)
    agent.cloture(dossier)


@when(phrase('elle joint "{nom}" à la pièce réclamée'))
def joint(notifications: Notifications, nom: str) -> None:
    notifications.joint(fichier(nom))


@when(phrase("elle joint {nombre:d} fichiers à la pièce réclamée"))
def joint_plusieurs(notifications: Notifications, nombre: int) -> None:
    for rang in range(1, nombre + 1):
        notifications.joint(fichier(f"facture_{rang}.pdf"))


@when(phrase('elle joint "{nom}" à la pièce réclamée puis, d\'un onglet ouvert avant, "{autre}"'))
def joint_au_complement_de_deux_onglets(notifications: Notifications, nom: str, autre: str) -> None:
    joint_de_deux_onglets(notifications, nom, autre)


@when(phrase('elle retire "{nom}" de son complément'))
def supprime(notifications: Notifications, nom: str) -> None:
    notifications.supprime(nom)


@when(phrase("elle envoie son complément"))
def envoie(notifications: Notifications) -> None:
    notifications.envoie()


@when(phrase("elle répond le {moment:Moment}"))
def repond(
    session: Session,
    persona: Persona,
    notifications: Notifications,
    horloge_reglable: Horloge,
    moment: datetime,
) -> None:
    horloge_reglable.place(moment.replace(tzinfo=PARIS))
    ouvre_la_liste(session, persona, notifications)
    notifications.ouvre_la_derniere()
    notifications.joint(fichier("facture.pdf"))
    notifications.envoie()


@then(phrase("le message commence par « Bonjour », son nom et une virgule"))
def salue(notifications: Notifications, persona: Persona) -> None:
    attendu = f"Bonjour {persona.nom_affiche},"
    constate("EXG-17-01", attendu=attendu, obtenu=notifications.salut(), ou=notifications)


@then(phrase("les pièces réclamées sont :"))
def pieces(notifications: Notifications, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [f"{piece} :" for (piece,) in datatable]
    constate("EXG-17-02", attendu=attendu, obtenu=notifications.pieces(), ou=notifications)


@then(phrase("l'agent lit la demande à l'état \"{etat}\", avec :"))
def agent_lit_avec(
    agent: Agent, dossier: Dossier, regles: Regles, etat: str, datatable: Sequence[Sequence[str]]
) -> None:
    _agent_lit(agent, dossier, regles.pour("EXG-17-08"), etat, [nom for (nom,) in datatable])


@then(phrase("l'agent lit la demande à l'état \"{etat}\", sans fichier"))
def agent_lit_sans(agent: Agent, dossier: Dossier, regles: Regles, etat: str) -> None:
    _agent_lit(agent, dossier, regles.pour(), etat, [])


def _agent_lit(agent: Agent, dossier: Dossier, regle: str, etat: str, noms: Sequence[str]) -> None:
    lue = agent.lit(dossier)
    attendu = (etat, list(noms))
    constate(regle, attendu=attendu, obtenu=(lue.etat, list(lue.fichiers)), ou="demande lue par l'agent")


@then(phrase("un refus désigne la pièce réclamée"))
def refus_designe(notifications: Notifications, regles: Regles) -> None:
    constate_un_refus(
        regles.pour(), "un refus près de la pièce", notifications.refus_pres_de(DOMICILE), ou=notifications
    )


@then(phrase("l'agent attend encore sa réponse"))
def agent_attend(dossiers: Dossiers, dossier: Dossier, regles: Regles) -> None:
    constate(regles.pour(), attendu=ATTENDU, obtenu=dossiers.lit(dossier.cle)["etat"], ou="demande")


@then(phrase("aucun fichier n'est joint à la pièce réclamée"))
def aucun_fichier(notifications: Notifications) -> None:
    constate("EXG-17-07", attendu=[], obtenu=notifications.fichiers_joints(), ou=notifications)


@then(phrase("{nombre:d} fichiers sont joints à la pièce réclamée, et l'écran n'en propose pas davantage"))
def pas_de_quatrieme(notifications: Notifications, nombre: int) -> None:
    obtenu = (len(notifications.fichiers_joints()), notifications.peut_joindre())
    constate("EXG-17-05", attendu=(nombre, False), obtenu=obtenu, ou="fichiers joints, un de plus proposé")


@then(phrase("en réponse, chacun de ces fichiers est {issue}, {voies} :"))
def issue_en_reponse(
    notifications: Notifications, regles: Regles, issue: str, voies: str, datatable: Sequence[Sequence[str]]
) -> None:
    constate_chaque_issue(notifications, regles, issue, voies, des_fichiers(datatable))


@then(phrase("en réponse, un PDF de chacune de ces tailles est {issue}, {voies} :"))
def issue_de_chaque_taille_en_reponse(
    notifications: Notifications,
    regles: Regles,
    tmp_path: Path,
    issue: str,
    voies: str,
    datatable: Sequence[Sequence[str]],
) -> None:
    constate_chaque_issue(notifications, regles, issue, voies, des_tailles(datatable, tmp_path))


@then(phrase("l'envoi ne lui est plus proposé"))
def plus_d_envoi(notifications: Notifications) -> None:
    constate("EXG-17-15", attendu=False, obtenu=notifications.offre_l_envoi(), ou=notifications)


@then(phrase("un second envoi par une requête directe est sans effet"))
def second_envoi(
    directement: Visiteur, notifications: Notifications, dossiers: Dossiers, dossier: Dossier
) -> None:
    avant = dossiers.lit(dossier.cle)
    directement.envoie(Envoi(notifications.page.url, {"action": "envoyer"}, {}))
    constate("EXG-17-15", attendu={}, obtenu=dossiers.changements(dossier, avant), ou="demande")


@then(phrase("sa réponse est reçue dans le délai"))
def dans_le_delai(dossiers: Dossiers, dossier: Dossier, regles: Regles) -> None:
    _recue(dossiers, dossier, regles.pour("EXG-17-09"), hors_delai=False)


@then(phrase("sa réponse est reçue hors délai"))
def hors_delai(dossiers: Dossiers, dossier: Dossier) -> None:
    _recue(dossiers, dossier, "EXG-17-10", hors_delai=True)


def _recue(dossiers: Dossiers, dossier: Dossier, regle: str, *, hors_delai: bool) -> None:
    lue = dossiers.lit(dossier.cle)
    obtenu = (lue["etat"], lue["notifications"][-1]["hors_delai"])
    constate(regle, attendu=(RECU, hors_delai), obtenu=obtenu, ou="état, hors délai")


@then(phrase("l'agent lit, selon l'heure :"))
def agent_lit_selon_l_heure(
    dossiers: Dossiers,
    dossier: Dossier,
    horloge_reglable: Horloge,
    regles: Regles,
    datatable: Sequence[Sequence[str]],
) -> None:
    for heure, etat in datatable:
        horloge_reglable.place(datetime.strptime(heure, "%d/%m/%Y à %H h %M").replace(tzinfo=PARIS))
        constate(regles.pour(), attendu=etat, obtenu=dossiers.lit(dossier.cle)["etat"], ou=heure)


@then(phrase("l'agent ne peut pas clôturer la demande le {moment:Moment}"))
def cloture_refusee(
    agent: Agent, dossier: Dossier, horloge_reglable: Horloge, regles: Regles, moment: datetime
) -> None:
    horloge_reglable.place(moment.replace(tzinfo=PARIS))
    constate_un_refus(regles.pour(), "un refus de clôturer", agent.cloture(dossier), ou="agent")


@then(phrase("l'agent clôture la demande le {moment:Moment}"))
def cloture_faite(
    agent: Agent, dossier: Dossier, horloge_reglable: Horloge, regles: Regles, moment: datetime
) -> None:
    horloge_reglable.place(moment.replace(tzinfo=PARIS))
    constate(regles.pour(), attendu="", obtenu=agent.cloture(dossier), ou="refus de clôturer")


@then(phrase("l'agent ne peut ni accepter ni refuser la demande"))
def decision_refusee(agent: Agent, dossier: Dossier, regles: Regles) -> None:
    for favorable in (True, False):
        refus = agent.decide(dossier, favorable=favorable)
        constate_un_refus(regles.pour(), "un refus de décider", refus, ou="agent")


@then(phrase("les derniers jours pour répondre sont, dans l'ordre :"))
def derniers_jours(dossiers: Dossiers, dossier: Dossier, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [datetime.strptime(jour, "%d/%m/%Y").date().isoformat() for (jour,) in datatable]  # noqa: DTZ007
    obtenu = [complement["dernier_jour"] for complement in complements(dossiers, dossier)]
    constate("EXG-17-14", attendu=attendu, obtenu=obtenu, ou="derniers jours que lit l'agent")
