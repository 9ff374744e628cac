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
)
from sqlalchemy.orm import registry, relationship

from simulator.domaine.attestations import ContenuDAttestation
from simulator.domaine.comptes import Compte, EtatDuCompte
from simulator.domaine.demandes import (
    AttestationEmise,
    Demande,
    EphotoConfirmee,
    Etat,
    Justificatif,
    TypeDeDemande,
)
from simulator.domaine.ephotos import Ephoto
from simulator.domaine.identite import Adresse, EtatCivil, Statut
from simulator.domaine.informations import InformationsPersonnelles
from simulator.domaine.journal import Acte, Evenement
from simulator.domaine.notifications import Joint, Notification
from simulator.domaine.notifications import Nature as NatureDeNotification
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
    Column("par_adresse", Boolean, nullable=False),
    Column("etat", Enum(EtatDuCompte), nullable=False),
    Column("rang_du_lien", Integer, nullable=False),
    Column("rang_de_l_oubli", Integer, nullable=False),
    Column("rang_du_mot_de_passe", Integer, nullable=False),
    Column("mot_de_passe", String),
    Column("echecs", Integer, nullable=False),
    Column("verrouille_jusqu_a", Instant),
    Column("sub_franceconnect", String, unique=True),
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

# Une seule ligne : le nom que portent les Message-ID de cette boîte d'envoi.
boites = Table("boites", metadonnees, Column("nom", String, primary_key=True))

demandes = Table(
    "demandes",
    metadonnees,
    Column("id", Integer, primary_key=True),
    Column("cle", String, unique=True, nullable=False),
    Column("usager_id", ForeignKey("usagers.id"), nullable=False, index=True),
    Column("profil", String, nullable=False),
    Column("type", Enum(TypeDeDemande), nullable=False),
    Column("etat", Enum(Etat), nullable=False),
    Column("commencee_le", Instant, nullable=False),
    Column("informations", Valeur[InformationsPersonnelles](InformationsPersonnelles)),
    Column("declarations", Valeur[tuple[str, ...]](tuple[str, ...]), nullable=False),
    Column("ephoto", Valeur[EphotoConfirmee](EphotoConfirmee)),
    Column("ephoto_enregistree", Valeur[EphotoConfirmee](EphotoConfirmee)),
    Column("justificatifs_enregistres", Boolean, nullable=False),
    Column("rubriques_validees", Valeur[frozenset[int]](frozenset[int]), nullable=False),
    Column("observations", Text, nullable=False),
    Column("numero", String, unique=True),
    Column("deposee_le", Instant),
)

justificatifs = Table(
    "justificatifs",
    metadonnees,
    Column("id", Integer, primary_key=True),
    Column("demande_id", ForeignKey("demandes.id"), nullable=False, index=True),
    Column("piece", String, nullable=False),
    Column("nom", String, nullable=False),
    Column("type_mime", String, nullable=False),
    Column("taille", Integer, nullable=False),
    Column("cle", String, unique=True, nullable=False),
    Column("enregistre", Boolean, nullable=False),
)

# Les contenus sont à part : ils ne sont lus que demandés, et vivent dans la transaction de leur demande.
fichiers = Table(
    "fichiers",
    metadonnees,
    Column("cle", String, primary_key=True),
    Column("octets", LargeBinary, nullable=False),
)

attestations = Table(
    "attestations",
    metadonnees,
    Column("id", Integer, primary_key=True),
    Column("demande_id", ForeignKey("demandes.id"), nullable=False, index=True),
    Column("contenu", Valeur[ContenuDAttestation](ContenuDAttestation), nullable=False),
    Column("nom", String, nullable=False),
    Column("octets", LargeBinary, nullable=False),
)

notifications = Table(
    "notifications",
    metadonnees,
    Column("id", Integer, primary_key=True),
    Column("demande_id", ForeignKey("demandes.id"), nullable=False, index=True),
    Column("attestation_id", ForeignKey("attestations.id")),
    Column("nature", Enum(NatureDeNotification), nullable=False),
    Column("cle", String, unique=True, nullable=False),
    Column("emise_le", Instant, nullable=False),
    Column("agent", String, nullable=False),
    Column("pieces", Valeur[tuple[str, ...]](tuple[str, ...]), nullable=False),
    Column("observations", Text, nullable=False),
    Column("favorable", Boolean),
    Column("lue_le", Instant),
    Column("repondue_le", Instant),
    Column("hors_delai", Boolean, nullable=False),
)

joints = Table(
    "joints",
    metadonnees,
    Column("id", Integer, primary_key=True),
    Column("notification_id", ForeignKey("notifications.id"), nullable=False, index=True),
    Column("rang", Integer, nullable=False),
    Column("nom", String, nullable=False),
    Column("type_mime", String, nullable=False),
    Column("taille", Integer, nullable=False),
    Column("cle", String, unique=True, nullable=False),
)

# Sans clé étrangère : le journal survit à un brouillon abandonné.
evenements = Table(
    "evenements",
    metadonnees,
    Column("id", Integer, primary_key=True),
    Column("instant", Instant, nullable=False),
    Column("auteur", String, nullable=False),
    Column("acte", Enum(Acte), nullable=False),
    Column("demande", String, nullable=False, index=True),
    Column("precision", String, nullable=False),
)

ephotos = Table(
    "ephotos",
    metadonnees,
    Column("numero", String, primary_key=True),
    Column("delivree_le", Date, nullable=False),
    Column("utilisee", Boolean, nullable=False),
)


@cache
def relie_le_domaine() -> registry:
    """Associe une fois les classes du domaine à leurs tables."""
    registre = registry(metadata=metadonnees)
    registre.map_imperatively(Usager, usagers)
    registre.map_imperatively(Titre, titres, properties={"usager": relationship(Usager, lazy="joined")})
    registre.map_imperatively(Compte, comptes, properties={"usager": relationship(Usager, lazy="joined")})
    registre.map_imperatively(Justificatif, justificatifs)
    registre.map_imperatively(
        Demande,
        demandes,
        properties={
            "usager": relationship(Usager, lazy="joined"),
            "justificatifs": relationship(
                Justificatif, cascade="all, delete-orphan", order_by=justificatifs.c.id
            ),
        },
    )
    registre.map_imperatively(AttestationEmise, attestations, properties={"demande": relationship(Demande)})
    registre.map_imperatively(Joint, joints)
    registre.map_imperatively(
        Notification,
        notifications,
        properties={
            "demande": relationship(Demande, lazy="joined"),
            "attestation": relationship(AttestationEmise),
            "joints": relationship(Joint, cascade="all, delete-orphan", order_by=joints.c.id),
        },
    )
    registre.map_imperatively(Evenement, evenements)
    registre.map_imperatively(Ephoto, ephotos)
    return registre
