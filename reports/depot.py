"""Le dossier d'une exécution et ses pièces, rangées une seule fois par empreinte."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

PIECES = "preuves"
_VUS = ".ecrans_vus"


@dataclass(frozen=True, slots=True)
class Rangee:
    """Une pièce rangée : chemin relatif au dossier de l'exécution, empreinte SHA-256, taille en octets."""

    fichier: str
    empreinte: str
    octets: int


def relatif(chemin: Path) -> Path:
    """Le chemin depuis le dossier courant, s'il y est."""
    return chemin.relative_to(Path.cwd()) if chemin.is_relative_to(Path.cwd()) else chemin


class Depot:
    """Écrit les pièces sous `<dossier>/preuves/`. Plusieurs processus peuvent y écrire ensemble."""

    def __init__(self, dossier: Path) -> None:
        self.dossier = dossier

    def range(self, octets: bytes, extension: str) -> Rangee:
        """Range une pièce ; si ses octets y sont déjà, rien n'est réécrit."""
        empreinte = hashlib.sha256(octets).hexdigest()
        relatif = f"{PIECES}/{empreinte}.{extension}"
        chemin = self.dossier / relatif
        if not chemin.exists():
            chemin.parent.mkdir(parents=True, exist_ok=True)
            provisoire = chemin.with_name(f".{empreinte}.{os.getpid()}")
            provisoire.write_bytes(octets)
            provisoire.replace(chemin)
        return Rangee(relatif, empreinte, len(octets))

    def premiere_vue(self, ecran: str) -> bool:
        """Vrai pour le premier processus qui voit cet écran pendant l'exécution."""
        temoins = self.dossier / _VUS
        temoins.mkdir(parents=True, exist_ok=True)
        try:
            (temoins / hashlib.sha256(ecran.encode()).hexdigest()).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    def ferme(self) -> None:
        """Ôte les témoins de travail, une fois l'exécution finie."""
        temoins = self.dossier / _VUS
        if temoins.is_dir():
            for temoin in temoins.iterdir():
                temoin.unlink()
            temoins.rmdir()
