"""Lié à qui l'a lancé (`--lie`), le simulateur s'arrête en ordre avec son entrée standard."""

import json
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.hygiene.lecture import RACINE

COMMANDE = ("-m", "simulator", "--port", "0", "--port-courriel", "0", "--evenements", "--lie")
DELAI = 20  # secondes : un ordinateur chargé


def tel_que_lance(ignore: bool) -> None:
    """Un script qui lance en arrière-plan fait ignorer SIGINT à tout ce qu'il lance."""
    signal.signal(signal.SIGINT, signal.SIG_IGN if ignore else signal.default_int_handler)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ne fait pas ignorer un signal à ce qu'on lance")
@pytest.mark.parametrize("ignore", [False, True], ids=["au_premier_plan", "en_arriere_plan"])
def test_il_s_arrete_avec_qui_l_a_lance(tmp_path: Path, ignore: bool) -> None:
    with subprocess.Popen(
        [sys.executable, *COMMANDE, "--donnees", str(tmp_path)],
        cwd=RACINE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: tel_que_lance(ignore),  # noqa: PLW1509 (un seul fil, le temps d'un signal)
    ) as processus:
        try:
            assert processus.stdout
            adresse = json.loads(processus.stdout.readline())["adresse"]
            with urllib.request.urlopen(f"{adresse}/particuliers/", timeout=DELAI) as reponse:  # noqa: S310 (ici)
                assert reponse.status == 200
            _, erreurs = processus.communicate(timeout=DELAI)
        finally:
            processus.kill()
    assert (processus.returncode, erreurs) == (0, "")
