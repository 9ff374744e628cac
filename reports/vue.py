"""Ce que le rapport montre, préparé depuis l'enregistrement : ancres, regroupements, comptes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reports import ecarts, gherkin_joue, lieux, remarques, surveillance
from reports.carte import Case, carte
from reports.ecarts import Suivi
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
    RemarqueEnregistree,
    ScenarioEnregistre,
)
from reports.remarques import RemarqueReunie
from reports.surveillance import Score, Surveillees

NATURES = {
    "image": "image",
    "page": "page",
    "pdf": "PDF",
    "code": "code-barres",
    "courriel": "courriel",
    "texte": "texte",
}
"""Chaque nature de pièce, comme elle se dit, dans l'ordre où elle se montre."""
TITRES = {PARCOURS: "Parcours de bout en bout"}


@dataclass(frozen=True, slots=True)
class Effectifs:
    """Une ligne de chiffres : combien d'exigences dans chaque état, sans jamais les fondre."""

    nom: str
    total: int
    par_etat: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PasMontre:
    """Un pas, ses constats, ses remarques et ses pièces."""

    pas: Pas
    constats: Sequence[ConstatEnregistre]
    remarques: Sequence[RemarqueEnregistree]
    preuves: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class ScenarioMontre:
    """Un scénario et son ancre. `hors_pas` : les pièces versées avant le premier pas ou après le dernier."""

    ancre: str
    fiche: ScenarioEnregistre
    pas: Sequence[PasMontre]
    hors_pas: Sequence[Piece]

    @property
    def titre(self) -> str:
        """Son nom, avec l'exemple qui le distingue."""
        return gherkin_joue.titre(self.fiche)

    @property
    def page(self) -> str:
        """La page du rapport qui le montre."""
        return lieux.page_du_chapitre(self.fiche["chapitre"])

    @property
    def adresse(self) -> str:
        """Son nom dans une campagne de preuve."""
        lieu = f"{self.fiche['fonctionnalite']['fichier']}:{self.fiche['ligne']}"
        exemple = ", ".join(self.fiche["exemple"].values())
        return f"{lieu} [{exemple}]" if exemple else lieu

    @property
    def images(self) -> Sequence[Piece]:
        """Les images de fenêtre, dans l'ordre."""
        return [piece for piece in self.fiche["preuves"] if piece["nature"] == "image"]

    @property
    def dernieres(self) -> Mapping[str, Piece]:
        """La dernière pièce de chaque nature, par ce qu'elle est."""
        par_nature = {piece["nature"]: piece for piece in self.fiche["preuves"]}
        return {dit: par_nature[nature] for nature, dit in NATURES.items() if nature in par_nature}


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

    @property
    def numero(self) -> str:
        """Ce qui l'ordonne : « 04 », ou rien pour les parcours."""
        tete = self.id.partition("_")[0]
        return tete if tete.isdecimal() else ""

    @property
    def page(self) -> str:
        """La page du rapport qui le montre."""
        return lieux.page_du_chapitre(self.id)

    @property
    def scenarios(self) -> Sequence[ScenarioMontre]:
        """Ses scénarios, dans l'ordre de ses fichiers."""
        return [montre for une in self.fonctionnalites for montre in une.scenarios]


@dataclass(frozen=True, slots=True)
class PointsDecides:
    """Des points C-nn qu'une même personne a décidés le même jour ; `quand` est vide si personne n'a décidé."""

    qui: str
    quand: str
    points: Sequence[str]


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
    etats_de_scenario: Mapping[str, int]
    chapitres: Sequence[ChapitreMontre]
    ecrans: Sequence[EcranMontre]
    transcrits: frozenset[str]
    par_criticite: Sequence[Effectifs]
    par_statut: Sequence[Effectifs]
    en_tout: Effectifs
    rouges: Sequence[ScenarioMontre]
    scenarios: Mapping[str, ScenarioMontre]
    par_adresse: Mapping[str, ScenarioMontre]
    regles: Mapping[str, ExigenceEnregistree]
    jugees: frozenset[str]
    decides: Sequence[PointsDecides]
    capacites_absentes: Sequence[str]
    preuve: Preuve | None
    preuve_d_une_autre_suite: bool
    defauts: Mapping[str, Sequence[DefautJuge]]
    scores: Mapping[str, Score]
    surveillees: Sequence[Surveillees]
    vus_par: Mapping[str, Sequence[DefautJuge]]
    carte: Sequence[Case]
    ecarts_connus: Sequence[Suivi]
    redaction: str
    remarques: Sequence[RemarqueReunie]

    def dans(self, etat: str) -> Sequence[ExigenceEnregistree]:
        """Les exigences dans un état."""
        return [exigence for exigence in self.lu["exigences"] if exigence["etat"] == etat]

    def rouges_d_abord(self, ids: Sequence[str]) -> Sequence[ScenarioMontre]:
        """Des scénarios, ceux qui ne sont pas réussis en tête."""
        montres = [self.scenarios[nom] for nom in ids]
        return sorted(montres, key=lambda montre: montre.fiche["etat"] == EtatDeScenario.REUSSI)

    def qui_dependent(self, point: str) -> Sequence[ScenarioMontre]:
        """Les scénarios qui nomment un point C-nn."""
        return [montre for montre in self.scenarios.values() if point in montre.fiche["decisions"]]

    def ecrans_de(self, montre: ScenarioMontre) -> Sequence[str]:
        """Les écrans dont viennent les règles d'un scénario, dans l'ordre du guide."""
        regles = (self.regles[nom] for nom in montre.fiche["exigences"] if nom in self.regles)
        return sorted({source for regle in regles for source in regle["source"]})

    @property
    def sans_resultat(self) -> int:
        """Combien de scénarios retenus n'ont rien donné."""
        return self.etats_de_scenario[EtatDeScenario.NON_ATTEINT]


def prepare(lu: Enregistrement, ecrans: Mapping[str, Ecran]) -> Vue:
    """Prépare la vue d'un enregistrement."""
    preuve = lu["preuve"]
    montres = [_scenario(rang, fiche) for rang, fiche in enumerate(lu["scenarios"], start=1)]
    defauts = surveillance.defauts_par_regle(lu)
    scores = surveillance.scores(defauts)
    etats = Counter(str(fiche["etat"]) for fiche in lu["scenarios"])
    return Vue(
        lu=lu,
        etats=[etat.value for etat in EtatDExigence],
        etats_de_scenario={etat.value: etats[etat.value] for etat in EtatDeScenario},
        chapitres=_chapitres(lu, _fonctionnalites(montres)),
        ecrans=_ecrans(lu, ecrans),
        transcrits=frozenset(ecrans),
        par_criticite=[_compte(nom, _de(lu, "criticite", nom)) for nom in CRITICITES],
        par_statut=[_compte(nom, _de(lu, "statut", nom)) for nom in STATUTS],
        en_tout=_compte("en tout", lu["exigences"]),
        rouges=[montre for montre in montres if montre.fiche["etat"] in ROUGES],
        scenarios={montre.fiche["id"]: montre for montre in montres},
        par_adresse={montre.adresse: montre for montre in montres},
        regles={exigence["id"]: exigence for exigence in lu["exigences"]},
        jugees=frozenset(jugement["regle"] for jugement in lu["jugements"]),
        decides=_decides(lu),
        capacites_absentes=sorted(set(CAPACITES) - set(lu["cible"]["capacites"])) if lu["cible"] else [],
        preuve=preuve,
        preuve_d_une_autre_suite=preuve is not None
        and preuve["suite"]["empreinte"] != lu["suite"]["empreinte"],
        defauts=defauts,
        scores=scores,
        surveillees=[surveillance.surveillees(nom, _de(lu, "criticite", nom), scores) for nom in CRITICITES],
        vus_par=surveillance.vus_par(defauts),
        carte=carte(lu, ecrans),
        ecarts_connus=ecarts.suivis(lu),
        redaction=remarques.redaction(lu["cible"]),
        remarques=remarques.reunies(lu["scenarios"]),
    )


def _scenario(rang: int, fiche: ScenarioEnregistre) -> ScenarioMontre:
    pas = [
        PasMontre(
            un,
            [constat for constat in fiche["constats"] if constat["pas"] == place],
            [remarque for remarque in fiche.get("remarques", []) if remarque["pas"] == place],
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
    """Les chapitres du référentiel, puis les parcours et tout autre dossier de scénarios."""
    autres = {nom: TITRES.get(nom, nom) for nom in sorted(fonctionnalites) if nom not in lu["chapitres"]}
    chapitres = []
    for nom, titre in {**lu["chapitres"], **autres}.items():
        exigences = [exigence for exigence in lu["exigences"] if exigence["chapitre"] == nom]
        chapitres.append(
            ChapitreMontre(nom, titre, exigences, fonctionnalites.get(nom, []), _compte(titre, exigences))
        )
    return chapitres


def _decides(lu: Enregistrement) -> list[PointsDecides]:
    """Qui a décidé quoi, et quand : ce que personne n'a décidé vient en dernier."""
    groupes: dict[tuple[str, str], list[str]] = {}
    for decision in lu["decisions"]:
        groupes.setdefault((decision["quand"] or "", decision["qui"]), []).append(decision["id"])
    tries = sorted(groupes.items(), key=lambda groupe: (not groupe[0][0], groupe[0]))
    return [PointsDecides(qui, quand, points) for (quand, qui), points in tries]


def _ecrans(lu: Enregistrement, ecrans: Mapping[str, Ecran]) -> list[EcranMontre]:
    return [
        EcranMontre(ecran, [exigence for exigence in lu["exigences"] if nom in exigence["source"]])
        for nom, ecran in ecrans.items()
    ]


def _de(lu: Enregistrement, champ: str, valeur: str) -> list[ExigenceEnregistree]:
    return [exigence for exigence in lu["exigences"] if dict(exigence)[champ] == valeur]


def _compte(nom: str, exigences: Sequence[ExigenceEnregistree]) -> Effectifs:
    compte = Counter(str(exigence["etat"]) for exigence in exigences)
    return Effectifs(nom, len(exigences), {etat.value: compte[etat.value] for etat in EtatDExigence})
