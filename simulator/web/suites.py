"""Où mène un choix qui décide de la page suivante."""

from flask import request, url_for
from flask_login import current_user

from simulator.reglages import SITE


class Suites:
    """L'adresse de la page qui suit un choix."""

    def du_profil(self, option: str) -> str:
        """La situation de l'usager connecté, sinon la connexion, quelle que soit l'option (EXG-01-07, 01-08).

        `option` est vide pour qui est connecté et pour le profil d'un mineur, qui n'en ont pas (EXG-01-04).
        """
        del option
        return url_for("situation.situation" if current_user.is_authenticated else "connexion.connexion")

    def de_la_connexion(self, demandee: str) -> str:
        """La page demandée avant la connexion si elle est du site, sinon l'accueil connecté (EXG-02-14)."""
        return demandee if self.est_du_site(demandee) else url_for("accueil.accueil")

    def est_du_site(self, adresse: str) -> bool:
        """Vrai pour une adresse de ce site seulement : jamais de renvoi vers un autre."""
        return adresse.startswith(f"{request.script_root}{SITE}/")
