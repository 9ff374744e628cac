"""Les attestations remises à l'usager : types, durées, droits, noms de fichier (S30, S31, S46)."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from dateutil.relativedelta import relativedelta

from simulator.domaine.identite import Adresse, EtatCivil, Statut
from simulator.domaine.regles import Regles


class TypeDAttestation(IntEnum):
    """Les trois documents à ne jamais confondre (C-17) ; la valeur est celle du champ 6J du 2D-DOC."""

    DEPOT = 1
    PROLONGATION = 2
    DECISION_FAVORABLE = 3


@dataclass(frozen=True, slots=True)
class Droits:
    """Ce qu'un statut fait imprimer : la mention encadrée et l'article qui fonde l'attestation (S30).

    `protection` est faux pour un membre de famille : sans mention ni article à lui, rien n'est dit de son droit
    au travail, qui suit son titre, ni des frontières (C-18).
    """

    mention: str
    article: str
    protection: bool = True


DROITS: Mapping[Statut, Droits] = {
    Statut.BPS: Droits("A OBTENU LE BÉNÉFICE DE LA PROTECTION SUBSIDIAIRE", "R. 431-15-4"),
    Statut.REFUGIE: Droits("RECONNU RÉFUGIÉ", "R. 431-15-3"),
    Statut.FAMILLE: Droits("", "", protection=False),
}

MOIS_DE_LA_DECISION_FAVORABLE = 3
"""Durée proposée : le guide ne montre pas cette attestation (C-39)."""

_PREFIXES: Mapping[TypeDAttestation, str] = {
    TypeDAttestation.DEPOT: "ATTESTATION_DEPOT",
    TypeDAttestation.PROLONGATION: "ATTESTATION_PROLOGATION_INSTRUCTION",  # faute du guide gardée (C-11)
    TypeDAttestation.DECISION_FAVORABLE: "ATTESTATION_DECISION_FAVORABLE",
}


@dataclass(frozen=True, slots=True)
class ContenuDAttestation:
    """Tout ce qu'une attestation imprime et signe ; figé à son émission, il suffit à la recomposer.

    `debut` et `fin` sont les jours extrêmes couverts, inclus. Une attestation de dépôt ne couvre rien :
    les deux valent le jour du dépôt et aucune n'est imprimée.
    """

    type: TypeDAttestation
    numero_etranger: str
    numero_de_demande: str
    date_de_depot: date
    date_d_emission: date
    debut: date
    fin: date
    statut: Statut
    etat_civil: EtatCivil
    adresse: Adresse


class EditeurDAttestations(ABC):
    """Ce dont le domaine a besoin pour remettre une attestation, sans savoir comment elle est imprimée."""

    @abstractmethod
    def compose(self, contenu: ContenuDAttestation) -> bytes:
        """Le PDF ; mêmes octets pour un même contenu (EXG-13-18)."""


def fin_de_validite(debut: date, mois: int) -> date:
    """Dernier jour couvert par une attestation : `mois` mois moins un jour (S30, EXG-13-10, C-14).

    >>> fin_de_validite(date(2022, 4, 26), 6)
    datetime.date(2022, 10, 25)
    >>> fin_de_validite(date(2022, 8, 31), 6)
    datetime.date(2023, 2, 27)
    """
    return debut + relativedelta(months=mois) - timedelta(days=1)


class Validite:
    """Calcule la période couverte par une attestation, selon son type et le statut de l'usager."""

    def __init__(self, regles: Regles) -> None:
        self.regles = regles

    def periode(self, type_: TypeDAttestation, statut: Statut, debut: date) -> tuple[date, date]:
        """Premier et dernier jours couverts, inclus (EXG-13-10, C-14) ; `debut` deux fois pour un dépôt."""
        if type_ is TypeDAttestation.DEPOT:
            return debut, debut
        return debut, self.fin(debut, self.mois(type_, statut))

    def mois(self, type_: TypeDAttestation, statut: Statut) -> int:
        """Durée en mois : six tant que la demande est instruite (C-34), trois une fois acceptée (C-39).

        Trois au plus pour un membre de famille (EXG-13-19, C-18).
        """
        if type_ is TypeDAttestation.DECISION_FAVORABLE:
            return MOIS_DE_LA_DECISION_FAVORABLE
        if statut is Statut.FAMILLE:
            return self.regles.validite_pour_la_famille
        return self.regles.validite_de_l_attestation

    def fin(self, debut: date, mois: int) -> date:
        """Dernier jour couvert (EXG-13-10, EXG-13-11)."""
        return fin_de_validite(debut, mois)

    def debut_suivant(self, fin: date) -> date:
        """Premier jour de l'attestation renouvelée : le lendemain, sans trou ni recouvrement (EXG-18-07)."""
        return fin + timedelta(days=1)


class NomsDeFichier:
    """Nomme les fichiers remis à l'usager."""

    def attestation(self, contenu: ContenuDAttestation) -> str:
        """Nom d'une attestation, à sa date d'émission (S31, EXG-13-16, C-11).

        `ATTESTATION_PROLOGATION_INSTRUCTION_<n° étranger>_<AAAAMMJJ>.pdf` pour une prolongation.
        """
        return f"{_PREFIXES[contenu.type]}_{contenu.numero_etranger}_{contenu.date_d_emission:%Y%m%d}.pdf"
