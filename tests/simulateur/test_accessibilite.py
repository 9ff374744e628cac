"""Ce que le simulateur doit à qui n'a que son clavier, et qui ne se voit pas dans un scénario."""

from pathlib import Path

import pytest

from simulator.web.site import TEXTES_DU_SITE
from tests.simulateur.banc import SITE, Banc, Usager

STATIQUE = Path(__file__).parents[2] / "simulator" / "web" / "static"


@pytest.mark.parametrize("fichier", TEXTES_DU_SITE)
def test_un_texte_du_site_est_servi_tel_qu_ecrit(banc: Banc, fichier: str) -> None:
    reponse = banc.client().get(f"{SITE}/static/{fichier}")
    assert reponse.text.strip() == (STATIQUE / fichier).read_text(encoding="utf-8").strip()
    assert reponse.mimetype == TEXTES_DU_SITE[fichier]
    assert reponse.cache_control.max_age


def test_une_page_refusee_ne_place_le_curseur_qu_une_fois(banc: Banc) -> None:
    adresse = f"{SITE}/connexion"
    page = Usager(banc.client()).envoie(f"{adresse}/premiere-visite", page=adresse).text
    assert page.count(" autofocus") == 1
    assert page.index(" autofocus") < page.index('id="debut_jour"')
    assert "<title>Erreur : " in page
