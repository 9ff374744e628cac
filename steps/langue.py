"""Pas du choix de la langue (bandeau commun, EXG-20-17)."""

from collections.abc import Sequence

from pytest_bdd import then, when

from fixtures.dossiers import Dossier, Dossiers
from steps.controles.constat import constate
from steps.ecrans.agent import DossierLu
from steps.ecrans.clavier import Clavier
from steps.ecrans.langue import ChoixDeLangue
from steps.regles import Regles
from steps.vocabulaire import phrase

Table = Sequence[Sequence[str]]


@when(phrase('elle choisit la langue "{langue}"'))
def choisit_la_langue(choix_de_langue: ChoixDeLangue, langue: str) -> None:
    choix_de_langue.prend(langue)


@when(phrase('elle choisit au clavier la langue "{langue}"'))
def choisit_au_clavier(choix_de_langue: ChoixDeLangue, clavier: Clavier, langue: str) -> None:
    clavier.va_a(choix_de_langue.nom_du_choix())
    clavier.entre()
    clavier.va_a(langue)
    with choix_de_langue.page_suivante():
        clavier.entre()


@when(phrase('elle choisit "{nom}", {directement:Voie}'))
def choisit_en_anglais(choix_de_langue: ChoixDeLangue, nom: str, directement: bool) -> None:
    bouton = choix_de_langue.action(nom)
    if directement:
        choix_de_langue.envoie_sans_controle(bouton)
    else:
        choix_de_langue.presse(bouton)


@when(phrase("elle commence à y répondre :"), target_fixture="reponses")
def commence_a_repondre(choix_de_langue: ChoixDeLangue, datatable: Table) -> dict[str, str]:
    for libelle, reponse in datatable:
        choix_de_langue.repond(libelle, reponse)
    return {ligne[0]: ligne[1] for ligne in datatable}


@then(phrase("l'écran se lit en anglais :"))
def se_lit_en_anglais(choix_de_langue: ChoixDeLangue, regles: Regles, datatable: Table) -> None:
    francais, anglais = zip(*datatable[1:], strict=True)
    constate(regles.pour(), attendu="en", obtenu=choix_de_langue.langue_annoncee(), ou="langue annoncée")
    obtenu = (choix_de_langue.montres(anglais), choix_de_langue.montres(francais))
    constate(regles.pour(), attendu=([*anglais], []), obtenu=obtenu, ou="textes en anglais, en français")


@then(phrase("les refus se lisent en anglais :"))
def refus_en_anglais(choix_de_langue: ChoixDeLangue, regles: Regles, datatable: Table) -> None:
    attendu = {ligne[0]: ligne[1] for ligne in datatable[1:]}
    obtenu = {champ: choix_de_langue.refus_pres_de(champ) for champ in attendu}
    constate(regles.pour(), attendu=attendu, obtenu=obtenu, ou=choix_de_langue)


@then(phrase("aucun refus n'est montré"))
def aucun_refus(choix_de_langue: ChoixDeLangue, regles: Regles) -> None:
    constate(regles.pour(), attendu=[], obtenu=choix_de_langue.refus_montres(), ou="saisies refusées")


@then(phrase("ses réponses sont toujours là"))
def reponses_gardees(choix_de_langue: ChoixDeLangue, regles: Regles, reponses: dict[str, str]) -> None:
    obtenu = {libelle: choix_de_langue.reponse(libelle) for libelle in reponses}
    constate(regles.pour(), attendu=reponses, obtenu=obtenu, ou="saisie en cours")


@then(phrase("rien n'en est enregistré"))
def rien_d_enregistre(dossiers: Dossiers, dossier: Dossier, regles: Regles) -> None:
    lues = dossiers.lit(dossier.cle)["informations"]
    constate(regles.pour(), attendu=None, obtenu=lues, ou="étape 1 lue par l'agent")


@then(phrase("l'agent lit :"))
def agent_lit(
    dossier_lu: DossierLu, dossiers: Dossiers, dossier: Dossier, regles: Regles, datatable: Table
) -> None:
    attendu = {ligne[0]: ligne[1] for ligne in datatable}
    dossier_lu.ouvre(dossiers.adresse_de_l_agent(dossier.cle))
    constate(regles.pour(), attendu=attendu, obtenu=dossier_lu.donnees(attendu), ou=dossier_lu)
