"""Le 2D-DOC de type 13 « Document étranger » porté par les attestations (S30, spécification 2D-Doc § 8.5)."""

import re
from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ppf.datamatrix import DataMatrix

from simulator.documents.autorite import Autorite
from simulator.documents.translitteration import en_lettres_simples
from simulator.domaine.attestations import DROITS, ContenuDAttestation, TypeDAttestation
from simulator.domaine.refus import ActeRefuse

GS = "\x1d"
RS = "\x1e"
US = "\x1f"

_ORIGINE = date(2000, 1, 1)
# Les caractères que la spécification permet (type de chaque champ, v3.3.8) : ni ponctuation, ni chiffre dans un nom, un
# lieu ou une commune. Un lecteur strict s'arrêterait à un « 6XPARIS 15 » et perdrait tout ce qui suit.
_LETTRES = "A-Z "
_LETTRES_ET_CHIFFRES = "A-Z0-9 "


class ChampMalForme(ActeRefuse):
    """Une valeur que le 2D-DOC ne peut pas porter : rien n'est signé."""


@dataclass(frozen=True, slots=True)
class Champ:
    """Un champ : longueur en caractères (exacte s'il est fixe, maximale sinon) et caractères permis."""

    longueur: int
    permis: str
    fixe: bool


def _fixe(longueur: int, permis: str) -> Champ:
    return Champ(longueur, permis, fixe=True)


def _variable(longueur: int, permis: str) -> Champ:
    return Champ(longueur, permis, fixe=False)


# Dans l'ordre du code de référence officiel de type 13 ; 6N et 6O y sont facultatifs, exigés ici (EXG-14-10).
CHAMPS: Mapping[str, Champ] = {
    "6J": _fixe(1, "0-9"),
    "6K": _fixe(19, "0-9"),
    "6L": _fixe(8, "0-9"),
    "6P": _variable(40, _LETTRES),
    "6Q": _variable(10, "A-Z0-9"),
    "62": _variable(38, _LETTRES),
    "63": _variable(38, _LETTRES),
    "60": _variable(60, _LETTRES + "/"),
    "68": _fixe(1, "MF"),
    "69": _fixe(8, "0-9"),
    "6A": _variable(32, _LETTRES),
    "6C": _fixe(2, "A-Z"),
    "67": _fixe(2, "A-Z"),
    "6U": _variable(38, _LETTRES_ET_CHIFFRES),
    "6W": _fixe(5, "0-9"),
    "6X": _variable(32, _LETTRES),
    "6N": _fixe(8, "0-9"),
    "6O": _fixe(8, "0-9"),
}


@dataclass(frozen=True, slots=True)
class Symbole:
    """Un Data Matrix carré : `cote` en modules, zone de silence comprise, et son dessin vectoriel."""

    cote: int
    svg: str


class CodeBarres:
    """Compose, signe et dessine le 2D-DOC d'une attestation."""

    def __init__(self, autorite: Autorite) -> None:
        self.autorite = autorite

    def module_en_mm(self) -> float:
        """Côté d'un module : 0,4 mm exigés, et une marge pour l'imprécision d'une impression (EXG-14-14)."""
        return 0.45

    def silence(self) -> int:
        """Modules blancs autour du symbole ; un seul est exigé (EXG-14-14)."""
        return 2

    def champs(self, contenu: ContenuDAttestation) -> dict[str, str]:
        """Valeur de chaque champ, dans l'ordre de la table, entière même si elle dépasse sa longueur.

        Lève `ChampMalForme` si une valeur ne peut pas être celle de son champ.
        """
        civil, adresse = contenu.etat_civil, contenu.adresse
        champs = {
            "6J": str(contenu.type.value),
            "6K": contenu.numero_de_demande,
            "6L": self.jour(contenu.date_de_depot),
            "6P": self.autorisation(contenu),
            "6Q": contenu.numero_etranger,
            "62": self.translittere("62", civil.nom_de_naissance),
            "63": self.translittere("63", civil.nom_d_usage),
            "60": self.prenoms(civil.prenoms),
            "68": civil.sexe.value,
            "69": self.jour(civil.date_de_naissance),
            "6A": self.translittere("6A", civil.lieu_de_naissance),
            "6C": civil.pays_de_naissance.code,
            "67": civil.nationalite.code,
            "6U": self.translittere("6U", adresse.voie),
            "6W": adresse.code_postal,
            "6X": self.translittere("6X", adresse.ville),
        }
        return self.bien_formes(champs | self.validite(contenu))

    def bien_formes(self, champs: dict[str, str]) -> dict[str, str]:
        """Les mêmes champs, ceux qui s'écrivent tels quels vérifiés : longueur d'un champ fixe, caractères."""
        for identifiant, valeur in champs.items():
            champ = CHAMPS[identifiant]
            longueur = f"{{{champ.longueur}}}" if champ.fixe else "*"
            tel_quel = champ.fixe or identifiant == "6Q"  # les autres sont translittérés
            if tel_quel and not re.fullmatch(f"[{champ.permis}]{longueur}", valeur):
                raise ChampMalForme(f"Le champ {identifiant} du 2D-DOC ne peut pas porter « {valeur} ».")
        return champs

    def validite(self, contenu: ContenuDAttestation) -> dict[str, str]:
        """6N et 6O, jours extrêmes inclus ; une attestation de dépôt n'en a pas (EXG-14-10)."""
        if contenu.type is TypeDAttestation.DEPOT:
            return {}
        return {"6N": self.jour(contenu.debut), "6O": self.jour(contenu.fin)}

    def autorisation(self, contenu: ContenuDAttestation) -> str:
        """Le droit au travail du champ 6P (EXG-14-09), qu'un simple dépôt n'ouvre pas.

        Vide aussi pour un membre de famille, dont le droit suit le titre (C-18).
        """
        dit = contenu.type is not TypeDAttestation.DEPOT and DROITS[contenu.statut].protection
        return "AUTORISE A TRAVAILLER" if dit else ""

    def prenoms(self, prenoms: Sequence[str]) -> str:
        """Prénoms séparés par « / » (EXG-14-07) ; une barre à l'intérieur d'un prénom devient une espace."""
        return "/".join(filter(None, (self.translittere("62", prenom) for prenom in prenoms)))

    def jour(self, jour: date) -> str:
        """JJMMAAAA (EXG-14-05)."""
        return f"{jour:%d%m%Y}"

    def translittere(self, identifiant: str, texte: str) -> str:
        """Majuscules sans accents ; tout caractère que le champ ne permet pas devient une espace (EXG-14-07).

        Les espaces sont ensuite réduites à une seule, et ôtées des bords.

        >>> CodeBarres(Autorite.neuve()).translittere("6X", "L'Haÿ-les-Roses")
        'L HAY LES ROSES'
        """
        interdit = f"[^{CHAMPS[identifiant].permis}]"
        return " ".join(re.sub(interdit, " ", en_lettres_simples(texte)).split())

    def entete(self, contenu: ContenuDAttestation) -> str:
        """Les 26 caractères de l'en-tête de version 04 (EXG-14-02)."""
        return "".join(
            (
                "DC",
                "04",
                self.nom_de_l_autorite(),
                self.autorite.identifiant,
                self.jours_ecoules(contenu.date_d_emission),
                self.jours_ecoules(self.date_de_signature(contenu)),
                "13",
                "01",
                "FR",
            )
        )

    def nom_de_l_autorite(self) -> str:
        """Toujours l'autorité de test (EXG-14-13)."""
        return self.autorite.nom

    def date_de_signature(self, contenu: ContenuDAttestation) -> date:
        """Celle de l'émission : jamais antérieure à elle, et sans recours à l'heure courante (EXG-14-16)."""
        return contenu.date_d_emission

    def jours_ecoules(self, jour: date) -> str:
        """Jours depuis le 01/01/2000, en quatre chiffres hexadécimaux (EXG-14-16).

        >>> CodeBarres(Autorite.neuve()).jours_ecoules(date(2022, 4, 26))
        '1FD7'
        """
        return f"{(jour - _ORIGINE).days:04X}"

    def message(self, contenu: ContenuDAttestation) -> str:
        """En-tête puis champs séparés : tout ce que couvre la signature."""
        champs = self.champs(contenu)
        return self.entete(contenu) + "".join(
            self.bloc(identifiant, valeur, dernier=rang == len(champs))
            for rang, (identifiant, valeur) in enumerate(champs.items(), start=1)
        )

    def bloc(self, identifiant: str, valeur: str, *, dernier: bool) -> str:
        """Identifiant, valeur au plus longue de son maximum, séparateur."""
        champ = CHAMPS[identifiant]
        retenue = valeur if champ.fixe else valeur[: champ.longueur]
        return identifiant + retenue + self.separateur(champ, valeur, dernier=dernier)

    def separateur(self, champ: Champ, valeur: str, *, dernier: bool) -> str:
        """RS après une valeur tronquée, même en dernier ; GS après une valeur plus courte que son maximum.

        Rien après un champ fixe, une valeur à son maximum exact ou le dernier champ (EXG-14-11).
        """
        if champ.fixe:
            return ""
        if len(valeur) > champ.longueur:
            return RS
        return "" if dernier or len(valeur) == champ.longueur else GS

    def signe(self, message: str) -> str:
        """Signature du message en base32 sans remplissage, 103 caractères (EXG-14-12)."""
        return b32encode(self.autorite.signe(message.encode("ascii"))).decode().rstrip("=")

    def charge(self, contenu: ContenuDAttestation) -> str:
        """Le texte entier du code : message, US, signature."""
        message = self.message(contenu)
        return f"{message}{US}{self.signe(message)}"

    def symbole(self, charge: str) -> Symbole:
        """Data Matrix ECC 200 carré, tout en C40 (EXG-14-14)."""
        # Dessiné depuis la matrice, que `svg()` calculerait deux fois. Un trait d'un module d'épaisseur par suite de
        # modules : un rectangle en ferait un PDF plus lourd, et deux fois plus long à lire.
        matrice = DataMatrix(charge, codecs=["C40"]).matrix
        silence = self.silence()
        cote = len(matrice) + 2 * silence
        modules = "".join(
            f"M{suite.start() + silence} {ligne + silence}.5h{len(suite.group())}"
            for ligne, bits in enumerate(matrice)
            for suite in re.finditer("1+", "".join(map(str, bits)))
        )
        return Symbole(
            cote,
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{cote}" height="{cote}">'
            f'<path d="{modules}" stroke="#000"/></svg>',
        )
