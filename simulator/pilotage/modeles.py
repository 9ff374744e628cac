"""Ce que l'API de pilotage reçoit et rend."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

from pydantic import Base64Bytes, BaseModel, Field, RootModel

from simulator.domaine.ephotos import DEMONSTRATION
from simulator.domaine.identite import Adresse, EtatCivil, Statut
from simulator.domaine.informations import InformationsPersonnelles
from simulator.domaine.registre import Nature

OCTETS: dict[str, Any] = {
    "description": "Le fichier",
    "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
}
"""Réponse d'un fichier, pour le document OpenAPI."""


class Sante(BaseModel):
    """L'instance répond."""

    etat: str = "prêt"
    version: str
    nom: str = "simulateur de référence"


class Heure(BaseModel):
    """L'heure de l'instance, avec son fuseau ; arrêtée ou non."""

    instant: datetime
    arretee: bool = True


class Saut(BaseModel):
    """Une avance de l'horloge, en secondes écoulées."""

    secondes: float = Field(ge=0)


class Persona(BaseModel):
    """Un usager fictif et le titre qu'il détient, à inscrire au registre."""

    statut: Statut
    etat_civil: EtatCivil
    adresse: Adresse
    numero_etranger: str | None
    nature: Nature
    numero_de_titre: str
    debut: date
    fin: date
    mention: str


class CompteACreer(BaseModel):
    """Un compte pour le détenteur d'un titre du registre ; sans mot de passe, il attend son activation."""

    numero_de_titre: str
    adresse_email: str
    mot_de_passe: str | None = None


class OubliAAnnoncer(BaseModel):
    """Qui a oublié son mot de passe, par ce qui ouvre son compte."""

    identifiant: str


class EtatDeSession(StrEnum):
    """Où les écrans auraient mené la personne : titre reconnu (S07), lien ouvert (S11), connectée, profil choisi."""

    CONNECTEE = "connectée"
    PROFIL_CHOISI = "profil choisi"
    TITRE_RECONNU = "titre reconnu"
    LIEN_OUVERT = "lien ouvert"


class SessionAOuvrir(BaseModel):
    """La session du détenteur d'un titre ; au lien ouvert, son compte attend ; connecté, il est activé."""

    numero_de_titre: str
    etat: EtatDeSession = EtatDeSession.CONNECTEE


class Cookie(BaseModel):
    """Le cookie d'une session ouverte, à poser sur l'hôte du site."""

    nom: str
    valeur: str


class Session(BaseModel):
    """Une session ouverte : le cookie à poser, et l'adresse où elle mène."""

    cookie: Cookie
    adresse: str


class IdentiteADeposer(BaseModel):
    """Une identité telle que FranceConnect la donne ; déposée de nouveau, elle remplace celle de son `sub`."""

    sub: str = Field(min_length=1, max_length=255, description="Propre à la personne et au site")
    given_name: str = Field(min_length=1, description="Tous les prénoms, séparés par des espaces")
    family_name: str = Field(min_length=1, description="Nom de naissance")
    birthdate: date
    gender: Literal["male", "female"]
    birthplace: str = Field(
        default="",
        pattern=r"^(\d[\dAB]\d{3})?$",
        description="Code INSEE ; vide pour qui est né à l'étranger",
    )
    birthcountry: str = Field(pattern=r"^99\d{3}$", description="Code INSEE du pays")


class Courriel(BaseModel):
    """Un mail reçu par la boîte embarquée ; `source` est le message RFC 5322 en base64."""

    numero: int
    destinataires: list[str]
    objet: str
    source: str


class Courriels(RootModel[list[Courriel]]):
    """Les mails reçus, dans l'ordre."""


class Defaut(BaseModel):
    """Un défaut du catalogue."""

    id: str
    regle: str
    enonce: str
    vu_par: str = ""


class Defauts(RootModel[list[Defaut]]):
    """Le catalogue."""


class Actes(BaseModel):
    """Combien de fois le défaut de l'instance a agi."""

    actes: int


class Probleme(BaseModel):
    """Pourquoi une demande de pilotage est refusée, en une phrase."""

    message: str


class Stade(StrEnum):
    """Jusqu'où une demande est menée, dans l'ordre."""

    COMMENCEE = "commencée"
    ETAPE_1 = "étape 1"
    ETAPE_2 = "étape 2"
    ETAPE_3 = "étape 3"
    RECAPITULATIF = "récapitulatif"
    DEPOSEE = "déposée"


class InformationsACreer(BaseModel):
    """Réponses de l'étape 1 qui remplacent les plausibles (célibataire, sans enfant, adresse connue)."""

    situation_familiale: str | None = None
    en_couple: Literal["oui", "non"] | None = None
    nationalite_du_conjoint: str | None = None
    enfants: Literal["oui", "non"] | None = None
    enfant_francais: Literal["oui", "non"] | None = None
    voie: str | None = None
    complement: str | None = None
    code_postal: str | None = None
    ville: str | None = None
    courriel: str | None = None
    telephone: str | None = None


class PieceACreer(BaseModel):
    """Un fichier à joindre à l'étape 3 ; `contenu` en base64."""

    piece: str = "domicile"
    nom: str
    contenu: Base64Bytes


class DemandeACreer(BaseModel):
    """Une demande à créer pour le détenteur d'un titre, qui a un compte ; par défaut, un PDF par pièce."""

    numero_de_titre: str
    stade: Stade = Stade.COMMENCEE
    profil: Literal["moi-meme", "mineur"] = "moi-meme"
    informations: InformationsACreer = InformationsACreer()
    ephoto: str = DEMONSTRATION
    pieces: list[PieceACreer] = []
    observations: str = ""


class DemandeResumee(BaseModel):
    """Ce qui désigne une demande et son avancement ; `numero` manque à un brouillon."""

    cle: str
    numero: str | None
    etat: str
    etape_enregistree: int
    numero_etranger: str | None
    usager: str
    commencee_le: datetime
    deposee_le: datetime | None


class DemandesResumees(RootModel[list[DemandeResumee]]):
    """Des demandes, de la plus ancienne à la plus récente."""


class Piece(BaseModel):
    """Un fichier joint ; son contenu est à `/demandes/{reference}/pieces/{cle}`."""

    cle: str
    piece: str
    nom: str
    type_mime: str
    taille: int


class Attestation(BaseModel):
    """Une attestation remise ; son PDF est à `/demandes/{reference}/attestations/{rang}`, à partir de 1."""

    nom: str
    type: str
    debut: date
    fin: date


class Evenement(BaseModel):
    """Un acte journalisé."""

    instant: datetime
    auteur: str
    acte: str
    precision: str


class FichierDeComplement(BaseModel):
    """Un fichier reçu en complément ; `rang` est celui de la pièce réclamée, à partir de 1.

    Son contenu est à `/demandes/{reference}/complements/{cle de la notification}/fichiers/{cle}`.
    """

    cle: str
    rang: int
    nom: str
    type_mime: str
    taille: int


class NotificationLue(BaseModel):
    """Une notification telle que l'agent la lit ; `dernier_jour` manque tant que rien ne fait courir le délai."""

    cle: str
    nature: Literal["complement", "decision"]
    suivi: str
    agent: str
    emise_le: datetime
    lue_le: datetime | None
    repondue_le: datetime | None
    hors_delai: bool
    dernier_jour: date | None
    pieces: list[str]
    observations: str
    fichiers: list[FichierDeComplement]
    favorable: bool | None


class DemandeComplete(DemandeResumee):
    """Une demande telle que l'agent la lit."""

    profil: str
    type: str
    statut: Statut
    etat_civil: EtatCivil
    informations: InformationsPersonnelles | None
    declarations: list[str]
    ephoto: str | None
    pieces: list[Piece]
    rubriques_validees: list[int]
    observations: str
    attestations: list[Attestation]
    notifications: list[NotificationLue]
    journal: list[Evenement]


class FiltreDeDemandes(BaseModel):
    """Filtre des demandes."""

    numero_etranger: str | None = None
    etat: str | None = None


class ParReference(BaseModel):
    """Une demande par son numéro ou sa clé."""

    reference: str


class ParPiece(ParReference):
    """Un fichier joint d'une demande."""

    cle: str


class ParAttestation(ParReference):
    """Une attestation d'une demande, par son rang à partir de 1."""

    rang: int


class ParFichierDeComplement(ParPiece):
    """Un fichier d'un complément."""

    fichier: str


class AgentConnu(BaseModel):
    """Un agent fictif."""

    agent: str
    nom: str


class Agents(RootModel[list[AgentConnu]]):
    """Les agents fictifs."""


class ActeDAgent(BaseModel):
    """Qui agit."""

    agent: str = "agent-1"


class ComplementADemander(ActeDAgent):
    """Les pièces que l'agent réclame, et ce qu'il en dit."""

    pieces: list[str] = Field(min_length=1)
    observations: str = ""


class DecisionAPrendre(ActeDAgent):
    """La décision de l'agent."""

    favorable: bool = True


class EphotoAInscrire(BaseModel):
    """Une ephoto du registre fictif ; au-delà de six mois après sa délivrance, elle est refusée."""

    numero: str = Field(pattern=r"^[A-Z0-9]{22}$")
    delivree_le: date
    utilisee: bool = False


class Certificats(BaseModel):
    """L'autorité de test et son certificat, nommés comme au 2D-DOC ; `pem` : certificat, puis racine."""

    autorite: str
    certificat: str
    pem: str
