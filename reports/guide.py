"""Les écrans du guide, tels que transcrits dans `features/guide/Snn.md`."""

from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markupsafe import Markup

_MARQUE_DE_TITRE = "#"


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


def _separe(source: str) -> tuple[str, str]:
    """Le titre de premier rang, s'il ouvre le fichier, et le reste."""
    premiere, _, reste = source.lstrip().partition("\n")
    if premiere.startswith(f"{_MARQUE_DE_TITRE} "):
        return premiere.lstrip(_MARQUE_DE_TITRE).strip(), reste
    return "", source


def _abaisse(ligne: str) -> str:
    """Un titre descendu de deux rangs, six au plus bas : celui de l'écran est de rang 3."""
    rang = len(ligne) - len(ligne.lstrip(_MARQUE_DE_TITRE))
    if rang == 0 or not ligne[rang:].startswith(" "):
        return ligne
    return _MARQUE_DE_TITRE * min(6, rang + 2) + ligne[rang:]
