"""Comparer l'imprimé d'une attestation et son 2D-DOC, champ à champ (EXG-14-04 à 14-10, EXG-14-16)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from steps.controles.deux_d_doc.champs import DICTIONNAIRE
from steps.controles.deux_d_doc.message import Champ, Code2DDoc
from steps.controles.ecriture import ecriture_2d_doc
from steps.controles.pays import codes_de_la_nationalite, codes_du_pays, noms_du_pays

EMISSION = "émission"
ADRESSE = "adresse"
TYPES_PAR_TITRE = (("PROLONGATION", "2"), ("DECISION", "3"), ("DEPOT", "1"))
"""Mot du titre, sans accent → valeur de 6J."""
AUTORISATION, TRAVAIL, MOT_DU_TRAVAIL = "6P", "AUTORISE A TRAVAILLER", "TRAVAIL"
NEGATION = re.compile(r"(?:NON|PAS|N|SANS|INTERDI\w*) ")
LIGNES_D_ADRESSE = ("6S", "6T", "6U", "6V", "6W", "6X")
CHIFFRES = re.compile("[0-9]")
PAYS_PAR_DEFAUT = "FR"


class Imprime(Protocol):
    """Ce qu'une attestation imprime et que son 2D-DOC répète. `None` : non imprimé."""

    @property
    def titre(self) -> str | None:
        """Titre du document : il dit le type, 6J."""

    @property
    def date_d_emission(self) -> date | None:
        """Date d'émission."""

    @property
    def numero_de_demande(self) -> str | None:
        """Numéro de la demande, 19 chiffres."""

    @property
    def identifiant(self) -> str | None:
        """Numéro d'étranger, 10 chiffres."""

    @property
    def depose_le(self) -> date | None:
        """Date de dépôt."""

    @property
    def validite(self) -> tuple[date, date] | None:
        """Premier et dernier jour couverts."""

    @property
    def droit_au_travail(self) -> str | None:
        """Passage qui dit le droit de travailler."""

    @property
    def nom_de_naissance(self) -> str | None:
        """Nom de naissance."""

    @property
    def prenoms(self) -> str | None:
        """Prénoms, séparés par des espaces ou des virgules."""

    @property
    def ne_le(self) -> str | None:
        """Date de naissance, telle qu'imprimée."""

    @property
    def lieu_de_naissance(self) -> tuple[str, str] | None:
        """Ville et pays de naissance."""

    @property
    def nationalite(self) -> str | None:
        """Nationalité, au féminin."""

    @property
    def adresse(self) -> str | None:
        """Adresse, sur une ligne."""


@dataclass(frozen=True, slots=True)
class Comparaison:
    """Un champ : ce que l'imprimé en fait attendre, écrit comme le 2D-DOC l'écrit, et ce que celui-ci porte.

    Les prénoms et l'adresse sont comparés sans leurs séparateurs (« / », virgules), qui ne s'impriment pas.
    `imprime` est la valeur telle qu'elle est imprimée.
    """

    champ: str
    libelle: str
    attendu: str | None
    obtenu: str | None
    imprime: str | None = None

    @property
    def accord(self) -> bool:
        """Dit si le 2D-DOC porte ce que l'imprimé fait attendre."""
        return self.attendu == self.obtenu

    def __str__(self) -> str:
        attendu, obtenu = (
            "rien" if valeur is None else f"« {valeur} »" if valeur else "une valeur vide"
            for valeur in (self.attendu, self.obtenu)
        )
        return f"{self.champ} ({self.libelle}) : {attendu} d'après l'imprimé, {obtenu} dans le 2D-DOC"


def compare(imprime: Imprime, code: Code2DDoc) -> Iterator[Comparaison]:
    """Comparaison de chaque donnée que l'imprimé et le 2D-DOC portent tous deux.

    Un champ n'y figure pas s'il n'est ni imprimé ni codé. Une valeur tronquée n'est comparée que jusqu'à sa
    coupure.
    """
    emis = imprime.date_d_emission
    emission = code.entete.emission
    yield Comparaison(
        EMISSION, "date d'émission", _jjmmaaaa(emis), _jjmmaaaa(emission), imprime=_en_chiffres(emis)
    )
    for identifiant, (lu, attendu) in _attendus(imprime, code).items():
        champ = code.champ(identifiant)
        if champ is None and attendu is None:
            continue
        obtenu = None if champ is None else _sans_barre(champ)
        libelle = DICTIONNAIRE[identifiant].libelle
        yield Comparaison(identifiant, libelle, _coupe(attendu, champ), obtenu, imprime=lu)
    yield _compare_le_travail(imprime.droit_au_travail, code)
    yield _compare_l_adresse(imprime.adresse, code)


def _attendus(imprime: Imprime, code: Code2DDoc) -> dict[str, tuple[str | None, str | None]]:
    """Par champ : la valeur imprimée, et ce qu'elle fait attendre du 2D-DOC."""
    debut, fin = imprime.validite or (None, None)
    ville, pays = imprime.lieu_de_naissance or (None, None)
    nationalite = imprime.nationalite
    return {
        "6J": (imprime.titre, _type(imprime.titre)),
        "6K": (imprime.numero_de_demande, imprime.numero_de_demande),
        "6L": (_en_chiffres(imprime.depose_le), _jjmmaaaa(imprime.depose_le)),
        "6Q": (imprime.identifiant, imprime.identifiant),
        "62": (imprime.nom_de_naissance, _ecrit(imprime.nom_de_naissance)),
        "60": (imprime.prenoms, _ecrit(imprime.prenoms)),
        "69": (imprime.ne_le, _naissance(imprime.ne_le)),
        "6A": (ville, _lieu(ville, code.champ("6A"))),
        "6C": (pays, _code(pays, codes_du_pays, code.valeur("6C"))),
        "67": (nationalite, _code(nationalite, codes_de_la_nationalite, code.valeur("67"))),
        "6N": (_en_chiffres(debut), _jjmmaaaa(debut)),
        "6O": (_en_chiffres(fin), _jjmmaaaa(fin)),
    }


def _type(titre: str | None) -> str | None:
    ecrit = _ecrit(titre) or ""
    return next((valeur for mot, valeur in TYPES_PAR_TITRE if mot in ecrit), None)


def _en_chiffres(jour: date | None) -> str | None:
    return None if jour is None else f"{jour:%d/%m/%Y}"


def _jjmmaaaa(jour: date | None) -> str | None:
    return None if jour is None else f"{jour:%d%m%Y}"


def _naissance(imprimee: str | None) -> str | None:
    """JJMMAAAA d'une date imprimée JJ/MM/AAAA, MM/AAAA ou AAAA ; ce qui manque vaut 00."""
    if imprimee is None:
        return None
    return "".join(["00", "00", *imprimee.split("/")][-3:])


def _ecrit(texte: str | None) -> str | None:
    return None if texte is None else ecriture_2d_doc(texte.replace(",", " "))


def _lieu(ville: str | None, champ: Champ | None) -> str | None:
    """Le lieu sans ses chiffres, que la spécification n'y admet pas (v3.3.8) ; avec eux si le 2D-DOC les garde."""
    ecrit = _ecrit(ville)
    if ecrit is None or (champ and _coupe(ecrit, champ) == champ.valeur):
        return ecrit
    return " ".join(CHIFFRES.sub(" ", ecrit).split())


def _code(nom: str | None, codes: Callable[[str], frozenset[str]], lu: str | None) -> str | None:
    """Code attendu d'un nom : celui qui est lu si le nom l'admet, sinon ceux qu'il admet."""
    if not nom:
        return None
    admis = codes(nom)
    if lu in admis:
        return lu
    return " ou ".join(sorted(admis)) or f"code de {nom}, nom inconnu du lecteur"


def _sans_barre(champ: Champ) -> str:
    return champ.valeur.replace("/", " ") if champ.identifiant == "60" else champ.valeur


def _coupe(attendu: str | None, champ: Champ | None) -> str | None:
    return attendu[: len(champ.valeur)] if attendu and champ and champ.tronque else attendu


def _compare_le_travail(imprime: str | None, code: Code2DDoc) -> Comparaison:
    """Le droit de travailler est dit des deux côtés, ou d'aucun (EXG-13-13, EXG-14-09)."""
    obtenu = code.valeur(AUTORISATION)
    accorde = bool(obtenu and MOT_DU_TRAVAIL in obtenu and not NEGATION.match(obtenu))
    attendu = obtenu if accorde is bool(imprime) else TRAVAIL if imprime else "rien sur le travail"
    return Comparaison(AUTORISATION, "droit au travail", attendu, obtenu, imprime=imprime)


def _compare_l_adresse(imprimee: str | None, code: Code2DDoc) -> Comparaison:
    lignes = [champ for ligne in LIGNES_D_ADRESSE if (champ := code.champ(ligne)) and champ.valeur]
    obtenu = " ".join(champ.valeur for champ in lignes) or None
    attendu = _ecrit(imprimee)
    for pays in noms_du_pays(code.valeur("6Y") or PAYS_PAR_DEFAUT):
        attendu = attendu and attendu.removesuffix(f" {pays}")
    # « PARIS 15 » : la commune codée n'a pas de chiffres.
    ecrites = (
        re.escape(c.valeur) + ".*" * c.tronque + r"(?: \d+)*" * (c.identifiant == "6X") for c in lignes
    )
    if attendu and re.fullmatch(" ".join(ecrites), attendu):
        attendu = obtenu
    return Comparaison(ADRESSE, "adresse", attendu, obtenu, imprime=imprimee)
