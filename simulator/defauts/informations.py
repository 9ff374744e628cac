"""Défauts de l'étape 1 (chapitre 08)."""

import dataclasses
from typing import Any

from flask import current_app, request
from flask_login import current_user

from simulator.assemblage import Assemblage, Services
from simulator.defauts import defaut
from simulator.domaine.comptes import DepotDeComptes
from simulator.domaine.demandes import Demande
from simulator.domaine.depot import Remises
from simulator.domaine.etapes import Etapes
from simulator.domaine.informations import Coordonnees, Informations, LiensFamiliaux
from simulator.domaine.notifications import Notifications
from simulator.domaine.parcours import Parcours

PAGE = "pages/etape_1.html"


def repond_a_la_place(sim: Assemblage, **reponses: str) -> None:
    """Le serveur complète les réponses qui manquent, au lieu de les demander."""

    def lit(suite: Any, saisie: Any, connue: Any) -> Any:
        manquantes = {nom: valeur for nom, valeur in reponses.items() if not getattr(saisie, nom)}
        return suite(dataclasses.replace(saisie, **manquantes), connue)

    sim.detourne(Informations, lit=lit)


def n_exige_pas(sim: Assemblage, *noms: str) -> None:
    """Le serveur ne demande plus ces coordonnées quand la première est vide."""

    def motifs(suite: Any, saisie: Any, connue: Any) -> Any:
        vide = not getattr(saisie, noms[0]).strip()
        return {nom: None if vide and nom in noms else motif for nom, motif in suite(saisie, connue).items()}

    sim.detourne(Coordonnees, motifs=motifs)


@defaut(
    "EXG-08-01",
    "un état civil glissé dans la requête est enregistré",
    vu_par="Un état civil glissé dans la requête n'est pas lu",
)
def etat_civil_lu(sim: Assemblage) -> None:
    def enregistre(suite: Any, demande: Any, saisie: Any) -> None:
        nom = request.form.get("nom_de_naissance")
        if nom:
            demande.usager.etat_civil = dataclasses.replace(demande.usager.etat_civil, nom_de_naissance=nom)
        suite(demande, saisie)

    sim.detourne(Etapes, enregistre_les_informations=enregistre)


@defaut("EXG-08-02", "les corrections d'état civil sont renvoyées au courriel")
def corrections_par_courriel(sim: Assemblage) -> None:
    sim.texte(
        PAGE,
        "dans le champ « Observations à destination de l'administration » à l'étape Récapitulatif",
        "par courriel",
    )


@defaut("EXG-08-03", "le serveur accepte l'étape sans situation familiale")
def situation_facultative(sim: Assemblage) -> None:
    repond_a_la_place(sim, situation_familiale="celibataire")


@defaut("EXG-08-04", "« Pacsé(e) » manque à la liste")
def sans_pacse(sim: Assemblage) -> None:
    retire_de_la_liste(sim, '<option value="pacse">Pacsé(e)</option>')


@defaut("EXG-08-05", "« Veuf(ve) » manque à la liste")
def sans_veuf(sim: Assemblage) -> None:
    retire_de_la_liste(sim, '<option value="veuf">Veuf(ve)</option>')


def retire_de_la_liste(sim: Assemblage, option: str) -> None:
    """Ôte un élément de la liste des situations familiales."""
    saisie = "champs.texte(formulaire.situation_familiale)"
    sim.texte(PAGE, f"{{{{ {saisie} }}}}", f"{{{{ {saisie} | replace('{option}', '') }}}}")


@defaut("EXG-08-06", "le serveur accepte l'étape sans réponse sur le couple")
def couple_facultatif(sim: Assemblage) -> None:
    repond_a_la_place(sim, en_couple="non")


@defaut("EXG-08-07", "la nationalité du conjoint est demandée, mais facultative")
def conjoint_facultatif(sim: Assemblage) -> None:
    sim.remplace(LiensFamiliaux, motif_de_conjoint=lambda _saisie: None)


@defaut(
    "EXG-08-08",
    "la nationalité d'un conjoint qu'elle n'a pas reste enregistrée",
    vu_par="Qui n'a plus de conjoint ne laisse pas de réponse, par une requête directe",
)
def conjoint_residuel(sim: Assemblage) -> None:
    sim.remplace(LiensFamiliaux, nationalite_du_conjoint=lambda saisie: saisie.nationalite_du_conjoint)


@defaut("EXG-08-09", "le refus ne dit pas quoi répondre")
def refus_sans_correction(sim: Assemblage) -> None:
    sim.detourne(
        LiensFamiliaux,
        motif_de_couple=lambda suite, saisie: "Cette réponse est incohérente." if suite(saisie) else None,
    )


@defaut("EXG-08-09", "« Célibataire » et « Oui » sont acceptés ensemble")
def incoherence_acceptee(sim: Assemblage) -> None:
    sim.remplace(LiensFamiliaux, coherent=lambda _saisie: True)


@defaut("EXG-08-10", "le serveur accepte l'étape sans réponse sur les enfants")
def enfants_facultatifs(sim: Assemblage) -> None:
    repond_a_la_place(sim, enfants="non")


@defaut("EXG-08-11", "la nationalité des enfants n'est jamais demandée")
def enfant_francais_jamais_demande(sim: Assemblage) -> None:
    sim.texte(PAGE, 'data-visible-si="enfants=oui"', 'data-visible-si="enfants=jamais"')


@defaut("EXG-08-12", "la nationalité d'enfants qu'elle n'a pas reste enregistrée")
def enfant_residuel(sim: Assemblage) -> None:
    sim.remplace(LiensFamiliaux, enfant_francais=lambda saisie: saisie.enfant_francais == "oui")


@defaut("EXG-08-13", "la voie est en lecture seule")
def voie_en_lecture_seule(sim: Assemblage) -> None:
    sim.texte(
        PAGE,
        "{{ champs.texte(formulaire.voie) }}",
        "{{ champs.texte(formulaire.voie) | replace(' name=', ' readonly name=') }}",
    )


@defaut(
    "EXG-08-14",
    "le serveur accepte un code postal vide",
    vu_par="Voie, code postal et ville sont obligatoires",
)
def code_postal_facultatif(sim: Assemblage) -> None:
    n_exige_pas(sim, "code_postal", "ville")


@defaut("EXG-08-15", "le zéro de tête du code postal est perdu")
def zero_de_tete_perdu(sim: Assemblage) -> None:
    def adresse(suite: Any, saisie: Any, connue: Any) -> Any:
        gardee = suite(saisie, connue)
        return dataclasses.replace(gardee, code_postal=gardee.code_postal.lstrip("0"))

    sim.detourne(Coordonnees, adresse=adresse)


@defaut("EXG-08-16", "le code INSEE est le code postal", vu_par="Le code INSEE de la ville choisie est gardé")
def insee_egal_au_code_postal(sim: Assemblage) -> None:
    sim.remplace(Coordonnees, code_insee=lambda saisie, _connue: saisie.code_postal)


@defaut(
    "EXG-08-16",
    "un arrondissement a le code de la ville entière",
    vu_par="Le code INSEE suit la ville, jusqu'à l'arrondissement",
)
def insee_de_la_ville_entiere(sim: Assemblage) -> None:
    villes = {"PARIS": "75056", "LYON": "69123", "MARSEILLE": "13055"}

    def communes_de(suite: Any, code_postal: str, connue: Any) -> Any:
        return {nom: villes.get(nom, insee) for nom, insee in suite(code_postal, connue).items()}

    sim.detourne(Coordonnees, communes_de=communes_de)


@defaut(
    "EXG-08-16",
    "une seule des villes d'un code postal est proposée",
    vu_par="Le code INSEE de la ville choisie est gardé",
)
def premiere_ville_seulement(sim: Assemblage) -> None:
    sim.detourne(
        Coordonnees,
        communes_de=lambda suite, code_postal, connue: dict([*suite(code_postal, connue).items()][:1]),
    )


@defaut(
    "EXG-08-16",
    "une ville d'un autre code postal est acceptée, sans code INSEE",
    vu_par="Une ville d'un autre code postal est refusée, même par une requête directe",
)
def ville_non_controlee(sim: Assemblage) -> None:
    sim.detourne(
        Coordonnees,
        motif_de_ville=lambda suite, saisie, connue, **_forme: (
            None if saisie.ville else suite(saisie, connue, code_postal_valable=True)
        ),
    )


@defaut(
    "EXG-08-16",
    "un code CEDEX, sans commune, est accepté avec la ville connue",
    vu_par="Un code postal sans commune, tel un CEDEX, est refusé",
)
def cedex_accepte(sim: Assemblage) -> None:
    def communes_de(suite: Any, code_postal: str, connue: Any) -> Any:
        return suite(code_postal, connue) or {connue.ville: connue.code_insee}

    sim.detourne(Coordonnees, communes_de=communes_de)


@defaut(
    "EXG-08-16",
    "le refus d'un code postal sans commune ne dit pas quoi faire",
    vu_par="Un code postal sans commune, tel un CEDEX, est refusé",
)
def refus_sans_explication(sim: Assemblage) -> None:
    sim.detourne(
        Coordonnees,
        motif_d_inconnu=lambda suite, code_postal, connue: suite(code_postal, connue) and "Code inconnu.",
    )


@defaut("EXG-08-17", "le pays est vide")
def pays_vide(sim: Assemblage) -> None:
    sim.texte(PAGE, "_('Pays :'), demande.usager.adresse.pays", "_('Pays :'), ''")


@defaut("EXG-08-18", "le courriel de dépôt part à l'adresse du compte")
def courriel_au_compte(sim: Assemblage) -> None:
    sim.remplace(Remises, destinataire=lambda _demande: current_user.compte.adresse)


@defaut(
    "EXG-08-18",
    "le courriel d'une notification part à l'adresse du compte",
    vu_par="Le courriel d'une notification arrive à l'adresse de contact, et non à celle du compte",
)
def notification_au_compte(sim: Assemblage) -> None:
    def destinataire(demande: Demande) -> str:
        services: Services = current_app.extensions["services"]
        compte = services[DepotDeComptes].de_l_usager(demande.usager)
        return compte.adresse if compte else ""

    sim.remplace(Notifications, destinataire=destinataire)


@defaut("EXG-08-19", "le serveur accepte une adresse de contact vide")
def contact_facultatif(sim: Assemblage) -> None:
    n_exige_pas(sim, "courriel")


@defaut("EXG-08-20", "des lettres font un téléphone")
def telephone_non_controle(sim: Assemblage) -> None:
    sim.remplace(Coordonnees, motif_de_telephone=lambda _telephone: None)


@defaut("EXG-08-21", "l'étape 2 s'ouvre sans que l'étape 1 soit gardée")
def etape_1_non_gardee(sim: Assemblage) -> None:
    sim.remplace(Etapes, enregistre_les_informations=lambda _demande, _saisie: None)
    sim.remplace(Parcours, ouverte=lambda _demande, _etape: True)


@defaut("EXG-08-22", "le fil met en évidence l'étape suivante")
def etape_suivante_en_evidence(sim: Assemblage) -> None:
    sim.texte("pages/etape.html", "{% elif loop.index == numero %}", "{% elif loop.index == numero + 1 %}")


@defaut("EXG-08-23", "l'usage des informations de contact n'est pas dit")
def usage_du_contact_non_dit(sim: Assemblage) -> None:
    sim.texte(PAGE, "utilisées pour l'ensemble des contacts avec l'administration", "demandées")
