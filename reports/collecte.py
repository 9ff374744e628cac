"""Ce que pytest a collecté, dit dans les mots de la recette : fonctionnalité, scénario, pas, exigences."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_bdd.parser import Scenario, ScenarioTemplate
from pytest_bdd.scenario import scenario_wrapper_template_registry
from pytest_bdd.utils import registry_get_safe

from reports.etiquettes import PARCOURS, Etiquettes, classe
from reports.exigences import Referentiel
from reports.modele import EtatDePas, EtatDeScenario, Fonctionnalite, Pas, ScenarioEnregistre

_EXEMPLE = "_pytest_bdd_example"


@dataclass(frozen=True, slots=True)
class Collecte:
    """Un scénario collecté. `fichier` est relatif à la racine du projet, `chapitre` est son dossier."""

    modele: ScenarioTemplate
    exemple: dict[str, str]
    etiquettes: Etiquettes
    fichier: Path
    chapitre: str

    @property
    def parcours(self) -> bool:
        """Vrai pour un parcours de bout en bout."""
        return self.chapitre == PARCOURS

    @property
    def scenario(self) -> Scenario:
        """Le scénario, valeurs de l'exemple en place."""
        return self.modele.render(self.exemple)


def decrit(item: pytest.Item, referentiel: Referentiel) -> Collecte | None:
    """Décrit le scénario que joue `item`, ou None pour un test ordinaire."""
    modele = registry_get_safe(scenario_wrapper_template_registry, getattr(item, "obj", None))
    if modele is None:
        return None
    parametres = getattr(getattr(item, "callspec", None), "params", {})
    fichier = Path(modele.feature.filename)
    racine = item.config.rootpath
    return Collecte(
        modele=modele,
        exemple=dict(parametres.get(_EXEMPLE, {})),
        etiquettes=classe({marque.name for marque in item.iter_markers()}, referentiel),
        fichier=fichier.relative_to(racine) if fichier.is_relative_to(racine) else fichier,
        chapitre=fichier.parent.name,
    )


def ouvre(item: pytest.Item, collecte: Collecte) -> ScenarioEnregistre:
    """La fiche d'un scénario avant qu'il soit joué : rien n'est atteint."""
    scenario = collecte.scenario
    return ScenarioEnregistre(
        id=item.nodeid,
        nom=scenario.name,
        fonctionnalite=Fonctionnalite(
            nom=scenario.feature.name,
            description=scenario.feature.description.strip(),
            fichier=collecte.fichier.as_posix(),
        ),
        chapitre=collecte.chapitre,
        parcours=collecte.parcours,
        regle_metier=scenario.rule.name if scenario.rule else None,
        ligne=scenario.line_number,
        exemple=collecte.exemple,
        exigences=list(collecte.etiquettes.exigences),
        decisions=list(collecte.etiquettes.decisions),
        capacites=list(collecte.etiquettes.capacites),
        etat=EtatDeScenario.NON_ATTEINT,
        raison=None,
        debut=None,
        duree=0.0,
        processus=None,
        navigateur=None,
        pas=[
            Pas(
                mot_cle=pas.keyword.strip().capitalize(),
                texte=pas.name,
                ligne=pas.line_number,
                etat=EtatDePas.NON_ATTEINT,
                duree=0.0,
                tableau=[[cellule.value for cellule in rangee.cells] for rangee in pas.datatable.rows]
                if pas.datatable
                else None,
                texte_joint=pas.docstring,
            )
            for pas in scenario.steps
        ],
        constats=[],
        echec=None,
        preuves=[],
        rejouer=None,
    )
