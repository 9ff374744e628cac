"""Pas de l'étape 2 : motif de séjour et attestation sur l'honneur (S21, S22)."""

from collections.abc import Sequence

from pytest_bdd import given, then, when

from fixtures.dossiers import AVANT_L_ETAPE, SITUATIONS, Dossier, Dossiers
from fixtures.personas import Persona
from steps.controles.constat import constate, constate_que, meme_libelle, meme_texte
from steps.controles.redaction import se_lit
from steps.ecrans.etapes import MARIEE, Etape, Etape1, Etape2
from steps.preparation.demandes import Preparation
from steps.regles import Regles
from steps.visiteurs import Visiteur
from steps.vocabulaire import VOIES, phrase

EN_COUPLE = {"en_couple": "oui", "nationalite_du_conjoint": "autre"}
COUPLES = ("Marié(e)", "Pacsé(e)", "Concubin(ne)")
RANGS = ("1re", "2e")


def reponses_de(situation: str) -> dict[str, str]:
    """Les réponses de l'étape 1 que demande cette situation, telles que la cible les envoie."""
    return {"situation_familiale": SITUATIONS[situation]} | (EN_COUPLE if situation in COUPLES else {})


@given(
    phrase("elle est à l'étape {numero:d} de sa demande, s'étant dite \"{situation}\""),
    target_fixture="dossier",
)
def a_l_etape_en_se_disant(
    preparation: Preparation, persona: Persona, numero: int, situation: str
) -> Dossier:
    return preparation.ouvre(persona, AVANT_L_ETAPE[numero], numero, informations=reponses_de(situation))


@given(
    phrase("sa demande est enregistrée jusqu'à l'étape 2, s'étant dite \"{situation}\""),
    target_fixture="dossier",
)
def enregistree_en_se_disant(preparation: Preparation, persona: Persona, situation: str) -> Dossier:
    return preparation.ouvre(persona, AVANT_L_ETAPE[3], 2, informations=reponses_de(situation))


@when(phrase("elle poursuit sans rien cocher, par une requête directe"))
def poursuit_sans_cocher(etape_2: Etape2) -> None:
    etape_2.poursuit(directement=True)


@when(phrase('elle s\'y dit "{situation}"'))
def s_y_dit(etape_1: Etape1, persona: Persona, situation: str) -> None:
    etape_1.remplit(persona, **MARIEE if situation == "Marié(e)" else {"situation": situation})
    etape_1.presse(etape_1.enregistrer)


@when(phrase("elle y change d'adresse"))
def y_change_d_adresse(etape_1: Etape1) -> None:
    etape_1.change(voie="20 RUE NATIONALE")
    etape_1.presse(etape_1.enregistrer)


@when(phrase("elle se dit mariée dans un autre onglet, puis coche les deux cases du premier et poursuit"))
def atteste_d_un_onglet_ancien(etape_2: Etape2, directement: Visiteur, dossier: Dossier) -> None:
    directement.agit(dossier, "enregistrer l'étape 1", **reponses_de("Marié(e)"))
    etape_2.coche(1, 2)
    etape_2.presse(etape_2.enregistrer)


@then(phrase("la {rang} case est « {texte} »"))
def texte_de_la_case(etape_2: Etape2, regles: Regles, rang: str, texte: str) -> None:
    obtenu = dict(zip(RANGS, etape_2.textes_des_cases(), strict=False)).get(rang, "aucune case")
    constate(regles.pour(), attendu=texte, obtenu=obtenu, ou=etape_2, selon=meme_texte)


@then(phrase("la 1re case porte « {texte} »"))
def case_porte(etape_2: Etape2, regles: Regles, texte: str) -> None:
    obtenu = next(iter(etape_2.textes_des_cases()), "aucune case")
    constate_que(
        regles.pour(), f"« {texte} »", obtenu=obtenu, ou=etape_2, vrai=se_lit(texte, obtenu, etape_2)
    )


@then(phrase("la 1re case ne porte pas « {texte} »"))
def case_ne_porte_pas(etape_2: Etape2, regles: Regles, texte: str) -> None:
    obtenu = next(iter(etape_2.textes_des_cases()), texte)
    constate_que(regles.pour(), f"sans « {texte} »", obtenu=obtenu, ou=etape_2, vrai=texte not in obtenu)


@then(phrase("{nombre:d} case est cochée"))
@then(phrase("{nombre:d} cases sont cochées"))
def cases_cochees(etape_2: Etape2, regles: Regles, nombre: int) -> None:
    constate(regles.pour(), attendu=nombre, obtenu=etape_2.cases_cochees(), ou=etape_2)


@then(phrase("la {rang} case lui est désignée"))
def case_designee(etape_2: Etape2, regles: Regles, rang: str) -> None:
    constate(regles.pour(), attendu=_rangs(rang), obtenu=etape_2.cases_refusees(), ou=etape_2)


@then(phrase("les deux cases lui sont désignées"))
def cases_designees(etape_2: Etape2, regles: Regles) -> None:
    constate(regles.pour(), attendu=[1, 2], obtenu=etape_2.cases_refusees(), ou=etape_2)


@then(
    phrase("chaque case laissée vide est désignée, et elle seule, à l'écran puis par une requête directe :")
)
def cases_vides_designees(etape_2: Etape2, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    for cochees, designees in datatable[1:]:
        for voie, directement in VOIES.items():
            etape_2.coche(*_rangs(cochees))
            etape_2.poursuit(directement=directement)
            ou = f"{cochees} cochée {voie}"
            constate(regles.pour(), attendu=_rangs(designees), obtenu=etape_2.cases_refusees(), ou=ou)


def _rangs(cases: str) -> list[int]:
    return [rang for rang, nom in enumerate(RANGS, start=1) if nom in cases]


@then(phrase("l'agent ne lit aucune attestation sur l'honneur"))
def aucune_attestation(dossiers: Dossiers, dossier: Dossier, regles: Regles) -> None:
    lues = dossiers.lit(dossier.cle)["declarations"]
    constate(regles.pour(), attendu=[], obtenu=lues, ou="dossier lu par l'agent")


@then(phrase("les étapes du fil sont :"))
def etapes_du_fil(etape: Etape, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    constate(
        regles.pour(),
        attendu=[ligne[0] for ligne in datatable],
        obtenu=etape.etapes_du_fil(),
        ou="fil d'étapes",
        selon=meme_libelle,
    )
