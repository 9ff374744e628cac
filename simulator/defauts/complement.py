"""Défauts de la réponse à une demande de complément (chapitre 17)."""

from datetime import timedelta
from typing import Any

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.domaine.complements import Complements
from simulator.domaine.delais import Delais
from simulator.domaine.fichiers import FichierAccepte
from simulator.domaine.notifications import Notification

COMPLEMENT = "pages/notification_complement.html"


@defaut("EXG-17-01", "le message salue l'agent, non l'usagère")
def identite_de_l_agent(sim: Assemblage) -> None:
    sim.texte(
        "pages/notification.html",
        "nom=notification.demande.usager.etat_civil.nom_affiche",
        "nom=notification.agent",
    )


@defaut("EXG-17-02", "une pièce qui n'est pas réclamée est listée")
def toutes_les_pieces(sim: Assemblage) -> None:
    sim.texte(
        COMPLEMENT, "<h3>{% if ouvert %}", "<h3>Photographie d'identité récente, </h3><h3>{% if ouvert %}"
    )


@defaut("EXG-17-03", "les observations de l'agent ne sont pas montrées")
def sans_observations(sim: Assemblage) -> None:
    sim.texte(COMPLEMENT, "{{ notification.observations }}", "")


@defaut("EXG-17-04", "un document de traitement de texte est accepté au complément seulement")
def docx_accepte(sim: Assemblage) -> None:
    def controle(suite: Any, champ: str, nom: str, octets: bytes) -> FichierAccepte:
        if nom.endswith(".docx"):
            return FichierAccepte(nom, "application/msword", octets)
        accepte: FichierAccepte = suite(champ, nom, octets)
        return accepte

    sim.detourne(Complements, controle=controle)


@defaut("EXG-17-05", "le nombre de fichiers par pièce n'est pas limité")
def sans_limite(sim: Assemblage) -> None:
    sim.remplace(Complements, reste_une_place=lambda _complement, _rang: True)


@defaut("EXG-17-06", "un complément sans fichier est envoyé")
def envoi_a_vide(sim: Assemblage) -> None:
    sim.remplace(Complements, motifs=lambda _complement: {})


@defaut("EXG-17-07", "un fichier joint ne se retire pas")
def suppression_impossible(sim: Assemblage) -> None:
    sim.remplace(Complements, retire=lambda _complement, _cle: None)


@defaut("EXG-17-08", "le complément envoyé reste en brouillon : l'agent attend toujours")
def reste_en_brouillon(sim: Assemblage) -> None:
    sim.remplace(Complements, transmet=lambda _complement: None)


@defaut("EXG-17-09", "une réponse du dernier jour est dite hors délai")
def dernier_jour_exclu(sim: Assemblage) -> None:
    sim.detourne(Delais, dernier_jour=lambda suite, c: (suite(c) or None) and suite(c) - timedelta(days=1))


@defaut("EXG-17-10", "le délai n'est que de quinze jours")
def quinze_jours(sim: Assemblage) -> None:
    sim.detourne(Delais, dernier_jour=lambda suite, c: (suite(c) or None) and suite(c) - timedelta(days=15))


@defaut(
    "EXG-17-10",
    "une réponse en retard n'est pas signalée à l'agent",
    vu_par="Une réponse en retard, avant la clôture, est acceptée et signalée",
)
def retard_tu(sim: Assemblage) -> None:
    def envoie(suite: Any, complement: Notification) -> None:
        suite(complement)
        complement.hors_delai = False

    sim.detourne(Complements, envoie=envoie)


@defaut("EXG-17-11", "un message jamais ouvert fait courir le délai")
def delai_sans_ouverture(sim: Assemblage) -> None:
    sim.detourne(Delais, debut=lambda suite, complement: suite(complement) or complement.emise_le.date())


@defaut("EXG-17-12", "le délai se compte en heures écoulées : un changement d'heure l'écourte")
def trente_fois_24_heures(sim: Assemblage) -> None:
    def est_depasse(suite: Any, complement: Notification) -> bool:
        ouverte = complement.lue_le
        maintenant = suite.__self__.horloge.maintenant()
        return ouverte is not None and maintenant.timestamp() - ouverte.timestamp() > 30 * 86_400

    sim.detourne(Delais, est_depasse=est_depasse)


@defaut("EXG-17-13", "une demande clôturée reçoit encore un complément")
def complement_apres_cloture(sim: Assemblage) -> None:
    sim.remplace(Complements, terminee=lambda _complement: False)


@defaut("EXG-17-14", "tous les compléments d'une demande ont le délai du premier")
def un_seul_delai(sim: Assemblage) -> None:
    def debut(suite: Any, complement: Notification) -> Any:
        return suite(suite.__self__.depot.de_la_demande(complement.demande)[0])

    sim.detourne(Delais, debut=debut)


@defaut("EXG-17-15", "un complément déjà envoyé s'envoie de nouveau")
def double_envoi(sim: Assemblage) -> None:
    def exige_ouvert(suite: Any, complement: Notification) -> None:
        if complement.repondue_le is None:
            suite(complement)

    sim.detourne(Complements, exige_ouvert=exige_ouvert)


@defaut("EXG-17-16", "le message porte le nom de l'agent")
def nom_revele(sim: Assemblage) -> None:
    sim.texte(
        "pages/notification.html",
        "{% trans %}Cordialement, L'agent Instructeur, Ministère de l'Intérieur{% endtrans %}",
        "Cordialement, {{ notification.agent }}, Ministère de l'Intérieur",
    )


@defaut(
    "EXG-17-17",
    "le message n'avertit pas des trente jours ni de la clôture",
    vu_par="Le message dit le delai",
)
def sans_avertissement(sim: Assemblage) -> None:
    avis = "<p>{% trans jours=regles.delai_de_complement %}"
    sim.texte(COMPLEMENT, avis, avis.replace("<p>", "<p hidden>"))
