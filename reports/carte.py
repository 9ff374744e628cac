"""La carte du parcours : chaque écran du guide, son image vue pendant l'exécution, et l'état de ses règles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.guide import Ecran
from reports.modele import Enregistrement, EtatDExigence, Piece, ScenarioEnregistre

DU_PIRE_AU_MEILLEUR = (
    EtatDExigence.NON_CONFORME,
    EtatDExigence.A_ARBITRER,
    EtatDExigence.ECART_CONNU,
    EtatDExigence.NON_ATTEINTE,
    EtatDExigence.NON_COUVERTE,
    EtatDExigence.NON_APPLICABLE,
    EtatDExigence.CONFORME,
)
SANS_REGLE = "sans règle"


@dataclass(frozen=True, slots=True)
class Case:
    """Un écran : l'image qu'on en a (vide s'il n'y en a pas) et le pire état de ses règles."""

    ecran: Ecran
    image: str
    etat: str
    regles: int


def carte(lu: Enregistrement, ecrans: Mapping[str, Ecran]) -> list[Case]:
    """Une case par écran, dans l'ordre du guide."""
    images = _images(lu)
    etats: dict[str, list[str]] = {nom: [] for nom in ecrans}
    for exigence in lu["exigences"]:
        for source in exigence["source"]:
            etats.setdefault(source, []).append(exigence["etat"])
    return [
        Case(ecran, images.get(nom, ""), pire(etats[nom]), len(etats[nom])) for nom, ecran in ecrans.items()
    ]


def pire(etats: Sequence[str]) -> str:
    """Le pire de ces états.

    >>> pire(["conforme", "non atteinte"])
    'non atteinte'
    """
    return next((etat.value for etat in DU_PIRE_AU_MEILLEUR if etat in etats), SANS_REGLE)


def _images(lu: Enregistrement) -> dict[str, str]:
    """Par écran, l'image la plus sûre : celle sous laquelle une de ses règles a été constatée.

    Les parcours d'abord, qui photographient chaque page ; puis, à défaut de constat, tout scénario de ses règles.
    """
    sources = {exigence["id"]: exigence["source"] for exigence in lu["exigences"]}
    ordonnes = sorted(lu["scenarios"], key=lambda scenario: not scenario["parcours"])
    images: dict[str, str] = {}
    for scenario in ordonnes:
        for regle, image in _constatees(scenario):
            for source in sources.get(regle, ()):
                images.setdefault(source, image)
    for scenario in ordonnes:
        if not scenario["parcours"] and (vues := _vues(scenario)):
            for source in {source for regle in scenario["exigences"] for source in sources.get(regle, ())}:
                images.setdefault(source, _fichier(vues[-1]))
    return images


def _constatees(scenario: ScenarioEnregistre) -> Iterator[tuple[str, str]]:
    """Chaque règle constatée, avec la dernière image prise alors."""
    vues = _vues(scenario)
    for constat in scenario["constats"]:
        pas = constat["pas"]
        avant = [
            image for image in vues if pas is not None and image["pas"] is not None and image["pas"] <= pas
        ]
        if avant:
            yield constat["regle"], _fichier(avant[-1])


def _vues(scenario: ScenarioEnregistre) -> list[Piece]:
    """Ce qui se voit : une image de page, ou un PDF, par sa première page."""
    return [piece for piece in scenario["preuves"] if piece["nature"] in {"image", "pdf"}]


def _fichier(vue: Piece) -> str:
    return str(vue["details"]["pages"][0]) if vue["nature"] == "pdf" else vue["fichier"]
