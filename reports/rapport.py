"""`./recette rapport [ENREGISTREMENT…]` : tous les rendus d'une exécution, refaits à tout moment sans rejouer.

Un rendu est une fonction qui, d'une `Matiere`, écrit ses fichiers dans le dossier du rapport et les nomme.
"""

import shutil
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

import click

from reports import (
    anomalies,
    cucumber,
    enregistrement,
    integrite,
    junit,
    parties,
    pv,
    rendu,
    reunion,
    squash,
    tableurs,
)
from reports.codes import Code
from reports.commande import Faute, depuis_ici, joue
from reports.depot import PIECES, relatif
from reports.enregistrement import ErreurDEnregistrement
from reports.matiere import Matiere
from reports.modele import Enregistrement
from reports.provenance import maintenant

Rendu = Callable[[Matiere], Sequence[Path]]

RENDUS: Mapping[str, Rendu] = {
    "html": lambda matiere: [rendu.rend(matiere.dossier, matiere.racine)],
    "junit": junit.rend,
    "cucumber": cucumber.rend,
    "squash": squash.rend,
    "tableurs": tableurs.rend,
    "anomalies": anomalies.rend,
    "pv": pv.rend,
}
"""Chaque rendu, par son nom, dans l'ordre où ils se font ; le PV, qui porte l'empreinte des autres, est le dernier."""
TEMOINS = {nom: nom for nom in ("cucumber", "squash", "tableurs", "anomalies")} | {"pv": integrite.PV}
"""À quoi se voit qu'un rendu qui se demande a été fait : son dossier ou son fichier."""
D_OFFICE = ("html", "junit")
"""Ce qu'une exécution laisse d'elle-même ; le reste se demande."""


def rend(dossier: Path, racine: Path, noms: Collection[str] = D_OFFICE) -> list[Path]:
    """Écrit ces rendus et les empreintes dans `dossier`, d'après son enregistrement ; les fichiers, dans l'ordre.

    Un PV d'un rendu précédent, dont l'empreinte ne vaut plus, disparaît.

    Raises:
        ErreurDEnregistrement: `recette.json` absent, abîmé ou d'une version inconnue.
    """
    matiere = Matiere(enregistrement.lit(dossier / enregistrement.NOM), dossier, racine)
    (dossier / integrite.PV).unlink(missing_ok=True)
    ecrits = [fichier for nom, ecrit in RENDUS.items() if nom in noms for fichier in ecrit(matiere)]
    return [*ecrits, integrite.ecrit(dossier)]


def refait(dossier: Path, racine: Path) -> list[Path]:
    """Refait, d'un enregistrement qui a changé, les rendus que son dossier porte déjà : aucun n'y reste d'avant.

    Raises:
        ErreurDEnregistrement: comme `rend`.
    """
    portes = [nom for nom, temoin in TEMOINS.items() if (dossier / temoin).exists()]
    return rend(dossier, racine, (*D_OFFICE, *portes))


def rassemble(chemins: Sequence[Path], vers: Path) -> Path:
    """Réunit des enregistrements et leurs pièces dans un dossier neuf ; le rend.

    Raises:
        ErreurDEnregistrement: un enregistrement est fautif, ou n'est pas de la même recette.
    """
    lus = {chemin: enregistrement.lit(chemin) for chemin in chemins}
    reuni = reunion.reunit(lus)
    vers.mkdir(parents=True)
    for chemin in chemins:
        if (pieces := chemin.parent / PIECES).is_dir():
            shutil.copytree(pieces, vers / PIECES, dirs_exist_ok=True)
    enregistrement.ecrit(reuni, vers)
    return vers


@click.command(add_help_option=False)
@click.argument("enregistrements", nargs=-1)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(list(RENDUS)),
    help="Ce rendu seulement ; se répète (défaut : tous).",
)
@click.option("--cle", metavar="FICHIER", help="Clé Ed25519 privée (PEM) qui signe les empreintes.")
@click.option("--vers", metavar="DOSSIER", help="Dossier neuf où réunir plusieurs enregistrements.")
@click.help_option("--aide", "--help", "-h", help="Cette aide.")
def commande(
    enregistrements: tuple[str, ...], formats: tuple[str, ...], cle: str | None, vers: str | None
) -> int:
    """Refait les rendus de la dernière exécution, de celle qu'on désigne, ou de plusieurs parties réunies.

    Réunir conclut : le code de sortie est alors celui du verdict. Une partie sans les autres est incomplète.
    """
    try:
        dossier = _dossier([depuis_ici(un) for un in enregistrements], depuis_ici(vers) if vers else None)
        for fichier in rend(dossier, rendu.RACINE, formats or tuple(RENDUS)):
            click.echo(f"Écrit : {relatif(fichier)}")
        if cle:
            click.echo(f"Écrit : {relatif(integrite.signe(dossier, depuis_ici(cle)))}")
        return _conclut(enregistrement.lit(dossier / enregistrement.NOM), reunis=bool(vers))
    except (ErreurDEnregistrement, integrite.CleRefusee) as erreur:
        raise Faute(str(erreur)) from erreur


def designe(chemin: Path) -> Path:
    """Le `recette.json` que désigne un chemin : lui-même, ou celui de ce dossier."""
    return chemin if chemin.suffix == ".json" else chemin / enregistrement.NOM


def dernier() -> Path:
    """Le dossier de la dernière exécution. Lève `Faute` s'il n'y en a pas."""
    dossier = rendu.dernier(rendu.RACINE / rendu.SORTIE_RELATIVE)
    if dossier is None:
        raise Faute(f"aucune exécution enregistrée sous {rendu.SORTIE_RELATIVE}")
    return dossier


def _conclut(lu: Enregistrement, *, reunis: bool) -> int:
    """Le code à rendre : celui du verdict, si des parties sont réunies ou devaient l'être ; zéro sinon."""
    verdict, partie = lu["verdict"], lu["execution"].get("partie")
    if partie:
        click.echo(f"Ce n'est que la partie {parties.dite(partie)} : « ./recette rapport A B C » les réunit.")
        return verdict["code"] or Code.INCOMPLET
    if not reunis and not lu["parties"]:
        return Code.CONFORME
    click.echo(f"Verdict : {verdict['mot']}. {verdict['phrase']}")
    return verdict["code"]


def _dossier(enregistrements: Sequence[Path], vers: Path | None) -> Path:
    if not enregistrements:
        return dernier()
    if len(enregistrements) == 1 and vers is None:
        return designe(enregistrements[0]).parent
    vers = vers or rendu.RACINE / rendu.SORTIE_RELATIVE / f"{maintenant():%Y-%m-%d_%H%M%S}_reunion"
    if vers.exists():
        raise Faute(f"--vers {vers} : ce dossier existe déjà, choisissez-en un autre")
    return rassemble([designe(chemin) for chemin in enregistrements], vers)


def main(arguments: list[str]) -> int:
    """Joue la commande ; une faute d'usage tient en une phrase."""
    return joue(commande, "rapport", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
