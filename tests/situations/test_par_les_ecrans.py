"""Une cible sans pilotage : ses personas sont fournis, et tout se prépare par les écrans."""

import socket
from pathlib import Path

from fixtures.pilotage import Pilotage
from tests.simulateur.processus import simulateur
from tests.situations.a_part import fournit, joue

LOTS = ("--lot", "EXG-04-08", "--lot", "EXG-09-07", "--lot", "EXG-12-08")
PROFIL = """\
nom = "sans pilotage"
simulateur = true
adresse = "{adresse}"
personas = "personas.toml"

[boite]
sorte = "smtp"
port = {port}
"""


def test_un_compte_une_etape_et_un_depot_se_preparent_par_les_ecrans(tmp_path: Path) -> None:
    (tmp_path / "donnees").mkdir()
    with socket.create_server(("127.0.0.1", 0)) as libre:
        port = libre.getsockname()[1]
    with simulateur(tmp_path / "donnees", f"127.0.0.1:{port}", horloge="") as lance:
        adresse = lance.accueil.removesuffix("/particuliers/")
        fournies = fournit(Pilotage(adresse), [(3, "BPS", "titre", False), (4, "BPS", "titre", True)])
        (tmp_path / "personas.toml").write_text(fournies.fichier, encoding="utf-8")
        profil = tmp_path / "cible.toml"
        profil.write_text(PROFIL.format(adresse=adresse, port=port), encoding="utf-8")
        jouee = joue(tmp_path / "s", "--cible", str(profil), *LOTS, environnement=fournies.environnement)
    assert (jouee.code, jouee.rouges) == (0, []), jouee.ecrit
    conformes = {regle for regle, etat in jouee.regles.items() if etat == "conforme"}
    assert conformes == {"EXG-04-08", "EXG-09-07", "EXG-12-08"}
    assert not any(secret in jouee.ecrit for secret in fournies.environnement.values())
