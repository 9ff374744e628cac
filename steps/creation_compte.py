"""Pas de la première visite (S06, S07)."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from pytest_bdd import given, then, when

from fixtures.horloge import Horloge
from fixtures.personas import Persona, Personas, avec_titre, inscrit
from fixtures.pilotage import Pilotage
from steps.controles.constat import constate, constate_que
from steps.ecrans.comptes import Connexion, SaisieDeLAdresse
from steps.vocabulaire import phrase

UN_JOUR = timedelta(days=1)


@given(phrase("son titre a expiré l'an passé"), target_fixture="persona")
def titre_expire(personas: Personas, pilotage: Pilotage, horloge: Horloge) -> Persona:
    fin = horloge.maintenant.date() - relativedelta(years=1)
    persona = avec_titre(personas.cree(), debut=fin - relativedelta(years=4), fin=fin)
    return inscrit(persona, pilotage)


@given(phrase("un titre semblable au sien finit le {fin:Jour}"), target_fixture="persona")
def titre_semblable(personas: Personas, pilotage: Pilotage, fin: date) -> Persona:
    return inscrit(avec_titre(personas.cree(), fin=fin), pilotage)


@given(phrase("dont le titre vient d'être reconnu"))
@given(phrase("son titre vient d'être reconnu"))
@when(phrase("elle présente son titre"))
def presente(connexion: Connexion, persona: Persona) -> None:
    connexion.ouvre()
    connexion.presente(persona.titre.numero, persona.titre.debut, persona.titre.fin)


@when(phrase("elle présente ce titre avec une fin au {fin}"))
def presente_avec_une_fin(connexion: Connexion, persona: Persona, fin: str) -> None:
    connexion.ouvre()
    connexion.presente(persona.titre.numero, persona.titre.debut, fin)


@when(phrase("elle présente son titre du {debut} au {fin}"))
def presente_aux_dates(connexion: Connexion, persona: Persona, debut: str, fin: str) -> None:
    connexion.ouvre()
    connexion.presente(persona.titre.numero, debut, fin)


@when(phrase("elle présente son titre sans {information}"))
def presente_sans(connexion: Connexion, persona: Persona, information: str) -> None:
    titre = persona.titre
    connexion.ouvre()
    connexion.presente(
        "" if information == "son numéro" else titre.numero,
        "" if information == "sa date de debut" else titre.debut,
        "" if information == "sa date de fin" else titre.fin,
        directement=True,
    )


@when(phrase("elle présente son titre en changeant {element}"))
def presente_en_changeant(connexion: Connexion, persona: Persona, element: str) -> None:
    titre = persona.titre
    connexion.ouvre()
    connexion.presente(
        titre.numero[:-1] + ("1" if titre.numero[-1] != "1" else "2")
        if element == "le numero"
        else titre.numero,
        titre.debut + UN_JOUR if element == "la date de debut" else titre.debut,
        titre.fin - UN_JOUR if element == "la date de fin" else titre.fin,
    )


@then(phrase("le titre n'est pas reconnu"))
def titre_non_reconnu(connexion: Connexion) -> None:
    refus = connexion.refus_pres_de("N° de votre visa ou de votre titre de séjour")
    constate_que(
        "EXG-03-09", "un refus désigne le titre", obtenu=refus or "aucun", ou=connexion, vrai=bool(refus)
    )


@then(phrase("la date de fin est {issue}"))
def issue_de_la_date(connexion: Connexion, saisie_de_l_adresse: SaisieDeLAdresse, issue: str) -> None:
    refusee = connexion.refus_ou_suite("Date de fin de validité", saisie_de_l_adresse.adresse)
    constate("EXG-03-03", attendu=issue, obtenu="refusée" if refusee else "acceptée", ou=connexion)


@then(phrase("le formulaire de première visite demande « {information} »"))
def formulaire_demande(connexion: Connexion, information: str) -> None:
    demandee = connexion.demande(information)
    constate_que("EXG-03-01", f"« {information} » est demandé", sinon="absent", ou=connexion, vrai=demandee)


@then(phrase("la création lui est refusée et la connexion proposée"))
def creation_refusee(connexion: Connexion) -> None:
    refus = connexion.motif_du_refus()
    propose = bool(refus) and connexion.se_connecter.is_visible()
    constate_que(
        "EXG-03-10", "refus, et connexion proposée", obtenu=refus or "aucun refus", ou=connexion, vrai=propose
    )
