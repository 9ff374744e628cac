"""Les étiquettes des scénarios : exigences, décisions (C-nn) et capacités demandées à la cible."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from reports.exigences import Referentiel

PARCOURS = "parcours"
"""Dossier des parcours de bout en bout : ils ne comptent ni pour la couverture ni pour la preuve."""

CAPACITES = {
    "agent": "la cible permet d'agir comme un agent instructeur",
    "confiance": "les certificats qui signent les 2D-DOC de la cible sont connus, par elle ou par son profil",
    "connexion_nouvelle": "la cible montre la maquette à jour de la page de connexion (C-02)",
    "console": "la cible donne à l'agent la console du simulateur",
    "courriel": "la cible donne accès à la boîte de réception de l'usager",
    "famille": "la cible ouvre la démarche aux membres de famille d'un bénéficiaire (C-18)",
    "horloge": "la cible laisse régler son horloge",
    "isolee": "la cible n'est qu'à la recette : on peut y suspendre un compte, y joindre des fichiers hostiles",
    "pilotage": "la cible offre une interface de pilotage (comptes et demandes préparés, remise à zéro)",
}
DECISIONS = tuple(f"C-{rang:02d}" for rang in range(1, 41))
"""Les 40 points où le guide est ambigu ou se contredit, et qu'une décision tranche."""

_LIGNE = re.compile(r"^\s*(@\S+(?:\s+@\S+)*)\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Etiquettes:
    """Ce que les étiquettes d'un scénario disent, chaque suite dans l'ordre alphabétique."""

    exigences: tuple[str, ...]
    decisions: tuple[str, ...]
    capacites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Une étiquette écrite dans un fichier .feature (`ligne` commence à 1)."""

    etiquette: str
    fichier: Path
    ligne: int


def classe(noms: Collection[str], referentiel: Referentiel) -> Etiquettes:
    """Range des noms d'étiquettes ; ceux qui n'en sont pas (marques de pytest) sont laissés de côté."""
    uniques = sorted(set(noms))
    return Etiquettes(
        exigences=tuple(nom for nom in uniques if nom in referentiel.exigences),
        decisions=tuple(nom for nom in uniques if nom in DECISIONS),
        capacites=tuple(nom for nom in uniques if nom in CAPACITES),
    )


def occurrences(racine: Path) -> Iterator[Occurrence]:
    """Toutes les étiquettes écrites sous `racine`, lues ligne à ligne sans analyser le Gherkin."""
    for fichier in sorted(racine.glob("**/*.feature")):
        for numero, ligne in enumerate(fichier.read_text(encoding="utf-8").splitlines(), start=1):
            if trouvee := _LIGNE.match(ligne):
                for etiquette in trouvee.group(1).split():
                    yield Occurrence(etiquette.removeprefix("@"), fichier, numero)


def exigences_couvertes(racine: Path) -> frozenset[str]:
    """Les étiquettes portées par au moins un scénario hors des parcours."""
    return frozenset(
        trouvee.etiquette
        for trouvee in occurrences(racine)
        if trouvee.fichier.relative_to(racine).parts[0] != PARCOURS
    )
