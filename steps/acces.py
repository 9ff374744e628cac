"""Pas de l'accès à la démarche et du choix du profil (S01 à S05)."""

from collections.abc import Sequence

from pytest_bdd import given, then, when

from steps.controles.constat import constate, constate_que, constate_un_refus, meme_libelle
from steps.ecrans.acces import Accueil, ChoixDuProfil
from steps.ecrans.comptes import Connexion
from steps.regles import Regles
from steps.vocabulaire import phrase


@given(phrase("elle consulte l'accueil sans être connectée"))
def consulte_l_accueil(accueil: Accueil) -> None:
    accueil.ouvre()


@given(phrase("elle est devant le choix du profil"))
def devant_le_choix(choix_du_profil: ChoixDuProfil) -> None:
    choix_du_profil.ouvre()


@given(phrase("elle a répondu « {profil} », puis « {situation} »"))
@when(phrase("elle répond « {profil} », puis « {situation} »"))
def choisit_profil_et_situation(choix_du_profil: ChoixDuProfil, profil: str, situation: str) -> None:
    choix_du_profil.prend(profil)
    choix_du_profil.prend(situation)


@when(phrase("elle choisit le profil « {profil} »"))
def choisit_le_profil(choix_du_profil: ChoixDuProfil, profil: str) -> None:
    choix_du_profil.prend(profil)


@when(phrase("elle poursuit"))
def poursuit(choix_du_profil: ChoixDuProfil) -> None:
    choix_du_profil.poursuit()


@then(phrase("la question « {question} » lui est posée"))
def question_posee(choix_du_profil: ChoixDuProfil, regles: Regles, question: str) -> None:
    constate_que(
        regles.pour(),
        f"« {question} »",
        sinon="non posée",
        ou=choix_du_profil,
        vrai=choix_du_profil.dit(question),
    )


@then(phrase("la langue « {langue} » est proposée"))
def langue_proposee(accueil: Accueil, regles: Regles, langue: str) -> None:
    constate_que(
        regles.pour(),
        f"« {langue} » parmi les langues",
        sinon="aucun choix de langue",
        ou=accueil,
        vrai=accueil.propose_la_langue(langue),
    )


@then(phrase("les profils proposés sont :"))
def profils_proposes(
    choix_du_profil: ChoixDuProfil, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    constate(
        regles.pour(),
        attendu=[ligne[0] for ligne in datatable],
        obtenu=choix_du_profil.profils_proposes(),
        selon=meme_libelle,
    )


@then(phrase("un seul profil peut être choisi"))
def profils_exclusifs(choix_du_profil: ChoixDuProfil) -> None:
    for profil in choix_du_profil.profils_proposes():
        choix_du_profil.prend(profil)
    constate("EXG-01-03", attendu=1, obtenu=choix_du_profil.profils_choisis(), ou="profils cochés")


@then(phrase("aucune situation n'est proposée"))
def aucune_situation(choix_du_profil: ChoixDuProfil, regles: Regles) -> None:
    constate(regles.pour(), attendu=[], obtenu=choix_du_profil.situations_proposees(), ou=choix_du_profil)


@then(phrase("les situations proposées sont :"))
def situations_proposees(choix_du_profil: ChoixDuProfil, datatable: Sequence[Sequence[str]]) -> None:
    constate(
        "EXG-01-05",
        attendu=[ligne[0] for ligne in datatable],
        obtenu=choix_du_profil.situations_proposees(),
        selon=meme_libelle,
    )


@then(phrase("aucune situation n'est choisie"))
def aucune_situation_choisie(choix_du_profil: ChoixDuProfil) -> None:
    constate("EXG-01-06", attendu=0, obtenu=choix_du_profil.situations_choisies(), ou=choix_du_profil)


@then(phrase("la connexion et la création de compte lui sont proposées"))
def connexion_proposee(connexion: Connexion, regles: Regles) -> None:
    constate_que(
        regles.pour("EXG-01-07"),
        "connexion et création de compte",
        sinon="absentes",
        ou=connexion,
        vrai=connexion.est_affiche(),
    )


@then(phrase("le choix manquant lui est désigné"))
def choix_manquant(choix_du_profil: ChoixDuProfil) -> None:
    constate_un_refus(
        "EXG-01-09", "un refus désigne le profil", choix_du_profil.refus_du_profil(), choix_du_profil
    )
