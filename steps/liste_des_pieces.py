"""Pas de la liste des pièces, et de ce que l'étape 3 en reprend (S23, S48)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pytest_bdd import then, when

from fixtures.dossiers import AVANT_L_ETAPE, Dossier
from fixtures.fichiers import fichier
from fixtures.horloge import Horloge
from fixtures.personas import Personas
from fixtures.registre import Registre
from reports.preuves import Preuves
from steps.controles.constat import constate, constate_que, meme_libelle, normalise
from steps.controles.pdf import DocumentPdf
from steps.controles.redaction import se_lit
from steps.ecrans.demande import Preambule
from steps.ecrans.etapes import Etape
from steps.ecrans.justificatifs import DOMICILE, EMANCIPATION, Etape3
from steps.ephoto import MATIN
from steps.preparation.demandes import Preparation
from steps.regles import Regles
from steps.vocabulaire import jour, phrase

FORMAT = re.compile(r"(?<!\w)\.[a-z]{3,4}\b")
TAILLE = re.compile(r"(\d+) ?Mo\b")


@dataclass(frozen=True, slots=True)
class Consigne:
    """Ce qu'un écran ou un document demande des fichiers : formats, taille en Mo, liens vers les traducteurs."""

    formats: list[str]
    tailles: list[str]
    traducteurs: list[str]


def consigne_lue(texte: str, traducteurs: Sequence[str]) -> Consigne:
    """La consigne que dit un texte, ses formats rangés : l'étape 3 et la liste ne les citent pas dans le même ordre."""
    return Consigne(sorted(FORMAT.findall(texte)), TAILLE.findall(texte), list(traducteurs))


def texte_de(liste: DocumentPdf) -> str:
    """Le texte du document, ses lignes jointes."""
    return normalise(" ".join(page.texte for page in liste.pages))


def lus_dans_l_ordre(attendu: Sequence[str], texte: str) -> list[str]:
    """Ceux de ces textes qui se lisent à la suite l'un de l'autre, chacun après le précédent."""
    trouves, rang = [], 0
    for morceau in attendu:
        place = texte.find(normalise(morceau), rang)
        if place >= 0:
            trouves.append(morceau)
            rang = place + len(morceau)
    return trouves


@when(phrase("elle télécharge la liste des pièces justificatives"), target_fixture="liste")
def telecharge_la_liste(preambule: Preambule, preuves: Preuves) -> DocumentPdf:
    octets = preambule.liste_des_pieces()
    preuves.pdf(octets, "Liste des pièces justificatives")
    return DocumentPdf(octets)


@when(phrase("elle met à côté de l'étape 3 la liste des pièces justificatives"), target_fixture="liste")
def met_a_cote(preambule: Preambule, etape_3: Etape3, dossier: Dossier, preuves: Preuves) -> DocumentPdf:
    etape_3.page.goto(dossier.adresse(0))
    liste = telecharge_la_liste(preambule, preuves)
    etape_3.page.goto(dossier.adresse(3))
    return liste


@when(phrase("elle joint un fichier par document attendu « {situation} »"))
def joint_les_attendus(etape_3: Etape3, situation: str) -> None:
    for rang, _ in enumerate(etape_3.documents_de(situation), start=1):
        etape_3.joint(fichier(f"attestation_{rang}.pdf"))


@then(phrase("la liste dit « {texte} »"))
def liste_dit(liste: DocumentPdf, regles: Regles, texte: str) -> None:
    dit = se_lit(texte, texte_de(liste), "PDF")
    constate_que(regles.pour(), f"la liste dit « {texte} »", sinon="texte absent", ou="PDF", vrai=dit)


@then(phrase("la liste a pour titres :"))
def liste_titree(liste: DocumentPdf, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    constate_les_lignes(liste, regles.pour("EXG-19-01"), datatable)


@then(phrase("elle demande pour le domicile :"))
def demande_pour_le_domicile(liste: DocumentPdf, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    constate_les_lignes(liste, regles.pour("EXG-19-02"), datatable)


@then(phrase("elle demande à un mineur émancipé :"))
def demande_a_un_emancipe(liste: DocumentPdf, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    constate_les_lignes(liste, regles.pour("EXG-19-03"), datatable)


def constate_les_lignes(liste: DocumentPdf, regle: str, datatable: Sequence[Sequence[str]]) -> None:
    """Constate que ces lignes se lisent dans le document, dans l'ordre."""
    attendu = [ligne[0] for ligne in datatable]
    constate(regle, attendu=attendu, obtenu=lus_dans_l_ordre(attendu, texte_de(liste)), ou="PDF")


@then(phrase("elle mène aux traducteurs agréés par « {adresse} »"))
def mene_aux_traducteurs(liste: DocumentPdf, regles: Regles, adresse: str) -> None:
    constate(
        regles.pour("EXG-19-06"),
        attendu=(True, (adresse,)),
        obtenu=(adresse in texte_de(liste).split(), liste.liens),
        ou="adresse écrite dans le PDF, liens du PDF",
    )


@then(phrase("l'étape 3 annonce les mêmes formats, la même taille et le même lien des traducteurs agréés"))
def meme_consigne(liste: DocumentPdf, etape_3: Etape3, regles: Regles) -> None:
    constate(
        regles.pour(),
        attendu=consigne_lue(texte_de(liste), liste.liens),
        obtenu=consigne_lue(etape_3.consigne(), [etape_3.adresse_des_traducteurs()]),
        ou="étape 3, comparée à la liste",
    )


@then(phrase("l'étape 3 attend, selon la situation :"))
def attend_selon_la_situation(etape_3: Etape3, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [(situation, document) for situation, document in datatable[1:]]
    constate(regles.pour(), attendu=attendu, obtenu=etape_3.attendus(), ou=etape_3, selon=meme_libelle)


@then(phrase("elle peut poursuivre jusqu'à l'étape {numero:d}"))
def peut_poursuivre(etape: Etape, etape_3: Etape3, regles: Regles, numero: int) -> None:
    etape_3.poursuit()
    constate(regles.pour(), attendu=numero, obtenu=etape.etape_lue(numero), ou="étape annoncée")


@then(phrase("l'usagère justifie ou non de son émancipation, selon son âge et son profil :"))
def emancipation_selon_l_age(
    etape_3: Etape3,
    preparation: Preparation,
    personas: Personas,
    registre: Registre,
    horloge_reglable: Horloge,
    regles: Regles,
    datatable: Sequence[Sequence[str]],
) -> None:
    for naissance, profil, le, demandee in datatable[1:]:
        horloge_reglable.place(datetime.combine(jour(le), MATIN))
        persona = registre.inscrit(replace(personas.cree(), date_de_naissance=jour(naissance)))
        preparation.ouvre(persona, AVANT_L_ETAPE[3], 3, profil=profil)
        attendu = [DOMICILE, EMANCIPATION] if demandee == "oui" else [DOMICILE]
        ou = f"étape 3, née le {naissance}, « {profil} », le {le}"
        constate(regles.pour(), attendu=attendu, obtenu=etape_3.pieces_demandees(), ou=ou)
