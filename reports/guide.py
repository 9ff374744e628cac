"""Les écrans du guide, tels que transcrits dans `features/guide/Snn.md`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markupsafe import Markup

from reports.crochets import Arbitrage
from reports.modele import Decision

_MARQUE_DE_TITRE = "#"
_DECISION = re.compile(r"^### (C-\d{2})\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
_CHAMP = re.compile(r"^- \*\*([^*]+)\*\* : (.*)$", re.MULTILINE)
_CHAMPS = ("Où", "Constat", "Décision", "Décidée par")


@dataclass(frozen=True, slots=True)
class Ecran:
    """Un écran : son numéro (Snn), son titre, et sa transcription en HTML sûr."""

    id: str
    titre: str
    corps: Markup


def lit(racine: Path) -> dict[str, Ecran]:
    """Les écrans transcrits sous `racine` (`features/guide`), dans l'ordre ; vide si le dossier manque."""
    # Le HTML d'une transcription est montré comme du texte ; ses titres passent sous ceux du rapport.
    redaction = MarkdownIt("commonmark", {"html": False}).enable("table")
    ecrans = {}
    for fichier in sorted(racine.glob("S[0-9][0-9].md")):
        titre, corps = _separe(fichier.read_text(encoding="utf-8"))
        source = "\n".join(_abaisse(ligne) for ligne in corps.splitlines())
        ecrans[fichier.stem] = Ecran(fichier.stem, titre or fichier.stem, Markup(redaction.render(source)))  # noqa: S704
    return ecrans


def decisions(racine: Path, arbitrages: Mapping[str, Arbitrage]) -> list[Decision]:
    """Les décisions de `racine/decisions.md`, dans l'ordre ; `arbitrages` (le profil) dit qui en a tranché, et quand.

    Raises:
        ValueError: une décision n'a pas ses quatre lignes.
    """
    fichier = racine / "decisions.md"
    if not fichier.is_file():
        return []
    lues = []
    for nom, corps in _DECISION.findall(fichier.read_text(encoding="utf-8")):
        champs = dict(_CHAMP.findall(corps))
        if manquants := [champ for champ in _CHAMPS if champ not in champs]:
            raise ValueError(f"{fichier} : {nom} n'a pas de ligne « {', '.join(manquants)} »")
        ou, constat, decision, proposee = (champs[champ].strip() for champ in _CHAMPS)
        arbitrage = arbitrages.get(nom)
        lues.append(
            Decision(
                id=nom,
                ou=ou,
                constat=constat,
                decision=decision,
                qui=arbitrage["qui"] if arbitrage else proposee,
                quand=arbitrage["quand"] if arbitrage else None,
            )
        )
    return lues


def _separe(source: str) -> tuple[str, str]:
    """Le titre de premier rang, s'il ouvre le fichier, et le reste."""
    premiere, _, reste = source.lstrip().partition("\n")
    if premiere.startswith(f"{_MARQUE_DE_TITRE} "):
        return premiere.lstrip(_MARQUE_DE_TITRE).strip(), reste
    return "", source


def _abaisse(ligne: str) -> str:
    """Un titre descendu d'un rang, six au plus bas : celui de l'écran est de rang 2."""
    rang = len(ligne) - len(ligne.lstrip(_MARQUE_DE_TITRE))
    if rang == 0 or not ligne[rang:].startswith(" "):
        return ligne
    return _MARQUE_DE_TITRE * min(6, rang + 1) + ligne[rang:]
