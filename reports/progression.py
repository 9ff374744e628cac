"""Ce que dit le terminal pendant une exécution : en français, calmement, avec le temps qu'il reste."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from reports.observateur import ENVOI
from reports.redaction import duree

TITRES: Mapping[str, str] = {
    "FAILURES": "écarts et erreurs",
    "ERRORS": "erreurs de mise en place ou de démontage",
    "warnings summary": "avertissements",
}
PALIER = 10
"""Hors d'un terminal, une ligne à chaque dixième, en pour cent."""
SILENCE = 10.0
"""Secondes au moins entre deux lignes, hors d'un terminal."""


class Progression:
    """Greffon du processus qui a lancé l'exécution : compte les scénarios, et dit où l'on en est."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._debut = self._derniere = time.monotonic()
        self._total = self._finis = self._rouges = self._palier = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self) -> None:
        """Met le terminal en français : les comptes de pytest laissent la place au verdict."""
        if repartition := self._config.pluginmanager.get_plugin("terminaldistreporter"):
            repartition.rewrite = repartition.write_line = lambda *_, **__: None
        if terminal := self._terminal():
            ecrit: Any = terminal.write_sep
            terminal.summary_stats = lambda: None
            terminal.short_test_summary = lambda: None
            terminal.write_sep = lambda signe, titre=None, **marques: ecrit(
                signe, TITRES.get(titre or "", titre), **marques
            )

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Sans pytest-xdist, ce processus sait combien il y en a."""
        self._total = len(session.items) or self._total

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """Avec lui, chaque processus collecte tout."""
        self._total = len(ids)

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Ni point ni lettre pour un scénario : la progression suffit."""
        if getattr(report, ENVOI, None) is None or report.when not in {"setup", "call"}:
            return None
        if report.when == "setup" and report.passed:
            return "", "", ""
        return report.outcome, "", ""

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Compte un scénario fini."""
        if report.when != "call" and not (report.when == "setup" and not report.passed):
            return
        self._finis += 1
        self._rouges += report.failed
        self._dit()

    def _dit(self) -> None:
        terminal = self._terminal()
        if terminal is None or not self._total:
            return
        fini = self._finis >= self._total
        if terminal.isatty:
            terminal.rewrite("" if fini else self.phrase(), erase=True)
            return
        palier, maintenant = self._finis * 100 // self._total // PALIER, time.monotonic()
        if fini or (palier > self._palier and maintenant - self._derniere >= SILENCE):
            self._palier, self._derniere = palier, maintenant
            terminal.write_line(self.phrase())
            terminal.flush()  # dans un fichier ou un tube aussi, on veut savoir où l'on en est

    def phrase(self) -> str:
        """« 120 sur 578 scénarios, 1 rouge, encore 2 min 05 s environ »."""
        ecoule = time.monotonic() - self._debut
        rouges = f", {self._rouges} rouge{'s' if self._rouges > 1 else ''}" if self._rouges else ""
        reste = ecoule * (self._total - self._finis) / self._finis if self._finis else 0.0
        suite = f", encore {duree(reste)} environ" if self._finis < self._total else f", en {duree(ecoule)}"
        return f"{self._finis} sur {self._total} scénarios{rouges}{suite}"

    def _terminal(self) -> Any:
        """Le rapporteur de pytest ; ses méthodes se remplacent, ce que ses types n'admettent pas."""
        return self._config.pluginmanager.get_plugin("terminalreporter")
