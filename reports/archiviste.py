"""Ce qui rassemble les résultats de tous les processus et écrit l'enregistrement, puis ses rendus."""

import json
import os
import time
import traceback
from collections.abc import Generator
from datetime import datetime
from pathlib import Path
from typing import cast

import pytest

from reports import ecarts, etats, guide, parties, provenance, rendu, verdicts
from reports.arrets import FAUTES_DE_COLLECTE
from reports.codes import CODE_DECIDE, Code
from reports.crochets import DescriptionDeCible
from reports.depot import Depot, relatif
from reports.enregistrement import NOM, VERSION, ErreurDEnregistrement, ecrit
from reports.etiquettes import exigences_couvertes
from reports.exigences import Referentiel
from reports.modele import Enregistrement, EtatDeScenario, Execution, Preuve, ScenarioEnregistre
from reports.observateur import COLLECTE, ENVOI, MASQUE, Envoi

_MORT_DU_PROCESSUS = "???"
"""Phase que pytest-xdist donne au rapport du scénario que jouait un processus mort."""
_ARRETS = (pytest.ExitCode.INTERRUPTED, pytest.ExitCode.INTERNAL_ERROR)


class Archiviste:
    """Greffon : un seul par exécution, dans le processus qui l'a lancée."""

    def __init__(
        self, config: pytest.Config, referentiel: Referentiel, dossier: Path, *, preuves: bool
    ) -> None:
        self._config = config
        self._referentiel = referentiel
        self._dossier = dossier
        self._preuves = preuves
        self._debut, self._depart = provenance.maintenant(), time.monotonic()
        self._resultats: dict[str, ScenarioEnregistre] = {}
        self._morts: dict[str, str] = {}
        self._cible: DescriptionDeCible | None = None
        self._injoignable = False
        self._autres_rouges = 0
        self._enregistrement: Enregistrement | None = None
        self._trace_du_rendu: str | None = None

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Reçoit un résultat, de ce processus ou d'un autre."""
        envoi: Envoi | None = getattr(report, ENVOI, None)
        if envoi is not None:
            self._resultats[report.nodeid] = envoi["scenario"]
            self._cible = envoi["cible"] or self._cible
            self._injoignable = self._injoignable or envoi["injoignable"]
        elif report.when == _MORT_DU_PROCESSUS:
            self._morts[report.nodeid] = "le processus qui le jouait s'est arrêté brutalement"
        elif report.failed:
            self._autres_rouges += 1

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> Generator[None, None, None]:
        """Écrit l'enregistrement et ses rendus, et décide du code de sortie, même si un rangement a échoué."""
        try:
            return (yield)
        finally:
            self._conclut(session, exitstatus)

    def _conclut(self, session: pytest.Session, exitstatus: int) -> None:
        scenarios = self._rassemble()
        if not scenarios or self._config.stash[FAUTES_DE_COLLECTE]:
            return
        Depot(self._dossier).ferme()
        self._injoignable |= self._config.stash.get(CODE_DECIDE, None) == Code.INJOIGNABLE
        enregistrement = self._enregistre(scenarios, interrompue=exitstatus in _ARRETS)
        ecrit(enregistrement, self._dossier)
        self._enregistrement = enregistrement
        self._decide(session, Code(enregistrement["verdict"]["code"]))
        try:
            # Les rendus et leurs bibliothèques ne se chargent qu'ici : les processus qui jouent n'en ont pas besoin.
            from reports import rapport  # noqa: PLC0415

            rapport.rend(self._dossier, self._config.rootpath)
        except Exception:  # noqa: BLE001 -- un rendu raté n'efface pas le résultat, mais il se voit
            self._trace_du_rendu = traceback.format_exc()
            if enregistrement["verdict"]["code"] == Code.CONFORME:
                self._decide(session, Code.INCOMPLET)
        if exitstatus == pytest.ExitCode.INTERNAL_ERROR and (ecran := _terminal(self._config)):
            self.pytest_terminal_summary(ecran, exitstatus)  # pytest ne résume pas un arrêt sur ce code

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter, exitstatus: int) -> None:
        """Dit le verdict et où lire le rapport."""
        if self._enregistrement is None:
            if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
                lots = self._lots()
                quoi = f"dans ce lot : {', '.join(lots)}" if lots else "ne correspond à ce qui est demandé"
                terminalreporter.line(f"recette : aucun scénario {quoi}", red=True)
            return
        conclusion = self._enregistrement["verdict"]
        bon = conclusion["code"] == Code.CONFORME
        terminalreporter.section("recette", green=bon, red=not bon)
        terminalreporter.line(rendu.annonce(self._enregistrement["cible"]))
        terminalreporter.line(
            f"Verdict : {conclusion['mot']}. {conclusion['phrase']}", green=bon, red=not bon
        )
        if self._trace_du_rendu is None:
            terminalreporter.line(f"Rapport : {relatif(self._dossier / rendu.NOM)}")
        else:
            terminalreporter.line(self._trace_du_rendu)
            terminalreporter.line(f"Rapport non rendu ; données : {relatif(self._dossier / NOM)}", red=True)

    def _rassemble(self) -> list[ScenarioEnregistre]:
        """Tout ce qui a été collecté, dans l'ordre ; ce qui n'a pas de résultat reste non atteint."""
        liste = self._dossier / COLLECTE
        if not liste.is_file():
            return []
        collectes = cast(list[ScenarioEnregistre], json.loads(liste.read_text(encoding="utf-8")))
        liste.unlink()
        scenarios = []
        for collecte in collectes:
            fiche = self._resultats.get(collecte["id"], collecte)
            if mort := self._morts.get(collecte["id"]):
                fiche = {**fiche, "etat": EtatDeScenario.NON_ATTEINT, "raison": mort}
            elif fiche["etat"] == EtatDeScenario.NON_ATTEINT and fiche["raison"] is None:
                fiche = {**fiche, "raison": "l'exécution s'est arrêtée avant qu'il ait un résultat"}
            scenarios.append(fiche)
        return scenarios

    def _enregistre(self, scenarios: list[ScenarioEnregistre], *, interrompue: bool) -> Enregistrement:
        fin, racine = provenance.maintenant(), self._config.rootpath
        suite = provenance.suite(racine)
        couvertes = exigences_couvertes(racine / "features")
        cible = self._cible or self._config.hook.pytest_recette_cible(config=self._config)
        execution = self._execution(scenarios, fin, interrompue=interrompue)
        connus = ecarts.connus(cible, scenarios, fin.date())
        exigences = etats.exigences(self._referentiel, scenarios, couvertes, cible, connus)
        return Enregistrement(
            version=VERSION,
            verdict=etats.verdict(exigences, scenarios, execution, (cible or {}).get("criteres", {}), connus),
            cible=cible,
            suite=suite,
            regles=provenance.regles(racine, len(exigences)),
            execution=execution,
            parties=[],
            chapitres=dict(self._referentiel.chapitres),
            decisions=guide.decisions(racine / "features" / "guide", (cible or {}).get("arbitrages", {})),
            exigences=exigences,
            scenarios=scenarios,
            jugements=[],
            preuve=self._preuve_de(suite["empreinte"]),
        )

    def _preuve_de(self, suite: str) -> Preuve | None:
        """La dernière campagne de preuve, si elle est lisible et de cette même suite."""
        chemin = self._dossier.parent / verdicts.NOM
        if not chemin.is_file():
            return None
        try:
            preuve = verdicts.lit(chemin)
        except ErreurDEnregistrement:
            return None
        return preuve if preuve["suite"]["empreinte"] == suite else None

    def _execution(
        self, scenarios: list[ScenarioEnregistre], fin: datetime, *, interrompue: bool
    ) -> Execution:
        python, plateforme = provenance.machine()
        processus = {scenario["processus"] for scenario in scenarios if scenario["processus"]}
        execution = Execution(
            debut=self._debut.isoformat(timespec="seconds"),
            fin=fin.isoformat(timespec="seconds"),
            duree=round(time.monotonic() - self._depart, 3),
            commande=self._config.stash[MASQUE].texte(
                provenance.commande(self._config.invocation_params.args)
            ),
            operateur=provenance.operateur(),
            pipeline=provenance.pipeline(os.environ),
            lots=self._lots(),
            python=python,
            plateforme=plateforme,
            navigateurs=sorted({scenario["navigateur"] for scenario in scenarios if scenario["navigateur"]}),
            processus=len(processus) or 1,
            interrompue=interrompue,
            injoignable=self._injoignable,
            autres_rouges=self._autres_rouges,
            preuves=self._preuves,
        )
        if partie := self._config.stash.get(parties.DEMANDEE, None):
            execution["partie"] = partie
        return execution

    def _lots(self) -> list[str]:
        return list(self._config.getoption("lot", default=None) or [])

    def _decide(self, session: pytest.Session, code: Code) -> None:
        self._config.stash[CODE_DECIDE] = code
        session.exitstatus = code


def _terminal(config: pytest.Config) -> pytest.TerminalReporter | None:
    greffon = config.pluginmanager.get_plugin("terminalreporter")
    return greffon if isinstance(greffon, pytest.TerminalReporter) else None
