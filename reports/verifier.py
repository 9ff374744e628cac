"""`./recette verifier DOSSIER` : dire si un rapport est encore tel qu'il a été écrit."""

import sys

import click

from reports import integrite
from reports.codes import Code
from reports.commande import Faute, depuis_ici, joue
from reports.enregistrement import ErreurDEnregistrement
from reports.integrite import CleRefusee

SANS_DOSSIER = "aucun rapport à vérifier. Exemple : « ./recette verifier reports/sortie/2026-01-31_101500 »."


@click.command(add_help_option=False)
@click.argument("dossier")
@click.option("--cle-publique", metavar="FICHIER", help="Clé Ed25519 (PEM) dont le rapport doit être signé.")
@click.help_option("--aide", "--help", "-h", help="Cette aide.")
def commande(dossier: str, cle_publique: str | None) -> int:
    """Vérifie fichier par fichier qu'un rapport est tel qu'il a été écrit : rien de changé, d'ôté ni d'ajouté.

    Vérifie aussi l'enregistrement, chaque pièce, l'empreinte que porte le PV, et la signature si une clé est donnée.
    """
    try:
        trouvees = list(
            integrite.fautes(depuis_ici(dossier), depuis_ici(cle_publique) if cle_publique else None)
        )
    except (ErreurDEnregistrement, CleRefusee) as erreur:
        raise Faute(str(erreur)) from erreur
    for faute in trouvees:
        click.echo(faute)
    if trouvees:
        click.echo(f"{len(trouvees)} faute(s) : ce rapport n'est plus celui qui a été écrit.", err=True)
        return Code.PREUVE_EN_ECHEC
    click.echo(
        "Tout y est, rien n'a changé." + (" La signature est celle de cette clé." if cle_publique else "")
    )
    return Code.CONFORME


def main(arguments: list[str]) -> int:
    """Joue la commande ; une faute d'usage tient en une phrase."""
    return joue(commande, "verifier", arguments, sans_argument=SANS_DOSSIER)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
