"""`./recette durees [EXECUTION…]` : refait les durées de référence d'après ce qui a été joué."""

import sys

import click

from reports import durees, enregistrement, rapport, rendu
from reports.commande import Faute, depuis_ici, joue
from reports.depot import relatif
from reports.enregistrement import ErreurDEnregistrement


@click.command(add_help_option=False)
@click.argument("executions", nargs=-1)
@click.help_option("--aide", "--help", "-h", help="Cette aide.")
def commande(executions: tuple[str, ...]) -> None:
    """Refait les durées de référence, d'après la dernière exécution ou celles qu'on désigne.

    Elles remplacent celles d'avant : mieux vaut une exécution entière, ou toutes ses parties.
    """
    chemins = [rapport.designe(depuis_ici(une)) for une in executions]
    try:
        lus = [enregistrement.lit(chemin) for chemin in chemins or [rapport.designe(rapport.dernier())]]
    except ErreurDEnregistrement as erreur:
        raise Faute(str(erreur)) from erreur
    mesurees = durees.mesurees(scenario for lu in lus for scenario in lu["scenarios"])
    if not mesurees:
        raise Faute("aucun scénario réussi dans cette exécution : il n'y a pas de durée à en tirer")
    chemin = rendu.RACINE / durees.FICHIER
    enregistrement.ecrit_json(mesurees, chemin)
    toutes = [duree for siennes in mesurees.values() for duree in siennes.values()]
    click.echo(f"Écrit : {relatif(chemin)} ({len(toutes)} scénarios, {sum(toutes):.0f} s)")


def main(arguments: list[str]) -> int:
    """Joue la commande ; une faute d'usage tient en une phrase."""
    return joue(commande, "durees", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
