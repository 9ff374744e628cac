"""Pas de l'étape 4 : récapitulatif, observations (S25 à S28)."""

from collections.abc import Sequence
from functools import reduce
from operator import getitem

from pytest_bdd import given, then, when

from fixtures.dossiers import AVANT_L_ETAPE, Dossier, Dossiers
from fixtures.fichiers import fichier
from fixtures.personas import Persona
from steps.controles.constat import constate, constate_que, meme_libelle
from steps.ecrans.agent import DossierLu
from steps.ecrans.etapes import MARIEE, Etape, Etape1, Etape2
from steps.ecrans.justificatifs import Etape3
from steps.ecrans.recapitulatif import Etape4
from steps.informations import etat_civil_de
from steps.preparation.demandes import Preparation
from steps.regles import Regles
from steps.visiteurs import Visiteur
from steps.vocabulaire import phrase

# Comment le récapitulatif et l'API de pilotage nomment ce que l'étape 1 demande.
NOMS_AU_RECAPITULATIF = {"Adresse email": "Email"}
AU_DOSSIER = {
    "N° et voie": ("adresse", "voie"),
    "Complément d'adresse": ("adresse", "complement"),
    "Code postal": ("adresse", "code_postal"),
    "Ville": ("adresse", "ville"),
    "Adresse email": ("courriel",),
    "Téléphone": ("telephone",),
}
MERE = MARIEE | {"enfants": "Oui", "enfant_francais": "Oui"}


@given(
    phrase('elle est à l\'étape 4 de sa demande, avec "{un}" et "{deux}"'),
    target_fixture="dossier",
)
def a_l_etape_4_avec(preparation: Preparation, persona: Persona, un: str, deux: str) -> Dossier:
    joints = [fichier(un), fichier(deux)]
    return preparation.ouvre(persona, AVANT_L_ETAPE[4], 4, fichiers=joints)


def caracteres(nombre: int) -> str:
    """Autant de caractères, en plusieurs écritures, dont certains hors du plan de base d'Unicode."""
    return ("é ح 勒 😀\n" * nombre)[:nombre]


@when(phrase("elle valide la rubrique {rang:d}"))
def valide(etape_4: Etape4, rang: int) -> None:
    etape_4.valide(rang)


@when(phrase("elle valide les {nombre:d} premières rubriques"))
def valide_les_premieres(etape_4: Etape4, nombre: int) -> None:
    etape_4.valide_les_parties(nombre)


@when(phrase("elle modifie la rubrique {rang:d}"))
def modifie(etape_4: Etape4, rang: int) -> None:
    etape_4.modifie(rang)


@when(phrase("elle valide la rubrique {rang:d} par une requête directe"))
def valide_directement(etape_4: Etape4, rang: int) -> None:
    etape_4.valide_directement(rang)


@when(phrase("elle change son adresse depuis la rubrique 1"))
def change_son_adresse(etape_4: Etape4, etape_1: Etape1, dossier: Dossier) -> None:
    etape_4.deplie(1)
    etape_4.modifie(1)
    etape_1.change(voie="20 RUE NATIONALE")
    etape_1.presse(etape_1.enregistrer)
    etape_1.page.goto(dossier.adresse(4))


@when(phrase("elle change ses fichiers depuis la rubrique 3"))
def change_ses_fichiers(etape_4: Etape4, etape_3: Etape3) -> None:
    etape_4.deplie(3)
    etape_4.modifie(3)
    etape_3.joint(fichier("suite.pdf"))
    etape_3.presse(etape_3.enregistrer)


@when(phrase("elle revient à l'étape 1 donner ces coordonnées :"), target_fixture="coordonnees")
def donne_ces_coordonnees(
    etape_1: Etape1, dossier: Dossier, datatable: Sequence[Sequence[str]]
) -> dict[str, str]:
    donnees = {ligne[0]: ligne[1] for ligne in datatable}
    etape_1.page.goto(dossier.adresse(1))
    etape_1.change(**{AU_DOSSIER[libelle][-1]: valeur for libelle, valeur in donnees.items()})
    etape_1.presse(etape_1.enregistrer)
    return donnees


@when(phrase("elle revient à l'étape 1 se dire mariée, mère d'un enfant français"))
def se_dit_mere(etape_1: Etape1, persona: Persona, dossier: Dossier) -> None:
    etape_1.page.goto(dossier.adresse(1))
    etape_1.remplit(persona, **MERE)
    etape_1.presse(etape_1.enregistrer)


@when(phrase("elle atteste de nouveau sur l'honneur"))
def atteste_de_nouveau(etape_2: Etape2) -> None:
    etape_2.coche(1, 2)
    etape_2.presse(etape_2.enregistrer)


@when(phrase("elle change son adresse et valide tout dans un autre onglet, puis dépose du premier"))
def depose_d_un_onglet_ancien(etape_4: Etape4, directement: Visiteur, dossier: Dossier) -> None:
    directement.agit(dossier, "enregistrer l'étape 1")
    directement.agit(dossier, "valider une rubrique")
    etape_4.presse(etape_4.deposer)


@when(phrase("elle dépose la demande par une requête directe"))
def depose_directement(etape_4: Etape4) -> None:
    etape_4.attend_l_ouverture(3)
    etape_4.depose_directement()


@when(phrase("elle dépose la demande avec les observations :"), target_fixture="observations")
def depose_avec(etape_4: Etape4, docstring: str) -> str:
    etape_4.observe(docstring)
    etape_4.depose()
    return docstring


@when(phrase("un agent ouvre sa demande"))
def agent_ouvre(etape: Etape, dossiers: Dossiers, dossier: Dossier, dossier_lu: DossierLu) -> None:
    etape.etape_lue(5)
    dossier_lu.ouvre(dossiers.adresse_de_l_agent(dossier.cle))


@when(phrase("elle dépose la demande avec {nombre:d} caractères d'observations"))
def depose_longuement(etape: Etape, etape_4: Etape4, nombre: int) -> None:
    etape_4.observe(caracteres(nombre))
    etape_4.depose()
    etape.etape_lue(5)


@when(phrase("elle écrit {nombre:d} caractères d'observations et dépose, {directement:Voie}"))
def ecrit_et_depose(etape_4: Etape4, nombre: int, directement: bool) -> None:
    etape_4.observe(caracteres(nombre))
    if directement:
        etape_4.envoie_sans_controle(etape_4.deposer)
    else:
        etape_4.depose()


@then(phrase("les rubriques sont :"))
def rubriques(etape_4: Etape4, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    constate(regles.pour(), attendu=attendu, obtenu=etape_4.rubriques(), ou=etape_4, selon=meme_libelle)


@then(phrase("seule la rubrique {rang:d} est ouverte"))
def seule_ouverte(etape_4: Etape4, regles: Regles, rang: int) -> None:
    etape_4.attend_l_ouverture(rang)
    constate(regles.pour(), attendu=[rang], obtenu=etape_4.rubriques_ouvertes(), ou="rubriques ouvertes")


@then(phrase("toutes les rubriques sont repliées"))
def toutes_repliees(etape_4: Etape4, regles: Regles) -> None:
    etape_4.permet_le_depot()
    constate(regles.pour(), attendu=[], obtenu=etape_4.rubriques_ouvertes(), ou="rubriques ouvertes")


@then(phrase("aucune rubrique n'est validée"))
def aucune_validee(dossiers: Dossiers, dossier: Dossier, regles: Regles) -> None:
    validees = dossiers.lit(dossier.cle)["rubriques_validees"]
    constate(regles.pour(), attendu=[], obtenu=validees, ou="dossier lu par l'agent")


@then(phrase("l'étape {numero:d} s'ouvre, telle qu'enregistrée"))
def etape_remplie(
    etape: Etape, etape_1: Etape1, etape_2: Etape2, etape_3: Etape3, regles: Regles, numero: int
) -> None:
    enregistre = {
        1: lambda: etape_1.saisie(Etape1.situation) == "Célibataire",
        2: lambda: etape_2.cases_cochees() == len(etape_2.textes_des_cases()),
        3: lambda: len(etape_3.fichiers_joints(attendus=1)) == 1,
    }
    constate(regles.pour(), attendu=numero, obtenu=etape.etape_lue(numero), ou="étape annoncée")
    constate_que(regles.pour(), "sa saisie", sinon="une étape vide", ou=etape, vrai=enregistre[numero]())


@then(phrase("le récapitulatif et le dossier que lit l'agent les rendent à la lettre"))
def rendues_a_la_lettre(
    etape_4: Etape4, dossiers: Dossiers, dossier: Dossier, coordonnees: dict[str, str], regles: Regles
) -> None:
    informations = dossiers.lit(dossier.cle)["informations"]
    montrees, lues = {}, {}
    for libelle in coordonnees:
        montrees[libelle] = etape_4.donnee(NOMS_AU_RECAPITULATIF.get(libelle, libelle))
        lues[libelle] = reduce(getitem, AU_DOSSIER[libelle], informations)
    constate(regles.pour(), attendu=coordonnees, obtenu=montrees, ou=etape_4)
    constate(regles.pour(), attendu=coordonnees, obtenu=lues, ou="dossier lu par l'agent")


@then(phrase("le récapitulatif montre son état civil"))
def recapitulatif_de_l_etat_civil(etape_4: Etape4, persona: Persona, regles: Regles) -> None:
    attendu = etat_civil_de(persona)
    constate(regles.pour(), attendu=attendu, obtenu=etape_4.donnees(attendu), ou=etape_4)


@then(phrase("le récapitulatif montre aussi :"))
def recapitulatif_montre(etape_4: Etape4, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = {ligne[0]: ligne[1] for ligne in datatable}
    constate(regles.pour(), attendu=attendu, obtenu=etape_4.donnees(attendu), ou=etape_4)


@then(phrase("la rubrique {rang:d} montre :"))
def rubrique_montre(etape_4: Etape4, regles: Regles, rang: int, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    obtenu = [texte for texte in attendu if etape_4.porte(rang, texte)]
    constate(regles.pour(), attendu=attendu, obtenu=obtenu, ou=f"rubrique {rang}")


@then(phrase("le dépôt est {issue}"))
def issue_du_depot(etape_4: Etape4, regles: Regles, issue: str) -> None:
    possible = etape_4.permet_le_depot() if issue == "possible" else not etape_4.interdit_le_depot()
    constate(regles.pour(), attendu=issue, obtenu="possible" if possible else "impossible", ou=etape_4)


@then(phrase("sa demande n'est pas déposée"))
def non_deposee(etape: Etape, dossiers: Dossiers, persona: Persona, regles: Regles) -> None:
    etape.etape_montree()
    constate(regles.pour(), attendu=[], obtenu=dossiers.deposees_par(persona), ou="demandes déposées")


@then(phrase("l'agent lit ces observations, à la lettre"))
def agent_lit(dossiers: Dossiers, dossier: Dossier, regles: Regles, observations: str) -> None:
    lues = dossiers.lit(dossier.cle)["observations"]
    constate(regles.pour(), attendu=observations, obtenu=lues, ou="dossier lu par l'agent")


@then(phrase("l'agent lit ces observations à l'écran, sans que rien n'en soit exécuté"))
def agent_lit_a_l_ecran(dossier_lu: DossierLu, regles: Regles, observations: str) -> None:
    constate(regles.pour(), attendu=observations, obtenu=dossier_lu.observations(), ou=dossier_lu)
    constate(
        regles.pour(), attendu=[], obtenu=dossier_lu.elements_des_observations(), ou="balises interprétées"
    )


@then(phrase("le compteur suit les observations :"))
def compteur_suit(etape_4: Etape4, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    for texte, nombre in datatable[1:]:
        etape_4.observe(texte)
        constate(regles.pour(), attendu=int(nombre), obtenu=etape_4.caracteres_comptes(), ou=f'"{texte}"')


@then(phrase("l'agent lit {nombre:d} caractères d'observations"))
def agent_lit_en_entier(dossiers: Dossiers, dossier: Dossier, regles: Regles, nombre: int) -> None:
    lues = dossiers.lit(dossier.cle)["observations"]
    constate_que(
        regles.pour(),
        f"{nombre} caractères",
        obtenu=f"{len(lues)} caractères",
        ou="dossier lu par l'agent",
        vrai=lues == caracteres(nombre),
    )
