"""Un serveur de courriel d'essai : on attend ses mails, et il peut refuser ou agir avant de répondre."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from simulator.pilotage.boite import BoiteAuxLettres
from tests.simulateur.processus import PATIENCE


class Messagerie(BoiteAuxLettres):
    """Un serveur de courriel dont on attend les mails ; `a_l_arrivee` agit avant que le serveur ne réponde."""

    def __init__(self, a_l_arrivee: Callable[[int], None] = lambda _rang: None) -> None:
        super().__init__("127.0.0.1", 0)
        self._a_l_arrivee = a_l_arrivee
        self._change = threading.Condition()
        self.refuses: set[str] = set()

    async def handle_DATA(self, serveur: object, session: object, pli: object) -> str:  # noqa: N802 (nom d'aiosmtpd)
        if self.refuses & set(pli.rcpt_tos):  # type: ignore[attr-defined]  # objets d'aiosmtpd
            return "550 5.1.1 Destinataire inconnu"
        reponse = await super().handle_DATA(serveur, session, pli)  # type: ignore[arg-type]  # objets d'aiosmtpd
        self._a_l_arrivee(len(self.liste()))
        with self._change:
            self._change.notify_all()
        return reponse

    def connait_les_accents(self, *, oui: bool) -> None:
        """Vaut pour les connexions à venir."""
        self._serveur.SMTP_kwargs["enable_SMTPUTF8"] = oui

    @property
    def adresse(self) -> str:
        return f"127.0.0.1:{self.port}"

    def attend(self, nombre: int) -> list[bytes]:
        """Les octets des mails arrivés, dans l'ordre, une fois qu'ils sont `nombre` au moins."""
        with self._change:
            assert self._change.wait_for(lambda: len(self.liste()) >= nombre, PATIENCE), len(self.liste())
        return [recu.octets for recu in self.liste()]


@contextmanager
def messagerie(a_l_arrivee: Callable[[int], None] = lambda _rang: None) -> Iterator[Messagerie]:
    ouverte = Messagerie(a_l_arrivee)
    ouverte.demarre()
    try:
        yield ouverte
    finally:
        ouverte.arrete()
