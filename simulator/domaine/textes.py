"""Les textes montrés à l'usager : en français, avec de quoi les dire dans une autre langue."""

from collections.abc import Callable, Mapping
from typing import Self


class Texte(str):
    """Un texte de l'interface : une chaîne française, qui garde son modèle et les valeurs qu'il nomme.

    Un modèle nomme ses valeurs « %(nom)s » ; sans valeur, il est rendu tel quel. Ce qui n'est pas un `Texte`
    (nom, commune, n°, saisie) ne se traduit jamais.

    >>> Texte("%(mo)s Mo au plus", mo=10)
    '10 Mo au plus'
    """

    __slots__ = ("modele", "valeurs")
    modele: str
    valeurs: Mapping[str, object]

    def __new__(cls, modele: str, **valeurs: object) -> Self:
        """Le modèle et ses valeurs, par leur nom."""
        texte = super().__new__(cls, modele % valeurs if valeurs else modele)
        texte.modele = modele
        texte.valeurs = valeurs
        return texte

    def __str__(self) -> str:
        # Pour que `str(refus)` rende le texte lui-même, et non une chaîne dont le modèle est perdu.
        return self

    def dit(self, traduit: Callable[[str], str]) -> str:
        """Ce texte par `traduit`, qui rend un modèle dans une autre langue ; les valeurs y sont remises."""
        modele = traduit(self.modele)
        if not self.valeurs:
            return modele
        return modele % {
            nom: valeur.dit(traduit) if isinstance(valeur, Texte) else valeur
            for nom, valeur in self.valeurs.items()
        }
