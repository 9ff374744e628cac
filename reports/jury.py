"""Ce qui rassemble les essais d'une campagne de preuve, juge chaque défaut, l'écrit et le montre."""

import re
import time
from collections.abc import Collection, Generator
from pathlib import Path
from typing import Any, cast

import pytest
from xdist.scheduler.loadscope import LoadScopeScheduling

from reports import enregistrement, provenance, rendu, verdicts
from reports.arrets import FAUTES_DE_COLLECTE
from reports.campagne import ESSAI, REPERE, TEMOIN, Campagne, Envoi
from reports.codes import CODE_DECIDE, Code
from reports.commande import depuis_ici
from reports.crochets import Defaut, DescriptionDeCible
from reports.enregistreur import referentiel_de
from reports.etiquettes import exigences_couvertes
from reports.modele import DefautJuge, Essai, Issue, Preuve, Temoin, VerdictDeDefaut
from reports.selection import LotInconnu, choisit

CATALOGUE = "recette_catalogue"
"""Nom sous lequel le catalogue voyage vers les processus de pytest-xdist."""
_REPERES = re.compile(r"\(([\w.-]+)\)")


class Jury:
    """Greffon : rassemble les essais de tous les processus, juge, écrit et montre."""

    def __init__(self, config: pytest.Config, campagne: Campagne) -> None:
        self._config = config
        self._campagne = campagne
        self._debut, self._depart = provenance.maintenant(), time.monotonic()
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
        node.workerinput[CATALOGUE] = [dict(defaut) for defaut in self._campagne.defauts.values()]

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
        _retient(self._essais.setdefault(envoi["defaut"], {}), envoi["essai"])
        if envoi["temoin"] is not None:
            _retient(self._temoins, envoi["temoin"])

    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Un mot par essai dans le terminal."""
        envoi: Envoi | None = getattr(report, ESSAI, None)
        if envoi is None:
            return None
        tue = envoi["essai"]["issue"] == Issue.CONSTAT and envoi["essai"]["activations"]
        return ("essais qui tuent", "x", "TUE") if tue else ("autres essais", "-", "AUTRE")

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> Generator[None, None, None]:
        """Juge chaque défaut, écrit `preuve.json` et décide du code de sortie, même si un rangement a échoué."""
        try:
            return (yield)
        finally:
            self._conclut(session, exitstatus)

    def _conclut(self, session: pytest.Session, exitstatus: int) -> None:
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
            _joint_au_dernier_rapport(self._config, chemin.parent, preuve)

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
            if essai["issue"] != Issue.VERT
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
            duree=round(time.monotonic() - self._depart, 3),
            lots=list(self._config.getoption("lot", default=None) or []),
            cible=self._cible,
            suite=provenance.suite(self._config.rootpath),
            defauts=juges,
            temoins=len(self._temoins),
            temoins_rouges=rouges,
            interrompue=interrompue,
        )


def _retient(essais: dict[str, Essai], essai: Essai) -> None:
    """Note ce qu'un scénario a donné ; un second passage ne change que ce qui était vert."""
    connu = essais.get(essai["scenario"])
    if connu is None or connu["issue"] == Issue.VERT:
        essais[essai["scenario"]] = essai


class _ParDefaut(LoadScopeScheduling):  # type: ignore[misc]  # pytest-xdist est publié sans types
    """Répartition par défaut.

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
        if not _REPERES.fullmatch(REPERE.format(defaut["id"])) or defaut["id"] == TEMOIN:
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
    return (
        config.invocation_params.dir / depuis_ici(demandee)
        if demandee
        else config.rootpath / rendu.SORTIE_RELATIVE
    )


def _joint_au_dernier_rapport(config: pytest.Config, sortie: Path, preuve: Preuve) -> None:
    """Montre la preuve dans le dernier rapport, s'il vient de la même suite."""
    dossier = rendu.dernier(sortie)
    if dossier is None:
        return
    try:
        lu = enregistrement.lit(dossier / enregistrement.NOM)
    except enregistrement.ErreurDEnregistrement:
        return  # un ancien rapport abîmé n'empêche pas la campagne de conclure
    if lu["suite"]["empreinte"] == preuve["suite"]["empreinte"]:
        enregistrement.ecrit({**lu, "preuve": preuve}, dossier)
        from reports import rapport  # noqa: PLC0415 -- les processus qui jouent n'ont pas besoin des rendus

        rapport.refait(dossier, config.rootpath)


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
