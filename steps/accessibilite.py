"""Pas de l'accessibilité des écrans : ce qui s'en relève, l'un après l'autre (EXG-20-10 à 20-12)."""

from collections.abc import Mapping, Sequence

from pytest_bdd import then, when

from steps.controles.constat import constate
from steps.ecrans.accessibilite import ETROITE, Releve, releve
from steps.ecrans.etapes import Etape
from steps.regles import Regles
from steps.visites import Visites
from steps.vocabulaire import phrase

ERREUR = "Erreur : "
RELIES, ATTEINTS, NOMMES = "EXG-20-10", "EXG-20-11", "EXG-20-12"
"""La règle de chaque constat : une visite en sert plusieurs."""

Releves = Mapping[str, Releve]


def trouvailles(par_ecran: Mapping[str, list[str]]) -> list[str]:
    """Ce qui a été trouvé, précédé du nom de son écran."""
    return [f"{ecran} : {trouvaille}" for ecran, liste in par_ecran.items() for trouvaille in liste]


@when(phrase("elle passe par :"), target_fixture="releves")
def passe_par(visites: Visites, etape: Etape, datatable: Sequence[Sequence[str]]) -> Releves:
    releves = {}
    for (ecran,) in datatable:
        visites.va(ecran)
        releves[ecran] = releve(etape)
    return releves


@then(phrase("aucune faute d'accessibilité n'y est relevée"))
def aucune_faute(releves: Releves, regles: Regles) -> None:
    fautes = trouvailles({ecran: vu.fautes for ecran, vu in releves.items()})
    constate(regles.pour(ATTEINTS), attendu=[], obtenu=fautes, ou="fautes de niveau A ou AA")


@then(phrase("rien n'y fait défiler de côté dans une fenêtre large de 320 pixels"))
def rien_ne_deborde(releves: Releves, regles: Regles) -> None:
    deborde = trouvailles({ecran: vu.debordements for ecran, vu in releves.items()})
    constate(regles.pour(ATTEINTS), attendu=[], obtenu=deborde, ou=f"ce qui déborde à {ETROITE} pixels")


@then(phrase("le texte y double de taille sans que rien ne soit coupé ni ne déborde"))
def s_agrandit(releves: Releves, regles: Regles) -> None:
    gene = trouvailles({ecran: vu.agrandi for ecran, vu in releves.items()})
    constate(regles.pour(ATTEINTS), attendu=[], obtenu=gene, ou="le texte à 200 %")


@then(phrase("chacun donne à la fenêtre un titre qui n'est qu'à lui"))
def titres_distincts(releves: Releves, regles: Regles) -> None:
    porteurs: dict[str, list[str]] = {}
    for ecran, vu in releves.items():
        porteurs.setdefault(vu.fenetre, []).append(ecran)
    partages = {titre: ecrans for titre, ecrans in porteurs.items() if not titre or len(ecrans) > 1}
    constate(
        regles.pour(NOMMES), attendu={}, obtenu=partages, ou="titres vides ou portés par plusieurs écrans"
    )


@then(phrase("la page et la fenêtre annoncent l'étape :"))
def etapes_annoncees(releves: Releves, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu, obtenu = [], []
    for ecran, annonce, nom in datatable[1:]:
        vu, fenetre = releves[ecran], f"{annonce} : {nom}"
        attendu.append((ecran, annonce, fenetre))
        obtenu.append((ecran, vu.etape, fenetre if fenetre in vu.fenetre else vu.fenetre))
    constate(
        regles.pour(NOMMES), attendu=attendu, obtenu=obtenu, ou="étape annoncée par la page, par la fenêtre"
    )


@then(phrase("à chaque refus, la fenêtre l'annonce et le clavier est là où reprendre :"))
def refus_annonces(releves: Releves, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [(refus, ERREUR, place) for refus, place in datatable[1:]]
    obtenu = [
        (refus, releves[refus].fenetre[: len(ERREUR)], releves[refus].reprise) for refus, _ in datatable[1:]
    ]
    constate(regles.pour(ATTEINTS), attendu=attendu, obtenu=obtenu, ou="annonce et clavier après un refus")


@then(phrase("chaque refus nomme son champ et lui est relié :"))
def refus_nommes(releves: Releves, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu, obtenu = [], []
    for refus, champ, mot in datatable[1:]:
        lu = releves[refus].refus.get(champ, "")
        attendu.append((refus, champ, mot))
        obtenu.append((refus, champ, mot if mot in lu.lower() else lu))
    constate(regles.pour(RELIES), attendu=attendu, obtenu=obtenu, ou="refus reliés aux champs")
