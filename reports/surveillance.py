"""Ce que la campagne de preuve dit de chaque règle, et si une faute y aurait été vue."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from reports import verdicts
from reports.modele import DefautJuge, Enregistrement, ExigenceEnregistree, Issue, VerdictDeDefaut


@dataclass(frozen=True, slots=True)
class Score:
    """Combien de défauts d'une règle sont tués, sur combien de posés ; `etat` est le pire de leurs verdicts."""

    tues: int
    poses: int
    etat: str

    @property
    def dit(self) -> str:
        """Le score en toutes lettres.

        >>> Score(1, 2, "survivant").dit
        '1 tué sur 2'
        """
        return f"{self.tues} tué{'s' if self.tues > 1 else ''} sur {self.poses}"


@dataclass(frozen=True, slots=True)
class Surveillees:
    """Des règles d'une même criticité : celles dont tout défaut posé est tué, les autres, celles sans défaut posé."""

    nom: str
    total: int
    vues: int
    manquees: int
    sans_defaut: int


def defauts_par_regle(lu: Enregistrement) -> dict[str, list[DefautJuge]]:
    """Les défauts de chaque règle ; aucun si la campagne a joué une autre version de la suite."""
    preuve = lu["preuve"]
    if preuve is None or preuve["suite"]["empreinte"] != lu["suite"]["empreinte"]:
        return {}
    return {regle: list(defauts) for regle, defauts in verdicts.par_regle(preuve).items()}


def scores(defauts: Mapping[str, Sequence[DefautJuge]]) -> dict[str, Score]:
    """Le score de chaque règle qui a au moins un défaut posé."""
    return {regle: _score(juges) for regle, juges in defauts.items()}


def surveillees(
    nom: str, exigences: Collection[ExigenceEnregistree], scores: Mapping[str, Score]
) -> Surveillees:
    """Le compte de ces règles, jamais fondu en un taux."""
    connus = [scores[exigence["id"]] for exigence in exigences if exigence["id"] in scores]
    vues = sum(score.tues == score.poses for score in connus)
    return Surveillees(nom, len(exigences), vues, len(connus) - vues, len(exigences) - len(connus))


def vus_par(defauts: Mapping[str, Sequence[DefautJuge]]) -> dict[str, list[DefautJuge]]:
    """Par scénario (`fichier:ligne [exemple]`), les défauts tués qu'un de ses constats a vus."""
    vus: dict[str, list[DefautJuge]] = {}
    for juges in defauts.values():
        for juge in juges:
            if juge["verdict"] != VerdictDeDefaut.TUE:
                continue
            for essai in juge["essais"]:
                if essai["issue"] == Issue.CONSTAT and essai["activations"]:
                    vus.setdefault(essai["scenario"], []).append(juge)
    return vus


def _score(juges: Sequence[DefautJuge]) -> Score:
    rates = [juge["verdict"] for juge in juges if juge["verdict"] != VerdictDeDefaut.TUE]
    pires = [verdict for verdict in rates if verdict != VerdictDeDefaut.NON_JOUE] or rates
    etat = pires[0] if pires else VerdictDeDefaut.TUE
    return Score(len(juges) - len(rates), len(juges), str(etat))
