"""Pas du compte fait au clavier seul, de l'accueil à la connexion (S01 à S16)."""

from pytest_bdd import given, then, when

from fixtures.boite import Boite
from fixtures.personas import Persona
from reports.preuves import Preuves
from steps.controles.constat import constate
from steps.ecrans.acces import Accueil, ChoixDuProfil
from steps.ecrans.clavier import Clavier
from steps.ecrans.comptes import (
    CompteCree,
    Connexion,
    CreationMotDePasse,
    DemandeDeCompteEnregistree,
    SaisieDeLAdresse,
)
from steps.reception import recoit
from steps.regles import Regles
from steps.vocabulaire import phrase

NUMERO = "N° de votre visa ou de votre titre de séjour :"
DEBUT, FIN = "Date de début de validité :", "Date de fin de validité :"

LETTRES_DES_MOIS = {
    "janvier": "ja", "février": "f", "mars": "mar", "avril": "av", "mai": "mai", "juin": "juin",
    "juillet": "juil", "août": "ao", "septembre": "s", "octobre": "o", "novembre": "n", "décembre": "d",
}  # fmt: skip
"""Les premières lettres qui, tapées dans la liste des mois, mènent à chacun d'eux."""
MOIS = tuple(LETTRES_DES_MOIS)


@given(phrase("elle n'a que son clavier"))
def au_clavier(accueil: Accueil) -> None:
    accueil.ouvre()
    accueil.est_affiche()


@given(phrase("elle est devant le choix du profil, sans souris"))
def profil_au_clavier(choix_du_profil: ChoixDuProfil) -> None:
    choix_du_profil.ouvre()


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
    clavier.remplit(f"{DEBUT} Mois", LETTRES_DES_MOIS[MOIS[titre.debut.month - 1]])
    clavier.remplit(f"{DEBUT} Année", f"{titre.debut:%Y}")
    clavier.remplit(f"{FIN} Jour", f"{titre.fin:%d}")
    clavier.choisit_aux_fleches(f"{FIN} Mois", MOIS[titre.fin.month - 1])
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


@then(phrase('les choix cochés sont "{profil}" et "{situation}"'))
def choix_coches(choix_du_profil: ChoixDuProfil, regles: Regles, profil: str, situation: str) -> None:
    constate(
        regles.pour(), attendu=[profil, situation], obtenu=choix_du_profil.choix_coches(), ou=choix_du_profil
    )
