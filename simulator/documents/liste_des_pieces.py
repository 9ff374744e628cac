"""La liste des pièces justificatives, téléchargeable au préambule (S48)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simulator.documents.consignes import Consignes
from simulator.documents.imprimerie import Imprimerie

GABARIT = "liste_des_pieces.typ"

# Le document ne dépend d'aucune demande : sa date est, une fois pour toutes, l'ouverture de la démarche.
_DATE = date(2022, 5, 2)


class Role(StrEnum):
    """Place d'une ligne dans la page ; le gabarit en décide l'aspect."""

    DEMARCHE = "demarche"
    TITRE = "titre"
    PARAGRAPHE = "paragraphe"
    LIEN = "lien"
    RUBRIQUE = "rubrique"
    PIECE = "piece"
    CONSIGNE = "consigne"
    CHOIX = "choix"


@dataclass(frozen=True, slots=True)
class Ligne:
    """Une ligne de la liste ; « {formats} » et « {taille} » y sont remplacés par les consignes."""

    role: Role
    texte: str


# La photographie, illisible dans le guide, reprend les mots de l'étape 3 (S23) ; les accents sont rétablis.
LIGNES: Mapping[str, Ligne] = {
    "demarche": Ligne(
        Role.DEMARCHE, "DEMANDE DE TITRE DE SÉJOUR — BÉNÉFICIAIRE DE LA PROTECTION INTERNATIONALE"
    ),
    "titre": Ligne(Role.TITRE, "Liste des documents justificatifs à fournir"),
    "traduction": Ligne(
        Role.PARAGRAPHE,
        "Vous devrez fournir sous forme numérique tous les documents justificatifs demandés en vous assurant "
        "de leur lisibilité, ainsi que leur traduction lorsque ceux-ci sont rédigés en langue étrangère. "
        "Vous pouvez consulter la liste des traducteurs agréés en suivant ce lien :",
    ),
    "traducteurs": Ligne(Role.LIEN, "https://www.service-public.fr/particuliers/vosdroits/F12956"),
    "formats": Ligne(
        Role.PARAGRAPHE,
        "Vous devez respecter les formats suivants : {formats} et ne pas dépasser {taille} par fichier.",
    ),
    "informations": Ligne(Role.RUBRIQUE, "INFORMATIONS PERSONNELLES"),
    "photographie": Ligne(
        Role.PIECE,
        "Photographie d'identité récente, ou numéro ephoto figurant sur votre planche de photos d'identité "
        "si vous disposez d'une photo et d'une signature numériques",
    ),
    "emancipe": Ligne(Role.PIECE, "Si vous êtes un mineur émancipé :"),
    "emancipe.consigne": Ligne(Role.CONSIGNE, "Veuillez joindre un des justificatifs suivants :"),
    "emancipe.juge": Ligne(Role.CHOIX, "Décision du juge des tutelles ;"),
    "emancipe.mariage": Ligne(Role.CHOIX, "Acte de mariage."),
    "domicile": Ligne(Role.RUBRIQUE, "DOMICILE"),
    "justificatif": Ligne(Role.PIECE, "Justificatif de domicile datant de moins de 6 mois :"),
    "justificatif.consigne": Ligne(
        Role.CONSIGNE, "Veuillez joindre un des justificatifs de domicile suivants :"
    ),
    "justificatif.facture": Ligne(
        Role.CHOIX, "Une facture d'électricité, gaz, eau, internet, fixe ou mobile ;"
    ),
    "justificatif.bail": Ligne(Role.CHOIX, "ou une copie du bail de location ;"),
    "justificatif.quittance": Ligne(
        Role.CHOIX, "ou une copie d'une quittance de loyer ou de taxe d'habitation."
    ),
    "hotel": Ligne(Role.PIECE, "Si hébergement à l'hôtel :"),
    "hotel.consigne": Ligne(Role.CONSIGNE, "Veuillez joindre les justificatifs de domicile suivants :"),
    "hotel.attestation": Ligne(Role.CHOIX, "Une attestation de l'hôtelier ;"),
    "hotel.facture": Ligne(Role.CHOIX, "Une copie de la facture du dernier mois."),
    "particulier": Ligne(Role.PIECE, "Si hébergement chez un particulier :"),
    "particulier.consigne": Ligne(Role.CONSIGNE, "Veuillez joindre les justificatifs de domicile suivants :"),
    "particulier.attestation": Ligne(Role.CHOIX, "Une attestation de l'hébergeant datée et signée,"),
    "particulier.identite": Ligne(
        Role.CHOIX, "Une copie de sa Carte Nationale d'Identité ou de sa carte de séjour,"
    ),
    "particulier.domicile": Ligne(
        Role.CHOIX,
        "Un justificatif de domicile de l'hébergeant si l'adresse inscrite sur sa carte d'identité ou sa "
        "carte de séjour n'est plus à jour.",
    ),
}


class ListeDesPieces:
    """Compose le PDF de S48."""

    def __init__(self, consignes: Consignes, imprimerie: Imprimerie) -> None:
        self.consignes = consignes
        self.imprimerie = imprimerie

    def compose(self) -> bytes:
        """Le PDF, toujours le même pour les mêmes consignes."""
        lignes = [{"role": ligne.role, "texte": ligne.texte} for ligne in self.lignes().values()]
        return self.imprimerie.imprime(GABARIT, {"lignes": lignes}, _DATE)

    def lignes(self) -> dict[str, Ligne]:
        """Les lignes par clé, dans l'ordre de la page (EXG-19-01 à 19-03, EXG-19-06)."""
        valeurs = {"formats": ", ".join(self.consignes.formats()), "taille": self.taille()}
        return {cle: Ligne(ligne.role, ligne.texte.format_map(valeurs)) for cle, ligne in LIGNES.items()}

    def taille(self) -> str:
        """La taille maximale telle que S48 l'écrit, sans espace (EXG-19-04)."""
        return f"{self.consignes.taille_en_mo()}Mo"
