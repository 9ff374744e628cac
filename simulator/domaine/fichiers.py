"""Ce qu'un fichier joint doit respecter : format, contenu, taille, nom (S23, C-12, C-15)."""

import re
import unicodedata
from dataclasses import dataclass

from simulator.domaine.refus import SaisieRefusee
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte

FORMATS = (".jpg", ".pdf", ".png", ".tiff", ".bmp")
"""Dans l'ordre de S23."""

SYNONYMES = (".jpeg", ".tif")
"""Autres extensions de ces formats (C-12)."""

# Ce par quoi commence un fichier de chaque format. BMP : ses deux lettres commencent aussi bien un texte ; la
# longueur de son second en-tête, parmi celles qui existent, lève le doute.
_SIGNATURES = {
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".pdf": re.compile(rb"%PDF-[12]\.\d"),
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n\0{3}\rIHDR"),
    ".tiff": re.compile(rb"II\*\0|MM\0\*"),
    ".bmp": re.compile(rb"BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\0{3}", re.DOTALL),
}
_TYPES_MIME = {
    ".jpg": "image/jpeg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".tiff": "image/tiff",
    ".bmp": "image/bmp",
}
LONGUEUR_DU_NOM = 255
"""Caractères d'un nom montré, octets d'un nom téléchargé."""

# Ce qu'un système de fichiers refuse dans un nom, et les noms que Windows garde pour ses périphériques.
_INTERDITS = re.compile(r'[<>:"/\\|?*]')
_RESERVE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)

NON_JOINT = Texte("« %(nom)s » n'a pas été joint. %(motif)s")
"""Le refus d'un fichier, dont l'écran ou le serveur complète le nom et le motif."""


@dataclass(frozen=True, slots=True)
class FichierAccepte:
    """Un fichier contrôlé ; `nom` est sans danger, à échapper comme tout texte."""

    nom: str
    type_mime: str
    octets: bytes


class Fichiers:
    """Contrôle des fichiers joints, à l'étape 3 comme plus tard au complément."""

    def __init__(self, regles: Regles) -> None:
        self.regles = regles

    def controle(self, champ: str, nom: str, octets: bytes) -> FichierAccepte:
        """Le fichier accepté ; `SaisieRefusee` pour `champ`, avec le motif et le nom (EXG-10-01 à 10-07)."""
        nom = self.nom_sans_danger(nom)
        motif = self.motif_de_taille(octets) or self.motif_d_extension(nom) or self.motif_de_contenu(octets)
        if motif:
            raise SaisieRefusee({champ: Texte(NON_JOINT, nom=nom, motif=motif)})
        return FichierAccepte(nom, self.type_mime(octets), octets)

    def nom_sans_danger(self, nom: str) -> str:
        """Dernier élément du chemin, sans caractère de commande ni de sens d'écriture (EXG-10-24).

        >>> Fichiers(Regles()).nom_sans_danger("../../etc/bail.pdf")
        'bail.pdf'
        """
        dernier = re.split(r"[/\\]", nom)[-1]
        lisible = "".join(c for c in dernier if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
        propre = " ".join(unicodedata.normalize("NFC", lisible).split())
        if len(propre) > LONGUEUR_DU_NOM:
            extension = self.extension(propre)[:LONGUEUR_DU_NOM]
            propre = propre[: LONGUEUR_DU_NOM - len(extension)] + extension
        return propre or "fichier sans nom"

    def phrase_de_nombre(self) -> Texte:
        """Ce que lit l'usager qui joint un fichier de trop, à l'étape 3 comme au complément (EXG-10-08, C-13)."""
        return Texte(
            "%(maximum)s fichiers au plus par document : supprimez-en un pour joindre celui-ci.",
            maximum=self.nombre_maximal(),
        )

    def nombre_maximal(self) -> int:
        """Fichiers par pièce, au plus (S23)."""
        return self.regles.fichiers_par_piece

    def nom_a_telecharger(self, nom: str) -> str:
        """Le nom d'un fichier accepté, tel que tout système de fichiers le prend (EXG-10-24).

        >>> Fichiers(Regles()).nom_a_telecharger('con.bail "2022".pdf')
        '_con.bail _2022_.pdf'
        """
        permis = _INTERDITS.sub("_", nom)
        libre = f"_{permis}" if _RESERVE.match(permis) else permis
        extension = self.extension(libre)
        debut = libre.removesuffix(extension).encode()[: LONGUEUR_DU_NOM - len(extension.encode())]
        return debut.decode(errors="ignore") + extension

    def extension(self, nom: str) -> str:
        """Point compris, telle qu'écrite ; vide s'il n'y en a pas."""
        _, point, extension = nom.rpartition(".")
        return point + extension if point else ""

    def motif_de_taille(self, octets: bytes) -> Texte | None:
        """Ni vide (EXG-10-07), ni de plus de 10 Mo (EXG-10-05, EXG-10-06)."""
        if self.vide(octets):
            return Texte("Ce fichier est vide : choisissez-en un autre.")
        if self.trop_gros(octets):
            return self.phrase_de_taille()
        return None

    def phrase_de_taille(self) -> Texte:
        """Ce que lit l'usager dont le fichier est trop gros."""
        return Texte("Il dépasse %(mo)s Mo : choisissez un fichier plus petit.", mo=self.taille_en_mo())

    def taille_maximale(self) -> int:
        """Taille maximale annoncée à l'écran, en octets, incluse."""
        return self.regles.taille_maximale

    def vide(self, octets: bytes) -> bool:
        """EXG-10-07."""
        return not octets

    def trop_gros(self, octets: bytes) -> bool:
        """La limite elle-même est permise (C-15)."""
        return len(octets) > self.regles.taille_maximale

    def taille_en_mo(self) -> int:
        """Taille maximale, en Mo de 1 048 576 octets (C-15)."""
        return self.regles.taille_maximale // (1024 * 1024)

    def motif_d_extension(self, nom: str) -> Texte | None:
        """EXG-10-01, sans égard à la casse (EXG-10-02)."""
        if self.extension(nom).lower() in self.extensions():
            return None
        return self.phrase_de_format()

    def phrase_de_format(self) -> Texte:
        """Ce que lit l'usager dont le fichier n'a pas une extension acceptée."""
        return Texte(
            "Ce format n'est pas accepté. Formats acceptés : %(formats)s.", formats=", ".join(FORMATS)
        )

    def extensions(self) -> tuple[str, ...]:
        """Les extensions acceptées, synonymes compris (EXG-10-03)."""
        return (*FORMATS, *SYNONYMES)

    def motif_de_contenu(self, octets: bytes) -> Texte | None:
        """Le contenu doit être dans un des formats, quel que soit le nom (EXG-10-04)."""
        if self.format(octets) is not None:
            return None
        return Texte(
            "Son contenu n'est pas dans un des formats acceptés : %(formats)s.", formats=", ".join(FORMATS)
        )

    def format(self, octets: bytes) -> str | None:
        """Le format que révèlent les premiers octets, s'il est accepté."""
        return next((format_ for format_, signature in _SIGNATURES.items() if signature.match(octets)), None)

    def type_mime(self, octets: bytes) -> str:
        """Le type sous lequel le fichier sera rendu, d'après son contenu."""
        return _TYPES_MIME.get(self.format(octets) or "", "application/octet-stream")
