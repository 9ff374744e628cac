"""L'usager connecté, pour Flask-Login."""

from flask_login import UserMixin

from simulator.domaine.comptes import Compte


class Connecte(UserMixin):  # type: ignore[misc]  # flask-login n'est pas typé
    """Porte le compte de l'usager connecté."""

    def __init__(self, compte: Compte) -> None:
        self.compte = compte

    @property
    def nom(self) -> str:
        """« Prénom(s) Nom » tels qu'enregistrés (C-28)."""
        return self.compte.usager.etat_civil.nom_affiche

    def get_id(self) -> str:
        """Le numéro interne du compte et le rang de son mot de passe : le changer ferme les autres sessions."""
        return f"{self.compte.numero}.{self.compte.rang_du_mot_de_passe}"
