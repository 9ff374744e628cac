"""Sert les instances : la normale et, au choix d'un en-tête de pilotage, celles qui portent un défaut."""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from wsgiref.types import StartResponse, WSGIEnvironment

from simulator.assemblage import Assemblage
from simulator.composition import assemblage
from simulator.courriels.facteur import Facteur
from simulator.domaine.horloge import Horloge
from simulator.franceconnect import PREFIXE as FRANCECONNECT
from simulator.franceconnect import cree_le_fournisseur
from simulator.pilotage import PREFIXE, cree_le_pilotage
from simulator.pilotage.contexte import Contexte
from simulator.reglages import Reglages
from simulator.stockage.base import Base
from simulator.web.site import cree_le_site

EN_TETE_DE_DEFAUT = "X-Recette-Defaut"
_CLE_WSGI = f"HTTP_{EN_TETE_DE_DEFAUT.upper().replace('-', '_')}"
WSGI = Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]
Modification = Callable[[Assemblage], None]


class Instance:
    """Une application montée : le site, son fournisseur d'identité et, s'il est permis, son pilotage."""

    def __init__(self, recette: Assemblage, contexte: Contexte | None) -> None:
        self.temoin = recette.temoin
        self.services = recette.monte()
        self.site: WSGI = cree_le_site(self.services)
        self.fournisseur: WSGI = cree_le_fournisseur(self.services)
        self.pilotage: WSGI | None = None
        if contexte is not None:
            self.pilotage = cree_le_pilotage(self.services, replace(contexte, temoin=self.temoin))
        self.services[Facteur].demarre()

    def __call__(self, environ: WSGIEnvironment, repond: StartResponse) -> Iterable[bytes]:
        """Point d'entrée WSGI."""
        chemin = environ.get("PATH_INFO", "")
        if self.pilotage is not None and chemin.startswith(PREFIXE):
            return self.pilotage(environ, repond)
        if chemin.startswith(f"{FRANCECONNECT}/"):
            return self.fournisseur(environ, repond)
        return self.site(environ, repond)

    def ferme(self) -> None:
        """Arrête le facteur et rend la base."""
        self.services[Facteur].arrete()
        self.services[Base].ferme()


class Serveur:
    """Aiguille chaque requête vers l'instance que nomme `X-Recette-Defaut`, sinon vers la normale."""

    def __init__(
        self, reglages: Reglages, defauts: Mapping[str, Modification], contexte: Contexte | None
    ) -> None:
        """`defauts` dit, par identifiant, ce qui est changé avant le montage ; sans `contexte`, pas de pilotage."""
        self.reglages = reglages
        self._defauts = defauts
        self._contexte = contexte
        self._verrou = threading.Lock()
        self._instances: dict[str, Instance] = {}

    def __call__(self, environ: WSGIEnvironment, repond: StartResponse) -> Iterable[bytes]:
        """Point d'entrée WSGI."""
        # Sans pilotage, l'en-tête n'est pas lu : rien d'extérieur ne peut activer un défaut.
        defaut = environ.get(_CLE_WSGI, "") if self._contexte else ""
        if defaut and defaut not in self._defauts:
            repond("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8")])
            return [f"Le défaut « {defaut} » n'est pas au catalogue.".encode()]
        return self.instance(defaut)(environ, repond)

    def instance(self, defaut: str = "") -> Instance:
        """L'instance qui porte ce défaut (chaîne vide : aucun), montée au premier besoin."""
        with self._verrou:
            if defaut not in self._instances:
                self._instances[defaut] = self._monte(defaut)
            return self._instances[defaut]

    def _monte(self, defaut: str) -> Instance:
        if not defaut:
            return Instance(assemblage(self.reglages), self._contexte)
        donnees = self.reglages.donnees / "defauts" / defaut
        donnees.mkdir(parents=True, exist_ok=True)
        reglages = replace(self.reglages, donnees=donnees, en_tetes_internes=((EN_TETE_DE_DEFAUT, defaut),))
        recette = assemblage(reglages)
        self._defauts[defaut](recette)
        return Instance(recette, self._contexte)

    def place_l_horloge(self, instant: datetime) -> None:
        """Arrête l'horloge de l'instance normale."""
        self.instance().services[Horloge].place(instant)

    def ferme(self) -> None:
        """Ferme toutes les instances."""
        for instance in self._instances.values():
            instance.ferme()
