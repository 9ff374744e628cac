"""Pas du dépôt et de sa confirmation (S28, S29)."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from pytest_bdd import given, then, when

from fixtures.boite import Boite
from fixtures.dossiers import RECAPITULATIF_VALIDE, Dossier, Dossiers
from fixtures.horloge import PARIS, Horloge
from fixtures.personas import Persona
from steps.controles.attestation import Attestation
from steps.controles.constat import constate, constate_que, meme_libelle
from steps.ecrans.acces import Accueil
from steps.ecrans.etapes import Confirmation, Etape, Etape1
from steps.ecrans.recapitulatif import Etape4
from steps.preparation.comptes import Comptes, Session
from steps.preparation.demandes import Preparation
from steps.regles import Regles
from steps.visiteurs import Visiteur, Visiteurs, en_meme_temps
from steps.vocabulaire import duree, jour, phrase

SERVICE, DATE = 4, 8
"""Chiffres du service et de la date, en tête du n° de demande (S30)."""

DEPOSER = "déposer"


def a_paris(jour: date, heure: timedelta) -> datetime:
    """L'instant où une horloge de Paris marque cette heure."""
    return datetime.combine(jour, time(), PARIS) + heure


@pytest.fixture
def autre(visiteurs: Visiteurs) -> Persona:
    """Une autre usagère."""
    return visiteurs.autre_persona()


@given(phrase("une autre usagère est prête à déposer la sienne"), target_fixture="autre_dossier")
def autre_prete(autre: Persona, preparation: Preparation) -> Dossier:
    return preparation.mene(autre, RECAPITULATIF_VALIDE)


@given(phrase("il est {heure:Duree} le {jour:Jour}, à Paris"))
def il_est(horloge_reglable: Horloge, heure: timedelta, jour: date) -> None:
    horloge_reglable.place(a_paris(jour, heure))


@when(phrase("elle presse deux fois de suite « Déposer la demande »"))
def presse_deux_fois(etape_4: Etape4, confirmation: Confirmation) -> None:
    etape_4.depose_deux_fois()
    confirmation.est_affiche()


@when(phrase("elle envoie deux fois le dépôt en même temps"))
def envoie_deux_fois(visiteurs: Visiteurs, persona: Persona, dossier: Dossier) -> None:
    envoi = dossier.envoi(DEPOSER)
    en_meme_temps((visiteurs.connectee(persona), envoi), (visiteurs.connectee(persona), envoi))


@when(phrase("toutes deux déposent au même instant"))
def deposent_ensemble(
    visiteurs: Visiteurs, persona: Persona, dossier: Dossier, autre: Persona, autre_dossier: Dossier
) -> None:
    en_meme_temps(
        (visiteurs.connectee(persona), dossier.envoi(DEPOSER)),
        (visiteurs.connectee(autre), autre_dossier.envoi(DEPOSER)),
    )


@when(
    phrase(
        "elle envoie le dépôt, puis le renvoie {delai:Duree} plus tard et, reconnectée, {second:Duree} plus tard"
    )
)
def renvoie_plus_tard(
    directement: Visiteur,
    persona: Persona,
    dossier: Dossier,
    horloge_reglable: Horloge,
    delai: timedelta,
    second: timedelta,
) -> None:
    directement.agit(dossier, DEPOSER)
    horloge_reglable.avance(delai)
    directement.agit(dossier, DEPOSER)
    horloge_reglable.avance(second)
    directement.connecte(persona)
    directement.agit(dossier, DEPOSER)


@when(phrase("elle dépose la demande, puis la dépose d'un onglet resté ouvert"))
def depose_de_deux_onglets(etape_4: Etape4, confirmation: Confirmation, dossier: Dossier) -> None:
    onglet = etape_4.page.context.new_page()
    onglet.goto(dossier.adresse(etape_4.numero))
    etape_4.depose()
    confirmation.est_affiche()
    Etape4(onglet, etape_4.accueil).depose()
    Confirmation(onglet, etape_4.accueil).est_affiche()


@when(phrase("elle revient en arrière et dépose encore si elle le peut"), target_fixture="premier_numero")
def redepose(
    etape: Etape, etape_4: Etape4, confirmation: Confirmation, dossiers: Dossiers, persona: Persona
) -> str:
    confirmation.est_affiche()
    numero = dossiers.deposees_par(persona)[0]
    etape_4.retourne_en_arriere()
    if etape.etape_montree() == etape_4.numero and etape_4.deposer.is_visible():
        etape_4.presse(etape_4.deposer)
    return numero


@when(phrase("elle change son adresse d'un onglet resté ouvert, après l'avoir déposée d'un autre"))
def change_apres_depot(
    etape_1: Etape1, session: Session, directement: Visiteur, persona: Persona, dossier: Dossier
) -> None:
    session.ouvre(persona, dossier.adresse(etape_1.numero))
    etape_1.change(voie="20 RUE NATIONALE")
    directement.agit(dossier, DEPOSER)
    etape_1.presse(etape_1.enregistrer)


@then(phrase("une seule demande est déposée"))
def une_seule(dossiers: Dossiers, persona: Persona, regles: Regles) -> None:
    constate(regles.pour(), attendu=1, obtenu=len(dossiers.deposees_par(persona)), ou="demandes déposées")


@then(phrase("une seule demande est déposée, avec un seul courriel et une seule attestation"))
def une_seule_de_chaque(
    dossiers: Dossiers,
    dossier: Dossier,
    persona: Persona,
    boite: Boite,
    attend_les_courriels: Callable[[], None],
    regles: Regles,
) -> None:
    attend_les_courriels()
    obtenu = {
        "demandes": len(dossiers.deposees_par(persona)),
        "courriels": len(boite.recus(persona.courriel)),
        "attestations": len(dossiers.lit(dossier.cle)["attestations"]),
    }
    constate(regles.pour(), attendu=dict.fromkeys(obtenu, 1), obtenu=obtenu, ou="ce que laissent les dépôts")


@then(phrase("une seule demande est déposée, sous le même numéro"))
def meme_numero(dossiers: Dossiers, persona: Persona, regles: Regles, premier_numero: str) -> None:
    obtenu = dossiers.deposees_par(persona)
    constate(regles.pour(), attendu=[premier_numero], obtenu=obtenu, ou="demandes déposées")


@then(phrase('son espace personnel montre la demande, à l\'état "{etat}"'))
def dans_l_espace(
    accueil: Accueil,
    confirmation: Confirmation,
    dossiers: Dossiers,
    persona: Persona,
    regles: Regles,
    etat: str,
) -> None:
    confirmation.est_affiche()
    numeros = dossiers.deposees_par(persona)
    accueil.ouvre()
    constate(
        regles.pour(),
        attendu=[(numero, etat) for numero in numeros],
        obtenu=accueil.demandes(),
        ou="demandes de l'espace personnel",
    )


def numero_imprime(confirmation: Confirmation) -> str:
    """Le n° de demande de la confirmation de dépôt."""
    confirmation.est_affiche()
    return Attestation(confirmation.attestation()).numero_de_demande or "aucun"


@then(
    phrase(
        "le n° de la demande a {chiffres:d} chiffres : {service:d} du service, la date du dépôt, {rang:d} du rang"
    )
)
def forme_du_numero(
    confirmation: Confirmation,
    regles: Regles,
    horloge: Horloge,
    chiffres: int,
    service: int,
    rang: int,
) -> None:
    numero = numero_imprime(confirmation)
    jours = [f"{jour:%Y%m%d}" for jour in horloge.jours]
    imprime = numero[service : len(numero) - rang]
    attendu = (chiffres, True, imprime if imprime in jours else jours[0])
    constate(
        regles.pour(), attendu=attendu, obtenu=(len(numero), numero.isdecimal(), imprime), ou=f"n° {numero}"
    )


@then(phrase("les deux demandes ont des numéros différents"))
def numeros_differents(dossiers: Dossiers, dossier: Dossier, autre_dossier: Dossier, regles: Regles) -> None:
    numeros = [Attestation(dossiers.attestation(un.cle)).numero_de_demande for un in (dossier, autre_dossier)]
    constate_que(
        regles.pour(),
        "deux numéros différents",
        obtenu=numeros,
        ou="attestations du même jour",
        vrai=None not in numeros and numeros[0] != numeros[1],
    )


@then(phrase("une demande déposée à ces heures de Paris est datée ainsi :"))
def dates_du_depot(
    visiteurs: Visiteurs,
    comptes: Comptes,
    dossiers: Dossiers,
    horloge_reglable: Horloge,
    regles: Regles,
    datatable: Sequence[Sequence[str]],
) -> None:
    for quand, le, a, datee in datatable[1:]:
        usagere = visiteurs.autre_persona()
        comptes.inscrit(usagere)
        dossier = dossiers.prepare(usagere, RECAPITULATIF_VALIDE)
        horloge_reglable.place(a_paris(jour(le), duree(a)))
        visiteurs.connectee(usagere).agit(dossier, DEPOSER)
        lue = dossiers.lit(dossier.cle)
        dates = [
            (lue["numero"] or "")[SERVICE : SERVICE + DATE],
            *(remise["debut"] for remise in lue["attestations"]),
        ]
        constate(
            regles.pour(),
            attendu=[f"{jour(datee):%Y%m%d}", jour(datee).isoformat()],
            obtenu=dates,
            ou=f"n° {lue['numero']} et début de l'attestation ; {quand}, le {le} à {a}",
        )


@then(phrase("la confirmation de dépôt est un document PDF"))
def confirmation_en_pdf(confirmation: Confirmation, regles: Regles) -> None:
    recue = confirmation.lit(confirmation.adresse_derriere(confirmation.ouvrir))
    constate_que(
        regles.pour(),
        "un document PDF",
        obtenu=recue.sorte,
        ou=confirmation,
        vrai=recue.donnee and recue.octets.startswith(b"%PDF"),
    )


@then(phrase("le fil montre les {nombre:d} premières étapes faites et « {nom} » en cours"))
def fil_de_la_confirmation(confirmation: Confirmation, regles: Regles, nombre: int, nom: str) -> None:
    faites, en_cours = confirmation.etapes_faites(), confirmation.etape_mise_en_evidence()
    attendu = (confirmation.etapes_du_fil()[:nombre], nom)
    constate(regles.pour(), attendu=attendu, obtenu=(faites, en_cours), ou="fil d'étapes", selon=meme_libelle)


@then(phrase("chacune de ces pages la ramène à l'étape {numero:d} :"))
def ramene_a_l_etape(
    directement: Visiteur, dossier: Dossier, regles: Regles, numero: int, datatable: Sequence[Sequence[str]]
) -> None:
    for (page,) in datatable:
        constate(
            regles.pour(),
            attendu=numero,
            obtenu=directement.lit(dossier.page(page)).etape,
            ou=f"page « {page} »",
        )


@then(phrase("aucun de ces actes, envoyé par elle, ne la change :"))
def aucun_acte_n_y_change(
    directement: Visiteur,
    dossiers: Dossiers,
    dossier: Dossier,
    persona: Persona,
    lu_avant: dict[str, Any],
    regles: Regles,
    datatable: Sequence[Sequence[str]],
) -> None:
    for (acte,) in datatable:
        reponse = directement.agit(dossier, acte)
        constate(
            regles.pour(), attendu=[dossier.cle], obtenu=dossiers.de(persona), ou=f"demandes après : {acte}"
        )
        changements = dossiers.changements(dossier, lu_avant)
        constate(regles.pour(), attendu={}, obtenu=changements, ou=f"demande lue par l'agent après : {acte}")
        constate(regles.pour(), attendu=5, obtenu=reponse.etape, ou=f"étape où ramène : {acte}")


@then(phrase("l'agent lit l'adresse d'avant le dépôt"))
def adresse_inchangee(dossiers: Dossiers, dossier: Dossier, persona: Persona, regles: Regles) -> None:
    lue = dossiers.lit(dossier.cle)["informations"]["adresse"]["voie"]
    constate(regles.pour(), attendu=persona.adresse.voie, obtenu=lue, ou="dossier lu par l'agent")
