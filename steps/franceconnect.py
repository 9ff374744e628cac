"""Pas de la connexion par FranceConnect (S06)."""

import unicodedata
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Page
from pytest_bdd import given, then, when

from fixtures.cible import Cible
from fixtures.dossiers import DEPOSEE, Dossier
from fixtures.personas import ORIGINES, Persona, Personas
from fixtures.pilotage import Pilotage
from fixtures.registre import Registre
from steps.controles.constat import constate, constate_que
from steps.ecrans.acces import Accueil
from steps.ecrans.comptes import Connexion
from steps.ecrans.franceconnect import Explication, FranceConnect, RetourAuSite
from steps.preparation.demandes import Preparation
from steps.regles import Regles
from steps.vocabulaire import phrase


@pytest.fixture
def franceconnect(page: Page, cible: Cible) -> FranceConnect:
    """FranceConnect, dans le navigateur de la personne du scénario."""
    return FranceConnect(page, cible.accueil)


@pytest.fixture
def retour_au_site(page: Page, cible: Cible) -> RetourAuSite:
    """Le site, à son retour."""
    return RetourAuSite(page, cible.accueil)


@pytest.fixture
def explication(page: Page, cible: Cible) -> Explication:
    """L'explication de FranceConnect."""
    return Explication(page, cible.accueil)


@given(phrase("elle a commencé à saisir son identifiant"))
def commence_la_saisie(connexion: Connexion, persona: Persona) -> None:
    connexion.ouvre()
    connexion.identifiant.fill(persona.identifiant)


@given(phrase("elle a un compte et une demande déposée"), target_fixture="dossier")
def compte_et_demande(preparation: Preparation, persona: Persona) -> Dossier:
    return preparation.mene(persona, DEPOSEE)


@given(phrase("FranceConnect connaît son identité, {ecriture}"), target_fixture="connue")
def identite_connue(pilotage: Pilotage, persona: Persona, ecriture: str) -> Persona:
    return _depose(pilotage, _ecrite(persona, ecriture))


@given(phrase("FranceConnect lui connaît {element} autre"), target_fixture="connue")
def identite_differente(pilotage: Pilotage, persona: Persona, element: str) -> Persona:
    return _depose(pilotage, _differente(persona, element))


@given(phrase("FranceConnect connaît une personne que le registre ignore"), target_fixture="connue")
def identite_ignoree(pilotage: Pilotage, personas: Personas) -> Persona:
    return _depose(pilotage, personas.cree())


@given(phrase("une autre personne a exactement la même identité"))
def homonyme(registre: Registre, personas: Personas, persona: Persona) -> None:
    etat_civil = ("prenoms", "nom", "sexe", "date_de_naissance", "origine")
    registre.inscrit(replace(personas.cree(), **{nom: getattr(persona, nom) for nom in etat_civil}))


@given(phrase("elle s'est déjà connectée avec FranceConnect"))
@given(phrase("elle s'est connectée avec FranceConnect, puis déconnectée"), target_fixture="retour")
def deja_connectee(franceconnect: FranceConnect, accueil: Accueil, connue: Persona) -> str:
    franceconnect.ouvre()
    retour = franceconnect.donne(connue.nom_franceconnect)
    accueil.deconnecte()
    return retour


@given(phrase("elle s'est identifiée chez FranceConnect, sans revenir au site"), target_fixture="retour")
def identifiee_sans_revenir(franceconnect: FranceConnect, connue: Persona) -> str:
    franceconnect.ouvre()
    return franceconnect.donne_sans_revenir(connue.nom_franceconnect)


@when(phrase("elle demande « Qu'est-ce que FranceConnect ? »"), target_fixture="a_part")
def demande_l_explication(explication: Explication) -> tuple[str, bool]:
    return explication.annonce(), explication.s_ouvre_a_part()


@when(phrase("elle s'identifie avec FranceConnect"))
@when(phrase("cette personne s'identifie avec FranceConnect"))
def s_identifie(franceconnect: FranceConnect, connue: Persona) -> None:
    franceconnect.ouvre()
    franceconnect.donne(connue.nom_franceconnect)


@when(phrase("elle refuse de donner son identité à FranceConnect"))
def refuse(franceconnect: FranceConnect) -> None:
    franceconnect.ouvre()
    franceconnect.refuse()


@when(phrase("une autre personne revient au site à sa place"))
def revient_a_sa_place(autre_page: Page, cible: Cible, retour: str) -> None:
    RetourAuSite(autre_page, cible.accueil).revient(retour)


@when(phrase("une autre personne répond à sa propre demande avec cet accord"))
def repond_avec_cet_accord(autre_page: Page, cible: Cible, retour: str) -> None:
    sien = FranceConnect(autre_page, cible.accueil)
    sien.ouvre()
    RetourAuSite(autre_page, cible.accueil).revient(sien.reponse_avec(retour))


@when(phrase("elle revient au site par le même retour"))
def revient_encore(retour_au_site: RetourAuSite, retour: str) -> None:
    retour_au_site.revient(retour)


@then(phrase("l'explication s'ouvre dans une nouvelle fenêtre, que le lien annonçait"))
def s_ouvre_a_part(a_part: tuple[str, bool], explication: Explication) -> None:
    annonce, ouverte = a_part
    obtenu = (ouverte, "nouvelle fenêtre" in annonce)
    constate("EXG-02-08", attendu=(True, True), obtenu=obtenu, ou="fenêtre ouverte, fenêtre annoncée")


@then(phrase("son identifiant est encore saisi"))
def encore_saisi(connexion: Connexion, persona: Persona) -> None:
    constate(
        "EXG-02-08", attendu=persona.identifiant, obtenu=connexion.identifiant.input_value(), ou=connexion
    )


@then(phrase("elle retrouve sa demande déposée"))
def retrouve_sa_demande(accueil: Accueil, dossier: Dossier) -> None:
    numeros = [numero for numero, _ in accueil.demandes()]
    constate("EXG-02-10", attendu=[dossier.numero], obtenu=numeros, ou="demandes de l'espace personnel")


@then(phrase("elle n'est pas connectée"))
def pas_connectee(retour_au_site: RetourAuSite, accueil: Accueil, persona: Persona, regles: Regles) -> None:
    _constate_le_refus(retour_au_site, accueil, persona, regles)


@then(phrase("l'autre personne n'est pas connectée"))
def autre_pas_connectee(autre_page: Page, cible: Cible, persona: Persona, regles: Regles) -> None:
    autre_retour = RetourAuSite(autre_page, cible.accueil)
    _constate_le_refus(autre_retour, Accueil(autre_page, cible.accueil), persona, regles)


@then(phrase("elle est orientée vers la création de son compte"))
def orientee_vers_la_creation(retour_au_site: RetourAuSite, regles: Regles) -> None:
    constate_que(
        regles.pour(),
        "la création d'un compte est proposée",
        sinon="elle ne l'est pas",
        ou=retour_au_site,
        vrai=retour_au_site.oriente_vers_la_creation(),
    )


@then(phrase("elle est invitée à se connecter avec son identifiant"))
def invitee_a_s_identifier(retour_au_site: RetourAuSite, regles: Regles) -> None:
    motif = retour_au_site.motif_du_refus()
    constate_que(
        regles.pour(),
        "le refus invite à se connecter avec son identifiant",
        obtenu=motif,
        ou=retour_au_site,
        vrai="avec votre identifiant" in motif,
    )


@then(phrase("elle peut revenir à la page de connexion"))
def peut_revenir(retour_au_site: RetourAuSite, connexion: Connexion, regles: Regles) -> None:
    retour_au_site.choisit("Retour à la page de connexion")
    constate_que(
        regles.pour(), "la page de connexion", sinon="autre chose", ou=connexion, vrai=connexion.est_affiche()
    )


def _constate_le_refus(retour: RetourAuSite, accueil: Accueil, persona: Persona, regles: Regles) -> None:
    refusee = retour.est_refusee(accueil.nom_au_bandeau(persona.nom_affiche))
    motif = retour.motif_du_refus() if refusee else f"connectée sous le nom « {persona.nom_affiche} »"
    constate_que(regles.pour(), "un refus, et personne de connecté", obtenu=motif, ou=retour, vrai=refusee)


def _depose(pilotage: Pilotage, persona: Persona) -> Persona:
    """Fait connaître une personne à FranceConnect."""
    pilotage.fait("identites", persona.pour_franceconnect())
    return persona


def _ecrite(persona: Persona, ecriture: str) -> Persona:
    """La même personne, ses noms écrits autrement."""
    match ecriture:
        case "en capitales et sans accents":
            return replace(
                persona, nom=_sans_accents(persona.nom), prenoms=tuple(map(_sans_accents, persona.prenoms))
            )
        case "avec un trait d'union entre ses deux prénoms":
            return replace(persona, prenoms=("-".join(persona.prenoms),))
        case "telle qu'enregistrée":
            return persona
    raise ValueError(f"Écriture inconnue : « {ecriture} ».")


def _sans_accents(texte: str) -> str:
    lettres = unicodedata.normalize("NFKD", texte.upper())
    return "".join(lettre for lettre in lettres if not unicodedata.combining(lettre))


def _differente(persona: Persona, element: str) -> Persona:
    """Une personne qui ne diffère de celle-ci que par cet élément."""
    match element:
        case "un sexe":
            return replace(persona, sexe={"M": "F", "F": "M"}[persona.sexe])
        case "un pays de naissance":
            return replace(persona, origine=next(o for o in ORIGINES if o != persona.origine))
        case "une date de naissance":
            return replace(persona, date_de_naissance=persona.date_de_naissance + timedelta(days=1))
        case "un nom de naissance":
            return replace(persona, nom=f"{persona.nom} Dubois")
        case "un second prénom":
            return replace(persona, prenoms=(persona.prenoms[0], f"{persona.prenoms[1]}-Marie"))
    raise ValueError(f"Élément inconnu : « {element} ».")
