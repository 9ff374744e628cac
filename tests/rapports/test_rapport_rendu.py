"""Le rapport HTML : hors ligne, sans script, accessible, et chaque lien mène quelque part."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import typst
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, Request, expect

from reports import lieux, rapport, rendu
from reports.codes import Code
from reports.depot import Depot
from reports.instantane import Photographe
from reports.masque import Masque
from reports.preuves import Preuves
from tests.rapports.conftest import Jouee


@pytest.fixture
def hors_ligne(browser: Browser, jouee: Jouee) -> Iterator[Page]:
    """Le rapport, ouvert sans réseau ; toute demande hors du dossier est une faute."""
    contexte = browser.new_context(offline=True)
    page = contexte.new_page()
    demandes: list[str] = []

    def note(demande: Request) -> None:
        demandes.append(demande.url)

    page.on("request", note)
    page.goto((jouee.dossier / rendu.NOM).as_uri())
    yield page
    page.mouse.wheel(0, 50_000)
    assert all(demande.startswith(jouee.dossier.as_uri()) for demande in demandes)
    contexte.close()


def _pages(jouee: Jouee) -> list[Path]:
    return sorted([jouee.dossier / rendu.NOM, *(jouee.dossier / lieux.DOSSIER).iterdir()])


def test_sans_script(browser: Browser, jouee: Jouee) -> None:
    """De la règle à l'écran du guide, au scénario, à sa pièce, sans une ligne de script."""
    contexte = browser.new_context(java_script_enabled=False)
    page = contexte.new_page()
    page.goto((jouee.dossier / rendu.NOM).as_uri())
    assert page.locator("body > *").nth(1).inner_text() == (
        "Cible : simulateur de référence. Ce résultat ne dit rien du service réel."
    )
    page.get_by_role("link", name="Matrice par règle").click()
    regle = page.locator("tr#EXG-04-01")
    regle.get_by_role("link", name="S10").click()
    assert page.url.endswith("guide.html#S10")
    assert "Réception d'un mail" in page.locator("#S10").inner_text()
    page.go_back()
    page.get_by_label("non couverte").check()
    assert page.locator("tr#EXG-05-01").is_visible()
    assert not regle.is_visible()
    page.get_by_label("toutes (6)").check()
    regle.get_by_role("link", name="Des pièces").click()
    scenario = page.locator(f"#{page.url.partition('#')[2]}")
    scenario.get_by_text("Courriel « Objet »").click()
    assert scenario.get_by_text("<script>alert(1)</script>").is_visible()
    scenario.get_by_text("Code-barres décodé").click()
    assert scenario.get_by_role("row", name="6N 26/04/2022").is_visible()
    contexte.close()


def test_d_une_regle_a_sa_piece_d_un_clic(hors_ligne: Page, jouee: Jouee) -> None:
    hors_ligne.get_by_role("link", name="Matrice par règle").click()
    scenario = hors_ligne.locator("tr#EXG-04-01").get_by_role("listitem").filter(has_text="Des pièces")
    liens = {
        lien.inner_text(): lien.get_attribute("href") or "" for lien in scenario.get_by_role("link").all()
    }
    assert list(liens)[1:] == ["PDF", "code-barres", "courriel"]
    pieces = {piece["nature"]: piece["fichier"] for piece in jouee.scenario("Des pièces")["preuves"]}
    assert liens["PDF"] == f"../{pieces['pdf']}"
    assert liens["courriel"] == f"../{pieces['courriel']}"


def test_du_scenario_a_ses_regles_et_a_leurs_ecrans(hors_ligne: Page) -> None:
    hors_ligne.get_by_role("link", name="Matrice par scénario").click()
    rangee = hors_ligne.get_by_role("row").filter(has_text="Des pièces")
    assert re.fullmatch(
        r"Des pièces\s+réussi\s+PDF, code-barres, courriel\s+EXG-04-01\s+S10\s+–",
        rangee.inner_text(),
    )
    hors_ligne.get_by_label(re.compile(r"écart \(")).check()
    expect(rangee).to_be_hidden()
    expect(hors_ligne.get_by_role("row").filter(has_text="écart").first).to_be_visible()


def test_ce_qui_n_est_pas_etabli(hors_ligne: Page) -> None:
    reste = hors_ligne.locator("#reste").inner_text()
    assert "Non couverte : 1 règle" in reste
    assert "EXG-05-01 (bloquante, explicite) : Règle EXG-05-01." in reste
    assert "Non atteinte : 1 règle" in reste
    assert "%" not in hors_ligne.locator("#chiffres").inner_text()
    rouges = hors_ligne.get_by_role("region", name="Tableau de ce qui est rouge")
    assert re.search(
        r"Un écart écart\s+EXG-04-02\s+majeure, explicite\s+24 h\s+25 h \[courriel\]", rouges.inner_text()
    )
    rouges.get_by_role("link", name="Un écart").click()
    accuse = hors_ligne.locator(f"#{hors_ligne.url.partition('#')[2]}").locator(".echec").inner_text()
    assert re.search(r"Attendu\s+24 h\s+Obtenu\s+25 h \[courriel\]", accuse)


def test_accessibilite(hors_ligne: Page, jouee: Jouee) -> None:
    pages = _pages(jouee)
    assert len(pages) == 9
    for page in pages:
        hors_ligne.goto(page.as_uri())
        hors_ligne.evaluate("document.querySelectorAll('details').forEach((un) => { un.open = true; })")
        resultat = Axe().run(hors_ligne)
        assert resultat.violations_count == 0, f"{page.name} : {resultat.generate_report()}"


def test_chaque_lien_mene_quelque_part(jouee: Jouee) -> None:
    ids = {page: re.findall(r'\bid="([^"]+)"', page.read_text(encoding="utf-8")) for page in _pages(jouee)}
    visees = set()
    for page, siens in ids.items():
        assert len(siens) == len(set(siens)), page
        for cible in set(re.findall(r'(?:href|src)="([^"]+)"', page.read_text(encoding="utf-8"))):
            fichier, _, ancre = cible.partition("#")
            visee = (page.parent / fichier).resolve() if fichier else page
            assert visee.is_file(), f"{page.name} : {cible}"
            assert not ancre or ancre in ids[visee], f"{page.name} : {cible}"
            visees.add(visee)
    assert visees >= set(ids)


def test_se_refait_sans_rejouer(jouee: Jouee, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ailleurs = tmp_path / "ailleurs"
    shutil.copytree(jouee.dossier, ailleurs)
    (ailleurs / rendu.NOM).unlink()
    assert rapport.main([str(ailleurs / "recette.json")]) == Code.CONFORME
    assert f"Écrit : {ailleurs / rendu.NOM}\n" in capsys.readouterr().out
    refait = (ailleurs / rendu.NOM).read_text(encoding="utf-8")
    assert "NON CONFORME, ET INCOMPLET" in refait


@pytest.mark.parametrize(
    ("contenu", "phrase"),
    [
        (None, "enregistrement introuvable"),
        ("{", "enregistrement illisible ou abîmé"),
        ("[]", "ce n'est pas un enregistrement de recette"),
        ('{"version": 1}', "version « 1 » inconnue ; cette suite lit la version 2"),
        ('{"version": 2}', "contenu hors du schéma, à $"),
    ],
)
def test_enregistrement_fautif(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], contenu: str | None, phrase: str
) -> None:
    if contenu is not None:
        (tmp_path / "recette.json").write_text(contenu, encoding="utf-8")
    assert rapport.main([str(tmp_path)]) == Code.MAUVAIS_USAGE
    assert capsys.readouterr().err == f"recette : {tmp_path / 'recette.json'} : {phrase}\n"
    assert not (tmp_path / rendu.NOM).exists()


def test_cible_reelle(jouee: Jouee) -> None:
    """Sur une autre cible que le simulateur, l'annonce change et rien n'est tenu pour acquis."""
    chemin = jouee.dossier / "recette.json"
    contenu = json.loads(chemin.read_text(encoding="utf-8"))
    contenu["cible"] = {
        "nom": "qualif <1>",
        "simulateur": False,
        "capacites": [],
        "arbitrages": {"C-25": {"qui": "MOA", "quand": "2026-04-01"}},
    }
    chemin.write_text(json.dumps(contenu), encoding="utf-8")
    page = rendu.rend(jouee.dossier).read_text(encoding="utf-8")
    assert '<header class="annonce">Cible : qualif &lt;1&gt;.</header>' in page
    assert "<dt>C-25</dt><dd>décidé par MOA, le 2026-04-01</dd>" in page


def test_la_premiere_page_dit_ce_qui_reste_a_decider(hors_ligne: Page, jouee: Jouee) -> None:
    lu = jouee.lu
    resultat = hors_ligne.get_by_role("main")
    assert f"Lancée par\n{lu['execution']['operateur']}" in resultat.inner_text()
    expect(resultat.get_by_text("n'ont été décidés par personne").first).to_be_visible()
    expect(resultat.get_by_text(lu["regles"]["empreinte"])).to_be_visible()


def test_la_carte_montre_chaque_ecran_et_le_pire_etat_de_ses_regles(hors_ligne: Page) -> None:
    cases = hors_ligne.get_by_role("region", name="Carte du parcours").get_by_role("listitem")
    assert [case.inner_text().split("\n")[-1].split()[0] for case in cases.all()] == ["non"]
    expect(cases.first).to_contain_text("non conforme")
    cases.first.get_by_role("link").click()
    assert hors_ligne.url.endswith("pages/guide.html#S10")
    expect(
        hors_ligne.get_by_role("heading", name="S10 (p. 11) — « Réception d'un mail »")
    ).to_be_in_viewport()


def test_les_regles_se_filtrent_par_etat_et_par_criticite(hors_ligne: Page) -> None:
    hors_ligne.get_by_role("link", name="Matrice par règle").click()
    rangees = hors_ligne.get_by_role("region", name="Matrice par règle").locator("tbody tr:visible")
    assert rangees.count() == 6
    hors_ligne.get_by_label("mineure (2)").check()
    assert [rangee.get_attribute("id") for rangee in rangees.all()] == ["EXG-04-04", "EXG-04-05"]
    hors_ligne.get_by_label("explicite (4)").check()
    assert [rangee.get_attribute("id") for rangee in rangees.all()] == ["EXG-04-04"]
    hors_ligne.get_by_label("toutes", exact=True).check()
    hors_ligne.get_by_label("non conforme (3)").check()
    assert [rangee.get_attribute("id") for rangee in rangees.all()] == ["EXG-04-02", "EXG-04-04"]


def test_un_courriel_se_montre_tel_qu_il_s_affiche_sans_rien_executer(hors_ligne: Page) -> None:
    hors_ligne.get_by_role("link", name="04 · Le lien d'activation").first.click()
    hors_ligne.get_by_text("Courriel « Objet »").click()
    cadre = hors_ligne.get_by_title("Courriel « Objet », tel qu'il s'affiche")
    assert cadre.get_attribute("sandbox") == ""
    expect(cadre.content_frame.get_by_text("Bonjour en gras")).to_be_visible()


def test_un_2d_doc_est_encadre(tmp_path: Path) -> None:
    symbole = zxingcpp.create_barcode("DC04FR00\x1d", zxingcpp.BarcodeFormat.DataMatrix)
    svg = zxingcpp.write_barcode_to_svg(symbole).encode()
    (tmp_path / "code.svg").write_bytes(svg)
    source = b'#image("code.svg", width: 20mm)'
    (tmp_path / "page.typ").write_bytes(source)
    avec = typst.compile(tmp_path / "page.typ")
    depot = Depot(tmp_path / "sortie")
    masque = Masque()
    preuves = Preuves(depot, masque, Photographe(depot, masque), images=False)
    preuves.pdf(avec, "avec")
    preuves.pdf(typst.compile(b"Sans code"), "sans")
    details = [piece["details"] for piece in preuves.pieces]
    assert [[lu["texte"] for lu in detail["symboles"]] for detail in details] == [["DC04FR00<GS>"], []]
    gauche, haut, droite, bas = details[0]["symboles"][0]["cadre"]
    with Image.open(tmp_path / "sortie" / details[0]["pages"][0]) as lue:
        page = lue.convert("RGB")
        cote = page.width * 20 // 210
        assert cote <= droite - gauche <= cote + 20
        assert cote <= bas - haut <= cote + 20
        bords = ((gauche, bas), (droite, haut), ((gauche + droite) // 2, haut))
        assert {page.getpixel(point) for point in bords} == {(200, 30, 30)}
        assert page.getpixel((gauche - 5, haut - 5)) == (255, 255, 255)
