"""`./recette comparer AVANT APRES` : la contre-recette, règle par règle, de deux livraisons ou de deux cibles."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from reports import enregistrement, rapport
from reports.codes import Code
from reports.commande import Faute, depuis_ici, joue
from reports.enregistrement import ErreurDEnregistrement
from reports.exigences import CRITICITES
from reports.modele import Enregistrement, EtatDExigence, ExigenceEnregistree
from reports.redaction import gabarit

ETABLIS = (EtatDExigence.CONFORME, EtatDExigence.NON_CONFORME)
MUETS = (EtatDExigence.NON_COUVERTE, EtatDExigence.NON_ATTEINTE, EtatDExigence.NON_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Changement:
    """Une règle, avant et après ; `avant` est vide pour une règle nouvelle, `apres` pour une règle ôtée."""

    regle: ExigenceEnregistree
    avant: str
    apres: str
    raison: str


@dataclass(frozen=True, slots=True)
class Comparaison:
    """Ce qui sépare deux enregistrements ; une règle est dans un groupe au plus."""

    avant: Enregistrement
    apres: Enregistrement
    groupes: Mapping[str, Sequence[Changement]]

    @property
    def regresse(self) -> bool:
        """Vrai si une règle est nouvellement rouge."""
        return bool(self.groupes[NOUVEAUX_ROUGES])


NOUVEAUX_ROUGES = "Nouvellement rouges"
NOUVEAUX_VERTS = "Nouvellement vertes"
DEMEURENT = "Anomalies qui demeurent"
COUVERTES = "Nouvellement couvertes"
PERDUES = "Qui ne sont plus établies"
AUTRES = "Autres changements"


def compare(avant: Enregistrement, apres: Enregistrement) -> Comparaison:
    """Rapproche deux enregistrements, de mêmes règles ou non."""
    anciennes = {exigence["id"]: exigence for exigence in avant["exigences"]}
    nouvelles = {exigence["id"]: exigence for exigence in apres["exigences"]}
    groupes: dict[str, list[Changement]] = {
        nom: [] for nom in (NOUVEAUX_ROUGES, DEMEURENT, NOUVEAUX_VERTS, COUVERTES, PERDUES, AUTRES)
    }
    for nom in sorted(anciennes.keys() | nouvelles.keys()):
        ancienne, nouvelle = anciennes.get(nom), nouvelles.get(nom)
        un_etat, l_autre = (str(une["etat"]) if une else "" for une in (ancienne, nouvelle))
        groupe = _groupe(un_etat, l_autre)
        regle = nouvelle or ancienne
        if groupe and regle:
            groupes[groupe].append(
                Changement(regle, un_etat, l_autre, nouvelle["raison"] if nouvelle else "")
            )
    for changements in groupes.values():
        changements.sort(key=lambda un: CRITICITES.index(un.regle["criticite"]))
    return Comparaison(avant, apres, groupes)


def _groupe(avant: str, apres: str) -> str:
    if apres == EtatDExigence.NON_CONFORME:
        return DEMEURENT if avant == EtatDExigence.NON_CONFORME else NOUVEAUX_ROUGES
    if avant == apres:
        return ""
    if apres == EtatDExigence.CONFORME:
        return COUVERTES if avant in MUETS or not avant else NOUVEAUX_VERTS
    if avant in ETABLIS and (apres in MUETS or not apres):
        return PERDUES
    return AUTRES


def en_texte(comparaison: Comparaison) -> Iterator[str]:
    """La comparaison, à lire au terminal."""
    for quoi, lu in (("Avant", comparaison.avant), ("Après", comparaison.apres)):
        cible = lu["cible"]["nom"] if lu["cible"] else "aucune cible"
        yield f"{quoi} : {lu['verdict']['mot']}, {cible}, {lu['execution']['debut']}"
    if comparaison.avant["regles"]["empreinte"] != comparaison.apres["regles"]["empreinte"]:
        yield "Les règles elles-mêmes ont changé entre les deux."
    for nom, changements in comparaison.groupes.items():
        yield f"{nom} : {len(changements)}"
        for un in changements:
            yield f"  {un.regle['id']} ({un.regle['criticite']}) : {un.avant or 'absente'} → {un.apres or 'absente'}"


@click.command(add_help_option=False)
@click.argument("avant")
@click.argument("apres")
@click.option("--vers", metavar="FICHIER", help="Écrit aussi la comparaison en HTML.")
@click.help_option("--aide", "--help", "-h", help="Cette aide.")
def commande(avant: str, apres: str, vers: str | None) -> int:
    """Compare deux exécutions, règle par règle : nouvellement rouges, vertes, couvertes, anomalies qui demeurent.

    Le code de sortie est 1 si une règle est nouvellement rouge.
    """
    try:
        lus = [enregistrement.lit(rapport.designe(depuis_ici(chemin))) for chemin in (avant, apres)]
    except ErreurDEnregistrement as erreur:
        raise Faute(str(erreur)) from erreur
    comparaison = compare(*lus)
    for ligne in en_texte(comparaison):
        click.echo(ligne)
    if vers:
        _ecrit(comparaison, depuis_ici(vers))
    return Code.NON_CONFORME if comparaison.regresse else Code.CONFORME


def _ecrit(comparaison: Comparaison, fichier: Path) -> None:
    try:
        fichier.write_text(gabarit("comparaison.html.j2").render(c=comparaison), encoding="utf-8")
    except OSError as erreur:
        raise Faute(f"{fichier} : ce fichier ne peut être écrit") from erreur
    click.echo(f"Écrit : {fichier}")


def main(arguments: list[str]) -> int:
    """Joue la commande ; une faute d'usage tient en une phrase."""
    deux = (
        "deux rapports à comparer : « ./recette comparer AVANT APRES », chacun un dossier ou un recette.json."
    )
    return joue(commande, "comparer", arguments, sans_argument=deux)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
