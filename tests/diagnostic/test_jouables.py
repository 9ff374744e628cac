"""Le diagnostic entier, et ce qu'il dit jouable : mêmes non applicables, pour les mêmes raisons, qu'une exécution."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from fixtures.diagnostic import jouables
from fixtures.diagnostic.apports import APPORTS
from fixtures.diagnostic.jouables import Releve
from fixtures.pilotage import Pilotage
from reports.commande import DEPUIS
from reports.crochets import SANS_CAPACITE
from reports.exigences import charge
from tests.hygiene.lecture import RACINE
from tests.simulateur.processus import simulateur
from tests.situations.a_part import joue

JETON = "jeton-du-diagnostic"
PROFIL = """\
nom = "à part"
simulateur = true
adresse = "{adresse}"
capacites = ["pilotage", "horloge"]

[acces]
jeton_de_pilotage = "ESSAI_DIAGNOSTIC_JETON"
"""


def diagnostique(
    *options: str, environnement: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """La commande, dans son processus."""
    return subprocess.run(
        [sys.executable, "-m", "fixtures.diagnostic", *options],
        cwd=RACINE,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200", **(environnement or {})},
    )


def test_tout_va_et_rien_n_a_change(tmp_path: Path) -> None:
    """Une cible saine : chaque point est dit, le jeton jamais, et la cible est comme avant."""
    (tmp_path / "donnees").mkdir()
    with pytest.MonkeyPatch.context() as reglages:
        reglages.setenv("RECETTE_JETON_PILOTAGE", JETON)
        with simulateur(tmp_path / "donnees") as lance:
            adresse = lance.accueil.removesuffix("/particuliers/")
            (tmp_path / "cible.toml").write_text(PROFIL.format(adresse=adresse), encoding="utf-8")
            fait = diagnostique(
                "--cible",
                "cible.toml",
                "--lot",
                "EXG-01-03",
                "--json",
                environnement={"ESSAI_DIAGNOSTIC_JETON": JETON, DEPUIS: str(tmp_path)},
            )
            avec_jeton = {"Authorization": f"Bearer {JETON}"}
            horloge, demandes, courriels = (
                Pilotage(adresse)._session.get(f"{adresse}/pilotage/{chemin}", headers=avec_jeton).json()  # noqa: SLF001
                for chemin in ("horloge", "demandes", "courriels")
            )
    assert fait.returncode == 0, fait.stdout + fait.stderr
    lu: dict[str, Any] = json.loads(fait.stdout)
    etats = {un["quoi"]: un["etat"] for un in lu["constats"]}
    bons = {"profil", "variables", "accueil", "renvois", "version", "horloge", "pilotage", "navigateur"}
    assert {quoi for quoi, etat in etats.items() if etat == "bon"} == {
        *bons,
        "accueil à l'écran",
        "scénarios",
        "règles",
    }
    assert set(etats.values()) == {"bon", "sans objet"}
    assert (lu["version"], lu["code"], lu["cible"]["nom"]) == (1, 0, "à part")
    assert (lu["jouable"]["total"], lu["jouable"]["jouables"], lu["jouable"]["non_applicables"]) == (1, 1, 0)
    assert JETON not in fait.stdout + fait.stderr
    assert (horloge["instant"][:16], demandes, courriels) == ("2022-04-26T12:00", [], [])


def test_une_adresse_fermee_rend_3_et_dit_quand_meme_le_jouable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as libre:
        port = libre.getsockname()[1]
    adresse = f"http://qualif:mot-tres-secret@127.0.0.1:{port}"
    fait = diagnostique("--cible", adresse, "--lot", "EXG-03-01", "--lot", "EXG-01-03")
    assert fait.returncode == 3, fait.stdout + fait.stderr
    assert fait.stderr == ""
    lignes = [" ".join(ligne.split()) for ligne in fait.stdout.splitlines()]
    montree = f"http://qualif:[masqué]@127.0.0.1:{port}/particuliers/"
    assert f"✗ accueil {montree} : la connexion ne s'ouvre pas" in lignes
    assert "mot-tres-secret" not in fait.stdout
    assert any(ligne.startswith("✓ scénarios 1 jouable sur ") for ligne in lignes)
    assert any(ligne.endswith("avec un pilotage") for ligne in lignes)
    assert lignes[-1].startswith("La cible n'est pas prête")


@pytest.mark.parametrize(
    ("capacites", "lots", "certains_se_jouent"),
    [
        (["pilotage"], ["EXG-04-09", "EXG-05-01", "EXG-10-24", "EXG-13-02", "EXG-13-19"], True),
        ([], ["03"], False),
    ],
    ids=["un pilotage seul", "une adresse seule"],
)
def test_le_jouable_est_celui_d_une_execution(
    tmp_path: Path, capacites: list[str], lots: list[str], certains_se_jouent: bool
) -> None:
    (tmp_path / "donnees").mkdir()
    with simulateur(tmp_path / "donnees", horloge="") as lance:
        adresse = lance.accueil.removesuffix("/particuliers/")
        profil = tmp_path / "cible.toml"
        profil.write_text(
            f'nom = "à part"\nsimulateur = true\nadresse = "{adresse}"\ncapacites = {json.dumps(capacites)}\n',
            encoding="utf-8",
        )
        releves = jouables.releve(RACINE, str(profil), lots, assiste=False)
        nommes = [mot for lot in lots for mot in ("--lot", lot)]
        jouee = joue(tmp_path / "s", "--cible", str(profil), *nommes, "--sans-preuves", "-n", "0")
    joues = {scenario["id"]: scenario for scenario in jouee.lu["scenarios"]}
    prevus = {un.id: set(un.manque) for un in releves}
    assert joues.keys() == prevus.keys()
    non_applicables = {nom for nom, un in joues.items() if un["etat"] == "non applicable"}
    assert non_applicables == {nom for nom, manque in prevus.items() if manque}
    assert non_applicables
    assert (len(non_applicables) < len(joues)) == certains_se_jouent
    for nom in non_applicables:
        dites = set(joues[nom]["raison"].removeprefix(SANS_CAPACITE).split(", "))
        # Le rapport ne nomme que les étiquettes d'un scénario s'il lui en manque : le relevé dit aussi le reste.
        etiquettes = set(joues[nom]["capacites"]) - set(capacites)
        assert dites == (etiquettes or prevus[nom])
        assert dites <= prevus[nom]


def test_une_collecte_impossible_est_dite() -> None:
    with pytest.raises(jouables.CollecteImpossible, match="Aucun profil de cible « absente »"):
        jouables.releve(RACINE, "absente", [], assiste=False)


def test_les_comptes_et_les_gains_tries() -> None:
    """Comptés à la main : trois scénarios, dont un jouable ; deux apports en donnent un chacun ou deux."""
    referentiel = charge()
    une, deux, trois = list(referentiel.exigences)[:3]
    aucun = [False] * len(APPORTS)

    def avec(*rangs: int) -> tuple[bool, ...]:
        return tuple(rang in rangs or deja for rang, deja in enumerate(aucun))

    tous = range(len(APPORTS))
    releves = [
        Releve("a", (une,), (), avec(*tous)),
        Releve("b", (une, deux), ("courriel",), avec(1, 3)),
        Releve("c", (trois,), ("courriel", "agent"), avec(3)),
    ]
    compte = jouables.compte(releves, referentiel)
    assert (compte.total, compte.jouables, compte.non_applicables) == (3, 1, 2)
    assert dict(compte.par_moyen) == {"courriel": 2, "agent": 1}
    assert (compte.regles.couvertes, compte.regles.total) == (1, 306)
    assert sum(part.couvertes for part in compte.par_criticite.values()) == 1
    assert sum(part.total for part in compte.par_criticite.values()) == 306
    gains = [(gain.apport, gain.scenarios, gain.regles) for gain in compte.gains]
    assert gains == [(APPORTS[3].dit, 2, 2), (APPORTS[1].dit, 1, 1)]


def test_un_apport_qui_ne_donne_rien_de_plus_qu_un_plus_simple_ne_se_dit_pas() -> None:
    """Le pilotage seul (0) suffit : celui qui règle aussi l'horloge (1) n'ajoute rien."""
    releves = [Releve("a", (), ("pilotage",), tuple(rang in {0, 1} for rang in range(len(APPORTS))))]
    assert APPORTS[0].capacites < APPORTS[1].capacites
    assert [gain.apport for gain in jouables.compte(releves, charge()).gains] == [APPORTS[0].dit]


def test_une_personne_qui_assiste_compte_parmi_les_moyens() -> None:
    seule = jouables.releve(RACINE, "http://127.0.0.1:9", ["EXG-04-09"], assiste=False)
    assistee = jouables.releve(RACINE, "http://127.0.0.1:9", ["EXG-04-09"], assiste=True)
    assert all(un.manque for un in seule)
    assert not any(un.manque for un in assistee)
