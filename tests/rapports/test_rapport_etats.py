"""L'état d'une exigence et le verdict : la table entière, sans rien jouer."""

from datetime import date
from typing import Any, cast

import pytest

from reports import collecte, ecarts, etats
from reports.codes import Code, traduit
from reports.crochets import DescriptionDeCible
from reports.exigences import Exigence, Referentiel
from reports.modele import (
    EtatDeScenario,
    EtatDExigence,
    Execution,
    Jugement,
    ScenarioEnregistre,
    Verdict,
    VerdictHumain,
)

JOUR = date(2026, 4, 26)
SIMULATEUR: DescriptionDeCible = {"nom": "simulateur", "simulateur": True, "capacites": []}
QUALIF: DescriptionDeCible = {"nom": "qualif", "simulateur": False, "capacites": []}
CONNUE: DescriptionDeCible = {
    **QUALIF,
    "ecarts_connus": [
        {"regle": "EXG-04-01", "raison": "livré au lot 2", "ticket": "A-12", "fin": "2026-04-26"}
    ],
}


MOTIF: DescriptionDeCible = {
    **QUALIF,
    "ecarts_connus": [
        {
            "scenario": "Le lien *",
            "vises": 1,
            "raison": "lien à refaire",
            "ticket": "A-13",
            "fin": "2026-04-26",
        }
    ],
}


def exigence(statut: str = "explicite") -> Exigence:
    return Exigence(
        "EXG-04-01", ("S10",), "délai", statut, "majeure", True, "Règle.", "défaut", "04_activation"
    )


def execution(**valeurs: Any) -> Execution:
    faite = {"interrompue": False, "injoignable": False, "autres_rouges": 0}
    return cast(Execution, faite | valeurs)


def scenario(etat: EtatDeScenario, regle: str | None = None, **valeurs: Any) -> ScenarioEnregistre:
    echec = None
    if etat in (EtatDeScenario.ECART, EtatDeScenario.ERREUR):
        echec = {"genre": etat, "regle": regle, "resume": "x"}
    fiche = {
        "id": "a",
        "nom": "Le lien expire",
        "exemple": {},
        "exigences": ["EXG-04-01"],
        "decisions": [],
        "etat": etat,
        "raison": None,
        "echec": echec,
        "parcours": False,
        "constats": [],
    }
    return cast(ScenarioEnregistre, fiche | valeurs)


def etat_de(
    une: Exigence,
    scenarios: list[ScenarioEnregistre],
    couverte: bool,
    cible: DescriptionDeCible | None,
    jour: date = JOUR,
) -> tuple[EtatDExigence, str]:
    return etats.etat_de(une, scenarios, couverte, cible, ecarts.connus(cible, scenarios, jour))


def conclut(
    scenarios: list[ScenarioEnregistre],
    cible: DescriptionDeCible,
    admises: dict[str, int] | None = None,
    **options: Any,
) -> Verdict:
    referentiel = Referentiel({"EXG-04-01": exigence()}, {"04_activation": "Lien"})
    connus = ecarts.connus(cible, scenarios, JOUR)
    enregistrees = etats.exigences(referentiel, scenarios, set(), cible, connus)
    return etats.verdict(enregistrees, scenarios, execution(**options), admises or {}, connus)


REUSSI = scenario(EtatDeScenario.REUSSI)
ECART = scenario(EtatDeScenario.ECART, "EXG-04-01")
D_UNE_AUTRE = scenario(EtatDeScenario.ECART, "EXG-04-02", exigences=["EXG-04-01", "EXG-04-02"])
ETRANGER = scenario(EtatDeScenario.ECART, "EXG-09-09")
ERREUR = scenario(EtatDeScenario.ERREUR)
DECIDE = scenario(EtatDeScenario.ECART, "EXG-04-01", decisions=["C-25"])
NON_ATTEINT = scenario(EtatDeScenario.NON_ATTEINT, raison="arrêt")
INAPPLICABLE = scenario(EtatDeScenario.NON_APPLICABLE, raison="la cible n'offre pas : horloge")


AUTRE_ECART = scenario(EtatDeScenario.ECART, "EXG-04-01", id="b", nom="La page expire")
AUTRE_REUSSI = scenario(EtatDeScenario.REUSSI, id="c", nom="Le lien sert")
PARCOURS_ROUGE = scenario(EtatDeScenario.ERREUR, parcours=True)


@pytest.mark.parametrize(
    ("scenarios", "cible", "statut", "attendu"),
    [
        ([REUSSI], SIMULATEUR, "explicite", "conforme"),
        ([REUSSI, ECART], SIMULATEUR, "explicite", "non conforme"),
        ([ERREUR], SIMULATEUR, "inférence", "non conforme"),
        ([DECIDE], SIMULATEUR, "inférence", "non conforme"),
        ([ECART], None, "explicite", "non conforme"),
        ([D_UNE_AUTRE], SIMULATEUR, "explicite", "non atteinte"),
        ([ETRANGER], SIMULATEUR, "explicite", "non conforme"),
        ([REUSSI, NON_ATTEINT], SIMULATEUR, "explicite", "non atteinte"),
        ([INAPPLICABLE], QUALIF, "explicite", "non applicable"),
        ([REUSSI, INAPPLICABLE], QUALIF, "explicite", "non applicable"),
        ([ECART], QUALIF, "explicite", "non conforme"),
        ([ECART], QUALIF, "inférence", "à arbitrer"),
        ([ECART], QUALIF, "externe", "à arbitrer"),
        ([DECIDE], QUALIF, "explicite", "à arbitrer"),
        ([ECART], CONNUE, "explicite", "écart connu"),
        ([REUSSI], CONNUE, "explicite", "non conforme"),
        ([ECART], MOTIF, "explicite", "écart connu"),
        ([ECART, AUTRE_REUSSI], MOTIF, "inférence", "écart connu"),
        ([ECART, AUTRE_ECART], MOTIF, "explicite", "non conforme"),
        ([AUTRE_ECART], MOTIF, "explicite", "non conforme"),
        ([REUSSI, AUTRE_REUSSI], MOTIF, "explicite", "non conforme"),
        ([REUSSI, INAPPLICABLE], MOTIF, "explicite", "non applicable"),
    ],
)
def test_etat(
    scenarios: list[ScenarioEnregistre], cible: DescriptionDeCible | None, statut: str, attendu: str
) -> None:
    etat, raison = etat_de(exigence(statut), scenarios, True, cible)
    assert etat == attendu
    assert raison


def test_raisons() -> None:
    arbitree: DescriptionDeCible = {**QUALIF, "arbitrages": {"C-25": {"qui": "MOA", "quand": "2026-04-01"}}}
    assert etat_de(exigence(), [DECIDE], True, arbitree)[0] == EtatDExigence.NON_CONFORME
    assert etat_de(exigence("inférence"), [DECIDE], True, arbitree) == (
        EtatDExigence.A_ARBITRER,
        "1 scénario rouge ; reste à décider : EXG-04-01",
    )
    assert etat_de(exigence(), [ECART], True, CONNUE, date(2026, 4, 27))[0] == EtatDExigence.NON_CONFORME
    assert etat_de(exigence(), [ECART], True, CONNUE)[1] == (
        "livré au lot 2 (ticket A-12, jusqu'au 26/04/2026)"
    )
    assert etat_de(exigence(), [REUSSI, INAPPLICABLE], True, QUALIF)[1] == (
        "la cible n'offre pas : horloge ; 1 sur 2 scénarios joués et réussis"
    )
    assert etat_de(exigence(), [], True, QUALIF)[0] == EtatDExigence.NON_ATTEINTE
    assert etat_de(exigence(), [], False, QUALIF)[0] == EtatDExigence.NON_COUVERTE


def test_un_motif_dit_ce_qu_il_admet_jusqu_a_sa_fin() -> None:
    admis = "lien à refaire (scénarios « Le lien * », ticket A-13, jusqu'au 26/04/2026)"
    assert etat_de(exigence(), [ECART], True, MOTIF)[1] == admis
    assert etat_de(exigence(), [ECART, AUTRE_ECART], True, MOTIF)[1] == (
        "1 scénario rouge, sans compter 1 écart connu"
    )
    demain = date(2026, 4, 27)
    assert etat_de(exigence(), [ECART], True, MOTIF, demain) == (
        EtatDExigence.NON_CONFORME,
        "1 scénario rouge",
    )
    assert etat_de(exigence(), [REUSSI], True, MOTIF, demain)[0] == EtatDExigence.CONFORME


def test_un_lot_qui_ne_joue_qu_une_part_du_motif_n_est_pas_une_reussite() -> None:
    [ecart] = MOTIF["ecarts_connus"]
    deux: DescriptionDeCible = {**MOTIF, "ecarts_connus": [{**ecart, "vises": 2}]}
    assert etat_de(exigence(), [REUSSI], True, deux)[0] == EtatDExigence.CONFORME
    assert conclut([REUSSI], deux)["code"] == 0
    assert conclut([REUSSI, AUTRE_REUSSI], deux)["code"] == 1


@pytest.mark.parametrize(
    ("scenarios", "cible", "jour", "sort"),
    [
        ([ECART], MOTIF, JOUR, "constaté"),
        ([ECART], CONNUE, JOUR, "constaté"),
        ([REUSSI], MOTIF, JOUR, "réussite inattendue"),
        ([REUSSI], CONNUE, JOUR, "réussite inattendue"),
        ([ECART], MOTIF, date(2026, 4, 27), "échu : il n'admet plus rien"),
        ([AUTRE_ECART], MOTIF, JOUR, "cette exécution n'en dit rien"),
        ([NON_ATTEINT], MOTIF, JOUR, "cette exécution n'en dit rien"),
        ([NON_ATTEINT], CONNUE, JOUR, "cette exécution n'en dit rien"),
    ],
)
def test_sort_d_un_ecart_connu(
    scenarios: list[ScenarioEnregistre], cible: DescriptionDeCible, jour: date, sort: str
) -> None:
    referentiel = Referentiel({"EXG-04-01": exigence()}, {"04_activation": "Lien"})
    connus = ecarts.connus(cible, scenarios, jour)
    enregistrees = etats.exigences(referentiel, scenarios, set(), cible, connus)
    assert connus.sort(cible["ecarts_connus"][0], {une["id"]: une for une in enregistrees}) == sort


def test_un_parcours_ne_compte_pas() -> None:
    referentiel = Referentiel({"EXG-04-01": exigence()}, {"04_activation": "Lien"})
    parcours = scenario(EtatDeScenario.REUSSI, parcours=True, id="p")
    connus = ecarts.connus(SIMULATEUR, [parcours], JOUR)
    [une] = etats.exigences(referentiel, [parcours], set(), SIMULATEUR, connus)
    assert (une["etat"], une["scenarios"], une["parcours"]) == ("non couverte", [], ["p"])


@pytest.mark.parametrize(
    ("scenarios", "cible", "options", "code", "mot"),
    [
        ([REUSSI], SIMULATEUR, {}, 0, "CONFORME"),
        ([ECART], SIMULATEUR, {}, 1, "NON CONFORME"),
        ([ECART], CONNUE, {}, 0, "CONFORME AVEC RÉSERVES"),
        ([REUSSI], CONNUE, {}, 1, "NON CONFORME"),
        ([ECART], MOTIF, {}, 0, "CONFORME AVEC RÉSERVES"),
        ([ECART, AUTRE_ECART], MOTIF, {}, 1, "NON CONFORME"),
        ([REUSSI], MOTIF, {}, 1, "NON CONFORME"),
        ([PARCOURS_ROUGE], MOTIF, {}, 0, "CONFORME AVEC RÉSERVES"),
        ([scenario(EtatDeScenario.REUSSI, parcours=True)], MOTIF, {}, 1, "NON CONFORME"),
        ([scenario(EtatDeScenario.ERREUR, exigences=[])], MOTIF, {}, 0, "CONFORME AVEC RÉSERVES"),
        ([DECIDE], QUALIF, {}, 0, "CONFORME AVEC RÉSERVES"),
        ([NON_ATTEINT], SIMULATEUR, {}, 4, "INCOMPLET"),
        ([INAPPLICABLE], QUALIF, {}, 4, "INCOMPLET"),
        ([REUSSI, INAPPLICABLE], QUALIF, {}, 0, "CONFORME"),
        ([ECART, NON_ATTEINT], SIMULATEUR, {}, 1, "NON CONFORME, ET INCOMPLET"),
        ([REUSSI], SIMULATEUR, {"interrompue": True}, 4, "INCOMPLET"),
        ([ECART], SIMULATEUR, {"interrompue": True}, 4, "INCOMPLET, ET DÉJÀ NON CONFORME"),
        ([ECART], SIMULATEUR, {"injoignable": True}, 3, "INCOMPLET : CIBLE INJOIGNABLE"),
        ([REUSSI], SIMULATEUR, {"autres_rouges": 1}, 1, "NON CONFORME"),
        ([scenario(EtatDeScenario.ERREUR, parcours=True)], SIMULATEUR, {}, 1, "NON CONFORME"),
        ([scenario(EtatDeScenario.ERREUR, exigences=[])], SIMULATEUR, {}, 1, "NON CONFORME"),
    ],
)
def test_verdict(
    scenarios: list[ScenarioEnregistre],
    cible: DescriptionDeCible,
    options: dict[str, Any],
    code: int,
    mot: str,
) -> None:
    conclusion = conclut(scenarios, cible, **options)
    assert (conclusion["code"], conclusion["mot"]) == (code, mot)


@pytest.mark.parametrize(
    ("admises", "code", "mot", "dit"),
    [
        ({"majeure": 1}, 0, "CONFORME AVEC RÉSERVES", "Critères de sortie tenus"),
        ({"mineure": 1}, 1, "NON CONFORME", "Critères de sortie dépassés"),
        ({}, 1, "NON CONFORME", "1 résultat rouge."),
    ],
)
def test_criteres_de_sortie(admises: dict[str, int], code: int, mot: str, dit: str) -> None:
    conclusion = conclut([ECART], SIMULATEUR, admises)
    assert (conclusion["code"], conclusion["mot"]) == (code, mot)
    assert dit in conclusion["phrase"]
    assert conclusion["criteres"][1] == {
        "criticite": "majeure",
        "admises": admises.get("majeure", 0),
        "constatees": 1,
    }


@pytest.mark.parametrize(
    ("scenarios", "verdict", "etat"),
    [
        ([], VerdictHumain.CONFORME, "conforme"),
        ([REUSSI], VerdictHumain.CONFORME, "conforme"),
        ([REUSSI], VerdictHumain.NON_CONFORME, "non conforme"),
        ([ECART], VerdictHumain.CONFORME, "non conforme"),
    ],
    ids=["non couverte", "réussie", "condamnée", "rouge"],
)
def test_une_personne_condamne_mais_n_absout_pas(
    scenarios: list[ScenarioEnregistre], verdict: VerdictHumain, etat: str
) -> None:
    referentiel = Referentiel({"EXG-04-01": exigence()}, {"04_activation": "Lien"})
    jugement = Jugement(
        regle="EXG-04-01",
        verdict=verdict,
        par="Camille Exemple",
        le="2026-04-26T10:00:00+02:00",
        motif="pièce datée de mars",
    )
    connus = ecarts.connus(SIMULATEUR, scenarios, JOUR)
    enregistrees = etats.exigences(referentiel, scenarios, set(), SIMULATEUR, connus)
    [jugee] = etats.jugees(enregistrees, [jugement])
    assert jugee["etat"] == etat
    assert "par Camille Exemple, le 2026-04-26" in jugee["raison"]
    assert etats.verdict([jugee], scenarios, execution(), {}, connus)["code"] == int(etat == "non conforme")


def test_codes_de_pytest() -> None:
    assert [traduit(brut) for brut in range(7)] == [
        Code.CONFORME,
        Code.NON_CONFORME,
        Code.INCOMPLET,
        Code.INCOMPLET,
        Code.MAUVAIS_USAGE,
        Code.MAUVAIS_USAGE,
        Code.INCOMPLET,
    ]


def test_un_test_ordinaire_n_est_pas_un_scenario(request: pytest.FixtureRequest) -> None:
    assert collecte.decrit(request.node, Referentiel({}, {})) is None
