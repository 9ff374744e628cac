"""L'identité pivot que donne FranceConnect, et ce qui la fait reconnaître dans un état civil (EXG-02-10)."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simulator.domaine.communes import Communes
from simulator.domaine.identite import EtatCivil, Sexe
from simulator.domaine.pays import CODES_INSEE, FRANCE


class Element(StrEnum):
    """Ce qui est comparé : les six éléments de l'identité pivot."""

    NOM = "nom de naissance"
    PRENOMS = "prénoms"
    DATE = "date de naissance"
    SEXE = "sexe"
    PAYS = "pays de naissance"
    COMMUNE = "commune de naissance"


@dataclass(frozen=True, slots=True)
class IdentitePivot:
    """Une personne telle que FranceConnect la connaît ; `sub` est propre à elle et à ce site.

    Source : https://docs.partenaires.franceconnect.gouv.fr, « Les données d'un usager ».
    """

    sub: str
    nom_de_naissance: str
    prenoms: str  # tous, séparés par des espaces
    date_de_naissance: date
    sexe: Sexe
    commune_de_naissance: str  # code INSEE ; vide pour qui est né à l'étranger
    pays_de_naissance: str  # code INSEE


def comparable(texte: str) -> str:
    """Un nom sans casse, accents, traits d'union, apostrophes ni espaces : les fichiers ne s'y accordent pas.

    >>> comparable("Éloïse-Marie D’Œuvre") == comparable("ELOISE MARIE D OEUVRE")
    True
    """
    lettres = unicodedata.normalize("NFKD", texte.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(lettre for lettre in lettres if lettre.isalnum())


def concordances(etat_civil: EtatCivil, identite: IdentitePivot, communes: Communes) -> frozenset[Element]:
    """Les éléments que l'état civil et l'identité pivot ont en commun."""
    nee_en_france = identite.pays_de_naissance == FRANCE
    communs = {
        Element.NOM: comparable(etat_civil.nom_de_naissance) == comparable(identite.nom_de_naissance),
        Element.PRENOMS: comparable("".join(etat_civil.prenoms)) == comparable(identite.prenoms),
        Element.DATE: etat_civil.date_de_naissance == identite.date_de_naissance,
        Element.SEXE: etat_civil.sexe is identite.sexe,
        Element.PAYS: CODES_INSEE.get(etat_civil.pays_de_naissance.code) == identite.pays_de_naissance,
        Element.COMMUNE: identite.commune_de_naissance in communes.codes_du_nom(etat_civil.lieu_de_naissance)
        if nee_en_france
        else not identite.commune_de_naissance,
    }
    return frozenset(element for element, commun in communs.items() if commun)
