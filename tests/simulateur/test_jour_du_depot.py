"""Le jour que les documents impriment est celui de Paris, à quelque instant que l'on dépose (EXG-12-05, EXG-20-14)."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from simulator.documents.autorite import Autorite
from simulator.documents.deux_d_doc import CodeBarres
from simulator.documents.redaction import Redaction
from simulator.domaine.attestations import NomsDeFichier, Validite
from simulator.domaine.demandes import Demande, TypeDeDemande
from simulator.domaine.depot import Numeros, Remises
from simulator.domaine.horloge import Horloge
from simulator.domaine.identite import Adresse, EtatCivil, Reference, Sexe, Statut
from simulator.domaine.registre import Usager
from simulator.domaine.regles import Regles

CODE = CodeBarres(Autorite.neuve())
PAYS = Reference("Afghanistan", "AF")
CIVIL = EtatCivil("Fictif", "", ("Test",), Sexe.FEMININ, date(1990, 1, 1), PAYS, "Kaboul", PAYS)
ADRESSE = Adresse("1 rue Fictive", "", "59000", "Lille", "59350")
INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def dernier_dimanche(annee: int, mois: int) -> date:
    """Mars et octobre ont 31 jours."""
    fin = date(annee, mois, 31)
    return fin - timedelta(days=(fin.weekday() + 1) % 7)


def jour_de_paris(instant: datetime) -> date:
    """Compté à la main : une heure d'avance l'hiver, deux l'été, entre deux dimanches à 1 h en temps universel."""
    ete, hiver = (
        datetime.combine(dernier_dimanche(instant.year, mois), datetime.min.time(), UTC) + timedelta(hours=1)
        for mois in (3, 10)
    )
    return (instant + timedelta(hours=2 if ete <= instant < hiver else 1)).date()


def deposee(instant: datetime) -> Any:
    """Le contenu de l'attestation d'une demande déposée à cet instant, son numéro attribué comme au dépôt."""
    horloge = Horloge()
    horloge.place(instant)
    demande = Demande(
        Usager(Statut.BPS, CIVIL, ADRESSE, "5903000001"), "moi-meme", TypeDeDemande.PREMIERE, instant, "cle"
    )
    demande.informations = cast("Any", SimpleNamespace(adresse=ADRESSE))
    personne: Any = None
    vide: Any = SimpleNamespace(dernier_numero=lambda _debut: None)
    Numeros(Regles(), horloge, vide, personne).attribue(demande)
    return Remises(Validite(Regles()), personne, NomsDeFichier(), personne, personne).contenu(demande)


def instant(texte: str) -> datetime:
    """Un instant en temps universel."""
    return datetime.fromisoformat(texte).replace(tzinfo=UTC)


@given(INSTANTS)
@example(instant("2022-04-26T21:59:59"))
@example(instant("2022-04-26T22:00:00"))
@example(instant("2023-01-10T22:59:59"))
@example(instant("2023-01-10T23:00:00"))
@example(instant("2022-03-27T00:59:59"))
@example(instant("2022-03-27T01:00:00"))
@example(instant("2022-10-30T00:59:59"))
@example(instant("2022-10-30T01:00:00"))
@example(instant("2022-10-30T22:59:59"))
@example(instant("2022-10-30T23:00:00"))
def test_chaque_date_imprimee_ou_codee_est_le_jour_de_paris(instant: datetime) -> None:
    jour, contenu = jour_de_paris(instant), deposee(instant)
    imprime, code = f"{jour:%d/%m/%Y}", CODE.champs(contenu)
    lignes = Redaction().lignes(contenu)
    assert lignes["date_d_emission"] == f"DATE D'ÉMISSION : {imprime}"
    assert lignes["depot"].startswith(f"Le {imprime}, ")
    assert f"entre le {imprime} et le " in lignes["regularite"]
    assert contenu.numero_de_demande == f"5901{jour:%Y%m%d}0000001"
    assert NomsDeFichier().attestation(contenu).endswith(f"_{jour:%Y%m%d}.pdf")
    assert (code["6L"], code["6N"]) == (f"{jour:%d%m%Y}", f"{jour:%d%m%Y}")
    assert CODE.jours_ecoules(contenu.date_d_emission) == f"{(jour - date(2000, 1, 1)).days:04X}"


@pytest.mark.parametrize(
    ("universel", "jour"),
    [
        ("2022-04-26T21:59:59", date(2022, 4, 26)),
        ("2022-04-26T22:00:00", date(2022, 4, 27)),
        ("2023-01-10T22:59:59", date(2023, 1, 10)),
        ("2023-01-10T23:00:00", date(2023, 1, 11)),
        ("2022-03-26T23:00:00", date(2022, 3, 27)),  # la nuit où l'heure avance commence à l'heure d'hiver
        ("2022-03-27T22:00:00", date(2022, 3, 28)),  # et le soir est à l'heure d'été
        ("2022-10-29T22:00:00", date(2022, 10, 30)),  # l'inverse à l'automne
        ("2022-10-30T22:30:00", date(2022, 10, 30)),
        ("2022-10-30T23:00:00", date(2022, 10, 31)),
        ("2023-12-31T23:00:00", date(2024, 1, 1)),  # l'année aussi est celle de Paris
        ("2024-02-28T23:00:00", date(2024, 2, 29)),
    ],
    ids=str,
)
def test_minuit_est_celui_de_paris(universel: str, jour: date) -> None:
    contenu = deposee(instant(universel))
    assert (contenu.date_de_depot, contenu.debut) == (jour, jour)
