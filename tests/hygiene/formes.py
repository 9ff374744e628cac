"""La forme d'un fichier .feature : langue, titre, scénarios, exemples, étiquettes, mots."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from gherkin.parser_types import Examples, Scenario, TableRow

from tests.hygiene.citations import sans_citations
from tests.hygiene.fautes import Faute
from tests.hygiene.lecture import FichierFeature

EN_TETE = "# language: fr"
DIAPOS_CITEES = re.compile(r"\(([^()]*\bS\d{2}\b[^()]*)\)")
DIAPO = re.compile(r"\bS\d{2}\b")
EXIGENCE = re.compile(r"EXG-(\d{2})-\d{2}")
DECISION = re.compile(r"C-\d{2}")
PARAMETRE = re.compile(r"<([^<>]+)>")
DEBUT_DE_PAS = re.compile(
    r"\s*(?:[ÉEée]tant|Soit|Sachant|Quand|Lorsqu|Alors|Donc|Et|Mais|\*)\b", re.IGNORECASE
)

# Un lecteur qui ne programme pas n'a pas à connaître ces mots ; ceux du guide, entre « », restent permis.
MOTS_TECHNIQUES = re.compile(
    r"\b(?:cliqu\w*|(?:double[ -])?clics?|urls?|https?|html|css|xpath|json|api|dom|sql|javascript|cookies?|"
    r"s[ée]lecteurs?|selectors?|endpoints?|backend|frontend|iframes?|div|submit|token|localhost|data-testid)\b",
    re.IGNORECASE,
)
# Se déduisent du numéro de la règle : écrites, elles finiraient par le contredire.
DEDUITES = {"noyau", "bloquante", "majeure", "mineure", "explicite", "inférence", "inference", "externe"}


@dataclass(frozen=True, slots=True)
class Connu:
    """Ce à quoi une feature peut renvoyer.

    `sources` : les diapos de chaque exigence ; `diapos` : celles que le guide transcrit ; `autres` : les
    étiquettes admises qui ne sont pas des exigences.
    """

    sources: Mapping[str, tuple[str, ...]]
    diapos: frozenset[str]
    autres: frozenset[str]


Controle = Callable[[FichierFeature, Connu], Iterator[Faute]]


def en_francais(fichier: FichierFeature, connu: Connu) -> Iterator[Faute]:
    """La première ligne annonce la langue."""
    premiere = fichier.source.partition("\n")[0]
    if premiere.rstrip() != EN_TETE:
        yield Faute(fichier.chemin, 1, premiere, f"la première ligne est « {EN_TETE} »")


def diapos_nommees(fichier: FichierFeature, connu: Connu) -> Iterator[Faute]:
    """Le titre ou la description nomme la diapo, « (S10) », sauf parcours et règles sans diapo."""
    feature = fichier.feature
    citees = DIAPOS_CITEES.findall(f"{feature['name']}\n{feature['description']}")
    ligne = feature["location"]["line"]
    for diapo in DIAPO.findall(" ".join(citees)):
        if diapo not in connu.diapos:
            yield Faute(fichier.chemin, ligne, diapo, "cette diapo n'est pas dans features/guide")
    jouees = {nom for joue in fichier.joues for nom in joue.noms}
    if not citees and not fichier.parcours and any(connu.sources.get(nom) for nom in jouees):
        quoi = "le titre ou la description nomme sa diapo, « (Snn) »"
        yield Faute(fichier.chemin, ligne, feature["name"], quoi)


def noms_distincts(fichier: FichierFeature, connu: Connu) -> Iterator[Faute]:
    """Deux scénarios d'une feature n'ont pas le même nom : pytest-bdd perd le premier sans rien dire."""
    vus: dict[str, int] = {}
    for scenario in fichier.scenarios:
        nom, ligne = scenario["name"], scenario["location"]["line"]
        if not nom:
            yield Faute(fichier.chemin, ligne, scenario["keyword"], "scénario sans nom")
        elif nom in vus:
            quoi = f"nom déjà pris ligne {vus[nom]} : le premier ne serait pas joué"
            yield Faute(fichier.chemin, ligne, nom, quoi)
        vus.setdefault(nom, ligne)


def scenarios_complets(fichier: FichierFeature, connu: Connu) -> Iterator[Faute]:
    """Chaque scénario est joué et affirme quelque chose ; un plan a des exemples."""
    if not fichier.scenarios:
        yield Faute(fichier.chemin, 0, fichier.feature["name"], "aucun scénario")
    for porteur in (*fichier.contextes, *fichier.scenarios):
        if porteur["steps"] and (premier := porteur["steps"][0])["keywordType"] == "Conjunction":
            quoi = "un premier pas est Étant donné, Quand ou Alors"
            yield Faute(fichier.chemin, premier["location"]["line"], premier["keyword"].strip(), quoi)
    affirmes = {joue.ligne for joue in fichier.joues if any(pas.type == "then" for pas in joue.pas)}
    for scenario in fichier.scenarios:
        nom, ligne = scenario["name"], scenario["location"]["line"]
        sans_ligne = [exemples for exemples in scenario["examples"] if not exemples["tableBody"]]
        if sans_ligne or (scenario["keyword"].startswith("Plan") and not scenario["examples"]):
            quoi = "plan sans exemples, ou exemples sans ligne : ils ne se jouent pas"
            yield Faute(fichier.chemin, ligne, nom, quoi)
        elif ligne not in affirmes:
            yield Faute(fichier.chemin, ligne, nom, "aucun « Alors » : ce scénario n'affirme rien")


def pas_avales(fichier: FichierFeature, connu: Connu) -> Iterator[Faute]:
    """Un pas dont le mot-clé est mal écrit, en tête de scénario, devient sa description et ne se joue pas."""
    for porteur in (*fichier.contextes, *fichier.scenarios):
        for texte in porteur["description"].splitlines():
            if DEBUT_DE_PAS.match(texte):
                quoi = "pas lu comme une description : son mot-clé est mal écrit"
                yield Faute(fichier.chemin, porteur["location"]["line"], texte.strip(), quoi)


def exemples_distincts(fichier: FichierFeature, connu: Connu) -> Iterator[Faute]:
    """Dans les exemples, ni ligne ni colonne ne se répète, et chaque paramètre a sa colonne."""
    for scenario in fichier.scenarios:
        vues: dict[frozenset[tuple[str, str]], int] = {}
        for exemples in scenario["examples"]:
            colonnes = _colonnes(exemples)
            for colonne, nombre in Counter(colonnes).items():
                if nombre > 1:
                    yield Faute(fichier.chemin, exemples["location"]["line"], colonne, "colonne répétée")
            for rangee in exemples["tableBody"]:
                valeurs = [cellule["value"] for cellule in rangee["cells"]]
                ligne = rangee["location"]["line"]
                cle = frozenset(zip(colonnes, valeurs, strict=True))
                if cle in vues:
                    texte = " | ".join(valeurs)
                    yield Faute(fichier.chemin, ligne, texte, f"exemple déjà donné ligne {vues[cle]}")
                vues.setdefault(cle, ligne)
            yield from _parametres_sans_colonne(fichier, scenario, set(colonnes))
    for contexte in fichier.contextes:
        for pas in contexte["steps"]:
            for parametre in PARAMETRE.findall(pas["text"]):
                ligne = pas["location"]["line"]
                yield Faute(fichier.chemin, ligne, parametre, "un contexte ne connaît pas les exemples")


def sans_mot_technique(fichier: FichierFeature, connu: Connu) -> Iterator[Faute]:
    """Ni geste d'écran, ni mot de programmeur, hors des citations, des tableaux et des blocs de texte."""
    for numero, texte in _prose(fichier):
        for mot in MOTS_TECHNIQUES.findall(sans_citations(texte)):
            quoi = "mot technique : dire l'acteur et la règle, non le geste ou l'outil"
            yield Faute(fichier.chemin, numero, mot, quoi)


def etiquettes_connues(fichier: FichierFeature, connu: Connu) -> Iterator[Faute]:
    """Une étiquette est une exigence du référentiel, une décision ou une capacité ; le reste se déduit."""
    for etiquette in fichier.etiquettes:
        if etiquette.nom in connu.sources or etiquette.nom in connu.autres:
            continue
        if etiquette.nom.lower() in DEDUITES:
            quoi = "noyau, criticité et statut se déduisent de la règle et ne s'écrivent pas"
        elif EXIGENCE.fullmatch(etiquette.nom):
            quoi = "cette exigence n'existe pas"
        else:
            quoi = f"étiquette inconnue : EXG-nn-mm, C-nn ou l'une de {', '.join(sorted(_capacites(connu)))}"
        yield Faute(fichier.chemin, etiquette.ligne, f"@{etiquette.nom}", quoi)


def exigences_du_chapitre(fichier: FichierFeature, connu: Connu) -> Iterator[Faute]:
    """Chaque scénario joué, hors parcours, porte une exigence de son chapitre."""
    if fichier.parcours:
        return
    chapitre = fichier.dossier[:2]
    for joue in fichier.joues:
        chapitres = {trouvee.group(1) for nom in joue.noms if (trouvee := EXIGENCE.fullmatch(nom))}
        if chapitre not in chapitres:
            quoi = f"aucune étiquette @EXG-{chapitre}-mm (sur la règle, le scénario ou ses exemples)"
            yield Faute(fichier.chemin, joue.ligne, joue.nom, quoi)


def exigences_posees_de_pres(fichier: FichierFeature, connu: Connu) -> Iterator[Faute]:
    """Une exigence ne se pose pas sur une fonctionnalité : elle y serait dite jouée par chaque scénario."""
    for etiquette in fichier.etiquettes:
        if etiquette.porteur == "Fonctionnalité" and EXIGENCE.fullmatch(etiquette.nom):
            quoi = "une exigence se pose sur une règle, un scénario ou des exemples"
            yield Faute(fichier.chemin, etiquette.ligne, f"@{etiquette.nom}", quoi)


CONTROLES: tuple[Controle, ...] = (
    en_francais,
    diapos_nommees,
    noms_distincts,
    scenarios_complets,
    pas_avales,
    exemples_distincts,
    sans_mot_technique,
    etiquettes_connues,
    exigences_du_chapitre,
    exigences_posees_de_pres,
)


def _colonnes(exemples: Examples) -> list[str]:
    # La clé manque quand « Exemples: » n'a pas de tableau, quoi qu'en dise le type.
    entete = cast(dict[str, TableRow], exemples).get("tableHeader")
    return [cellule["value"] for cellule in entete["cells"]] if entete else []


def _parametres_sans_colonne(
    fichier: FichierFeature, scenario: Scenario, colonnes: set[str]
) -> Iterator[Faute]:
    for pas in scenario["steps"]:
        for parametre in PARAMETRE.findall(pas["text"]):
            if parametre not in colonnes:
                ligne = pas["location"]["line"]
                yield Faute(fichier.chemin, ligne, parametre, "paramètre sans colonne dans les exemples")


def _prose(fichier: FichierFeature) -> Iterator[tuple[int, str]]:
    """Titres, descriptions, noms et pas, exemples en place, chacun avec sa ligne."""
    for porteur in (fichier.feature, *fichier.regles, *fichier.contextes, *fichier.scenarios):
        yield porteur["location"]["line"], f"{porteur['name']}\n{porteur['description']}"
    for joue in fichier.joues:
        yield joue.ligne, joue.nom
        for pas in joue.pas:
            yield pas.ligne, pas.texte


def _capacites(connu: Connu) -> frozenset[str]:
    return frozenset(nom for nom in connu.autres if not DECISION.fullmatch(nom))
