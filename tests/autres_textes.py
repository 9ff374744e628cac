"""Le simulateur, quelques-uns de ses textes changés : de quoi servir, pour un essai, une cible qui dit autre chose."""

from collections.abc import Iterable

from simulator import serveur
from simulator.__main__ import simulateur
from simulator.assemblage import Assemblage
from simulator.composition import assemblage
from simulator.reglages import Reglages


def sert(nom: str, textes: Iterable[tuple[str, str, str]]) -> None:
    """Le sert, aux options ordinaires ; `textes` : un gabarit, ce que le guide y dit, ce que cette cible y dit."""

    def autrement(reglages: Reglages) -> Assemblage:
        monte = assemblage(reglages)
        for gabarit, avant, apres in textes:
            monte.texte(gabarit, avant, apres)
        return monte

    vars(serveur)["assemblage"] = autrement
    simulateur(prog_name=f"python -m {nom}")
