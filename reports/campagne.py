"""Ce qui joue les essais d'une campagne de preuve, dans chaque processus de test."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypedDict, cast

import pytest
from _pytest import runner

from reports.collecte import Collecte, decrit
from reports.crochets import Defaut, DescriptionDeCible
from reports.echecs import ecart_dans, injoignable, resume
from reports.exigences import Referentiel
from reports.modele import Essai, Issue
from reports.observateur import MASQUE
from reports.verdicts import ROUGES

ESSAI = "preuve"
"""Nom de l'attribut du rapport de pytest qui porte un `Envoi`."""
TEMOIN = "temoin"
REPERE = "({})"
"""Comment le nom d'un défaut se repère dans l'identifiant d'un scénario."""


class Envoi(TypedDict):
    """Ce que porte un rapport : l'essai sous `defaut`, et son témoin s'il est joué."""

    defaut: str
    essai: Essai
    temoin: Essai | None
    cible: DescriptionDeCible | None
    injoignable: bool


@dataclass(slots=True)
class _EnCours:
    """Un scénario et le défaut sous lequel il se joue. `avant` : activations avant lui. `essai` : ce qu'il a donné."""

    collecte: Collecte
    defaut: Defaut | None
    avant: int = 0
    a_vide: bool = False
    duree: float = 0.0
    essai: Essai | None = None
    injoignable: bool = False

    @property
    def tue(self) -> bool:
        """Vrai si le constat de la règle a échoué pendant que le défaut agissait."""
        return bool(self.essai and self.essai["issue"] == Issue.CONSTAT and self.essai["activations"])

    @property
    def rouge(self) -> bool:
        """Vrai si le scénario, joué, a échoué."""
        return self.essai is not None and self.essai["issue"] in ROUGES

    @property
    def vert(self) -> bool:
        """Vrai si le scénario, joué, a réussi."""
        return self.essai is not None and self.essai["issue"] == Issue.VERT


_EN_COURS = pytest.StashKey[_EnCours]()


class Campagne:
    """Greffon : joue les essais d'un processus de test."""

    def __init__(self, config: pytest.Config, referentiel: Referentiel) -> None:
        self._config = config
        self._referentiel = referentiel
        self._masque = config.stash[MASQUE]
        self._tues: set[str] = set()
        self._temoins: dict[str, pytest.Item] = {}
        """Chaque scénario sans défaut, d'après son identifiant."""
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
        """Garde, pour chaque défaut, les seuls scénarios de sa règle, et met de côté leurs témoins.

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
            item.stash[_EN_COURS] = _EnCours(collecte, defaut)
            if defaut is None:
                self._temoins[item.nodeid] = item
            elif defaut["regle"] in collecte.etiquettes.exigences:
                annonce = defaut.get("vu_par", "")
                attend = not (annonce and collecte.scenario.name.startswith(annonce))
                rang = (defaut["regle"], rangs[defaut["id"]], attend, _poids(collecte), place)
                retenus.append((rang, item))
        items[:] = [item for _, item in sorted(retenus, key=lambda retenu: retenu[0])]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
        """Joue un scénario sous un défaut et, s'il est rouge, sans lui ; l'abandonne si le défaut est déjà tué."""
        en_cours = item.stash.get(_EN_COURS, None)
        if en_cours is None or en_cours.defaut is None:
            return None
        nom = en_cours.defaut["id"]
        if nom in self._tues:
            self._passe(item, nextitem)
            return True
        temoin = self._temoins[item.nodeid.replace(REPERE.format(nom), REPERE.format(TEMOIN))]
        sans_defaut = temoin.stash[_EN_COURS]
        a_jouer = sans_defaut.essai is None
        item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
        rapports = runner.runtestprotocol(item, log=False, nextitem=temoin if a_jouer else nextitem)
        if a_jouer and en_cours.rouge:
            runner.runtestprotocol(temoin, log=False, nextitem=nextitem)
        elif a_jouer:
            self._passe(temoin, nextitem)
        if en_cours.tue and sans_defaut.vert:
            self._tues.add(nom)
        for rapport in rapports:
            if (envoi := rapport.__dict__.get(ESSAI)) is not None:
                envoi["temoin"] = sans_defaut.essai
                envoi["injoignable"] = en_cours.injoignable or sans_defaut.injoignable
            item.ihook.pytest_runtest_logreport(report=rapport)
        item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
        return True

    @staticmethod
    def _passe(item: pytest.Item, nextitem: pytest.Item | None) -> None:
        """Un passage à vide, sans rapport : démonte ce que le scénario suivant ne garde pas."""
        en_cours = item.stash[_EN_COURS]
        en_cours.a_vide = True
        runner.runtestprotocol(item, log=False, nextitem=nextitem)
        en_cours.a_vide = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Note où en est le compteur du défaut."""
        en_cours = item.stash.get(_EN_COURS, None)
        if en_cours is None:
            return
        if en_cours.a_vide:
            pytest.skip("passage à vide")
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
        """Juge l'essai. Un rouge sous un défaut est attendu : il n'est pas un échec."""
        rapport = yield
        en_cours = item.stash.get(_EN_COURS, None)
        if en_cours is None or en_cours.a_vide:
            return rapport
        en_cours.duree = round(en_cours.duree + rapport.duration, 4)
        exception = call.excinfo.value if call.excinfo is not None else None
        if call.when == "call" or not rapport.passed:
            essai = cast(Essai, self._masque.valeur(self._essai(item, en_cours, rapport, exception)))
            if en_cours.essai is None or en_cours.essai["issue"] == Issue.VERT:
                en_cours.essai = essai
            en_cours.injoignable |= exception is not None and injoignable(exception)
            if en_cours.defaut is not None:
                rapport.__dict__[ESSAI] = Envoi(
                    defaut=en_cours.defaut["id"],
                    essai=essai,
                    temoin=None,
                    cible=self._config.hook.pytest_recette_cible(config=self._config),
                    injoignable=en_cours.injoignable,
                )
                rapport.outcome, rapport.longrepr = "passed", None
        rapport.sections = []
        return rapport

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
