"""Où sont les textes : pages, courriels, console, script et feuille du site, sous un seul chargeur."""

from pathlib import Path

from jinja2 import BaseLoader, Environment, FileSystemLoader, PrefixLoader

RACINE = Path(__file__).parent


class Gabarits:
    """Le chargeur de gabarits : `pages/…`, `courriels/…`, `console/…` et `statique/…`."""

    @property
    def chargeur(self) -> BaseLoader:
        """Un chargeur Jinja neuf."""
        return PrefixLoader(
            {
                "pages": FileSystemLoader(RACINE / "web" / "gabarits"),
                "courriels": FileSystemLoader(RACINE / "courriels" / "gabarits"),
                "console": FileSystemLoader(RACINE / "pilotage" / "gabarits"),
                "statique": FileSystemLoader(RACINE / "web" / "static"),
            }
        )

    def installe(self, environnement: Environment) -> None:
        """Fait lire les gabarits par cet environnement Jinja."""
        environnement.loader = self.chargeur
