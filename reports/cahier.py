"""`./recette cahier` : le cahier de recette, en PDF, fait des features seules, avant toute exécution."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from gherkin.parser import Parser

from reports import provenance
from reports.commande import Faute, depuis_ici, joue
from reports.depot import relatif
from reports.etiquettes import CAPACITES
from reports.exigences import ErreurDeReferentiel, Exigence, Referentiel, charge
from reports.impression import imprime
from reports.rendu import RACINE, SORTIE_RELATIVE
from reports.selection import LotInconnu, Selection, choisit

NOM = "cahier_de_recette.pdf"
PARCOURS_DE_BOUT_EN_BOUT = "Parcours de bout en bout"
PREREQUIS = (
    "La cible répond, à une version connue, et ses données d'essai peuvent être créées.",
    "Chaque scénario a sa propre personne fictive : aucune donnée réelle n'est saisie.",
    "Les capacités que demande une fiche (horloge, agent, boîte aux lettres…) sont offertes, ou une personne les joue.",
)
CRITERES = (
    "Aucune règle bloquante non conforme.",
    "Pas plus de règles majeures ou mineures non conformes que le profil de la cible n'en admet.",
    "Chaque fiche a un statut ; ce qui n'a pas été joué est dit, avec sa raison.",
)


def compose(racine: Path, lots: Sequence[str]) -> bytes:
    """Le cahier de ces lots, ou de toute la suite.

    Raises:
        ErreurDeReferentiel: les exigences sont mal remplies.
        LotInconnu: un nom ne désigne rien.
    """
    features, referentiel = racine / "features", charge(racine / "features")
    selection = choisit(lots, features.resolve(), referentiel) if lots else None
    suite = provenance.suite(racine)
    return imprime(
        "cahier.typ",
        {
            "perimetre": f"Lots : {', '.join(lots)}." if lots else "Toute la suite.",
            "suite": f"Suite version {suite['version'] or 'non dite'}, commit {suite['commit'] or 'inconnu'}, "
            f"empreinte {suite['empreinte'][:16]}. {len(referentiel.exigences)} règles.",
            "prerequis": PREREQUIS,
            "criteres": CRITERES,
            "chapitres": list(_chapitres(features, referentiel, selection)),
        },
        provenance.maintenant(),
    )


def _chapitres(
    features: Path, referentiel: Referentiel, selection: Selection | None
) -> Iterator[dict[str, Any]]:
    for dossier in sorted(chemin for chemin in features.iterdir() if chemin.is_dir()):
        fiches = [
            fiche
            for fichier in sorted(dossier.glob("*.feature"))
            for fiche in _fiches(fichier, features, referentiel, selection)
        ]
        if fiches:
            titre = referentiel.chapitres.get(dossier.name, PARCOURS_DE_BOUT_EN_BOUT)
            yield {"titre": titre, "fiches": fiches}


def _fiches(
    fichier: Path, features: Path, referentiel: Referentiel, selection: Selection | None
) -> Iterator[dict[str, Any]]:
    fonctionnalite: Any = Parser().parse(fichier.read_text(encoding="utf-8"))["feature"]
    contexte: list[Any] = []
    for enfant in fonctionnalite["children"]:
        regle = enfant.get("rule")
        for interieur in regle["children"] if regle else [enfant]:
            if decor := interieur.get("background"):
                contexte = [*(contexte if regle else []), *decor["steps"]]
            elif scenario := interieur["scenario"]:
                noms = [etiquette["name"].removeprefix("@") for etiquette in _etiquettes(scenario)]
                regles = [referentiel.exigences[nom] for nom in noms if nom in referentiel.exigences]
                if _retient(selection, fichier, [une.id for une in regles]):
                    yield _fiche(
                        fichier.relative_to(features), fonctionnalite, scenario, contexte, regles, noms
                    )


def _etiquettes(scenario: Any) -> list[Any]:
    return [*scenario["tags"], *(etiquette for table in scenario["examples"] for etiquette in table["tags"])]


def _retient(selection: Selection | None, fichier: Path, regles: Sequence[str]) -> bool:
    return selection is None or selection.retient(fichier.resolve(), fichier.parent.name, regles)


def _fiche(  # noqa: PLR0913, PLR0917 -- une fiche réunit tout ce qu'on sait d'un scénario
    chemin: Path,
    fonctionnalite: Any,
    scenario: Any,
    contexte: Sequence[Any],
    regles: Sequence[Exigence],
    noms: Sequence[str],
) -> dict[str, Any]:
    return {
        "reference": f"{chemin.as_posix()}:{scenario['location']['line']}",
        "nom": scenario["name"],
        "fonctionnalite": fonctionnalite["name"],
        "regles": [
            f"{une.id} ({une.criticite}, {une.statut}, écran {', '.join(une.source) or 'aucun'}) : {une.regle}"
            for une in regles
        ],
        "capacites": [CAPACITES[nom] for nom in noms if nom in CAPACITES],
        "pas": [_pas(pas) for pas in (*contexte, *scenario["steps"])],
        "exemples": [_exemples(table) for table in scenario["examples"]],
    }


def _pas(pas: Any) -> dict[str, Any]:
    table = pas.get("dataTable")
    return {
        "texte": f"{pas['keyword']}{pas['text']}",
        "tableau": [[case["value"] for case in rangee["cells"]] for rangee in table["rows"]] if table else [],
    }


def _exemples(table: Any) -> list[list[str]]:
    rangees = [table["tableHeader"], *table["tableBody"]]
    return [[case["value"] for case in rangee["cells"]] for rangee in rangees]


@click.command(add_help_option=False)
@click.option("--lot", "lots", multiple=True, metavar="NOM", help="Ce lot seulement ; se répète.")
@click.option("--vers", metavar="FICHIER", help=f"Où l'écrire (défaut : {SORTIE_RELATIVE / NOM}).")
@click.help_option("--aide", "--help", "-h", help="Cette aide.")
def commande(lots: tuple[str, ...], vers: str | None) -> None:
    """Écrit le cahier de recette : une fiche par scénario, à remplir ou à rapprocher du rapport."""
    fichier = depuis_ici(vers) if vers else RACINE / SORTIE_RELATIVE / NOM
    try:
        octets = compose(RACINE, lots)
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.write_bytes(octets)
    except (ErreurDeReferentiel, LotInconnu) as erreur:
        raise Faute(str(erreur)) from erreur
    except OSError as erreur:
        raise Faute(f"{fichier} : ce fichier ne peut être écrit") from erreur
    click.echo(f"Écrit : {relatif(fichier)}")


def main(arguments: list[str]) -> int:
    """Joue la commande ; une faute d'usage tient en une phrase."""
    return joue(commande, "cahier", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
