"""Pas du mot de passe oublié (S06)."""

from datetime import timedelta

from pytest_bdd import given, then, when

from fixtures.boite import Boite
from fixtures.horloge import Horloge
from fixtures.personas import Persona, Personas
from fixtures.registre import Registre
from reports.preuves import Preuves
from steps.connexion import INCONNU
from steps.controles.constat import a_la_lettre, constate, constate_que
from steps.controles.courriel import Courriel, lis_le_courriel
from steps.controles.jeton import jeton
from steps.ecrans.acces import Accueil
from steps.ecrans.comptes import Connexion
from steps.ecrans.oubli import MotDePasseOublie, NouveauMotDePasse
from steps.preparation.comptes import Comptes, ComptesADemander
from steps.reception import lis_et_verse, recoit
from steps.regles import Regles
from steps.vocabulaire import phrase


def signale(oubli: MotDePasseOublie, identifiant: str) -> str:
    """Ce que l'écran répond à cet identifiant."""
    oubli.ouvre()
    return oubli.demande(identifiant)


@when(phrase("elle dit depuis la page de connexion avoir oublié son mot de passe"))
@when(phrase("elle signale son mot de passe oublié"))
@given(phrase("elle signale encore son mot de passe oublié"))
def signale_l_oubli(mot_de_passe_oublie: MotDePasseOublie, persona: Persona) -> None:
    signale(mot_de_passe_oublie, persona.identifiant)


@given(phrase("elle a reçu un lien de mot de passe oublié"), target_fixture="oubli")
def a_recu_un_lien(comptes: Comptes, persona: Persona, boite: Boite, preuves: Preuves) -> Courriel:
    boite.passe(persona.courriel)
    comptes.oublie(persona)
    return recoit(boite, persona.courriel, preuves)


@given(phrase("elle a choisi un nouveau mot de passe par ce lien"))
def a_choisi(nouveau_mot_de_passe: NouveauMotDePasse, oubli: Courriel, persona: Persona) -> None:
    nouveau_mot_de_passe.ouvre(oubli.lien)
    nouveau_mot_de_passe.choisit_le_mot_de_passe(persona.mot_de_passe)
    nouveau_mot_de_passe.est_change()


@then(phrase("elle reçoit un lien pour en changer"), target_fixture="oubli")
def recoit_un_lien(persona: Persona, boite: Boite, preuves: Preuves, regles: Regles) -> Courriel:
    octets = boite.attend(persona.courriel)
    arrive = octets is not None
    constate_que(
        regles.pour(), "un courriel arrive", sinon="aucun courriel", ou=persona.courriel, vrai=arrive
    )
    return lis_et_verse(octets or b"", preuves)


@when(phrase('elle choisit le mot de passe "{mot_de_passe}" par ce lien'))
def choisit_par_ce_lien(nouveau_mot_de_passe: NouveauMotDePasse, oubli: Courriel, mot_de_passe: str) -> None:
    nouveau_mot_de_passe.ouvre(oubli.lien)
    nouveau_mot_de_passe.choisit_le_mot_de_passe(mot_de_passe)
    nouveau_mot_de_passe.issue_du_choix(nouveau_mot_de_passe.change)


@when(phrase("elle ouvre de nouveau ce lien"))
@when(phrase("elle ouvre le premier de ces liens"))
def ouvre_ce_lien(nouveau_mot_de_passe: NouveauMotDePasse, oubli: Courriel) -> None:
    nouveau_mot_de_passe.ouvre(oubli.lien)


@when(phrase("elle ouvre ce lien, {delai:Duree} après l'envoi"))
def ouvre_ce_lien_apres(
    nouveau_mot_de_passe: NouveauMotDePasse, oubli: Courriel, horloge_reglable: Horloge, delai: timedelta
) -> None:
    horloge_reglable.place(jeton(oubli.lien).emis_le + delai)
    nouveau_mot_de_passe.ouvre(oubli.lien)


@when(phrase("elle signale un mot de passe oublié pour un compte inconnu"), target_fixture="reponse")
def signale_un_inconnu(mot_de_passe_oublie: MotDePasseOublie) -> str:
    return signale(mot_de_passe_oublie, INCONNU)


@given(phrase("une autre dont le compte est encore à activer"), target_fixture="en_attente")
def autre_en_attente(personas: Personas, nouveau_compte: ComptesADemander, registre: Registre) -> Persona:
    autre = registre.inscrit(personas.cree())
    nouveau_compte.demande(autre)
    return autre


@when(phrase("elle signale un mot de passe oublié pour cette autre"), target_fixture="reponse")
def signale_un_compte_en_attente(mot_de_passe_oublie: MotDePasseOublie, en_attente: Persona) -> str:
    return signale(mot_de_passe_oublie, en_attente.identifiant)


@then(phrase("la réponse est la même que pour son propre compte"))
def meme_reponse(
    mot_de_passe_oublie: MotDePasseOublie, persona: Persona, regles: Regles, reponse: str
) -> None:
    propre = signale(mot_de_passe_oublie, persona.identifiant)
    constate(regles.pour(), attendu=propre, obtenu=reponse, ou=mot_de_passe_oublie, selon=a_la_lettre)


@then(phrase("c'est à elle seule qu'un courriel permet d'en changer"))
def seule_a_recevoir(
    boite: Boite, persona: Persona, en_attente: Persona, preuves: Preuves, regles: Regles
) -> None:
    objet = recoit(boite, persona.courriel, preuves).sujet
    # Les mails partent dans l'ordre : celui qu'une autre aurait reçu, demandé avant, serait déjà là.
    recus = [lis_le_courriel(octets).sujet for octets in boite.recus(en_attente.courriel)]
    de_trop = [sujet for sujet in recus if sujet == objet]
    constate(regles.pour(), attendu=[], obtenu=de_trop, ou="courriels d'une autre")


@then(phrase("le nouveau mot de passe lui est {issue}"))
def issue_du_lien(nouveau_mot_de_passe: NouveauMotDePasse, regles: Regles, issue: str) -> None:
    obtenu = nouveau_mot_de_passe.issue().removesuffix("e")
    constate(regles.pour(), attendu=issue, obtenu=obtenu, ou="réponse au lien")


@then(phrase('le mot de passe "{mot_de_passe}" ouvre son compte'))
def ouvre_le_compte(
    connexion: Connexion, accueil: Accueil, persona: Persona, regles: Regles, mot_de_passe: str
) -> None:
    connexion.ouvre()
    connexion.connecte(persona.identifiant, mot_de_passe)
    connectee = accueil.usager_connecte(persona.nom_affiche)
    constate_que(regles.pour(), "connectée", sinon="refusée", ou=connexion, vrai=connectee)
    accueil.deconnecte()


@then(phrase("l'ancien mot de passe ne l'ouvre plus"))
def ancien_refuse(connexion: Connexion, accueil: Accueil, persona: Persona, regles: Regles) -> None:
    n_ouvre_pas(connexion, accueil, persona, regles, persona.mot_de_passe)


@then(phrase('le mot de passe "{mot_de_passe}" n\'ouvre pas son compte'))
def n_ouvre_pas(
    connexion: Connexion, accueil: Accueil, persona: Persona, regles: Regles, mot_de_passe: str
) -> None:
    connexion.ouvre()
    connexion.connecte(persona.identifiant, mot_de_passe)
    refusee = connexion.est_refusee(accueil.nom_au_bandeau(persona.nom_affiche))
    constate_que(regles.pour(), "refusé", sinon="connectée", ou=connexion, vrai=refusee)
