"""La liste des pas."""

import pytest

from reports import pas
from reports.codes import Code
from reports.pas import PasDisponible


def test_liste() -> None:
    chapitres = list(
        pas.lignes(
            [
                PasDisponible(
                    "mot_de_passe", "Quand", "elle attend <delai : Duree>", "steps/mot_de_passe.py:12"
                ),
                PasDisponible("mot_de_passe", "Alors", "elle reçoit <n> mails", "steps/mot_de_passe.py:20"),
            ]
        )
    )
    assert chapitres == [
        "",
        "Mot de passe",
        "  Quand       elle attend <delai : Duree>",
        "              steps/mot_de_passe.py:12",
        "  Alors       elle reçoit <n> mails",
        "              steps/mot_de_passe.py:20",
    ]


def test_les_pas_du_projet() -> None:
    """Chaque pas dit son chapitre, sa phrase et un endroit qui existe."""
    trouves = pas.charge()
    assert trouves
    for un in trouves:
        fichier, ligne = un.lieu.split(":")
        source = (pas.RACINE / fichier).read_text(encoding="utf-8").splitlines()
        assert source[int(ligne) - 1].startswith("@"), un
        assert un.mot in {"Étant donné", "Quand", "Alors", "(tous)"}
        assert "{" not in un.phrase


def test_mot_absent(capsys: pytest.CaptureFixture[str]) -> None:
    assert pas.main(["mot-que-nul-pas-ne-contient"]) == Code.CONFORME
    assert capsys.readouterr().out == "\n0 pas.\n"
