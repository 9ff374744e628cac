"""La liste des pièces justificatives, téléchargeable au préambule (S48)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simulator.documents.consignes import Consignes
from simulator.documents.imprimerie import Imprimerie
from simulator.domaine.pieces import DOMICILE, EMANCIPATION, TRADUCTEURS, PieceDemandee

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


ENTETE: Mapping[str, Ligne] = {
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
    "traducteurs": Ligne(Role.LIEN, TRADUCTEURS),
    "formats": Ligne(
        Role.PARAGRAPHE,
        "Vous devez respecter les formats suivants : {formats} et ne pas dépasser {taille} par fichier.",
    ),
}
# Illisible dans le guide, elle reprend les mots de l'étape 3 (S23).
PHOTOGRAPHIE = Ligne(
    Role.PIECE,
    "Photographie d'identité récente, ou numéro ephoto figurant sur votre planche de photos d'identité "
    "si vous disposez d'une photo et d'une signature numériques",
)


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
        entete = {cle: Ligne(ligne.role, ligne.texte.format_map(valeurs)) for cle, ligne in ENTETE.items()}
        return {
            **entete,
            "informations": Ligne(Role.RUBRIQUE, "INFORMATIONS PERSONNELLES"),
            "photographie": PHOTOGRAPHIE,
            **self.lignes_de(EMANCIPATION),
            "domicile": Ligne(Role.RUBRIQUE, "DOMICILE"),
            **self.lignes_de(DOMICILE),
        }

    def lignes_de(self, piece: PieceDemandee) -> dict[str, Ligne]:
        """Les documents d'une pièce, selon la situation : ceux de l'étape 3 (EXG-19-02, EXG-19-03)."""
        lignes = {}
        for attendus in piece.attendus:
            lignes[attendus.cle] = Ligne(Role.PIECE, attendus.situation)
            lignes[f"{attendus.cle}.consigne"] = Ligne(Role.CONSIGNE, attendus.consigne)
            for rang, document in enumerate(attendus.documents, start=1):
                lignes[f"{attendus.cle}.{rang}"] = Ligne(Role.CHOIX, document)
        return lignes

    def taille(self) -> str:
        """La taille maximale telle que S48 l'écrit, sans espace (EXG-19-04)."""
        return f"{self.consignes.taille_en_mo()}Mo"
