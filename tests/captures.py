"""`python -m tests.captures` : refait les images du README, depuis le vrai rapport et le vrai simulateur."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from fixtures.navigateur import CONTEXTE, cherche

RACINE = Path(__file__).parents[1]
IMAGES = RACINE / "reports" / "images"
VUE = {"width": 1200, "height": 760}
LARGEUR = 900  # pixels, dans le README


def main() -> int:
    """Joue le parcours, ouvre son rapport, ouvre le simulateur, et range les images."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as dossier:
        sortie = Path(dossier) / "sortie"
        lots = ["--lot", "13", "--lot", "14", "--lot", "parcours"]
        joue = [sys.executable, "-m", "reports.jeu", *lots, "-n", "2", "--sortie", str(sortie)]
        subprocess.run(joue, cwd=RACINE, check=True)
        with sync_playwright() as pilote:
            lance: Any = pilote.chromium.launch
            navigateur = lance(**cherche("chromium").arguments)
            _capture(navigateur, (sortie / "index.html").as_uri(), "rapport")
            _capture_du_simulateur(navigateur)
            navigateur.close()
    return 0


def _capture_du_simulateur(navigateur: Browser) -> None:
    commande = [sys.executable, "-m", "simulator", "--port", "0", "--port-courriel", "0", "--evenements"]
    with subprocess.Popen(commande, cwd=RACINE, stdout=subprocess.PIPE, text=True) as processus:
        try:
            adresse = json.loads(processus.stdout.readline() if processus.stdout else "{}")["adresse"]
            _capture(navigateur, f"{adresse}/particuliers/connexion", "simulateur")
        finally:
            processus.terminate()


def _capture(navigateur: Browser, adresse: str, nom: str) -> None:
    nouvelle: Any = navigateur.new_page
    page = nouvelle(viewport=VUE, **CONTEXTE)
    page.goto(adresse)
    fichier = IMAGES / f"{nom}.png"
    page.screenshot(path=fichier)
    page.close()
    with Image.open(fichier) as image:
        hauteur = image.height * LARGEUR // image.width
        image.convert("RGB").resize((LARGEUR, hauteur)).quantize(128).save(fichier, optimize=True)
    print(f"{fichier.relative_to(RACINE)} : {fichier.stat().st_size // 1024} ko")


if __name__ == "__main__":
    sys.exit(main())
