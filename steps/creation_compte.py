"""Pas de la première visite (S06, S07)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from pytest_bdd import given, then, when

from fixtures.horloge import Horloge
from fixtures.personas import Persona, Personas, Titre, avec_titre
from fixtures.registre import Registre
from steps.controles.constat import constate, constate_que, constate_un_refus
from steps.ecrans.comptes import Connexion, SaisieDeLAdresse
from steps.preparation.comptes import TITRE_RECONNU, ComptesADemander, Session
from steps.regles import Regles
from steps.vocabulaire import phrase

UN_JOUR = timedelta(days=1)


@given(phrase("son titre a expiré l'an passé"), target_fixture="persona")
def titre_expire(personas: Personas, registre: Registre, horloge: Horloge) -> Persona:
    fin = horloge.maintenant.date() - relativedelta(years=1)
    persona = avec_titre(personas.cree(), debut=fin - relativedelta(years=4), fin=fin)
    return registre.inscrit(persona)


Saisie = dict[str, Any]
"""Numéro, début et fin saisis d'un titre ; un texte vide pour ce qui est omis."""

INFORMATIONS = {"son numéro": "numero", "sa date de début": "debut", "sa date de fin": "fin"}

CHANGEMENTS: Mapping[str, Callable[[Titre], Mapping[str, date | str]]] = {
    "le dernier caractère de son numéro": lambda titre: {"numero": autre_fin(titre.numero)},
    "d'un jour sa date de début": lambda titre: {"debut": titre.debut + UN_JOUR},
    "d'un jour sa date de fin": lambda titre: {"fin": titre.fin - UN_JOUR},
}
"""Ce qui fait d'un titre un autre, de peu."""

ALTERATIONS: Mapping[str, Callable[[str], str]] = {
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
def au_zero_de_tete(personas: Personas, registre: Registre, horloge: Horloge) -> Persona:
    persona = personas.cree(nature="provisoire")
    numero = f"0{persona.numero_etranger[1:]}"
    return registre.inscrit(avec_titre(replace(persona, numero_etranger=numero), numero=numero))


@given(
    phrase(
        "une bénéficiaire de la protection subsidiaire, dont le titre délivré le {debut:Jour} porte son n° étranger"
    ),
    target_fixture="persona",
)
def titre_d_avant_2011(personas: Personas, registre: Registre, horloge: Horloge, debut: date) -> Persona:
    persona, fin = personas.cree(), debut + relativedelta(years=10) - UN_JOUR
    return registre.inscrit(avec_titre(persona, numero=persona.numero_etranger, debut=debut, fin=fin))


@given(phrase("un titre semblable au sien finit le {fin:Jour}"), target_fixture="persona")
def titre_semblable(personas: Personas, registre: Registre, fin: date) -> Persona:
    return registre.inscrit(avec_titre(personas.cree(), fin=fin))


@given(phrase("un titre semblable au sien va du {debut:Jour} au {fin:Jour}"), target_fixture="persona")
def titre_aux_dates(personas: Personas, registre: Registre, debut: date, fin: date) -> Persona:
    return registre.inscrit(avec_titre(personas.cree(), debut=debut, fin=fin))


@given(phrase("dont le titre vient d'être reconnu"))
@given(phrase("son titre vient d'être reconnu"))
def titre_reconnu(session: Session, nouveau_compte: ComptesADemander, persona: Persona) -> None:
    session.ouvre_dans_l_etat(TITRE_RECONNU, persona)


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


@then(phrase("son titre est refusé sans l'une ou l'autre de ces informations :"))
def refuse_sans(
    connexion: Connexion, persona: Persona, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    for information, champ in datatable[1:]:
        saisie = {**en_entier(persona.titre), INFORMATIONS[information]: ""}
        connexion.ouvre()
        connexion.presente(**saisie, directement=True)
        constate_un_refus(
            regles.pour(), f"un refus près de « {champ} »", connexion.refus_pres_de(champ), connexion
        )


@then(phrase("son titre n'est pas reconnu si l'on change :"))
def non_reconnu_si_change(
    connexion: Connexion, persona: Persona, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    connexion.ouvre()
    for (changement,) in datatable:
        est_refuse(connexion, {**en_entier(persona.titre), **CHANGEMENTS[changement](persona.titre)}, regles)


@then(phrase("son document n'est pas reconnu sous son numéro :"))
def non_reconnu_sous(
    connexion: Connexion, persona: Persona, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    connexion.ouvre()
    for (alteration,) in datatable:
        numero = ALTERATIONS[alteration](persona.titre.numero)
        est_refuse(connexion, {**en_entier(persona.titre), "numero": numero}, regles)


@then(phrase("son compte ne s'ouvre pas sous son numéro :"))
def ne_s_ouvre_pas_sous(
    connexion: Connexion, persona: Persona, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    connexion.ouvre()
    for (alteration,) in datatable:
        with connexion.page_suivante():
            connexion.connecte(ALTERATIONS[alteration](persona.numero_etranger), persona.mot_de_passe)
        constate_un_refus(regles.pour(), f"refusé {alteration}", connexion.motif_du_refus(), connexion)


def autre_fin(numero: str) -> str:
    """Le même numéro, au dernier caractère près."""
    return numero[:-1] + ("1" if numero[-1] != "1" else "2")


def en_entier(titre: Titre) -> Saisie:
    """Ce qu'on saisit d'un titre, tout exact."""
    return {"numero": titre.numero, "debut": titre.debut, "fin": titre.fin}


def est_refuse(connexion: Connexion, saisie: Saisie, regles: Regles) -> None:
    """Constate que ce qui est saisi ne désigne aucun titre connu."""
    with connexion.page_suivante():
        connexion.presente(**saisie)
    refus = connexion.refus_pres_de("N° de votre visa ou de votre titre de séjour")
    constate_un_refus(regles.pour(), "un refus désigne le titre", refus, connexion)


@then(phrase("la date de fin est {issue}"))
def issue_de_la_date(
    connexion: Connexion, saisie_de_l_adresse: SaisieDeLAdresse, regles: Regles, issue: str
) -> None:
    refusee = connexion.refus_ou_suite("Date de fin de validité", saisie_de_l_adresse.adresse)
    constate(regles.pour(), attendu=issue, obtenu="refusée" if refusee else "acceptée", ou=connexion)


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


@then(phrase("le formulaire de première visite demande :"))
def formulaire_demande(connexion: Connexion, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    obtenu = [information for information in attendu if connexion.demande(information)]
    constate(regles.pour(), attendu=attendu, obtenu=obtenu, ou=connexion)


@then(phrase("la création lui est refusée et la connexion proposée"))
def creation_refusee(connexion: Connexion) -> None:
    refus = connexion.motif_du_refus()
    propose = bool(refus) and connexion.se_connecter.is_visible()
    constate_que(
        "EXG-03-10", "refus, et connexion proposée", obtenu=refus or "aucun refus", ou=connexion, vrai=propose
    )
