"""Pourquoi un scénario est rouge, dit en français : ce qui était attendu, obtenu, et où c'est écrit."""

import re
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error as ErreurDeNavigateur
from playwright.sync_api import TimeoutError as DelaiDepasse
from pytest_bdd.exceptions import StepDefinitionNotFoundError

from reports.codes import Code
from reports.depot import relatif
from reports.exigences import Referentiel
from reports.masque import Masque
from reports.modele import ConstatEnregistre, Echec, EtatDeScenario, ScenarioEnregistre, phrase

_ATTRIBUTS_D_ECART = ("regle", "attendu", "obtenu", "ou")
_DELAI = re.compile(r"Timeout (\d+)ms exceeded")
_ATTENTE = re.compile(r"waiting for (.+)")


def ecart_dans(exception: BaseException) -> BaseException | None:
    """L'écart levé par un constat (il porte `regle`, `attendu`, `obtenu` et `ou`), même dans un groupe."""
    for une in _feuilles(exception):
        if all(hasattr(une, attribut) for attribut in _ATTRIBUTS_D_ECART):
            return une
    return None


def code_demande(exception: BaseException) -> int | None:
    """Le code de sortie qu'exige une exception (`code_de_sortie`) ; 3 : la cible ne répond pas."""
    return next((une.code_de_sortie for une in _feuilles(exception) if hasattr(une, "code_de_sortie")), None)


def injoignable(exception: BaseException) -> bool:
    """Vrai si l'exception dit que la cible, la boîte ou le navigateur ne répond pas."""
    return code_demande(exception) == Code.INJOIGNABLE


def decrit(
    capture: pytest.ExceptionInfo[BaseException],
    fiche: ScenarioEnregistre,
    pas: int | None,
    racine: Path,
    trace: str,
) -> Echec:
    """Décrit l'exception qui a arrêté un scénario.

    Args:
        capture: l'exception et sa pile.
        fiche: le scénario.
        pas: rang du pas en cours, None hors d'un pas.
        racine: dossier du projet, dont la pile est retenue.
        trace: pile abrégée, gardée pour une erreur née dans le projet.
    """
    ligne = fiche["ligne"] if pas is None else fiche["pas"][pas]["ligne"]
    lieu = f"{fiche['fonctionnalite']['fichier']}:{ligne}"
    ecart = ecart_dans(capture.value)
    code = _code(capture, racine, ecart)
    if ecart is None:
        return Echec(
            genre=EtatDeScenario.ERREUR,
            regle=None,
            attendu=None,
            obtenu=None,
            ou=None,
            resume=resume(capture.value),
            pas=pas,
            lieu=lieu,
            code=code,
            trace=trace if code else None,
        )
    constat = _constat(ecart, fiche)
    return Echec(
        genre=EtatDeScenario.ECART,
        regle=constat["regle"],
        attendu=constat["attendu"],
        obtenu=constat["obtenu"],
        ou=constat["ou"],
        resume=f"écart à {constat['regle']}",
        pas=pas,
        lieu=lieu,
        code=code,
        trace=None,
    )


def resume(exception: BaseException) -> str:
    """Une ligne française pour une exception qui n'est pas un écart."""
    une = next(_feuilles(exception))
    premiere = (str(une).strip().splitlines() or [""])[0]
    if hasattr(une, "code_de_sortie"):
        return premiere
    for genre, dire in _MANIERES:
        if isinstance(une, genre):
            return dire(une, premiere)
    return f"{type(une).__name__} : {premiere}" if premiere else type(une).__name__


def message(fiche: ScenarioEnregistre, referentiel: Referentiel, dossier: Path | None) -> str:
    """Le message d'échec du terminal et de JUnit, sur quelques lignes alignées."""
    echec = fiche["echec"]
    if echec is None:
        return ""
    lignes = [_titre(echec, referentiel)]
    if echec["genre"] == EtatDeScenario.ECART:
        ou = f"  [{echec['ou']}]" if echec["ou"] else ""
        lignes += [f"  attendu  : {echec['attendu']}", f"  obtenu   : {echec['obtenu']}{ou}"]
    if echec["pas"] is not None:
        lignes.append(f"  pas      : {phrase(fiche['pas'][echec['pas']])}")
    lignes.append(f"  lieu     : {echec['lieu']}" + (f" ({echec['code']})" if echec["code"] else ""))
    if dossier is not None and fiche["preuves"]:
        pieces = [piece["fichier"] for piece in fiche["preuves"] if piece["pas"] == echec["pas"]]
        lignes += [f"  preuve   : {relatif(dossier / piece)}" for piece in pieces]
    lignes.append(f"  rejouer  : {fiche['rejouer']}")
    if echec["trace"]:
        lignes += ["", echec["trace"]]
    return "\n".join(lignes)


def commande_de_rejeu(identifiant: str, options: str) -> str:
    """La commande qui rejoue un seul scénario ; `options` vient de la cible (graine, horloge)."""
    chemin, crochet, exemple = identifiant.partition("[")
    fin = exemple.rfind("]")
    seul = f"{chemin}[{exemple[: fin + 1]}" if crochet else chemin.partition("@")[0]
    return f"./recette {shlex.quote(seul)} {options}".rstrip()


def nettoie(echec: Echec, masque: Masque) -> Echec:
    """Le même échec, sans secret."""
    propre = echec.copy()
    for champ in ("attendu", "obtenu", "ou", "resume", "trace"):
        valeur = propre[champ]
        propre[champ] = None if valeur is None else masque.texte(valeur)
    return propre


def _titre(echec: Echec, referentiel: Referentiel) -> str:
    exigence = referentiel.exigences.get(echec["regle"] or "")
    if exigence is None:
        return f"{echec['genre'].capitalize()} : {echec['resume']}"
    source = ", ".join(exigence.source) or "transverse"
    return f"{exigence.id} ({source}, {exigence.criticite}) : {exigence.regle}"


def _constat(ecart: BaseException, fiche: ScenarioEnregistre) -> ConstatEnregistre:
    """Le constat qui a levé l'écart, déjà dit en français s'il a été signalé."""
    regle, attendu, obtenu, ou = (getattr(ecart, attribut) for attribut in _ATTRIBUTS_D_ECART)
    dernier = fiche["constats"][-1] if fiche["constats"] else None
    if dernier is not None and not dernier["conforme"] and dernier["regle"] == str(regle):
        return dernier
    return ConstatEnregistre(
        regle=str(regle),
        attendu=str(attendu),
        obtenu=str(obtenu),
        ou=None if ou is None else str(ou),
        conforme=False,
        pas=None,
    )


def _feuilles(exception: BaseException) -> Iterator[BaseException]:
    if isinstance(exception, BaseExceptionGroup):
        for une in exception.exceptions:
            yield from _feuilles(une)
    else:
        yield exception


def _code(
    capture: pytest.ExceptionInfo[BaseException], racine: Path, ecart: BaseException | None
) -> str | None:
    """Dernier endroit de la pile qui soit du projet, hors du module qui lève les écarts."""
    leveur = getattr(sys.modules.get(type(ecart).__module__), "__file__", None)
    for cadre in reversed(capture.traceback.filter(capture)):
        chemin = Path(cadre.path)
        if chemin.is_relative_to(racine) and ".venv" not in chemin.parts and str(chemin) != leveur:
            return f"{chemin.relative_to(racine).as_posix()}:{cadre.lineno + 1}"
    return None


def _delai(exception: BaseException, premiere: str) -> str:
    secondes = _DELAI.search(str(exception))
    attente = _ATTENTE.search(str(exception))
    combien = f" de {int(secondes.group(1)) / 1000:g} s".replace(".", ",") if secondes else ""
    quoi = f" en attendant {attente.group(1).strip()}" if attente else f" ({premiere})"
    return f"délai{combien} dépassé{quoi}"


_MANIERES: tuple[tuple[type[BaseException], Callable[[BaseException, str], str]], ...] = (
    (StepDefinitionNotFoundError, lambda _, __: "aucune définition ne correspond à ce pas"),
    (DelaiDepasse, _delai),
    (ErreurDeNavigateur, lambda _, premiere: f"le navigateur n'a pas pu agir : {premiere}"),
    (
        pytest.FixtureLookupError,
        lambda exception, _: f"donnée inconnue : {getattr(exception, 'argname', '')}",
    ),
    (
        AssertionError,
        lambda _, premiere: f"vérification faite hors d'un constat : {premiere or 'sans message'}",
    ),
    (ConnectionError, lambda _, premiere: f"connexion impossible : {premiere}"),
    (pytest.fail.Exception, lambda _, premiere: premiere),
)
