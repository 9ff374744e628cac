"""Lire une attestation : ce qu'elle imprime, ce que dit son 2D-DOC, et s'ils s'accordent.

Source : S30, EXG-13-01 à 13-21, EXG-14-01 à 14-16.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property

from PIL import Image

from steps.controles import contenu
from steps.controles.comparaison import Comparaison, compare
from steps.controles.contenu import Contenu, lis_le_contenu
from steps.controles.deux_d_doc import Annuaire
from steps.controles.deux_d_doc.erreurs import CodeIntrouvable
from steps.controles.deux_d_doc.symbole import SILENCE_CHERCHE, Mesure, mesure
from steps.controles.pdf import DPI_DE_LECTURE, DocumentPdf
from steps.controles.porteur import Boite, PorteurDeCode

DPI_DE_MESURE = 600
PROCHE_DU_CODE = 43
"""Distance, en points (15 mm), en deçà de laquelle une légende est celle du symbole."""

JOUR = r"(\d{2}/\d{2}/\d{4})"
PHRASE_DE_VALIDITE = re.compile(rf"\b(?:entre le|du) {JOUR} (?:et le|au) {JOUR}")
PHRASE_DE_DEPOT = re.compile(rf"\bLe {JOUR}, vous avez déposé")
PHRASE_DE_TRAVAIL = re.compile(r"(?<!ne vous )(?:permet|autorise)[^.;]{0,80}activité professionnelle")
LEGENDE = re.compile("2D-DOC|COD-D2", re.IGNORECASE)
"""La légende écrite de bas en haut est rendue à l'envers par l'extraction."""


class Attestation(DocumentPdf, PorteurDeCode):
    """Une attestation reçue.

    Une donnée que le document n'imprime pas vaut `None`, pour qu'un constat le dise. Ce qui touche au 2D-DOC
    lève ce que dit `PorteurDeCode`.
    """

    def __init__(self, octets: bytes, annuaire: Annuaire | None = None) -> None:
        super().__init__(octets)
        self.annuaire = annuaire

    # Ce qui est imprimé

    @cached_property
    def contenu(self) -> Contenu:
        """Tout le texte, rangé : titre, mention, champs, corps."""
        return lis_le_contenu([ligne for page in self.pages for ligne in page.lignes])

    @property
    def texte(self) -> str:
        """Corps du texte, lignes jointes, sans les bandeaux."""
        return self.contenu.texte

    def phrase(self, attendue: str) -> str | None:
        """La phrase attendue si le document la porte, sinon le passage le plus proche, ou rien."""
        return self.contenu.phrase(attendue)

    @property
    def titre(self) -> str | None:
        """Titre imprimé en capitales, « ATTESTATION… » (EXG-13-02)."""
        return self.contenu.titre

    @property
    def mention(self) -> str | None:
        """Mention encadrée, en capitales : « A OBTENU LE BÉNÉFICE… » (EXG-13-06, EXG-13-07)."""
        return self.contenu.mention

    @property
    def champs(self) -> Mapping[str, str]:
        """Valeurs imprimées, par libellé du guide sans ses deux-points."""
        return self.contenu.champs

    @property
    def identifiant(self) -> str | None:
        """« Identifiant (N° de l'étranger) » (EXG-13-03)."""
        return self.champs.get(contenu.IDENTIFIANT)

    @property
    def numero_de_demande(self) -> str | None:
        """« N° de la demande » (EXG-13-04)."""
        return self.champs.get(contenu.NUMERO_DE_DEMANDE)

    @property
    def date_d_emission(self) -> date | None:
        """« DATE D'ÉMISSION », ou rien si elle n'est pas une date JJ/MM/AAAA (EXG-13-05)."""
        return _jour(self.champs.get(contenu.DATE_D_EMISSION))

    @property
    def nom_de_naissance(self) -> str | None:
        """« Nom de naissance » (EXG-13-08)."""
        return self.champs.get(contenu.NOM_DE_NAISSANCE)

    @property
    def prenoms(self) -> str | None:
        """« Prénom(s) » (EXG-13-08)."""
        return self.champs.get(contenu.PRENOMS)

    @property
    def ne_le(self) -> str | None:
        """Date de naissance telle qu'imprimée : elle peut être incomplète."""
        return self.champs.get(contenu.NE_LE)

    @property
    def lieu_de_naissance(self) -> tuple[str, str] | None:
        """Ville et pays, séparés à la dernière virgule de « À : … » ; pays vide s'il n'y en a pas."""
        lieu = self.champs.get(contenu.A)
        if lieu is None:
            return None
        ville, virgule, pays = lieu.rpartition(",")
        return (ville.strip(), pays.strip()) if virgule else (lieu, "")

    @property
    def nationalite(self) -> str | None:
        """« Nationalité » (EXG-13-08)."""
        return self.champs.get(contenu.NATIONALITE)

    @property
    def adresse(self) -> str | None:
        """« Adresse », pays compris (EXG-13-09)."""
        return self.champs.get(contenu.ADRESSE)

    @property
    def depose_le(self) -> date | None:
        """Date de la phrase « Le …, vous avez déposé une demande… » (EXG-13-21)."""
        trouve = PHRASE_DE_DEPOT.search(self.texte)
        return _jour(trouve[1]) if trouve else None

    @property
    def droit_au_travail(self) -> str | None:
        """Passage qui dit le droit d'exercer une activité professionnelle (EXG-13-13)."""
        trouve = PHRASE_DE_TRAVAIL.search(self.texte)
        return trouve[0] if trouve else None

    @property
    def validite(self) -> tuple[date, date] | None:
        """Premier et dernier jour couverts, « entre le … et le … » (EXG-13-10, EXG-13-12)."""
        trouve = PHRASE_DE_VALIDITE.search(self.texte)
        debut, fin = (_jour(trouve[1]), _jour(trouve[2])) if trouve else (None, None)
        return (debut, fin) if debut and fin else None

    # Son 2D-DOC

    @property
    def ou_chercher(self) -> str:
        """Voir `PorteurDeCode.ou_chercher`."""
        return f"{len(self.pages)} page(s) lue(s)"

    @property
    def image_du_symbole(self) -> Image.Image:
        """Voir `PorteurDeCode.image_du_symbole`."""
        return self.image(self.symbole.page, self.symbole.dpi or DPI_DE_LECTURE)

    @cached_property
    def comparaisons(self) -> Mapping[str, Comparaison]:
        """Par champ du 2D-DOC : ce que l'imprimé en fait attendre, et ce qu'il porte (EXG-14-04 à 14-16)."""
        return {comparaison.champ: comparaison for comparaison in compare(self, self.code)}

    @property
    def desaccords(self) -> tuple[Comparaison, ...]:
        """Les comparaisons où le 2D-DOC et l'imprimé diffèrent."""
        return tuple(comparaison for comparaison in self.comparaisons.values() if not comparaison.accord)

    @cached_property
    def mesure(self) -> Mesure:
        """Dimensions du symbole imprimé, à 600 points par pouce (EXG-14-14). Lève `CodeIntrouvable`."""
        symbole, page, boite = self.symbole.symbole, self.symbole.page, self.symbole.boite
        marge = (SILENCE_CHERCHE + 2) * (boite[2] - boite[0]) / symbole.colonnes
        prise = mesure(self.image(page, DPI_DE_MESURE, _agrandie(boite, marge)), DPI_DE_MESURE)
        if prise is None:
            raise CodeIntrouvable(ou=f"page {page}, à {DPI_DE_MESURE} points par pouce")
        return prise

    @property
    def legende_du_code(self) -> bool:
        """Dit si « 2D-DOC » est imprimé à moins de 15 mm du symbole (EXG-14-14). Lève `CodeIntrouvable`."""
        page = self.page(self.symbole.page)
        gauche, haut, droite, bas = _agrandie(self.symbole.boite, PROCHE_DU_CODE)
        return any(
            gauche < mot.droite and mot.gauche < droite and haut < mot.bas and mot.haut < bas
            for mot in page.mots
            if LEGENDE.search(mot.texte)
        )


def _jour(texte: str | None) -> date | None:
    try:
        return datetime.strptime(texte or "", "%d/%m/%Y").date()  # noqa: DTZ007 (un jour, sans heure)
    except ValueError:
        return None


def _agrandie(boite: Boite, marge: float) -> Boite:
    gauche, haut, droite, bas = boite
    return gauche - marge, haut - marge, droite + marge, bas + marge
