"""Pas de l'adresse, du courriel et du lien d'activation (S08 à S10)."""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from pytest_bdd import given, then, when

from fixtures.boite import Boite
from fixtures.cible import Cible
from fixtures.horloge import Horloge
from fixtures.personas import Persona, Personas
from fixtures.registre import Registre
from reports.preuves import Preuves
from steps.controles.constat import constate, constate_que, constate_un_refus, meme_texte
from steps.controles.courriel import Courriel
from steps.controles.jeton import a_signature_alteree, jeton, jeton_du_lien, sans_signature
from steps.ecrans.acces import Accueil
from steps.ecrans.comptes import (
    CompteCree,
    Connexion,
    CreationMotDePasse,
    DemandeDeCompteEnregistree,
    SaisieDeLAdresse,
)
from steps.ecrans.oubli import NouveauMotDePasse
from steps.oubli import a_recu_un_lien
from steps.preparation.comptes import Comptes, ComptesADemander
from steps.reception import recoit
from steps.regles import Regles
from steps.vocabulaire import phrase

FORME_DU_LIEN = "/particuliers/#/espace-personnel/inscription/mot-de-passe?token="


@given(phrase("qui vient de demander la création de son compte"), target_fixture="activation")
@given(phrase("elle vient de demander la création de son compte"), target_fixture="activation")
def vient_de_demander(
    persona: Persona, nouveau_compte: ComptesADemander, boite: Boite, preuves: Preuves
) -> Courriel:
    nouveau_compte.demande(persona)
    return recoit(boite, persona.courriel, preuves)


@pytest.fixture
def attend_les_courriels(
    personas: Personas,
    nouveau_compte: ComptesADemander,
    registre: Registre,
    boite: Boite,
    preuves: Preuves,
) -> Callable[[], None]:
    """De quoi attendre que tout courriel écrit jusque-là soit arrivé.

    Ils partent dans l'ordre : celui d'une autre, demandé à ce moment, suit tous les premiers.
    """

    def attend() -> None:
        vient_de_demander(registre.inscrit(personas.cree()), nouveau_compte, boite, preuves)

    return attend


@given(phrase("son lien a expiré"))
def lien_expire(horloge_reglable: Horloge, activation: Courriel) -> None:
    horloge_reglable.avance(timedelta(hours=24))


@given(phrase("elle a créé son mot de passe avec ce lien"))
def mot_de_passe_cree(
    creation_mot_de_passe: CreationMotDePasse, compte_cree: CompteCree, activation: Courriel, persona: Persona
) -> None:
    creation_mot_de_passe.ouvre(activation.lien)
    creation_mot_de_passe.choisit_le_mot_de_passe(persona.mot_de_passe)
    compte_cree.est_affiche()


@given(phrase("elle vient de créer son mot de passe"))
def vient_de_creer(
    persona: Persona,
    nouveau_compte: ComptesADemander,
    boite: Boite,
    preuves: Preuves,
    creation_mot_de_passe: CreationMotDePasse,
    compte_cree: CompteCree,
) -> None:
    activation = vient_de_demander(persona, nouveau_compte, boite, preuves)
    mot_de_passe_cree(creation_mot_de_passe, compte_cree, activation, persona)


@when(phrase("elle demande la création de son compte"))
def demande_la_creation(
    saisie_de_l_adresse: SaisieDeLAdresse,
    demande_de_compte_enregistree: DemandeDeCompteEnregistree,
    persona: Persona,
) -> None:
    saisie_de_l_adresse.saisit(persona.courriel, persona.courriel)
    demande_de_compte_enregistree.est_affiche()


@when(phrase("elle demande de nouveau la création de son compte"), target_fixture="nouvelle_activation")
def demande_de_nouveau(
    persona: Persona, nouveau_compte: ComptesADemander, boite: Boite, preuves: Preuves
) -> Courriel:
    boite.passe(persona.courriel)
    nouveau_compte.demande(persona)
    return recoit(boite, persona.courriel, preuves)


@when(phrase("elle donne de nouveau son adresse"), target_fixture="nouvelle_activation")
def donne_de_nouveau(
    saisie_de_l_adresse: SaisieDeLAdresse,
    demande_de_compte_enregistree: DemandeDeCompteEnregistree,
    persona: Persona,
    boite: Boite,
    preuves: Preuves,
) -> Courriel:
    boite.passe(persona.courriel)
    demande_la_creation(saisie_de_l_adresse, demande_de_compte_enregistree, persona)
    return recoit(boite, persona.courriel, preuves)


@when(phrase('elle saisit "{adresse}" puis "{confirmation}"'))
def saisit_les_adresses(saisie_de_l_adresse: SaisieDeLAdresse, adresse: str, confirmation: str) -> None:
    saisie_de_l_adresse.saisit(adresse, confirmation)


@then(phrase("chacune de ces adresses est refusée :"))
def adresses_refusees(
    saisie_de_l_adresse: SaisieDeLAdresse, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    for (adresse,) in datatable:
        with saisie_de_l_adresse.page_suivante():
            saisie_de_l_adresse.saisit(adresse, adresse)
        refus = saisie_de_l_adresse.refus_pres_de("Adresse email")
        constate_un_refus(regles.pour(), "un refus près de l'adresse", refus, ou=f'adresse "{adresse}"')


@when(phrase("elle laisse l'adresse vide, {directement:Voie}"))
def adresse_vide(saisie_de_l_adresse: SaisieDeLAdresse, persona: Persona, directement: bool) -> None:
    saisie_de_l_adresse.saisit("", persona.courriel, directement=directement)


@when(phrase("elle laisse la confirmation de l'adresse vide, {directement:Voie}"))
def confirmation_vide(saisie_de_l_adresse: SaisieDeLAdresse, persona: Persona, directement: bool) -> None:
    saisie_de_l_adresse.saisit(persona.courriel, "", directement=directement)


@when(phrase("elle ouvre le lien reçu"))
@when(phrase("elle ouvre le premier lien reçu"))
def ouvre_le_lien(creation_mot_de_passe: CreationMotDePasse, activation: Courriel) -> None:
    creation_mot_de_passe.ouvre(activation.liens_du_html[0].adresse)


@when(phrase("elle copie le lien du texte du courriel dans un onglet neuf"))
def copie_dans_un_onglet_neuf(creation_mot_de_passe: CreationMotDePasse, activation: Courriel) -> None:
    creation_mot_de_passe.ouvre(activation.liens_du_texte[0].adresse)


@when(phrase("elle copie le lien du texte du courriel dans un onglet où l'accueil est ouvert"))
def copie_sur_l_accueil(
    accueil: Accueil, creation_mot_de_passe: CreationMotDePasse, activation: Courriel
) -> None:
    accueil.ouvre()
    creation_mot_de_passe.colle(activation.liens_du_texte[0].adresse)


@when(phrase("elle copie le lien du texte du courriel dans l'onglet où elle vient de l'ouvrir"))
def copie_deux_fois(creation_mot_de_passe: CreationMotDePasse, activation: Courriel) -> None:
    copie_dans_un_onglet_neuf(creation_mot_de_passe, activation)
    creation_mot_de_passe.issue()
    creation_mot_de_passe.colle(activation.liens_du_texte[0].adresse)


@when(phrase("elle s'en sert comme d'un lien d'activation"))
def lien_d_oubli_pour_activer(
    creation_mot_de_passe: CreationMotDePasse, activation: Courriel, oubli: Courriel
) -> None:
    creation_mot_de_passe.ouvre(avec_le_jeton(activation.lien, oubli.lien))


@when(phrase("elle s'en sert comme d'un lien de mot de passe oublié"))
def lien_d_activation_pour_changer(
    nouveau_mot_de_passe: NouveauMotDePasse,
    activation: Courriel,
    personas: Personas,
    comptes: Comptes,
    registre: Registre,
    boite: Boite,
    preuves: Preuves,
) -> None:
    # La forme du lien se lit dans celui qu'une autre personne reçoit.
    autre = registre.inscrit(personas.cree())
    comptes.inscrit(autre)
    oubli = a_recu_un_lien(comptes, autre, boite, preuves)
    nouveau_mot_de_passe.ouvre(avec_le_jeton(oubli.lien, activation.lien))


def avec_le_jeton(lien: str, autre: str) -> str:
    """Le premier lien, portant le jeton de l'autre."""
    return lien.replace(jeton_du_lien(lien), jeton_du_lien(autre))


@when(phrase("elle ouvre le lien reçu, {delai:Duree} après l'envoi"))
def ouvre_le_lien_apres(
    creation_mot_de_passe: CreationMotDePasse,
    activation: Courriel,
    horloge_reglable: Horloge,
    delai: timedelta,
) -> None:
    horloge_reglable.place(jeton(activation.lien).emis_le + delai)
    creation_mot_de_passe.ouvre(activation.lien)


@when(phrase("elle ouvre le lien reçu à la signature altérée"))
def ouvre_un_lien_altere(creation_mot_de_passe: CreationMotDePasse, activation: Courriel) -> None:
    brut = jeton_du_lien(activation.lien)
    creation_mot_de_passe.ouvre(activation.lien.replace(brut, a_signature_alteree(brut)))


@when(phrase("elle ouvre le lien reçu sans signature"))
def ouvre_un_lien_non_signe(creation_mot_de_passe: CreationMotDePasse, activation: Courriel) -> None:
    brut = jeton_du_lien(activation.lien)
    creation_mot_de_passe.ouvre(activation.lien.replace(brut, sans_signature(brut)))


@then(phrase("la création du mot de passe lui est {issue}"))
def creation_issue(creation_mot_de_passe: CreationMotDePasse, regles: Regles, issue: str) -> None:
    constate(regles.pour(), attendu=issue, obtenu=creation_mot_de_passe.issue(), ou="réponse au lien")


@then(phrase("le changement de mot de passe lui est refusé"))
def changement_refuse(nouveau_mot_de_passe: NouveauMotDePasse, regles: Regles) -> None:
    obtenu = nouveau_mot_de_passe.issue()
    constate(regles.pour(), attendu="refusée", obtenu=obtenu, ou="réponse au lien")


@then(phrase("tous les liens du courriel mènent au site de la demande"))
def liens_de_l_environnement(activation: Courriel, cible: Cible, regles: Regles) -> None:
    hotes = sorted({urlsplit(lien.adresse).netloc for lien in activation.liens})
    constate(regles.pour(), attendu=[urlsplit(cible.adresse).netloc], obtenu=hotes, ou="hôtes des liens")


@then(phrase("le courriel ne nomme aucun environnement de qualification"))
def sans_qualification(activation: Courriel, regles: Regles) -> None:
    nommes = [forme for forme in (activation.texte, activation.html) if "qualif" in forme.lower()]
    constate(regles.pour(), attendu=0, obtenu=len(nommes), ou="« qualif » dans les deux formes du courriel")


@then(phrase("le lien à copier est celui que suit le courriel"))
def meme_lien(activation: Courriel, regles: Regles) -> None:
    ecrit, clique = activation.liens_du_texte[0].adresse, activation.liens_du_html[0].adresse
    # Le jeton est un secret : seule l'égalité est dite.
    constate_que(
        regles.pour(), "le même lien", sinon="un lien coupé ou autre", ou=activation, vrai=ecrit == clique
    )


@then(phrase("elle est invitée à repartir de la page de connexion"))
def invitee_a_repartir(
    creation_mot_de_passe: CreationMotDePasse, connexion: Connexion, regles: Regles
) -> None:
    constate(regles.pour(), attendu="refusée", obtenu=creation_mot_de_passe.issue(), ou="réponse au lien")
    creation_mot_de_passe.choisit("page de connexion")
    constate_que(
        regles.pour(),
        "la page de connexion",
        sinon="autre page",
        ou="lien suivi",
        vrai=connexion.est_affiche(),
    )


@then(phrase("le nouveau lien permet de créer son mot de passe"))
def nouveau_lien(creation_mot_de_passe: CreationMotDePasse, nouvelle_activation: Courriel) -> None:
    creation_mot_de_passe.ouvre(nouvelle_activation.lien)
    constate(
        "EXG-04-16", attendu="proposée", obtenu=creation_mot_de_passe.issue(), ou="réponse au nouveau lien"
    )


@then(phrase("elle reçoit un et un seul courriel d'activation"))
def un_seul_courriel(persona: Persona, boite: Boite, attend_les_courriels: Callable[[], None]) -> None:
    attend_les_courriels()
    constate(
        "EXG-04-10", attendu=1, obtenu=len(boite.recus(persona.courriel)), ou="courriels à l'adresse saisie"
    )


@then(phrase("le courriel dit, dans l'ordre :"))
def courriel_dit(activation: Courriel, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    lien = activation.liens_du_html[0].texte
    html = [p for p in activation.paragraphes_html if p != lien]
    constate("EXG-04-11", attendu=attendu, obtenu=html, ou="version HTML", selon=meme_texte)
    # En texte, un hyperlien s'écrit par son adresse entre chevrons.
    texte = [re.sub(r" <http[^>]*>", "", p) for p in activation.paragraphes if not p.startswith("http")]
    constate("EXG-04-11", attendu=attendu, obtenu=texte, ou="version texte", selon=meme_texte)


@then(phrase("le lien du courriel est de la forme documentée"))
def forme_du_lien(activation: Courriel, cible: Cible) -> None:
    attendu = f"{cible.adresse}{FORME_DU_LIEN}<jeton>"
    constate(
        "EXG-04-12",
        attendu=attendu,
        obtenu=re.sub(r"(token=)[^&]*$", r"\1<jeton>", activation.lien),
        ou=activation,
    )


@then(phrase("« ici » mène à la page de connexion"))
def ici_mene_a_la_connexion(activation: Courriel, connexion: Connexion) -> None:
    liens = [lien.adresse for lien in activation.liens_du_html if lien.texte == "ici"]
    constate("EXG-04-24", attendu=1, obtenu=len(liens), ou="hyperliens « ici » du courriel")
    connexion.page.goto(liens[0])
    constate_que(
        "EXG-04-24", "la page de connexion", sinon="autre page", ou=connexion, vrai=connexion.est_affiche()
    )


@then(phrase("le jeton est signé {algorithme}, pour l'usage « {usage} », et vaut {secondes:d} secondes"))
def jeton_du_courriel(activation: Courriel, algorithme: str, usage: str, secondes: int) -> None:
    lu = jeton(activation.lien)
    constate(
        "EXG-04-17",
        attendu=(algorithme, usage, timedelta(seconds=secondes)),
        obtenu=(lu.algorithme, lu.usage, lu.duree),
        ou="jeton du lien",
    )
