"""`python -m reports.pas [mot]` : les pas disponibles, par chapitre.

Les modules de pas sont chargés par leur nom, comme pytest le fait de ses greffons.
"""

import argparse
import importlib
import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from reports.codes import Code

RACINE = Path(__file__).resolve().parent.parent
_MOTS = {"given": "Étant donné", "when": "Quand", "then": "Alors", None: "(tous)"}
_PARAMETRE = re.compile(r"\{(\w+)(?::(\w+))?\}")


@dataclass(frozen=True, slots=True)
class PasDisponible:
    """Une définition de pas : son chapitre (le module), son mot-clé, sa phrase, et où elle s'écrit."""

    chapitre: str
    mot: str
    phrase: str
    lieu: str


def charge(racine: Path = RACINE) -> list[PasDisponible]:
    """Les définitions des modules de `steps/`, dans l'ordre des fichiers.

    Raises:
        FileNotFoundError: le dossier n'a pas de module de pas.
    """
    noms = [
        fichier.stem for fichier in sorted((racine / "steps").glob("[!_]*.py")) if fichier.stem[:5] != "test_"
    ]
    if not noms:
        raise FileNotFoundError(f"{racine / 'steps'} : aucun module de pas")
    modules = {f"steps.{nom}" for nom in noms}
    for module in sorted(modules):
        importlib.import_module(module)
    definis = [
        contexte for contexte in step_function_context_registry.values() if _module(contexte) in modules
    ]
    ordonnes = sorted(definis, key=lambda contexte: (_module(contexte), _ligne(contexte)))
    return [_pas(contexte, racine) for contexte in ordonnes]


def lignes(pas: Iterable[PasDisponible]) -> Iterator[str]:
    """La liste à lire, un chapitre après l'autre."""
    for chapitre, groupe in groupby(pas, key=lambda un: un.chapitre):
        yield ""
        yield chapitre.replace("_", " ").capitalize()
        for un in groupe:
            yield f"  {un.mot:<12}{un.phrase}"
            yield f"  {'':<12}{un.lieu}"


def main(arguments: list[str]) -> int:
    """Commande : montre tous les pas, ou ceux dont la phrase contient un mot."""
    analyse = argparse.ArgumentParser(prog="reports.pas", description="Liste les pas disponibles.")
    analyse.add_argument("mot", nargs="?", default="", help="ne montrer que les pas qui contiennent ce mot")
    mot: str = analyse.parse_args(arguments).mot.casefold()
    try:
        trouves = [un for un in charge() if mot in un.phrase.casefold()]
    except FileNotFoundError as erreur:
        sys.stderr.write(f"recette : {erreur}\n")
        return Code.MAUVAIS_USAGE
    for ligne in lignes(trouves):
        print(ligne)
    print(f"\n{len(trouves)} pas.")
    return Code.CONFORME


def _pas(contexte: StepFunctionContext, racine: Path) -> PasDisponible:
    fichier = Path(inspect.getfile(contexte.step_func)).resolve()
    chemin = fichier.relative_to(racine).as_posix() if fichier.is_relative_to(racine) else str(fichier)
    return PasDisponible(
        chapitre=_module(contexte).removeprefix("steps."),
        mot=_MOTS[contexte.type],
        phrase=_PARAMETRE.sub(_dit_le_parametre, str(contexte.parser.name)),
        lieu=f"{chemin}:{_ligne(contexte)}",
    )


def _dit_le_parametre(trouve: re.Match[str]) -> str:
    nom, genre = trouve.groups()
    return f"<{nom} : {genre}>" if genre else f"<{nom}>"


def _module(contexte: StepFunctionContext) -> str:
    return contexte.step_func.__module__


def _ligne(contexte: StepFunctionContext) -> int:
    return inspect.getsourcelines(contexte.step_func)[1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
