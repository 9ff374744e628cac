"""Le catalogue des défauts : des implémentations fausses mais plausibles, une par fonction, rangées par chapitre.

Un défaut reçoit l'assemblage normal et en change une chose. Rien de ce qu'il change ne sait qu'il existe.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from simulator.assemblage import Assemblage

Application = Callable[[Assemblage], None]


@dataclass(frozen=True, slots=True)
class Defaut:
    """Un défaut : la règle qu'il enfreint, ce qu'il fait de faux, et comment.

    `vu_par` : le début du nom du scénario qui le voit le mieux, parmi tous ceux de sa règle. La preuve le joue
    d'abord ; le verdict n'en dépend pas.
    """

    regle: str
    enonce: str
    applique: Application
    vu_par: str = ""

    @property
    def id(self) -> str:
        """Identifiant stable : la règle et le nom de la fonction."""
        return f"{self.regle}.{self.applique.__name__}"


_DEFAUTS: dict[str, Defaut] = {}


def defaut(regle: str, enonce: str, *, vu_par: str = "") -> Callable[[Application], Application]:
    """Inscrit au catalogue la fonction décorée."""

    def inscrit(applique: Application) -> Application:
        nouveau = Defaut(regle, enonce, applique, vu_par)
        if nouveau.id in _DEFAUTS:
            raise ValueError(f"Le défaut {nouveau.id} est inscrit deux fois.")
        _DEFAUTS[nouveau.id] = nouveau
        return applique

    return inscrit


class Catalogue:
    """Les défauts par identifiant."""

    def __init__(self, defauts: dict[str, Defaut]) -> None:
        self._defauts = defauts

    @classmethod
    def charge(cls) -> Self:
        """Tous les défauts des modules de chapitre."""
        for module in pkgutil.iter_modules(__path__):
            importlib.import_module(f"{__name__}.{module.name}")
        return cls(dict(sorted(_DEFAUTS.items())))

    def modifications(self) -> dict[str, Application]:
        """Ce que chaque défaut change, par identifiant."""
        return {d.id: d.applique for d in self._defauts.values()}

    def liste(self) -> tuple[dict[str, str], ...]:
        """Le catalogue tel que publié : identifiant, règle, énoncé, scénario à jouer d'abord."""
        return tuple(
            {"id": d.id, "regle": d.regle, "enonce": d.enonce, "vu_par": d.vu_par}
            for d in self._defauts.values()
        )
