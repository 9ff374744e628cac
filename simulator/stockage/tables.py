"""Les tables, et leur correspondance avec les objets du domaine qui les ignorent."""

from functools import cache

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Enum,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import registry, relationship

from simulator.domaine.comptes import Compte, EtatDuCompte
from simulator.domaine.identite import Adresse, EtatCivil, Statut
from simulator.domaine.registre import Nature, Titre, Usager
from simulator.stockage.types import Instant, Valeur

metadonnees = MetaData()

# Le guide montre un numéro interne à sept chiffres (S10).
PREMIER_COMPTE = 8_000_001

usagers = Table(
    "usagers",
    metadonnees,
    Column("id", Integer, primary_key=True),
    Column("statut", Enum(Statut), nullable=False),
    Column("etat_civil", Valeur[EtatCivil](EtatCivil), nullable=False),
    Column("adresse", Valeur[Adresse](Adresse), nullable=False),
    Column("numero_etranger", String, unique=True),
)

titres = Table(
    "titres",
    metadonnees,
    Column("id", Integer, primary_key=True),
    Column("usager_id", ForeignKey("usagers.id"), nullable=False, index=True),
    Column("nature", Enum(Nature), nullable=False),
    Column("numero", String, unique=True, nullable=False),
    Column("debut", Date, nullable=False),
    Column("fin", Date, nullable=False),
    Column("mention", String, nullable=False),
)

comptes = Table(
    "comptes",
    metadonnees,
    Column("id", Integer, primary_key=True),
    Column("usager_id", ForeignKey("usagers.id"), unique=True, nullable=False),
    Column("adresse", String, nullable=False, index=True),
    Column("etat", Enum(EtatDuCompte), nullable=False),
    Column("rang_du_lien", Integer, nullable=False),
    Column("mot_de_passe", String),
    Column("echecs", Integer, nullable=False),
    Column("verrouille_jusqu_a", Instant),
)

# La boîte d'envoi : un mail y est écrit dans la transaction de l'acte, puis envoyé.
courriels = Table(
    "courriels",
    metadonnees,
    Column("id", Integer, primary_key=True),
    Column("destinataire", String, nullable=False),
    Column("octets", LargeBinary, nullable=False),
    Column("ecrit_le", Instant, nullable=False),
    Column("envoye", Boolean, nullable=False, default=False),
)


@cache
def relie_le_domaine() -> registry:
    """Associe une fois les classes du domaine à leurs tables."""
    registre = registry(metadata=metadonnees)
    registre.map_imperatively(Usager, usagers)
    registre.map_imperatively(Titre, titres, properties={"usager": relationship(Usager, lazy="joined")})
    registre.map_imperatively(Compte, comptes, properties={"usager": relationship(Usager, lazy="joined")})
    return registre
