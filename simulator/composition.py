"""Quelle classe tient chaque rôle : l'assemblage normal, sans défaut."""

import hashlib
import hmac
import secrets
from pathlib import Path

from simulator.assemblage import Assemblage
from simulator.courriels.facteur import BoiteDEnvoi, Facteur
from simulator.courriels.redaction import Redaction
from simulator.documents.attestations import Attestations
from simulator.documents.autorite import Autorite
from simulator.documents.consignes import Consignes
from simulator.documents.deux_d_doc import CodeBarres
from simulator.documents.imprimerie import Imprimerie
from simulator.documents.liste_des_pieces import ListeDesPieces
from simulator.documents.redaction import Redaction as RedactionDAttestation
from simulator.domaine.adresses_electroniques import AdressesElectroniques
from simulator.domaine.attestations import EditeurDAttestations, NomsDeFichier, Validite
from simulator.domaine.communes import Communes
from simulator.domaine.complements import Complements
from simulator.domaine.comptes import Comptes, Connexions, DepotDeComptes
from simulator.domaine.delais import Delais
from simulator.domaine.demandes import Demandes, DepotDeDemandes
from simulator.domaine.depot import Depots, Numeros, Remises
from simulator.domaine.ephotos import Ephotos, RegistreDEphotos
from simulator.domaine.etapes import Etapes
from simulator.domaine.evenements import Courrier, DepotDePlis, UniteDeTravail
from simulator.domaine.fichiers import Fichiers
from simulator.domaine.horloge import Horloge
from simulator.domaine.informations import Coordonnees, Informations, LiensFamiliaux
from simulator.domaine.instruction import Instruction
from simulator.domaine.jetons import Cle, Jetons
from simulator.domaine.journal import DepotDEvenements, Journal
from simulator.domaine.justificatifs import Justificatifs
from simulator.domaine.motif import Motif
from simulator.domaine.mots_de_passe import MotsDePasse
from simulator.domaine.notifications import DepotDeNotifications, Notifications
from simulator.domaine.oubli import Oublis
from simulator.domaine.parcours import Parcours
from simulator.domaine.pieces import EditeurDeListe, PiecesDemandees
from simulator.domaine.profils import Profils
from simulator.domaine.rapprochements import Rapprochements
from simulator.domaine.recapitulatif import Recapitulatif
from simulator.domaine.registre import Registre
from simulator.domaine.regles import Regles
from simulator.domaine.situation import Situations
from simulator.domaine.titres import Titres
from simulator.franceconnect import PREFIXE as FRANCECONNECT
from simulator.franceconnect.acces import Acces
from simulator.franceconnect.cle import CleDeSignature
from simulator.franceconnect.identites import Identites
from simulator.franceconnect.jetons import JetonsDIdentite
from simulator.franceconnect.protocole import Exigences, Protocole
from simulator.gabarits import Gabarits
from simulator.reglages import SITE, Partenariat, Reglages
from simulator.stockage.base import Base
from simulator.stockage.demandes import DemandesEnBase, EphotosEnBase, EvenementsEnBase, NotificationsEnBase
from simulator.stockage.depots import ComptesEnBase, PlisEnBase, RegistreEnBase, UniteEnBase
from simulator.web.client_franceconnect import ClientFranceConnect
from simulator.web.franceconnect import RETOUR
from simulator.web.langue import ChangementDeLangue
from simulator.web.session import Inactivite
from simulator.web.suites import Suites

CLASSES: dict[type, type] = {
    Horloge: Horloge,
    Gabarits: Gabarits,
    Base: Base,
    UniteDeTravail: UniteEnBase,
    Registre: RegistreEnBase,
    DepotDeComptes: ComptesEnBase,
    DepotDePlis: PlisEnBase,
    Redaction: Redaction,
    Courrier: BoiteDEnvoi,
    Facteur: Facteur,
    Jetons: Jetons,
    MotsDePasse: MotsDePasse,
    AdressesElectroniques: AdressesElectroniques,
    Titres: Titres,
    Comptes: Comptes,
    Connexions: Connexions,
    Oublis: Oublis,
    Profils: Profils,
    DepotDeDemandes: DemandesEnBase,
    DepotDEvenements: EvenementsEnBase,
    RegistreDEphotos: EphotosEnBase,
    Journal: Journal,
    Situations: Situations,
    Demandes: Demandes,
    Parcours: Parcours,
    Communes: Communes,
    LiensFamiliaux: LiensFamiliaux,
    Coordonnees: Coordonnees,
    Informations: Informations,
    Motif: Motif,
    Fichiers: Fichiers,
    Ephotos: Ephotos,
    PiecesDemandees: PiecesDemandees,
    Justificatifs: Justificatifs,
    Etapes: Etapes,
    Recapitulatif: Recapitulatif,
    Consignes: Consignes,
    Imprimerie: Imprimerie,
    CodeBarres: CodeBarres,
    RedactionDAttestation: RedactionDAttestation,
    EditeurDAttestations: Attestations,
    EditeurDeListe: ListeDesPieces,
    Validite: Validite,
    NomsDeFichier: NomsDeFichier,
    Numeros: Numeros,
    Remises: Remises,
    Depots: Depots,
    DepotDeNotifications: NotificationsEnBase,
    Notifications: Notifications,
    Delais: Delais,
    Complements: Complements,
    Instruction: Instruction,
    Inactivite: Inactivite,
    Suites: Suites,
    ChangementDeLangue: ChangementDeLangue,
    Rapprochements: Rapprochements,
    ClientFranceConnect: ClientFranceConnect,
    Identites: Identites,
    Acces: Acces,
    JetonsDIdentite: JetonsDIdentite,
    Exigences: Exigences,
    Protocole: Protocole,
}


def assemblage(reglages: Reglages) -> Assemblage:
    """L'assemblage d'une instance dont les données tiennent dans `reglages.donnees`."""
    autorite = Autorite.du_dossier(reglages.donnees)
    cle, signature = cle_de_l_instance(reglages.donnees), CleDeSignature.du_dossier(reglages.donnees)
    regles = Regles(parcours_famille=reglages.famille)
    valeurs = (regles, reglages, cle, autorite, signature, partenariat(reglages, cle))
    return Assemblage(CLASSES, valeurs)


def partenariat(reglages: Reglages, cle: Cle) -> Partenariat:
    """Ce dont le site et le fournisseur de cette instance conviennent ; le secret se déduit de sa clé."""
    return Partenariat(
        client="site-de-recette",
        secret=hmac.new(cle.octets, b"secret du client FranceConnect", hashlib.sha256).hexdigest(),
        emetteur=f"{reglages.adresse_publique}{FRANCECONNECT}",
        interne=f"{reglages.adresse_interne}{FRANCECONNECT}",
        retour=f"{reglages.adresse_publique}{SITE}{RETOUR}",
    )


def cle_de_l_instance(donnees: Path) -> Cle:
    """La clé secrète, créée au premier démarrage et lisible de son seul propriétaire."""
    fichier = donnees / "secret"
    if not fichier.exists():
        donnees.mkdir(parents=True, exist_ok=True)
        fichier.touch(mode=0o600)
        fichier.write_bytes(secrets.token_bytes(32))
    return Cle(fichier.read_bytes())
