"""Pas de ce qu'est une attestation, et de ce qu'elle n'est pas : un autre document, celle d'un autre statut."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from pytest_bdd import given, then

from fixtures.horloge import Horloge
from fixtures.personas import Persona, Personas
from fixtures.registre import Registre
from reports.preuves import Preuves
from steps.attestation import PDF
from steps.controles.attestation import Attestation
from steps.controles.constat import constate, constate_que, normalise
from steps.controles.enonce import dit
from steps.ecrans.remise import Fichier
from steps.regles import Regles
from steps.vocabulaire import phrase

# Où se lit le type d'une attestation, et la règle de chaque endroit.
ENDROITS = {
    "le titre": "EXG-13-02",
    "le texte": "EXG-13-12",
    "le nom du fichier": "EXG-13-16",
    "le 2D-DOC, champ 6J": "EXG-14-03",
}


def sans_casse(texte: str) -> str:
    """Un texte comparable quelle que soit sa casse : une mention est en capitales, une phrase non."""
    return normalise(texte).casefold()


def commence_ainsi(attendu: object, obtenu: object) -> bool:
    """Dit si le texte obtenu commence par l'attendu ; la faute du guide, « PROLOGATION », est permise (C-11)."""
    debut, entier = (normalise(str(t)).replace("PROLOGATION", "PROLONGATION") for t in (attendu, obtenu))
    return entier.startswith(debut)


@given(phrase("une membre de famille d'un bénéficiaire, titulaire {detenu:Detenu}"), target_fixture="persona")
def membre_de_famille(
    personas: Personas,
    registre: Registre,
    horloge: Horloge,
    depart: datetime,
    preuves: Preuves,
    detenu: str,
) -> Persona:
    """Inscrit au registre une membre de famille que personne d'autre n'utilise."""
    persona = registre.inscrit(personas.cree("FAMILLE", depart.date(), detenu))
    preuves.secret(persona.mot_de_passe)
    return persona


@then(phrase("l'attestation est partout du même type :"))
def meme_type_partout(attestation: Attestation, fichier: Fichier, datatable: Sequence[Sequence[str]]) -> None:
    lus: dict[str, Callable[[str], object]] = {
        "le titre": lambda _attendu: attestation.titre,
        "le texte": attestation.phrase,
        "le nom du fichier": lambda _attendu: fichier.nom,
        "le 2D-DOC, champ 6J": lambda _attendu: attestation.code.valeur("6J"),
    }
    for endroit, attendu in datatable:
        obtenu = lus[endroit](attendu)
        constate(ENDROITS[endroit], attendu=attendu, obtenu=obtenu, ou=endroit, selon=commence_ainsi)


@then(phrase("l'attestation ne dit nulle part :"))
def ne_dit_nulle_part(attestation: Attestation, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    # D'un document illisible ou vide, on ne sait pas ce qu'il ne dit pas.
    constate_que(
        regles.pour(), "un texte lisible", sinon="aucun texte", ou=PDF, vrai=attestation.titre is not None
    )
    lu = sans_casse(attestation.texte)
    dits = [texte for (texte,) in datatable if sans_casse(texte) in lu]
    constate(regles.pour(), attendu=[], obtenu=dits, ou=f"{PDF}, ce qui ne doit pas y être")


@then(phrase("l'attestation couvre le séjour à partir du {debut:Jour}, et jusqu'au {limite:Jour} au plus"))
def couvre_au_plus(attestation: Attestation, regles: Regles, debut: date, limite: date) -> None:
    lue = attestation.validite
    constate_que(
        regles.pour(),
        f"du {dit(debut)}, et jusqu'au {dit(limite)} au plus",
        obtenu=lue,
        ou=PDF,
        vrai=lue is not None and lue[0] == debut < lue[1] <= limite,
    )
