"""Ce qui joue les essais d'une campagne de preuve, dans chaque processus de test."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypedDict, cast

import pytest
from _pytest.runner import runtestprotocol

from reports.collecte import Collecte, decrit
from reports.crochets import Defaut, DescriptionDeCible
from reports.echecs import ecart_dans, injoignable, resume
from reports.exigences import Referentiel
from reports.modele import Essai, Issue
from reports.observateur import MASQUE

ESSAI = "preuve"
"""Nom de l'attribut du rapport de pytest qui porte un `Envoi`."""
TEMOIN = "temoin"
REPERE = "({})"
"""Comment le nom d'un défaut se repère dans l'identifiant d'un scénario."""


class Envoi(TypedDict):
    """Ce que porte un rapport : l'essai, sous `defaut` (None pour un témoin)."""

    defaut: str | None
    essai: Essai
    cible: DescriptionDeCible | None
    injoignable: bool


@dataclass(slots=True)
class _EnCours:
    """Un scénario et le défaut sous lequel il se joue. `avant` : activations avant lui."""

    collecte: Collecte
    defaut: Defaut | None
    avant: int = 0
    abandonne: bool = False
    duree: float = 0.0


_EN_COURS = pytest.StashKey[_EnCours]()


class Campagne:
    """Greffon : joue les essais d'un processus de test."""

    def __init__(self, config: pytest.Config, referentiel: Referentiel) -> None:
        self._config = config
        self._referentiel = referentiel
        self._masque = config.stash[MASQUE]
        self._tues: set[str] = set()
        self._comptes: dict[str, int] = {}
        """Dernier compte connu de chaque défaut, pour qui ne sait pas le dire avant un scénario."""
        self._ecart_dit = ""
        self.defauts: dict[str, Defaut] = {}

    def recoit(self, catalogue: list[Defaut]) -> None:
        """Prend les défauts à poser, dans l'ordre donné."""
        self.defauts = {defaut["id"]: defaut for defaut in catalogue}

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Multiplie chaque scénario par les défauts de ses règles et de celles de ses tables d'exemples."""
        regles = {marque.name for marque in metafunc.definition.iter_markers()}
        collecte = decrit(metafunc.definition, self._referentiel)
        if collecte is None or collecte.parcours:
            return
        regles |= {etiquette for table in collecte.modele.examples for etiquette in table.tags}
        poses = [nom for nom, defaut in self.defauts.items() if defaut["regle"] in regles]
        if not poses:
            return
        if "defaut" not in metafunc.fixturenames:
            metafunc.fixturenames.append("defaut")
        reperes = [REPERE.format(nom) for nom in (TEMOIN, *poses)]
        metafunc.parametrize("defaut", [None, *poses], ids=reperes, indirect=True)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Garde les témoins utiles et, pour chaque défaut, les seuls scénarios de sa règle.

        Celui qu'annonce le défaut vient d'abord, puis les plus brefs.
        """
        rangs = {nom: rang for rang, nom in enumerate(self.defauts)}
        retenus: list[tuple[tuple[str, int, bool, int, int], pytest.Item]] = []
        for place, item in enumerate(items):
            parametres = getattr(getattr(item, "callspec", None), "params", {})
            collecte = decrit(item, self._referentiel)
            if collecte is None or "defaut" not in parametres:
                continue
            defaut = self.defauts.get(parametres["defaut"])
            regles = self._regles(collecte) if defaut is None else [defaut["regle"]]
            if not regles or regles[0] not in collecte.etiquettes.exigences:
                continue
            item.stash[_EN_COURS] = _EnCours(collecte, defaut)
            rang = -1 if defaut is None else rangs[defaut["id"]]
            annonce = "" if defaut is None else defaut.get("vu_par", "")
            attend = not (annonce and collecte.modele.name.startswith(annonce))
            retenus.append(((regles[0], rang, attend, _poids(collecte), place), item))
        items[:] = [item for _, item in sorted(retenus, key=lambda retenu: retenu[0])]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
        """Abandonne, sans rapport, un scénario dont le défaut est déjà tué."""
        en_cours = item.stash.get(_EN_COURS, None)
        if en_cours is None or en_cours.defaut is None or en_cours.defaut["id"] not in self._tues:
            return None
        en_cours.abandonne = True
        # Un passage à vide : les fixtures du scénario précédent que le suivant ne garde pas sont démontées.
        runtestprotocol(item, log=False, nextitem=nextitem)
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Note où en est le compteur du défaut."""
        en_cours = item.stash.get(_EN_COURS, None)
        if en_cours is None:
            return
        if en_cours.abandonne:
            pytest.skip("défaut déjà tué")
        en_cours.avant = self._activations(item, en_cours)
        self._ecart_dit = ""

    def pytest_recette_constat(self, regle: str, attendu: object, obtenu: object, conforme: bool) -> None:
        """Retient le constat en échec, tel qu'il a été dit."""
        if not conforme:
            self._ecart_dit = f"{regle} : attendu {attendu}, obtenu {obtenu}"

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Juge l'essai. Un rouge sous un défaut est attendu : seul un témoin rouge reste un échec."""
        rapport = yield
        en_cours = item.stash.get(_EN_COURS, None)
        if en_cours is None or en_cours.abandonne:
            return rapport
        en_cours.duree = round(en_cours.duree + rapport.duration, 4)
        exception = call.excinfo.value if call.excinfo is not None else None
        if call.when == "call" or not rapport.passed:
            essai = self._essai(item, en_cours, rapport, exception)
            envoi = Envoi(
                defaut=en_cours.defaut["id"] if en_cours.defaut else None,
                essai=cast(Essai, self._masque.valeur(essai)),
                cible=self._config.hook.pytest_recette_cible(config=self._config),
                injoignable=exception is not None and injoignable(exception),
            )
            rapport.__dict__[ESSAI] = envoi
            if en_cours.defaut is not None:
                if essai["issue"] == Issue.CONSTAT and essai["activations"]:
                    self._tues.add(en_cours.defaut["id"])
                rapport.outcome, rapport.longrepr = "passed", None
            elif rapport.failed:
                rapport.longrepr = f"témoin rouge, sans défaut : {envoi['essai']['message']}"
        rapport.sections = []
        return rapport

    def _regles(self, collecte: Collecte) -> list[str]:
        """Les règles du scénario qui ont un défaut à poser."""
        posees = {defaut["regle"] for defaut in self.defauts.values()}
        return [regle for regle in collecte.etiquettes.exigences if regle in posees]

    def _activations(self, item: pytest.Item, en_cours: _EnCours) -> int:
        if en_cours.defaut is None:
            return 0
        nom = en_cours.defaut["id"]
        compte = self._config.hook.pytest_recette_activations(item=item, defaut=nom)
        if compte is not None:
            self._comptes[nom] = int(compte)
        return self._comptes.get(nom, 0)

    def _essai(
        self,
        item: pytest.Item,
        en_cours: _EnCours,
        rapport: pytest.TestReport,
        exception: BaseException | None,
    ) -> Essai:
        issue, message = Issue.VERT, ""
        if exception is not None and (rapport.skipped or injoignable(exception)):
            issue, message = Issue.SANS_RESULTAT, resume(exception)
        elif exception is not None:
            ecart = ecart_dans(exception)
            attendue = en_cours.defaut["regle"] if en_cours.defaut else None
            propre = (
                rapport.when == "call" and ecart is not None and getattr(ecart, "regle", None) == attendue
            )
            issue = Issue.CONSTAT if propre else Issue.AUTRE_ROUGE
            message = resume(exception) if ecart is None else (self._ecart_dit or str(ecart))
        exemple = ", ".join(en_cours.collecte.exemple.values())
        lieu = f"{en_cours.collecte.fichier.as_posix()}:{en_cours.collecte.modele.line_number}"
        return Essai(
            scenario=f"{lieu} [{exemple}]" if exemple else lieu,
            nom=en_cours.collecte.scenario.name,
            issue=issue,
            activations=max(0, self._activations(item, en_cours) - en_cours.avant),
            message=message,
            duree=en_cours.duree,
        )


def _poids(collecte: Collecte) -> int:
    """Ce que coûte à peu près un scénario : ses pas et les lignes de leurs tables."""
    return sum(1 + len(pas.datatable.rows if pas.datatable else ()) for pas in collecte.scenario.steps)
