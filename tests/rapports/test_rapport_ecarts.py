"""Les écarts connus d'un profil, d'une exécution jusqu'au rapport et au procès-verbal."""

import json

from reports import rapport
from tests.rapports.conftest import RACINE, Joue
from tests.rapports.test_rapport_integrite import texte_de

pytest_plugins = ["pytester"]

DEUX = """
  @EXG-04-01
  Scénario: Le lien expire
    Étant donné un compte
    Alors EXG-04-01 n'est pas tenue

  @EXG-04-02
  Scénario: Le lien sert
    Étant donné un compte
    Alors EXG-04-02 est tenue
"""


def _cible(*ecarts: dict[str, object]) -> dict[str, str]:
    cible = {"nom": "qualif", "simulateur": False, "capacites": [], "ecarts_connus": list(ecarts)}
    return {"cible.json": json.dumps(cible)}


ADMIS = {
    "scenario": "Le lien exp*",
    "vises": 1,
    "raison": "lien à refaire",
    "ticket": "A-13",
    "fin": "2999-12-31",
}


def test_un_ecart_connu_se_lit_au_rapport_et_au_pv(joue: Joue) -> None:
    jouee = joue(DEUX, autres=_cible(ADMIS))
    assert (jouee.code, jouee.lu["verdict"]["mot"]) == (0, "CONFORME AVEC RÉSERVES")
    assert jouee.exigence("EXG-04-01")["etat"] == "écart connu"
    rapport.rend(jouee.dossier, RACINE, ("html", "pv"))
    page = (jouee.dossier / "index.html").read_text(encoding="utf-8").partition('<section id="ecarts"')[2]
    imprime = " ".join(texte_de(jouee.dossier / "pv.pdf").split())
    for morceau in ("« Le lien exp* »", "lien à refaire", "A-13", "31/12/2999", "constaté"):
        assert morceau in page
        assert morceau in imprime


def test_une_reussite_inattendue_et_un_ecart_echu_sont_rouges(joue: Joue) -> None:
    reussi = joue(DEUX, autres=_cible(ADMIS, {**ADMIS, "scenario": "Le lien sert"}))
    assert reussi.code == 1
    assert reussi.exigence("EXG-04-02")["raison"].startswith("réussite inattendue")
    echu = joue(DEUX, autres=_cible({**ADMIS, "fin": "2022-01-01"}))
    assert (echu.code, echu.exigence("EXG-04-01")["etat"]) == (1, "non conforme")
    assert "échu : il n&#39;admet plus rien" in (echu.dossier / "index.html").read_text(encoding="utf-8")
