"""Types de colonnes : valeurs du domaine en JSON, instants en UTC."""

from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import DateTime, Dialect, Text, TypeDecorator

from simulator.domaine.horloge import PARIS

V = TypeVar("V")


class Valeur(TypeDecorator[V], Generic[V]):
    """Une valeur gelée du domaine, gardée en JSON."""

    impl = Text
    cache_ok = True

    def __init__(self, forme: Any) -> None:
        super().__init__()
        self.forme = forme
        self._adaptateur: TypeAdapter[V] = TypeAdapter(forme)

    def process_bind_param(self, value: V | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (signature de SQLAlchemy)
        """Vers la base."""
        return None if value is None else self._adaptateur.dump_json(value).decode()

    def process_result_value(self, value: Any, dialect: Dialect) -> V | None:  # noqa: ARG002 (signature de SQLAlchemy)
        """Depuis la base."""
        return None if value is None else self._adaptateur.validate_json(value)


class Instant(TypeDecorator[datetime]):
    """Un instant, gardé en UTC sans fuseau (SQLite n'en a pas) et rendu à l'heure de Paris."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (signature de SQLAlchemy)
        """Vers la base."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (signature de SQLAlchemy)
        """Depuis la base."""
        return None if value is None else value.replace(tzinfo=UTC).astimezone(PARIS)
