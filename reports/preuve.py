"""Greffon pytest : la campagne de preuve (`--preuve`).

Chaque scénario est joué une fois sans défaut (le témoin) et une fois sous chaque défaut de ses règles ; la
fixture `defaut` dit lequel. Dès qu'un défaut est tué, ses scénarios restants sont abandonnés. Les parcours
ne prouvent rien et ne se jouent pas.
"""

import re
import shutil
from collections.abc import Collection, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict, cast

import pytest
from _pytest.runner import runtestprotocol
from xdist.scheduler.loadscope import LoadScopeScheduling

from reports import enregistrement, provenance, rendu, verdicts
from reports.arrets import FAUTES_DE_COLLECTE
from reports.codes import CODE_DECIDE, Code
from reports.collecte import Collecte, decrit
from reports.crochets import Defaut, DescriptionDeCible
from reports.echecs import ecart_dans, injoignable, resume
from reports.enregistreur import est_une_recette, referentiel_de
from reports.etiquettes import exigences_couvertes
from reports.exigences import Referentiel
from reports.observateur import MASQUE
from reports.selection import LotInconnu, choisit
from reports.verdicts import ROUGES, DefautJuge, Essai, Issue, Preuve, Temoin, VerdictDeDefaut

ESSAI = "preuve"
"""Nom de l'attribut du rapport de pytest qui porte un `Envoi`."""
_CATALOGUE = "recette_catalogue"
_TEMOIN = "temoin"
_REPERE = "({})"
"""Comment le nom d'un défaut se repère dans l'identifiant d'un scénario."""
_REPERES = re.compile(r"\(([\w.-]+)\)")


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


@pytest.fixture
def defaut(request: pytest.FixtureRequest) -> str | None:
    """Le défaut à poser pour ce scénario, None hors d'une campagne de preuve et pour un témoin."""
    pose: str | None = getattr(request, "param", None)
    return pose


def pytest_addoption(parser: pytest.Parser) -> None:
    """Déclare `--preuve`."""
    parser.getgroup("recette").addoption(
        "--preuve",
        action="store_true",
        help="prouve que chaque règle est surveillée : joue ses scénarios sous chacun de ses défauts",
    )


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Met la campagne en place dans ce processus."""
    if not config.getoption("preuve") or not est_une_recette(config):
        return
    campagne = Campagne(config, referentiel_de(config))
    config.pluginmanager.register(campagne, "recette-campagne")
    if hasattr(config, "workerinput"):
        campagne.recoit(config.workerinput[_CATALOGUE])
    else:
        config.pluginmanager.register(Jury(config, campagne), "recette-jury")


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
        reperes = [_REPERE.format(nom) for nom in (_TEMOIN, *poses)]
        metafunc.parametrize("defaut", [None, *poses], ids=reperes, indirect=True)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Garde les témoins utiles et, pour chaque défaut, les seuls scénarios et exemples de sa règle."""
        rangs = {nom: rang for rang, nom in enumerate(self.defauts)}
        retenus: list[tuple[tuple[str, int, int], pytest.Item]] = []
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
            retenus.append(((regles[0], rang, place), item))
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


class Jury:
    """Greffon : rassemble les essais de tous les processus, juge, écrit et montre."""

    def __init__(self, config: pytest.Config, campagne: Campagne) -> None:
        self._config = config
        self._campagne = campagne
        self._debut = provenance.maintenant()
        self._essais: dict[str, dict[str, Essai]] = {}
        self._temoins: dict[str, Essai] = {}
        self._cible: DescriptionDeCible | None = None
        self._injoignable = False
        self._accident = False
        self._preuve: Preuve | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self) -> None:
        """Demande le catalogue et n'en garde que les défauts des lots demandés."""
        self._campagne.recoit(_catalogue(self._config))

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Donne le catalogue aux processus de pytest-xdist."""
        node.workerinput[_CATALOGUE] = [dict(defaut) for defaut in self._campagne.defauts.values()]

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_make_scheduler(self, config: pytest.Config, log: Any) -> "_ParDefaut":
        """Garde les scénarios d'un défaut dans un même processus, qui les abandonne dès qu'il est tué."""
        return _ParDefaut(config, log, self._campagne.defauts)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Reçoit un essai ; un démontage rouge ne change que ce qui était vert."""
        envoi: Envoi | None = getattr(report, ESSAI, None)
        if envoi is None:
            self._accident = self._accident or report.failed
            return
        self._cible = envoi["cible"] or self._cible
        self._injoignable = self._injoignable or envoi["injoignable"]
        recus = self._temoins if envoi["defaut"] is None else self._essais.setdefault(envoi["defaut"], {})
        connu = recus.get(envoi["essai"]["scenario"])
        if connu is None or connu["issue"] == Issue.VERT:
            recus[envoi["essai"]["scenario"]] = envoi["essai"]

    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Un mot par essai dans le terminal."""
        envoi: Envoi | None = getattr(report, ESSAI, None)
        if envoi is None or envoi["defaut"] is None:
            return None
        tue = envoi["essai"]["issue"] == Issue.CONSTAT and envoi["essai"]["activations"]
        return ("tués", "x", "TUÉ") if tue else ("non tués", "-", "NON TUÉ")

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Juge chaque défaut, écrit `preuve.json` et décide du code de sortie."""
        if self._config.stash[FAUTES_DE_COLLECTE]:
            return
        arretee = exitstatus in {pytest.ExitCode.INTERRUPTED, pytest.ExitCode.INTERNAL_ERROR}
        preuve = self._juge(interrompue=arretee or self._accident)
        if self._injoignable or self._config.stash.get(CODE_DECIDE, None) == Code.INJOIGNABLE:
            preuve["code"], preuve["phrase"] = Code.INJOIGNABLE, "La cible n'a pas répondu."
        self._config.stash[CODE_DECIDE] = Code(preuve["code"])
        session.exitstatus = preuve["code"]
        self._preuve = preuve
        if preuve["defauts"]:
            chemin = _sortie(self._config) / verdicts.NOM
            verdicts.ecrit(preuve, chemin)
            _joint_au_dernier_rapport(chemin, preuve)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Montre le verdict de chaque défaut."""
        preuve = self._preuve
        if preuve is None:
            return
        bon = preuve["code"] == Code.CONFORME
        terminalreporter.section("preuve", green=bon, red=not bon)
        for temoin in preuve["temoins_rouges"]:
            terminalreporter.line(f"TÉMOIN ROUGE  {temoin['nom']} ({temoin['scenario']})", red=True)
            terminalreporter.line(f"              {temoin['message']}")
        for ligne, tue in _tableau(preuve["defauts"]):
            terminalreporter.line(ligne, green=tue, red=not tue)
        terminalreporter.line(f"Preuve : {preuve['phrase']}", green=bon, red=not bon)

    def _juge(self, *, interrompue: bool) -> Preuve:
        fin = provenance.maintenant()
        couvertes = exigences_couvertes(self._config.rootpath / "features")
        rouges = [
            Temoin(scenario=essai["scenario"], nom=essai["nom"], message=essai["message"])
            for essai in self._temoins.values()
            if essai["issue"] in ROUGES
        ]
        douteux = {temoin["scenario"] for temoin in rouges}
        juges = [
            verdicts.juge(defaut, list(self._essais.get(nom, {}).values()), douteux, couvertes)
            for nom, defaut in self._campagne.defauts.items()
        ]
        code, phrase = verdicts.conclut(juges, rouges, interrompue=interrompue)
        return Preuve(
            version=verdicts.VERSION,
            code=code,
            phrase=phrase,
            debut=self._debut.isoformat(timespec="seconds"),
            fin=fin.isoformat(timespec="seconds"),
            duree=round((fin - self._debut).total_seconds(), 3),
            lots=list(self._config.getoption("lot", default=None) or []),
            cible=self._cible,
            suite=provenance.suite(self._config.rootpath),
            defauts=juges,
            temoins=len(self._temoins),
            temoins_rouges=rouges,
            interrompue=interrompue,
        )


class _ParDefaut(LoadScopeScheduling):  # type: ignore[misc]  # pytest-xdist est publié sans types
    """Répartition par défaut ; un témoin va seul, où il y a de la place.

    Le groupe de `xdist_group` ne sert pas : pytest-xdist 3.8 ne sait plus l'écrire dans les identifiants de
    pytest 9.2.
    """

    def __init__(self, config: pytest.Config, log: Any, defauts: Collection[str]) -> None:
        super().__init__(config, log)
        self._defauts = defauts

    def _split_scope(self, nodeid: str) -> str:
        reperes = _REPERES.findall(nodeid.partition("[")[2])
        return next((nom for nom in reperes if nom in self._defauts), nodeid)


def _catalogue(config: pytest.Config) -> list[Defaut]:
    """Le catalogue de la cible, réduit aux lots demandés.

    Raises:
        pytest.UsageError: la cible ne sait pas poser de défaut, ou son catalogue est fautif.
    """
    catalogue = cast(list[Defaut] | None, config.hook.pytest_recette_catalogue(config=config))
    if catalogue is None:
        raise pytest.UsageError(
            "--preuve : cette cible ne sait pas poser de défaut ; seul le simulateur le sait"
        )
    referentiel = referentiel_de(config)
    vus: set[str] = set()
    for defaut in catalogue:
        if defaut["regle"] not in referentiel.exigences:
            raise pytest.UsageError(f"défaut {defaut['id']} : la règle {defaut['regle']} n'existe pas")
        if not _REPERES.fullmatch(_REPERE.format(defaut["id"])) or defaut["id"] == _TEMOIN:
            raise pytest.UsageError(
                f"défaut « {defaut['id']} » : un nom n'a que des lettres, chiffres, . _ et -"
            )
        if defaut["id"] in vus:
            raise pytest.UsageError(f"défaut {defaut['id']} : deux défauts portent ce nom")
        vus.add(defaut["id"])
    noms: list[str] = config.getoption("lot", default=None) or []
    if not noms:
        return catalogue
    features = (config.rootpath / "features").resolve()
    try:
        visees = choisit(noms, features, referentiel).exigences_visees(features, referentiel)
    except LotInconnu as erreur:
        raise pytest.UsageError(str(erreur)) from erreur
    return [defaut for defaut in catalogue if defaut["regle"] in visees]


def _sortie(config: pytest.Config) -> Path:
    demandee: Path | None = config.getoption("sortie")
    return config.invocation_params.dir / demandee if demandee else config.rootpath / rendu.SORTIE_RELATIVE


def _joint_au_dernier_rapport(chemin: Path, preuve: Preuve) -> None:
    """Montre la preuve dans le dernier rapport, s'il vient de la même suite."""
    dossier = rendu.dernier(chemin.parent)
    if dossier is None:
        return
    try:
        meme = (
            enregistrement.lit(dossier / enregistrement.NOM)["suite"]["empreinte"]
            == preuve["suite"]["empreinte"]
        )
    except enregistrement.ErreurDEnregistrement:
        return  # un ancien rapport abîmé n'empêche pas la campagne de conclure
    if meme:
        shutil.copyfile(chemin, dossier / verdicts.NOM)
        rendu.rend(dossier)


def _tableau(defauts: list[DefautJuge]) -> list[tuple[str, bool]]:
    """Une ligne par défaut, colonnes alignées, et si le défaut est tué."""
    entete = ("Verdict", "Règle", "Défaut", "Ce qu'il casse")
    rangees = [(juge["verdict"].value, juge["regle"], juge["id"], juge["enonce"]) for juge in defauts]
    largeurs = [max(len(rangee[colonne]) for rangee in [entete, *rangees]) for colonne in range(3)]
    lignes: list[tuple[str, bool]] = []
    for rangee, juge in zip(rangees, defauts, strict=True):
        tue = juge["verdict"] == VerdictDeDefaut.TUE
        cases = "  ".join(case.ljust(largeur) for case, largeur in zip(rangee, largeurs, strict=False))
        lignes.append((f"{cases}  {rangee[3]}", tue))
        if not tue:
            lignes.append((f"{' ' * largeurs[0]}  → {juge['raison']}", tue))
    return lignes
