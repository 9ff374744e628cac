"""À quel compte une identité FranceConnect se rattache (S06, EXG-02-10)."""

from simulator.domaine.communes import Communes
from simulator.domaine.comptes import Compte, Connexions, DepotDeComptes
from simulator.domaine.identite import EtatCivil
from simulator.domaine.identite_pivot import Element, IdentitePivot, concordances
from simulator.domaine.refus import ActeRefuse
from simulator.domaine.registre import Registre, Usager
from simulator.domaine.textes import Texte

# Deux de ces trois éléments communs font une ressemblance : assez pour douter, trop peu pour rattacher.
RESSEMBLANCE = frozenset((Element.NOM, Element.PRENOMS, Element.DATE))
ASSEZ_POUR_DOUTER = 2

INCONNUE = Texte(
    "Aucun compte activé ne correspond à votre identité FranceConnect : créez d'abord votre compte, "
    "puis connectez-vous de nouveau."
)
INCERTAINE = Texte(
    "Votre identité FranceConnect n'a pas pu être rattachée à un compte avec certitude : "
    "connectez-vous avec votre identifiant et votre mot de passe."
)
HOMONYMES = Texte(
    "Plusieurs personnes ont la même identité que vous : pour ouvrir le bon compte, "
    "connectez-vous avec votre identifiant et votre mot de passe."
)
SUSPENDU = Texte("L'accès à ce compte est suspendu après plusieurs échecs : réessayez dans quelques minutes.")


class RapprochementRefuse(ActeRefuse):
    """L'identité n'ouvre aucun compte, et rien n'est créé ni rattaché."""


class IdentiteInconnue(RapprochementRefuse):
    """Personne, ou quelqu'un sans compte activé : la réponse est la même, elle ne dit pas qui est connu."""


class Rapprochements:
    """Rattache une identité pivot à un compte existant, sans jamais en créer."""

    def __init__(
        self, registre: Registre, depot: DepotDeComptes, connexions: Connexions, communes: Communes
    ) -> None:
        self.registre = registre
        self.depot = depot
        self.connexions = connexions
        self.communes = communes

    def connecte(self, identite: IdentitePivot) -> Compte:
        """Le compte de cette personne, désormais rattaché ; `RapprochementRefuse` sinon."""
        compte = self.deja_rattache(identite) or self.trouve(identite)
        if self.connexions.verrouille(compte):  # EXG-02-12 : une autre porte n'ouvre pas un compte suspendu
            raise RapprochementRefuse(SUSPENDU)
        return self.rattache(compte, identite)

    def deja_rattache(self, identite: IdentitePivot) -> Compte | None:
        """Le compte qu'une connexion précédente a rattaché à cette personne."""
        return self.depot.du_sub(identite.sub)

    def trouve(self, identite: IdentitePivot) -> Compte:
        """Le compte activé du seul usager dont tout concorde ; `RapprochementRefuse` sinon."""
        usagers = self.registre.usagers()
        memes = [usager for usager in usagers if self.concorde(usager.etat_civil, identite)]
        if len(memes) > 1:
            raise RapprochementRefuse(HOMONYMES)
        if memes:
            return self.compte_libre(memes[0], identite)
        if any(self.ressemble(usager, identite) for usager in usagers):
            raise RapprochementRefuse(INCERTAINE)
        raise IdentiteInconnue(INCONNUE)

    def concorde(self, etat_civil: EtatCivil, identite: IdentitePivot) -> bool:
        """Vrai si les six éléments sont les mêmes."""
        return concordances(etat_civil, identite, self.communes) == frozenset(Element)

    def ressemble(self, usager: Usager, identite: IdentitePivot) -> bool:
        """Vrai pour le détenteur d'un compte que l'identité désigne à moitié."""
        communs = concordances(usager.etat_civil, identite, self.communes) & RESSEMBLANCE
        return len(communs) >= ASSEZ_POUR_DOUTER and self.compte_actif(usager) is not None

    def compte_libre(self, usager: Usager, identite: IdentitePivot) -> Compte:
        """Son compte, s'il est activé et n'est pas déjà à une autre personne de même identité."""
        compte = self.compte_actif(usager)
        if compte is None:
            raise IdentiteInconnue(INCONNUE)
        if compte.sub_franceconnect not in {None, identite.sub}:
            raise RapprochementRefuse(HOMONYMES)
        return compte

    def compte_actif(self, usager: Usager) -> Compte | None:
        """Le compte de cet usager, s'il peut servir."""
        compte = self.depot.de_l_usager(usager)
        return compte if compte is not None and self.connexions.peut_servir(compte) else None

    def rattache(self, compte: Compte, identite: IdentitePivot) -> Compte:
        """Retient la personne : les connexions suivantes n'auront plus à comparer."""
        compte.sub_franceconnect = identite.sub
        return compte
