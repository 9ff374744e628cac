"""Pas de l'étape 3 : les fichiers joints (S23, S24)."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pytest_bdd import then, when

from fixtures.dossiers import Dossier, Dossiers
from fixtures.fichiers import Fichier, fichier
from steps.controles.constat import constate, constate_que, constate_un_refus, meme_libelle
from steps.controles.redaction import se_lit
from steps.ecrans.justificatifs import EMANCIPATION, Etape3
from steps.ecrans.pieces import PiecesAJoindre
from steps.regles import Regles
from steps.vocabulaire import phrase

VOIES = {"à l'écran": (False,), "par les deux voies": (False, True)}
"""Par où un fichier est joint : l'écran, une requête directe, qui passe outre ses contrôles, ou l'une puis l'autre."""


def joint(ecran: PiecesAJoindre, *fichiers: Fichier, directement: bool = False) -> Fichier:
    """Joint les fichiers l'un après l'autre et rend le dernier."""
    for un in fichiers:
        ecran.joint(un, directement=directement)
    return fichiers[-1]


def joint_de_deux_onglets(ecran: PiecesAJoindre, nom: str, autre: str) -> None:
    """Joint un fichier, puis un autre d'un onglet ouvert avant, et revient au premier."""
    onglet = ecran.dans_un_autre_onglet()
    joint(ecran, fichier(nom))
    joint(onglet, fichier(autre))
    ecran.page.reload()


def des_fichiers(table: Sequence[Sequence[str]]) -> list[tuple[str, Fichier | Path]]:
    """Les fichiers d'une table « fichier, contenu »."""
    return [(nom, fichier(nom, contenu=contenu)) for nom, contenu in table[1:]]


def des_tailles(table: Sequence[Sequence[str]], dossier: Path) -> list[tuple[str, Fichier | Path]]:
    """Un PDF de chaque taille d'une table « octets », écrit sur le disque."""
    pdfs = [fichier(f"facture_de_{octets}_octets.pdf", int(octets)) for (octets,) in table[1:]]
    return [(pdf.nom, pdf.ecrit(dossier)) for pdf in pdfs]


def constate_chaque_issue(
    ecran: PiecesAJoindre,
    regles: Regles,
    issue: str,
    voies: str,
    fichiers: Iterable[tuple[str, Fichier | Path]],
) -> None:
    """Joint chaque fichier par chaque voie et constate son issue ; le précédent lui laisse la place s'il le faut."""
    precedent = ""
    for nom, choisi in fichiers:
        if precedent and not ecran.peut_joindre():
            ecran.supprime(precedent)
        precedent = nom
        for directement in VOIES[voies]:
            ecran.joint(choisi, directement=directement)
            ou = f"{nom}, {'par une requête directe' if directement else 'à l’écran'}"
            constate(regles.pour(), attendu=issue, obtenu=ecran.issue_de(nom), ou=ou)


@when(phrase('elle joint "{nom}", {directement:Voie}'), target_fixture="fichier_joint")
def joint_un_fichier(etape_3: Etape3, nom: str, directement: bool) -> Fichier:
    return joint(etape_3, fichier(nom), directement=directement)


@when(phrase('elle joint deux fichiers, "{un}" et "{deux}"'))
def joint_deux_fichiers(etape_3: Etape3, un: str, deux: str) -> None:
    joint(etape_3, fichier(un), fichier(deux))


@when(phrase('elle joint trois fichiers, "{un}", "{deux}" et "{trois}"'))
def joint_trois_fichiers(etape_3: Etape3, un: str, deux: str, trois: str) -> None:
    joint(etape_3, fichier(un), fichier(deux), fichier(trois))


@when(phrase('elle joint "{nom}" puis, d\'un onglet ouvert avant, "{autre}"'))
def joint_a_l_etape_3_de_deux_onglets(etape_3: Etape3, nom: str, autre: str) -> None:
    joint_de_deux_onglets(etape_3, nom, autre)


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


@then(phrase("la consigne de l'étape 3 dit :"))
def consigne_dit(etape_3: Etape3, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu, dite = [ligne[0] for ligne in datatable], etape_3.consigne()
    obtenu = [texte for texte in attendu if se_lit(texte, dite, "consigne")]
    constate(regles.pour("EXG-10-23"), attendu=attendu, obtenu=obtenu, ou=f"consigne « {dite} »")


@then(phrase("elle ajoute « {texte} » et mène à la « {lien} »"))
def conseille_une_traduction(etape_3: Etape3, regles: Regles, texte: str, lien: str) -> None:
    constate(
        regles.pour("EXG-10-21"),
        attendu=(True, True),
        obtenu=(se_lit(texte, etape_3.consigne(), "consigne"), etape_3.propose(lien)),
        ou=f"« {texte} » dans la consigne, lien « {lien} »",
    )


@then(phrase("le justificatif de domicile a pour intitulé « {intitule} »"))
def intitule_du_domicile(etape_3: Etape3, regles: Regles, intitule: str) -> None:
    constate(
        regles.pour("EXG-10-20"),
        attendu=[intitule],
        obtenu=etape_3.pieces_demandees(),
        ou=etape_3,
        selon=meme_libelle,
    )


@then(phrase("un service photo se trouve « {texte} »"))
def service_photo(etape_3: Etape3, regles: Regles, texte: str) -> None:
    constate(
        regles.pour("EXG-10-22"),
        attendu=(True, True),
        obtenu=(etape_3.dit(texte), etape_3.propose(etape_3.service_photo)),
        ou=f"« {texte} », et le lien",
    )


@then(phrase("chacun de ces fichiers est {issue}, {voies} :"))
def issue_de_chaque_fichier(
    etape_3: Etape3, regles: Regles, issue: str, voies: str, datatable: Sequence[Sequence[str]]
) -> None:
    constate_chaque_issue(etape_3, regles, issue, voies, des_fichiers(datatable))


@then(phrase("un PDF de chacune de ces tailles est {issue}, {voies} :"))
def issue_de_chaque_taille(
    etape_3: Etape3,
    regles: Regles,
    tmp_path: Path,
    issue: str,
    voies: str,
    datatable: Sequence[Sequence[str]],
) -> None:
    constate_chaque_issue(etape_3, regles, issue, voies, des_tailles(datatable, tmp_path))


@then(phrase("ce justificatif d'émancipation est {issue}"))
def issue_de_l_emancipation(etape_3: Etape3, fichier_joint: Fichier, regles: Regles, issue: str) -> None:
    obtenu = etape_3.issue_de(fichier_joint.nom, EMANCIPATION)
    constate(regles.pour(), attendu=issue, obtenu=obtenu, ou=etape_3)


@then(phrase("{nombre:d} fichiers sont joints"))
def nombre_de_fichiers(etape_3: Etape3, regles: Regles, nombre: int) -> None:
    joints = etape_3.fichiers_joints(attendus=nombre)
    constate(regles.pour(), attendu=nombre, obtenu=len(joints), ou=etape_3)


@then(phrase("{nombre:d} fichiers sont joints, et l'écran n'en propose pas davantage"))
def pas_davantage(etape_3: Etape3, regles: Regles, nombre: int) -> None:
    joints = etape_3.fichiers_joints(attendus=nombre)
    constate(
        regles.pour("EXG-10-08"),
        attendu=(nombre, False),
        obtenu=(len(joints), etape_3.peut_joindre()),
        ou="fichiers joints, « Joindre un document » proposé",
    )


@then(phrase('"{nom}" peut être joint une fois "{autre}" supprimé'))
def place_rendue(etape_3: Etape3, regles: Regles, nom: str, autre: str) -> None:
    regle = regles.pour("EXG-10-10")
    etape_3.supprime(autre)
    constate_que(regle, "un fichier de plus", sinon="impossible", ou=etape_3, vrai=etape_3.peut_joindre())
    etape_3.joint(fichier(nom))
    constate(regle, attendu="accepté", obtenu=etape_3.issue_de(nom), ou=etape_3)


@then(phrase("les fichiers joints sont :"))
def fichiers_joints(etape_3: Etape3, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    obtenu = etape_3.fichiers_joints(attendus=len(attendu))
    constate(regles.pour(), attendu=attendu, obtenu=obtenu, ou=etape_3)


@then(phrase("chacun peut être supprimé"))
def chacun_supprimable(etape_3: Etape3, regles: Regles) -> None:
    fixes = [nom for nom in etape_3.fichiers_joints() if not etape_3.propose_de_supprimer(nom)]
    constate(regles.pour(), attendu=[], obtenu=fixes, ou="fichiers sans « SUPPRIMER »")


@then(phrase("le dossier que lit l'agent a pour fichiers :"))
def fichiers_du_dossier(
    dossiers: Dossiers, dossier: Dossier, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    obtenu = [piece["nom"] for piece in dossiers.lit(dossier.cle)["pieces"]]
    constate(
        regles.pour(), attendu=[ligne[0] for ligne in datatable], obtenu=obtenu, ou="dossier lu par l'agent"
    )


@then(phrase("son fichier lui est remis"))
def fichier_remis(etape_3: Etape3, fichier_joint: Fichier, regles: Regles) -> None:
    recu = etape_3.lit(etape_3.adresse_du_fichier(fichier_joint.nom))
    remis = recu.octets == fichier_joint.octets
    constate_que(regles.pour(), "le fichier est remis", obtenu=recu.sorte, ou="réponse", vrai=remis)


@then(phrase("l'étape 3 est refusée par les deux voies, faute de « {libelle} »"))
def etape_3_refusee(etape_3: Etape3, regles: Regles, libelle: str) -> None:
    for directement in VOIES["par les deux voies"]:
        etape_3.poursuit(directement=directement)
        refus = etape_3.refus_pres_de(libelle)
        constate_un_refus(regles.pour(), f"un refus près de « {libelle} »", refus, etape_3)
