"""Ce que l'agent peut faire selon l'état de la demande, et le délai de réponse, à l'heure de Paris."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domaine.delais import Delais
from simulator.domaine.horloge import Horloge
from simulator.domaine.notifications import Nature, Notification
from simulator.domaine.regles import Regles
from tests.simulateur.banc import Banc, contenu

PARIS = ZoneInfo("Europe/Paris")
ACTES: dict[str, tuple[str, dict[str, Any]]] = {
    "complement": ("complements", {"pieces": ["Bail"]}),
    "accepter": ("decisions", {"favorable": True}),
    "refuser": ("decisions", {"favorable": False}),
    "clôturer": ("clotures", {}),
    "renouveler": ("prolongations", {}),
}
PERMIS: dict[str, set[str]] = {
    "déposée": {"complement", "accepter", "refuser", "renouveler"},
    "complément demandé": {"renouveler"},
    "délai dépassé": {"clôturer", "renouveler"},
    "complément reçu": {"complement", "accepter", "refuser", "renouveler"},
    "acceptée": set(),
    "refusée": set(),
    "clôturée incomplète": set(),
}
"""État de la demande → actes permis à l'agent (machine d'états des décisions, C-21)."""


def fait(banc: Banc, numero: str, acte: str) -> int:
    chemin, corps = ACTES[acte]
    return banc.pilote(f"demandes/{numero}/{chemin}", corps).status_code


def mene(banc: Banc, etat: str) -> str:
    """Une demande amenée à cet état ; rend son n°."""
    banc.inscrit()
    numero = str(banc.demande("AB0000001", "déposée")["numero"])
    if etat in {"complément demandé", "délai dépassé", "complément reçu", "clôturée incomplète"}:
        complement = contenu(banc.pilote(f"demandes/{numero}/complements", {"pieces": ["Bail"]}))["cle"]
        if etat == "complément reçu":
            assert banc.pilote(f"demandes/{numero}/complements/{complement}/reponse", {}).status_code == 204
        if etat in {"délai dépassé", "clôturée incomplète"}:
            banc.usager("5903000001").ouvre(f"/particuliers/mon-compte/notifications/{complement}")
            banc.serveur.place_l_horloge(datetime(2022, 5, 27, tzinfo=PARIS))
    final = {"acceptée": "accepter", "refusée": "refuser", "clôturée incomplète": "clôturer"}.get(etat)
    if final:
        assert fait(banc, numero, final) < 300
    assert banc.lit(numero)["etat"] == etat
    return numero


@pytest.mark.parametrize("acte", ACTES)
@pytest.mark.parametrize("etat", PERMIS)
def test_un_acte_est_permis_ou_refuse_selon_l_etat(tmp_path: Path, etat: str, acte: str) -> None:
    banc = Banc(tmp_path)
    numero = mene(banc, etat)
    avant = banc.lit(numero)
    code = fait(banc, numero, acte)
    if acte in PERMIS[etat]:
        assert code < 300
        assert banc.lit(numero) != avant
    else:
        assert code == 409
        assert banc.lit(numero) == avant
    banc.ferme()


def test_une_prolongation_deja_emise_ne_se_renouvelle_pas_deux_fois(banc: Banc) -> None:
    numero = mene(banc, "déposée")
    assert fait(banc, numero, "renouveler") == 204
    chemin, corps = ACTES["renouveler"]
    refus = contenu(banc.pilote(f"demandes/{numero}/{chemin}", corps))
    assert refus["message"] == "La prolongation suivante est déjà émise : elle commence le 26/10/2022."


class _Vide:
    """Aucune notification gardée : seul le calcul est essayé."""


def delais(maintenant: datetime) -> Delais:
    horloge = Horloge()
    horloge.place(maintenant)
    return Delais(Regles(), horloge, _Vide())  # type: ignore[arg-type]  # le calcul n'en lit rien


def ouvert(instant: datetime) -> Notification:
    complement = Notification(None, Nature.COMPLEMENT, "cle", instant, "agent-1")  # type: ignore[arg-type]
    complement.lue_le = instant.astimezone(PARIS)
    return complement


@pytest.mark.parametrize(
    ("ouverture", "dernier"),
    [
        (date(2022, 3, 14), date(2022, 4, 13)),  # passage à l'heure d'été
        (date(2022, 10, 10), date(2022, 11, 9)),  # passage à l'heure d'hiver
        (date(2024, 1, 31), date(2024, 3, 1)),  # année bissextile
        (date(2022, 12, 15), date(2023, 1, 14)),
    ],
    ids=str,
)
def test_le_dernier_instant_est_a_23_h_59_min_59_s_a_paris(ouverture: date, dernier: date) -> None:
    complement = ouvert(datetime(ouverture.year, ouverture.month, ouverture.day, 23, 59, tzinfo=PARIS))
    fin = datetime(dernier.year, dernier.month, dernier.day, 23, 59, 59, tzinfo=PARIS)
    assert not delais(fin).est_depasse(complement)
    lendemain = datetime.fromtimestamp(fin.timestamp() + 1, PARIS)
    assert delais(lendemain).est_depasse(complement)


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 (bornes naïves)
    st.timedeltas(timedelta(0), timedelta(days=40)),
)
@settings(deadline=None)
def test_le_delai_ne_depend_que_des_jours_de_paris(ouverture: datetime, attente: timedelta) -> None:
    maintenant = ouverture + attente
    jours = (maintenant.astimezone(PARIS).date() - ouverture.astimezone(PARIS).date()).days
    assert delais(maintenant).est_depasse(ouvert(ouverture)) is (jours > 30)
