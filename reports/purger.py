"""`./recette purger DOSSIER` : ôter d'un rapport les pièces, qui peuvent porter des données personnelles."""

import shutil
import sys
from pathlib import Path

import click

from reports import enregistrement, rapport
from reports.commande import Faute, depuis_ici, joue
from reports.depot import PIECES
from reports.enregistrement import ErreurDEnregistrement
from reports.modele import Echec, Enregistrement, ScenarioEnregistre
from reports.rendu import RACINE

SANS_DOSSIER = "aucun rapport à purger. Exemple : « ./recette purger reports/sortie/2026-01-31_101500 »."
PURGE = "[purgé]"
"""Ce qui remplace, dans l'enregistrement, ce qui a été lu sur la cible."""


def purge(dossier: Path) -> tuple[int, int]:
    """Ôte les pièces et ce qui en a été lu, puis refait les rendus ; rend le nombre de pièces et d'octets ôtés.

    Restent les scénarios, leurs pas, leurs états et les règles accusées : le verdict ne change pas.

    Raises:
        ErreurDEnregistrement: ce dossier n'a pas d'enregistrement lisible ; rien n'est ôté.
    """
    lu = enregistrement.lit(dossier / enregistrement.NOM)
    pieces = [piece for piece in (dossier / PIECES).rglob("*") if piece.is_file()]
    octets = sum(piece.stat().st_size for piece in pieces)
    enregistrement.ecrit(sans_pieces(lu), dossier)
    shutil.rmtree(dossier / PIECES, ignore_errors=True)
    for reste in dossier.iterdir():
        if reste.name != enregistrement.NOM:
            shutil.rmtree(reste) if reste.is_dir() else reste.unlink()
    rapport.rend(dossier, RACINE)
    return len(pieces), octets


def sans_pieces(lu: Enregistrement) -> Enregistrement:
    """Le même enregistrement, sans pièce ni rien de ce que la cible a montré."""
    return {**lu, "scenarios": [_sans_pieces(scenario) for scenario in lu["scenarios"]]}


def _sans_pieces(scenario: ScenarioEnregistre) -> ScenarioEnregistre:
    echec = scenario["echec"]
    purge: ScenarioEnregistre = {
        **scenario,
        "preuves": [],
        "constats": [{**constat, "obtenu": PURGE, "ou": None} for constat in scenario["constats"]],
        "echec": echec and _sans_lecture(echec),
    }
    if "remarques" in scenario:
        purge["remarques"] = [{**une, "obtenu": PURGE, "ou": None} for une in scenario["remarques"]]
    return purge


def _sans_lecture(echec: Echec) -> Echec:
    resume = f"écart à {echec['regle']}" if echec["regle"] else "erreur, détail purgé"
    obtenu = PURGE if echec["obtenu"] is not None else None
    return {**echec, "obtenu": obtenu, "ou": None, "resume": resume, "trace": None}


@click.command(add_help_option=False)
@click.argument("dossier")
@click.help_option("--aide", "--help", "-h", help="Cette aide.")
def commande(dossier: str) -> None:
    """Ôte d'un rapport toutes ses pièces (pages, images, courriels, PDF) et ce qui a été lu sur la cible."""
    try:
        pieces, octets = purge(depuis_ici(dossier))
    except ErreurDEnregistrement as erreur:
        raise Faute(str(erreur)) from erreur
    click.echo(f"{pieces} pièces et {octets} octets ôtés ; le rapport a été refait sans eux.")


def main(arguments: list[str]) -> int:
    """Joue la commande ; une faute d'usage tient en une phrase."""
    return joue(commande, "purger", arguments, sans_argument=SANS_DOSSIER)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
