"""Ce qui sort de la procédure vers l'usager, dans la transaction de l'acte qui le cause."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Message(StrEnum):
    """Les mails du guide, M1 (S10), M2 (S31) et M3 (S33), et celui du mot de passe oublié, proposé."""

    ACTIVATION = "activation"
    DEPOT = "depot"
    NOTIFICATION = "notification"
    OUBLI = "oubli"


@dataclass(frozen=True, slots=True)
class PieceJointe:
    """Un fichier joint à un mail."""

    nom: str
    octets: bytes
    type_mime: str = "application/pdf"


class Courrier(ABC):
    """Confie un mail à la boîte d'envoi : il part après la transaction, et jamais sans elle."""

    @abstractmethod
    def envoie(
        self,
        message: Message,
        destinataire: str,
        donnees: Mapping[str, str],
        pieces_jointes: tuple[PieceJointe, ...] = (),
    ) -> None:
        """Écrit le mail dans la boîte d'envoi."""


@dataclass(frozen=True, slots=True)
class Place:
    """La place d'un mail dans une boîte d'envoi : son rang, et ce qui distingue cette boîte de toute autre."""

    numero: int
    boite: str


@dataclass(frozen=True, slots=True)
class Pli:
    """Un mail prêt à partir : son rang dans la boîte d'envoi, son destinataire, ses octets RFC 5322."""

    numero: int
    destinataire: str
    octets: bytes


class DepotDePlis(ABC):
    """Où les mails attendent d'être envoyés."""

    @abstractmethod
    def place_suivante(self) -> Place:
        """La place du prochain pli ; aucune autre boîte d'envoi ne donne la même, ni celle-ci une fois vidée."""

    @abstractmethod
    def ajoute(self, pli: Pli) -> None:
        """Garde un pli, dans la transaction en cours."""

    @abstractmethod
    def a_envoyer(self) -> list[Pli]:
        """Les plis qui attendent, dans l'ordre ; en dehors de toute transaction de requête."""

    @abstractmethod
    def note_l_envoi(self, pli: Pli) -> None:
        """Le pli est parti."""


class UniteDeTravail(ABC):
    """Ce qu'une requête change, gardé en entier ou pas du tout."""

    @abstractmethod
    def valide(self) -> None:
        """Garde tout, puis prévient ceux qui attendent (le facteur)."""

    @abstractmethod
    def annule(self) -> None:
        """Oublie tout."""

    @abstractmethod
    def libere(self) -> None:
        """Rend la connexion, quoi qu'il soit arrivé."""

    @abstractmethod
    def previent(self, rappel: Callable[[], None]) -> None:
        """Appellera `rappel` après chaque validation."""
