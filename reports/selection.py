"""Les lots : ce qu'un nom français désigne parmi les exigences et les fichiers .feature."""

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reports.etiquettes import PARCOURS, occurrences
from reports.exigences import CRITICITES, STATUTS, Referentiel

NOYAU = "noyau"
_GENRES = (
    "un lot est noyau, parcours, un chapitre, une criticité, un statut, une exigence ou un fichier .feature"
)
_PROCHES = 4


class LotInconnu(Exception):
    """Un nom ne désigne aucun lot ; le message propose les plus proches."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Ce que désignent un ou plusieurs lots, réunis.

    Un scénario y entre par une de ses exigences, par son dossier ou par son fichier ; un parcours n'y
    entre que par le lot `parcours` ou par son fichier.
    """

    exigences: frozenset[str] = frozenset()
    chapitres: frozenset[str] = frozenset()
    fichiers: frozenset[Path] = frozenset()

    def retient(self, fichier: Path, chapitre: str, exigences: Iterable[str]) -> bool:
        """Vrai pour un scénario de `fichier` (absolu), du dossier `chapitre`, qui nomme `exigences`."""
        if fichier in self.fichiers or chapitre in self.chapitres:
            return True
        return chapitre != PARCOURS and not self.exigences.isdisjoint(exigences)

    def exigences_visees(self, features: Path, referentiel: Referentiel) -> frozenset[str]:
        """Les exigences que ces lots désignent, directement ou par les étiquettes d'un fichier."""
        ecrites = {trouvee.etiquette for trouvee in occurrences(features) if trouvee.fichier in self.fichiers}
        du_chapitre = {nom for nom, une in referentiel.exigences.items() if une.chapitre in self.chapitres}
        return self.exigences | du_chapitre | (ecrites & referentiel.exigences.keys())


def choisit(noms: Iterable[str], features: Path, referentiel: Referentiel) -> Selection:
    """L'union des lots nommés.

    Noms admis, sans égard aux accents ni à la casse : `noyau`, `parcours`, un chapitre (`04_activation`,
    `activation`, `04`), une criticité, un statut, une exigence (`EXG-04-15`), un fichier .feature.

    Raises:
        LotInconnu: un nom ne désigne rien.
    """
    connus = _lots(features, referentiel)
    choisis = [_un(nom, features, connus) for nom in noms]
    return Selection(
        exigences=frozenset().union(*(lot.exigences for lot in choisis)),
        chapitres=frozenset().union(*(lot.chapitres for lot in choisis)),
        fichiers=frozenset().union(*(lot.fichiers for lot in choisis)),
    )


def _un(nom: str, features: Path, connus: dict[str, tuple[str, Selection]]) -> Selection:
    if (connu := connus.get(_pli(nom))) is not None:
        return connu[1]
    for fichier in (Path(nom).resolve(), (features / nom).resolve(), (features.parent / nom).resolve()):
        if fichier.suffix == ".feature" and fichier.is_file():
            return Selection(fichiers=frozenset({fichier}))
    proches = difflib.get_close_matches(_pli(nom), connus, n=_PROCHES, cutoff=0.5)
    suite = f"lots proches : {', '.join(connus[proche][0] for proche in proches)}" if proches else _GENRES
    raise LotInconnu(f"lot inconnu « {nom} » ; {suite}")


def _lots(features: Path, referentiel: Referentiel) -> dict[str, tuple[str, Selection]]:
    """Chaque nom plié, avec le nom tel qu'il s'écrit et ce qu'il désigne."""
    exigences = referentiel.exigences
    ecrits = {nom: Selection(exigences=frozenset({nom})) for nom in exigences}
    ecrits[NOYAU] = Selection(exigences=frozenset(nom for nom, une in exigences.items() if une.noyau))
    ecrits[PARCOURS] = Selection(chapitres=frozenset({PARCOURS}))
    for criticite in CRITICITES:
        ecrits[criticite] = _de(referentiel, "criticite", criticite)
    for statut in STATUTS:
        ecrits[statut] = _de(referentiel, "statut", statut)
    for chapitre in referentiel.chapitres:
        lot = Selection(
            exigences=_de(referentiel, "chapitre", chapitre).exigences, chapitres=frozenset({chapitre})
        )
        numero, _, nom = chapitre.partition("_")
        ecrits |= {chapitre: lot, nom: lot, numero: lot}
    for fichier in sorted(features.glob("*/*.feature")):
        lot = Selection(fichiers=frozenset({fichier.resolve()}))
        ecrits |= {fichier.relative_to(features).as_posix(): lot}
    return {_pli(nom): (nom, lot) for nom, lot in ecrits.items()}


def _de(referentiel: Referentiel, champ: str, valeur: str) -> Selection:
    trouvees = (nom for nom, une in referentiel.exigences.items() if getattr(une, champ) == valeur)
    return Selection(exigences=frozenset(trouvees))


def _pli(nom: str) -> str:
    """Le nom sans accents, en minuscules."""
    decompose = unicodedata.normalize("NFD", nom.strip().casefold())
    return "".join(signe for signe in decompose if not unicodedata.combining(signe))
