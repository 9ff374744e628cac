"""Ce que les fichiers joints doivent respecter, tel que les documents le disent (S23, S48)."""

from simulator.domaine.regles import Regles

FORMATS = (".jpg", ".pdf", ".png", ".bmp", ".tiff")
"""Formats demandés, dans l'ordre de S48 ; l'étape 3 cite les mêmes dans un autre ordre (S23, C-12)."""


class Consignes:
    """Table unique des formats et de la taille : écran et liste ne peuvent se contredire (EXG-19-04)."""

    def __init__(self, regles: Regles) -> None:
        self.regles = regles

    def formats(self) -> tuple[str, ...]:
        """Extensions, point compris."""
        return FORMATS

    def taille_en_mo(self) -> int:
        """Taille maximale d'un fichier, incluse, en Mo de 1 048 576 octets (C-15)."""
        return self.regles.taille_maximale // (1024 * 1024)
