"""Ce qu'affirme un *Alors* : une règle, ce qui était attendu, ce qui a été obtenu, et où."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from operator import eq
from typing import Any

from steps.controles.enonce import dit, premiere_difference
from steps.controles.redaction import accorde, courante, meme_libelle, meme_texte
from steps.controles.textes import a_la_lettre, normalise

__all__ = [
    "Constat",
    "Critere",
    "Ecart",
    "a_la_lettre",
    "constate",
    "constate_que",
    "constate_un_refus",
    "meme_libelle",
    "meme_texte",
    "normalise",
    "observe",
]

Critere = Callable[[Any, Any], bool]
"""Dit si un attendu et un obtenu s'accordent : l'égalité, `meme_texte` pour des textes du guide, `a_la_lettre`."""

FORME_DE_REGLE = re.compile(r"EXG-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Constat:
    """Un constat fait, conforme ou non. `ou` dit l'endroit lu (« PDF, page 1 »), s'il y en a un."""

    regle: str
    attendu: object
    obtenu: object
    ou: str | None
    conforme: bool


class Ecart(AssertionError):
    """L'obtenu n'est pas l'attendu d'une règle. Le message dit les deux et où, jetons masqués."""

    def __init__(self, regle: str, attendu: object, obtenu: object, ou: str | None = None) -> None:
        super().__init__(regle, attendu, obtenu, ou)
        self.regle = regle
        self.attendu = attendu
        self.obtenu = obtenu
        self.ou = ou

    def __str__(self) -> str:
        lieu = f"  [{self.ou}]" if self.ou else ""
        lignes = [
            f"{self.regle} : l'obtenu n'est pas l'attendu",
            f"  attendu  : {dit(self.attendu)}",
            f"  obtenu   : {dit(self.obtenu)}{lieu}",
        ]
        if difference := premiere_difference(self.attendu, self.obtenu):
            lignes.append(f"  diffère  : {difference}")
        return "\n".join(lignes)


Observateur = Callable[[Constat], None]
_observateurs: list[Observateur] = []


@contextmanager
def observe(observateur: Observateur) -> Iterator[None]:
    """Fait recevoir à `observateur` chaque constat du bloc, conforme ou non, avant que l'écart soit levé.

    >>> constats: list[Constat] = []
    >>> with observe(constats.append):
    ...     constate("EXG-12-03", attendu=19, obtenu=len("5901202204260000120"))
    >>> [(c.regle, c.conforme) for c in constats]
    [('EXG-12-03', True)]
    """
    _observateurs.append(observateur)
    try:
        yield
    finally:
        _observateurs.remove(observateur)


def constate(regle: str, attendu: object, obtenu: object, ou: object = None, *, selon: Critere = eq) -> None:
    """Constate que l'obtenu est l'attendu de la règle.

    `ou` est l'endroit lu : un texte, ou un objet qui se nomme (une page d'attestation, un écran).
    `selon` compare l'attendu à l'obtenu ; `meme_texte`, pour un texte du guide, tolère les blancs, l'apostrophe
    typographique et, si la rédaction de la cible le permet, d'autres mots de même sens, dont il fait une remarque.

    Lève `Ecart` s'ils diffèrent, `ValueError` si `regle` n'a pas la forme EXG-nn-mm.
    """
    _rapporte(regle, attendu, obtenu, ou, conforme=accorde(selon, attendu, obtenu, ou))


def constate_que(
    regle: str, condition: str, obtenu: object = "vérifié", ou: object = None, *, vrai: bool, sinon: str = ""
) -> None:
    """Constate une condition qui n'est pas une égalité, dite en français : « au moins 0,4 mm ».

    `obtenu` est ce qui a été lu ; à défaut de valeur à montrer, `sinon` dit ce qu'on a quand elle n'est pas vraie.

    Lève `Ecart` si elle n'est pas vraie, `ValueError` si `regle` n'a pas la forme EXG-nn-mm.
    """
    _rapporte(regle, Condition(condition), sinon if sinon and not vrai else obtenu, ou, conforme=vrai)


def constate_un_refus(regle: str, condition: str, refus: str, ou: object = None) -> None:
    """Constate que la cible refuse et dit pourquoi ; `refus` est la phrase lue, vide s'il n'y en a pas.

    Lève `Ecart` sans refus, `ValueError` si `regle` n'a pas la forme EXG-nn-mm.
    """
    constate_que(regle, condition, obtenu=refus or "aucun refus", ou=ou, vrai=bool(refus))


class Condition(str):
    """Condition dite en français, attendue à la place d'une valeur : elle s'affiche sans guillemets."""

    __slots__ = ()


def _rapporte(regle: str, attendu: object, obtenu: object, ou: object, *, conforme: bool) -> None:
    if not FORME_DE_REGLE.fullmatch(regle):
        message = f"« {regle} » ne nomme pas une règle : écrire EXG-nn-mm"
        raise ValueError(message)
    lieu = None if ou is None else str(ou)
    if tolerance := courante():
        tolerance.attribue(regle)
    for observateur in tuple(_observateurs):
        observateur(Constat(regle, attendu, obtenu, lieu, conforme))
    if not conforme:
        raise Ecart(regle, attendu, obtenu, lieu)
