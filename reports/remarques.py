"""Les textes du guide qu'une rédaction tolérante a acceptés en d'autres mots : jamais tus, réunis par texte."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reports.crochets import DescriptionDeCible
from reports.modele import ScenarioEnregistre

REDACTIONS = {
    "stricte": "à la lettre du guide",
    "tolerante": "tolérante : les mêmes règles, en d'autres mots que le guide",
}


@dataclass(slots=True)
class RemarqueReunie:
    """Un texte du guide et ce qui l'a dit autrement, partout où c'est accepté ; `scenarios` sont des id."""

    attendu: str
    obtenus: list[str] = field(default_factory=list)
    ou: list[str] = field(default_factory=list)
    regles: list[str] = field(default_factory=list)
    scenarios: list[str] = field(default_factory=list)


def reunies(scenarios: Sequence[ScenarioEnregistre]) -> list[RemarqueReunie]:
    """Les textes du guide acceptés autrement dans ces scénarios, chacun une fois, dans l'ordre où ils se voient."""
    vues: dict[str, RemarqueReunie] = {}
    for scenario in scenarios:
        for une in scenario.get("remarques", []):
            reunie = vues.setdefault(une["attendu"], RemarqueReunie(une["attendu"]))
            for liste, valeur in (
                (reunie.obtenus, une["obtenu"]),
                (reunie.ou, une["ou"]),
                (reunie.regles, une["regle"]),
                (reunie.scenarios, scenario["id"]),
            ):
                if valeur is not None and valeur not in liste:
                    liste.append(valeur)
    return list(vues.values())


def redaction(cible: DescriptionDeCible | None) -> str:
    """La rédaction que le profil de la cible admet, en clair."""
    return REDACTIONS[cible.get("redaction", "stricte") if cible else "stricte"]


def compte(scenarios: Sequence[ScenarioEnregistre]) -> str:
    """« 3 textes autrement rédigés que le guide, acceptés » ; vide s'il n'y en a pas."""
    nombre = len(reunies(scenarios))
    if not nombre:
        return ""
    return (
        "1 texte autrement rédigé que le guide, accepté"
        if nombre == 1
        else f"{nombre} textes autrement rédigés que le guide, acceptés"
    )
