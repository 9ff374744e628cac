"""Commande : `./recette failles` cherche, dans la base OSV, les failles connues des paquets du verrou.

Code de sortie : 1 si une faille est connue, 3 si la base ne répond pas, 0 sinon.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from rich import box
from rich.console import Console
from rich.table import Table

from reports import outils
from reports.codes import Code
from reports.commande import depuis_ici, joue

VERROU = Path(__file__).parents[2] / "verrou.txt"
OSV = "https://api.osv.dev/v1/query"


@click.command(add_help_option=False)
@click.option("--base", default=OSV, metavar="URL", help=f"Une copie de la base, au même protocole ({OSV}).")
@click.option("--verrou", default=str(VERROU), metavar="FICHIER", help="Un autre verrou que celui du kit.")
@click.help_option("--aide", "--help", "-h", help="Cette aide.")
def failles(base: str, verrou: str) -> int:
    """Cherche les failles connues des paquets du verrou."""
    options = ["--disable-pip", "--format", "json", "--progress-spinner", "off"]
    fait = outils.joue("pip-audit", "-r", str(depuis_ici(verrou)), *options, "-s", "osv", "--osv-url", base)
    try:
        audites: Sequence[dict[str, Any]] = json.loads(fait.stdout)["dependencies"]
    except (ValueError, KeyError):
        click.echo(
            f"recette : {base} ne répond pas, aucun paquet n'a été audité ; voyez le réseau ou --base.",
            err=True,
        )
        return Code.INJOIGNABLE
    trouvees = list(_lignes(audites))
    if not trouvees:
        click.echo(f"{len(audites)} paquets audités, aucune faille connue.")
        return Code.CONFORME
    tableau = Table("paquet", "version", "faille", "corrigée en", "ce que c'est", box=box.SIMPLE_HEAD)
    for ligne in trouvees:
        tableau.add_row(*ligne)
    Console(highlight=False).print(tableau)
    click.echo(f"{len(audites)} paquets audités, {len(trouvees)} failles connues.")
    return Code.NON_CONFORME


def _lignes(audites: Sequence[dict[str, Any]]) -> Iterator[tuple[str, str, str, str, str]]:
    for paquet in audites:
        for faille in paquet.get("vulns", ()):
            corrigee = ", ".join(faille["fix_versions"]) or "aucune"
            resume = (faille.get("description") or "").partition("\n")[0]
            yield paquet["name"], paquet["version"], faille["id"], corrigee, resume


def main(arguments: list[str]) -> int:
    """Joue la commande ; une faute d'usage tient en une phrase."""
    return joue(failles, "failles", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
