"""Lire et vérifier un 2D-DOC : symbole, en-tête, message, règles du type 13, signature.

Source : ANTS, « Spécifications techniques des codes à barres 2D-Doc », v3.2.6 ; EXG-14-01 à EXG-14-16.

Ordre d'usage : `cherche_les_symboles` trouve les Data Matrix d'une image, `decode` lit le contenu de l'un
d'eux, `controle_le_type_13` dit ce qui n'y est pas conforme, `verifie` dit ce que vaut sa signature.
"""

from steps.controles.deux_d_doc.annuaire import Annuaire, Emission
from steps.controles.deux_d_doc.confiance import (
    EtatDeSignature,
    Verification,
    exige_la_signature,
    exige_une_signature_exacte,
    verifie,
)
from steps.controles.deux_d_doc.message import Champ, Code2DDoc, EnTete, decode
from steps.controles.deux_d_doc.symbole import Symbole, cherche_les_symboles
from steps.controles.deux_d_doc.type_13 import controle_le_type_13

__all__ = [
    "Annuaire",
    "Champ",
    "Code2DDoc",
    "Emission",
    "EnTete",
    "EtatDeSignature",
    "Symbole",
    "Verification",
    "cherche_les_symboles",
    "controle_le_type_13",
    "decode",
    "exige_la_signature",
    "exige_une_signature_exacte",
    "verifie",
]
