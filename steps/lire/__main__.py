"""Commande : `./recette lire FICHIER…` lit des attestations reçues, PDF ou images, sans toucher au réseau.

Code de sortie : 5 si un document se contredit, 2 si un fichier ne s'ouvre pas, 1 si rien ne se lit, 0 sinon.
"""

import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from rich.console import Console

from reports.commande import depuis_ici, joue
from steps.controles.deux_d_doc import Annuaire
from steps.controles.lecture import LectureImpossible
from steps.lire.affichage import en_json, montre
from steps.lire.bilan import Bilan, etablit

RIEN_A_REDIRE, RIEN_DE_LISIBLE, MAUVAIS_USAGE, EN_DESACCORD = 0, 1, 2, 5
RAISONS = {
    FileNotFoundError: "il n'existe pas",
    IsADirectoryError: "c'est un dossier",
    PermissionError: "sa lecture n'est pas permise",
}
PARIS = ZoneInfo("Europe/Paris")
SANS_FICHIER = "aucun fichier à lire. Exemple : « ./recette lire attestation.pdf »."


@click.command(add_help_option=False)
@click.argument("fichiers", nargs=-1, required=True)
@click.option(
    "--confiance", metavar="DOSSIER", help="Certificats à qui se fier (.pem, .crt, .cer, .der, .crl)."
)
@click.option("--cible", metavar="NOM", help="Se fier aux certificats que nomme ce profil de cible.")
@click.option("--json", "json_demande", is_flag=True, help="Écrit le bilan en JSON.")
@click.help_option("--aide", "--help", "-h", help="Cette aide.")
def lire(fichiers: tuple[str, ...], confiance: str | None, cible: str | None, json_demande: bool) -> int:
    """Lit des attestations reçues, PDF, photos ou scans, sans toucher au réseau.

    Dit, donnée par donnée, ce que le document imprime et ce que porte son 2D-DOC, l'état de la signature et tout
    désaccord. Sans certificat de confiance, une signature est « non vérifiable », jamais « valide ».
    """
    annuaire = _annuaire(confiance, cible)
    bilans, absents = _lis_tout(fichiers, annuaire)
    if json_demande:
        click.echo(en_json(bilans))
    else:
        console = Console(highlight=False)
        for bilan in bilans:
            montre(bilan, console)
    for absent in absents:
        click.echo(f"recette : {absent}", err=True)
    return _code(bilans, absents)


def _annuaire(confiance: str | None, cible: str | None) -> Annuaire | None:
    if confiance and cible:
        raise click.UsageError(
            "« --confiance » et « --cible » disent toutes deux à qui se fier : n'en donnez qu'une."
        )
    dossier = depuis_ici(confiance) if confiance else _dossier_du_profil(cible) if cible else None
    try:
        return Annuaire.depuis_un_dossier(dossier) if dossier else None
    except LectureImpossible as motif:
        raise click.UsageError(f"{motif}.") from motif


def _dossier_du_profil(cible: str) -> Path | None:
    # Le profil se lit avec ce qui joue la recette : rien n'en est chargé quand il n'est pas demandé.
    import pytest  # noqa: PLC0415

    from fixtures.cible import lit_le_profil  # noqa: PLC0415

    try:
        return lit_le_profil(cible).confiance
    except pytest.UsageError as faute:
        raise click.UsageError(str(faute)) from faute


def _lis_tout(fichiers: tuple[str, ...], annuaire: Annuaire | None) -> tuple[list[Bilan], list[str]]:
    """Les bilans, et les fichiers qui ne s'ouvrent pas, chacun en une phrase."""
    bilans, absents = [], []
    for fichier in fichiers:
        try:
            octets = depuis_ici(fichier).read_bytes()
        except OSError as faute:
            raison = RAISONS.get(type(faute), faute.strerror)
            absents.append(f"« {fichier} » ne s'ouvre pas : {raison}.")
        else:
            bilans.append(etablit(fichier, octets, annuaire, datetime.now(PARIS).date()))
    return bilans, absents


def _code(bilans: list[Bilan], absents: list[str]) -> int:
    if any(bilan.desaccords for bilan in bilans):
        return EN_DESACCORD
    if absents:
        return MAUVAIS_USAGE
    return RIEN_DE_LISIBLE if any(bilan.illisible for bilan in bilans) else RIEN_A_REDIRE


def main(arguments: list[str]) -> int:
    """Joue la commande ; une faute d'usage tient en une phrase."""
    return joue(lire, "lire", arguments, sans_argument=SANS_FICHIER)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
