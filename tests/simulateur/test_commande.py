"""Une mauvaise option de la commande tient en une phrase, et rien ne s'ouvre."""

import pytest
from click.testing import CliRunner

from simulator.__main__ import MAUVAIS_USAGE, simulateur


@pytest.mark.parametrize(
    ("options", "phrase"),
    [
        (
            "--hote nulle-part.invalid --sans-pilotage",
            "« nulle-part.invalid » n'est pas une adresse connue d'ici",
        ),
        ("--hote é..x --sans-pilotage", "« é..x » n'est pas une adresse connue d'ici"),
        ("--port 65536", "« 65536 » n'est pas un port : pour --port"),
        ("--port-courriel -1", "« -1 » n'est pas un port : pour --port-courriel"),
        ("--smtp 127.0.0.1", "« 127.0.0.1 » n'est pas un serveur de courriel"),
        ("--hote 0.0.0.0", "Écouter sur 0.0.0.0 ouvrirait le pilotage au réseau"),
    ],
)
def test_une_mauvaise_option_tient_en_une_phrase(
    options: str, phrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RECETTE_JETON_PILOTAGE", raising=False)
    dit = CliRunner().invoke(simulateur, options.split())
    assert dit.exit_code == MAUVAIS_USAGE
    assert dit.stdout == ""
    assert dit.stderr.startswith(phrase)
    assert dit.stderr.count("\n") == 1
