"""Ce qu'un mot de passe doit contenir, et comment il est gardé (S11)."""

import string

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from simulator.domaine.refus import exige
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte


class MotsDePasse:
    """Règles de composition et empreintes argon2id."""

    def __init__(self, regles: Regles) -> None:
        self.regles = regles
        # Paramètres minimaux de l'OWASP : une connexion simulée reste sous 30 ms.
        self._argon2 = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
        self._leurre = self._argon2.hash("aucun compte")

    def verifie(self, mot_de_passe: str, confirmation: str) -> None:
        """Lève `SaisieRefusee` en nommant chaque critère manquant (EXG-05-02 à 05-13)."""
        exige(
            {
                "mot_de_passe": self.motif(mot_de_passe),
                "confirmation": self.motif_de_confirmation(mot_de_passe, confirmation),
            }
        )

    def manques(self, mot_de_passe: str) -> list[Texte]:
        """Une phrase par critère non satisfait ; vide si tous le sont (EXG-05-13)."""
        criteres = (
            (
                self.assez_long(mot_de_passe),
                Texte("Au moins %(longueur)s caractères.", longueur=self.regles.longueur_minimale),
            ),
            (self.a_une_majuscule(mot_de_passe), Texte("Au moins une majuscule (A à Z).")),
            (self.a_une_minuscule(mot_de_passe), Texte("Au moins une minuscule (a à z).")),
            (
                self.a_un_special(mot_de_passe),
                Texte(
                    "Au moins un caractère spécial parmi %(permis)s", permis=self.regles.caracteres_speciaux
                ),
            ),
            (self.a_un_chiffre(mot_de_passe), Texte("Au moins un chiffre.")),
        )
        return [phrase for satisfait, phrase in criteres if not satisfait]

    def assez_long(self, mot_de_passe: str) -> bool:
        """EXG-05-03."""
        return len(mot_de_passe) >= self.regles.longueur_minimale

    def a_une_majuscule(self, mot_de_passe: str) -> bool:
        """EXG-05-04 ; A à Z seulement (C-07, EXG-05-10)."""
        return any(c in string.ascii_uppercase for c in mot_de_passe)

    def a_une_minuscule(self, mot_de_passe: str) -> bool:
        """EXG-05-05 ; a à z seulement (C-07, EXG-05-10)."""
        return any(c in string.ascii_lowercase for c in mot_de_passe)

    def a_un_chiffre(self, mot_de_passe: str) -> bool:
        """EXG-05-06."""
        return any(c in string.digits for c in mot_de_passe)

    def a_un_special(self, mot_de_passe: str) -> bool:
        """EXG-05-07, 05-08 : un caractère de la liste affichée."""
        return any(c in self.regles.caracteres_speciaux for c in mot_de_passe)

    def motif(self, mot_de_passe: str) -> list[Texte] | None:
        """Le champ nommé, puis ce qui lui manque (EXG-05-02, 05-13, 20-10)."""
        if not mot_de_passe:
            return [Texte("Saisissez un mot de passe.")]
        manques = self.manques(mot_de_passe)
        return [Texte("Complétez le mot de passe."), *manques] if manques else None

    def motif_de_confirmation(self, mot_de_passe: str, confirmation: str) -> Texte | None:
        """EXG-05-02, 05-11 : la confirmation est obligatoire et identique, casse comprise."""
        if not confirmation:
            return Texte("Saisissez une seconde fois le mot de passe.")
        if confirmation != mot_de_passe:
            return Texte("La confirmation est différente du mot de passe : saisissez deux fois le même.")
        return None

    def empreinte(self, mot_de_passe: str) -> str:
        """Empreinte argon2id, seule forme gardée (EXG-05-15)."""
        return self._argon2.hash(mot_de_passe)

    def correspond(self, mot_de_passe: str, empreinte: str | None) -> bool:
        """Compare ; sans empreinte, compare à un leurre pour répondre dans le même temps (EXG-02-03)."""
        try:
            self._argon2.verify(empreinte or self._leurre, mot_de_passe)
        except (VerifyMismatchError, InvalidHashError):
            return False
        return empreinte is not None
