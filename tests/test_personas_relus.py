"""Cent personas, mille avec « --complet » : leur attestation, du dépôt à la lecture, se relit sans un désaccord.

Noms, dates, villes et statuts sont tirés au hasard, toujours les mêmes ; ce qui est attendu vient du persona.
"""

import random
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from fixtures.dossiers import DEPOSEE
from fixtures.horloge import PARIS
from fixtures.personas import Origine, Persona, Personas, Reference
from steps.controles.attestation import Attestation
from steps.controles.deux_d_doc import Annuaire, EtatDeSignature
from steps.controles.deux_d_doc.second_lecteur import Avis
from steps.controles.photo import Photo
from tests.controles.abimes import ABIMES, enregistree
from tests.simulateur.processus import ADRESSES, Simulateur, simulateur

LOTS = 4
PERSONAS, PERSONAS_AU_COMPLET = 100, 1000
UNE_PHOTO_SUR = 5
"""Un persona sur tant est lu aussi d'une image abîmée : c'est dix fois plus long."""
DPI = 200
LONGUEUR_DU_NOM = 60

MENTIONS = {"BPS": "A OBTENU LE BÉNÉFICE DE LA PROTECTION SUBSIDIAIRE", "REFUGIE": "RECONNU RÉFUGIÉ"}
MORCEAUX = (
    "d'Œuvre", "Đặng", "Łukasz", "Großmann", "N'Guessan", "Ben", "Al-Ḥusaynī", "Şahin", "Çelik", "Ağrı", "İnönü",
    "Nuñez", "Åse", "O\u2019Brien", "Ünal", "Æsir", "X", "Ouédraogo", "Kowalczyk", "Müller", "Zoë", "Thị", "Ó",
    "de la", "Nzambi", "Abdurrahmanoğlu", "Ţepeş", "Žižek", "Hoàng", "Øre",
)  # fmt: skip
ORIGINES = (
    ("Afghanistan", "AF", "Afghane", "Kaboul"),
    ("Côte d'Ivoire", "CI", "Ivoirienne", "Bouaké"),
    ("Congo (République démocratique)", "CD", "Congolaise", "Mbuji-Mayi"),
    ("Érythrée", "ER", "Érythréenne", "Asmara"),
    ("Kosovo", "XH", "Kosovare", "Peć"),
    ("Sri Lanka", "LK", "Sri-lankaise", "Trincomalee"),
    ("Turquie", "TR", "Turque", "Diyarbakır"),
    ("Haïti", "HT", "Haïtienne", "Port-de-Paix"),
    ("Viêt Nam", "VN", "Vietnamienne", "Hồ Chí Minh-Ville"),
    ("Albanie", "AL", "Albanaise", "Shkodër"),
)
LOGEMENTS = (
    ("20 rue Nationale", "59000", "Lille"),
    ("3 bis, chemin de l'Église", "94240", "L'Haÿ-les-Roses"),
    ("Résidence des Grands Chênes, bâtiment 12, 4e étage", "34000", "Montpellier"),
    ("1 impasse du Puits-d'Amour", "67000", "Strasbourg"),
    ("17 rue Sainte-Marie", "97400", "Saint-Denis"),
    ("8 cours Fauriel", "42000", "Saint-Étienne"),
    ("Appt 5 – 2 allée d'Æ", "13100", "Aix-en-Provence"),
)


@dataclass(frozen=True)
class Tirage:
    """Un persona, le moment de son dépôt et l'adresse qu'il donne."""

    persona: Persona
    depot: datetime
    adresse: tuple[str, str, str]


def tire(rang: int) -> Tirage:
    """Le persona de ce rang, toujours le même."""
    hasard = random.Random(rang)  # noqa: S311 (des personas, non des secrets)
    jour = date(2020, 1, 1) + timedelta(days=hasard.randrange(3000))
    depot = datetime.combine(jour, time(hasard.randrange(24), hasard.randrange(60)), PARIS)
    pays, code, nationalite, ville = hasard.choice(ORIGINES)
    cree = Personas(f"relus {rang}", ADRESSES).cree(hasard.choice(sorted(MENTIONS)), jour)
    persona = replace(
        cree,
        nom=nom(hasard),
        prenoms=tuple(nom(hasard) for _ in range(hasard.randint(1, 4))),
        nom_d_usage=nom(hasard) if hasard.random() < 0.3 else "",
        date_de_naissance=date(1940, 1, 1) + timedelta(days=hasard.randrange(23_000)),
        origine=Origine(Reference(pays, code), Reference(nationalite, code), ville, "99212"),
    )
    return Tirage(persona, depot, hasard.choice(LOGEMENTS))


def nom(hasard: random.Random) -> str:
    """Un à quatre morceaux joints d'espaces ou de tirets, rarement répétés jusqu'à la longueur maximale."""
    choisis = hasard.choices(MORCEAUX, k=hasard.randint(1, 4))
    if hasard.random() < 0.1:
        choisis *= 12
    return hasard.choice((" ", "-")).join(choisis)[:LONGUEUR_DU_NOM].strip(" -")


def dernier_jour_couvert(debut: date) -> date:
    """Six mois plus tard, ramenés au dernier jour du mois, moins un jour (C-14)."""
    annee, mois = divmod(debut.year * 12 + debut.month - 1 + 6, 12)
    jour = min(debut.day, monthrange(annee, mois + 1)[1])
    return date(annee, mois + 1, jour) - timedelta(days=1)


def remise(lance: Simulateur, tirage: Tirage) -> tuple[bytes, str]:
    """L'attestation remise à ce persona, et le n° de sa demande."""
    voie, code_postal, ville = tirage.adresse
    lance.place_l_horloge(tirage.depot)
    adresse = {"voie": voie, "code_postal": code_postal, "ville": ville}
    dossier = lance.prepare(tirage.persona, DEPOSEE, {"telephone": tirage.persona.telephone, **adresse})
    return lance.dossiers.attestation(dossier.cle), str(dossier.numero)


def exige_l_attestation(lue: Attestation, tirage: Tirage, numero: str) -> None:
    """Chaque donnée imprimée est celle du persona, et le 2D-DOC dit la même chose."""
    persona, jour = tirage.persona, tirage.depot.date()
    voie, code_postal, ville = tirage.adresse
    assert lue.titre == "ATTESTATION DE PROLONGATION D'INSTRUCTION D'UNE DEMANDE DE TITRE DE SÉJOUR"
    assert lue.mention == MENTIONS[persona.statut]
    assert (lue.identifiant, lue.numero_de_demande) == (persona.numero_etranger, numero)
    assert lue.date_d_emission == lue.depose_le == jour
    assert lue.validite == (jour, dernier_jour_couvert(jour))
    droites = str.maketrans("\u2019", "'")
    assert lue.nom_de_naissance == persona.nom.upper().translate(droites)
    assert lue.prenoms == " ".join(persona.prenoms).upper().translate(droites)
    assert lue.ne_le == f"{persona.date_de_naissance:%d/%m/%Y}"
    assert lue.lieu_de_naissance == (persona.origine.ville.upper(), persona.origine.pays.libelle.upper())
    assert lue.nationalite == persona.origine.nationalite.libelle.upper()
    assert lue.adresse == f"{voie} {code_postal} {ville} FRANCE".upper()
    assert lue.code.valeur("6C") == lue.code.valeur("67") == persona.origine.pays.code
    assert lue.desaccords == ()
    assert lue.code.fautes == ()
    assert lue.verification.etat is EtatDeSignature.VERIFIEE
    assert lue.seconde_lecture.avis is not Avis.CONTREDIT


def exige_la_photo(lue: Attestation, annuaire: Annuaire, rang: int) -> None:
    """D'une image abîmée de la page, le 2D-DOC est lu octet pour octet."""
    abimes = sorted(ABIMES)
    abime = abimes[rang // UNE_PHOTO_SUR % len(abimes)]
    photo = Photo(enregistree(ABIMES[abime](lue.image(1, DPI))), annuaire)
    assert photo.code.octets == lue.code.octets, abime
    assert photo.verification.etat is EtatDeSignature.VERIFIEE
    assert photo.seconde_lecture.avis is not Avis.CONTREDIT, abime


@pytest.mark.parametrize("lot", range(LOTS))
def test_l_attestation_de_chacun_se_relit(lot: int, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    combien = PERSONAS_AU_COMPLET if pytestconfig.getoption("--complet") else PERSONAS
    with simulateur(tmp_path) as lance:
        annuaire = lance.annuaire()
        for rang in range(lot, combien, LOTS):
            tirage = tire(rang)
            octets, numero = remise(lance, tirage)
            lue = Attestation(octets, annuaire)
            exige_l_attestation(lue, tirage, numero)
            if rang % UNE_PHOTO_SUR == 0:
                exige_la_photo(lue, annuaire, rang)
