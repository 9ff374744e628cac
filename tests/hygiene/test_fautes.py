"""Le bilan des fautes et de leurs tolérances."""

from tests.hygiene.fautes import Faute, Tolerance, bilan

FAUTE = Faute("a.feature", 3, "clique", "mot technique")


def test_une_faute_est_dite_avec_son_lieu() -> None:
    assert bilan([FAUTE, FAUTE]) == "a.feature:3 : « clique » : mot technique"


def test_une_faute_toleree_est_tue() -> None:
    assert not bilan([FAUTE], [Tolerance("a.feature", "clique", "le guide le dit")])


def test_une_tolerance_ne_vaut_que_pour_son_fichier_et_son_objet() -> None:
    for ailleurs in (Tolerance("b.feature", "clique", "raison"), Tolerance("a.feature", "clic", "raison")):
        assert "mot technique" in bilan([FAUTE], [ailleurs])


def test_une_tolerance_inutile_ou_sans_raison_est_une_faute() -> None:
    assert "inutile" in bilan([], [Tolerance("a.feature", "clique", "raison")])
    assert "sans raison" in bilan([FAUTE], [Tolerance("a.feature", "clique", " ")])
