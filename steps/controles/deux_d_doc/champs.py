"""Dictionnaire des champs : identifiant, longueurs et forme (ANTS v3.2.6, périmètre 01).

Les champs du type 13 sont tous là ; ceux d'autres types permettent de lire un code qui n'en est pas un, et de
dire ce qu'il est, au lieu d'échouer.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    """Un champ : longueurs en caractères (`maximum` absent : non borné) et forme de sa valeur.

    `forme` est une expression régulière, vide si la valeur n'est pas contrôlée ; `forme_dite` la dit.
    """

    identifiant: str
    libelle: str
    minimum: int
    maximum: int | None
    forme: str = ""
    forme_dite: str = ""

    @property
    def fixe(self) -> bool:
        """Dit si la longueur est fixe : le champ n'est alors jamais suivi d'un séparateur."""
        return self.minimum == self.maximum


MAJUSCULES = (r"[A-Z ]*", "majuscules sans accent et espaces")
MAJUSCULES_ET_CHIFFRES = (r"[A-Z0-9 ]*", "majuscules sans accent, chiffres et espaces")
PRENOMS = (r"[A-Z]+(?: [A-Z]+)*(?:/[A-Z]+(?: [A-Z]+)*)*|", "majuscules sans accent, « / » entre deux prénoms")
PAYS = (r"[A-Z]{2}", "code à deux lettres")
JOUR = (r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{4}", "date JJMMAAAA")
JOUR_INCERTAIN = (r"(?:[012]\d|3[01])(?:0\d|1[0-2])\d{4}", "date JJMMAAAA, parties inconnues à 00")

OBLIGATOIRES = (
    Definition("6J", "type de document étranger", 1, 1, r"[1-5]", "un chiffre de 1 à 5"),
    Definition("6K", "n° de la demande", 19, 19, r"\d{19}", "19 chiffres"),
    Definition("6L", "date de dépôt", 8, 8, *JOUR),
    Definition("6P", "autorisation", 0, 40, *MAJUSCULES),
    Definition("6Q", "n° d'étranger", 0, 10, r"[A-Z0-9]*", "majuscules et chiffres"),
    Definition("62", "nom de naissance", 0, 38, *MAJUSCULES),
    Definition("63", "nom d'usage", 0, 38, *MAJUSCULES),
    Definition("60", "prénoms", 0, 60, *PRENOMS),
    Definition("68", "genre", 1, 1, r"[MF]", "M ou F"),
    Definition("69", "date de naissance", 8, 8, *JOUR_INCERTAIN),
    Definition("6A", "lieu de naissance", 0, 32, *MAJUSCULES_ET_CHIFFRES),
    Definition("6C", "pays de naissance", 2, 2, *PAYS),
    Definition("67", "nationalité", 2, 2, *PAYS),
    Definition("6U", "adresse, voie", 0, 38, *MAJUSCULES_ET_CHIFFRES),
    Definition("6W", "code postal", 5, 5, r"\d{5}", "5 chiffres"),
    Definition("6X", "commune", 0, 32, *MAJUSCULES_ET_CHIFFRES),
)
"""Champs obligatoires du type 13, dans l'ordre de l'exemple officiel."""

FACULTATIFS = (
    Definition("6M", "catégorie du titre", 0, 40, *MAJUSCULES_ET_CHIFFRES),
    Definition("6N", "début de validité", 8, 8, *JOUR),
    Definition("6O", "fin de validité", 8, 8, *JOUR),
    Definition("6R", "n° de visa", 12, 12, r"[A-Z0-9]{12}", "12 majuscules ou chiffres"),
    Definition("6S", "adresse, ligne 2", 0, 38, *MAJUSCULES_ET_CHIFFRES),
    Definition("6T", "adresse, ligne 3", 0, 38, *MAJUSCULES_ET_CHIFFRES),
    Definition("6V", "adresse, ligne 5", 0, 38, *MAJUSCULES_ET_CHIFFRES),
    Definition("6Y", "pays de l'adresse", 2, 2, *PAYS),
    Definition("61", "prénom", 0, 20, *MAJUSCULES),
    Definition("66", "n° de pièce d'identité", 0, 20, r"[A-Z0-9]*", "majuscules et chiffres"),
)
"""Champs facultatifs du type 13."""

COMPLEMENTS = (
    Definition("01", "identifiant unique du document", 0, None),
    Definition("02", "catégorie de document", 0, None),
    Definition("03", "sous-catégorie de document", 0, None),
    Definition("04", "application de composition", 0, None),
    Definition("05", "version de l'application de composition", 0, None),
    Definition("06", "date d'association du document et du code", 4, 4),
    Definition("07", "heure d'association du document et du code", 6, 6),
    Definition("08", "date d'expiration du document", 4, 4),
    Definition("09", "nombre de pages", 4, 4),
    Definition("0A", "éditeur du 2D-DOC", 9, 9),
    Definition("0B", "intégrateur du 2D-DOC", 9, 9),
    Definition("0C", "adresse du document", 0, None),
)

AUTRES_TYPES = (
    Definition("10", "bénéficiaire, ligne 1", 0, 38),
    Definition("20", "point de service, ligne 2", 0, 38),
    Definition("21", "point de service, ligne 3", 0, 38),
    Definition("22", "point de service, ligne 4", 0, 38),
    Definition("23", "point de service, ligne 5", 0, 38),
    Definition("24", "point de service, code postal", 5, 5),
    Definition("25", "point de service, localité", 0, 32),
    Definition("26", "point de service, pays", 2, 2),
    Definition("41", "revenu fiscal de référence", 0, 12),
    Definition("43", "nombre de parts", 0, 5),
    Definition("44", "référence d'avis d'impôt", 13, 13),
    Definition("45", "année des revenus", 4, 4),
    Definition("46", "déclarant 1", 0, 38),
    Definition("47", "n° fiscal du déclarant 1", 13, 13),
    Definition("48", "déclarant 2", 0, 38),
    Definition("49", "n° fiscal du déclarant 2", 13, 13),
    Definition("4A", "date de mise en recouvrement", 8, 8),
    Definition("50", "SIRET de l'employeur", 14, 14),
    Definition("55", "début de contrat", 8, 8),
    Definition("5M", "dénomination sociale", 0, 38),
    Definition("5N", "n° de dossier d'autorisation de travail", 21, 21),
    Definition("5Q", "nom du déclarant", 0, 38),
    Definition("5R", "prénom du déclarant", 0, 38),
    Definition("5S", "fonction du déclarant", 0, 40),
    Definition("5T", "type de contrat de travail", 1, 1),
    Definition("65", "type de pièce d'identité", 2, 2),
    Definition("6F", "zone de lecture automatique", 0, 90),
    Definition("6G", "nom", 1, 38),
    Definition("6H", "civilité", 1, 10),
    Definition("AI", "date d'expiration initiale", 8, 8),
    Definition("AL", "n° de carte professionnelle", 11, 11),
    Definition("G0", "type de procédure d'asile", 2, 2),
    Definition("G1", "orientation régionale", 2, 2),
    Definition("G2", "n° d'usager", 0, 20),
    Definition("G3", "fin des droits", 8, 8),
    Definition("G4", "montants versés", 0, 10),
    Definition("G5", "direction territoriale", 0, 45),
)

DICTIONNAIRE = {d.identifiant: d for d in (*OBLIGATOIRES, *FACULTATIFS, *COMPLEMENTS, *AUTRES_TYPES)}

TYPES_CONNUS = frozenset(
    [f"{n:02}" for n in range(30)]
    + [f"A{c}" for c in "0123456789ABCDE"]
    + ["B0", "B1", "B2", "B3", "L1"]
    + [f"C{n}" for n in range(1, 10)]
)
"""Types de document du périmètre 01 qui peuvent se présenter sous forme de texte."""
