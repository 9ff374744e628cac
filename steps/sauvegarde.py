"""Pas de la sauvegarde : quitter, reprendre, avancer dans l'ordre, laisser sa session (S17, S19 à S28)."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from pytest_bdd import given, then, when

from fixtures.cible import Cible
from fixtures.dossiers import AVANT_L_ETAPE, Dossier, Dossiers
from fixtures.horloge import Horloge
from fixtures.personas import Persona
from steps.controles.constat import constate, constate_que
from steps.ecrans.acces import Accueil
from steps.ecrans.demande import DemandeEnCours
from steps.ecrans.ecran import Ecran
from steps.ecrans.etapes import Etape, Etape1, Etape2
from steps.preparation.comptes import Session
from steps.regles import Regles
from steps.visiteurs import Visiteur, Visiteurs
from steps.vocabulaire import duree, phrase

SORTIES = {"EXG-20-03": "Quitter et revenir plus tard", "EXG-20-04": "Abandonner la demande"}
"""Les boutons par où l'on sort d'une étape, et la règle qui veut chacun."""

VOIE = "20 RUE NATIONALE"
CONNECTEE = "connectée"


class Brouillons:
    """Des demandes enregistrées jusqu'à telle ou telle étape, chacune à une usagère connectée."""

    def __init__(self, visiteurs: Visiteurs, dossiers: Dossiers) -> None:
        self._visiteurs = visiteurs
        self._dossiers = dossiers
        self._prepares: dict[int, tuple[Visiteur, Dossier]] = {}

    def enregistre_jusqu_a(self, etape: int) -> tuple[Visiteur, Dossier]:
        """L'usagère et sa demande, préparées la première fois ; 0 : rien n'est enregistré."""
        if etape not in self._prepares:
            persona = self._visiteurs.autre_persona()
            elle = self._visiteurs.connectee(persona)
            self._prepares[etape] = (elle, self._dossiers.prepare(persona, AVANT_L_ETAPE[etape + 1]))
        return self._prepares[etape]


@pytest.fixture
def brouillons(visiteurs: Visiteurs, dossiers: Dossiers) -> Brouillons:
    """Les brouillons du scénario."""
    return Brouillons(visiteurs, dossiers)


@given(phrase("elle y a joint un fichier et confirmé son numéro ephoto, sans enregistrer l'étape"))
def joint_et_confirme(directement: Visiteur, dossier: Dossier) -> None:
    directement.agit(dossier, "joindre un fichier")
    directement.agit(dossier, "confirmer le numéro ephoto")


@when(phrase("elle se déconnecte, se reconnecte et reprend sa demande"))
def revient_connectee(session: Session, persona: Persona, demande_en_cours: DemandeEnCours) -> None:
    session.rouvre(persona)
    demande_en_cours.reprend()


@when(phrase("elle remplit l'étape 1 et quitte la démarche sans l'enregistrer"))
def remplit_et_quitte(etape_1: Etape1, accueil: Accueil, persona: Persona) -> None:
    etape_1.remplit(persona)
    etape_1.quitte()
    accueil.est_affiche()


@when(phrase("elle reste {duree:Duree} sans rien faire"))
def reste_sans_rien_faire(horloge_reglable: Horloge, duree: timedelta) -> None:
    horloge_reglable.avance(duree)


@then(phrase("l'étape 2 est encore enregistrée"))
def etape_2_gardee(etape_2: Etape2, regles: Regles) -> None:
    constate(
        regles.pour(), attendu=(2, 2), obtenu=(etape_2.etape_lue(2), etape_2.cases_cochees()), ou=etape_2
    )


@then(phrase("aucune situation familiale n'est donnée"))
def aucune_situation_donnee(etape_1: Etape1, regles: Regles) -> None:
    constate(
        regles.pour(), attendu="Choisissez", obtenu=etape_1.saisie(Etape1.situation), ou=Etape1.situation
    )


@when(phrase("elle enregistre l'étape 1 avec ces réponses :"))
def enregistre_ces_reponses(etape: Etape, etape_1: Etape1, datatable: Sequence[Sequence[str]]) -> None:
    for libelle, reponse in datatable:
        etape_1.donne(libelle, reponse)
    etape_1.poursuit()
    etape.etape_lue(2)


@when(phrase("elle enregistre les étapes 1 et 2 dans un autre onglet, puis l'étape 1 dans le premier"))
def enregistre_de_deux_onglets(
    etape: Etape, etape_1: Etape1, directement: Visiteur, dossier: Dossier, persona: Persona
) -> None:
    directement.agit(dossier, "enregistrer l'étape 1")
    directement.agit(dossier, "enregistrer l'étape 2")
    etape_1.remplit(persona, voie=VOIE)
    etape_1.poursuit()
    etape.etape_lue(2)


@then(phrase("elle y retrouve ces réponses :"))
def retrouve_ces_reponses(etape_1: Etape1, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = {libelle: reponse for libelle, reponse in datatable}  # noqa: C416 (une ligne est une liste)
    ouverte = etape_1.est_affiche()
    obtenu = {libelle: etape_1.reponse_donnee(libelle) for libelle in attendu} if ouverte else "autre chose"
    constate(regles.pour(), attendu=attendu, obtenu=obtenu, ou=etape_1)


@then(phrase("l'agent ne lit ni fichier ni numéro ephoto"))
def ni_fichier_ni_ephoto(dossiers: Dossiers, dossier: Dossier, regles: Regles) -> None:
    lue = dossiers.lit(dossier.cle)
    obtenu = {"fichiers": lue["pieces"], "ephoto": lue["ephoto"]}
    constate(
        regles.pour(), attendu={"fichiers": [], "ephoto": None}, obtenu=obtenu, ou="dossier lu par l'agent"
    )


@then(phrase("l'agent lit l'étape 1 du premier onglet, et l'étape 2 de l'autre"))
def etapes_des_deux_onglets(dossiers: Dossiers, dossier: Dossier, regles: Regles) -> None:
    lue = dossiers.lit(dossier.cle)
    obtenu = {"voie": lue["informations"]["adresse"]["voie"], "cases": len(lue["declarations"])}
    constate(regles.pour(), attendu={"voie": VOIE, "cases": 2}, obtenu=obtenu, ou="dossier lu par l'agent")


@then(phrase("chacune de ces étapes propose de quitter et d'abandonner :"))
def propose_de_partir(
    ecran: Ecran, session: Session, persona: Persona, dossier: Dossier, datatable: Sequence[Sequence[str]]
) -> None:
    session.ouvre(persona)
    for (etape,) in datatable:
        ecran.page.goto(dossier.page(etape))
        for regle, bouton in SORTIES.items():
            constate_que(regle, f"« {bouton} »", sinon="absent", ou=etape, vrai=ecran.propose(bouton))


@then(phrase("une étape demandée trop tôt ramène à celle qui est ouverte :"))
def ramene_a_l_ouverte(brouillons: Brouillons, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    for enregistrees, demandee, ouverte in datatable[1:]:
        elle, dossier = brouillons.enregistre_jusqu_a(int(enregistrees))
        obtenu = elle.lit(dossier.page(demandee)).etape
        ou = f"« {demandee} » demandée, {enregistrees} enregistrées"
        constate(regles.pour(), attendu=ouverte, obtenu=f"étape {obtenu}", ou=ou)


@then(phrase("un acte envoyé trop tôt ne change rien à la demande :"))
def acte_sans_effet(
    brouillons: Brouillons, dossiers: Dossiers, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    for enregistrees, acte in datatable[1:]:
        elle, dossier = brouillons.enregistre_jusqu_a(int(enregistrees))
        avant = dossiers.lit(dossier.cle)
        elle.agit(dossier, acte)
        ou = f"{acte}, {enregistrees} étapes enregistrées"
        constate(regles.pour(), attendu={}, obtenu=dossiers.changements(dossier, avant), ou=ou)


@then(phrase("restée sans rien faire, elle est :"))
def apres_l_inactivite(
    visiteurs: Visiteurs,
    cible: Cible,
    persona: Persona,
    horloge_reglable: Horloge,
    regles: Regles,
    datatable: Sequence[Sequence[str]],
) -> None:
    for inactivite, attendu in datatable:
        elle = visiteurs.connectee(persona)
        elle.lit(cible.accueil)
        horloge_reglable.avance(duree(inactivite))
        constate(regles.pour(), attendu=attendu, obtenu=etat(elle, cible, persona), ou=f"après {inactivite}")


@then(phrase("une action toutes les {delai:Duree}, {fois:d} fois de suite, la garde connectée"))
def gardee_connectee(
    directement: Visiteur,
    cible: Cible,
    persona: Persona,
    horloge_reglable: Horloge,
    regles: Regles,
    delai: timedelta,
    fois: int,
) -> None:
    for rang in range(1, fois + 1):
        horloge_reglable.avance(delai)
        constate(
            regles.pour(), attendu=CONNECTEE, obtenu=etat(directement, cible, persona), ou=f"action {rang}"
        )


def etat(elle: Visiteur, cible: Cible, persona: Persona) -> str:
    """« connectée » si l'accueil la nomme."""
    return CONNECTEE if persona.nom_affiche in elle.lit(cible.accueil).texte else "déconnectée"
