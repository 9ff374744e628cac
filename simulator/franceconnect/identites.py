"""Les identités fictives que le fournisseur propose : celles du pilotage, et celles des usagers du registre."""

import hashlib
import threading
from dataclasses import dataclass
from datetime import date

from simulator.domaine.communes import Communes
from simulator.domaine.identite import Sexe
from simulator.domaine.pays import CODES_INSEE
from simulator.domaine.registre import Registre, Usager

PROPOSEES = 10
"""Combien d'identités de chaque sorte la page montre : les plus récentes."""

GENRES = {Sexe.MASCULIN: "male", Sexe.FEMININ: "female"}


@dataclass(frozen=True, slots=True)
class Identite:
    """Une personne, sous les noms que FranceConnect donne à ses données.

    Source : https://github.com/france-connect/Documentation-FranceConnect-Plus, technique-scope-fc.md.
    """

    sub: str
    given_name: str  # tous les prénoms, séparés par des espaces
    family_name: str  # nom de naissance
    birthdate: date
    gender: str  # male ou female
    birthplace: str  # code INSEE de la commune ; vide pour qui est né à l'étranger
    birthcountry: str  # code INSEE du pays

    @property
    def nom(self) -> str:
        """« Prénoms NOM », pour la reconnaître."""
        return f"{self.given_name} {self.family_name}"

    def donnees(self) -> dict[str, str]:
        """Ce que le fournisseur en dit au site."""
        return {
            "sub": self.sub,
            "given_name": self.given_name,
            "family_name": self.family_name,
            "birthdate": self.birthdate.isoformat(),
            "gender": self.gender,
            "birthplace": self.birthplace,
            "birthcountry": self.birthcountry,
        }


class Identites:
    """Toutes les identités ; celles du pilotage sont en mémoire, et ne survivent pas à l'instance."""

    def __init__(self, registre: Registre, communes: Communes) -> None:
        self.registre = registre
        self.communes = communes
        self._deposees: dict[str, Identite] = {}
        self._verrou = threading.Lock()

    def depose(self, identite: Identite) -> None:
        """Ajoute une identité, la plus récente désormais ; elle remplace celle de même `sub`."""
        with self._verrou:
            self._deposees.pop(identite.sub, None)
            self._deposees[identite.sub] = identite

    def vide(self) -> None:
        """Oublie les identités déposées."""
        with self._verrou:
            self._deposees.clear()

    def deposees(self) -> list[Identite]:
        """Les dernières que le pilotage a déposées, la plus récente d'abord."""
        with self._verrou:
            return list(reversed(self._deposees.values()))[:PROPOSEES]

    def du_registre(self) -> list[Identite]:
        """Celles des derniers usagers inscrits, le plus récent d'abord."""
        usagers = {titre.usager.id: titre.usager for titre in self.registre.derniers(PROPOSEES)}
        return [self.de_l_usager(usager) for usager in usagers.values()]

    def trouve(self, sub: str) -> Identite | None:
        """L'identité de ce `sub`, ou rien."""
        with self._verrou:
            if sub in self._deposees:
                return self._deposees[sub]
        return next((i for i in map(self.de_l_usager, self.registre.usagers()) if i.sub == sub), None)

    def de_l_usager(self, usager: Usager) -> Identite:
        """L'identité qu'aurait cette personne ; les noms sont en capitales, comme à l'état civil."""
        etat_civil = usager.etat_civil
        pays = etat_civil.pays_de_naissance.code
        communes = sorted(self.communes.codes_du_nom(etat_civil.lieu_de_naissance)) if pays == "FR" else []
        return Identite(
            sub=f"{hashlib.sha256(f'usager {usager.id}'.encode()).hexdigest()}v1",
            given_name=" ".join(etat_civil.prenoms),
            family_name=etat_civil.nom_de_naissance.upper(),
            birthdate=etat_civil.date_de_naissance,
            gender=GENRES[etat_civil.sexe],
            birthplace=communes[0] if communes else "",
            birthcountry=CODES_INSEE.get(pays, ""),
        )
