"""La seule horloge du simulateur, réglable, à l'heure de Paris (EXG-20-14)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


class Horloge:
    """Donne l'heure à tous les services ; elle court avec la machine tant que personne ne l'arrête."""

    def __init__(self) -> None:
        self._instant: datetime | None = None

    @property
    def arretee(self) -> bool:
        """Vrai quand l'heure a été placée et ne bouge plus."""
        return self._instant is not None

    def maintenant(self) -> datetime:
        """Instant courant, avec le fuseau de Paris."""
        return self._instant or datetime.now(PARIS)

    def aujourd_hui(self) -> date:
        """Date du jour à Paris : la seule qui compte pour un dépôt ou un délai (EXG-12-05)."""
        return self.maintenant().date()

    def place(self, instant: datetime) -> None:
        """Arrête l'horloge à `instant`, qui doit porter un fuseau (`ValueError` sinon)."""
        if instant.tzinfo is None:
            raise ValueError("L'instant n'a pas de fuseau : écrivez par exemple 2022-04-26T10:00:00+02:00.")
        self._instant = instant.astimezone(PARIS)

    def avance(self, duree: timedelta) -> None:
        """Arrête l'horloge `duree` plus loin, en temps écoulé : un changement d'heure n'y ajoute rien."""
        self.place(datetime.fromtimestamp(self.maintenant().timestamp() + duree.total_seconds(), PARIS))

    def reprend(self) -> None:
        """Rend l'horloge à l'heure de la machine."""
        self._instant = None
