"""Ce dont part un rendu."""

from dataclasses import dataclass
from pathlib import Path

from reports.modele import Enregistrement


@dataclass(frozen=True, slots=True)
class Matiere:
    """L'enregistrement, le dossier qui porte ses pièces et reçoit le rendu, la suite qui le rend."""

    lu: Enregistrement
    dossier: Path
    racine: Path
