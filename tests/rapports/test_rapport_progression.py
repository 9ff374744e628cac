"""Le terminal : en français, calme, et sans un point par scénario."""

from tests.rapports.conftest import Joue
from tests.rapports.exemples import NORMAL
from tests.rapports.test_rapport_enregistreur import DEUX

pytest_plugins = ["pytester"]


@DEUX
def test_le_terminal_dit_ou_l_on_en_est_puis_le_verdict(joue: Joue, options: tuple[str, ...]) -> None:
    lignes = joue(NORMAL, *options).sortie.splitlines()
    [compte] = [ligne for ligne in lignes if "sur 6 scénarios" in ligne]
    assert compte.startswith("6 sur 6 scénarios, 3 rouges, en ")
    titres = [ligne.strip("= ") for ligne in lignes if ligne.startswith("===")]
    assert titres == ["écarts et erreurs", "recette"]
    assert not any(mot in "\n".join(lignes) for mot in ("bringing up", "passed", "short test summary"))


@DEUX
def test_un_rouge_dit_la_regle_l_ecran_l_attendu_et_comment_rejouer(
    joue: Joue, options: tuple[str, ...]
) -> None:
    sortie = joue(NORMAL, *options).sortie
    for dit in (
        "EXG-04-02 (S10, majeure) : Règle EXG-04-02.",
        "  attendu  : 24 h",
        "  obtenu   : 25 h",
        "  lieu     : features/04_activation/lien.feature:",
        "  rejouer  : ./recette 'steps/test_tout.py::test_un_écart' --graine 4812",
    ):
        assert dit in sortie, dit
