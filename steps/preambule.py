"""Pas du préambule, de l'abandon et de la liste des pièces (S17, S48)."""

from collections.abc import Sequence

from pytest_bdd import then, when

from reports.preuves import Preuves
from steps.controles.constat import constate, constate_que, meme_texte, normalise
from steps.controles.pdf import DocumentPdf
from steps.ecrans.demande import Abandon, Preambule
from steps.ecrans.justificatifs import DOMICILE, EMANCIPATION, Etape3
from steps.regles import Regles
from steps.vocabulaire import phrase


@when(phrase("elle télécharge la liste des pièces justificatives"), target_fixture="liste")
def telecharge_la_liste(preambule: Preambule, preuves: Preuves) -> DocumentPdf:
    return DocumentPdf(preambule.liste_des_pieces())


@when(phrase("elle abandonne la demande et le confirme"))
def abandonne_et_confirme(preambule: Preambule, abandon: Abandon) -> None:
    preambule.abandonne()
    abandon.confirme()


@when(phrase("elle abandonne la demande puis y renonce"))
def abandonne_et_renonce(preambule: Preambule, abandon: Abandon) -> None:
    preambule.abandonne()
    abandon.renonce()


@then(phrase("les étapes annoncées sont :"))
def etapes_annoncees(preambule: Preambule, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [" ".join(ligne) for ligne in datatable]
    constate(
        regles.pour(), attendu=attendu, obtenu=preambule.etapes_annoncees(), ou=preambule, selon=meme_texte
    )


@then(phrase("la liste dit « {texte} »"))
def liste_dit(liste: DocumentPdf, regles: Regles, texte: str) -> None:
    dit = normalise(texte) in texte_de(liste)
    constate_que(regles.pour(), f"la liste dit « {texte} »", sinon="texte absent", ou="PDF", vrai=dit)


@then(phrase("la liste dit :"))
def liste_dit_tout(liste: DocumentPdf, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu, lu = [ligne[0] for ligne in datatable], texte_de(liste)
    constate(regles.pour(), attendu=attendu, obtenu=[texte for texte in attendu if texte in lu], ou="PDF")


@then(phrase("une confirmation lui est demandée"))
def confirmation_demandee(abandon: Abandon, regles: Regles) -> None:
    constate_que(regles.pour(), "une confirmation", sinon="aucune", ou="abandon", vrai=abandon.est_affiche())


@then(phrase("le justificatif d'émancipation est demandé en plus"))
def emancipation_demandee(etape_3: Etape3, regles: Regles) -> None:
    constate(regles.pour(), attendu=[DOMICILE, EMANCIPATION], obtenu=etape_3.pieces_demandees(), ou=etape_3)


@then(phrase("le justificatif d'émancipation n'est pas demandé"))
def emancipation_non_demandee(etape_3: Etape3, regles: Regles) -> None:
    constate(regles.pour(), attendu=[DOMICILE], obtenu=etape_3.pieces_demandees(), ou=etape_3)


def texte_de(liste: DocumentPdf) -> str:
    """Le texte du document, ses lignes jointes."""
    return normalise(" ".join(page.texte for page in liste.pages))
