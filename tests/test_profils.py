"""Les profils de cible : ce qu'ils disent, et leurs fautes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from fixtures.cible import lit_le_profil
from reports.motifs import MotifSansScenario, designe, vises
from tests.hygiene.lecture import RACINE

BON = """\
nom = "qualif"
simulateur = false
adresse = "https://qualif.invalid"
patience = 20

[criteres]
majeure = 2

[[ecarts_connus]]
regle = "EXG-01-01"
raison = "livré au lot 2"
ticket = "A-12"
fin = "2027-01-31"

[arbitrages]
C-25 = { qui = "Camille Exemple", quand = "2026-11-02" }
"""


def ecrit(dossier: Path, contenu: str) -> Path:
    fichier = dossier / "qualif.toml"
    fichier.write_text(contenu, encoding="utf-8")
    return fichier


def test_un_profil_se_lit(tmp_path: Path) -> None:
    cible = lit_le_profil("qualif.toml", ecrit(tmp_path, BON).parent)
    assert (cible.nom, cible.accueil) == ("qualif", "https://qualif.invalid/particuliers/")
    assert (cible.capacites, cible.patience, dict(cible.criteres)) == ((), 20, {"majeure": 2})
    assert cible.ecarts_connus[0]["ticket"] == "A-12"
    assert cible.arbitrages["C-25"]["qui"] == "Camille Exemple"


def test_une_adresse_vaut_un_profil_sans_capacite() -> None:
    cible = lit_le_profil("http://127.0.0.1:8080/prefixe/")
    assert (cible.nom, cible.adresse) == ("127.0.0.1:8080", "http://127.0.0.1:8080/prefixe")
    assert (cible.simulateur, cible.capacites) == (False, ())


@pytest.mark.parametrize(
    ("avant", "apres", "phrase"),
    [
        ("patience", "patiente", "ligne 4 : la clé « patiente » est inconnue ; voulait-on « patience » ?"),
        ("patience = 20", 'patience = "vite"', "ligne 4 : « patience » doit être un nombre"),
        ('nom = "qualif"\n', "", "qualif.toml : il manque « nom »"),
        ("majeure = 2", "majeur = 2", "ligne 7 : la clé « majeur » est inconnue ; voulait-on « majeure » ?"),
        ('ticket = "A-12"\n', "", "il manque « ticket »"),
        ("adresse = ", "adresse ", "ligne 3 : ce n'est pas du TOML"),
        ("adresse =", "# adresse =", "donnez « adresse » (une cible qui tourne) ou « demarre »"),
        ("patience = 20", 'capacites = ["horloges"]', "« horloges » n'est pas admis dans « capacites »"),
        (
            'regle = "EXG-01-01"',
            "",
            "ligne 9 : un écart connu vise une « regle » ou, par un motif, un « scenario »",
        ),
        (
            'ticket = "A-12"',
            'ticket = "A-12"\nscenario = "Le *"',
            "ligne 9 : un écart connu vise une « regle » ou",
        ),
        (
            "2027-01-31",
            "2027-02-31",
            "ligne 13 : « fin » doit être un jour, AAAA-MM-JJ, et « 2027-02-31 » n'en est",
        ),
        ("patience = 20", "production = true", "c'est un service réel, la recette n'y joue jamais"),
        (
            "qualif.invalid",
            "administration-etrangers-en-france.interieur.gouv.fr",
            "c'est un service réel, la recette n'y joue jamais",
        ),
    ],
)
def test_une_faute_est_dite_avec_sa_ligne(tmp_path: Path, avant: str, apres: str, phrase: str) -> None:
    ecrit(tmp_path, BON.replace(avant, apres, 1))
    with pytest.raises(pytest.UsageError) as faute:
        lit_le_profil("qualif.toml", tmp_path)
    assert phrase in str(faute.value)
    assert "\n" not in str(faute.value)


def test_un_profil_absent_est_dit() -> None:
    with pytest.raises(pytest.UsageError, match=r"absent\.toml : ce fichier n'existe pas"):
        lit_le_profil("absent.toml")
    with pytest.raises(pytest.UsageError, match=r"Profils connus : ancienne_connexion, simulateur"):
        lit_le_profil("absent")


def joue(*options: str) -> "subprocess.CompletedProcess[str]":
    commande = [sys.executable, "-m", "reports.jeu", *options]
    return subprocess.run(commande, cwd=RACINE, check=False, capture_output=True, text=True)


def test_une_regle_inconnue_du_profil_arrete_tout(tmp_path: Path) -> None:
    profil = ecrit(tmp_path, BON.replace("EXG-01-01", "EXG-99-99"))
    fait = joue("--cible", str(profil), "--lot", "01")
    assert fait.returncode == 2
    assert "EXG-99-99 n'existe pas, cette ligne ne vaut pour rien" in fait.stderr


def test_un_motif_sans_scenario_arrete_tout(tmp_path: Path) -> None:
    """Le motif est cherché dans toute la suite, non dans le seul lot joué."""
    profil = ecrit(
        tmp_path, BON.replace('regle = "EXG-01-01"', 'scenario = "Le lien ne sert qu\'une seule fois"')
    )
    fait = joue("--cible", str(profil), "--lot", "01")
    assert fait.returncode == 2
    assert (
        "Profil de « qualif » : aucun scénario de la suite ne répond à « Le lien ne sert qu'une seule fois »"
        " ; noms proches : « Le lien ne sert qu'une fois »" in fait.stderr
    )


def test_un_motif_designe_par_le_nom_et_l_exemple() -> None:
    features = RACINE / "features"
    nom, exemple = "Le nom suit [*]", {"cas": "un tiret"}
    assert designe("Le nom *", nom, exemple)
    assert designe("Le nom suit [*] [un tiret]", nom, exemple)
    assert not designe("Le nom suit [?] [un point]", nom, exemple)
    assert not designe("le nom *", nom, exemple)
    assert vises(["Le lien ne sert qu'une fois", "*"], features)["Le lien ne sert qu'une fois"] == 2
    with pytest.raises(MotifSansScenario, match="« Jamais écrit »"):
        vises(["Jamais écrit"], features)


def test_une_horloge_partagee_ne_se_joue_que_d_un_processus(tmp_path: Path) -> None:
    profil = ecrit(tmp_path, BON.replace("patience = 20", 'capacites = ["pilotage", "horloge"]'))
    fait = joue("--cible", str(profil), "--lot", "01", "-n", "2")
    assert fait.returncode == 2
    assert (
        "« qualif » n'a qu'une horloge, que ses personas ou qu'un rythme : un seul processus y joue (-n 1)."
        in fait.stderr
    )


def test_une_cible_qui_ne_repond_pas(tmp_path: Path) -> None:
    fait = joue("--cible", "http://127.0.0.1:9", "--lot", "EXG-01-01", "--sortie", str(tmp_path / "s"))
    assert fait.returncode == 3


def test_le_profil_que_montre_le_lisez_moi_se_lit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dix lignes, et celles d'une personne."""
    profil, personas = re.findall(
        r"(?s)```toml\n(.*?)```", (RACINE / "README.md").read_text(encoding="utf-8")
    )
    assert len([ligne for ligne in profil.splitlines() if not ligne.startswith("#")]) == 10
    for nom in re.findall(r'"(QUALIF_\w+)"', profil + personas):
        monkeypatch.setenv(nom, "un-secret-d-essai")
    (tmp_path / "qualif.toml").write_text(profil, encoding="utf-8")
    (tmp_path / "personas.toml").write_text(personas, encoding="utf-8")
    cible = lit_le_profil(str(tmp_path / "qualif.toml"))
    assert cible.capacites == ("courriel", "personas", "comptes")
    assert (cible.redaction, cible.personas[0].nom_affiche) == ("tolerante", "Camille EXEMPLE")
