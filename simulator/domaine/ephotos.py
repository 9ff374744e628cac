"""Le numéro ephoto et son registre fictif (S23, S24, C-24)."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from simulator.domaine.horloge import Horloge
from simulator.domaine.refus import exige
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte

DEMONSTRATION = "0" * 22
"""Toujours valable (C-24)."""


@dataclass(eq=False)
class Ephoto:
    """Une photo et une signature numériques connues du registre."""

    numero: str
    delivree_le: date
    utilisee: bool = False


class RegistreDEphotos(ABC):
    """Où l'on cherche les numéros ephoto."""

    @abstractmethod
    def ephoto(self, numero: str) -> Ephoto | None:
        """L'ephoto de ce numéro, ou rien."""

    @abstractmethod
    def ajoute(self, ephoto: Ephoto) -> None:
        """Inscrit une ephoto ; remplace celle du même numéro."""


class Ephotos:
    """Contrôle des numéros ephoto."""

    def __init__(self, regles: Regles, horloge: Horloge, registre: RegistreDEphotos) -> None:
        self.regles = regles
        self.horloge = horloge
        self.registre = registre

    def lit(self, saisie: str) -> str:
        """Le numéro à confirmer ; `SaisieRefusee` avec le motif (EXG-10-13 à 10-15, 10-18)."""
        numero = self.nettoie(saisie)
        exige({"ephoto": self.motif_de_forme(numero) or self.motif_du_registre(numero)})
        return numero

    def nettoie(self, saisie: str) -> str:
        """Sans espaces ni tirets, en capitales (EXG-10-15)."""
        return re.sub(r"[\s\-]", "", saisie).upper()

    def motif_de_forme(self, numero: str) -> Texte | None:
        """Obligatoire (EXG-10-13), 22 caractères (EXG-10-14), lettres et chiffres (EXG-10-15)."""
        if not numero:
            return Texte("Saisissez le numéro ephoto figurant sur votre planche de photos d'identité.")
        if len(numero) != self.regles.longueur_ephoto:
            return Texte(
                "Le numéro ephoto a %(longueur)s caractères ; vous en avez saisi %(saisis)s : vérifiez-le.",
                longueur=self.regles.longueur_ephoto,
                saisis=len(numero),
            )
        if not re.fullmatch(r"[A-Z0-9]+", numero):
            return Texte("Le numéro ephoto n'a que des lettres sans accent et des chiffres : vérifiez-le.")
        return None

    def motif_du_registre(self, numero: str) -> Texte | None:
        """Inconnu, déjà utilisé ou trop ancien (EXG-10-18)."""
        if numero == DEMONSTRATION:
            return None
        ephoto = self.registre.ephoto(numero)
        if ephoto is None:
            return Texte("Ce numéro ephoto est inconnu : vérifiez-le sur votre planche de photos d'identité.")
        if self.deja_utilisee(ephoto):
            return Texte("Ce numéro ephoto a déjà été utilisé : faites faire une nouvelle photo d'identité.")
        if self.trop_ancienne(ephoto):
            return Texte(
                "Ce numéro ephoto a plus de %(mois)s mois : faites faire une nouvelle photo d'identité.",
                mois=self.regles.validite_de_l_ephoto,
            )
        return None

    def deja_utilisee(self, ephoto: Ephoto) -> bool:
        """Un numéro ne sert qu'une fois."""
        return ephoto.utilisee

    def trop_ancienne(self, ephoto: Ephoto) -> bool:
        """Vrai au lendemain des six mois."""
        limite = ephoto.delivree_le + relativedelta(months=self.regles.validite_de_l_ephoto)
        return self.horloge.aujourd_hui() > limite

    def utilise(self, numero: str) -> None:
        """Le numéro vient de servir à un dépôt."""
        ephoto = self.registre.ephoto(numero)
        if ephoto is not None:
            ephoto.utilisee = True
