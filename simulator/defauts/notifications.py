"""Défauts des notifications (chapitre 16)."""

from typing import Any

from simulator.assemblage import Assemblage
from simulator.courriels.redaction import Redaction
from simulator.defauts import defaut
from simulator.domaine.delais import Delais
from simulator.domaine.notifications import Nature, Notification, Notifications, Suivi
from simulator.domaine.registre import Usager


@defaut(
    "EXG-16-01", "une décision n'est annoncée par aucun courriel", vu_par="Un courriel annonce la decision"
)
def decision_sans_courriel(sim: Assemblage) -> None:
    def emet(suite: Any, notification: Notification) -> None:
        if notification.nature is Nature.DECISION:
            suite.__self__.depot.ajoute(notification)
        else:
            suite(notification)

    sim.detourne(Notifications, emet=emet)


@defaut("EXG-16-02", "le lien du courriel mène à l'environnement de qualification")
def lien_vers_qualif(sim: Assemblage) -> None:
    sim.detourne(
        Redaction,
        liens=lambda suite, donnees: {**suite(donnees), "connexion": "https://qualif.invalid/connexion"},
    )


@defaut("EXG-16-03", "le courriel dit qu'un complément est demandé")
def courriel_bavard(sim: Assemblage) -> None:
    sim.texte("courriels/notification.txt", "une notification", "une demande de complément")


@defaut("EXG-16-04", "la cloche reste toujours à zéro")
def cloche_muette(sim: Assemblage) -> None:
    sim.remplace(Notifications, non_lues=lambda _usager: 0)


@defaut("EXG-16-05", "le volet donne la date à l'envers, année d'abord")
def date_iso(sim: Assemblage) -> None:
    sim.texte("pages/base.html", "notification.date.strftime('%d/%m/%Y')", "notification.date.isoformat()")


@defaut("EXG-16-06", "la liste ne dit pas où en est chaque notification")
def etat_absent(sim: Assemblage) -> None:
    sim.texte("pages/notifications.html", "{{ etat.value | traduit }}", "")


@defaut("EXG-16-07", "voir la liste suffit à lire toutes les notifications")
def lues_des_la_liste(sim: Assemblage) -> None:
    def liste(suite: Any, usager: Usager, nature: Nature | None = None) -> list[Notification]:
        siennes: list[Notification] = suite(usager, nature)
        for notification in siennes:
            suite.__self__.ouvre(notification)
        return siennes

    sim.detourne(Notifications, liste=liste)


@defaut("EXG-16-08", "chaque ouverture change la date de lecture")
def date_de_la_derniere_ouverture(sim: Assemblage) -> None:
    def ouvre(suite: Any, notification: Notification) -> None:
        notification.lue_le = None
        suite(notification)

    sim.detourne(Notifications, ouvre=ouvre)


@defaut("EXG-16-09", "le délai court de l'envoi, non de l'ouverture")
def delai_depuis_l_envoi(sim: Assemblage) -> None:
    sim.remplace(Delais, debut=lambda complement: complement.emise_le.date())


@defaut("EXG-16-10", "une notification non lue porte « Lu le », à la date de son envoi")
def lue_a_l_envoi(sim: Assemblage) -> None:
    def suivi_le(suite: Any, notification: Notification) -> Any:
        return suite(notification) or notification.date

    sim.detourne(Notifications, suivi_le=suivi_le)


@defaut("EXG-16-11", "une notification répondue reste seulement lue")
def jamais_repondue(sim: Assemblage) -> None:
    def suivi(suite: Any, notification: Notification) -> Suivi:
        obtenu: Suivi = suite(notification)
        return Suivi.LUE if obtenu is Suivi.REPONDU else obtenu

    sim.detourne(Notifications, suivi=suivi)


@defaut("EXG-16-15", "les notifications les plus récentes viennent d'abord")
def ordre_decroissant(sim: Assemblage) -> None:
    sim.detourne(Notifications, ordre=lambda suite, notifications: suite(notifications)[::-1])


@defaut("EXG-16-18", "rien n'avertit que l'ouverture fait courir le délai")
def avertissement_absent(sim: Assemblage) -> None:
    avis = "<strong>{% trans %}L'ouverture d'une notification"
    sim.texte("pages/notifications.html", avis, avis.replace("<strong>", "<strong hidden>"))


@defaut("EXG-16-12", "le filtre est d'avance sur les décisions")
def filtre_sur_les_decisions(sim: Assemblage) -> None:
    sim.texte(
        "pages/notifications.html", "{% if cle == filtre %} selected", "{% if cle == 'DECISION' %} selected"
    )


@defaut("EXG-16-13", "le filtre est sans effet")
def filtre_sans_effet(sim: Assemblage) -> None:
    sim.detourne(Notifications, liste=lambda suite, usager, _nature=None: suite(usager))


@defaut(
    "EXG-16-14",
    "la onzième notification est invisible : il n'y a jamais qu'une page",
    vu_par="La première page de 11 notifications en montre 10",
)
def onzieme_invisible(sim: Assemblage) -> None:
    sim.remplace(Notifications, nombre_de_pages=lambda _nombre, _taille: 1)


@defaut("EXG-16-16", "le retour mène à l'accueil")
def retour_a_l_accueil(sim: Assemblage) -> None:
    retour = """{% block contenu %}
<p><a href="{{ url_for('notifications.liste') }}">"""
    sim.texte("pages/notification.html", retour, retour.replace("notifications.liste", "accueil.accueil"))


@defaut("EXG-16-17", "une notification s'ouvre à toute personne connectée qui en a l'adresse")
def ouverte_a_tous(sim: Assemblage) -> None:
    sim.remplace(Notifications, permis=lambda _notification, _usager: True)
