"""Pas du courriel de dépôt (S31)."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime

import pytest
from pytest_bdd import given, then, when

from fixtures.boite import Boite
from fixtures.cible import Cible
from fixtures.dossiers import Dossier
from fixtures.horloge import PARIS
from fixtures.personas import Persona
from fixtures.smtp import Smtp
from reports.preuves import Preuves
from steps.attestation import depose, nom_attendu, porte_le_nom_du_guide
from steps.controles.constat import constate, meme_texte
from steps.controles.courriel import Courriel
from steps.ecrans.ecran import Ecran
from steps.ecrans.remise import Fichier
from steps.preparation.comptes import Session
from steps.preparation.demandes import Preparation
from steps.reception import recoit
from steps.vocabulaire import phrase


@pytest.fixture
def contact(persona: Persona) -> str:
    """L'adresse de contact donnée à l'étape 1, celle du compte si rien d'autre n'est dit."""
    return persona.courriel


@pytest.fixture
def courriel_de_depot(contact: str, boite: Boite, preuves: Preuves) -> Courriel:
    """Le courriel de dépôt, attendu puis lu."""
    return recoit(boite, contact, preuves)


@given(phrase("son adresse de contact n'est pas celle de son compte"), target_fixture="contact")
def autre_adresse(persona: Persona) -> str:
    return f"contact.{persona.courriel}"


@given(phrase("sa messagerie refuse pour l'instant tout courriel"))
def messagerie_fermee(smtp: Smtp, contact: str) -> None:
    smtp.ferme(contact)


@when(phrase("sa demande est déposée"), target_fixture="dossier")
def demande_deposee(preparation: Preparation, persona: Persona, contact: str) -> Dossier:
    return depose(preparation, persona, courriel=contact)


@when(phrase("sa messagerie accepte de nouveau les courriels"))
def messagerie_rouverte(smtp: Smtp, cible: Cible, contact: str) -> None:
    smtp.rouvre(contact, cible.patience)


@when(phrase("elle reçoit le courriel de dépôt"))
def recoit_le_courriel(courriel_de_depot: Courriel) -> None:
    """Le courriel est attendu, lu et versé aux preuves par sa fixture."""


@then(phrase("elle reçoit un et un seul courriel de dépôt, à son adresse de contact"))
def un_seul_courriel(
    persona: Persona, contact: str, boite: Boite, attend_les_courriels: Callable[[], None], preuves: Preuves
) -> None:
    attend_les_courriels()
    for octets in boite.recus(contact):
        preuves.courriel(octets, "Courriel de dépôt")
    obtenu = {adresse: len(boite.recus(adresse)) for adresse in (contact, persona.courriel)}
    constate(
        "EXG-15-01", attendu={contact: 1, persona.courriel: 0}, obtenu=obtenu, ou="courriels par adresse"
    )


@then(phrase("le courriel est daté du {moment:Moment}"))
def courriel_date(courriel_de_depot: Courriel, moment: datetime) -> None:
    obtenu = courriel_de_depot.date and courriel_de_depot.date.astimezone(PARIS).replace(second=0)
    constate("EXG-15-01", attendu=moment.replace(tzinfo=PARIS), obtenu=obtenu, ou="date du courriel")


@then(phrase("sa demande est dans son espace personnel"))
def demande_dans_l_espace(session: Session, ecran: Ecran, persona: Persona, dossier: Dossier) -> None:
    session.ouvre(persona)
    montree = ecran.propose(dossier.numero or "")
    constate("EXG-15-06", attendu=True, obtenu=montree, ou=f"demande {dossier.numero} à l'accueil")


@then(phrase("le courriel de dépôt finit par arriver"))
def courriel_arrive(contact: str, boite: Boite, preuves: Preuves) -> None:
    octets = boite.attend(contact)
    if octets is not None:
        preuves.courriel(octets, "Courriel de dépôt")
    constate("EXG-15-06", attendu=1, obtenu=len(boite.recus(contact)), ou="courriels reçus, la panne passée")


@then(phrase("le courriel de dépôt dit, dans l'ordre :"))
def courriel_dit(courriel_de_depot: Courriel, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    for version, obtenu in (
        ("HTML", courriel_de_depot.paragraphes_html),
        ("texte", courriel_de_depot.paragraphes),
    ):
        constate("EXG-15-02", attendu=attendu, obtenu=obtenu, ou=f"version {version}", selon=meme_texte)


@then(phrase("ni l'objet ni le texte du courriel ne disent son état civil ou son n° étranger"))
def courriel_discret(courriel_de_depot: Courriel, persona: Persona) -> None:
    tus = (
        persona.nom,
        *persona.prenoms,
        f"{persona.date_de_naissance:%d/%m/%Y}",
        persona.origine.ville,
        persona.numero_etranger,
    )
    textes = (courriel_de_depot.sujet, *courriel_de_depot.paragraphes, *courriel_de_depot.paragraphes_html)
    dits = [tu for tu in tus if re.search(rf"\b{re.escape(tu)}\b", "\n".join(textes), re.IGNORECASE)]
    constate("EXG-15-05", attendu=[], obtenu=dits, ou="objet et texte du courriel")


@then(phrase("la pièce jointe du courriel est le fichier qu'elle a ouvert"))
def piece_jointe_identique(courriel_de_depot: Courriel, fichier: Fichier) -> None:
    obtenu = [piece.octets for piece in courriel_de_depot.pieces_jointes]
    constate("EXG-15-03", attendu=[fichier.octets], obtenu=obtenu, ou="pièces jointes")


@then(phrase('la pièce jointe est un PDF nommé "{modele}"'))
def piece_jointe_nommee(courriel_de_depot: Courriel, persona: Persona, modele: str) -> None:
    pieces = courriel_de_depot.pieces_jointes
    constate("EXG-15-04", attendu=["application/pdf"], obtenu=[piece.type for piece in pieces], ou="type")
    noms = " ".join(str(piece.nom) for piece in pieces)
    constate(
        "EXG-15-04", attendu=nom_attendu(modele, persona), obtenu=noms, ou="nom", selon=porte_le_nom_du_guide
    )
