"""La rédaction d'une cible : à la lettre du guide ou, si son profil le dit, la même chose en d'autres mots.

Sous une rédaction tolérante, chaque différence acceptée est une remarque, jamais tue. La règle d'une différence vue à
l'écran n'est connue qu'au constat qui suit : elle attend jusque-là, ou jusqu'à la fin du pas.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from operator import eq
from typing import Any

from steps.controles.sens import de_meme_sens, meme_sens
from steps.controles.textes import a_la_lettre, normalise

TOLERANTE = "tolerante"
"""Comme l'écrit un profil ; tout autre mot vaut « à la lettre »."""

Comparaison = Callable[[Any, Any], bool]


@dataclass(frozen=True, slots=True)
class Difference:
    """Un texte du guide et ce qui le dit autrement ; `ou` est l'endroit lu, s'il y en a un."""

    attendu: str
    obtenu: str
    ou: str | None


@dataclass(frozen=True, slots=True)
class CritereDeTexte:
    """Compare un texte du guide à ce qui est lu : à la lettre, ou selon son sens si la rédaction est tolérante."""

    strict: Comparaison
    tolerant: Comparaison

    def __call__(self, attendu: object, obtenu: object) -> bool:
        """Vrai s'ils s'accordent à la lettre."""
        return self.strict(attendu, obtenu)


meme_texte = CritereDeTexte(a_la_lettre, meme_sens)
"""Le critère des textes du guide ; une valeur (nom, date, numéro) se compare par l'égalité ou `a_la_lettre`."""
meme_libelle = CritereDeTexte(eq, meme_sens)
"""Celui d'un titre ou d'un libellé : comme `meme_texte`, sans rien passer à la mise en page."""

Rapporteur = Callable[[str | None, Difference], None]
"""Reçoit une remarque : la règle qu'elle touche, si elle est connue, et la différence acceptée."""


class Tolerance:
    """Les différences acceptées d'un scénario, en attendant la règle qu'elles touchent."""

    def __init__(self, rapporteur: Rapporteur) -> None:
        self._rapporteur = rapporteur
        self._en_attente: list[Difference] = []

    def note(self, attendu: object, obtenu: object, ou: object = None) -> None:
        """Retient ce qui diffère d'un texte, ou de chaque texte d'une suite."""
        if isinstance(attendu, list | tuple) and isinstance(obtenu, list | tuple):
            for un, autre in zip(attendu, obtenu, strict=True):
                self.note(un, autre, ou)
        elif not a_la_lettre(attendu, obtenu):
            difference = Difference(str(attendu), str(obtenu), None if ou is None else str(ou))
            if difference not in self._en_attente:
                self._en_attente.append(difference)

    def attribue(self, regle: str | None) -> None:
        """Rapporte ce qui attend, au titre de cette règle, ou d'aucune."""
        en_attente, self._en_attente = self._en_attente, []
        for difference in en_attente:
            self._rapporteur(regle, difference)


_COURANTE: ContextVar[Tolerance | None] = ContextVar("tolerance", default=None)


@contextmanager
def tolere(rapporteur: Rapporteur) -> Iterator[Tolerance]:
    """Tolère d'autres mots dans le bloc, et les rapporte ; ce qui attend encore à sa fin n'est à aucune règle."""
    tolerance = Tolerance(rapporteur)
    jeton = _COURANTE.set(tolerance)
    try:
        yield tolerance
    finally:
        _COURANTE.reset(jeton)
        tolerance.attribue(None)


def courante() -> Tolerance | None:
    """La tolérance en cours ; rien si la rédaction est stricte."""
    return _COURANTE.get()


def accorde(selon: Comparaison, attendu: object, obtenu: object, ou: object) -> bool:
    """Dit si un attendu et un obtenu s'accordent selon un critère, et retient ce qu'il a fallu tolérer."""
    if selon(attendu, obtenu):
        return True
    tolerance = courante()
    if tolerance is None or not isinstance(selon, CritereDeTexte) or not selon.tolerant(attendu, obtenu):
        return False
    tolerance.note(attendu, obtenu, ou)
    return True


def autrement_dit(attendu: str, textes: Sequence[str]) -> str | None:
    """Le passage de ces textes qui dit la même chose, si la rédaction est tolérante ; n'en retient rien."""
    return de_meme_sens(attendu, textes) if courante() else None


def se_lit(attendu: str, texte: str, ou: object) -> bool:
    """Vrai si un texte contient ce qui est attendu ou, la rédaction étant tolérante, le dit en d'autres mots.

    En d'autres mots, il faut une ligne ou des phrases entières : ce qu'on ôterait d'une phrase pourrait la nier.
    """
    if normalise(attendu) in normalise(texte):
        return True
    tolerance, passage = courante(), autrement_dit(attendu, texte.splitlines())
    if tolerance is None or passage is None:
        return False
    tolerance.note(attendu, passage, ou)
    return True
