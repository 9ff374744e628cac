"""Défauts de la connexion par FranceConnect (chapitre 02)."""

from typing import Any

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.domaine.comptes import Compte, EtatDuCompte
from simulator.domaine.identite import EtatCivil
from simulator.domaine.identite_pivot import IdentitePivot, comparable
from simulator.domaine.rapprochements import Rapprochements
from simulator.domaine.registre import Usager
from simulator.franceconnect.protocole import Exigences
from simulator.web.client_franceconnect import ClientFranceConnect, Demande


@defaut("EXG-02-08", "« Qu'est-ce que FranceConnect ? » s'ouvre dans l'onglet courant, saisie perdue")
def meme_onglet(sim: Assemblage) -> None:
    sim.texte("pages/connexion.html", ' target="_blank" rel="noopener"', "")


@defaut("EXG-02-10", "chaque connexion par FranceConnect crée un second compte")
def second_compte(sim: Assemblage) -> None:
    def cree_un_compte(suite: Any, compte: Compte, _identite: IdentitePivot) -> Compte:
        connu = compte.usager
        usager = Usager(connu.statut, connu.etat_civil, connu.adresse, numero_etranger=None)
        neuf = Compte(usager, compte.adresse, etat=EtatDuCompte.ACTIF)
        suite.__self__.depot.ajoute(neuf)
        return neuf

    sim.detourne(Rapprochements, rattache=cree_un_compte)


@defaut(
    "EXG-02-10",
    "le nom, les prénoms et la date de naissance suffisent à rattacher un compte",
    vu_par="Avec un sexe autre que dans son compte, son identité n'est pas rattachée",
)
def rattache_en_partie(sim: Assemblage) -> None:
    def presque(etat_civil: EtatCivil, identite: IdentitePivot) -> bool:
        noms = (etat_civil.nom_de_naissance, "".join(etat_civil.prenoms))
        lus = (identite.nom_de_naissance, identite.prenoms)
        return [*map(comparable, noms), etat_civil.date_de_naissance] == [
            *map(comparable, lus),
            identite.date_de_naissance,
        ]

    sim.remplace(Rapprochements, concorde=presque)


@defaut(
    "EXG-02-11",
    "le retour est accepté sans contrôle du state, ni du nonce, ni preuve de la demande",
    vu_par="Un retour que ce navigateur n'a pas demandé est refusé",
)
def retour_sans_controle(sim: Assemblage) -> None:
    _sans_nonce_ni_preuve(sim)
    sim.remplace(ClientFranceConnect, reconnait=lambda demande, _etat: demande or Demande("", "", ""))


@defaut(
    "EXG-02-11",
    "le retour vérifie le state, mais ni le nonce ni à qui l'accord a été donné",
    vu_par="L'accord donné à une autre demande est refusé",
)
def accord_d_un_autre(sim: Assemblage) -> None:
    _sans_nonce_ni_preuve(sim)


def _sans_nonce_ni_preuve(sim: Assemblage) -> None:
    """Un client qui se passe de PKCE, chez un fournisseur qui ne l'exige pas, et qui ne relit pas le nonce."""
    sim.remplace(ClientFranceConnect, preuve=lambda: "", nonce_attendu=lambda _demande: "")
    sim.remplace(Exigences, manque=lambda _demande: None)
