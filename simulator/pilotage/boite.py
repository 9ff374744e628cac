"""La boîte aux lettres embarquée : un vrai serveur SMTP, pour lire les mails sans rien installer."""

import asyncio
import threading
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

TAILLE_MAXIMALE = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Recu:
    """Un mail reçu."""

    numero: int
    destinataires: tuple[str, ...]
    octets: bytes

    @property
    def message(self) -> EmailMessage:
        """Le message lu."""
        return message_from_bytes(self.octets, policy=policy.default)


class _PortLibre(Controller):
    """Un serveur qui accepte le port 0 : l'essai de démarrage d'aiosmtpd vise alors le port obtenu."""

    def _trigger_server(self) -> None:
        serveur = cast("asyncio.Server", self.server)
        self.port = serveur.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]  # aiosmtpd ne l'annote pas


class BoiteAuxLettres:
    """Reçoit les mails et les garde en mémoire."""

    def __init__(self, hote: str, port: int) -> None:
        self._recus: list[Recu] = []
        self._verrou = threading.Lock()
        self._serveur = _PortLibre(
            self, hostname=hote, port=port, data_size_limit=TAILLE_MAXIMALE, enable_SMTPUTF8=True
        )

    @property
    def port(self) -> int:
        """Le port d'écoute réel."""
        return int(self._serveur.port)

    def demarre(self) -> None:
        """Ouvre le port ; `OSError` s'il est pris."""
        self._serveur.start()

    def arrete(self) -> None:
        """Ferme le port."""
        self._serveur.stop()

    async def handle_DATA(self, _serveur: SMTP, _session: Session, pli: Envelope) -> str:  # noqa: N802 (nom d'aiosmtpd)
        """Range un mail."""
        with self._verrou:
            octets = pli.content if isinstance(pli.content, bytes) else str(pli.content).encode()
            self._recus.append(Recu(len(self._recus) + 1, tuple(pli.rcpt_tos), octets))
        return "250 OK"

    def liste(self, destinataire: str | None = None) -> list[Recu]:
        """Les mails reçus, ou ceux d'un destinataire."""
        with self._verrou:
            return [r for r in self._recus if destinataire is None or destinataire in r.destinataires]

    def lit(self, numero: int) -> Recu | None:
        """Le mail de ce numéro."""
        return next((r for r in self.liste() if r.numero == numero), None)

    def vide(self) -> None:
        """Oublie tous les mails."""
        with self._verrou:
            self._recus.clear()
