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


TRADUCTEURS = "https://www.service-public.fr/particuliers/vosdroits/F12956"
"""La liste des traducteurs agréés (S48, EXG-19-06)."""


@dataclass(frozen=True, slots=True)
class DocumentsAttendus:
    """Ce qui justifie d'une situation, avec les mots de S48."""

    cle: str
    situation: Texte
    consigne: Texte
    documents: tuple[Texte, ...]


@dataclass(frozen=True, slots=True)
class PieceDemandee:
    """Une pièce à joindre, au moins un fichier étant obligatoire ; `attendus` dit lesquels selon la situation."""

    code: str
    libelle: Texte
    attendus: tuple[DocumentsAttendus, ...]


DOMICILE = PieceDemandee(
    "domicile",
    Texte("Justificatifs de domicile de moins de 6 mois"),
    (
        DocumentsAttendus(
            "justificatif",
            Texte("Justificatif de domicile datant de moins de 6 mois :"),
            Texte("Veuillez joindre un des justificatifs de domicile suivants :"),
            (
                Texte("Une facture d'électricité, gaz, eau, internet, fixe ou mobile ;"),
                Texte("ou une copie du bail de location ;"),
                Texte("ou une copie d'une quittance de loyer ou de taxe d'habitation."),
            ),
        ),
        DocumentsAttendus(
            "hotel",
            Texte("Si hébergement à l'hôtel :"),
            Texte("Veuillez joindre les justificatifs de domicile suivants :"),
            (Texte("Une attestation de l'hôtelier ;"), Texte("Une copie de la facture du dernier mois.")),
        ),
        DocumentsAttendus(
            "particulier",
            Texte("Si hébergement chez un particulier :"),
            Texte("Veuillez joindre les justificatifs de domicile suivants :"),
            (
                Texte("Une attestation de l'hébergeant datée et signée,"),
                Texte("Une copie de sa Carte Nationale d'Identité ou de sa carte de séjour,"),
                Texte(
                    "Un justificatif de domicile de l'hébergeant si l'adresse inscrite sur sa carte d'identité "
                    "ou sa carte de séjour n'est plus à jour."
                ),
            ),
        ),
    ),
)
EMANCIPATION = PieceDemandee(
    "emancipation",
    Texte("Justificatif d'émancipation"),  # proposé ; le guide n'en montre que la liste (S48)
    (
        DocumentsAttendus(
            "emancipe",
            Texte("Si vous êtes un mineur émancipé :"),
            Texte("Veuillez joindre un des justificatifs suivants :"),
            (Texte("Décision du juge des tutelles ;"), Texte("Acte de mariage.")),
        ),
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
