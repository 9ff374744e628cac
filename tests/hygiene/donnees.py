"""Ce que le dépôt ne contient pas : adresse ou téléphone réels, clé privée, jeton (EXG-20-15).

Adresses : domaines réservés (RFC 2606) et exemple.fr (C-30). Téléphones : 06 39 98 xx xx, tranche que l'Arcep
réserve à la fiction.
"""

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.hygiene.fautes import Faute
from tests.hygiene.lecture import RACINE

ADRESSE = re.compile(r"(?<![\w.%+-])[\w.%+-]+@(?P<domaine>(?:[\w-]+\.)+[A-Za-z]{2,})\b")
DOMAINES_FICTIFS = re.compile(
    r"(?:^|\.)(?:invalid|test|example|localhost|example\.(?:com|net|org)|exemple\.fr)$", re.IGNORECASE
)
# Dix chiffres d'affilée sont plutôt un n° étranger : hors des mobiles, il faut des séparateurs ou le mot.
TELEPHONES = (
    re.compile(r"(?<![\w.,/-])((?:\+33[ .]?(?:\(0\))?|0)[1-9](?:[ .-]\d{2}){4})(?![\w/-])"),
    re.compile(r"(?<![\w.,/-])((?:\+33[1-9]|0[67])\d{8})(?![\w/-])"),
    re.compile(r"\bt[ée]l(?:[ée]phone)?\b\W{1,5}(0[1-9]\d{8})(?![\w/-])", re.IGNORECASE),
)
TRANCHE_FICTIVE = "63998"
SECRETS = (
    re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"),
    re.compile(r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}"),
    re.compile(
        r"\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|AKIA[0-9A-Z]{16})"
    ),
)


def fichiers_suivis(racine: Path = RACINE) -> list[str]:
    """Les fichiers du dépôt, suivis ou prêts à l'être, relatifs à la racine.

    Raises:
        OSError, subprocess.CalledProcessError: pas de git, ou pas de dépôt.
    """
    commande = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    sortie = subprocess.run(commande, cwd=racine, check=True, capture_output=True).stdout
    return sorted({nom.decode() for nom in sortie.split(b"\0") if nom})


def textes(noms: Iterable[str], racine: Path = RACINE) -> Iterator[tuple[str, str]]:
    """Chaque fichier de texte et son contenu ; un fichier binaire ou supprimé depuis est passé."""
    for nom in noms:
        try:
            yield nom, (racine / nom).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue


def adresses_reelles(nom: str, texte: str) -> Iterator[Faute]:
    """Les adresses électroniques hors des domaines d'exemple."""
    for trouvee in ADRESSE.finditer(texte):
        if not DOMAINES_FICTIFS.search(trouvee["domaine"]):
            yield Faute(
                nom, _ligne(texte, trouvee), trouvee[0], "adresse hors .invalid et des domaines d'exemple"
            )


def telephones_reels(nom: str, texte: str) -> Iterator[Faute]:
    """Les numéros de téléphone français hors de la tranche de fiction."""
    for trouve in (trouve for motif in TELEPHONES for trouve in motif.finditer(texte)):
        if not re.sub(r"\D", "", trouve[1])[-9:].startswith(TRANCHE_FICTIVE):
            yield Faute(nom, _ligne(texte, trouve), trouve[1], "téléphone hors de 06 39 98 xx xx")


def secrets(nom: str, texte: str) -> Iterator[Faute]:
    """Les clés privées et les jetons."""
    for motif in SECRETS:
        for trouve in motif.finditer(texte):
            # Le rapport d'essai ne doit pas recopier ce qu'il dénonce.
            yield Faute(nom, _ligne(texte, trouve), f"{trouve[0][:12]}…", "secret : clé privée ou jeton")


def _ligne(texte: str, trouve: re.Match[str]) -> int:
    return texte.count("\n", 0, trouve.start()) + 1
