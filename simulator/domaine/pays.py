"""Codes INSEE des pays de naissance, par code ISO 3166 à deux lettres : ceux que FranceConnect donne."""

from collections.abc import Mapping

FRANCE = "99100"

# Code officiel géographique de l'INSEE, pays et territoires étrangers : https://www.insee.fr/fr/information/2560452.
# Les pays des usagers fictifs suffisent : une naissance ailleurs n'est jamais rapprochée d'office.
CODES_INSEE: Mapping[str, str] = {
    "AF": "99212",
    "ER": "99317",
    "FR": FRANCE,
    "GN": "99330",
    "SD": "99343",
    "SY": "99206",
}
