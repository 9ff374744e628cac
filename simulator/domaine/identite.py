"""Ce qui identifie un usager : état civil, statut, adresse (S19, S20, S25, S30)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta


class Statut(StrEnum):
    """À quel titre l'usager demande ; décide du motif, de la mention et des articles (S16, S21, S30)."""

    BPS = "BPS"
    REFUGIE = "REFUGIE"
    FAMILLE = "FAMILLE"  # membre de la famille d'un bénéficiaire ; parcours fermé par défaut (C-18)


class Sexe(StrEnum):
    """Sexe porté à l'état civil, sous la forme du champ 68 du 2D-DOC."""

    MASCULIN = "M"
    FEMININ = "F"


@dataclass(frozen=True, slots=True)
class Reference:
    """Un pays ou une nationalité : libellé affiché et code ISO 3166 à deux lettres (« Afghane », « AF »)."""

    libelle: str
    code: str


@dataclass(frozen=True, slots=True)
class EtatCivil:
    """État civil tel qu'enregistré, casse comprise ; jamais modifié par l'usager (S19, EXG-08-01)."""

    nom_de_naissance: str
    nom_d_usage: str
    prenoms: tuple[str, ...]
    sexe: Sexe
    date_de_naissance: date
    pays_de_naissance: Reference
    lieu_de_naissance: str
    nationalite: Reference

    @property
    def nom_affiche(self) -> str:
        """« Prénom(s) Nom » tels qu'enregistrés, sans changer la casse (C-28)."""
        return " ".join((*self.prenoms, self.nom_d_usage or self.nom_de_naissance))

    def age(self, jour: date) -> int:
        """Années révolues à cette date (EXG-06-13)."""
        return relativedelta(jour, self.date_de_naissance).years


@dataclass(frozen=True, slots=True)
class Adresse:
    """Adresse en France ; le code INSEE est déduit de la commune, jamais saisi (S20, EXG-08-16)."""

    voie: str
    complement: str
    code_postal: str
    ville: str
    code_insee: str
    pays: str = "FRANCE"
