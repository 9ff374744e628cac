"""Les 306 règles et le guide qu'elles citent."""

from dataclasses import replace

import pytest

from reports.etiquettes import DECISIONS
from reports.exigences import Exigence, Referentiel
from tests.hygiene.fautes import exige_aucune
from tests.hygiene.regles import (
    DIAPOS,
    numerotation_rompue,
    pages_du_guide,
    renvois_perdus,
    titre_de_diapo_faux,
    valeurs_inconnues,
)

UNE = Exigence(
    id="EXG-04-01",
    source=("S08",),
    type="contrôle de saisie",
    statut="explicite",
    criticite="majeure",
    noyau=True,
    regle="L'adresse est obligatoire.",
    defaut="champ vide accepté",
    chapitre="04_activation",
)
DEUX = replace(UNE, id="EXG-04-02")


@pytest.fixture(scope="module")
def toutes(referentiel: Referentiel) -> list[Exigence]:
    """Les règles du projet, dans l'ordre."""
    return list(referentiel.exigences.values())


def test_le_compte_y_est(toutes: list[Exigence], referentiel: Referentiel) -> None:
    assert len(toutes) == 306
    assert sum(une.noyau for une in toutes) == 150
    assert [chapitre[:2] for chapitre in referentiel.chapitres] == [f"{rang:02d}" for rang in range(1, 21)]


def test_les_regles_sont_bien_remplies(toutes: list[Exigence]) -> None:
    exige_aucune([*valeurs_inconnues(toutes), *numerotation_rompue(toutes)])


def test_les_regles_renvoient_a_ce_qui_existe(toutes: list[Exigence]) -> None:
    pages = {page.rpartition("/")[2].removesuffix(".md") for page in pages_du_guide()}
    connus = {*(une.id for une in toutes), *DECISIONS, *pages}
    fautes = [
        faute
        for une in toutes
        for faute in renvois_perdus(
            f"features/{une.chapitre}", " ".join((*une.source, une.regle, une.defaut)), connus
        )
    ]
    exige_aucune(fautes)


def test_le_guide_est_entier(toutes: list[Exigence]) -> None:
    pages = pages_du_guide()
    attendues = {f"features/guide/{nom}.md" for nom in (*DIAPOS, "LISEZMOI", "decisions")}
    assert set(pages) == attendues
    connus = {*(une.id for une in toutes), *DECISIONS, *DIAPOS}
    fautes = [faute for page, texte in pages.items() for faute in renvois_perdus(page, texte, connus)]
    fautes += [
        faute
        for diapo in DIAPOS
        for faute in titre_de_diapo_faux(f"features/guide/{diapo}.md", pages[f"features/guide/{diapo}.md"])
    ]
    exige_aucune(fautes)


def test_chaque_decision_est_dite_avec_qui_l_a_prise() -> None:
    sections = pages_du_guide()["features/guide/decisions.md"].split("\n### ")[1:]
    assert [section[:4] for section in sections] == list(DECISIONS)
    for section in sections:
        for champ in ("Où", "Constat", "Décision", "Décidée par"):
            assert f"- **{champ}** : " in section, section[:4]


@pytest.mark.parametrize(
    "fautive",
    [
        replace(UNE, type="ergonomie"),
        replace(UNE, statut="lu"),
        replace(UNE, criticite="haute"),
        replace(UNE, regle=" "),
        replace(UNE, defaut=""),
    ],
    ids=["type", "statut", "criticite", "regle", "defaut"],
)
def test_une_regle_mal_remplie_est_vue(fautive: Exigence) -> None:
    assert not list(valeurs_inconnues([UNE]))
    assert [faute.objet for faute in valeurs_inconnues([fautive])] == ["EXG-04-01"]


@pytest.mark.parametrize(
    ("suite", "objet"),
    [
        ([DEUX], "EXG-04-02"),
        ([UNE, replace(UNE, id="EXG-04-03")], "EXG-04-03"),
        ([UNE, UNE], "EXG-04-01"),
        ([UNE, replace(DEUX, id="EXG-05-02")], "EXG-05-02"),
    ],
    ids=["debut", "trou", "doublon", "chapitre"],
)
def test_une_numerotation_rompue_est_vue(suite: list[Exigence], objet: str) -> None:
    assert not list(numerotation_rompue([UNE, DEUX]))
    assert [faute.objet for faute in numerotation_rompue(suite)] == [objet]


def test_un_renvoi_perdu_est_vu() -> None:
    texte = "voir EXG-04-01, EXG-04-99, C-14, C-40, S10 et S49"
    assert [faute.objet for faute in renvois_perdus("a.md", texte, {"EXG-04-01", "C-14", "S10"})] == [
        "C-40",
        "EXG-04-99",
        "S49",
    ]


@pytest.mark.parametrize(
    "titre", ["# S10 (p. 10) — « 7 »", "# S10 — « 7 »", "S10 (p. 11) — « 7 »", "# S10 (p. 11) — "]
)
def test_un_titre_de_diapo_faux_est_vu(titre: str) -> None:
    assert not list(titre_de_diapo_faux("features/guide/S10.md", "# S10 (p. 11) — « 7 »\n"))
    assert list(titre_de_diapo_faux("features/guide/S10.md", f"{titre}\n"))
