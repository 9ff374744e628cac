"""Les textes cités : ce qu'une feature met entre « » est un texte du guide."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from steps.controles.textes import normalise
from tests.hygiene.fautes import Faute
from tests.hygiene.lecture import FichierFeature

FRONTIERE = " ¶ "
"""Sépare deux fichiers du guide : aucun texte cité ne l'enjambe."""

MARQUE = re.compile(r"\s*`?\[[^\[\]]*\]`?")
LECTURE = re.compile(r"\s*`?\[(?:sic[^\[\]]*|\?|…|proposé)\]`?")
CROCHETS = re.compile(r"\[([^\[\]]*?)(?:\s*\?)?\]")
SECTION_DE_DECISION = re.compile(r"^### (C-\d{2})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Guide:
    """Le guide, mis à plat : ses écrans d'une part, chaque décision C-nn de l'autre."""

    ecrans: str
    decisions: Mapping[str, str]

    def cite(self, texte: str, decisions: Collection[str] = ()) -> bool:
        """Dit si `texte` est dans un écran, ou dans l'une des décisions nommées.

        « … » y tient lieu d'un passage omis.
        """
        parties = [re.escape(partie) for partie in map(normalise, texte.split("…")) if partie]
        if not parties:
            return False
        motif = re.compile(r"(?<!\w)" + r"[^¶]*?".join(parties) + r"(?!\w)")
        return any(
            motif.search(lieu) for lieu in (self.ecrans, *(self.decisions.get(nom, "") for nom in decisions))
        )


def guide(dossier: Path) -> Guide:
    """Lit le guide transcrit dans `dossier` : les écrans, le bandeau commun et les décisions."""
    ecrans = [fichier.read_text(encoding="utf-8") for fichier in sorted(dossier.glob("S[0-9][0-9].md"))]
    commun = (dossier / "LISEZMOI.md").read_text(encoding="utf-8").partition("## Bandeau et menus communs")[2]
    _, *sections = SECTION_DE_DECISION.split((dossier / "decisions.md").read_text(encoding="utf-8"))
    decisions = dict(zip(sections[::2], map(a_plat, sections[1::2]), strict=True))
    return Guide(FRONTIERE.join(map(a_plat, (*ecrans, commun))), decisions)


def a_plat(markdown: str) -> str:
    """Une page du guide sans mise en forme, en deux lectures : marques ôtées, puis crochets ouverts.

    >>> a_plat("> « sanctions **encourues** [?] par [N° et ?] Voie »")
    '« sanctions encourues par Voie » ¶ « sanctions encourues par N° et Voie »'
    """
    texte = re.sub(r"^>[ ]?", "", markdown, flags=re.MULTILINE).replace("**", "").replace("\\|", "|")
    lectures = (MARQUE.sub("", texte), CROCHETS.sub(r"\1", LECTURE.sub("", texte)))
    return FRONTIERE.join(normalise(lecture.replace("`", "")) for lecture in lectures)


def citations(texte: str) -> list[str]:
    """Les textes entre « », les plus extérieurs ; une citation qui ne se ferme pas va jusqu'au bout.

    >>> citations("il lit « en tant que « BPS » » puis « Je commence »")
    ['en tant que « BPS »', 'Je commence']
    """
    trouvees, niveau, debut = [], 0, 0
    for rang, signe in enumerate(texte):
        if signe == "«":
            niveau += 1
            debut = rang + 1 if niveau == 1 else debut
        elif signe == "»" and niveau:
            niveau -= 1
            if not niveau:
                trouvees.append(normalise(texte[debut:rang]))
    return trouvees if not niveau else [*trouvees, normalise(texte[debut:])]


def sans_citations(texte: str) -> str:
    """Le texte, citations ôtées ; les retours à la ligne restent.

    >>> sans_citations("elle lit « Cliquez ici » en haut")
    'elle lit  en haut'
    """
    gardes, niveau = [], 0
    for signe in texte:
        niveau += signe == "«"
        if not niveau or signe == "\n":
            gardes.append(signe)
        niveau -= signe == "»" and niveau > 0
    return "".join(gardes)


def citations_infideles(fichier: FichierFeature, guide: Guide) -> Iterator[Faute]:
    """Ce qui est cité sans être dans le guide, ni dans une décision que le scénario nomme.

    Les lignes d'un bloc de texte sont des citations, sauf s'il est ouvert par `saisie`.
    """
    toutes = frozenset(nom for joue in fichier.joues for nom in joue.noms)
    for ligne, texte, noms in (*_hors_scenarios(fichier, toutes), *_des_scenarios(fichier)):
        if not guide.cite(texte, noms):
            quoi = "texte absent de features/guide (ou d'une décision que le scénario nomme, @C-nn)"
            yield Faute(fichier.chemin, ligne, texte, quoi)


def _hors_scenarios(
    fichier: FichierFeature, noms: frozenset[str]
) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Titres et descriptions ; le nom d'un scénario se lit là où ses exemples sont en place."""
    for porteur in (fichier.feature, *fichier.regles, *fichier.contextes):
        for texte in citations(f"{porteur['name']}\n{porteur['description']}"):
            yield porteur["location"]["line"], texte, noms
    for scenario in fichier.scenarios:
        for texte in citations(scenario["description"]):
            yield scenario["location"]["line"], texte, noms


def _des_scenarios(fichier: FichierFeature) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Noms et pas, exemples en place."""
    for joue in fichier.joues:
        for texte in citations(joue.nom):
            yield joue.ligne, texte, joue.noms
        for pas in joue.pas:
            for texte in [cite for morceau in (pas.texte, *pas.cellules) for cite in citations(morceau)]:
                yield pas.ligne, texte, joue.noms
            for texte in filter(None, map(str.strip, pas.bloc.splitlines())):
                yield pas.ligne, texte, joue.noms
