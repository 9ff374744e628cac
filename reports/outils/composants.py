"""Commande : `./recette composants` écrit la liste des composants du kit (SBOM), en CycloneDX 1.6.

Les paquets installés, d'après eux-mêmes ; ce que le dépôt contient d'autrui, d'après la table ci-dessous. Deux listes
d'un même verrou, sur un même système, sont identiques octet pour octet.
"""

import hashlib
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from reports import outils
from reports.codes import Code
from reports.commande import Faute, depuis_ici, joue

RACINE = Path(__file__).parents[2]
VERROU = RACINE / "verrou.txt"
SANS_LICENCE_DITE = {
    "axe-playwright-python": "MIT",
    "imapclient": "BSD-3-Clause",
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause",
}
"""Des paquets dont les métadonnées ne disent pas la licence en clair : celle de leur fichier LICENSE."""


@dataclass(frozen=True, slots=True)
class Recopie:
    """Ce que le dépôt contient d'autrui, et où."""

    nom: str
    version: str
    licence: str
    purl: str
    fichier: str


RECOPIES = (
    Recopie("@picocss/pico", "2.1.1", "MIT", "pkg:npm/%40picocss/pico", "simulator/web/static/pico.min.css"),
    Recopie(
        "@cucumber/html-formatter",
        "24.2.0",
        "MIT",
        "pkg:npm/%40cucumber/html-formatter",
        "reports/cucumber/formateur/main.js",
    ),
    Recopie(
        "@etalab/decoupage-administratif",
        "6.0.0",
        "etalab-2.0",
        "pkg:npm/%40etalab/decoupage-administratif",
        "simulator/domaine/donnees/communes.csv.gz",
    ),
)


@click.command(add_help_option=False)
@click.option("--vers", metavar="FICHIER", help="Écrit la liste dans ce fichier, et non à l'écran.")
@click.help_option("--aide", "--help", "-h", help="Cette aide.")
def composants(vers: str | None) -> int:
    """Écrit la liste des composants du kit (SBOM), en CycloneDX."""
    liste = json.dumps(_complete(_des_paquets()), ensure_ascii=False, indent=1, sort_keys=True)
    if vers is None:
        click.echo(liste)
        return Code.CONFORME
    try:
        depuis_ici(vers).write_text(f"{liste}\n", encoding="utf-8")
    except OSError as faute:
        raise Faute(f"« {vers} » ne s'écrit pas : {faute.strerror}.") from faute
    return Code.CONFORME


def _des_paquets() -> dict[str, Any]:
    """Ce que l'outil lit des paquets installés."""
    options = ["--pyproject", str(RACINE / "pyproject.toml"), "--output-reproducible", "--sv", "1.6"]
    fait = outils.joue("cyclonedx-py", "environment", sys.executable, *options)
    if fait.returncode:
        raise Faute(f"la liste n'a pas pu être établie : {(fait.stderr.strip().splitlines() or ['?'])[-1]}")
    lue: dict[str, Any] = json.loads(fait.stdout)
    return lue


def _complete(liste: dict[str, Any]) -> dict[str, Any]:
    """La même, ses licences dites, ses paquets marqués des empreintes du verrou, et ce qui est recopié."""
    empreintes = _empreintes()
    for composant in liste["components"]:
        nom = _normal(composant["name"])
        if licence := SANS_LICENCE_DITE.get(nom):
            composant["licenses"] = [_licence(licence)]
        if nom in empreintes:
            composant["properties"] = [
                *composant.get("properties", ()),
                *({"name": "recette:empreinte", "value": empreinte} for empreinte in empreintes[nom]),
            ]
    liste["components"] = [*liste["components"], *map(_recopie, RECOPIES)]
    return liste


def _recopie(recopie: Recopie) -> dict[str, Any]:
    octets = (RACINE / recopie.fichier).read_bytes()
    return {
        "type": "data" if recopie.fichier.endswith(".csv.gz") else "library",
        "bom-ref": recopie.fichier,
        "name": recopie.nom,
        "version": recopie.version,
        "purl": f"{recopie.purl}@{recopie.version}",
        "licenses": [_licence(recopie.licence)],
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(octets).hexdigest()}],
        "properties": [{"name": "recette:fichier", "value": recopie.fichier}],
    }


def _licence(licence: str) -> dict[str, Any]:
    return {"expression": licence} if " OR " in licence else {"license": {"id": licence}}


def _empreintes() -> dict[str, list[str]]:
    """Les empreintes qu'admet le verrou, par paquet."""
    trouvees: dict[str, list[str]] = {}
    nom = ""
    for ligne in VERROU.read_text(encoding="utf-8").splitlines():
        if paquet := re.match(r"([A-Za-z0-9._-]+)==", ligne):
            nom = _normal(paquet[1])
        elif empreinte := re.search(r"--hash=(sha256:[0-9a-f]{64})", ligne):
            trouvees.setdefault(nom, []).append(empreinte[1])
    return trouvees


def _normal(nom: str) -> str:
    """Un nom de paquet, tel qu'il se compare (PEP 503)."""
    return re.sub(r"[-_.]+", "-", nom).lower()


def main(arguments: list[str]) -> int:
    """Joue la commande ; une faute tient en une phrase."""
    return joue(composants, "composants", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
