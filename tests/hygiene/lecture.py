"""Lire un fichier .feature : sa structure d'une part, les scénarios tels que joués d'autre part.

La bibliothèque officielle de Gherkin analyse le texte et développe les exemples (un scénario joué par ligne).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypedDict, cast

from gherkin import Compiler, Parser
from gherkin.errors import CompositeParserException, ParserError, ParserException
from gherkin.parser_types import Background, Examples, Feature, Rule, Scenario, Tag
from gherkin.pickles.compiler import (
    GherkinDocumentWithURI,
    Pickle,
    PickleArgumentDataTable,
    PickleArgumentDocString,
    PickleStep,
    is_background_container,
    is_rule_container,
    is_scenario_container,
)
from gherkin.token_matcher import TokenMatcher

from tests.hygiene.fautes import Faute

RACINE = Path(__file__).resolve().parents[2]
PARCOURS = "parcours"
SAISIE = "saisie"
"""Type d'un bloc de texte que l'usager ou l'agent écrit, et que le guide ne donne donc pas."""

# Ce que dit le mot-clé d'un pas, tel que pytest-bdd le nomme.
TYPES = {"Context": "given", "Action": "when", "Outcome": "then"}


class Illisible(Exception):
    """Un fichier au moins n'est pas du Gherkin ; `fautes` dit où."""

    def __init__(self, fautes: list[Faute]) -> None:
        super().__init__("\n".join(map(str, fautes)))
        self.fautes = fautes


@dataclass(frozen=True, slots=True)
class Etiquette:
    """Une étiquette, sans son @ ; `porteur` : « Fonctionnalité », « Règle », « Scénario » ou « Exemples »."""

    nom: str
    ligne: int
    porteur: str


@dataclass(frozen=True, slots=True)
class Pas:
    """Un pas joué : exemples en place, type hérité du pas qui précède (None : indéterminé).

    `bloc` est le bloc de texte joint, vide s'il n'y en a pas ou s'il est ouvert par `saisie`.
    """

    ligne: int
    type: str | None
    texte: str
    cellules: tuple[str, ...] = ()
    bloc: str = ""


@dataclass(frozen=True, slots=True)
class ScenarioJoue:
    """Un scénario joué : un scénario simple, ou une ligne d'exemples. `ligne` est celle du scénario."""

    nom: str
    ligne: int
    etiquettes: tuple[Etiquette, ...]
    pas: tuple[Pas, ...]

    @property
    def noms(self) -> frozenset[str]:
        """Les noms de ses étiquettes, héritées comprises."""
        return frozenset(etiquette.nom for etiquette in self.etiquettes)


@dataclass(frozen=True, slots=True)
class FichierFeature:
    """Un fichier .feature analysé ; `chemin` est relatif à la racine du projet."""

    chemin: str
    source: str
    feature: Feature
    joues: tuple[ScenarioJoue, ...]

    @property
    def dossier(self) -> str:
        """Le dossier du fichier : un chapitre (`04_activation`) ou `parcours`."""
        return PurePosixPath(self.chemin).parent.name

    @property
    def parcours(self) -> bool:
        """Vrai pour un parcours de bout en bout, qui ne compte pas dans la couverture."""
        return self.dossier == PARCOURS

    @property
    def regles(self) -> list[Rule]:
        """Les blocs « Règle »."""
        return _regles(self.feature)

    @property
    def contextes(self) -> list[Background]:
        """Le contexte de la fonctionnalité et ceux des règles."""
        return [
            enfant["background"]
            for conteneur in (self.feature, *self.regles)
            for enfant in conteneur["children"]
            if is_background_container(enfant)
        ]

    @property
    def scenarios(self) -> list[Scenario]:
        """Tous les scénarios et plans, ceux des règles compris."""
        return _scenarios(self.feature)

    @property
    def etiquettes(self) -> list[Etiquette]:
        """Toutes les étiquettes écrites."""
        return list(_etiquettes(self.feature).values())


def analyse(source: str, chemin: str) -> FichierFeature:
    """Analyse le texte d'un fichier .feature, en français même si sa première ligne l'oublie.

    Raises:
        Illisible: le texte n'est pas du Gherkin, ou un tableau n'est pas rectangulaire.
    """
    try:
        document = Parser().parse(source, TokenMatcher("fr"))
    except ParserError as erreur:
        erreurs = erreur.errors if isinstance(erreur, CompositeParserException) else [erreur]
        raise Illisible(
            [_faute(une, chemin) for une in erreurs if isinstance(une, ParserException)]
        ) from erreur
    if not document.get("feature"):
        raise Illisible([Faute(chemin, 0, "Fonctionnalité:", "aucune fonctionnalité dans ce fichier")])
    feature = document["feature"]
    complet = cast(GherkinDocumentWithURI, {**document, "uri": chemin})
    return FichierFeature(chemin, source, feature, tuple(_joues(feature, Compiler().compile(complet))))


def lit(racine: Path = RACINE) -> list[FichierFeature]:
    """Analyse toutes les features du projet, dans l'ordre des chemins.

    Raises:
        Illisible: un fichier au moins n'est pas du Gherkin ; toutes les fautes y sont.
    """
    lus: list[FichierFeature] = []
    fautes: list[Faute] = []
    for fichier in sorted((racine / "features").glob("**/*.feature")):
        try:
            lus.append(analyse(fichier.read_text(encoding="utf-8"), fichier.relative_to(racine).as_posix()))
        except Illisible as erreur:
            fautes += erreur.fautes
    if fautes:
        raise Illisible(fautes)
    return lus


class _Argument(TypedDict, total=False):
    dataTable: PickleArgumentDataTable
    docString: PickleArgumentDocString


def _regles(feature: Feature) -> list[Rule]:
    return [enfant["rule"] for enfant in feature["children"] if is_rule_container(enfant)]


def _scenarios(feature: Feature) -> list[Scenario]:
    return [
        enfant["scenario"]
        for conteneur in (feature, *_regles(feature))
        for enfant in conteneur["children"]
        if is_scenario_container(enfant)
    ]


def _etiquettes(feature: Feature) -> dict[str, Etiquette]:
    """Les étiquettes écrites, par leur identifiant dans l'arbre."""
    porteurs: list[tuple[str, Feature | Rule | Scenario | Examples]] = [("Fonctionnalité", feature)]
    porteurs += [("Règle", regle) for regle in _regles(feature)]
    for scenario in _scenarios(feature):
        porteurs.append(("Scénario", scenario))
        porteurs += [("Exemples", exemples) for exemples in scenario["examples"]]
    return {tag["id"]: _etiquette(tag, nom) for nom, porteur in porteurs for tag in porteur["tags"]}


def _etiquette(tag: Tag, porteur: str) -> Etiquette:
    return Etiquette(tag["name"].removeprefix("@"), tag["location"]["line"], porteur)


def _joues(feature: Feature, pickles: list[Pickle]) -> Iterator[ScenarioJoue]:
    etiquettes = _etiquettes(feature)
    lignes = _lignes(feature)
    for pickle in pickles:
        yield ScenarioJoue(
            nom=pickle["name"],
            ligne=lignes[pickle["astNodeIds"][0]],
            etiquettes=tuple(etiquettes[tag["astNodeId"]] for tag in pickle["tags"]),
            pas=tuple(_pas(un, lignes[un["astNodeIds"][0]]) for un in pickle["steps"]),
        )


def _lignes(feature: Feature) -> dict[str, int]:
    """La ligne de chaque scénario et de chaque pas, par identifiant dans l'arbre."""
    lignes: dict[str, int] = {}
    for conteneur in (feature, *_regles(feature)):
        for enfant in conteneur["children"]:
            if is_background_container(enfant):
                lignes |= {pas["id"]: pas["location"]["line"] for pas in enfant["background"]["steps"]}
    for scenario in _scenarios(feature):
        lignes[scenario["id"]] = scenario["location"]["line"]
        lignes |= {pas["id"]: pas["location"]["line"] for pas in scenario["steps"]}
    return lignes


def _pas(joue: PickleStep, ligne: int) -> Pas:
    argument = cast(_Argument, joue.get("argument", {}))
    rangees = argument["dataTable"]["rows"] if "dataTable" in argument else []
    bloc = argument.get("docString")
    return Pas(
        ligne=ligne,
        type=TYPES.get(joue["type"]),
        texte=joue["text"],
        cellules=tuple(cellule["value"] for rangee in rangees for cellule in rangee["cells"]),
        bloc=bloc["content"] or "" if bloc and bloc.get("mediaType") != SAISIE else "",
    )


def _faute(erreur: ParserException, chemin: str) -> Faute:
    objet = str(erreur).partition("): ")[2]
    return Faute(
        chemin, erreur.location["line"], objet, "Gherkin mal formé, ou tableau qui n'est pas rectangulaire"
    )
