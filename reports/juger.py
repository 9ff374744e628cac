"""`./recette juger REGLE` : noter le verdict d'une personne sur ce qu'aucun programme ne juge.

L'âge d'un justificatif (EXG-10-20), la clarté d'une phrase, une règle que la cible ne laisse pas jouer : quelqu'un la
juge, en son nom, à une date ; l'enregistrement, le rapport et le PV le disent comme tel.
"""

import sys
from pathlib import Path
from typing import Any

import click
import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from reports import enregistrement, rapport, reunion
from reports.commande import Faute, depuis_ici, joue
from reports.enregistrement import ErreurDEnregistrement
from reports.modele import Enregistrement, Jugement, VerdictHumain
from reports.provenance import maintenant
from reports.rendu import RACINE

VERDICTS = [verdict.value for verdict in VerdictHumain]
FORME = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["regle", "verdict", "par"],
        "properties": {
            "regle": {"type": "string", "pattern": r"^EXG-\d{2}-\d{2}$"},
            "verdict": {"enum": VERDICTS},
            "par": {"type": "string", "minLength": 1},
            "motif": {"type": "string"},
        },
    },
}
"""Un fichier de jugements : une liste YAML de règle, verdict, par et, s'il le faut, motif."""


def note(dossier: Path, jugements: list[Jugement]) -> Enregistrement:
    """Ajoute des jugements à l'enregistrement d'un dossier, refait ses états et ses rendus.

    Raises:
        ErreurDEnregistrement: l'enregistrement est fautif.
        Faute: une règle jugée n'existe pas ; rien n'est noté.
    """
    lu = enregistrement.lit(dossier / enregistrement.NOM)
    connues = {exigence["id"] for exigence in lu["exigences"]}
    for jugement in jugements:
        if jugement["regle"] not in connues:
            raise Faute(f"{jugement['regle']} : cet enregistrement n'a pas cette règle, rien n'est noté")
    juge = reunion.refait({**lu, "jugements": [*lu["jugements"], *jugements]})
    enregistrement.ecrit(juge, dossier)
    rapport.refait(dossier, RACINE)
    return juge


def lis(fichier: Path) -> list[Jugement]:
    """Les jugements d'un fichier, datés de maintenant. Lève `Faute` : fichier absent, mal formé, valeur inconnue."""
    try:
        contenu = yaml.safe_load(fichier.read_text(encoding="utf-8"))
    except OSError as erreur:
        raise Faute(f"{fichier} : ce fichier ne s'ouvre pas") from erreur
    except (yaml.YAMLError, UnicodeDecodeError) as erreur:
        raise Faute(f"{fichier} : YAML mal formé") from erreur
    if faute := best_match(Draft202012Validator(FORME).iter_errors(contenu)):
        place = ", ".join(str(morceau) for morceau in faute.absolute_path) or "en tête"
        raise Faute(
            f"{fichier} : {place} : attendu une liste de regle, verdict ({' ou '.join(VERDICTS)}), par, motif"
        )
    return [_jugement(**jugement) for jugement in contenu]


def _jugement(regle: str, verdict: str, par: str, motif: str = "") -> Jugement:
    le = maintenant().isoformat(timespec="seconds")
    return Jugement(regle=regle, verdict=VerdictHumain(verdict), par=par, le=le, motif=motif)


@click.command(add_help_option=False)
@click.argument("regle", required=False)
@click.option("--verdict", type=click.Choice(VERDICTS), help="Ce qui est jugé.")
@click.option("--par", metavar="NOM", help="Qui juge : un nom, qui figure au PV.")
@click.option("--motif", metavar="TEXTE", help="Pourquoi.")
@click.option(
    "--fichier", metavar="YAML", help="Plusieurs jugements : une liste de regle, verdict, par, motif."
)
@click.option("--rapport", "dossier", metavar="DOSSIER", help="Le rapport jugé (défaut : le dernier).")
@click.help_option("--aide", "--help", "-h", help="Cette aide.")
def commande(dossier: str | None, fichier: str | None, regle: str | None, **dit: Any) -> None:
    """Note le verdict d'une personne sur une règle, et refait le rapport.

    Ce qui manque est demandé. Une personne peut condamner toute règle ; elle n'absout pas un écart constaté.
    """
    if bool(regle) == bool(fichier):
        raise Faute("dites quelle règle est jugée (« ./recette juger EXG-10-20 »), ou donnez --fichier")
    jugements = lis(depuis_ici(fichier)) if fichier else [_demande(str(regle), **dit)]
    try:
        ou = rapport.designe(depuis_ici(dossier)).parent if dossier else rapport.dernier()
        juge = note(ou, jugements)
    except ErreurDEnregistrement as erreur:
        raise Faute(str(erreur)) from erreur
    etats = {exigence["id"]: exigence for exigence in juge["exigences"]}
    for jugement in jugements:
        exigence = etats[jugement["regle"]]
        click.echo(f"{exigence['id']} : {exigence['etat']} ({exigence['raison']})")
    click.echo(f"Verdict : {juge['verdict']['mot']}. {juge['verdict']['phrase']}")


def _demande(regle: str, verdict: str | None, par: str | None, motif: str | None) -> Jugement:
    """Le jugement, ce qui n'est pas en option étant demandé à l'écran."""
    if None in (verdict, par) and not sys.stdin.isatty():
        raise Faute("--verdict et --par manquent, et personne n'est là pour répondre")
    verdict = verdict or click.prompt("Verdict", type=click.Choice(VERDICTS))
    par = par or click.prompt("Jugé par")
    if motif is None:
        motif = click.prompt("Motif", default="") if sys.stdin.isatty() else ""
    return _jugement(regle, verdict, str(par).strip(), motif)


def main(arguments: list[str]) -> int:
    """Joue la commande ; une faute d'usage tient en une phrase."""
    return joue(commande, "juger", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
