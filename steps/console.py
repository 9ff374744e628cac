"""Pas de l'agent dans la console du simulateur."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pytest
from playwright.sync_api import Page
from pytest_bdd import then, when

from fixtures.cible import Cible
from fixtures.dossiers import Dossier, Dossiers
from fixtures.horloge import Horloge
from fixtures.personas import Persona
from steps.controles.constat import constate, constate_que
from steps.ecrans.console import Console
from steps.notifications import a
from steps.regles import Regles
from steps.vocabulaire import phrase

RECHERCHES: Mapping[str, Callable[[Dossier, Persona], str]] = {
    "le n° de la demande": lambda dossier, _: str(dossier.numero),
    "le n° étranger": lambda _, persona: str(persona.numero_etranger),
    "le nom de la personne": lambda _, persona: persona.nom_affiche,
}


@pytest.fixture
def console(page: Page, cible: Cible) -> Console:
    """La console de la cible."""
    return Console(page, cible.accueil)


@when(phrase("l'agent cherche dans la console {quoi}"), target_fixture="cherche")
def cherche(console: Console, dossiers: Dossiers, dossier: Dossier, persona: Persona, quoi: str) -> str:
    texte = RECHERCHES[quoi](dossier, persona)
    console.ouvre(dossiers.console)
    console.cherche(texte)
    return texte


@when(phrase("l'agent ouvre la demande dans la console"))
def ouvre(console: Console, dossiers: Dossiers, dossier: Dossier) -> None:
    console.ouvre(dossiers.adresse_de_l_agent(dossier.cle))


@when(phrase("l'agent ouvre la demande dans la console le {jour:Jour}"))
def ouvre_le(
    console: Console, dossiers: Dossiers, dossier: Dossier, horloge_reglable: Horloge, jour: date
) -> None:
    a(horloge_reglable, jour)
    ouvre(console, dossiers, dossier)


@when(phrase("l'agent en ouvre la chronologie"))
def ouvre_la_chronologie(console: Console, dossiers: Dossiers, dossier: Dossier) -> None:
    ouvre(console, dossiers, dossier)
    console.choisit("Sa chronologie")


@when(phrase('"{agent}" y réclame, en écrivant "{observations}" :'), target_fixture="reclame")
def reclame(
    console: Console, agent: str, observations: str, datatable: Sequence[Sequence[str]]
) -> tuple[str, str]:
    pieces = [piece for (piece,) in datatable]
    console.reclame(agent, pieces, observations)
    return pieces[-1], observations


@when(phrase('"{agent}" y choisit "{acte}"'))
def agit(console: Console, agent: str, acte: str) -> None:
    console.agit(agent, acte)


@then(phrase("la console montre cette demande, et nulle autre qui n'y réponde"))
def ne_montre_que(console: Console, regles: Regles, dossier: Dossier, persona: Persona, cherche: str) -> None:
    listees = console.demandes()
    numeros = [numero for numero, *_ in listees]
    etrangeres = [numero for numero, usager, *_ in listees if usager != persona.nom_affiche]
    obtenu = (dossier.numero in numeros, etrangeres)
    constate(regles.pour(), attendu=(True, []), obtenu=obtenu, ou=f"demandes trouvées par « {cherche} »")


@then(phrase("la console dit de la demande :"))
def dit_de_la_demande(console: Console, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = {libelle: valeur for libelle, valeur in datatable}  # noqa: C416 (une ligne est une liste de deux cellules)
    constate(regles.pour(), attendu=attendu, obtenu=console.donnees(attendu), ou=console)


@then(phrase("l'agent y lit chaque fichier joint, et l'attestation remise"))
def lit_les_documents(console: Console, dossiers: Dossiers, dossier: Dossier, regles: Regles) -> None:
    lue = dossiers.lit(dossier.cle)
    attendu = [document["nom"] for document in (*lue["pieces"], *lue["attestations"])]
    constate(regles.pour(), attendu=attendu, obtenu=console.documents(), ou=console)


@then(phrase("son journal porte :"))
def journal_porte(console: Console, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu, inscrits = [tuple(ligne) for ligne in datatable], console.journal()
    obtenu = [ligne for ligne in attendu if ligne in inscrits]
    constate(regles.pour(), attendu=attendu, obtenu=obtenu, ou=f"journal : {inscrits}")


@then(phrase('la console refuse, et dit "{motif}"'))
def console_refuse(console: Console, regles: Regles, motif: str) -> None:
    refus = console.refus_en_tete()
    constate_que(
        regles.pour(), f"un refus qui dit « {motif} »", refus or "aucun refus", console, vrai=motif in refus
    )


@then(phrase("l'agent retrouve ce qu'il avait écrit"))
def retrouve(console: Console, regles: Regles, reclame: tuple[str, str]) -> None:
    constate(regles.pour(), attendu=reclame, obtenu=console.ecrit(), ou=console)


@then(phrase("elle dit, dans l'ordre :"))
def chronologie_dit(console: Console, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [tuple(ligne) for ligne in datatable]
    obtenu = [moment for moment in console.chronologie() if moment in attendu]
    constate(regles.pour(), attendu=attendu, obtenu=obtenu, ou="chronologie")
