"""La console de l'agent et les notifications de l'usager, dans un navigateur : axe, petit écran, clavier seul."""

import itertools
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from fixtures.dossiers import DEPOSEE, Dossier
from fixtures.horloge import PARIS
from fixtures.personas import Persona
from steps.ecrans.accessibilite import ETROITE, debordements, fautes
from tests.simulateur.processus import Simulateur, personas, simulateur

DOMICILE = "Justificatif de domicile datant de moins de 6 mois"
OBSERVATIONS = "Bonjour, pourriez-vous joindre un document plus net s'il-vous-plaît ? Merci"
RANGS = itertools.count()
"""Une personne par essai : le simulateur sert à tous."""
TABULATIONS = 60
"""Appuis au plus pour atteindre un champ : au-delà, le clavier ne l'atteint pas."""


@pytest.fixture(scope="module")
def lance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulateur]:
    donnees: Path = tmp_path_factory.mktemp("console")
    with simulateur(donnees) as lance:
        lance.place_l_horloge(datetime(2022, 4, 28, 10, tzinfo=PARIS))
        yield lance


@pytest.fixture
def elle(lance: Simulateur) -> Persona:
    return personas(next(RANGS) + 1)[-1]


@pytest.fixture
def dossier(lance: Simulateur, elle: Persona) -> Dossier:
    return lance.prepare(elle, DEPOSEE)


@pytest.fixture
def fenetre(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as contexte:
        yield contexte.new_page()


def exige_un_ecran_correct(page: Page, nom: str) -> None:
    assert fautes(page) == [], nom
    assert debordements(page, ETROITE) == [], nom


def va_au_clavier(page: Page, nom: str) -> None:
    """Avance à la touche de tabulation jusqu'à l'élément de ce nom."""
    for _ in range(TABULATIONS):
        page.keyboard.press("Tab")
        atteint = page.evaluate(
            "() => { const e = document.activeElement; return (e.labels?.[0] ?? e).innerText?.trim() ?? '' }"
        )
        if atteint.startswith(nom):
            return
    pytest.fail(f"le clavier n'atteint pas « {nom} »")


def test_la_console_se_voit_et_s_agrandit(lance: Simulateur, dossier: Dossier, fenetre: Page) -> None:
    lance.demande_un_complement(dossier, [DOMICILE], OBSERVATIONS)
    for nom in ("", f"console/demandes/{dossier.cle}", f"console/demandes/{dossier.cle}/chronologie"):
        fenetre.goto(lance.console(nom))
        exige_un_ecran_correct(fenetre, nom)


def test_l_agent_demande_un_complement_au_clavier_seul(
    lance: Simulateur, dossier: Dossier, fenetre: Page
) -> None:
    fenetre.goto(lance.console(f"console/demandes/{dossier.cle}"))
    va_au_clavier(fenetre, "Agent")
    fenetre.keyboard.press("ArrowDown")
    va_au_clavier(fenetre, DOMICILE)
    fenetre.keyboard.press("Space")
    va_au_clavier(fenetre, "Observations à l'usager")
    fenetre.keyboard.type(OBSERVATIONS)
    va_au_clavier(fenetre, "Demander ce complément")
    with fenetre.expect_navigation():
        fenetre.keyboard.press("Enter")
    (complement,) = lance.dossiers.lit(dossier.cle)["notifications"]
    assert (complement["agent"], complement["pieces"], complement["observations"]) == (
        "Dominique Fictif",
        [DOMICILE],
        OBSERVATIONS,
    )


def test_un_refus_fait_a_l_agent_est_annonce(lance: Simulateur, dossier: Dossier, fenetre: Page) -> None:
    fenetre.goto(lance.console(f"console/demandes/{dossier.cle}"))
    fenetre.get_by_role("button", name="Clôturer comme incomplète").click()
    assert fenetre.get_by_role("alert").inner_text() == (
        "Vous ne pouvez pas clôturer la demande comme incomplète : la demande est à l'état « déposée »."
    )
    exige_un_ecran_correct(fenetre, "refus")


def test_les_notifications_de_l_usager_se_voient_et_s_agrandissent(
    lance: Simulateur, elle: Persona, dossier: Dossier, fenetre: Page
) -> None:
    complement = lance.demande_un_complement(dossier, [DOMICILE], OBSERVATIONS)
    cookie = lance.session(elle)
    fenetre.context.add_cookies([{"name": cookie.nom, "value": cookie.valeur, "url": lance.accueil[:-1]}])
    fenetre.goto(lance.accueil)
    fenetre.get_by_role("button", name="Notifications").click()
    exige_un_ecran_correct(fenetre, "volet")
    notifications = f"{lance.accueil}mon-compte/notifications"
    fenetre.goto(notifications)
    exige_un_ecran_correct(fenetre, "liste")
    fenetre.goto(f"{notifications}/{complement}")
    exige_un_ecran_correct(fenetre, "complément")
    fenetre.get_by_role("button", name="Envoyer").click()
    exige_un_ecran_correct(fenetre, "complément refusé")
