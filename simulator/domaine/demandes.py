"""La demande de titre de séjour, de son brouillon à son dépôt, et qui peut la voir (S16, S17, S29)."""

import secrets
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from simulator.domaine.attestations import ContenuDAttestation
from simulator.domaine.horloge import Horloge
from simulator.domaine.identite import Statut
from simulator.domaine.informations import InformationsPersonnelles
from simulator.domaine.journal import Acte, Journal
from simulator.domaine.refus import ActeRefuse, Introuvable
from simulator.domaine.registre import Usager
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte

DEMANDE_EN_COURS = Texte(
    "Vous avez déjà une demande en cours : une seule demande est possible à la fois. "
    "Vous pourrez en déposer une autre quand celle-ci sera terminée."
)
FAMILLE_FERMEE = Texte(
    "La démarche n'est pas encore ouverte aux membres de famille d'un bénéficiaire de la protection "
    "internationale : aucune demande n'a été commencée."
)
DEMANDE_INTROUVABLE = Texte(
    "Cette demande n'existe pas, a été abandonnée ou n'est pas à vous : rien ne peut y être lu ni enregistré. "
    "Revenez à l'accueil pour reprendre ou commencer une demande."
)


class TypeDeDemande(StrEnum):
    """Renouvellement du titre détenu (S16), ou première demande quand il n'y en a pas (C-38)."""

    RENOUVELLEMENT = "renouvellement"
    PREMIERE = "première demande"


class Etat(StrEnum):
    """États d'une demande ; « délai dépassé » se déduit de l'heure, et n'est jamais gardé (C-21)."""

    BROUILLON = Texte("brouillon")
    DEPOSEE = Texte("déposée")
    COMPLEMENT_DEMANDE = Texte("complément demandé")
    DELAI_DEPASSE = Texte("délai dépassé")
    COMPLEMENT_RECU = Texte("complément reçu")
    ACCEPTEE = Texte("acceptée")
    REFUSEE = Texte("refusée")
    CLOTUREE = Texte("clôturée incomplète")


TERMINEES = frozenset({Etat.ACCEPTEE, Etat.REFUSEE, Etat.CLOTUREE})
"""Ce que l'administration a fini d'instruire : plus aucun acte n'y est possible."""


@dataclass(frozen=True, slots=True)
class EphotoConfirmee:
    """Un numéro ephoto confirmé (EXG-10-16)."""

    numero: str


@dataclass(eq=False)
class Justificatif:
    """Un fichier joint à une demande, pour une des pièces demandées ; `cle` ne se devine pas."""

    piece: str
    nom: str
    type_mime: str
    taille: int
    cle: str
    enregistre: bool = False
    id: int | None = None


@dataclass(eq=False)
class Demande:
    """Une demande ; `cle`, aléatoire, la désigne dans les adresses tant qu'elle n'a pas de numéro.

    `ephoto` est celle que montre l'étape 3, `ephoto_enregistree` celle avec qui l'étape l'a été (EXG-20-01).
    """

    usager: Usager
    profil: str
    type: TypeDeDemande
    commencee_le: datetime
    cle: str
    etat: Etat = Etat.BROUILLON
    informations: InformationsPersonnelles | None = None
    declarations: tuple[str, ...] = ()
    ephoto: EphotoConfirmee | None = None
    ephoto_enregistree: EphotoConfirmee | None = None
    justificatifs: list[Justificatif] = field(default_factory=list)
    justificatifs_enregistres: bool = False
    rubriques_validees: frozenset[int] = frozenset()
    observations: str = ""
    numero: str | None = None
    deposee_le: datetime | None = None
    id: int | None = None

    @property
    def date_de_depot(self) -> date | None:
        """Jour du dépôt, à l'heure de Paris (EXG-12-05)."""
        return self.deposee_le.date() if self.deposee_le else None

    def pieces(self, piece: str) -> list[Justificatif]:
        """Les fichiers joints pour cette pièce, dans l'ordre."""
        return [justificatif for justificatif in self.justificatifs if justificatif.piece == piece]


@dataclass(eq=False)
class AttestationEmise:
    """Une attestation remise à l'usager, gardée telle qu'elle est partie."""

    demande: Demande
    contenu: ContenuDAttestation
    nom: str
    octets: bytes
    id: int | None = None


class DepotDeDemandes(ABC):
    """Où les demandes, leurs fichiers et leurs attestations sont gardés."""

    @abstractmethod
    def ajoute(self, demande: Demande) -> None:
        """Garde une nouvelle demande."""

    @abstractmethod
    def retire(self, demande: Demande) -> None:
        """Efface une demande et tous ses fichiers."""

    @abstractmethod
    def de_la_cle(self, cle: str) -> Demande | None:
        """La demande de cette clé."""

    @abstractmethod
    def de_l_usager(self, usager: Usager) -> list[Demande]:
        """Les demandes d'un usager, de la plus ancienne à la plus récente."""

    @abstractmethod
    def du_numero(self, numero: str) -> Demande | None:
        """La demande de ce numéro."""

    @abstractmethod
    def cherche(self, numero_etranger: str | None) -> list[Demande]:
        """Toutes les demandes, ou celles de ce n° étranger, de la plus ancienne à la plus récente."""

    @abstractmethod
    def dernier_numero(self, debut: str) -> str | None:
        """Le plus grand n° de demande qui commence ainsi."""

    @abstractmethod
    def garde_le_fichier(self, cle: str, octets: bytes) -> None:
        """Garde le contenu d'un fichier sous sa clé."""

    @abstractmethod
    def contenu_du_fichier(self, cle: str) -> bytes:
        """Le contenu gardé sous cette clé."""

    @abstractmethod
    def retire_le_fichier(self, cle: str) -> None:
        """Efface le contenu gardé sous cette clé."""

    @abstractmethod
    def ajoute_l_attestation(self, attestation: AttestationEmise) -> None:
        """Garde une attestation émise."""

    @abstractmethod
    def attestations(self, demande: Demande) -> list[AttestationEmise]:
        """Les attestations d'une demande, dans l'ordre de leur émission."""


def cle_neuve() -> str:
    """Une clé d'objet, impossible à deviner (128 bits)."""
    return secrets.token_urlsafe(16)


class Demandes:
    """Ouvre, retrouve et abandonne les demandes d'un usager."""

    def __init__(self, regles: Regles, depot: DepotDeDemandes, horloge: Horloge, journal: Journal) -> None:
        self.regles = regles
        self.depot = depot
        self.horloge = horloge
        self.journal = journal

    def commence(self, usager: Usager, profil: str, type_: TypeDeDemande) -> Demande:
        """Ouvre un brouillon.

        Lève `ActeRefuse` si la démarche n'est pas ouverte à cet usager (C-18) ou s'il a une demande en cours
        (EXG-06-09).
        """
        self.exige_un_parcours_ouvert(usager)
        self.exige_aucune_en_cours(usager)
        demande = Demande(usager, profil, type_, self.horloge.maintenant(), cle_neuve())
        self.depot.ajoute(demande)
        self.journal.note(Acte.COMMENCEE, usager.etat_civil.nom_affiche, demande.cle)
        return demande

    def exige_un_parcours_ouvert(self, usager: Usager) -> None:
        """Un membre de famille ne demande que si ce parcours est ouvert (C-18)."""
        if usager.statut is Statut.FAMILLE and not self.regles.parcours_famille:
            raise ActeRefuse(FAMILLE_FERMEE)

    def exige_aucune_en_cours(self, usager: Usager) -> None:
        """Une seule demande en cours par usager (EXG-06-09)."""
        if self.en_cours(usager) is not None:
            raise ActeRefuse(DEMANDE_EN_COURS)

    def en_cours(self, usager: Usager) -> Demande | None:
        """Le brouillon de l'usager ou sa demande déposée non terminée."""
        return next((d for d in self.depot.de_l_usager(usager) if self.non_terminee(d)), None)

    def non_terminee(self, demande: Demande) -> bool:
        """Vrai tant que l'usager ou l'administration a encore à faire."""
        return demande.etat not in TERMINEES

    def deposees(self, usager: Usager) -> list[Demande]:
        """Les demandes que montre l'espace personnel (EXG-12-12)."""
        return [demande for demande in self.depot.de_l_usager(usager) if demande.etat is not Etat.BROUILLON]

    def lit(self, cle: str, usager: Usager) -> Demande:
        """La demande de cette clé ; `Introuvable`, sans dire pourquoi, si elle est à un autre (EXG-20-08)."""
        demande = self.depot.de_la_cle(cle)
        if demande is None or not self.permis(demande, usager):
            raise Introuvable(DEMANDE_INTROUVABLE)
        return demande

    def permis(self, demande: Demande, usager: Usager) -> bool:
        """Vrai pour le propriétaire seul (EXG-20-08, EXG-10-25)."""
        return demande.usager.id == usager.id

    def abandonne(self, demande: Demande) -> None:
        """Supprime le brouillon et ses pièces (EXG-07-08) ; `ActeRefuse` s'il est déjà déposé."""
        if demande.etat is not Etat.BROUILLON:
            raise ActeRefuse("Une demande déposée ne peut plus être abandonnée.")
        self.depot.retire(demande)
        self.journal.note(Acte.ABANDONNEE, demande.usager.etat_civil.nom_affiche, demande.cle)
