"""La page du formateur HTML officiel, faite sans Node.js : son gabarit, rempli comme il le remplit."""

from collections.abc import Sequence
from pathlib import Path

FORMATEUR = Path(__file__).with_name("formateur")
TITRE = "Recette : rapport technique"
"""Le français se lit, la page elle-même (filtres, états) reste en anglais : c'est celle du formateur."""


def page(messages: Sequence[str]) -> str:
    """La page, d'après des messages déjà en JSON.

    Un « < » y est écrit par son code, comme le fait le formateur : aucun contenu ne peut fermer le script.
    """
    morceaux = {
        "title": TITRE,
        "icon": _lit("icon.url"),
        "css": _lit("main.css"),
        "custom_css": "",
        "messages": ",".join(messages).replace("<", "\\x3C"),
        "script": _lit("main.js"),
        "custom_script": "",
    }
    rendue, reste = "", _lit("index.mustache")
    for nom, contenu in morceaux.items():
        avant, _, reste = reste.partition("{{" + nom + "}}")
        rendue += avant + contenu
    return rendue + reste


def _lit(nom: str) -> str:
    return (FORMATEUR / nom).read_text(encoding="utf-8")
