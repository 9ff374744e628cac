"""Ce que le code de la suite ne fait pas : attendre une durée, viser un écran par CSS ou XPath.

La lecture est celle de l'arbre syntaxique : un commentaire ou une docstring peut en parler.
"""

import ast
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.hygiene.fautes import Faute
from tests.hygiene.lecture import RACINE

ATTENTES = {"sleep", "wait_for_timeout"}
REGLAGES = {"place", "avance"}
PAGES = {"page", "_page", "frame", "onglet"}
"""Noms sous lesquels la suite désigne une page : ses gestes prennent un sélecteur, ceux d'un élément non."""


def prend_un_selecteur(classe: type) -> frozenset[str]:
    """Les méthodes d'une classe de Playwright dont le premier argument est un sélecteur."""
    premiers = {
        nom: [*inspect.signature(methode).parameters][1:2]
        for nom, methode in vars(classe).items()
        if inspect.isfunction(methode) and not nom.startswith("_")
    }
    return frozenset(
        nom for nom, premier in premiers.items() if premier and premier[0].startswith("selector")
    )


SELECTEURS_DE_PAGE = prend_un_selecteur(Page)
SELECTEURS = prend_un_selecteur(Locator) | {nom for nom in SELECTEURS_DE_PAGE if not hasattr(Locator, nom)}

ControleDeSource = Callable[[ast.AST, str], Iterator[Faute]]


def attentes(arbre: ast.AST, chemin: str) -> Iterator[Faute]:
    """`sleep` et `wait_for_timeout`, appelés ou importés : on attend un fait, non une durée."""
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.ImportFrom):
            noms = {alias.name for alias in noeud.names}
        elif isinstance(noeud, ast.Call):
            noms = {_nom(noeud.func)}
        else:
            continue
        for nom in sorted(noms & ATTENTES):
            yield Faute(chemin, noeud.lineno, nom, "attente d'une durée : attendre un fait")


def horloges(arbre: ast.AST, chemin: str) -> Iterator[Faute]:
    """`horloge` déplacée : un pas qui la règle demande `horloge_reglable`, et son besoin se lit sans le jouer."""
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.Attribute) and noeud.attr in REGLAGES and _est(noeud.value, "horloge"):
            yield Faute(chemin, noeud.lineno, ast.unparse(noeud), "demander horloge_reglable")


def localisateurs(arbre: ast.AST, chemin: str) -> Iterator[Faute]:
    """Les sélecteurs CSS et XPath : un écran se désigne par rôle et par libellé, comme dans le guide."""
    for noeud in ast.walk(arbre):
        if not isinstance(noeud, ast.Call):
            continue
        nom = _nom(noeud.func)
        if nom in SELECTEURS or (nom in SELECTEURS_DE_PAGE and _de_la_page(noeud)):
            quoi = "sélecteur : désigner par rôle et par libellé"
            yield Faute(chemin, noeud.lineno, ast.unparse(noeud), quoi)


def fautes_de_sources(
    controle: ControleDeSource, dossiers: tuple[str, ...], racine: Path = RACINE
) -> Iterator[Faute]:
    """Joue un contrôle sur chaque fichier Python des dossiers."""
    for dossier in dossiers:
        for fichier in sorted((racine / dossier).rglob("*.py")):
            arbre = ast.parse(fichier.read_text(encoding="utf-8"))
            yield from controle(arbre, fichier.relative_to(racine).as_posix())


def _nom(fonction: ast.expr) -> str:
    if isinstance(fonction, ast.Attribute):
        return fonction.attr
    return fonction.id if isinstance(fonction, ast.Name) else ""


def _de_la_page(appel: ast.Call) -> bool:
    """Vrai pour `page.click("…")` ou `self.page.click("…")`."""
    return isinstance(appel.func, ast.Attribute) and _nom(appel.func.value) in PAGES


def _est(noeud: ast.AST, nom: str) -> bool:
    return isinstance(noeud, ast.Name) and noeud.id == nom
