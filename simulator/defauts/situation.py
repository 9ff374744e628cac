"""Défauts de l'accueil connecté et du choix de la demande (chapitre 06)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.domaine.demandes import Demandes, TypeDeDemande
from simulator.domaine.identite import Statut
from simulator.domaine.refus import SaisieRefusee
from simulator.domaine.registre import Usager
from simulator.domaine.situation import Moment, Situation, Situations
from simulator.domaine.textes import Texte

Presentation = Callable[[Usager], Situation]


@defaut("EXG-06-01", "la brique « Je valide mon VLS-TS » reste affichée")
def brique_vls_ts(sim: Assemblage) -> None:
    sim.texte(
        "pages/accueil.html",
        '<ul class="briques">\n  {% if not current_user.is_authenticated %}',
        '<ul class="briques">\n  {% if true %}',
    )


@defaut("EXG-06-02", "le bandeau porte le nom d'une autre personne")
def nom_d_une_autre(sim: Assemblage) -> None:
    sim.texte("pages/base.html", "{{ current_user.nom }}", "Claude Martin")


@defaut("EXG-06-03", "le choix du profil n'est plus proposé")
def profil_non_propose(sim: Assemblage) -> None:
    sim.texte(
        "pages/profil.html", "{{ champs.boutons_radio(formulaire.profil, formulaire.profil.label.text) }}", ""
    )


@defaut("EXG-06-04", "la mention est la même quel que soit l'usager")
def mention_en_dur(sim: Assemblage) -> None:
    sim.remplace(Situations, mention=lambda _titre: "BÉNÉFICIAIRE DE LA PROTECTION SUBSIDIAIRE")


@defaut("EXG-06-04", "la mention est déduite du statut, non lue sur le titre")
def mention_du_statut(sim: Assemblage) -> None:
    mentions = {
        Statut.BPS: "BÉNÉFICIAIRE DE LA PROTECTION SUBSIDIAIRE",
        Statut.REFUGIE: "RECONNU RÉFUGIÉ",
        Statut.FAMILLE: "MEMBRE DE FAMILLE D'UN BÉNÉFICIAIRE DE LA PROTECTION INTERNATIONALE",
    }
    sim.remplace(Situations, mention=lambda titre: mentions[titre.usager.statut])


@defaut(
    "EXG-06-04",
    "le statut montré est « BPS » pour toutes",
    vu_par="Une réfugiée lit la mention de son titre, et non celle d'une autre",
)
def statut_en_dur(sim: Assemblage) -> None:
    sim.remplace(Situations, sigle=lambda _usager: "BPS")


@defaut(
    "EXG-06-04",
    "une mention est montrée à qui n'a pas de titre",
    vu_par="Titulaire uniquement d'un visa long séjour, elle lit son statut et aucune mention",
)
def mention_sans_titre(sim: Assemblage) -> None:
    def avec_mention(suite: Presentation, usager: Usager) -> Situation:
        presentee = suite(usager)
        return replace(presentee, mention=presentee.mention or "BÉNÉFICIAIRE DE LA PROTECTION SUBSIDIAIRE")

    sim.detourne(Situations, de=avec_mention)


@defaut("EXG-06-05", "le renouvellement est proposé à qui n'a pas de titre")
def visa_a_renouveler(sim: Assemblage) -> None:
    sim.detourne(
        Situations, titre_a_renouveler=lambda suite, usager: suite.__self__.registre.titre_de(usager)
    )


@defaut(
    "EXG-06-05",
    "deux demandes peuvent être choisies à la fois",
    vu_par="Cinq demandes, exclusives l'une de l'autre",
)
def choix_non_exclusifs(sim: Assemblage) -> None:
    sim.texte(
        "pages/situation.html",
        "{{ option(**{'aria-describedby': 'choix-erreur'} | combine_invalide(formulaire.choix)) }}",
        "{{ option() | replace('name=\"choix\"', 'name=choix-' ~ loop.index) }}",
    )


@defaut("EXG-06-06", "sans choix, le préambule s'ouvre")
def choix_facultatif(sim: Assemblage) -> None:
    sim.detourne(
        Situations,
        lit=lambda suite, usager, choix: suite(usager, choix) if choix else TypeDeDemande.RENOUVELLEMENT,
    )


@defaut("EXG-06-07", "le renouvellement mène à une autre démarche")
def renouvellement_ailleurs(sim: Assemblage) -> None:
    sim.remplace(Situations, hors_perimetre=lambda _choix: True)


@defaut("EXG-06-07", "la première demande n'ouvre rien", vu_par="La première demande ouvre le préambule")
def premiere_demande_ailleurs(sim: Assemblage) -> None:
    sim.detourne(
        Situations,
        hors_perimetre=lambda suite, choix: choix == TypeDeDemande.PREMIERE or suite(choix),
    )


@defaut("EXG-06-08", "un autre titre ouvre la démarche de la protection internationale")
def autre_titre_ouvert(sim: Assemblage) -> None:
    sim.remplace(Situations, hors_perimetre=lambda _choix: False)


@defaut("EXG-06-09", "une seconde demande peut être commencée")
def deux_demandes(sim: Assemblage) -> None:
    sim.remplace(Demandes, en_cours=lambda _usager: None)


@defaut(
    "EXG-06-10",
    "la demande tardive est refusée sans issue",
    vu_par="À 59 jours de l'échéance, la demande se fait avec avertissement",
)
def tardive_refusee(sim: Assemblage) -> None:
    def refuse(suite: Any, usager: Any, choix: str) -> Any:
        if suite.__self__.de(usager).moment is Moment.TARDIF:
            raise SaisieRefusee({"choix": Texte("Il est trop tard pour renouveler ce titre.")})
        return suite(usager, choix)

    sim.detourne(Situations, lit=refuse)


@defaut(
    "EXG-06-10",
    "le 120e jour est déjà dit trop tôt",
    vu_par="À 120 jours de l'échéance, la demande se fait sans avertissement",
)
def cent_vingtieme_jour_exclu(sim: Assemblage) -> None:
    sim.regle(renouvellement_au_plus_tot=119)


@defaut("EXG-06-10", "l'échéance d'un visa est surveillée comme celle d'un titre")
def visa_surveille(sim: Assemblage) -> None:
    def avec_moment(suite: Any, usager: Usager) -> Situation:
        situations: Situations = suite.__self__
        presentee: Situation = suite(usager)
        titre = situations.registre.titre_de(usager)
        return replace(presentee, moment=situations.moment(titre)) if titre else presentee

    sim.detourne(Situations, de=avec_moment)


@defaut("EXG-06-11", "la situation est redemandée à une personne connectée")
def situation_redemandee(sim: Assemblage) -> None:
    sim.texte("pages/profil.html", "{% if not current_user.is_authenticated %}", "{% if true %}")


@defaut("EXG-06-12", "« SE CONNECTER » reste affiché")
def se_connecter_affiche(sim: Assemblage) -> None:
    sim.texte(
        "pages/base.html",
        '<li><span class="usager">',
        '<li><a href="{{ url_for(\'connexion.connexion\') }}">SE CONNECTER</a></li>\n<li><span class="usager">',
    )


@defaut(
    "EXG-06-13",
    "l'âge est la différence des années",
    vu_par="Née le 27/04/2006, la suite lui est refusée le 26/04/2022",
)
def age_par_les_annees(sim: Assemblage) -> None:
    sim.detourne(
        Situations,
        age=lambda suite, usager: (
            suite.__self__.horloge.aujourd_hui().year - usager.etat_civil.date_de_naissance.year
        ),
    )


@defaut("EXG-06-13", "seize ans révolus ne suffisent pas")
def dix_sept_ans(sim: Assemblage) -> None:
    sim.regle(age_minimal=17)
