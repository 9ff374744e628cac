"""« Mot de passe oublié ? » : un courriel, un lien à usage unique, un nouveau mot de passe (S06, EXG-02-17)."""

from simulator.domaine.comptes import Compte, Connexions, DepotDeComptes
from simulator.domaine.evenements import Courrier, Message
from simulator.domaine.jetons import Jeton, Jetons, Usage
from simulator.domaine.mots_de_passe import MotsDePasse
from simulator.domaine.refus import LienRefuse, exige
from simulator.domaine.textes import Texte

LIEN_PERIME = Texte(
    "Ce lien a déjà servi, ou a été remplacé par une demande plus récente : ouvrez le dernier courriel reçu."
)


class Oublis:
    """Rend l'accès d'un compte activé à qui relève son courriel ; son texte et sa durée sont proposés."""

    def __init__(
        self,
        depot: DepotDeComptes,
        connexions: Connexions,
        jetons: Jetons,
        mots_de_passe: MotsDePasse,
        courrier: Courrier,
    ) -> None:
        self.depot = depot
        self.connexions = connexions
        self.jetons = jetons
        self.mots_de_passe = mots_de_passe
        self.courrier = courrier

    def demande(self, identifiant: str) -> None:
        """Envoie un lien à l'adresse du compte, s'il existe et sert déjà ; la réponse est la même sinon.

        Lève `SaisieRefusee` si l'identifiant est vide.
        """
        exige({"identifiant": None if identifiant else Texte("Saisissez votre identifiant.")})
        compte = self.connexions.trouve(identifiant)
        if compte is not None and self.connexions.peut_servir(compte):
            compte.rang_de_l_oubli += 1
            self.annonce(compte)

    def annonce(self, compte: Compte) -> None:
        """Le courriel, à l'adresse du compte (EXG-02-17)."""
        jeton = self.jetons.emet(compte.numero, compte.rang_de_l_oubli, Usage.MOT_DE_PASSE_OUBLIE)
        self.courrier.envoie(Message.OUBLI, compte.adresse, {"jeton": jeton})

    def ouvre_le_lien(self, texte: str) -> Jeton:
        """Le jeton d'un lien encore utilisable ; `LienRefuse` sinon, et pour un lien d'activation."""
        jeton = self.jetons.lit(texte, Usage.MOT_DE_PASSE_OUBLIE)
        self.compte_du(jeton)
        return jeton

    def change_le_mot_de_passe(self, texte: str, mot_de_passe: str, confirmation: str) -> None:
        """Change le mot de passe, lève la suspension et ferme les sessions ouvertes.

        Sur `LienRefuse` ou `SaisieRefusee`, rien ne change.
        """
        compte = self.compte_du(self.jetons.lit(texte, Usage.MOT_DE_PASSE_OUBLIE))
        self.mots_de_passe.verifie(mot_de_passe, confirmation)
        compte.mot_de_passe = self.mots_de_passe.empreinte(mot_de_passe)
        compte.rang_du_mot_de_passe += 1
        compte.rang_de_l_oubli = self.rang_apres_usage(compte)
        self.connexions.oublie_les_echecs(compte)

    def rang_apres_usage(self, compte: Compte) -> int:
        """Le lien ne sert qu'une fois : aucun autre n'a encore le rang suivant (EXG-02-17)."""
        return compte.rang_de_l_oubli + 1

    def compte_du(self, jeton: Jeton) -> Compte:
        """Le compte dont ce lien, le dernier demandé, rend l'accès ; `LienRefuse` sinon."""
        compte = self.depot.numero(jeton.compte)
        if compte is None or jeton.rang != compte.rang_de_l_oubli:
            raise LienRefuse(LIEN_PERIME)
        return compte
