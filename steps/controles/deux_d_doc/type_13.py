"""Règles du type 13, « document étranger » : champs obligatoires, interdits, formes (EXG-14-03 à 14-10)."""

import re

from steps.controles.deux_d_doc.champs import DICTIONNAIRE, FACULTATIFS, OBLIGATOIRES
from steps.controles.deux_d_doc.erreurs import ChampInterdit, ChampManquant, ValeurIrreguliere
from steps.controles.deux_d_doc.message import Code2DDoc
from steps.controles.lecture import LectureImpossible

INTERDITS = ("65", "6F")
VALIDITE = ("6N", "6O")
A_DATES_DE_VALIDITE = frozenset("23")
"""Valeurs de 6J, prolongation et décision favorable, qui demandent une validité (EXG-14-10)."""
DEPOT = "1"


def controle_le_type_13(code: Code2DDoc) -> tuple[LectureImpossible, ...]:
    """Ce que le message a de contraire aux règles du type 13 ; rien s'il est conforme.

    Un code d'un autre type n'est pas jugé : le résultat est vide. Les fautes de lecture sont dans
    `code.fautes`.
    """
    if code.entete.type_de_document != "13":
        return ()
    return (*_manquants(code), *_interdits(code), *_irreguliers(code))


def _manquants(code: Code2DDoc) -> list[LectureImpossible]:
    validite = VALIDITE if code.valeur("6J") in A_DATES_DE_VALIDITE else ()
    exiges = (*(champ.identifiant for champ in OBLIGATOIRES), *validite)
    return [
        ChampManquant(champ=identifiant, libelle=DICTIONNAIRE[identifiant].libelle)
        for identifiant in exiges
        if code.champ(identifiant) is None
    ]


def _interdits(code: Code2DDoc) -> list[LectureImpossible]:
    raisons = dict.fromkeys(INTERDITS, "le type 13 ne l'admet pas")
    if code.valeur("6J") == DEPOT:
        raisons |= dict.fromkeys(VALIDITE, "une attestation de dépôt n'a pas de validité")
    return [
        ChampInterdit(champ=identifiant, libelle=DICTIONNAIRE[identifiant].libelle, raison=raison)
        for identifiant, raison in raisons.items()
        if code.champ(identifiant) is not None
    ]


def _irreguliers(code: Code2DDoc) -> list[LectureImpossible]:
    return [
        ValeurIrreguliere(
            champ=champ.identifiant,
            libelle=definition.libelle,
            valeur=champ.valeur,
            forme=definition.forme_dite,
        )
        for definition in (*OBLIGATOIRES, *FACULTATIFS)
        if (champ := code.champ(definition.identifiant)) is not None
        and not re.fullmatch(definition.forme, champ.valeur, re.ASCII)
    ]
