"""Ce que l'API de pilotage reçoit et rend."""

from datetime import date, datetime

from pydantic import BaseModel, Field

from simulator.domaine.identite import Adresse, EtatCivil, Statut
from simulator.domaine.registre import Nature


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
    """Un compte déjà activé pour le détenteur d'un titre du registre."""

    numero_de_titre: str
    adresse_email: str
    mot_de_passe: str


class Courriel(BaseModel):
    """Un mail reçu par la boîte embarquée ; `source` est le message RFC 5322 en base64."""

    numero: int
    destinataires: list[str]
    objet: str
    source: str


class Defaut(BaseModel):
    """Un défaut du catalogue."""

    id: str
    regle: str
    enonce: str


class Actes(BaseModel):
    """Combien de fois le défaut de l'instance a agi."""

    actes: int


class Probleme(BaseModel):
    """Pourquoi une demande de pilotage est refusée, en une phrase."""

    message: str
