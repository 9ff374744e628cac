"""Quelle classe tient chaque rôle : l'assemblage normal, sans défaut."""

import secrets
from pathlib import Path

from simulator.assemblage import Assemblage
from simulator.courriels.facteur import BoiteDEnvoi, Facteur
from simulator.courriels.redaction import Redaction
from simulator.domaine.adresses_electroniques import AdressesElectroniques
from simulator.domaine.comptes import Comptes, Connexions, DepotDeComptes
from simulator.domaine.evenements import Courrier, DepotDePlis, UniteDeTravail
from simulator.domaine.horloge import Horloge
from simulator.domaine.jetons import Cle, Jetons
from simulator.domaine.mots_de_passe import MotsDePasse
from simulator.domaine.profils import Profils
from simulator.domaine.registre import Registre
from simulator.domaine.regles import Regles
from simulator.domaine.titres import Titres
from simulator.gabarits import Gabarits
from simulator.reglages import Reglages
from simulator.stockage.base import Base
from simulator.stockage.depots import ComptesEnBase, PlisEnBase, RegistreEnBase, UniteEnBase
from simulator.web.session import Inactivite

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
    Profils: Profils,
    Inactivite: Inactivite,
}


def assemblage(reglages: Reglages) -> Assemblage:
    """L'assemblage d'une instance dont les données tiennent dans `reglages.donnees`."""
    return Assemblage(CLASSES, (Regles(), reglages, cle_de_l_instance(reglages.donnees)))


def cle_de_l_instance(donnees: Path) -> Cle:
    """La clé secrète, créée au premier démarrage et lisible de son seul propriétaire."""
    fichier = donnees / "secret"
    if not fichier.exists():
        donnees.mkdir(parents=True, exist_ok=True)
        fichier.touch(mode=0o600)
        fichier.write_bytes(secrets.token_bytes(32))
    return Cle(fichier.read_bytes())
