"""Pas de la première visite (S06, S07)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from pytest_bdd import given, then, when

from fixtures.horloge import Horloge
from fixtures.personas import Persona, Personas, avec_titre, inscrit
from fixtures.pilotage import Pilotage
from steps.controles.constat import constate, constate_que
from steps.ecrans.comptes import Connexion, SaisieDeLAdresse
from steps.regles import Regles
from steps.vocabulaire import phrase

UN_JOUR = timedelta(days=1)


@given(phrase("son titre a expiré l'an passé"), target_fixture="persona")
def titre_expire(personas: Personas, pilotage: Pilotage, horloge: Horloge) -> Persona:
    fin = horloge.maintenant.date() - relativedelta(years=1)
    persona = avec_titre(personas.cree(), debut=fin - relativedelta(years=4), fin=fin)
    return inscrit(persona, pilotage)


ALTERATIONS: Mapping[str, Callable[[str], str]] = {
    "exact": lambda numero: numero,
    "sans son premier caractère": lambda numero: numero[1:],
    "sans son dernier caractère": lambda numero: numero[:-1],
    "avec un caractère de trop": lambda numero: f"{numero}1",
    "avec un tiret de plus": lambda numero: f"{numero[:3]}-{numero[3:]}",
    "avec une lettre pour chiffre": lambda numero: f"{numero[:-1]}A",
}
"""Ce qu'on saisit d'un numéro qu'on recopie bien ou mal."""


@given(
    phrase("une bénéficiaire de la protection subsidiaire, dont le n° étranger commence par un zéro"),
    target_fixture="persona",
)
def au_zero_de_tete(personas: Personas, pilotage: Pilotage, horloge: Horloge) -> Persona:
    persona = personas.cree(nature="provisoire")
    numero = f"0{persona.numero_etranger[1:]}"
    return inscrit(avec_titre(replace(persona, numero_etranger=numero), numero=numero), pilotage)


@given(
    phrase(
        "une bénéficiaire de la protection subsidiaire, dont le titre délivré le {debut:Jour} porte son n° étranger"
    ),
    target_fixture="persona",
)
def titre_d_avant_2011(personas: Personas, pilotage: Pilotage, horloge: Horloge, debut: date) -> Persona:
    persona, fin = personas.cree(), debut + relativedelta(years=10) - UN_JOUR
    return inscrit(avec_titre(persona, numero=persona.numero_etranger, debut=debut, fin=fin), pilotage)


@when(phrase("elle présente son document sous son numéro {saisie}"))
def presente_sous(connexion: Connexion, persona: Persona, saisie: str) -> None:
    titre = persona.titre
    connexion.ouvre()
    connexion.presente(ALTERATIONS[saisie](titre.numero), titre.debut, titre.fin)


@when(phrase("elle se connecte sous son numéro {saisie}"))
def se_connecte_sous(connexion: Connexion, persona: Persona, saisie: str) -> None:
    connexion.ouvre()
    connexion.connecte(ALTERATIONS[saisie](persona.numero_etranger), persona.mot_de_passe)


@given(phrase("un titre semblable au sien finit le {fin:Jour}"), target_fixture="persona")
def titre_semblable(personas: Personas, pilotage: Pilotage, fin: date) -> Persona:
    return inscrit(avec_titre(personas.cree(), fin=fin), pilotage)


@given(phrase("un titre semblable au sien va du {debut:Jour} au {fin:Jour}"), target_fixture="persona")
def titre_aux_dates(personas: Personas, pilotage: Pilotage, debut: date, fin: date) -> Persona:
    return inscrit(avec_titre(personas.cree(), debut=debut, fin=fin), pilotage)


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


@when(phrase("elle demande l'aide de l'icône « ? »"))
def demande_l_aide(connexion: Connexion) -> None:
    connexion.demande_l_aide()


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
def issue_de_la_date(
    connexion: Connexion, saisie_de_l_adresse: SaisieDeLAdresse, regles: Regles, issue: str
) -> None:
    refusee = connexion.refus_ou_suite("Date de fin de validité", saisie_de_l_adresse.adresse)
    constate(regles.pour(), attendu=issue, obtenu="refusée" if refusee else "acceptée", ou=connexion)


@then(phrase("son document est {issue}"))
def issue_du_document(
    connexion: Connexion, saisie_de_l_adresse: SaisieDeLAdresse, regles: Regles, issue: str
) -> None:
    numero = "N° de votre visa ou de votre titre de séjour"
    refuse = connexion.refus_ou_suite(numero, saisie_de_l_adresse.adresse)
    constate(regles.pour(), attendu=issue, obtenu="non reconnu" if refuse else "reconnu", ou=connexion)


@then(phrase("chaque date se saisit en trois éléments :"))
def trois_elements(connexion: Connexion, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [(nom, sorte) for nom, sorte in datatable[1:]]
    for date_ in (connexion.debut, connexion.fin):
        constate(regles.pour(), attendu=attendu, obtenu=connexion.elements_de_date(date_), ou=connexion)


@then(phrase("l'aide montre où lire le numéro d'un visa et d'un titre de séjour"))
def aide_montree(connexion: Connexion, regles: Regles) -> None:
    aide = connexion.aide_au_numero()
    lus = [mot for mot in ("visa", "titre de séjour") if mot in aide.lower()]
    constate(regles.pour(), attendu=["visa", "titre de séjour"], obtenu=lus, ou="aide de l'icône « ? »")


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
