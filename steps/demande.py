"""Pas communs aux étapes de la demande : où l'on en est, ce qui s'ouvre, ce que l'on quitte (S16 à S29)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from pytest_bdd import given, then, when

from fixtures.dossiers import AVANT_L_ETAPE, DEPOSEE, RECAPITULATIF_VALIDE, Dossier, Dossiers
from fixtures.fichiers import fichier
from fixtures.horloge import Horloge
from fixtures.personas import Persona, Personas, inscrit
from fixtures.pilotage import Pilotage
from reports.preuves import Preuves
from steps.controles.constat import constate, constate_que
from steps.ecrans.acces import Accueil, ChoixDuProfil
from steps.ecrans.comptes import Connexion
from steps.ecrans.demande import DemandeEnCours, Preambule
from steps.ecrans.ecran import Ecran, apparait
from steps.ecrans.etapes import Etape
from steps.ecrans.recapitulatif import Etape4
from steps.regles import Regles
from steps.vocabulaire import phrase

STADES = {"prête à déposer": RECAPITULATIF_VALIDE, "déposée": DEPOSEE}


@dataclass(frozen=True, slots=True)
class Ouverte:
    """Une session ouverte : le cookie qui la tient, et l'adresse où elle mène."""

    nom: str
    valeur: str
    adresse: str


class Comptes:
    """Les comptes du scénario, créés une fois chacun par le pilotage, qui en ouvre aussi les sessions."""

    def __init__(self, pilotage: Pilotage, preuves: Preuves) -> None:
        self._pilotage = pilotage
        self._preuves = preuves
        self._inscrits: set[str] = set()

    def inscrit(self, persona: Persona) -> None:
        """Crée le compte de cette personne, si ce n'est fait."""
        if persona.titre.numero not in self._inscrits:
            self._preuves.secret(persona.mot_de_passe)
            self._pilotage.fait("comptes", persona.pour_un_compte())
            self._inscrits.add(persona.titre.numero)

    def connait(self, persona: Persona) -> None:
        """Note que les écrans ont créé le compte de cette personne."""
        self._inscrits.add(persona.titre.numero)

    def ouvre(self, etat: str, persona: Persona) -> Ouverte:
        """Une session où les écrans auraient mené cette personne : « connectée », « lien ouvert »."""
        ouverte = self._pilotage.fait("sessions", {"numero_de_titre": persona.titre.numero, "etat": etat})
        cookie = ouverte["cookie"]
        self._preuves.secret(cookie["valeur"])
        return Ouverte(cookie["nom"], cookie["valeur"], ouverte["adresse"])


class Session:
    """La session de la personne du scénario, dans son navigateur."""

    def __init__(self, comptes: Comptes, connexion: Connexion) -> None:
        self._comptes = comptes
        self._connexion = connexion
        self.inscrit = comptes.inscrit

    def ouvre(self, persona: Persona, adresse: str = "") -> None:
        """Connecte cette personne ; elle arrive à l'adresse demandée, sinon à l'accueil."""
        self.inscrit(persona)
        self.ouvre_dans_l_etat("connectée", persona, adresse)

    def ouvre_dans_l_etat(self, etat: str, persona: Persona, adresse: str = "") -> None:
        """Mène la personne où les écrans l'auraient menée : « connectée », « titre reconnu », « lien ouvert »."""
        ouverte = self._comptes.ouvre(etat, persona)
        self._connexion.pose_un_cookie(ouverte.nom, ouverte.valeur)
        self._connexion.page.goto(adresse or ouverte.adresse)


@pytest.fixture
def comptes(pilotage: Pilotage, preuves: Preuves) -> Comptes:
    """Les comptes des personnes du scénario."""
    return Comptes(pilotage, preuves)


@pytest.fixture
def session(comptes: Comptes, connexion: Connexion) -> Session:
    """La session de la personne du scénario."""
    return Session(comptes, connexion)


@pytest.fixture
def lu_avant(dossiers: Dossiers, dossier: Dossier) -> dict[str, Any]:
    """La demande telle que l'agent la lit, avant ce que tente le pas qui la demande."""
    return dossiers.lit(dossier.cle)


def prepare(
    dossiers: Dossiers,
    session: Session,
    persona: Persona,
    stade: str,
    etape: int,
    **voulue: Any,
) -> Dossier:
    """Mène la demande au stade voulu, connecte la personne et ouvre une étape.

    `voulue` : ce qui importe de la demande (`informations`, `fichiers`, `ephoto`…), comme à `Dossiers.prepare`.
    """
    session.inscrit(persona)
    dossier = dossiers.prepare(persona, stade, **voulue)
    session.ouvre(persona, dossier.adresse(etape))
    return dossier


@given(phrase("une réfugiée, titulaire {detenu:Detenu}"), target_fixture="persona")
def refugiee(
    personas: Personas,
    pilotage: Pilotage,
    horloge: Horloge,
    depart: datetime,
    preuves: Preuves,
    detenu: str,
) -> Persona:
    """Inscrit au registre une réfugiée que personne d'autre n'utilise."""
    persona = inscrit(personas.cree("REFUGIE", depart.date(), detenu), pilotage)
    preuves.secret(persona.mot_de_passe)
    return persona


@given(phrase("qui est connectée à son compte"))
def connectee_a_son_compte(session: Session, persona: Persona, accueil: Accueil) -> None:
    session.ouvre(persona)
    accueil.usager_connecte(persona.nom_affiche)


@given(phrase("elle est devant le préambule de sa demande"), target_fixture="dossier")
def devant_le_preambule(dossiers: Dossiers, session: Session, persona: Persona) -> Dossier:
    return prepare(dossiers, session, persona, AVANT_L_ETAPE[1], 0)


@given(phrase("elle est à l'étape {numero:d} de sa demande"), target_fixture="dossier")
def a_l_etape(dossiers: Dossiers, session: Session, persona: Persona, numero: int) -> Dossier:
    return prepare(dossiers, session, persona, AVANT_L_ETAPE[numero], numero)


@given(phrase("sa demande est enregistrée jusqu'à l'étape {numero:d}"), target_fixture="dossier")
def enregistree_jusqu_a(dossiers: Dossiers, session: Session, persona: Persona, numero: int) -> Dossier:
    stade = f"étape {numero}" if numero else AVANT_L_ETAPE[1]
    return prepare(dossiers, session, persona, stade, max(1, numero))


@given(phrase("elle a validé les trois parties de son récapitulatif"), target_fixture="dossier")
def trois_parties_validees(dossiers: Dossiers, session: Session, persona: Persona) -> Dossier:
    return prepare(dossiers, session, persona, RECAPITULATIF_VALIDE, 4)


@given(phrase('sa demande {stade}, avec "{nom}"'), target_fixture="dossier")
def sa_demande(dossiers: Dossiers, comptes: Comptes, persona: Persona, stade: str, nom: str) -> Dossier:
    comptes.inscrit(persona)
    dossier = dossiers.prepare(persona, STADES[stade], fichiers=[fichier(nom)])
    return dossiers.avec_son_fichier(dossier)


@given(phrase("elle a déposé sa demande"), target_fixture="dossier")
def a_depose(dossiers: Dossiers, session: Session, persona: Persona) -> Dossier:
    return prepare(dossiers, session, persona, DEPOSEE, 5)


@when(phrase("elle quitte la démarche"))
def quitte(etape: Etape, accueil: Accueil) -> None:
    etape.quitte()
    accueil.est_affiche()


@when(phrase("elle abandonne la demande"))
def abandonne(etape: Etape) -> None:
    etape.abandonne()


@when(phrase("elle reprend sa demande"))
def reprend(demande_en_cours: DemandeEnCours) -> None:
    demande_en_cours.reprend()


@when(phrase("elle revient à l'étape précédente"))
def revient(etape: Etape) -> None:
    etape.revient()


@when(phrase("elle ouvre l'étape {numero:d} par son adresse"))
def ouvre_par_son_adresse(etape: Etape, dossier: Dossier, numero: int) -> None:
    etape.page.goto(dossier.adresse(numero))


@when(phrase("elle dépose la demande"))
def depose(etape_4: Etape4) -> None:
    etape_4.depose()


@then(phrase("l'étape {numero:d} s'ouvre"))
def etape_ouverte(etape: Etape, regles: Regles, numero: int) -> None:
    constate(regles.pour(), attendu=numero, obtenu=etape.etape_lue(numero), ou="étape annoncée")


@then(phrase("l'écran dit :"))
def ecran_dit_tout(ecran: Ecran, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    constate(
        regles.pour(), attendu=attendu, obtenu=[texte for texte in attendu if ecran.dit(texte)], ou=ecran
    )


@then(phrase("le préambule de la demande s'affiche"))
def preambule_affiche(preambule: Preambule, regles: Regles) -> None:
    affiche = preambule.est_affiche()
    constate_que(
        regles.pour(), "le préambule s'affiche", sinon="autre chose", ou="écran ouvert", vrai=affiche
    )


@then(phrase("sa demande peut être reprise"))
def peut_etre_reprise(demande_en_cours: DemandeEnCours, regles: Regles) -> None:
    constate_que(
        regles.pour(),
        "une demande à reprendre",
        sinon="aucune",
        ou="accueil de la démarche",
        vrai=demande_en_cours.est_a_reprendre(),
    )


@then(phrase("il n'y a plus de demande à reprendre"))
def aucune_a_reprendre(demande_en_cours: DemandeEnCours, regles: Regles) -> None:
    constate_que(
        regles.pour(),
        "aucune demande à reprendre",
        sinon="une demande à reprendre",
        ou="accueil de la démarche",
        vrai=not demande_en_cours.est_a_reprendre(),
    )


@then(phrase("l'accès de la démarche lui est fermé tant que cette demande est en cours"))
def acces_ferme(choix_du_profil: ChoixDuProfil, demande_en_cours: DemandeEnCours, regles: Regles) -> None:
    demande_en_cours.ouvre()
    apparait(demande_en_cours.entete)
    constate(
        regles.pour(),
        attendu=[],
        obtenu=choix_du_profil.profils_proposes(),
        ou="profils offerts pour demander",
    )
