"""Pas du cloisonnement : ce qu'obtient d'une demande qui ne l'a pas commencée (S17, S19 à S29)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pytest_bdd import then, when

from fixtures.dossiers import INCONNUE, RECAPITULATIF_VALIDE, Dossier, Dossiers
from fixtures.fichiers import fichier
from fixtures.personas import Persona
from steps.controles.constat import constate
from steps.regles import Regles
from steps.visiteurs import Reponse, Visiteur, Visiteurs
from steps.vocabulaire import phrase

DESIGNATIONS: Mapping[str, Callable[[Dossier], Dossier]] = {
    "": lambda dossier: dossier,
    "nee le meme jour": lambda dossier: dossier,
    "d'une cle voisine": lambda dossier: replace(dossier, cle=cle_voisine(dossier.cle)),
    "par le numero de la demande": lambda dossier: replace(dossier, cle=str(dossier.numero)),
}
"""Comment désigner la demande d'une autre : par sa vraie adresse, ou en devinant."""

NON_CONNECTEE, HOMONYME = "une personne non connectee", "une homonyme"
AGENT = "un agent"
FICHIER_JOINT = "fichier joint"
BAIL = "bail.pdf"
REMIS = "remis"


@dataclass(frozen=True, slots=True)
class Tentative:
    """Une page demandée ou un acte tenté, et la réponse de la cible au même pour une demande inconnue."""

    quoi: str
    obtenue: Reponse
    inconnue: Reponse


def cle_voisine(cle: str) -> str:
    """La même clé, son dernier caractère changé pour un autre qu'une clé peut porter."""
    return cle[:-1] + ("A" if cle[-1] != "A" else "Q")


@when(phrase("{qui} en demande les pages :"), target_fixture="tentatives")
def demande_les_pages(
    qui: str, persona: Persona, dossier: Dossier, visiteurs: Visiteurs, datatable: Sequence[Sequence[str]]
) -> list[Tentative]:
    visiteur, designe = qui_et_quoi(qui, persona, dossier, visiteurs)
    return [
        Tentative(page, visiteur.lit(designe.page(page)), visiteur.lit(designe.inconnu.page(page)))
        for (page,) in datatable
    ]


@when(phrase("{qui} y tente chaque acte :"), target_fixture="tentatives")
def tente_les_actes(
    qui: str,
    persona: Persona,
    dossier: Dossier,
    visiteurs: Visiteurs,
    lu_avant: dict[str, Any],
    datatable: Sequence[Sequence[str]],
) -> list[Tentative]:
    visiteur, designe = qui_et_quoi(qui, persona, dossier, visiteurs)
    return [
        Tentative(acte, visiteur.agit(designe, acte), visiteur.agit(designe.inconnu, acte))
        for (acte,) in datatable
    ]


def qui_et_quoi(
    qui: str, persona: Persona, dossier: Dossier, visiteurs: Visiteurs
) -> tuple[Visiteur, Dossier]:
    """Qui tente, et la demande telle qu'elle la désigne : « une autre usagere, d'une cle voisine »."""
    personne, _, designation = qui.partition(", ")
    designe = DESIGNATIONS[designation](dossier)
    if personne == NON_CONNECTEE:
        return visiteurs.non_connectee(), designe
    if personne == HOMONYME:
        return visiteurs.connectee(visiteurs.homonyme(persona)), designe
    return visiteurs.connectee(visiteurs.autre_persona()), designe


@then(phrase("rien d'elle n'est montré"))
def rien_de_montre(tentatives: list[Tentative], persona: Persona, regles: Regles) -> None:
    siens = (persona.nom, persona.courriel, persona.numero_etranger, persona.titre.numero)
    for tentative in tentatives:
        lu, connu = (r.octets.decode(errors="replace") for r in (tentative.obtenue, tentative.inconnue))
        montre = [texte for texte in siens if texte in lu and texte not in connu]
        constate(regles.pour(), attendu=[], obtenu=montre, ou=tentative.quoi)


@then(phrase("chaque réponse est celle d'une demande qui n'existe pas"))
def comme_une_inconnue(tentatives: list[Tentative], regles: Regles) -> None:
    for tentative in tentatives:
        constate(
            regles.pour(), attendu=str(tentative.inconnue), obtenu=str(tentative.obtenue), ou=tentative.quoi
        )


@then(phrase("l'agent lit sa demande telle qu'elle était"))
def inchangee(
    dossiers: Dossiers, dossier: Dossier, persona: Persona, lu_avant: dict[str, Any], regles: Regles
) -> None:
    constate(regles.pour(), attendu=[dossier.cle], obtenu=dossiers.de(persona), ou="ses demandes")
    constate(
        regles.pour(), attendu={}, obtenu=dossiers.changements(dossier, lu_avant), ou="dossier lu par l'agent"
    )


@then(phrase("son fichier est, selon qui le demande :"))
def remise_du_fichier(
    dossiers: Dossiers,
    dossier: Dossier,
    persona: Persona,
    visiteurs: Visiteurs,
    datatable: Sequence[Sequence[str]],
) -> None:
    """Le fichier d'une autre répond comme un fichier qui n'existe pas, même sous une demande à soi."""
    octets = fichier(BAIL).octets
    autre = visiteurs.autre_persona()
    autre_usagere, sienne = visiteurs.connectee(autre), dossiers.prepare(autre, RECAPITULATIF_VALIDE)
    demandeurs: Mapping[str, tuple[Visiteur, Dossier]] = {
        "elle-même": (visiteurs.connectee(persona), dossier),
        "une autre usagère": (autre_usagere, dossier),
        "une autre usagère, par sa propre demande": (autre_usagere, replace(sienne, fichier=dossier.fichier)),
        "une personne non connectée": (visiteurs.non_connectee(), dossier),
    }
    for qui, attendu in datatable:
        if qui == AGENT:
            obtenu = REMIS if dossiers.fichier(dossier) == octets else "absent"
        else:
            obtenu = issue_du_fichier(*demandeurs[qui], octets)
        constate("EXG-10-25", attendu=attendu, obtenu=obtenu, ou=f"fichier demandé par {qui}")


def issue_du_fichier(visiteur: Visiteur, designe: Dossier, octets: bytes) -> str:
    """« remis », « inconnu » si la réponse est celle d'un fichier qui n'existe pas, sinon la réponse elle-même."""
    obtenue = visiteur.lit(designe.page(FICHIER_JOINT))
    if obtenue.octets == octets:
        return REMIS
    inconnue = visiteur.lit(replace(designe, fichier=INCONNUE).page(FICHIER_JOINT))
    return "inconnu" if str(obtenue) == str(inconnue) else str(obtenue)
