"""Ce qu'ont en commun les commandes du projet : des fautes d'une phrase, des chemins pris d'où l'on est."""

import os
from pathlib import Path

import click

from reports.codes import Code

DEPUIS = "RECETTE_DEPUIS"
"""Dossier d'où la commande a été lancée : le lanceur joue depuis la racine du projet."""


class Faute(click.ClickException):
    """Un mauvais usage, dit en une phrase."""


def depuis_ici(chemin: str | Path) -> Path:
    """Un chemin tel que l'a donné l'utilisateur, où que joue le lanceur."""
    return Path(os.environ.get(DEPUIS, ""), chemin)


def joue(commande: click.Command, nom: str, arguments: list[str], *, sans_argument: str = "") -> int:
    """Joue une commande et rend son code ; `sans_argument` est la phrase dite si ce qu'il lui faut manque."""
    try:
        return int(commande.main(arguments, prog_name=f"./recette {nom}", standalone_mode=False) or 0)
    except click.ClickException as faute:
        click.echo(f"recette : {_en_francais(faute, nom, sans_argument)}", err=True)
        return Code.MAUVAIS_USAGE


def _en_francais(faute: click.ClickException, nom: str, sans_argument: str) -> str:
    aide = f"« ./recette {nom} --aide »"
    if isinstance(faute, click.MissingParameter) and sans_argument:
        return sans_argument
    if isinstance(faute, click.NoSuchOption):
        return f"l'option « {faute.option_name} » n'existe pas : {aide} dit les autres."
    if isinstance(faute, click.BadOptionUsage):
        return f"l'option « {faute.option_name} » est mal employée : {aide} la décrit."
    if isinstance(faute, click.BadParameter) and faute.param is not None:
        return f"« {faute.param.opts[0]} » : valeur refusée ; {aide} dit lesquelles sont admises."
    return faute.format_message()
