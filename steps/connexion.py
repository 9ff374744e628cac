"""Pas de la connexion (S06, S13, S34)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from pytest_bdd import given, then, when

from fixtures.boite import Boite
from fixtures.dossiers import DEPOSEE, Dossier, Dossiers
from fixtures.horloge import Horloge
from fixtures.personas import Persona, Personas
from fixtures.registre import Registre
from reports.preuves import Preuves
from steps.controles.constat import constate, constate_que
from steps.controles.courriel import Courriel
from steps.ecrans.acces import Accueil
from steps.ecrans.comptes import Connexion, SaisieDeLAdresse
from steps.ecrans.ecran import apparait
from steps.preparation.comptes import Comptes
from steps.preparation.demandes import Preparation
from steps.reception import recoit
from steps.regles import Regles
from steps.vocabulaire import phrase

INCONNU = "0103999999"
FAUX = "Autre-chose1#"
ECRITURES: Mapping[str, Callable[[str], str]] = {
    "telle qu'à la création": str,
    "le domaine en capitales": lambda adresse: adresse.replace((d := adresse.partition("@")[2]), d.upper()),
    "entre deux espaces": lambda adresse: f" {adresse} ",
}
"""Les façons d'écrire une même adresse (EXG-04-05)."""


@given(phrase("elle a un compte"))
def a_un_compte(persona: Persona, comptes: Comptes) -> None:
    comptes.inscrit(persona)


@given(phrase("un n° étranger lui a été attribué"), target_fixture="persona")
def numero_attribue(persona: Persona, dossier: Dossier, dossiers: Dossiers) -> Persona:
    return replace(persona, numero_etranger=dossiers.lit(dossier.cle)["numero_etranger"])


@given(phrase("{echecs:d} échecs de connexion"))
def echecs_de_connexion(connexion: Connexion, persona: Persona, echecs: int) -> None:
    connexion.ouvre()
    connexion.echoue(persona.identifiant, FAUX, fois=echecs)


@when(phrase("elle ouvre la page de connexion"))
def ouvre_la_connexion(connexion: Connexion) -> None:
    connexion.ouvre()


@when(phrase("elle se déconnecte"))
def se_deconnecte(accueil: Accueil) -> None:
    accueil.deconnecte()


@when(phrase("elle se connecte avec son n° étranger"))
def se_connecte(connexion: Connexion, persona: Persona) -> None:
    connexion.ouvre()
    connexion.connecte(persona.identifiant, persona.mot_de_passe)


@given(phrase("elle s'est connectée puis déconnectée"))
def connectee_puis_deconnectee(connexion: Connexion, accueil: Accueil, persona: Persona) -> None:
    se_connecte(connexion, persona)
    accueil.deconnecte()


@given(phrase("elle a déposé sa demande, puis s'est déconnectée"), target_fixture="dossier")
def a_depose_puis_deconnectee(preparation: Preparation, persona: Persona) -> Dossier:
    return preparation.mene(persona, DEPOSEE)


@given(phrase("elle a reçu un courriel de notification"), target_fixture="notification")
def a_recu_une_notification(
    dossiers: Dossiers, dossier: Dossier, persona: Persona, boite: Boite, preuves: Preuves
) -> Courriel:
    recoit(boite, persona.courriel, preuves)  # celui du dépôt
    dossiers.notifie(dossier.cle)
    return recoit(boite, persona.courriel, preuves)


@when(phrase("elle suit « Se connecter » dans ce courriel"))
def suit_se_connecter(connexion: Connexion, notification: Courriel) -> None:
    connexion.page.goto(notification.lien_nomme("Se connecter"))


@when(phrase("elle se connecte avec son n° étranger, sur cette page"))
def se_connecte_ici(connexion: Connexion, persona: Persona) -> None:
    connexion.connecte(persona.identifiant, persona.mot_de_passe)


@when(phrase("elle se connecte avec son n° étranger, {delai:Duree} plus tard"))
def se_connecte_apres(
    connexion: Connexion, persona: Persona, horloge_reglable: Horloge, delai: timedelta
) -> None:
    horloge_reglable.avance(delai)
    se_connecte(connexion, persona)


@when(phrase("elle se connecte avec son adresse, {ecriture}"))
def se_connecte_par_adresse(connexion: Connexion, persona: Persona, ecriture: str) -> None:
    connexion.ouvre()
    connexion.connecte(ECRITURES[ecriture](persona.courriel), persona.mot_de_passe)


@when(phrase("une autre titulaire d'un visa demande un compte à la même adresse"))
def demande_a_la_meme_adresse(
    personas: Personas,
    persona: Persona,
    registre: Registre,
    connexion: Connexion,
    saisie_de_l_adresse: SaisieDeLAdresse,
) -> None:
    autre = registre.inscrit(personas.cree(nature="visa"))
    connexion.ouvre()
    connexion.presente(autre.titre.numero, autre.titre.debut, autre.titre.fin)
    saisie_de_l_adresse.saisit(persona.courriel, persona.courriel)


@when(phrase("elle se connecte avec un mot de passe faux"))
def mot_de_passe_faux(connexion: Connexion, persona: Persona) -> None:
    connexion.ouvre()
    connexion.connecte(persona.identifiant, FAUX)


@when(phrase("elle se connecte avec un identifiant inconnu"))
def identifiant_inconnu(connexion: Connexion, persona: Persona) -> None:
    connexion.ouvre()
    connexion.connecte(INCONNU, persona.mot_de_passe)


@when(phrase("elle se connecte sans identifiant, {directement:Voie}"))
def sans_identifiant(connexion: Connexion, persona: Persona, directement: bool) -> None:
    connexion.ouvre()
    connexion.connecte("", persona.mot_de_passe, directement=directement)


@when(phrase("elle se connecte sans mot de passe, {directement:Voie}"))
def sans_mot_de_passe(connexion: Connexion, persona: Persona, directement: bool) -> None:
    connexion.ouvre()
    connexion.connecte(persona.identifiant, "", directement=directement)


@then(phrase("elle est connectée sous son nom"))
def connectee(accueil: Accueil, persona: Persona, regles: Regles) -> None:
    nom = persona.nom_affiche
    constate_que(
        regles.pour("EXG-02-13"),
        f"connectée : « {nom} »",
        sinon="nom absent",
        ou=accueil,
        vrai=accueil.usager_connecte(nom),
    )


@then(phrase("son accueil connecté s'affiche"))
def accueil_connecte(accueil: Accueil, persona: Persona, regles: Regles) -> None:
    chez_elle = accueil.est_affiche() and accueil.usager_connecte(persona.nom_affiche)
    constate_que(regles.pour(), "l'accueil, à son nom", sinon="autre chose", ou=accueil, vrai=chez_elle)


@then(phrase("la page propose « {lien} », en capitales ou non"))
def propose_sans_casse(connexion: Connexion, regles: Regles, lien: str) -> None:
    propose = apparait(connexion.lien(lien))
    constate_que(regles.pour(), f"« {lien} »", sinon="absent", ou=connexion, vrai=propose)


@then(phrase("le formulaire de première visite l'attend"))
def formulaire_attend(connexion: Connexion, regles: Regles) -> None:
    pret = connexion.est_devant_la_premiere_visite()
    constate_que(
        regles.pour(), "la saisie commence au numéro", sinon="elle reste ailleurs", ou=connexion, vrai=pret
    )


@then(phrase("la connexion est {issue}"))
def issue_de_la_connexion(
    accueil: Accueil, connexion: Connexion, persona: Persona, regles: Regles, issue: str
) -> None:
    obtenue = "refusée" if connexion.est_refusee(accueil.nom_au_bandeau(persona.nom_affiche)) else "acceptée"
    constate(regles.pour(), attendu=issue, obtenu=obtenue, ou=connexion)


@then(phrase("le refus est dit dans les mêmes termes que pour un compte inconnu"))
def refus_neutre(connexion: Connexion) -> None:
    obtenu = connexion.motif_du_refus()
    connexion.ouvre()
    connexion.connecte(INCONNU, FAUX)
    constate("EXG-02-03", attendu=connexion.motif_du_refus(), obtenu=obtenu, ou=connexion)


@then(phrase("« {separateur} » sépare « {avant} » de « {apres} »"))
def separateur(connexion: Connexion, separateur: str, avant: str, apres: str) -> None:
    obtenu = connexion.entre(avant, apres)
    constate("EXG-02-09", attendu=separateur, obtenu=obtenu.lower(), ou=connexion)
