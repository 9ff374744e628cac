"""`python -m reports.jeu [options de pytest]` : joue la recette et rend ses codes de sortie."""

import os
import sys
from collections.abc import Iterator

import pytest

from reports.codes import Code, traduit


class _Depart:
    """Retient que pytest a accepté la ligne de commande : le code rendu est alors celui de la recette."""

    def __init__(self) -> None:
        self.donne = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_cmdline_main(self) -> None:
        self.donne = True


# Avec l'une de ces options, l'utilisateur a choisi lui-même combien de processus jouent, ou veut tout voir d'un seul.
_SANS_PARALLELE = {"--numprocesses", "--headed", "--pdb", "--trace", "-h", "--help", "--collect-only", "--co"}

_A_LIER = {"--cible", "--navigateur", "--sortie"}


def main(arguments: list[str]) -> int:
    """Joue pytest avec `arguments` et rend le code de la recette.

    Sauf demande contraire : un processus par cœur, deux pour la preuve, qui passe la moitié du temps à attendre
    ce qui doit manquer.
    """
    depart = _Depart()
    if "--assiste" in arguments:
        # Une personne ne répond qu'à un processus, et sur l'entrée que pytest laisse ouverte.
        arguments = ["-n", "0", "--capture=no", *arguments]
    elif not any(a.startswith("-n") or a.partition("=")[0] in _SANS_PARALLELE for a in arguments):
        processus = str(2 * (os.cpu_count() or 1)) if "--preuve" in arguments else "auto"
        arguments = ["-n", processus, *arguments]
    # Le greffon d'Hypothesis et la réécriture des « assert », que nos pas n'emploient pas, coûtent une seconde chacun.
    arguments = [*_liees(arguments)]
    options = ["-q", "--no-header", "-p", "no:hypothesispytest", "--assert=plain"]
    try:
        brut = pytest.main([*options, *arguments], plugins=[depart])
    except BrokenPipeError:
        # La sortie a été fermée (« | head ») : il n'y a plus à qui parler, pas même en quittant.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Code.INCOMPLET
    if depart.donne:
        return int(brut)
    sys.stderr.write("recette : option inconnue ou mal employée ; la liste : python -m reports.jeu --help\n")
    return traduit(brut)


def _liees(arguments: list[str]) -> Iterator[str]:
    """« --cible profil.toml » devient « --cible=profil.toml » : à part, pytest prendrait le chemin pour un essai."""
    restants = iter(arguments)
    for argument in restants:
        yield f"{argument}={next(restants, '')}" if argument in _A_LIER else argument


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
