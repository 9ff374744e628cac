"""Défauts de la connexion (chapitre 02)."""

from collections.abc import Callable

from flask import session, url_for
from flask_login import logout_user

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.domaine.comptes import Compte, Comptes, Connexions, DepotDeComptes
from simulator.domaine.oubli import Oublis
from simulator.domaine.refus import SaisieRefusee
from simulator.domaine.registre import Usager
from simulator.domaine.textes import Texte
from simulator.web.suites import Suites

Recherche = Callable[[str], Compte | None]


@defaut("EXG-02-01", "la connexion n'accepte que l'adresse électronique")
def seulement_l_adresse(sim: Assemblage) -> None:
    sim.remplace(DepotDeComptes, de_l_etranger=lambda _numero: None)


@defaut(
    "EXG-02-01",
    "l'adresse ouvre aussi le compte de qui a un n° étranger",
    vu_par="Son adresse n'ouvre pas le compte de qui a un n° étranger",
)
def adresse_pour_tous(sim: Assemblage) -> None:
    def ouvert_par_l_adresse(suite: Callable[[Usager, str], Compte], usager: Usager, adresse: str) -> Compte:
        compte = suite(usager, adresse)
        compte.par_adresse = True
        return compte

    sim.detourne(Comptes, enregistre=ouvert_par_l_adresse)


@defaut(
    "EXG-02-01",
    "le n° étranger attribué au dépôt n'ouvre pas le compte",
    vu_par="Après le dépôt, le n° étranger attribué ouvre aussi le compte",
)
def numero_attribue_sans_effet(sim: Assemblage) -> None:
    def seulement_l_adresse(suite: Recherche, identifiant: str) -> Compte | None:
        compte = suite(identifiant)
        return None if compte and compte.par_adresse and "@" not in identifiant else compte

    sim.detourne(Connexions, trouve=seulement_l_adresse)


@defaut("EXG-02-02", "l'adresse est refusée : elle n'est pas numérique")
def adresse_non_numerique(sim: Assemblage) -> None:
    sim.detourne(
        Connexions, trouve=lambda suite, identifiant: suite(identifiant) if identifiant.isdecimal() else None
    )


@defaut(
    "EXG-02-02",
    "la casse du domaine de l'adresse compte",
    vu_par="L'adresse ouvre le compte, le domaine en capitales",
)
def casse_du_domaine(sim: Assemblage) -> None:
    def telle_quelle(suite: Recherche, identifiant: str) -> Compte | None:
        compte = suite(identifiant)
        return None if compte and compte.par_adresse and identifiant != compte.adresse else compte

    sim.detourne(Connexions, trouve=telle_quelle)


@defaut(
    "EXG-02-02",
    "le n° étranger attribué au dépôt ferme le compte à son adresse",
    vu_par="Après le dépôt, l'adresse ouvre encore le compte",
)
def adresse_oubliee_au_depot(sim: Assemblage) -> None:
    def sans_numero(suite: Recherche, identifiant: str) -> Compte | None:
        compte = suite(identifiant)
        numero = compte.usager.numero_etranger if compte else None
        return None if numero not in {None, identifiant} else compte

    sim.detourne(Connexions, trouve=sans_numero)


@defaut("EXG-02-02", "une même adresse ouvre deux comptes", vu_par="Une adresse n'ouvre qu'un compte")
def adresse_partagee(sim: Assemblage) -> None:
    sim.remplace(Comptes, adresse_prise=lambda _compte, _adresse: False)


@defaut("EXG-02-03", "« identifiant inconnu » permet d'énumérer les comptes")
def identifiant_inconnu(sim: Assemblage) -> None:
    sim.detourne(
        Connexions,
        motif_du_refus=lambda suite, compte: suite(compte) if compte else "Cet identifiant est inconnu.",
    )


@defaut(
    "EXG-02-04",
    "le serveur accepte un formulaire sans mot de passe ni identifiant",
    vu_par="Sans identifiant, la connexion est refusée par une requête directe",
)
def champs_facultatifs(sim: Assemblage) -> None:
    sim.remplace(Connexions, exige_les_champs=lambda _identifiant, _mot_de_passe: None)


@defaut("EXG-02-05", "le lien « Mot de passe oublié ? » manque")
def sans_mot_de_passe_oublie(sim: Assemblage) -> None:
    sim.texte("pages/connexion.html", "Mot de passe oublié ?", "")


@defaut("EXG-02-06", "le lien « Identifiant oublié ? » manque")
def sans_identifiant_oublie(sim: Assemblage) -> None:
    sim.texte("pages/connexion.html", ">{% trans %}Identifiant oublié ?{% endtrans %}<", "><")


@defaut("EXG-02-07", "le bouton FranceConnect est renommé")
def franceconnect_renomme(sim: Assemblage) -> None:
    sim.texte("pages/connexion.html", "S'identifier avec FranceConnect", "Se connecter avec FranceConnect")


@defaut("EXG-02-09", "rien ne sépare la connexion locale de FranceConnect")
def sans_separation(sim: Assemblage) -> None:
    sim.texte(
        "pages/connexion.html",
        '<p class="ou">{% trans %}ou{% endtrans %}</p>\n    <section class="franceconnect"',
        '<section class="franceconnect"',
    )


@defaut(
    "EXG-02-12",
    "les essais de connexion sont illimités",
    vu_par="Après 5 échecs, le bon mot de passe est refusée",
)
def essais_illimites(sim: Assemblage) -> None:
    sim.remplace(Connexions, note_l_echec=lambda _compte: None)


@defaut(
    "EXG-02-12",
    "la suspension de l'accès n'a pas de fin",
    vu_par="15 min après 5 échecs, le bon mot de passe est acceptée",
)
def suspension_sans_fin(sim: Assemblage) -> None:
    sim.remplace(Connexions, verrouille=lambda compte: compte.verrouille_jusqu_a is not None)


@defaut(
    "EXG-02-12",
    "une connexion réussie ne remet pas le décompte à zéro",
    vu_par="Une connexion réussie remet le décompte à zéro",
)
def decompte_garde(sim: Assemblage) -> None:
    sim.remplace(Connexions, oublie_les_echecs=lambda _compte: None)


@defaut("EXG-02-13", "le compte reste inactif jusqu'à un traitement de nuit")
def compte_inactif(sim: Assemblage) -> None:
    def sans_ouvrir(suite: Callable[[Compte, str], None], compte: Compte, mot_de_passe: str) -> None:
        suite(compte, mot_de_passe)
        compte.mot_de_passe = None

    sim.detourne(Comptes, active=sans_ouvrir)


@defaut("EXG-02-15", "la page de connexion garde son ancien titre")
def ancien_titre(sim: Assemblage) -> None:
    sim.texte(
        "pages/connexion.html",
        "Connectez-vous pour accéder à vos services",
        "S'identifier pour accéder à vos services.",
    )


@defaut("EXG-02-14", "la connexion faite, c'est l'accueil public qui s'affiche")
def retour_a_l_accueil_public(sim: Assemblage) -> None:
    def deconnecte(_demandee: str) -> str:
        logout_user()
        session.clear()
        return url_for("accueil.accueil")

    sim.remplace(Suites, de_la_connexion=deconnecte)


@defaut("EXG-02-16", "« CRÉER VOTRE COMPTE » ne mène nulle part")
def lien_mort(sim: Assemblage) -> None:
    sim.texte("pages/connexion.html", 'href="#premiere-visite"', 'href="#"')


@defaut(
    "EXG-02-17",
    "aucun courriel n'est envoyé à qui a oublié son mot de passe",
    vu_par="De la page de connexion",
)
def oubli_sans_courriel(sim: Assemblage) -> None:
    sim.remplace(Oublis, annonce=lambda _compte: None)


@defaut("EXG-02-17", "la réponse dit que le compte n'existe pas")
def oubli_qui_enumere(sim: Assemblage) -> None:
    def dit(suite: Callable[[str], None], identifiant: str) -> None:
        suite(identifiant)
        if suite.__self__.connexions.trouve(identifiant) is None:  # type: ignore[attr-defined]  # méthode liée
            raise SaisieRefusee({"identifiant": Texte("Aucun compte ne porte cet identifiant.")})

    sim.detourne(Oublis, demande=dit)


@defaut("EXG-02-17", "le lien du mot de passe oublié peut resservir", vu_par="Le lien ne sert qu'une fois")
def oubli_reutilisable(sim: Assemblage) -> None:
    sim.remplace(Oublis, rang_apres_usage=lambda compte: compte.rang_de_l_oubli)
