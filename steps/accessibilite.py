"""Pas de l'accessibilité des écrans du compte : relevés d'écran en écran, parcours au clavier (EXG-20-10 à 20-12)."""

from collections.abc import Sequence
from functools import partial

import pytest
from playwright.sync_api import Page
from pytest_bdd import given, then, when

from fixtures.boite import Boite
from fixtures.personas import Persona
from reports.preuves import Preuves
from steps.controles.constat import constate
from steps.ecrans.acces import Accueil, ChoixDuProfil
from steps.ecrans.accessibilite import debordements, fautes
from steps.ecrans.clavier import ARRIERE, AVANT, Clavier, Traversee
from steps.ecrans.comptes import (
    CompteCree,
    Connexion,
    CreationMotDePasse,
    DemandeDeCompteEnregistree,
    SaisieDeLAdresse,
)
from steps.reception import recoit
from steps.regles import Regles
from steps.visites import Visites
from steps.vocabulaire import phrase

NUMERO = "N° de votre visa ou de votre titre de séjour :"
DEBUT, FIN = "Date de début de validité :", "Date de fin de validité :"
ERREUR = "Erreur : "


@pytest.fixture
def clavier(page: Page) -> Clavier:
    """Le clavier de la personne du scénario."""
    return Clavier(page)


@given(phrase("elle n'a que son clavier"))
def au_clavier(accueil: Accueil) -> None:
    accueil.ouvre()
    accueil.est_affiche()


@given(phrase("elle est devant le choix du profil, sans souris"))
def profil_au_clavier(choix_du_profil: ChoixDuProfil) -> None:
    choix_du_profil.ouvre()


@when(phrase('elle traverse au clavier l\'écran "{ecran}"'), target_fixture="traversee")
def traverse(visites: Visites, clavier: Clavier, ecran: str) -> Traversee:
    visites.va(ecran)
    return clavier.traverse()


@when(phrase('elle suit le lien "{lien}", premier de la page'))
def suit_le_premier_lien(clavier: Clavier, lien: str) -> None:
    clavier.va_a(lien)
    clavier.entre()


@when(phrase('elle choisit aux flèches le profil "{premier}", puis "{second}"'))
def profil_aux_fleches(clavier: Clavier, premier: str, second: str) -> None:
    clavier.coche("Moi-même", premier)
    clavier.fleche_jusqu_a(second)


@when(phrase('elle choisit aux flèches la situation "{situation}"'))
def situation_aux_fleches(choix_du_profil: ChoixDuProfil, clavier: Clavier, situation: str) -> None:
    clavier.coche(choix_du_profil.situations_proposees()[0], situation)


@when(phrase("elle poursuit au clavier"))
def poursuit_au_clavier(clavier: Clavier, connexion: Connexion) -> None:
    clavier.va_a("Continuer")
    clavier.entre(connexion.valider)


@when(phrase("elle ouvre au clavier l'aide du numéro"))
def ouvre_l_aide(connexion: Connexion, clavier: Clavier) -> None:
    connexion.ouvre()
    clavier.va_a(NUMERO)
    clavier.avance()
    clavier.entre()


@when(phrase("elle présente son titre au clavier"))
def presente_au_clavier(
    clavier: Clavier, connexion: Connexion, saisie_de_l_adresse: SaisieDeLAdresse, persona: Persona
) -> None:
    """Un mois se choisit par ses lettres, l'autre aux flèches."""
    titre = persona.titre
    clavier.va_a(Accueil.connexion)
    clavier.entre(connexion.valider)
    clavier.remplit(NUMERO, titre.numero)
    clavier.remplit(f"{DEBUT} Jour", f"{titre.debut:%d}")
    clavier.choisit_aux_lettres(f"{DEBUT} Mois", titre.debut.month)
    clavier.remplit(f"{DEBUT} Année", f"{titre.debut:%Y}")
    clavier.remplit(f"{FIN} Jour", f"{titre.fin:%d}")
    clavier.choisit_aux_fleches(f"{FIN} Mois", titre.fin.month)
    clavier.remplit(f"{FIN} Année", f"{titre.fin:%Y}")
    clavier.va_a("Valider")
    clavier.entre(saisie_de_l_adresse.adresse)


@when(phrase("elle donne son adresse au clavier"))
def adresse_au_clavier(
    clavier: Clavier, demande_de_compte_enregistree: DemandeDeCompteEnregistree, persona: Persona
) -> None:
    clavier.remplit("Adresse email *", persona.courriel)
    clavier.remplit("Confirmation de l'adresse email *", persona.courriel)
    clavier.entre()
    demande_de_compte_enregistree.est_affiche()


@when(phrase("elle ouvre le lien reçu par courriel"))
def ouvre_le_lien_recu(
    creation_mot_de_passe: CreationMotDePasse, persona: Persona, boite: Boite, preuves: Preuves
) -> None:
    creation_mot_de_passe.ouvre(recoit(boite, persona.courriel, preuves).lien)
    creation_mot_de_passe.issue()


@when(phrase("elle crée son mot de passe au clavier"))
def mot_de_passe_au_clavier(
    clavier: Clavier, creation_mot_de_passe: CreationMotDePasse, compte_cree: CompteCree, persona: Persona
) -> None:
    clavier.remplit("Mot de passe *", persona.mot_de_passe)
    clavier.remplit("Confirmation du mot de passe *", persona.mot_de_passe)
    clavier.va_a("Créer le mot de passe")
    clavier.entre(compte_cree.confirmation)


@when(phrase("elle se connecte au clavier"))
def se_connecte_au_clavier(
    clavier: Clavier, accueil: Accueil, connexion: Connexion, persona: Persona
) -> None:
    clavier.va_a(Accueil.connexion)
    clavier.entre(connexion.valider)
    clavier.remplit("Identifiant *", persona.identifiant)
    clavier.remplit("Mot de passe *", persona.mot_de_passe)
    clavier.entre(accueil.nom_au_bandeau(persona.nom_affiche))


@when(phrase("elle se déconnecte au clavier"))
def se_deconnecte_au_clavier(clavier: Clavier, accueil: Accueil) -> None:
    clavier.va_a("Se déconnecter")
    clavier.entre(accueil.action(Accueil.connexion))


@then(phrase("aucune faute d'accessibilité n'est relevée sur :"))
def aucune_faute(visites: Visites, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    relevees = visites.releve((ligne[0] for ligne in datatable), fautes)
    constate(regles.pour(), attendu=[], obtenu=relevees, ou="fautes de niveau A ou AA")


@then(phrase("dans une fenêtre large de {largeur:d} pixels, rien ne fait défiler de côté sur :"))
def rien_ne_deborde(
    visites: Visites, regles: Regles, largeur: int, datatable: Sequence[Sequence[str]]
) -> None:
    relevees = visites.releve((ligne[0] for ligne in datatable), partial(debordements, largeur=largeur))
    constate(regles.pour(), attendu=[], obtenu=relevees, ou=f"ce qui déborde à {largeur} pixels")


@then(phrase("chacun de ces écrans donne à la fenêtre un titre qui n'est qu'à lui :"))
def titres_distincts(visites: Visites, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    porteurs: dict[str, list[str]] = {}
    for (ecran,) in datatable:
        visites.va(ecran)
        porteurs.setdefault(visites.page.title(), []).append(ecran)
    partages = {titre: ecrans for titre, ecrans in porteurs.items() if not titre or len(ecrans) > 1}
    constate(regles.pour(), attendu={}, obtenu=partages, ou="titres vides ou portés par plusieurs écrans")


@then(phrase("à chaque refus, la fenêtre l'annonce et le clavier est là où reprendre :"))
def refus_annonces(
    visites: Visites, clavier: Clavier, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    attendu = [(refus, ERREUR, place) for refus, place in datatable[1:]]
    obtenu = []
    for refus, _ in datatable[1:]:
        visites.va(refus)
        place = clavier.ou()
        obtenu.append((refus, visites.page.title()[: len(ERREUR)], place))
    constate(regles.pour(), attendu=attendu, obtenu=obtenu, ou="annonce et clavier après un refus")


@then(phrase("chaque refus nomme son champ et lui est relié :"))
def refus_nommes(
    visites: Visites, connexion: Connexion, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    attendu, obtenu, ouvert = [], [], ""
    for refus, champ, mot in datatable[1:]:
        if refus != ouvert:
            visites.va(refus)
            ouvert = refus
        lu = connexion.refus_pres_de(champ)
        attendu.append((refus, champ, mot))
        obtenu.append((refus, champ, mot if mot in lu.lower() else lu))
    constate(regles.pour(), attendu=attendu, obtenu=obtenu, ou="refus reliés aux champs")


@then(phrase('le clavier commence par "{premier}"'))
def commence_par(traversee: Traversee, regles: Regles, premier: str) -> None:
    constate(regles.pour(), attendu=[premier], obtenu=traversee.noms[:1], ou="premier appui de tabulation")


@then(phrase('le clavier passe ensuite à "{suivant}"'))
def passe_ensuite(clavier: Clavier, regles: Regles, suivant: str) -> None:
    constate(regles.pour(), attendu=suivant, obtenu=clavier.avance()[1], ou="appui suivant")


@then(phrase("le clavier passe, dans l'ordre, par :"))
def passe_par(traversee: Traversee, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    obtenu = [nom for nom in traversee.noms if nom in attendu]
    constate(regles.pour(), attendu=attendu, obtenu=obtenu, ou=f"ordre du clavier, {traversee}")


@then(phrase("le clavier traverse, dans un sens puis dans l'autre :"))
def rien_ne_retient(
    visites: Visites, clavier: Clavier, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    attendu, obtenu = [], []
    for (ecran,) in datatable:
        visites.va(ecran)
        attendu.append((ecran, "sortie de la page", "sortie de la page"))
        obtenu.append((ecran, str(clavier.traverse(AVANT)), str(clavier.traverse(ARRIERE))))
    constate(regles.pour(), attendu=attendu, obtenu=obtenu, ou="bout de page, à l'aller et au retour")


@then(phrase("tout ce que le clavier a touché se voyait"))
def tout_se_voyait(clavier: Clavier, regles: Regles) -> None:
    constate(regles.pour(), attendu=[], obtenu=clavier.sans_contour, ou="atteint sans que rien ne le montre")


@then(phrase('les choix cochés sont "{profil}" et "{situation}"'))
def choix_coches(choix_du_profil: ChoixDuProfil, regles: Regles, profil: str, situation: str) -> None:
    constate(
        regles.pour(), attendu=[profil, situation], obtenu=choix_du_profil.choix_coches(), ou=choix_du_profil
    )
