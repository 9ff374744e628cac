"""Le catalogue anglais : chaque texte marqué y a sa traduction, fidèle à ses valeurs, et rien n'y est de trop."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from simulator.langues import ANGLAIS, CATALOGUES

SIMULATEUR = Path(__file__).parents[2] / "simulator"
# Un défaut n'est jamais montré qu'en français ; la console et l'API de pilotage ne parlent qu'aux recetteurs.
SANS_TRADUCTION = ("defauts", "pilotage")
GABARITS = ("web", "franceconnect")

VALEUR = re.compile(r"%\(\w+\)s")
BALISE = re.compile(r"</?\w+[^>]*>|&\w+;")


def marques(fichier: Path) -> Iterator[str]:
    """Les textes marqués d'un gabarit ({% trans %}, _()) ou d'un module (Texte)."""
    gabarit = fichier.suffix == ".html"
    methode = "jinja2.ext:babel_extract" if gabarit else "babel.messages.extract:extract_python"
    with fichier.open("rb") as source:
        for _, texte, _, _ in extract(
            methode,
            source,
            keywords={"_": None, "gettext": None} if gabarit else {"Texte": None},
            options={"silent": "false"},
        ):
            assert isinstance(texte, str)
            yield texte


def sources() -> Iterator[Path]:
    """Les gabarits et les modules dont l'usager lit les textes."""
    for dossier in GABARITS:
        yield from (SIMULATEUR / dossier / "gabarits").glob("*.html")
    for module in SIMULATEUR.rglob("*.py"):
        if module.relative_to(SIMULATEUR).parts[0] not in SANS_TRADUCTION:
            yield module


def catalogue() -> Catalog:
    """Le catalogue, tel qu'écrit."""
    with (CATALOGUES / f"{ANGLAIS}.po").open("rb") as po:
        return read_po(po, abort_invalid=True)


MARQUES = {texte: fichier for fichier in sources() for texte in marques(fichier)}
TRADUITS = {str(message.id): message for message in catalogue() if message.id}


def test_chaque_texte_marque_a_sa_traduction() -> None:
    assert {
        str(MARQUES[texte].relative_to(SIMULATEUR)): texte for texte in MARQUES.keys() - TRADUITS.keys()
    } == {}
    assert [texte for texte, message in TRADUITS.items() if not message.string or message.fuzzy] == []


def test_rien_n_est_traduit_sans_etre_marque() -> None:
    assert TRADUITS.keys() - MARQUES.keys() == set()


def test_une_traduction_garde_les_valeurs_les_balises_et_les_bords() -> None:
    def forme(texte: str) -> tuple[list[str], list[str], bool, bool]:
        return (
            sorted(VALEUR.findall(texte)),
            sorted(BALISE.findall(texte)),
            texte[:1].isspace(),
            texte[-1:].isspace(),
        )

    infideles = [texte for texte, message in TRADUITS.items() if forme(texte) != forme(str(message.string))]
    assert infideles == []
