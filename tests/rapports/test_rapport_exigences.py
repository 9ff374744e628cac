"""Les exigences : lecture, fautes, et les 306 du projet."""

from pathlib import Path

import pytest

from reports import etiquettes
from reports.exigences import FEATURES, ErreurDeReferentiel, charge
from tests.rapports.projet import EXIGENCES_04, FICHE

BONNE = FICHE.format(id="EXG-04-01", source="S10", statut="explicite", criticite="mineure", noyau="true")


def ecrit(racine: Path, contenu: str, chapitre: str = "04_activation") -> Path:
    fichier = racine / chapitre / "exigences.yaml"
    fichier.parent.mkdir(parents=True)
    fichier.write_text(contenu, encoding="utf-8")
    return racine


def test_lecture(tmp_path: Path) -> None:
    referentiel = charge(ecrit(tmp_path, EXIGENCES_04))
    une = referentiel.exigences["EXG-04-03"]
    assert (une.source, une.statut, une.criticite, une.noyau) == (("S10",), "inférence", "majeure", False)
    assert une.chapitre == "04_activation"
    assert referentiel.chapitres == {"04_activation": "Le lien d'activation"}
    assert charge(tmp_path) is referentiel


@pytest.mark.parametrize(
    ("contenu", "chapitre", "faute"),
    [
        ("- id: [", "04_activation", "exigences.yaml:2 : YAML mal formé"),
        ("id: EXG-04-01", "04_activation", "une liste d'exigences est attendue"),
        ("- bonjour", "04_activation", "la fiche n° 1 n'est pas une suite"),
        (BONNE.replace("  noyau: true\n", ""), "04_activation", "EXG-04-01 n'a pas de champ noyau"),
        (BONNE + "  couleur: bleu\n", "04_activation", "EXG-04-01 a un champ inconnu : couleur"),
        (BONNE.replace("EXG-04-01", "EXG-4-1"), "04_activation", "de la forme EXG-nn-mm"),
        (BONNE, "05_mot_de_passe", r"n'est pas celui de son chapitre \(EXG-05-mm attendu\)"),
        (BONNE.replace("explicite", "certain"), "04_activation", "statut « certain » inconnu"),
        (BONNE.replace("mineure", "légère"), "04_activation", "criticité « légère » inconnue"),
        (BONNE.replace("[S10]", "[p. 11]"), "04_activation", "« source » est une liste d'écrans Snn"),
        (BONNE.replace("noyau: true", "noyau: oui-da"), "04_activation", "« noyau » vaut true ou false"),
        (BONNE.replace('"Règle EXG-04-01."', '""'), "04_activation", "regle : texte attendu"),
        (BONNE + BONNE, "04_activation", "EXG-04-01 est déjà définie"),
        (BONNE, "activation", "n'a pas la forme nn_nom"),
    ],
)
def test_fautes(tmp_path: Path, contenu: str, chapitre: str, faute: str) -> None:
    with pytest.raises(ErreurDeReferentiel, match=faute):
        charge(ecrit(tmp_path, contenu, chapitre))


def test_dossier_vide(tmp_path: Path) -> None:
    with pytest.raises(ErreurDeReferentiel, match=r"aucun fichier exigences\.yaml"):
        charge(tmp_path)


def test_octets_illisibles(tmp_path: Path) -> None:
    racine = ecrit(tmp_path, "")
    (racine / "04_activation/exigences.yaml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(ErreurDeReferentiel, match="fichier illisible"):
        charge(racine)


def test_les_exigences_du_projet() -> None:
    """Les comptes du guide : 306 règles, dont 150 du noyau, en 20 chapitres."""
    referentiel = charge(FEATURES)
    assert len(referentiel.exigences) == 306
    assert sum(une.noyau for une in referentiel.exigences.values()) == 150
    assert len(referentiel.chapitres) == 20


def test_occurrences(tmp_path: Path) -> None:
    """Seules les lignes d'étiquettes comptent : ni adresse, ni commentaire, ni parcours."""
    for nom, contenu in {
        "04_activation/a.feature": "# language: fr\n@EXG-04-01 @C-25 # borne\nFonctionnalité: A\n"
        "  Scénario: B\n    Quand on écrit à @toto\n    # @EXG-04-09\n",
        "parcours/b.feature": "@EXG-04-02\nFonctionnalité: P\n",
    }.items():
        (tmp_path / nom).parent.mkdir(exist_ok=True)
        (tmp_path / nom).write_text(contenu, encoding="utf-8")
    trouvees = [(une.etiquette, une.ligne) for une in etiquettes.occurrences(tmp_path)]
    assert trouvees == [("EXG-04-01", 2), ("C-25", 2), ("EXG-04-02", 1)]
    assert etiquettes.exigences_couvertes(tmp_path) == {"EXG-04-01", "C-25"}
