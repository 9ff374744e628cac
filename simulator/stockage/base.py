"""Le moteur SQLite d'une instance et l'unité de travail d'une requête."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session, scoped_session, sessionmaker

from simulator.reglages import Reglages
from simulator.stockage.tables import metadonnees, relie_le_domaine


class Base:
    """Base d'une instance, dans un fichier ; ses tables sont créées à l'ouverture."""

    def __init__(self, reglages: Reglages) -> None:
        relie_le_domaine()
        fichier = reglages.donnees / "simulateur.sqlite"
        self.moteur = create_engine(f"sqlite:///{fichier}", connect_args={"timeout": 30})
        event.listen(self.moteur, "connect", _prepare_la_connexion)
        event.listen(self.moteur, "begin", _commence)
        metadonnees.create_all(self.moteur)
        self.session: scoped_session[Session] = scoped_session(sessionmaker(self.moteur, autoflush=True))

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Une unité de travail : tout est gardé à la sortie, ou rien si une exception la traverse."""
        try:
            yield self.session()
            self.session.commit()
        except BaseException:
            self.session.rollback()
            raise
        finally:
            self.session.remove()

    def vide(self) -> None:
        """Efface toutes les données, les tables restant."""
        self.session.remove()
        with self.moteur.begin() as connexion:
            for table in reversed(metadonnees.sorted_tables):
                connexion.execute(table.delete())

    def ferme(self) -> None:
        """Rend le fichier."""
        self.session.remove()
        self.moteur.dispose()


def _prepare_la_connexion(connexion: Any, _enregistrement: object) -> None:
    # SQLAlchemy ouvre lui-même les transactions (voir `_commence`) : le pilote ne s'en mêle pas.
    connexion.isolation_level = None
    curseur = connexion.cursor()
    curseur.execute("PRAGMA journal_mode=WAL")
    curseur.execute("PRAGMA synchronous=NORMAL")
    curseur.execute("PRAGMA foreign_keys=ON")
    curseur.close()


def _commence(connexion: Any) -> None:
    # Le verrou d'écriture est pris d'emblée : deux dépôts simultanés se suivent au lieu de s'entremêler.
    connexion.exec_driver_sql("BEGIN IMMEDIATE")
