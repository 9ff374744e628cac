"""Ce qui arrête une exécution avant sa fin : un arrêt demandé par un greffon, une collecte impossible."""

from collections.abc import Generator

import pytest

from reports.codes import CODE_DECIDE, Code

FAUTES_DE_COLLECTE = pytest.StashKey[list[str]]()
"""Dans `config.stash` : une phrase par fichier qui n'a pas pu être collecté."""


class ArretDemande(Exception):
    """Un arrêt demandé pendant un scénario, dans un processus qui n'est pas seul à jouer."""

    def __init__(self, phrase: str, code_de_sortie: int | None) -> None:
        super().__init__(phrase)
        self.code_de_sortie = code_de_sortie


class Arrets:
    """Greffon : un par processus, qu'il y ait ou non un rapport à écrire."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        config.stash[FAUTES_DE_COLLECTE] = []

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Retient le code qu'un greffon exige en arrêtant tout (`pytest.exit(phrase, returncode=3)`)."""
        code = getattr(excinfo.value, "returncode", None)
        if isinstance(code, int) and code in tuple(Code):
            self._config.stash[CODE_DECIDE] = Code(code)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_setup(self) -> Generator[None, None, None]:
        """Mise en place d'un scénario."""
        return (yield from self._sans_sortie())

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self) -> Generator[None, None, None]:
        """Un scénario."""
        return (yield from self._sans_sortie())

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Une collecte impossible arrête tout, pytest-xdist compris : un lot amputé tromperait."""
        if not report.failed:
            return
        lignes = [ligne.removeprefix("E").strip() for ligne in report.longreprtext.splitlines()]
        faute = f"{report.nodeid} : {next(filter(None, reversed(lignes)), '')}"
        fautes = self._config.stash[FAUTES_DE_COLLECTE]
        if faute not in fautes:
            fautes.append(faute)
        repartiteur = self._config.pluginmanager.get_plugin("dsession")
        if repartiteur is not None:
            repartiteur.shouldstop = "collecte impossible"

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Une collecte impossible est un mauvais usage."""
        if self._config.stash[FAUTES_DE_COLLECTE] and not hasattr(self._config, "workerinput"):
            self._config.stash[CODE_DECIDE] = Code.MAUVAIS_USAGE
            session.exitstatus = Code.MAUVAIS_USAGE

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Dit ce qui n'a pas pu être collecté."""
        for faute in self._config.stash[FAUTES_DE_COLLECTE]:
            terminalreporter.line(f"recette : collecte impossible, {faute}", red=True)

    def _sans_sortie(self) -> Generator[None, None, None]:
        """Sous pytest-xdist, un arrêt demandé par un processus devient un échec, non une erreur interne."""
        try:
            yield
        except pytest.exit.Exception as arret:
            if hasattr(self._config, "workerinput"):
                raise ArretDemande(str(arret), arret.returncode) from None
            raise
