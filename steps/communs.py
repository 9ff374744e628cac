"""Pas communs à tous les chapitres : qui agit, ce que l'écran montre."""

from collections.abc import Sequence
from datetime import datetime

from pytest_bdd import given, then, when

from fixtures.horloge import Horloge
from fixtures.personas import Persona, Personas
from fixtures.registre import Registre
from reports.preuves import Preuves
from steps.controles.constat import constate, constate_que, constate_un_refus, meme_libelle
from steps.ecrans.acces import Accueil
from steps.ecrans.comptes import CreationMotDePasse, SaisieDeLAdresse
from steps.ecrans.demande import Situation
from steps.ecrans.ecran import Ecran
from steps.regles import Regles
from steps.vocabulaire import phrase

# Dans un parcours, l'écran dit lui-même quelle règle veut qu'il s'affiche.
REGLE_DU_TITRE = {classe.titre: classe.regle for classe in (SaisieDeLAdresse, CreationMotDePasse, Situation)}


@given(
    phrase("une bénéficiaire de la protection subsidiaire, titulaire {detenu:Detenu}"),
    target_fixture="persona",
)
def beneficiaire(
    personas: Personas,
    registre: Registre,
    horloge: Horloge,
    depart: datetime,
    preuves: Preuves,
    detenu: str,
) -> Persona:
    """Inscrit au registre une personne que personne d'autre n'utilise."""
    persona = registre.inscrit(personas.cree("BPS", depart.date(), detenu))
    preuves.secret(persona.mot_de_passe)
    return persona


@when(phrase("elle choisit « {nom} »"))
def choisit(ecran: Ecran, nom: str) -> None:
    ecran.choisit(nom)


@then(phrase("l'écran « {titre} » s'affiche"))
def ecran_affiche(ecran: Ecran, regles: Regles, titre: str) -> None:
    regle = regles.pour(REGLE_DU_TITRE.get(titre, ""))
    constate(regle, attendu=titre, obtenu=ecran.titre_lu(titre), ou="titre de l'écran", selon=meme_libelle)


@then(phrase("l'écran dit « {texte} »"))
@then(phrase("la page dit « {texte} »"))
def ecran_dit(ecran: Ecran, regles: Regles, texte: str) -> None:
    regle = regles.pour(citant=texte)
    constate_que(regle, f"l'écran dit « {texte} »", sinon="texte absent", ou=ecran, vrai=ecran.dit(texte))


@then(phrase("la page propose « {nom} »"))
def propose(ecran: Ecran, regles: Regles, nom: str) -> None:
    constate_que(
        regles.pour(), f"« {nom} » est proposé", sinon="rien de ce nom", ou=ecran, vrai=ecran.propose(nom)
    )


@then(phrase("l'accueil propose :"))
def propose_tout(ecran: Ecran, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    constate(regles.pour(), attendu=attendu, obtenu=[nom for nom in attendu if ecran.propose(nom)], ou=ecran)


@then(phrase("un refus désigne « {libelle} »"))
def refus_designe(ecran: Ecran, regles: Regles, libelle: str) -> None:
    constate_un_refus(
        regles.pour(), f"un refus près de « {libelle} »", ecran.refus_pres_de(libelle), ou=ecran
    )


@then(phrase("l'écran dit pourquoi c'est refusé"))
def refus_dit(ecran: Ecran, regles: Regles) -> None:
    constate_un_refus(regles.pour(), "un refus en tête de page", ecran.refus_en_tete(), ou="écran")


@then(phrase("l'accueil s'affiche"))
def accueil_affiche(accueil: Accueil, regles: Regles) -> None:
    constate_que(
        regles.pour(), "l'accueil s'affiche", sinon="autre chose", ou=accueil, vrai=accueil.est_affiche()
    )


@then(phrase("le fil d'Ariane est « {fil} »"))
def fil_d_ariane(ecran: Ecran, regles: Regles, fil: str) -> None:
    constate(regles.pour(), attendu=fil, obtenu=ecran.fil_lu(fil), ou="fil d'Ariane", selon=meme_libelle)
