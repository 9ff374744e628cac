"""Reconnaissance du titre saisi à la première visite (S06, S07)."""

from dataclasses import dataclass
from datetime import date

from simulator.domaine.refus import SaisieRefusee, exige
from simulator.domaine.registre import Registre, Titre
from simulator.domaine.textes import Texte

TITRE_INCONNU = Texte(
    "Ces informations ne correspondent à aucun titre connu. "
    "Vérifiez le numéro et les deux dates de validité portés sur votre document."
)
DEBUT_INEXISTANT = Texte(
    "La date de début de validité n'existe pas au calendrier : corrigez le jour, le mois ou l'année."
)
FIN_INEXISTANTE = Texte(
    "La date de fin de validité n'existe pas au calendrier : corrigez le jour, le mois ou l'année."
)


@dataclass(frozen=True, slots=True)
class DateSaisie:
    """Une date saisie en trois éléments, avant tout contrôle (S07, EXG-03-05)."""

    jour: str
    mois: str
    annee: str

    @property
    def vide(self) -> bool:
        """Vrai si l'un des trois éléments manque."""
        return not (self.jour and self.mois and self.annee)


class Titres:
    """Reconnaît un titre par son numéro et ses deux dates, tous exacts."""

    def __init__(self, registre: Registre) -> None:
        self.registre = registre

    def reconnait(self, numero: str, debut: DateSaisie, fin: DateSaisie) -> Titre:
        """Le titre du triplet (EXG-03-09).

        Lève `SaisieRefusee` : information manquante (EXG-03-02), date absente du calendrier (EXG-03-03),
        fin non postérieure au début (EXG-03-04), triplet inconnu.
        """
        self.exige_tout(numero, debut, fin)
        jour_de_debut = self.lit_la_date("debut", DEBUT_INEXISTANT, debut)
        jour_de_fin = self.lit_la_date("fin", FIN_INEXISTANTE, fin)
        self.exige_l_ordre(jour_de_debut, jour_de_fin)
        titre = self.cherche(numero)
        if titre is None or not self.dates_exactes(titre, jour_de_debut, jour_de_fin):
            raise SaisieRefusee({"numero": TITRE_INCONNU})
        return titre

    def exige_tout(self, numero: str, debut: DateSaisie, fin: DateSaisie) -> None:
        """Les trois informations sont obligatoires (EXG-03-02)."""
        exige(
            {
                "numero": None
                if numero
                else Texte("Saisissez le numéro de votre visa ou de votre titre de séjour."),
                "debut": Texte("Saisissez le jour, le mois et l'année de début de validité.")
                if debut.vide
                else None,
                "fin": Texte("Saisissez le jour, le mois et l'année de fin de validité.")
                if fin.vide
                else None,
            }
        )

    def lit_la_date(self, champ: str, motif: Texte, saisie: DateSaisie) -> date:
        """La date saisie, si elle existe au calendrier ; l'erreur désigne la date (EXG-03-03)."""
        try:
            return date(int(saisie.annee), int(saisie.mois), int(saisie.jour))
        except ValueError:
            raise SaisieRefusee({champ: motif}) from None

    def exige_l_ordre(self, debut: date, fin: date) -> None:
        """La fin est strictement postérieure au début, avant toute recherche (EXG-03-04)."""
        if fin <= debut:
            raise SaisieRefusee(
                {"fin": Texte("La date de fin de validité doit être postérieure à la date de début.")}
            )

    def cherche(self, numero: str) -> Titre | None:
        """Le titre de ce numéro exact : ni caractère de trop, ni zéro de tête perdu (EXG-03-08, 03-13)."""
        return self.registre.titre(numero)

    def dates_exactes(self, titre: Titre, debut: date, fin: date) -> bool:
        """Vrai si les deux dates saisies sont celles du titre."""
        return (titre.debut, titre.fin) == (debut, fin)
