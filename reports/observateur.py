"""Ce qui observe les scénarios dans le processus qui les joue.

Chaque résultat voyage dans l'attribut `recette` du rapport de pytest, qui passe tel quel d'un processus de
pytest-xdist à celui qui archive.
"""

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypedDict, cast

import pytest
from playwright.sync_api import ConsoleMessage, Page
from pytest_bdd.parser import Step

from reports import echecs, parties
from reports.collecte import Collecte, decrit, ouvre
from reports.crochets import SANS_CAPACITE, DescriptionDeCible
from reports.depot import Depot
from reports.enregistrement import ecrit_json
from reports.exigences import Referentiel
from reports.instantane import Photographe
from reports.masque import Masque
from reports.modele import (
    ConstatEnregistre,
    EtatDePas,
    EtatDeScenario,
    RemarqueEnregistree,
    ScenarioEnregistre,
)
from reports.preuves import Preuves
from reports.provenance import maintenant

COLLECTE = ".collecte.json"
ENVOI = "recette"
"""Nom de l'attribut du rapport de pytest qui porte un `Envoi`."""
_LIGNES_DE_CONSOLE = 200


class Envoi(TypedDict):
    """Ce que porte un rapport de pytest."""

    scenario: ScenarioEnregistre
    cible: DescriptionDeCible | None
    injoignable: bool


@dataclass(slots=True)
class Releve:
    """Un scénario pendant qu'il se joue. `rang` est celui du pas en cours, `depart` son début."""

    collecte: Collecte
    fiche: ScenarioEnregistre
    preuves: Preuves
    rang: int = -1
    depart: float = 0.0
    page: Page | None = None
    adresse: str = ""
    console: list[str] = field(default_factory=list)
    cesse_d_ecouter: Callable[[], None] | None = None
    injoignable: bool = False
    envoyees: int = 0
    """Nombre de pièces du dernier envoi."""

    @property
    def pas(self) -> int | None:
        """Rang du pas en cours ou arrêté, None avant le premier et après le dernier."""
        if (
            0 <= self.rang < len(self.fiche["pas"])
            and self.fiche["pas"][self.rang]["etat"] != EtatDePas.REUSSI
        ):
            return self.rang
        return None


RELEVE = pytest.StashKey[Releve]()
MASQUE = pytest.StashKey[Masque]()
DISTANT = pytest.StashKey[str]()
"""D'où vient le navigateur, s'il n'est pas de cette machine."""


class Observateur:
    """Greffon : un par processus de test."""

    def __init__(
        self, config: pytest.Config, referentiel: Referentiel, dossier: Path, *, preuves: bool
    ) -> None:
        self._config = config
        self._referentiel = referentiel
        self._dossier = dossier
        self._masque = config.stash[MASQUE]
        self._depot = Depot(dossier) if preuves else None
        self._photographe = Photographe(self._depot, self._masque) if self._depot else None
        self._courant: Releve | None = None
        self._processus = getattr(config, "workerinput", {}).get("workerid")

    @pytest.hookimpl(trylast=True)
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Ouvre la fiche de chaque scénario retenu et dépose la liste : elle survit à ce processus."""
        if session.config.option.collectonly:
            return
        fiches: list[ScenarioEnregistre] = []
        entiere = parties.Repartition(session.items, {})
        repartition = session.config.stash.get(parties.REPARTITION, entiere)
        retenus = {
            item.nodeid for item in session.items
        }  # un greffon (« --lf ») a pu en ôter après la découpe
        for item in repartition.collectes:
            ailleurs = repartition.ailleurs.get(item.nodeid)
            collecte = decrit(item, self._referentiel) if ailleurs or item.nodeid in retenus else None
            if collecte is None:
                continue
            fiche = ouvre(item, collecte)
            if ailleurs:
                fiches.append({**fiche, "raison": parties.raison(ailleurs)})
                continue
            preuves = Preuves(self._depot, self._masque, self._photographe, images=collecte.parcours)
            item.stash[RELEVE] = Releve(collecte, fiche, preuves)
            item.user_properties += [("exigence", nom) for nom in collecte.etiquettes.exigences]
            fiches.append(fiche)
        if fiches and not (self._dossier / COLLECTE).exists():
            ecrit_json(fiches, self._dossier / COLLECTE)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Suit le scénario en cours."""
        self._courant = item.stash.get(RELEVE, None)
        if self._courant is not None:
            self._courant.fiche["debut"] = maintenant().isoformat(timespec="milliseconds")
            self._courant.fiche["processus"] = self._processus
        try:
            return (yield)
        finally:
            self._courant = None

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
    ) -> Generator[None, object, object]:
        """Retient la page du scénario et écoute sa console."""
        valeur = yield
        if fixturedef.argname == "page" and isinstance(valeur, Page):
            releve = request.node.stash.get(RELEVE, None)
            if releve is not None:
                releve.page = valeur
                if self._depot is not None:
                    releve.cesse_d_ecouter = _ecoute(valeur, releve.console)
        return valeur

    def pytest_fixture_post_finalizer(
        self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
    ) -> None:
        """Cesse d'écouter la page : elle peut resservir."""
        releve = request.node.stash.get(RELEVE, None) if fixturedef.argname == "page" else None
        if releve is not None and releve.cesse_d_ecouter is not None:
            releve.cesse_d_ecouter()
            releve.cesse_d_ecouter = None

    def pytest_bdd_before_step(self, request: pytest.FixtureRequest) -> None:
        """Un pas commence."""
        releve = request.node.stash.get(RELEVE, None)
        if releve is not None:
            releve.rang += 1
            releve.depart = time.perf_counter()
            releve.preuves.pas = releve.rang

    def pytest_bdd_after_step(self, request: pytest.FixtureRequest, step: Step) -> None:
        """Un pas a réussi : la page qu'il laisse est versée."""
        releve = request.node.stash.get(RELEVE, None)
        if releve is None:
            return
        pas = releve.fiche["pas"][releve.rang]
        pas["etat"] = EtatDePas.REUSSI
        pas["duree"] = round(time.perf_counter() - releve.depart, 4)
        if self._depot is not None and releve.page is not None and _merite(step, releve):
            releve.adresse = releve.page.url
            releve.preuves.page(releve.page, pas["texte"])

    def pytest_bdd_step_func_lookup_error(self, request: pytest.FixtureRequest) -> None:
        """Un pas n'a pas de définition : c'est lui qui arrête le scénario."""
        self.pytest_bdd_before_step(request)

    def pytest_recette_constat(
        self, regle: str, attendu: object, obtenu: object, ou: str | None, conforme: bool
    ) -> None:
        """Note un constat du scénario en cours."""
        releve = self._courant
        if releve is None:
            return
        releve.fiche["constats"].append(
            ConstatEnregistre(
                regle=regle,
                attendu=self._masque.texte(str(attendu)),
                obtenu=self._masque.texte(str(obtenu)),
                ou=None if ou is None else self._masque.texte(ou),
                conforme=conforme,
                pas=releve.pas,
            )
        )

    def pytest_recette_remarque(self, regle: str | None, attendu: str, obtenu: str, ou: str | None) -> None:
        """Note un texte du scénario en cours accepté en d'autres mots, une fois par pas et par règle."""
        releve = self._courant
        if releve is None:
            return
        remarque = RemarqueEnregistree(
            regle=regle,
            attendu=self._masque.texte(attendu),
            obtenu=self._masque.texte(obtenu),
            ou=None if ou is None else self._masque.texte(ou),
            pas=releve.pas,
        )
        remarques = releve.fiche.setdefault("remarques", [])
        if remarque not in remarques:
            remarques.append(remarque)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Conclut une phase du scénario et joint la fiche au rapport."""
        rapport = yield
        releve = item.stash.get(RELEVE, None)
        if releve is None:
            return rapport
        releve.fiche["duree"] = round(releve.fiche["duree"] + rapport.duration, 4)
        if call.when == "call" and rapport.passed:
            releve.fiche["etat"] = EtatDeScenario.REUSSI
        elif rapport.skipped:
            self._passe(releve, rapport)
        elif rapport.failed and call.excinfo is not None:
            self._echoue(item, releve, call.excinfo, rapport)
        rapport.sections = [(titre, self._masque.texte(contenu)) for titre, contenu in rapport.sections]
        if call.when == "call" or not rapport.passed or len(releve.preuves.pieces) != releve.envoyees:
            self._joint(releve, rapport)
        return rapport

    def _passe(self, releve: Releve, rapport: pytest.TestReport) -> None:
        """Un scénario passé outre n'est « non applicable » que si une capacité manque à la cible.

        Celle que son étiquette demande, ou celle qu'a nommée ce qui le prépare (`SANS_CAPACITE`).
        """
        raison = rapport.longrepr[2] if isinstance(rapport.longrepr, tuple) else str(rapport.longrepr)
        raison = self._masque.texte(raison.removeprefix("Skipped: "))
        if isinstance(rapport.longrepr, tuple):
            rapport.longrepr = (rapport.longrepr[0], rapport.longrepr[1], raison)
        cible = self._cible()
        manquantes = sorted(set(releve.fiche["capacites"]) - set(cible["capacites"])) if cible else []
        self._arrete_le_pas(releve, EtatDePas.INTERROMPU)
        if manquantes:
            raison = SANS_CAPACITE + ", ".join(manquantes)
        if raison.startswith(SANS_CAPACITE):
            releve.fiche["etat"] = EtatDeScenario.NON_APPLICABLE
            releve.fiche["raison"] = raison
        else:
            releve.fiche["etat"] = EtatDeScenario.NON_ATTEINT
            releve.fiche["raison"] = f"passé outre : {raison}"

    def _echoue(
        self,
        item: pytest.Item,
        releve: Releve,
        capture: pytest.ExceptionInfo[BaseException],
        rapport: pytest.TestReport,
    ) -> None:
        fiche, pas = releve.fiche, releve.pas
        self._arrete_le_pas(releve, EtatDePas.ECHOUE)
        if self._depot is not None and rapport.when != "teardown":
            self._photographie_l_echec(releve)
        trace = str(item._repr_failure_py(capture, style="short"))  # noqa: SLF001 -- rien de public ne l'abrège
        echec = echecs.nettoie(echecs.decrit(capture, fiche, pas, item.config.rootpath, trace), self._masque)
        if rapport.when == "teardown" and fiche["echec"] is not None:
            return  # l'échec du scénario prime sur celui de son démontage
        fiche["echec"] = echec
        fiche["rejouer"] = echecs.commande_de_rejeu(fiche["id"], self._rejeu())
        if echecs.injoignable(capture.value):
            releve.injoignable = True
            fiche["etat"], fiche["raison"] = EtatDeScenario.NON_ATTEINT, echec["resume"]
        else:
            fiche["etat"] = echec["genre"]
        fiche["preuves"] = list(releve.preuves.pieces)
        dossier = self._dossier if self._depot is not None else None
        rapport.longrepr = self._masque.texte(echecs.message(fiche, self._referentiel, dossier))

    def _photographie_l_echec(self, releve: Releve) -> None:
        if releve.page is not None:
            releve.preuves.page(releve.page, "Page au moment de l'échec", image=True)
        if releve.console:
            releve.preuves.texte("\n".join(releve.console), "Console du navigateur")

    @staticmethod
    def _arrete_le_pas(releve: Releve, etat: EtatDePas) -> None:
        if (pas := releve.pas) is not None:
            releve.fiche["pas"][pas]["etat"] = etat
            releve.fiche["pas"][pas]["duree"] = round(time.perf_counter() - releve.depart, 4)

    def _joint(self, releve: Releve, rapport: pytest.TestReport) -> None:
        fiche = releve.fiche
        fiche["preuves"] = list(releve.preuves.pieces)
        releve.envoyees = len(fiche["preuves"])
        if releve.page is not None and fiche["navigateur"] is None:
            navigateur = releve.page.context.browser
            if navigateur is not None:
                nom = f"{navigateur.browser_type.name} {navigateur.version}"
                distant = self._config.stash.get(DISTANT, None)
                fiche["navigateur"] = f"{nom} (navigateur distant, {distant})" if distant else nom
        propre = self._masque.valeur(fiche)
        envoi = Envoi(
            scenario=cast(ScenarioEnregistre, propre), cible=self._cible(), injoignable=releve.injoignable
        )
        rapport.__dict__[ENVOI] = envoi  # un attribut de plus voyage tel quel ; pytest ne le déclare pas

    def _rejeu(self) -> str:
        cible = self._cible()
        return cible.get("rejeu", "") if cible else ""

    def _cible(self) -> DescriptionDeCible | None:
        description: DescriptionDeCible | None = self._config.hook.pytest_recette_cible(config=self._config)
        return description


def _merite(step: Step, releve: Releve) -> bool:
    """Un *Quand* laisse toujours une trace ; un *Alors*, seulement si l'adresse a changé."""
    if step.type == "when":
        return True
    return step.type == "then" and releve.page is not None and releve.page.url != releve.adresse


def _ecoute(page: Page, console: list[str]) -> Callable[[], None]:
    """Note ce que dit la console de la page ; rend de quoi cesser, car une page peut resservir."""

    def note(message: ConsoleMessage) -> None:
        if len(console) < _LIGNES_DE_CONSOLE:
            console.append(f"{message.type} : {message.text}")

    def erreur(exception: Exception) -> None:
        if len(console) < _LIGNES_DE_CONSOLE:
            console.append(f"erreur de page : {exception}")

    def cesse() -> None:
        page.remove_listener("console", note)
        page.remove_listener("pageerror", erreur)

    page.on("console", note)
    page.on("pageerror", erreur)
    return cesse
