"""Où mène un choix qui décide de la page suivante."""

from flask import url_for
from flask_login import current_user


class Suites:
    """L'adresse de la page qui suit un choix."""

    def du_profil(self, option: str) -> str:
        """La situation de l'usager connecté, sinon la connexion, quelle que soit l'option (EXG-01-07, 01-08).

        `option` est vide pour qui est connecté et pour le profil d'un mineur, qui n'en ont pas (EXG-01-04).
        """
        del option
        return url_for("situation.situation" if current_user.is_authenticated else "connexion.connexion")
