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
_VUES = ("page", "image", "pdf", "courriel")
_PREMIER_ECRAN = 3  # voix, contre une pour un écran que la règle ne fait que citer


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
    """Par écran, l'image de ce sous quoi le plus de ses règles ont été constatées ; sous un courriel, aucune.

    À défaut de constat, la dernière image d'un scénario de ses règles.
    """
    sources = {exigence["id"]: exigence["source"] for exigence in lu["exigences"]}
    ordonnes = sorted(lu["scenarios"], key=lambda scenario: not scenario["parcours"])
    retenues = _les_plus_parlantes(ordonnes, sources)
    for scenario in ordonnes:
        if not scenario["parcours"] and (images := _montrables(scenario)):
            for source in {source for regle in scenario["exigences"] for source in sources.get(regle, ())}:
                retenues.setdefault(source, _fichier(images[-1]))
    return retenues


def _les_plus_parlantes(
    scenarios: Sequence[ScenarioEnregistre], sources: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """Chaque règle donne sa voix à ce qui se voyait quand elle a été constatée, et surtout sur son premier écran."""
    pages: dict[str, str] = {}
    pdfs: dict[str, str] = {}
    voix: dict[str, dict[str, dict[str, int]]] = {}
    for scenario in scenarios:
        for image in _montrables(scenario):
            pages.setdefault(_vue(image), _fichier(image))
        for regle, piece in _constatees(scenario):
            for rang, source in enumerate(sources.get(regle, ())):
                voix.setdefault(source, {}).setdefault(_vue(piece), {})[regle] = 1 if rang else _PREMIER_ECRAN
                if piece["nature"] == "pdf":
                    pdfs.setdefault(source, _fichier(piece))
    retenues = {}
    for source, vues in voix.items():
        connues = {"courriel": "", **pages, "pdf": pdfs.get(source, "")}
        if montrables := [vue for vue in vues if vue in connues]:
            retenues[source] = connues[max(montrables, key=lambda vue: sum(vues[vue].values()))]
    return retenues


def _montrables(scenario: ScenarioEnregistre) -> list[Piece]:
    """Ce qui a une image : une page photographiée, ou un PDF, par sa première page."""
    return [piece for piece in scenario["preuves"] if piece["nature"] in {"image", "pdf"}]


def _constatees(scenario: ScenarioEnregistre) -> Iterator[tuple[str, Piece]]:
    """Chaque règle constatée, avec ce qui était vu alors."""
    vues = [
        (piece["pas"], piece)
        for piece in scenario["preuves"]
        if piece["nature"] in _VUES and piece["pas"] is not None
    ]
    for constat in scenario["constats"]:
        pas = constat["pas"]
        avant = [piece for rang, piece in vues if pas is not None and rang <= pas]
        if avant:
            yield constat["regle"], avant[-1]


def _vue(piece: Piece) -> str:
    """Ce qui fait que deux pièces montrent la même chose : le titre de la page, ou leur nature."""
    return str(piece["details"].get("titre", piece["nature"]))


def _fichier(piece: Piece) -> str:
    return str(piece["details"]["pages"][0]) if piece["nature"] == "pdf" else piece["fichier"]
