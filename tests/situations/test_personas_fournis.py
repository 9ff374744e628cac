"""Les personas qu'un profil fournit : ce que dit leur fichier, et ses fautes."""

from dataclasses import replace
from pathlib import Path

import pytest

from fixtures.fournis import lit_les_fournis
from fixtures.personas import Persona
from fixtures.registre import Fournis

ADRESSES = "recette+{numero}@exemple.invalid"
VARIABLE = "RECETTE_ESSAI_MOT_DE_PASSE"
BON = """\
[[persona]]
statut = "BPS"
nom = "EXEMPLE"
prenoms = ["Camille"]
sexe = "F"
date_de_naissance = 1990-05-12
numero_etranger = "7503999999"
numero = "AB1234567"
debut = 2023-01-01
fin = 2026-12-31

[[persona]]
statut = "REFUGIE"
document = "provisoire"
nom = "EXEMPLE"
prenoms = ["Sasha", "Andréa"]
sexe = "M"
date_de_naissance = 1988-01-02
numero_etranger = "7503999998"
numero = "7503999998"
debut = 2026-07-01
fin = 2026-12-31
courriel = "sasha@exemple.invalid"
compte = "RECETTE_ESSAI_MOT_DE_PASSE"
"""


def lus(dossier: Path, contenu: str = BON) -> tuple[Persona, ...]:
    fichier = dossier / "personas.toml"
    fichier.write_text(contenu, encoding="utf-8")
    return lit_les_fournis(fichier, ADRESSES)


def test_un_fichier_se_lit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "Secret-1")
    premiere, second = lus(tmp_path)
    assert (premiere.courriel, premiere.a_un_compte) == ("recette+7503999999@exemple.invalid", False)
    assert len(premiere.mot_de_passe) >= 8
    assert (second.courriel, second.mot_de_passe, second.a_un_compte) == (
        "sasha@exemple.invalid",
        "Secret-1",
        True,
    )
    assert second.nom_affiche == "Sasha Andréa EXEMPLE"
    assert "Secret-1" not in repr(second)


@pytest.mark.parametrize(
    ("avant", "apres", "phrase"),
    [
        ('nom = "EXEMPLE"\n', "", "Personas personas.toml, persona 1, « nom » : cette clé manque."),
        ('sexe = "F"', 'sexe = "X"', "persona 1, « sexe » : valeur non admise."),
        ('sexe = "F"', 'sexes = "F"', "persona 1, « sexe » : cette clé manque."),
        (
            "1990-05-12",
            '"12/05/1990"',
            "persona 1, « date_de_naissance » : ce n'est pas une date AAAA-MM-JJ.",
        ),
        ("[[persona]]", "[[personne]]", "écrivez chaque personne sous [[persona]]."),
        ("statut =", "statut", "ce n'est pas du TOML"),
    ],
)
def test_une_faute_est_dite_avec_sa_personne(tmp_path: Path, avant: str, apres: str, phrase: str) -> None:
    with pytest.raises(pytest.UsageError) as faute:
        lus(tmp_path, BON.replace(avant, apres, 1))
    assert phrase in str(faute.value)
    assert "\n" not in str(faute.value)


def test_un_mot_de_passe_absent_de_l_environnement_est_dit(tmp_path: Path) -> None:
    with pytest.raises(pytest.UsageError, match=f"la variable d'environnement {VARIABLE}"):
        lus(tmp_path)


def test_un_fichier_absent_est_dit(tmp_path: Path) -> None:
    with pytest.raises(pytest.UsageError, match=r"absent\.toml : ce fichier n'existe pas"):
        lit_les_fournis(tmp_path / "absent.toml", ADRESSES)


def test_une_personne_que_la_cible_n_admet_plus_n_est_plus_pretee(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "Secret-1")
    deux = lus(tmp_path, BON.replace('"REFUGIE"', '"BPS"').replace('document = "provisoire"\n', ""))
    premiere, _ = deux
    fournis = Fournis(deux, ADRESSES)
    assert fournis.prete(premiere, compte=True, disponible=lambda _: True) == deux[1]
    pretee = fournis.prete(premiere, compte=False, disponible=lambda _: True)
    assert pretee == replace(premiere, courriel="recette+7503999999.2@exemple.invalid")
    assert fournis.prete(premiere, compte=False, disponible=lambda _: False) is None
    assert fournis.prete(premiere, compte=False, disponible=lambda _: True) is None


def test_l_adresse_que_le_fichier_donne_reste_la_sienne(tmp_path: Path) -> None:
    (premiere,) = lus(
        tmp_path, BON.partition('[[persona]]\nstatut = "REFUGIE"')[0] + 'courriel = "a@b.invalid"\n'
    )
    assert Fournis([premiere], ADRESSES).prete(premiere, compte=False, disponible=lambda _: True) == premiere
    assert premiere.courriel == "a@b.invalid"
