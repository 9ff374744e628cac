"""Pas de la cloche et du complément au clavier seul (S35 à S38)."""

from pytest_bdd import then, when

from fixtures.fichiers import fichier
from steps.controles.constat import constate
from steps.ecrans.clavier import Clavier
from steps.ecrans.notifications import ENVOYER, Notifications
from steps.regles import Regles
from steps.vocabulaire import phrase


@when(phrase("elle ouvre au clavier le volet de ses notifications"))
def ouvre_le_volet_au_clavier(clavier: Clavier, notifications: Notifications) -> None:
    clavier.va_a(notifications.signale())
    clavier.entre(notifications.dans_le_volet())


@when(phrase("elle le referme au clavier"))
def referme_le_volet(clavier: Clavier) -> None:
    clavier.avance()
    clavier.echappe()


@when(phrase("elle y choisit au clavier sa notification"))
def choisit_au_clavier(clavier: Clavier, notifications: Notifications) -> None:
    clavier.avance()
    clavier.entre(notifications.action(ENVOYER))


@when(phrase('elle joint au clavier "{nom}" à la pièce réclamée'))
def joint_au_complement_au_clavier(clavier: Clavier, notifications: Notifications, nom: str) -> None:
    """Le fichier lui-même se choisit dans une fenêtre du système, hors de la page."""
    champ = f"{Notifications.piece_usuelle} :"
    clavier.ouvre_le_choix_d_un_fichier(champ).set_files(fichier(nom).envoi)
    clavier.va_a("Joindre un document")
    clavier.entre(notifications.fichier(nom))


@when(phrase('elle retire au clavier "{nom}" de son complément'))
def retire_au_clavier(clavier: Clavier, notifications: Notifications, nom: str) -> None:
    clavier.va_a(f"✕ SUPPRIMER {nom}")
    with notifications.page_suivante():
        clavier.entre()


@when(phrase("elle envoie au clavier son complément"))
def envoie_au_clavier(clavier: Clavier, notifications: Notifications) -> None:
    clavier.va_a(ENVOYER)
    with notifications.page_suivante():
        clavier.entre()


@then(phrase("le volet est fermé, et le clavier est sur la cloche"))
def volet_ferme(clavier: Clavier, notifications: Notifications, regles: Regles) -> None:
    obtenu = (notifications.volet_ouvert(), clavier.ou())
    constate(
        regles.pour(), attendu=(False, notifications.signale()), obtenu=obtenu, ou="volet ouvert, clavier"
    )
