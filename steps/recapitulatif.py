"""Pas de l'étape 4 : récapitulatif, observations (S25 à S28)."""

from collections.abc import Sequence

from pytest_bdd import given, then, when

from fixtures.dossiers import AVANT_L_ETAPE, Dossier, Dossiers
from fixtures.fichiers import fichier
from fixtures.personas import Persona
from steps.controles.constat import constate, constate_que
from steps.demande import Session
from steps.ecrans.etapes import Etape, Etape1
from steps.ecrans.recapitulatif import Etape4
from steps.informations import etat_civil_de
from steps.regles import Regles
from steps.visiteurs import Visiteur
from steps.vocabulaire import phrase

NOUVELLE_ADRESSE = {
    "voie": "20 RUE NATIONALE",
    "complement": "Bâtiment B",
    "code_postal": "59800",
    "ville": "LILLE",
    "courriel": "nouvelle.adresse@personas.invalid",
    "telephone": "0639980042",
}
# Ce qu'en montre le récapitulatif ; le code INSEE de Lille ne dépend pas de son code postal.
ADRESSE_MONTREE = {
    "N° et voie": "20 RUE NATIONALE",
    "Complément d'adresse": "Bâtiment B",
    "Code postal": "59800",
    "Ville": "LILLE",
    "Pays": "FRANCE",
    "Code INSEE": "59350",
    "Email": "nouvelle.adresse@personas.invalid",
    "Téléphone": "0639980042",
    "Quelle est votre situation familiale actuelle ?": "Célibataire",
    "Avez-vous des enfants en France ?": "Non",
}


@given(
    phrase('elle est à l\'étape 4 de sa demande, avec "{un}" et "{deux}"'),
    target_fixture="dossier",
)
def a_l_etape_4_avec(dossiers: Dossiers, session: Session, persona: Persona, un: str, deux: str) -> Dossier:
    session.inscrit(persona)
    dossier = dossiers.prepare(persona, AVANT_L_ETAPE[4], fichiers=[fichier(un), fichier(deux)])
    session.ouvre(persona, dossier.adresse(4))
    return dossier


@when(phrase("elle valide la rubrique {rang:d}"))
def valide(etape_4: Etape4, rang: int) -> None:
    etape_4.valide(rang)


@when(phrase("elle valide les {nombre:d} premières rubriques"))
def valide_les_premieres(etape_4: Etape4, nombre: int) -> None:
    etape_4.valide_les_parties(nombre)


@when(phrase("elle modifie la rubrique {rang:d}"))
def modifie(etape_4: Etape4, rang: int) -> None:
    etape_4.modifie(rang)


@when(phrase("elle modifie son adresse depuis la rubrique 1"))
def modifie_son_adresse(etape_4: Etape4, etape_1: Etape1) -> None:
    etape_4.deplie(1)
    etape_4.modifie(1)
    etape_1.change(voie="20 RUE NATIONALE")
    etape_1.presse(etape_1.enregistrer)


@when(phrase("elle revient à l'étape 1 donner sa nouvelle adresse et ses coordonnées"))
def donne_sa_nouvelle_adresse(etape: Etape, etape_1: Etape1, dossier: Dossier) -> None:
    etape.page.goto(dossier.adresse(1))
    etape_1.change(**NOUVELLE_ADRESSE)
    etape_1.presse(etape_1.enregistrer)


@when(phrase("elle change son adresse et valide tout dans un autre onglet, puis dépose du premier"))
def depose_d_un_onglet_ancien(etape_4: Etape4, directement: Visiteur, dossier: Dossier) -> None:
    directement.agit(dossier, "enregistrer l'étape 1")
    directement.agit(dossier, "valider une rubrique")
    etape_4.presse(etape_4.deposer)


@when(phrase("elle dépose la demande par une requête directe"))
def depose_directement(etape_4: Etape4) -> None:
    etape_4.attend_l_ouverture(3)
    etape_4.depose_directement()


@when(phrase('elle dépose la demande avec les observations "{texte}"'))
def depose_avec(etape_4: Etape4, texte: str) -> None:
    etape_4.observe(texte)
    etape_4.depose()


@when(phrase("elle dépose la demande avec {nombre:d} caractères d'observations"))
def depose_longuement(etape: Etape, etape_4: Etape4, nombre: int) -> None:
    etape_4.observe("é" * nombre)
    etape_4.depose()
    etape.etape_lue(5)


@when(phrase("elle écrit {nombre:d} caractères d'observations et dépose, {directement:Voie}"))
def ecrit_et_depose(etape_4: Etape4, nombre: int, directement: bool) -> None:
    etape_4.observe("é" * nombre)
    if directement:
        etape_4.envoie_sans_controle(etape_4.deposer)
    else:
        etape_4.depose()


@then(phrase("les rubriques sont :"))
def rubriques(etape_4: Etape4, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    constate(regles.pour(), attendu=[ligne[0] for ligne in datatable], obtenu=etape_4.rubriques(), ou=etape_4)


@then(phrase("seule la rubrique {rang:d} est ouverte"))
def seule_ouverte(etape_4: Etape4, regles: Regles, rang: int) -> None:
    etape_4.attend_l_ouverture(rang)
    constate(regles.pour(), attendu=[rang], obtenu=etape_4.rubriques_ouvertes(), ou="rubriques ouvertes")


@then(phrase("le récapitulatif montre sa nouvelle adresse, ses coordonnées et son état civil"))
def recapitulatif_fidele(etape_4: Etape4, persona: Persona, regles: Regles) -> None:
    attendu = ADRESSE_MONTREE | etat_civil_de(persona)
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


@then(phrase('l\'agent lit les observations "{texte}"'))
def agent_lit(dossiers: Dossiers, dossier: Dossier, regles: Regles, texte: str) -> None:
    lues = dossiers.lit(dossier.cle)["observations"]
    constate(regles.pour(), attendu=texte, obtenu=lues, ou="dossier lu par l'agent")


@then(phrase("l'agent lit {nombre:d} caractères d'observations"))
def agent_lit_en_entier(dossiers: Dossiers, dossier: Dossier, regles: Regles, nombre: int) -> None:
    lues = dossiers.lit(dossier.cle)["observations"]
    constate_que(
        regles.pour(),
        f"{nombre} caractères",
        obtenu=f"{len(lues)} caractères",
        ou="dossier lu par l'agent",
        vrai=lues == "é" * nombre,
    )
