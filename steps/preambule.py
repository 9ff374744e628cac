"""Pas du préambule et de l'abandon (S17, S20 à S28)."""

from collections.abc import Sequence

from pytest_bdd import given, then, when

from fixtures.dossiers import Dossier, Dossiers
from fixtures.personas import Persona
from steps.controles.constat import constate, constate_que, meme_texte
from steps.ecrans.acces import Accueil, ChoixDuProfil
from steps.ecrans.demande import Abandon, Preambule
from steps.ecrans.ecran import Ecran
from steps.ecrans.etapes import Etape, Etape1
from steps.preparation.comptes import Session
from steps.regles import Regles
from steps.visiteurs import Visiteur
from steps.vocabulaire import phrase


@given(phrase("elle en est à l'étape {numero:d}"))
def en_est_a_l_etape(session: Session, persona: Persona, dossier: Dossier, numero: int) -> None:
    session.ouvre(persona, dossier.adresse(numero))


@when(phrase("elle abandonne la demande et le confirme"))
def abandonne_et_confirme(etape: Etape, abandon: Abandon, accueil: Accueil) -> None:
    etape.abandonne()
    abandon.confirme()
    accueil.est_affiche()


@when(phrase("elle abandonne la demande puis y renonce"))
def abandonne_et_renonce(preambule: Preambule, abandon: Abandon) -> None:
    preambule.abandonne()
    abandon.renonce()


@when(phrase("elle l'abandonne dans un autre onglet, puis enregistre l'étape dans le premier"))
def enregistre_apres_l_abandon(
    etape_1: Etape1, directement: Visiteur, dossier: Dossier, persona: Persona
) -> None:
    etape_1.remplit(persona)
    directement.agit(dossier, "abandonner")
    etape_1.presse(etape_1.enregistrer)


@then(phrase("les étapes annoncées sont :"))
def etapes_annoncees(preambule: Preambule, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [" ".join(ligne) for ligne in datatable]
    constate(
        regles.pour(), attendu=attendu, obtenu=preambule.etapes_annoncees(), ou=preambule, selon=meme_texte
    )


@then(phrase("une confirmation lui est demandée"))
def confirmation_demandee(abandon: Abandon, regles: Regles) -> None:
    constate_que(regles.pour(), "une confirmation", sinon="aucune", ou="abandon", vrai=abandon.est_affiche())


@then(phrase("l'agent ne trouve plus sa demande"))
def demande_disparue(dossiers: Dossiers, persona: Persona, regles: Regles) -> None:
    constate(regles.pour(), attendu=[], obtenu=dossiers.de(persona), ou="ses demandes, lues par l'agent")


@then(phrase("l'agent ne trouve plus ni sa demande ni son fichier"))
def tout_disparu(dossiers: Dossiers, dossier: Dossier, persona: Persona, regles: Regles) -> None:
    demande_disparue(dossiers, persona, regles)
    constate(regles.pour(), attendu=None, obtenu=dossiers.fichier(dossier), ou="fichier lu par l'agent")


@then(phrase("l'adresse de son fichier ne rend plus rien"))
def fichier_disparu(ecran: Ecran, dossier: Dossier, regles: Regles) -> None:
    rendu = ecran.lit(dossier.page("fichier joint"))
    constate_que(regles.pour(), "rien", obtenu=rendu.sorte, ou="adresse du fichier", vrai=not rendu.donnee)


@then(phrase("elle peut commencer une autre demande"))
def peut_en_commencer_une_autre(choix_du_profil: ChoixDuProfil, regles: Regles) -> None:
    choix_du_profil.ouvre()
    constate_que(
        regles.pour(),
        "le choix du profil",
        sinon="autre chose",
        ou="accueil de la démarche",
        vrai=choix_du_profil.est_affiche(),
    )
