"""Pas du préambule et de l'abandon (S17)."""

from collections.abc import Sequence

from pytest_bdd import then, when

from steps.controles.constat import constate, constate_que, meme_texte
from steps.ecrans.demande import Abandon, Preambule
from steps.regles import Regles
from steps.vocabulaire import phrase


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


@then(phrase("une confirmation lui est demandée"))
def confirmation_demandee(abandon: Abandon, regles: Regles) -> None:
    constate_que(regles.pour(), "une confirmation", sinon="aucune", ou="abandon", vrai=abandon.est_affiche())
