"""Les définitions de pas et les pas écrits s'accordent : ni manquante, ni ambiguë, ni inutile, ni double.

pytest-bdd ne dit un pas non défini qu'en le jouant, choisit sans le dire quand deux définitions
conviennent, et n'attend jamais un pas asynchrone.
"""

import ast
import importlib
import inspect
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from tests.hygiene.fautes import Faute
from tests.hygiene.lecture import RACINE, FichierFeature

FRANCAIS = {"given": "Étant donné", "when": "Quand", "then": "Alors", None: "type indéterminé"}


@dataclass(frozen=True, slots=True)
class Definition:
    """Une définition de pas : son type (None : tous), son motif, et où sa fonction est écrite."""

    type: str | None
    motif: str
    convient: Callable[[str], bool]
    asynchrone: bool
    module: str
    fichier: str
    ligne: int

    def accepte(self, type_: str | None, texte: str) -> bool:
        """Dit si pytest-bdd jouerait cette définition pour ce pas."""
        return self.type in {None, type_} and self.convient(texte)

    def __str__(self) -> str:
        return f"{self.fichier}:{self.ligne}"


def definition(contexte: StepFunctionContext, racine: Path = RACINE) -> Definition:
    """Décrit une définition enregistrée par pytest-bdd."""
    fonction = inspect.unwrap(contexte.step_func)
    fichier = Path(fonction.__code__.co_filename)
    return Definition(
        type=contexte.type,
        motif=contexte.parser.name,
        convient=contexte.parser.is_matching,
        asynchrone=inspect.iscoroutinefunction(fonction) or inspect.isasyncgenfunction(fonction),
        module=fonction.__module__,
        fichier=fichier.relative_to(racine).as_posix() if fichier.is_relative_to(racine) else str(fichier),
        ligne=fonction.__code__.co_firstlineno,
    )


def modules_de_pas(racine: Path = RACINE) -> list[str]:
    """Les modules de `steps/` qui peuvent définir des pas : tous, sauf ceux qui lient les features."""
    return [
        ".".join(fichier.relative_to(racine).with_suffix("").parts)
        for fichier in sorted((racine / "steps").rglob("*.py"))
        if not fichier.name.startswith(("test_", "__"))
    ]


def definitions(modules: Iterable[str]) -> list[Definition]:
    """Importe les modules et rend les définitions qu'ils portent, dans l'ordre des fichiers."""
    voulus = set(modules)
    for module in voulus:
        importlib.import_module(module)
    lues = [definition(contexte) for contexte in step_function_context_registry.values()]
    return sorted(
        (une for une in lues if une.module in voulus), key=lambda une: (une.fichier, une.ligne, une.motif)
    )


def pas_mal_definis(fichiers: Iterable[FichierFeature], connues: Collection[Definition]) -> Iterator[Faute]:
    """Les pas que personne ne définit, et ceux que plusieurs définissent."""
    trouvees: dict[tuple[str | None, str], list[Definition]] = {}
    for fichier in fichiers:
        for pas in (pas for joue in fichier.joues for pas in joue.pas):
            cle = pas.type, pas.texte
            if cle not in trouvees:
                trouvees[cle] = [une for une in connues if une.accepte(*cle)]
            if not trouvees[cle]:
                quoi = f"pas sans définition ({FRANCAIS[pas.type]})"
                yield Faute(fichier.chemin, pas.ligne, pas.texte, quoi)
            elif len(trouvees[cle]) > 1:
                quoi = f"pas ambigu : {', '.join(map(str, trouvees[cle]))}"
                yield Faute(fichier.chemin, pas.ligne, pas.texte, quoi)


def liaisons(sources: Iterable[str]) -> set[str]:
    """Les dossiers et les fichiers, relatifs à `features`, que ces modules donnent à `scenarios`."""
    appels = (
        noeud for source in sources for noeud in ast.walk(ast.parse(source)) if isinstance(noeud, ast.Call)
    )
    return {
        str(argument.value)
        for appel in appels
        if isinstance(appel.func, ast.Name) and appel.func.id == "scenarios"
        for argument in appel.args
        if isinstance(argument, ast.Constant)
    }


def features_non_jouees(fichiers: Iterable[FichierFeature], liees: Collection[str]) -> Iterator[Faute]:
    """Les features qu'aucun module ne lie : elles se liraient sans jamais être jouées."""
    for fichier in fichiers:
        chemin = PurePosixPath(fichier.chemin).relative_to("features")
        if not any(chemin.is_relative_to(lien) for lien in liees):
            quoi = "feature jamais jouée : aucun steps/test_*.py ne la donne à scenarios()"
            yield Faute(fichier.chemin, 0, fichier.feature["name"], quoi)


def definitions_inutiles(
    fichiers: Iterable[FichierFeature], connues: Collection[Definition]
) -> Iterator[Faute]:
    """Les définitions qu'aucun pas n'emploie."""
    ecrits = {(pas.type, pas.texte) for fichier in fichiers for joue in fichier.joues for pas in joue.pas}
    for une in connues:
        if not any(une.accepte(*ecrit) for ecrit in ecrits):
            yield Faute(une.fichier, une.ligne, une.motif, "définition qu'aucun pas n'emploie")


def definitions_doubles(connues: Collection[Definition]) -> Iterator[Faute]:
    """Les définitions de même motif, pour le même type de pas ou pour tous."""
    par_motif: dict[str, list[Definition]] = defaultdict(list)
    for une in connues:
        for autre in par_motif[une.motif]:
            if None in {une.type, autre.type} or une.type == autre.type:
                yield Faute(une.fichier, une.ligne, une.motif, f"définition en double de {autre}")
        par_motif[une.motif].append(une)


def definitions_asynchrones(connues: Collection[Definition]) -> Iterator[Faute]:
    """Les définitions asynchrones : jamais attendues, elles passent toujours."""
    for une in connues:
        if une.asynchrone:
            yield Faute(
                une.fichier,
                une.ligne,
                une.motif,
                "pas asynchrone : il ne serait jamais attendu, et passerait",
            )


def definitions_hors_greffon(
    connues: Collection[Definition], est_greffon: Callable[[str], bool]
) -> Iterator[Faute]:
    """Les définitions d'un module que `conftest.py` ne charge pas : elles ne seraient jamais trouvées."""
    for une in connues:
        if not est_greffon(une.module):
            yield Faute(
                une.fichier, une.ligne, une.motif, f"{une.module} n'est pas dans pytest_plugins (conftest.py)"
            )
