"""Pas de l'étape 2 : motif de séjour et attestation sur l'honneur (S21, S22)."""

from collections.abc import Mapping, Sequence

from pytest_bdd import given, then, when

from fixtures.dossiers import AVANT_L_ETAPE, Dossier, Dossiers
from fixtures.personas import Persona
from steps.controles.constat import constate, constate_que, meme_texte
from steps.demande import Session
from steps.ecrans.etapes import MARIEE, Etape, Etape1, Etape2
from steps.regles import Regles
from steps.vocabulaire import phrase

# Les réponses de l'étape 1 que demande chaque situation, telles que le pilotage les prend.
EN_COUPLE = {"en_couple": "oui", "nationalite_du_conjoint": "autre"}
SITUATIONS: Mapping[str, dict[str, str]] = {
    "Marié(e)": {"situation_familiale": "marie"} | EN_COUPLE,
    "Pacsé(e)": {"situation_familiale": "pacse"} | EN_COUPLE,
    "Concubin(ne)": {"situation_familiale": "concubin"} | EN_COUPLE,
    "Célibataire": {},
}
CASES: Mapping[str, tuple[int, ...]] = {
    "aucune case": (),
    "la premiere case seulement": (1,),
    "la seconde case seulement": (2,),
    "les deux cases": (1, 2),
}
RANGS = ("1re", "2e")


@given(
    phrase("elle est à l'étape {numero:d} de sa demande, s'étant dite \"{situation}\""),
    target_fixture="dossier",
)
def a_l_etape_en_se_disant(
    dossiers: Dossiers, session: Session, persona: Persona, numero: int, situation: str
) -> Dossier:
    session.inscrit(persona)
    dossier = dossiers.prepare(persona, AVANT_L_ETAPE[numero], dict(SITUATIONS[situation]))
    session.ouvre(persona, dossier.adresse(numero))
    return dossier


@when(phrase("elle coche {cases} et poursuit, {directement:Voie}"))
def coche(etape_2: Etape2, cases: str, directement: bool) -> None:
    etape_2.coche(*CASES[cases])
    etape_2.poursuit(directement=directement)


@when(phrase("elle s'y dit mariée"))
def se_dit_mariee(etape_1: Etape1, persona: Persona) -> None:
    etape_1.remplit(persona, **MARIEE)
    etape_1.presse(etape_1.enregistrer)


@then(phrase("la {rang} case est « {texte} »"))
def texte_de_la_case(etape_2: Etape2, regles: Regles, rang: str, texte: str) -> None:
    obtenu = dict(zip(RANGS, etape_2.textes_des_cases(), strict=False)).get(rang, "aucune case")
    constate(regles.pour(), attendu=texte, obtenu=obtenu, ou=etape_2, selon=meme_texte)


@then(phrase("la 1re case porte « {texte} »"))
def case_porte(etape_2: Etape2, regles: Regles, texte: str) -> None:
    obtenu = next(iter(etape_2.textes_des_cases()), "aucune case")
    constate_que(regles.pour(), f"« {texte} »", obtenu=obtenu, ou=etape_2, vrai=texte in obtenu)


@then(phrase("{nombre:d} case est cochée"))
def cases_cochees(etape_2: Etape2, regles: Regles, nombre: int) -> None:
    constate(regles.pour(), attendu=nombre, obtenu=etape_2.cases_cochees(), ou=etape_2)


@then(phrase("la case manquante lui est désignée"))
def case_manquante(etape_2: Etape2, regles: Regles) -> None:
    refus = etape_2.case_refusee()
    constate_que(regles.pour(), "une case est désignée", sinon="aucune", ou=etape_2, vrai=refus)


@then(phrase("les étapes du fil sont :"))
def etapes_du_fil(etape: Etape, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    constate(
        regles.pour(),
        attendu=[ligne[0] for ligne in datatable],
        obtenu=etape.etapes_du_fil(),
        ou="fil d'étapes",
    )
