"""Les pièces demandées à l'étape 3, et leur liste téléchargeable (S23, S48)."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from simulator.domaine.demandes import Demande
from simulator.domaine.horloge import Horloge
from simulator.domaine.profils import MOI
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte


class EditeurDeListe(ABC):
    """Compose la liste des pièces justificatives, sans que le domaine sache comment."""

    @abstractmethod
    def compose(self) -> bytes:
        """Le PDF de S48."""


@dataclass(frozen=True, slots=True)
class PieceDemandee:
    """Une pièce à joindre ; au moins un fichier est obligatoire."""

    code: str
    libelle: Texte
    consigne: Texte | None = None


DOMICILE = PieceDemandee("domicile", Texte("Justificatifs de domicile de moins de 6 mois"))
EMANCIPATION = PieceDemandee(
    "emancipation",
    Texte("Justificatif d'émancipation"),  # proposé ; le guide n'en montre que la liste (S48)
    Texte(
        "Veuillez joindre un des justificatifs suivants : décision du juge des tutelles ou acte de mariage."
    ),
)


class PiecesDemandees:
    """Quelles pièces sont demandées, selon la situation de l'usager."""

    def __init__(self, regles: Regles, horloge: Horloge) -> None:
        self.regles = regles
        self.horloge = horloge

    def pour(self, demande: Demande) -> tuple[PieceDemandee, ...]:
        """Dans l'ordre de l'écran (EXG-10-19, EXG-10-20, EXG-19-05)."""
        return (DOMICILE, EMANCIPATION) if self.emancipe(demande) else (DOMICILE,)

    def emancipe(self, demande: Demande) -> bool:
        """Un mineur qui demande pour lui-même justifie de son émancipation (EXG-19-05)."""
        age = demande.usager.etat_civil.age(self.horloge.aujourd_hui())
        return demande.profil == MOI and age < self.regles.majorite
