"""Le registre fictif des usagers et de leurs titres, auquel la création de compte se réfère (S07)."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from simulator.domaine.identite import Adresse, EtatCivil, Statut


class Nature(StrEnum):
    """Ce que l'usager détient : décide de l'option du cas 1 (S03, C-38)."""

    TITRE = "titre"
    VISA = "visa"
    PROVISOIRE = "provisoire"


@dataclass(eq=False)
class Usager:
    """Une personne fictive connue de l'administration."""

    statut: Statut
    etat_civil: EtatCivil
    adresse: Adresse
    numero_etranger: str | None
    id: int | None = None


@dataclass(eq=False)
class Titre:
    """Un document détenu par un usager : numéro, dates de validité, mention portée (S07, S16)."""

    usager: Usager
    nature: Nature
    numero: str
    debut: date
    fin: date
    mention: str
    id: int | None = field(default=None)


class Registre(ABC):
    """Où l'on cherche les titres."""

    @abstractmethod
    def titre(self, numero: str) -> Titre | None:
        """Le titre de ce numéro exact, ou rien."""

    @abstractmethod
    def titre_de(self, usager: Usager) -> Titre | None:
        """Le titre le plus récent de l'usager, ou rien."""

    @abstractmethod
    def derniers(self, nombre: int) -> list[Titre]:
        """Les titres inscrits en dernier, du plus récent au plus ancien."""

    @abstractmethod
    def usagers(self) -> list[Usager]:
        """Tous les usagers : le registre est fictif, et petit."""

    @abstractmethod
    def ajoute(self, titre: Titre) -> None:
        """Inscrit un titre et son usager ; `ActeRefuse` si un numéro est déjà pris."""

    @abstractmethod
    def numero_etranger_libre(self) -> str:
        """Un n° étranger de la série fictive réservée, que personne ne porte (C-38)."""
