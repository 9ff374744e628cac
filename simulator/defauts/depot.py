"""Défauts du dépôt et de sa confirmation (chapitre 12)."""

import dataclasses
from datetime import UTC, timedelta, timezone
from typing import Any

from flask import request

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.domaine.demandes import Demande, Demandes, Etat, cle_neuve
from simulator.domaine.depot import Depots, Numeros, Remises
from simulator.domaine.parcours import Parcours
from simulator.domaine.recapitulatif import Recapitulatif

PAGE = "pages/etape_5.html"
ETAPE_DES_JUSTIFICATIFS = 3


@defaut("EXG-12-01", "la demande n'est pas enregistrée")
def depot_sans_effet(sim: Assemblage) -> None:
    sim.remplace(Depots, depose=lambda _demande, _observations: None)


@defaut(
    "EXG-12-02",
    "un second envoi dépose une seconde demande",
    vu_par="Deux envois simultanés ne déposent qu'une demande",
)
def second_depot(sim: Assemblage) -> None:
    def depose(suite: Any, demande: Demande, observations: str) -> None:
        if demande.etat is Etat.BROUILLON:
            suite(demande, observations)
            return
        numeros = suite.__self__.numeros
        seconde = Demande(demande.usager, demande.profil, demande.type, demande.commencee_le, cle_neuve())
        numeros.depot.ajoute(seconde)
        numeros.attribue(seconde)
        seconde.etat = Etat.DEPOSEE

    sim.detourne(Depots, depose=depose)


@defaut(
    "EXG-12-02",
    "un second envoi fait repartir le courriel de dépôt",
    vu_par="Deux envois simultanés ne déposent qu'une demande",
)
def second_courriel(sim: Assemblage) -> None:
    def depose(suite: Any, demande: Demande, observations: str) -> None:
        if demande.etat is Etat.BROUILLON:
            suite(demande, observations)
            return
        remises = suite.__self__.remises
        remises.annonce(demande, remises.depot.attestations(demande)[0])

    sim.detourne(Depots, depose=depose)


@defaut(
    "EXG-12-02",
    "un second envoi remet une seconde attestation",
    vu_par="Deux envois simultanés ne déposent qu'une demande",
)
def seconde_attestation(sim: Assemblage) -> None:
    def depose(suite: Any, demande: Demande, observations: str) -> None:
        if demande.etat is Etat.BROUILLON:
            suite(demande, observations)
        else:
            suite.__self__.remises.remet(demande)

    sim.detourne(Depots, depose=depose)


@defaut("EXG-12-03", "la date du numéro est JJMMAAAA")
def date_a_l_envers(sim: Assemblage) -> None:
    sim.remplace(Numeros, date=lambda demande: f"{demande.deposee_le:%d%m%Y}")


@defaut("EXG-12-04", "le rang imprimé est toujours 1")
def rang_toujours_1(sim: Assemblage) -> None:
    def contenu(suite: Any, demande: Demande) -> Any:
        imprime = suite(demande)
        return dataclasses.replace(imprime, numero_de_demande=imprime.numero_de_demande[:-7] + "0000001")

    sim.detourne(Remises, contenu=contenu)


@defaut("EXG-12-05", "la date du numéro est celle du temps universel")
def date_du_temps_universel(sim: Assemblage) -> None:
    sim.remplace(Numeros, date=lambda demande: f"{demande.deposee_le.astimezone(UTC):%Y%m%d}")


@defaut("EXG-12-05", "la date du numéro est à l'heure d'hiver toute l'année")
def date_a_l_heure_d_hiver(sim: Assemblage) -> None:
    date_a(sim, timedelta(hours=1))


@defaut("EXG-12-05", "la date du numéro est à l'heure d'été toute l'année")
def date_a_l_heure_d_ete(sim: Assemblage) -> None:
    date_a(sim, timedelta(hours=2))


def date_a(sim: Assemblage, avance: timedelta) -> None:
    """Date le numéro dans un fuseau fixe, en avance d'autant sur le temps universel."""
    fuseau = timezone(avance)
    sim.remplace(Numeros, date=lambda demande: f"{demande.deposee_le.astimezone(fuseau):%Y%m%d}")


@defaut("EXG-12-05", "l'attestation commence au jour du temps universel")
def attestation_du_temps_universel(sim: Assemblage) -> None:
    def contenu(suite: Any, demande: Demande) -> Any:
        imprime = suite(demande)
        ecart = demande.deposee_le.astimezone(UTC).date() - imprime.debut  # type: ignore[union-attr]
        return dataclasses.replace(imprime, debut=imprime.debut + ecart, fin=imprime.fin + ecart)

    sim.detourne(Remises, contenu=contenu)


@defaut("EXG-12-06", "la rubrique Spams n'est pas citée")
def spams_non_cites(sim: Assemblage) -> None:
    sim.texte(PAGE, "vérifiez dans un premier temps dans la rubrique Spams de votre boite mail", "patientez")


@defaut("EXG-12-07", "le bouton de la confirmation mène à une page absente")
def confirmation_absente(sim: Assemblage) -> None:
    sim.texte(
        PAGE,
        "url_for('confirmation.attestation', cle=demande.cle)",
        "url_for('confirmation.attestation', cle='absente')",
    )


@defaut("EXG-12-08", "ameli.fr n'est pas un lien")
def ameli_sans_lien(sim: Assemblage) -> None:
    sim.texte(PAGE, ">ameli.fr</a>", "></a>ameli.fr")


@defaut("EXG-12-09", "une demande déposée reste modifiable")
def demande_modifiable(sim: Assemblage) -> None:
    sim.remplace(Parcours, exige_un_brouillon=lambda _demande: None)


@defaut(
    "EXG-12-09",
    "les fichiers et l'ephoto d'une demande déposée se changent encore par une requête directe",
    vu_par="Plus aucun acte n'y change rien",
)
def justificatifs_modifiables(sim: Assemblage) -> None:
    def exige(suite: Any, demande: Demande, etape: int) -> None:
        if not (etape == ETAPE_DES_JUSTIFICATIFS and request.method == "POST"):
            suite(demande, etape)

    sim.detourne(Parcours, exige=exige)


@defaut(
    "EXG-12-09",
    "les observations sont notées avant que le dépôt soit opposé",
    vu_par="Plus aucun acte n'y change rien",
)
def observations_modifiables(sim: Assemblage) -> None:
    def valide(suite: Any, demande: Demande, rubrique: int, observations: str) -> None:
        suite.__self__.note_les_observations(demande, observations)
        suite(demande, rubrique, observations)

    sim.detourne(Recapitulatif, valide=valide)


@defaut(
    "EXG-12-09",
    "abandonner une demande déposée la remet en brouillon",
    vu_par="Plus aucun acte n'y change rien",
)
def depot_abandonne(sim: Assemblage) -> None:
    def exige_un_brouillon(suite: Any, demande: Demande) -> None:
        if request.endpoint != "preambule.abandon":
            suite(demande)

    def abandonne(_suite: Any, demande: Demande) -> None:
        demande.etat = Etat.BROUILLON

    sim.detourne(Parcours, exige_un_brouillon=exige_un_brouillon)
    sim.detourne(Demandes, abandonne=abandonne)


@defaut("EXG-12-10", "le retour en arrière permet de redéposer")
def redepot(sim: Assemblage) -> None:
    sim.remplace(Parcours, exige_un_brouillon=lambda _demande: None)


@defaut("EXG-12-11", "l'étape 4 reste en cours")
def etape_4_en_cours(sim: Assemblage) -> None:
    sim.texte(
        "pages/etape.html",
        "{% set faite = loop.index < numero %}",
        "{% set faite = loop.index < numero - 1 %}",
    )


@defaut("EXG-12-12", "l'espace personnel ne montre pas la demande")
def demande_invisible(sim: Assemblage) -> None:
    sim.remplace(Demandes, deposees=lambda _usager: [])


@defaut("EXG-12-13", "« Retour à l'accueil » déconnecte")
def retour_deconnecte(sim: Assemblage) -> None:
    sim.texte(
        PAGE,
        '<a role="button" class="outline" href="{{ url_for(\'accueil.accueil\') }}">'
        "{% trans %}Retour à l'accueil{% endtrans %}</a>",
        '<form method="post" action="{{ url_for(\'connexion.deconnexion\') }}">'
        '<input type="hidden" name="csrf_token" value="{{ csrf_token() }}">'
        "<button>Retour à l'accueil</button></form>",
    )
