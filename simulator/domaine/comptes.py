"""Création de compte, activation et connexion (S06 à S13)."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from simulator.domaine.adresses_electroniques import AdressesElectroniques
from simulator.domaine.evenements import Courrier, Message
from simulator.domaine.horloge import Horloge
from simulator.domaine.jetons import Jeton, Jetons, Usage
from simulator.domaine.mots_de_passe import MotsDePasse
from simulator.domaine.refus import ActeRefuse, LienRefuse, SaisieRefusee, exige
from simulator.domaine.registre import Titre, Usager
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte

# Une seule phrase pour tous les refus : ni ce qui est faux, ni si le compte existe ou est suspendu.
IDENTIFIANTS_REFUSES = Texte(
    "L'identifiant ou le mot de passe est incorrect : vérifiez votre saisie. "
    "Après plusieurs échecs, l'accès est suspendu quelques minutes."
)
COMPTE_EXISTANT = Texte(
    "Un compte existe déjà pour ce titre : connectez-vous avec votre identifiant et votre mot de passe."
)
LIEN_UTILISE = Texte("Ce lien a déjà été utilisé : connectez-vous avec le mot de passe créé.")
ADRESSE_PRISE = Texte(
    "Cette adresse email ouvre déjà un autre compte : demandez le vôtre avec une autre adresse."
)
LIEN_REMPLACE = Texte(
    "Ce lien a été remplacé par une demande plus récente : ouvrez le dernier courriel reçu."
)


class EtatDuCompte(StrEnum):
    """États d'un compte ; « expiré » et « verrouillé » se déduisent de l'heure."""

    EN_ATTENTE = "en attente du courriel"
    ACTIF = "actif"


@dataclass(eq=False)
class Compte:
    """Compte d'un usager ; `id` est l'entier interne à sept chiffres que porte le jeton (S10).

    `par_adresse` dit que l'usager n'avait pas de n° étranger à la création : son adresse ouvre le compte, et
    l'ouvre encore quand un n° étranger lui est attribué (C-38).
    """

    usager: Usager
    adresse: str
    par_adresse: bool = False
    etat: EtatDuCompte = EtatDuCompte.EN_ATTENTE
    rang_du_lien: int = 0
    rang_de_l_oubli: int = 0
    rang_du_mot_de_passe: int = 0
    mot_de_passe: str | None = None
    echecs: int = 0
    verrouille_jusqu_a: datetime | None = None
    sub_franceconnect: str | None = None
    id: int | None = None

    @property
    def numero(self) -> int:
        """L'entier interne du compte, une fois enregistré."""
        if self.id is None:
            raise ValueError("Le compte n'est pas encore enregistré.")
        return self.id


class DepotDeComptes(ABC):
    """Où les comptes sont gardés."""

    @abstractmethod
    def ajoute(self, compte: Compte) -> None:
        """Garde un nouveau compte et lui donne son numéro."""

    @abstractmethod
    def numero(self, numero: int) -> Compte | None:
        """Le compte de ce numéro interne."""

    @abstractmethod
    def de_l_usager(self, usager: Usager) -> Compte | None:
        """Le compte de cet usager."""

    @abstractmethod
    def de_l_etranger(self, numero_etranger: str) -> Compte | None:
        """Le compte de l'usager de ce n° étranger exact."""

    @abstractmethod
    def actif_par_adresse(self, adresse: str) -> Compte | None:
        """Le compte activé que cette adresse ouvre (EXG-02-02)."""

    @abstractmethod
    def du_sub(self, sub: str) -> Compte | None:
        """Le compte rattaché à cette personne de FranceConnect (EXG-02-10)."""


class Comptes:
    """Création et activation d'un compte."""

    def __init__(
        self,
        depot: DepotDeComptes,
        jetons: Jetons,
        mots_de_passe: MotsDePasse,
        adresses: AdressesElectroniques,
        courrier: Courrier,
    ) -> None:
        self.depot = depot
        self.jetons = jetons
        self.mots_de_passe = mots_de_passe
        self.adresses = adresses
        self.courrier = courrier

    def refuse_un_second_compte(self, usager: Usager) -> None:
        """Un compte activé existe : création refusée, l'usager est orienté vers la connexion (EXG-03-10)."""
        compte = self.depot.de_l_usager(usager)
        if compte is not None and compte.etat is EtatDuCompte.ACTIF:
            raise ActeRefuse(COMPTE_EXISTANT)

    def demande_la_creation(self, titre: Titre, adresse: str, confirmation: str) -> Compte:
        """Enregistre la demande et envoie M1 ; une nouvelle demande remplace le lien précédent (EXG-04-21).

        Lève `SaisieRefusee` (adresse mal formée ou déjà prise) ou `ActeRefuse` (compte déjà actif).
        """
        compte = self.enregistre(titre.usager, self.adresses.verifie(adresse, confirmation))
        self.annonce(compte)
        return compte

    def enregistre(self, usager: Usager, adresse: str) -> Compte:
        """Le compte en attente de l'usager, nouveau ou repris.

        Lève `ActeRefuse` s'il en a un actif, `SaisieRefusee` si l'adresse en ouvre déjà un autre.
        """
        self.refuse_un_second_compte(usager)
        compte = self.depot.de_l_usager(usager)
        nouveau = compte is None
        compte = compte or Compte(usager, adresse, par_adresse=usager.numero_etranger is None)
        if self.adresse_prise(compte, adresse):
            raise SaisieRefusee({"adresse": ADRESSE_PRISE})
        if nouveau:
            self.depot.ajoute(compte)
        compte.adresse = adresse
        compte.rang_du_lien = self.rang_suivant(compte)
        return compte

    def adresse_prise(self, compte: Compte, adresse: str) -> bool:
        """Une adresse n'ouvre qu'un compte (C-38).

        Seul un compte activé la retient : qui n'a pas confirmé une adresse ne peut pas en priver son titulaire.
        L'adresse de qui se connecte par son n° étranger n'ouvre rien ; des proches peuvent la partager.
        """
        autre = self.depot.actif_par_adresse(adresse) if compte.par_adresse else None
        return autre is not None and autre is not compte

    def rang_suivant(self, compte: Compte) -> int:
        """Rang du nouveau lien : seul le dernier est accepté."""
        return compte.rang_du_lien + 1

    def annonce(self, compte: Compte) -> None:
        """Un et un seul mail d'activation, à l'adresse saisie (EXG-04-10)."""
        jeton = self.jetons.emet(compte.numero, compte.rang_du_lien)
        self.courrier.envoie(Message.ACTIVATION, compte.adresse, {"jeton": jeton})

    def ouvre_le_lien(self, texte: str) -> Jeton:
        """Le jeton d'un lien encore utilisable ; `LienRefuse` sinon (EXG-04-14 à 04-21)."""
        jeton = self.jetons.lit(texte, Usage.ACTIVATION)
        self.exige_un_lien_vivant(jeton)
        return jeton

    def exige_un_lien_vivant(self, jeton: Jeton) -> Compte:
        """Le compte que le jeton active, sinon `LienRefuse`.

        Ni déjà activé (EXG-04-20), ni demandé de nouveau (EXG-04-21), ni devancé par un autre de même adresse.
        """
        compte = self.depot.numero(jeton.compte)
        if compte is None:
            raise LienRefuse(LIEN_REMPLACE)
        if self.deja_utilise(compte):
            raise LienRefuse(LIEN_UTILISE)
        if self.remplace(compte, jeton):
            raise LienRefuse(LIEN_REMPLACE)
        if self.adresse_prise(compte, compte.adresse):
            raise LienRefuse(ADRESSE_PRISE)
        return compte

    def deja_utilise(self, compte: Compte) -> bool:
        """EXG-04-20."""
        return compte.etat is EtatDuCompte.ACTIF

    def remplace(self, compte: Compte, jeton: Jeton) -> bool:
        """EXG-04-21."""
        return jeton.rang != compte.rang_du_lien

    def cree_le_mot_de_passe(self, texte: str, mot_de_passe: str, confirmation: str) -> Compte:
        """Active le compte (S11, S12) ; sur `LienRefuse` ou `SaisieRefusee`, il reste en attente."""
        compte = self.exige_un_lien_vivant(self.jetons.lit(texte, Usage.ACTIVATION))
        self.mots_de_passe.verifie(mot_de_passe, confirmation)
        self.active(compte, mot_de_passe)
        return compte

    def active(self, compte: Compte, mot_de_passe: str) -> None:
        """Le compte peut servir aussitôt (EXG-02-13)."""
        compte.mot_de_passe = self.mots_de_passe.empreinte(mot_de_passe)
        compte.etat = EtatDuCompte.ACTIF


class Connexions:
    """Connexion par identifiant et mot de passe (S06, S13, S34)."""

    def __init__(
        self,
        regles: Regles,
        horloge: Horloge,
        depot: DepotDeComptes,
        mots_de_passe: MotsDePasse,
        adresses: AdressesElectroniques,
    ) -> None:
        self.regles = regles
        self.horloge = horloge
        self.depot = depot
        self.mots_de_passe = mots_de_passe
        self.adresses = adresses

    def connecte(self, identifiant: str, mot_de_passe: str) -> Compte:
        """Le compte connecté ; `SaisieRefusee` (champ vide) ou `ActeRefuse`, sans détail (EXG-02-03)."""
        self.exige_les_champs(identifiant, mot_de_passe)
        compte = self.trouve(identifiant)
        correct = self.mot_de_passe_exact(compte, mot_de_passe)
        if compte is None or self.verrouille(compte):
            raise ActeRefuse(self.motif_du_refus(compte))
        if not (correct and self.peut_servir(compte)):
            self.note_l_echec(compte)
            raise ActeRefuse(self.motif_du_refus(compte))
        self.oublie_les_echecs(compte)
        return compte

    def exige_les_champs(self, identifiant: str, mot_de_passe: str) -> None:
        """EXG-02-04."""
        exige(
            {
                "identifiant": None if identifiant else Texte("Saisissez votre identifiant."),
                "mot_de_passe": None if mot_de_passe else Texte("Saisissez votre mot de passe."),
            }
        )

    def trouve(self, identifiant: str) -> Compte | None:
        """Par n° étranger (EXG-02-01) ou, pour qui n'en avait pas, par adresse (EXG-02-02, C-38)."""
        return self.depot.de_l_etranger(identifiant) or self.depot.actif_par_adresse(
            self.adresses.nettoie(identifiant)
        )

    def mot_de_passe_exact(self, compte: Compte | None, mot_de_passe: str) -> bool:
        """Compare l'empreinte ; sans compte, prend le même temps (EXG-02-03)."""
        return self.mots_de_passe.correspond(mot_de_passe, compte.mot_de_passe if compte else None)

    def peut_servir(self, compte: Compte) -> bool:
        """EXG-04-23 : rien avant l'adresse confirmée et le mot de passe créé."""
        return compte.etat is EtatDuCompte.ACTIF

    def motif_du_refus(self, compte: Compte | None) -> Texte:
        """Le même pour tous : il ne dit pas lequel des deux est faux, ni si le compte existe (EXG-02-03)."""
        del compte
        return IDENTIFIANTS_REFUSES

    def verrouille(self, compte: Compte) -> bool:
        """EXG-02-12."""
        fin = compte.verrouille_jusqu_a
        return fin is not None and self.horloge.maintenant() < fin

    def note_l_echec(self, compte: Compte) -> None:
        """Compte les échecs ; au dernier permis, suspend l'accès (EXG-02-12)."""
        compte.echecs += 1
        if compte.echecs >= self.regles.echecs_avant_verrou:
            compte.verrouille_jusqu_a = self.horloge.maintenant() + self.regles.duree_du_verrou
            compte.echecs = 0

    def oublie_les_echecs(self, compte: Compte) -> None:
        """Un succès remet le décompte à zéro."""
        compte.echecs, compte.verrouille_jusqu_a = 0, None
