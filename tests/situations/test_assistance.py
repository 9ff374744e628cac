"""Le mode assisté : une personne fait ce que la cible ne permet pas, sur une cible qui ne permet rien."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from fixtures.boite import Boite
from fixtures.pilotage import Pilotage
from fixtures.smtp import Smtp
from tests.hygiene.lecture import RACINE
from tests.simulateur.processus import simulateur
from tests.situations.personne import PersonneDEssai

QUI = "Camille Exemple"
JOUES = "renouvelle_son_titre or réclamée_jointe or acceptée_le_jour or refusée_le_jour"


def test_le_depot_le_complement_et_la_decision_se_jouent_avec_une_personne(tmp_path: Path) -> None:
    (tmp_path / "donnees").mkdir()
    sortie = tmp_path / "s"
    with Smtp() as smtp, simulateur(tmp_path / "donnees", smtp.adresse, horloge="") as lance:
        adresse = lance.accueil.removesuffix("/particuliers/")
        personne = PersonneDEssai(Pilotage(adresse), Boite(smtp, patience=15), tmp_path)
        commande = [sys.executable, "-m", "reports.jeu", "--cible", adresse, "--lot", "parcours", "-k", JOUES]
        commande += ["--assiste", "--par", QUI, "--delai-assistance", "1", "--sortie", str(sortie)]
        with subprocess.Popen(
            commande,
            cwd=RACINE,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as jeu:
            assert jeu.stderr
            assert jeu.stdin
            dit = personne.assiste(jeu.stderr, jeu.stdin)
    lu = json.loads((sortie / "recette.json").read_text(encoding="utf-8"))
    etats = Counter(scenario["etat"] for scenario in lu["scenarios"])
    assert (jeu.returncode, etats) == (0, {"réussi": 4}), dit
    assert personne.demandes == {
        "inscrire": 4,
        "lien": 3,
        "courriel": 8,
        "complément": 1,
        "décision": 2,
        "état": 1,
        "fichiers": 1,
    }
    pieces = [piece for scenario in lu["scenarios"] for piece in scenario["preuves"]]
    faites = [piece for piece in pieces if piece["nom"] == "Fait par une personne"]
    assert len(faites) == personne.demandes.total()
    note = (sortie / faites[0]["fichier"]).read_text(encoding="utf-8")
    assert note.startswith("Inscrivez au registre")
    assert f"Par {QUI}, le " in note


def test_sans_personne_on_n_attend_qu_une_fois(tmp_path: Path) -> None:
    (tmp_path / "donnees").mkdir()
    with simulateur(tmp_path / "donnees", horloge="") as lance:
        adresse = lance.accueil.removesuffix("/particuliers/")
        fait = subprocess.run(
            [sys.executable, "-m", "reports.jeu", "--cible", adresse, "--lot", "EXG-03-01", "--assiste"],
            cwd=RACINE,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    assert fait.returncode == 1
    assert fait.stderr.count("▶ ") == 1
    assert "n'a pas répondu" in fait.stdout
