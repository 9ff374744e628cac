"""Les langues de l'interface : le français, celle du code, et l'anglais, lu dans son catalogue (EXG-20-17, C-40)."""

from collections.abc import Callable, Mapping
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment

from simulator.domaine.textes import Texte

FRANCAIS, ANGLAIS = "fr", "en"
LANGUES: Mapping[str, str] = {FRANCAIS: "Français", ANGLAIS: "English"}
"""Le code de chaque langue, et le nom qu'elle se donne."""

CATALOGUES = Path(__file__).parent / "web" / "langues"

Traduction = Callable[[str], str]
"""Rend un modèle français dans une langue."""


@cache
def traduction(langue: str) -> Traduction:
    """La traduction vers cette langue ; un modèle absent du catalogue reste en français."""
    if langue == FRANCAIS:
        return _tel_quel
    compile_ = BytesIO()
    with (CATALOGUES / f"{langue}.po").open("rb") as catalogue:
        write_mo(compile_, read_po(catalogue))
    compile_.seek(0)
    return GNUTranslations(compile_).gettext


def _tel_quel(modele: str) -> str:
    return modele


def installe(environnement: Environment, courante: Callable[[], Traduction]) -> None:
    """Fait dire à des gabarits leurs textes marqués, et tout `Texte` qu'ils montrent, dans la langue courante."""

    def dit(valeur: Any) -> Any:
        return valeur.dit(courante()) if isinstance(valeur, Texte) else valeur

    def marque(modele: str) -> str:
        return modele.dit(courante()) if isinstance(modele, Texte) else courante()(modele)

    def marque_au_pluriel(singulier: str, pluriel: str, nombre: int) -> str:
        return marque(singulier if nombre == 1 else pluriel)

    environnement.add_extension("jinja2.ext.i18n")
    environnement.install_gettext_callables(  # type: ignore[attr-defined]  # ajoutée par l'extension
        marque, marque_au_pluriel, newstyle=False
    )
    environnement.finalize = dit
    environnement.filters["traduit"] = dit
