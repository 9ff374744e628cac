"""Dire en clair ce qu'un 2D-DOC code : dates, pays, natures de document (ANTS v3.2.6)."""

from steps.controles.deux_d_doc.champs import DICTIONNAIRE, JOUR, JOUR_INCERTAIN, PAYS
from steps.controles.deux_d_doc.message import Champ
from steps.controles.pays import nom_du_code

TYPE_ETRANGER = "13"
NATURES = {
    "1": "attestation de dépôt d'une demande de titre de séjour",
    "2": "attestation de prolongation d'instruction d'une demande de titre de séjour",
    "3": "attestation de décision favorable à une demande de titre de séjour",
    "4": "attestation de dépôt d'une demande de document de circulation pour étranger mineur",
    "5": "document de circulation pour étranger mineur",
}
"""Valeur de 6J → document (type 13)."""

SEXES = {"M": "masculin", "F": "féminin"}
SANS_VALEUR = "(vide)"
COUPEE = " (valeur coupée)"


def en_clair(champ: Champ) -> str:
    """Valeur d'un champ telle qu'une personne la lit ; telle quelle si elle n'a pas la forme attendue.

    >>> en_clair(Champ("6L", "26042022", None))
    '26/04/2022'
    """
    valeur = champ.valeur
    forme = DICTIONNAIRE[champ.identifiant].forme
    if forme in {JOUR[0], JOUR_INCERTAIN[0]} and len(valeur) == len("JJMMAAAA"):
        dite = f"{valeur[:2]}/{valeur[2:4]}/{valeur[4:]}"
    elif forme == PAYS[0]:
        dite = " — ".join(filter(None, [valeur, nom_du_code(valeur)]))
    elif champ.identifiant == "6J":
        dite = " — ".join(filter(None, [valeur, NATURES.get(valeur)]))
    elif champ.identifiant == "68":
        dite = SEXES.get(valeur, valeur)
    else:
        dite = valeur.replace("/", ", ") if champ.identifiant == "60" else valeur
    return (dite or SANS_VALEUR) + COUPEE * champ.tronque
