"""Ce que le rapport montre, préparé depuis l'enregistrement : ancres, regroupements, comptes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reports import verdicts
from reports.carte import Case, carte
from reports.etiquettes import CAPACITES, PARCOURS
from reports.exigences import CRITICITES, STATUTS
from reports.guide import Ecran
from reports.modele import (
    ROUGES,
    ConstatEnregistre,
    DefautJuge,
    Enregistrement,
    EtatDeScenario,
    EtatDExigence,
    ExigenceEnregistree,
    Pas,
    Piece,
    Preuve,
    ScenarioEnregistre,
)


@dataclass(frozen=True, slots=True)
class Effectifs:
    """Une ligne de chiffres : combien d'exigences dans chaque état, sans jamais les fondre."""

    nom: str
    total: int
    par_etat: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PasMontre:
    """Un pas, ses constats et ses pièces."""

    pas: Pas
    constats: Sequence[ConstatEnregistre]
    preuves: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class ScenarioMontre:
    """Un scénario et son ancre. `hors_pas` : les pièces versées avant le premier pas ou après le dernier."""

    ancre: str
    fiche: ScenarioEnregistre
    pas: Sequence[PasMontre]
    hors_pas: Sequence[Piece]

    @property
    def images(self) -> Sequence[Piece]:
        """Les images de fenêtre, dans l'ordre."""
        return [piece for piece in self.fiche["preuves"] if piece["nature"] == "image"]


@dataclass(frozen=True, slots=True)
class FonctionnaliteMontree:
    """Un fichier .feature et ses scénarios."""

    nom: str
    description: str
    fichier: str
    scenarios: Sequence[ScenarioMontre]


@dataclass(frozen=True, slots=True)
class ChapitreMontre:
    """Un chapitre : ses exigences et les fonctionnalités de son dossier."""

    id: str
    titre: str
    exigences: Sequence[ExigenceEnregistree]
    fonctionnalites: Sequence[FonctionnaliteMontree]
    effectifs: Effectifs


@dataclass(frozen=True, slots=True)
class EcranMontre:
    """Un écran du guide et les exigences qui en viennent."""

    ecran: Ecran
    exigences: Sequence[ExigenceEnregistree]


@dataclass(frozen=True, slots=True)
class Vue:
    """Tout ce que lisent les gabarits."""

    lu: Enregistrement
    etats: Sequence[str]
    chapitres: Sequence[ChapitreMontre]
    parcours: Sequence[FonctionnaliteMontree]
    ecrans: Sequence[EcranMontre]
    transcrits: frozenset[str]
    par_criticite: Sequence[Effectifs]
    par_statut: Sequence[Effectifs]
    en_tout: Effectifs
    rouges: Sequence[ScenarioMontre]
    ancres: Mapping[str, str]
    noms: Mapping[str, str]
    etats_de_scenarios: Mapping[str, str]
    regles: Mapping[str, ExigenceEnregistree]
    capacites_absentes: Sequence[str]
    preuve: Preuve | None
    preuves_par_regle: Mapping[str, Sequence[DefautJuge]]
    preuve_d_une_autre_suite: bool
    carte: Sequence[Case]

    def dans(self, etat: str) -> Sequence[ExigenceEnregistree]:
        """Les exigences dans un état."""
        return [exigence for exigence in self.lu["exigences"] if exigence["etat"] == etat]

    def rouges_d_abord(self, ids: Sequence[str]) -> Sequence[str]:
        """Des scénarios, ceux qui ne sont pas réussis en tête."""
        return sorted(ids, key=lambda nom: self.etats_de_scenarios[nom] == EtatDeScenario.REUSSI)


def prepare(lu: Enregistrement, ecrans: Mapping[str, Ecran]) -> Vue:
    """Prépare la vue d'un enregistrement."""
    preuve = lu["preuve"]
    montres = [_scenario(rang, fiche) for rang, fiche in enumerate(lu["scenarios"], start=1)]
    fonctionnalites = _fonctionnalites(montres)
    return Vue(
        lu=lu,
        etats=[etat.value for etat in EtatDExigence],
        chapitres=_chapitres(lu, fonctionnalites),
        parcours=fonctionnalites.get(PARCOURS, []),
        ecrans=_ecrans(lu, ecrans),
        transcrits=frozenset(ecrans),
        par_criticite=[_effectifs(nom, lu, "criticite") for nom in CRITICITES],
        par_statut=[_effectifs(nom, lu, "statut") for nom in STATUTS],
        en_tout=_compte("en tout", lu["exigences"]),
        rouges=[montre for montre in montres if montre.fiche["etat"] in ROUGES],
        ancres={montre.fiche["id"]: montre.ancre for montre in montres},
        noms={montre.fiche["id"]: montre.fiche["nom"] for montre in montres},
        etats_de_scenarios={montre.fiche["id"]: montre.fiche["etat"] for montre in montres},
        regles={exigence["id"]: exigence for exigence in lu["exigences"]},
        capacites_absentes=sorted(set(CAPACITES) - set(lu["cible"]["capacites"])) if lu["cible"] else [],
        preuve=preuve,
        preuves_par_regle=verdicts.par_regle(preuve) if preuve else {},
        preuve_d_une_autre_suite=preuve is not None
        and preuve["suite"]["empreinte"] != lu["suite"]["empreinte"],
        carte=carte(lu, ecrans),
    )


def _scenario(rang: int, fiche: ScenarioEnregistre) -> ScenarioMontre:
    pas = [
        PasMontre(
            un,
            [constat for constat in fiche["constats"] if constat["pas"] == place],
            [piece for piece in fiche["preuves"] if piece["pas"] == place],
        )
        for place, un in enumerate(fiche["pas"])
    ]
    hors_pas = [piece for piece in fiche["preuves"] if piece["pas"] is None]
    return ScenarioMontre(f"sc-{rang}", fiche, pas, hors_pas)


def _fonctionnalites(montres: Sequence[ScenarioMontre]) -> dict[str, list[FonctionnaliteMontree]]:
    """Les fonctionnalités de chaque dossier, dans l'ordre de leurs fichiers."""
    rangees: dict[str, list[FonctionnaliteMontree]] = {}
    tries = sorted(montres, key=lambda montre: montre.fiche["fonctionnalite"]["fichier"])
    for fichier, groupe in groupby(tries, key=lambda montre: montre.fiche["fonctionnalite"]["fichier"]):
        scenarios = list(groupe)
        premier = scenarios[0].fiche
        rangees.setdefault(premier["chapitre"], []).append(
            FonctionnaliteMontree(
                premier["fonctionnalite"]["nom"], premier["fonctionnalite"]["description"], fichier, scenarios
            )
        )
    return rangees


def _chapitres(
    lu: Enregistrement, fonctionnalites: Mapping[str, list[FonctionnaliteMontree]]
) -> list[ChapitreMontre]:
    chapitres = []
    for nom, titre in lu["chapitres"].items():
        exigences = [exigence for exigence in lu["exigences"] if exigence["chapitre"] == nom]
        effectifs = _compte(titre, exigences)
        chapitres.append(ChapitreMontre(nom, titre, exigences, fonctionnalites.get(nom, []), effectifs))
    return chapitres


def _ecrans(lu: Enregistrement, ecrans: Mapping[str, Ecran]) -> list[EcranMontre]:
    return [
        EcranMontre(ecran, [exigence for exigence in lu["exigences"] if nom in exigence["source"]])
        for nom, ecran in ecrans.items()
    ]


def _effectifs(valeur: str, lu: Enregistrement, champ: str) -> Effectifs:
    retenues = [exigence for exigence in lu["exigences"] if dict(exigence)[champ] == valeur]
    return _compte(valeur, retenues)


def _compte(nom: str, exigences: Sequence[ExigenceEnregistree]) -> Effectifs:
    compte = Counter(str(exigence["etat"]) for exigence in exigences)
    return Effectifs(nom, len(exigences), {etat.value: compte[etat.value] for etat in EtatDExigence})
