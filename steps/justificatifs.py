"""Pas de l'étape 3 : fichiers joints et numéro ephoto (S23, S24)."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pytest_bdd import given, then, when

from fixtures.dossiers import Dossier, Dossiers
from fixtures.fichiers import Fichier, fichier
from fixtures.horloge import Horloge
from fixtures.personas import Personas
from fixtures.pilotage import Pilotage
from steps.controles.constat import constate, constate_que
from steps.ecrans.ecran import Reception
from steps.ecrans.justificatifs import EMANCIPATION, EPHOTO_DE_DEMONSTRATION, Etape3
from steps.regles import Regles
from steps.vocabulaire import phrase


def joint(etape_3: Etape3, *fichiers: Fichier, directement: bool = False) -> Fichier:
    """Joint les fichiers l'un après l'autre et rend le dernier."""
    for un in fichiers:
        etape_3.joint(un, directement=directement)
    return fichiers[-1]


@given(phrase("un numéro ephoto délivré le {jour:Jour}"), target_fixture="numero_ephoto")
def ephoto_delivree(personas: Personas, pilotage: Pilotage, jour: date) -> str:
    return inscrit_l_ephoto(personas, pilotage, jour)


@given(phrase("un numéro ephoto déjà utilisé"), target_fixture="numero_ephoto")
def ephoto_utilisee(personas: Personas, pilotage: Pilotage, horloge: Horloge) -> str:
    return inscrit_l_ephoto(personas, pilotage, horloge.maintenant.date(), utilisee=True)


@given(phrase("un numéro ephoto inconnu du registre"), target_fixture="numero_ephoto")
def ephoto_inconnue(personas: Personas) -> str:
    return personas.numero_ephoto()


def inscrit_l_ephoto(personas: Personas, pilotage: Pilotage, jour: date, *, utilisee: bool = False) -> str:
    """Un numéro neuf, inscrit au registre de la cible."""
    numero = personas.numero_ephoto()
    pilotage.fait("ephotos", {"numero": numero, "delivree_le": jour.isoformat(), "utilisee": utilisee})
    return numero


@when(phrase('elle joint "{nom}", {directement:Voie}'), target_fixture="fichier_joint")
def joint_un_fichier(etape_3: Etape3, nom: str, directement: bool) -> Fichier:
    return joint(etape_3, fichier(nom), directement=directement)


@when(
    phrase('elle joint un contenu "{contenu}" nommé "{nom}", {directement:Voie}'),
    target_fixture="fichier_joint",
)
def joint_un_contenu(etape_3: Etape3, nom: str, contenu: str, directement: bool) -> Fichier:
    return joint(etape_3, fichier(nom, contenu=contenu), directement=directement)


@when(phrase('elle joint "{nom}" de {octets:d} octets, {directement:Voie}'), target_fixture="fichier_joint")
def joint_des_octets(etape_3: Etape3, tmp_path: Path, nom: str, octets: int, directement: bool) -> Fichier:
    choisi = fichier(nom, octets)
    etape_3.joint(choisi.ecrit(tmp_path), directement=directement)
    return choisi


@when(phrase('elle joint deux fichiers, "{un}" et "{deux}"'))
def joint_deux_fichiers(etape_3: Etape3, un: str, deux: str) -> None:
    joint(etape_3, fichier(un), fichier(deux))


@when(phrase('elle joint trois fichiers, "{un}", "{deux}" et "{trois}"'))
def joint_trois_fichiers(etape_3: Etape3, un: str, deux: str, trois: str) -> None:
    joint(etape_3, fichier(un), fichier(deux), fichier(trois))


@when(phrase('elle joint "{nom}" puis, d\'un onglet ouvert avant, "{autre}"'))
def joint_de_deux_onglets(etape_3: Etape3, nom: str, autre: str) -> None:
    onglet = etape_3.dans_un_autre_onglet()
    joint(etape_3, fichier(nom))
    joint(onglet, fichier(autre))
    etape_3.page.reload()


@when(phrase('elle joint "{nom}" comme justificatif d\'émancipation'), target_fixture="fichier_joint")
def joint_l_emancipation(etape_3: Etape3, nom: str) -> Fichier:
    if etape_3.peut_joindre(EMANCIPATION):
        etape_3.joint(fichier(nom), EMANCIPATION)
    return fichier(nom)


@when(phrase('elle supprime "{nom}"'))
def supprime(etape_3: Etape3, nom: str) -> None:
    etape_3.supprime(nom)


@when(phrase("elle enregistre l'étape 3, {directement:Voie}"))
def enregistre_l_etape_3(etape_3: Etape3, directement: bool) -> None:
    etape_3.poursuit(directement=directement)


@when(phrase("elle confirme son numéro ephoto"))
def confirme_son_ephoto(etape_3: Etape3) -> None:
    etape_3.confirme_l_ephoto()


@when(phrase('elle confirme le numéro ephoto "{numero}"'))
def confirme_l_ephoto(etape_3: Etape3, numero: str) -> None:
    etape_3.confirme_l_ephoto(numero)


@when(phrase("elle confirme ce numéro ephoto"))
def confirme_cet_ephoto(etape_3: Etape3, numero_ephoto: str) -> None:
    etape_3.confirme_l_ephoto(numero_ephoto)


@when(phrase("elle saisit le numéro ephoto sans le confirmer"))
def saisit_sans_confirmer(etape_3: Etape3) -> None:
    etape_3.saisit_l_ephoto(EPHOTO_DE_DEMONSTRATION)


@when(phrase("elle supprime le numéro ephoto"))
def supprime_l_ephoto(etape_3: Etape3) -> None:
    etape_3.supprime_l_ephoto()


@when(phrase("elle en demande l'adresse"), target_fixture="reception")
def elle_demande(etape_3: Etape3, fichier_joint: Fichier) -> Reception:
    return etape_3.lit(etape_3.adresse_du_fichier(fichier_joint.nom))


@then(phrase("ce fichier est {issue}"))
def issue_du_fichier(etape_3: Etape3, fichier_joint: Fichier, regles: Regles, issue: str) -> None:
    constate(regles.pour(), attendu=issue, obtenu=etape_3.issue_de(fichier_joint.nom), ou=etape_3)


@then(phrase("ce justificatif d'émancipation est {issue}"))
def issue_de_l_emancipation(etape_3: Etape3, fichier_joint: Fichier, regles: Regles, issue: str) -> None:
    obtenu = etape_3.issue_de(fichier_joint.nom, EMANCIPATION)
    constate(regles.pour(), attendu=issue, obtenu=obtenu, ou=etape_3)


@then(phrase("{nombre:d} fichiers sont joints"))
def nombre_de_fichiers(etape_3: Etape3, regles: Regles, nombre: int) -> None:
    joints = etape_3.fichiers_joints(attendus=nombre)
    constate(regles.pour(), attendu=nombre, obtenu=len(joints), ou=etape_3)


@then(phrase("les fichiers joints sont :"))
def fichiers_joints(etape_3: Etape3, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    obtenu = etape_3.fichiers_joints(attendus=len(attendu))
    constate(regles.pour(), attendu=attendu, obtenu=obtenu, ou=etape_3)


@then(phrase("chacun peut être supprimé"))
def chacun_supprimable(etape_3: Etape3, regles: Regles) -> None:
    fixes = [nom for nom in etape_3.fichiers_joints() if not etape_3.propose_de_supprimer(nom)]
    constate(regles.pour(), attendu=[], obtenu=fixes, ou="fichiers sans « SUPPRIMER »")


@then(phrase("elle ne peut plus en joindre"))
def ne_peut_plus_joindre(etape_3: Etape3, regles: Regles) -> None:
    constate_que(
        regles.pour(),
        "rien de plus à joindre",
        sinon="possible",
        ou=etape_3,
        vrai=not etape_3.peut_joindre(),
    )


@then(phrase("elle peut encore en joindre"))
def peut_encore_joindre(etape_3: Etape3, regles: Regles) -> None:
    constate_que(
        regles.pour(), "un fichier de plus", sinon="impossible", ou=etape_3, vrai=etape_3.peut_joindre()
    )


@then(phrase("le dossier que lit l'agent a pour fichiers :"))
def fichiers_du_dossier(
    dossiers: Dossiers, dossier: Dossier, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    obtenu = [piece["nom"] for piece in dossiers.lit(dossier.cle)["pieces"]]
    constate(
        regles.pour(), attendu=[ligne[0] for ligne in datatable], obtenu=obtenu, ou="dossier lu par l'agent"
    )


@then(phrase("son fichier lui est remis"))
def fichier_remis(reception: Reception, fichier_joint: Fichier, regles: Regles) -> None:
    remis = reception.octets == fichier_joint.octets
    constate_que(regles.pour(), "le fichier est remis", obtenu=reception.sorte, ou="réponse", vrai=remis)


@then(phrase('le numéro ephoto confirmé est "{numero}"'))
def ephoto_confirmee(etape_3: Etape3, regles: Regles, numero: str) -> None:
    constate(regles.pour(), attendu=numero, obtenu=etape_3.ephoto_confirmee(), ou=etape_3)


@then(phrase("le numéro ephoto ne se saisit plus"))
def ephoto_figee(etape_3: Etape3, regles: Regles) -> None:
    constate_que(
        regles.pour(), "numéro figé", sinon="saisissable", ou=etape_3, vrai=not etape_3.ephoto.is_visible()
    )


@then(phrase("le numéro ephoto se saisit de nouveau"))
def ephoto_saisissable(etape_3: Etape3, regles: Regles) -> None:
    constate_que(
        regles.pour(), "numéro saisissable", sinon="figé", ou=etape_3, vrai=etape_3.ephoto_saisissable()
    )


@then(phrase("le numéro ephoto est {issue}"))
def issue_de_l_ephoto(etape_3: Etape3, regles: Regles, issue: str) -> None:
    constate(regles.pour(), attendu=issue, obtenu=etape_3.issue_de_l_ephoto(), ou=etape_3)
