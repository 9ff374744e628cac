"""Ce que le fournisseur a accordé : codes et jetons d'accès, en mémoire et de courte durée.

Rien ici ne passe par la base : le site attend la réponse du fournisseur au milieu de sa propre requête, et
deux transactions d'une même base se bloqueraient.
"""

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from simulator.domaine.horloge import Horloge
from simulator.franceconnect.identites import Identite

VALIDITE = timedelta(seconds=60)
RETENUS = 1000
"""Au-delà, les plus anciens sont oubliés : une horloge reculée ne les ferait jamais expirer."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Code:
    """Un accord donné, à échanger une fois contre des jetons."""

    texte: str
    identite: Identite
    retour: str
    portee: str
    nonce: str
    defi: str | None  # condensé S256 de la preuve que le client présentera (RFC 7636)
    accorde_le: datetime


@dataclass(slots=True)
class _Reserve(Generic[T]):
    """Des choses que l'on retire par leur nom, périmées à l'heure de l'instance."""

    horloge: Horloge
    contenu: dict[str, tuple[datetime, T]] = field(default_factory=dict)
    verrou: threading.Lock = field(default_factory=threading.Lock)

    def range(self, nom: str, chose: T) -> None:
        with self.verrou:
            self.contenu[nom] = (self.horloge.maintenant() + VALIDITE, chose)
            while len(self.contenu) > RETENUS:
                del self.contenu[next(iter(self.contenu))]

    def retire(self, nom: str) -> T | None:
        with self.verrou:
            return self._vivant(self.contenu.pop(nom, None))

    def lit(self, nom: str) -> T | None:
        with self.verrou:
            return self._vivant(self.contenu.get(nom))

    def vide(self) -> None:
        with self.verrou:
            self.contenu.clear()

    def _vivant(self, rangee: tuple[datetime, T] | None) -> T | None:
        return rangee[1] if rangee and self.horloge.maintenant() < rangee[0] else None


class Acces:
    """Les accords de l'instance."""

    def __init__(self, horloge: Horloge) -> None:
        self._codes: _Reserve[Code] = _Reserve(horloge)
        self._jetons: _Reserve[Identite] = _Reserve(horloge)

    def accorde(self, code: Code) -> None:
        """Garde un code, 60 s au plus."""
        self._codes.range(code.texte, code)

    def consomme(self, texte: str) -> Code | None:
        """Le code, qui ne servira plus : même un échange manqué l'use ; rien s'il est usé ou périmé."""
        return self._codes.retire(texte)

    def ouvre(self, jeton: str, identite: Identite) -> None:
        """Permet à ce jeton de lire l'identité, 60 s au plus."""
        self._jetons.range(jeton, identite)

    def lit(self, jeton: str) -> Identite | None:
        """L'identité que ce jeton permet de lire, ou rien."""
        return self._jetons.lit(jeton)

    def vide(self) -> None:
        """Oublie tout."""
        self._codes.vide()
        self._jetons.vide()
