"""Les outils d'inventaire et d'audit, installés à part : ce que le kit contient, et ce qu'on lui connaît de failles."""

import os
import subprocess
import sys
from pathlib import Path

DOSSIER = Path(sys.prefix) / "outils"
"""L'environnement que le lanceur leur prépare."""


def joue(programme: str, *options: str) -> "subprocess.CompletedProcess[str]":
    """Joue un de ces outils ; rend ce qu'il écrit, et son code."""
    commande = [str(DOSSIER / ("Scripts" if os.name == "nt" else "bin") / programme), *options]
    return subprocess.run(commande, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 (nos arguments)
