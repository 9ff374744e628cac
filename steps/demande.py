"""Pas communs aux étapes de la demande : où l'on en est, ce qui s'ouvre, ce que l'on quitte (S16 à S29)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest
from pytest_bdd import given, then, when

from fixtures.dossiers import AVANT_L_ETAPE, DEPOSEE, RECAPITULATIF_VALIDE, Dossier, Dossiers
from fixtures.fichiers import fichier
from fixtures.horloge import Horloge
from fixtures.personas import Persona, Personas
from fixtures.registre import Registre
from reports.preuves import Preuves
from steps.controles.constat import constate, constate_que
from steps.ecrans.acces import Accueil, ChoixDuProfil
from steps.ecrans.demande import DemandeEnCours, Preambule
from steps.ecrans.ecran import Ecran, apparait
from steps.ecrans.etapes import Etape
from steps.ecrans.recapitulatif import Etape4
from steps.preparation.comptes import Session
from steps.preparation.demandes import Preparation
from steps.regles import Regles
from steps.vocabulaire import phrase

STADES = {"prête à déposer": RECAPITULATIF_VALIDE, "déposée": DEPOSEE}


@pytest.fixture
def lu_avant(dossiers: Dossiers, dossier: Dossier) -> dict[str, Any]:
    """La demande telle que l'agent la lit, avant ce que tente le pas qui la demande."""
    return dossiers.lit(dossier.cle)


@given(phrase("une réfugiée, titulaire {detenu:Detenu}"), target_fixture="persona")
def refugiee(
    personas: Personas,
    registre: Registre,
    horloge: Horloge,
    depart: datetime,
    preuves: Preuves,
    detenu: str,
) -> Persona:
    """Inscrit au registre une réfugiée que personne d'autre n'utilise."""
    persona = registre.inscrit(personas.cree("REFUGIE", depart.date(), detenu))
    preuves.secret(persona.mot_de_passe)
    return persona


@given(phrase("qui est connectée à son compte"))
def connectee_a_son_compte(session: Session, persona: Persona, accueil: Accueil) -> None:
    session.ouvre(persona)
    accueil.usager_connecte(persona.nom_affiche)


@given(phrase("elle est devant le préambule de sa demande"), target_fixture="dossier")
def devant_le_preambule(preparation: Preparation, persona: Persona) -> Dossier:
    return preparation.ouvre(persona, AVANT_L_ETAPE[1], 0)


@given(phrase("elle est à l'étape {numero:d} de sa demande"), target_fixture="dossier")
def a_l_etape(preparation: Preparation, persona: Persona, numero: int) -> Dossier:
    return preparation.ouvre(persona, AVANT_L_ETAPE[numero], numero)


@given(phrase("sa demande est enregistrée jusqu'à l'étape {numero:d}"), target_fixture="dossier")
def enregistree_jusqu_a(preparation: Preparation, persona: Persona, numero: int) -> Dossier:
    stade = f"étape {numero}" if numero else AVANT_L_ETAPE[1]
    return preparation.ouvre(persona, stade, max(1, numero))


@given(phrase("elle a validé les trois parties de son récapitulatif"), target_fixture="dossier")
def trois_parties_validees(preparation: Preparation, persona: Persona) -> Dossier:
    return preparation.ouvre(persona, RECAPITULATIF_VALIDE, 4)


@given(phrase('sa demande {stade}, avec "{nom}"'), target_fixture="dossier")
def sa_demande(
    dossiers: Dossiers, preparation: Preparation, persona: Persona, stade: str, nom: str
) -> Dossier:
    dossier = preparation.mene(persona, STADES[stade], fichiers=[fichier(nom)])
    return dossiers.avec_son_fichier(dossier)


@given(phrase("elle a déposé sa demande"), target_fixture="dossier")
def a_depose(preparation: Preparation, persona: Persona) -> Dossier:
    return preparation.ouvre(persona, DEPOSEE, 5)


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
