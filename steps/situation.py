"""Pas de l'accueil connecté et du choix de la demande (S14 à S16)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from pytest_bdd import given, then, when

from fixtures.horloge import Horloge
from fixtures.personas import Persona, Personas, avec_titre
from fixtures.registre import Registre
from reports.preuves import Preuves
from steps.controles.constat import a_la_lettre, constate, constate_que, constate_un_refus, meme_libelle
from steps.ecrans.acces import Accueil, ChoixDuProfil
from steps.ecrans.demande import DemandeEnCours, Preambule, Situation
from steps.preparation.comptes import PROFIL_CHOISI, Session
from steps.regles import Regles
from steps.vocabulaire import phrase


@given(phrase("une bénéficiaire de la protection subsidiaire, née le {jour:Jour}"), target_fixture="persona")
def nee_le(personas: Personas, registre: Registre, horloge: Horloge, preuves: Preuves, jour: date) -> Persona:
    persona = registre.inscrit(replace(personas.cree(), date_de_naissance=jour))
    preuves.secret(persona.mot_de_passe)
    return persona


@given(
    phrase("une bénéficiaire de la protection subsidiaire, dont le titre expire dans {jours:d} jours"),
    target_fixture="persona",
)
def titre_qui_expire(personas: Personas, registre: Registre, horloge: Horloge, jours: int) -> Persona:
    fin = horloge.maintenant.date() + timedelta(days=jours)
    return registre.inscrit(avec_titre(personas.cree(), debut=fin - relativedelta(years=4), fin=fin))


@given(
    phrase('une bénéficiaire de la protection subsidiaire, dont le titre porte la mention "{mention}"'),
    target_fixture="persona",
)
def titre_qui_porte(personas: Personas, registre: Registre, horloge: Horloge, mention: str) -> Persona:
    return registre.inscrit(avec_titre(personas.cree(), mention=mention))


@given(phrase("elle est devant sa situation actuelle"))
def devant_sa_situation(session: Session, persona: Persona) -> None:
    session.ouvre_dans_l_etat(PROFIL_CHOISI, persona)


@when(phrase("elle commence « {demande} »"))
def commence(situation: Situation, demande: str) -> None:
    situation.commence(demande)


@then(phrase("aucune demande n'est commencée par :"))
def aucune_commencee_par(
    situation: Situation, demande_en_cours: DemandeEnCours, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    adresse = situation.page.url
    for (titre,) in datatable:
        situation.page.goto(adresse)
        situation.commence(titre)
        commencee = demande_en_cours.est_a_reprendre()
        constate_que(
            regles.pour(), "aucune demande", sinon="une demande à reprendre", ou=titre, vrai=not commencee
        )


@when(phrase("elle commence sans rien choisir"))
def commence_sans_choix(situation: Situation) -> None:
    situation.commencer.click()


@then(phrase("les démarches de l'accueil sont :"))
def demarches(accueil: Accueil, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    constate(regles.pour(), attendu=attendu, obtenu=accueil.briques(), ou=accueil, selon=meme_libelle)


@then(phrase("le menu porte :"))
def menu_porte(accueil: Accueil, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    obtenu = [entree for entree in attendu if accueil.propose_au_menu(entree)]
    constate(regles.pour(), attendu=attendu, obtenu=obtenu, ou="menu")


@then(phrase("le menu ne porte ni « {une} » ni « {autre} »"))
def menu_sans(accueil: Accueil, regles: Regles, une: str, autre: str) -> None:
    obtenu = [entree for entree in (une, autre) if accueil.montre_au_menu(entree)]
    constate(regles.pour(), attendu=[], obtenu=obtenu, ou="menu")


@then(phrase("la suite de la démarche lui est {issue}"))
def suite_de_la_demarche(
    choix_du_profil: ChoixDuProfil, situation: Situation, regles: Regles, issue: str
) -> None:
    obtenu = "ouverte" if choix_du_profil.passe_a(situation.commencer) else "refusée"
    constate(regles.pour(), attendu=issue, obtenu=obtenu, ou=choix_du_profil)


@then(phrase("la mention montrée est celle de son titre"))
def mention_du_titre(situation: Situation, persona: Persona, regles: Regles) -> None:
    constate(
        regles.pour(),
        attendu=persona.titre.mention,
        obtenu=situation.mention(),
        ou=situation,
        selon=a_la_lettre,
    )


@then(phrase("aucune mention n'est montrée"))
def sans_mention(situation: Situation, regles: Regles) -> None:
    constate(regles.pour(), attendu=False, obtenu=situation.porte_une_mention(), ou="mention à l'écran")


@then(phrase("le statut montré est « {statut} »"))
def statut_montre(situation: Situation, regles: Regles, statut: str) -> None:
    constate(regles.pour(), attendu=statut, obtenu=situation.statut(), ou=situation)


@then(phrase("le statut montré n'est pas « {statut} »"))
def autre_statut(situation: Situation, regles: Regles, statut: str) -> None:
    lu = situation.statut()
    constate_que(
        regles.pour(), f"un autre que « {statut} »", obtenu=lu, ou=situation, vrai=lu not in {"", statut}
    )


@then(phrase("les demandes proposées sont :"))
def demandes_proposees(situation: Situation, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    constate(regles.pour(), attendu=attendu, obtenu=situation.demandes_proposees(), ou=situation)


@then(phrase("une seule demande peut être choisie"))
def demandes_exclusives(situation: Situation, regles: Regles) -> None:
    for demande in situation.demandes_proposees():
        situation.prend(demande)
    constate(regles.pour(), attendu=1, obtenu=situation.demandes_choisies(), ou="demandes choisies")


@then(phrase("la demande à choisir lui est désignée"))
def demande_a_choisir(situation: Situation, regles: Regles) -> None:
    constate_un_refus(regles.pour(), "un refus désigne le choix", situation.refus_du_choix(), situation)


@then(phrase("la demande se fait {avis}"))
def demande_se_fait(situation: Situation, regles: Regles, avis: str) -> None:
    obtenu = "avec avertissement" if situation.avertit() else "sans avertissement"
    constate(regles.pour(), attendu=avis, obtenu=obtenu, ou=situation)


@then(phrase("le renouvellement reste possible"))
def renouvellement_possible(situation: Situation, preambule: Preambule, regles: Regles) -> None:
    situation.commence()
    constate_que(
        regles.pour(), "le préambule s'ouvre", sinon="refusé", ou=situation, vrai=preambule.est_affiche()
    )
