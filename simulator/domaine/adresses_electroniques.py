"""Forme et comparaison des adresses électroniques (S08, S20)."""

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

from simulator.domaine.refus import exige
from simulator.domaine.textes import Texte

# Les personas n'ont d'adresses qu'en `.invalid`, que la bibliothèque refuse d'ordinaire.
SPECIAL_USE_DOMAIN_NAMES.remove("invalid")


class AdressesElectroniques:
    """Contrôle d'une adresse et de sa confirmation."""

    def verifie(self, adresse: str, confirmation: str) -> str:
        """L'adresse mise en forme ; `SaisieRefusee` sinon (EXG-04-01 à 04-05)."""
        adresse, confirmation = self.nettoie(adresse), self.nettoie(confirmation)
        exige(
            {
                "adresse": self.motif(adresse),
                "confirmation": self.motif_de_confirmation(adresse, confirmation),
            }
        )
        return adresse

    def nettoie(self, adresse: str) -> str:
        """Retire les espaces de bord et met le domaine en minuscules (EXG-04-05)."""
        locale, arobase, domaine = adresse.strip().rpartition("@")
        return f"{locale}{arobase}{domaine.lower()}"

    def motif(self, adresse: str) -> Texte | None:
        """Pourquoi l'adresse est refusée, ou rien."""
        if not adresse:
            return Texte("Saisissez votre adresse email.")
        if not self.bien_formee(adresse):
            return Texte("Cette adresse email n'a pas une forme valide : écrivez-la comme nom@exemple.fr.")
        return None

    def bien_formee(self, adresse: str) -> bool:
        """Une arobase et un domaine avec un point (EXG-04-04) ; le domaine n'est pas interrogé."""
        try:
            validate_email(adresse, check_deliverability=False)
        except EmailNotValidError:
            return False
        return True

    def motif_de_confirmation(self, adresse: str, confirmation: str) -> Texte | None:
        """EXG-04-02, 04-03 : la confirmation est obligatoire et identique."""
        if not confirmation:
            return Texte("Saisissez une seconde fois votre adresse email.")
        if confirmation != adresse:
            return Texte("Les deux adresses email sont différentes : saisissez deux fois la même.")
        return None
