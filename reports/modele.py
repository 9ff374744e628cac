"""La forme de `recette.json` : ce que l'enregistrement retient d'une exécution, et rien d'autre.

Le schéma (`schema.json`) fait foi. Les durées sont en secondes, les dates en ISO 8601 avec fuseau, les chemins
de pièces relatifs au dossier de l'enregistrement.
"""

from enum import StrEnum
from typing import Any, NotRequired, TypedDict

from reports.crochets import DescriptionDeCible


class EtatDeScenario(StrEnum):
    """Ce qu'un scénario a donné."""

    REUSSI = "réussi"
    ECART = "écart"
    ERREUR = "erreur"
    NON_APPLICABLE = "non applicable"
    NON_ATTEINT = "non atteint"


ROUGES = (EtatDeScenario.ECART, EtatDeScenario.ERREUR)
"""Un tuple : un texte relu du JSON est égal à un membre de l'énumération, sans en avoir la clé de hachage."""


class EtatDePas(StrEnum):
    """Ce qu'un pas a donné."""

    REUSSI = "réussi"
    ECHOUE = "échoué"
    INTERROMPU = "interrompu"
    NON_ATTEINT = "non atteint"


class EtatDExigence(StrEnum):
    """L'état d'une règle après une exécution ; jamais l'un pour l'autre."""

    CONFORME = "conforme"
    NON_CONFORME = "non conforme"
    A_ARBITRER = "à arbitrer"
    ECART_CONNU = "écart connu"
    NON_APPLICABLE = "non applicable"
    NON_ATTEINTE = "non atteinte"
    NON_COUVERTE = "non couverte"


class Fonctionnalite(TypedDict):
    """Le fichier .feature d'un scénario."""

    nom: str
    description: str
    fichier: str


class Pas(TypedDict):
    """Un pas, dans l'ordre où il est lu (contexte compris)."""

    mot_cle: str
    texte: str
    ligne: int
    etat: EtatDePas
    duree: float
    tableau: list[list[str]] | None
    texte_joint: str | None


def phrase(pas: Pas) -> str:
    """Le pas tel qu'il se lit : « Étant donné qu'elle a un titre »."""
    liaison = "" if pas["mot_cle"].endswith("'") else " "
    return f"{pas['mot_cle']}{liaison}{pas['texte']}"


class ConstatEnregistre(TypedDict):
    """Une affirmation vérifiée ; `pas` est le rang du pas (à partir de 0) ou None hors d'un pas."""

    regle: str
    attendu: str
    obtenu: str
    ou: str | None
    conforme: bool
    pas: int | None


class RemarqueEnregistree(TypedDict):
    """Un texte du guide accepté en d'autres mots ; `regle` manque s'il ne s'agissait que d'agir."""

    regle: str | None
    attendu: str
    obtenu: str
    ou: str | None
    pas: int | None


class Echec(TypedDict):
    """Pourquoi un scénario est rouge ; `regle`, `attendu`, `obtenu` et `ou` ne valent que pour un écart."""

    genre: EtatDeScenario
    regle: str | None
    attendu: str | None
    obtenu: str | None
    ou: str | None
    resume: str
    pas: int | None
    lieu: str
    code: str | None
    trace: str | None


class Piece(TypedDict):
    """Une pièce justificative, rangée une seule fois par empreinte SHA-256."""

    nature: str
    nom: str
    pas: int | None
    fichier: str
    empreinte: str
    octets: int
    details: dict[str, Any]


class ScenarioEnregistre(TypedDict):
    """Un scénario collecté, joué ou non ; `remarques` manque s'il n'y en a pas."""

    id: str
    nom: str
    fonctionnalite: Fonctionnalite
    chapitre: str
    parcours: bool
    regle_metier: str | None
    ligne: int
    exemple: dict[str, str]
    exigences: list[str]
    decisions: list[str]
    capacites: list[str]
    etat: EtatDeScenario
    raison: str | None
    debut: str | None
    duree: float
    processus: str | None
    navigateur: str | None
    pas: list[Pas]
    constats: list[ConstatEnregistre]
    remarques: NotRequired[list[RemarqueEnregistree]]
    echec: Echec | None
    preuves: list[Piece]
    rejouer: str | None


class ExigenceEnregistree(TypedDict):
    """Une exigence du référentiel et son état.

    `couverte` : un scénario de la suite la nomme, joué ou non ; `scenarios` : ids de ceux, joués, qui comptent.
    """

    id: str
    chapitre: str
    source: list[str]
    type: str
    statut: str
    criticite: str
    noyau: bool
    regle: str
    defaut: str
    couverte: bool
    etat: EtatDExigence
    raison: str
    constats: int
    scenarios: list[str]
    parcours: list[str]


class Suite(TypedDict):
    """La suite qui a joué : `empreinte` résume features et pas, `commit` est absent hors d'un dépôt."""

    version: str | None
    commit: str | None
    modifiee: bool | None
    empreinte: str


class Regles(TypedDict):
    """Les règles vérifiées : `empreinte` résume exigences, transcription du guide et décisions."""

    empreinte: str
    nombre: int


class Partie(TypedDict):
    """La partie `rang` (à partir de 1) d'une recette répartie en `nombre` parties."""

    rang: int
    nombre: int


class Execution(TypedDict):
    """Quand, où, comment et par qui l'exécution s'est faite.

    `partie` manque si tout ce qui était demandé s'est joué d'un coup. `autres_rouges` : les tests rouges qui ne sont
    pas des scénarios. `operateur` : le compte qui l'a lancée. `pipeline` : l'adresse de l'exécution en intégration
    continue.
    """

    debut: str
    fin: str
    duree: float
    commande: str
    operateur: str | None
    pipeline: str | None
    lots: list[str]
    partie: NotRequired[Partie]
    python: str
    plateforme: str
    navigateurs: list[str]
    processus: int
    interrompue: bool
    injoignable: bool
    autres_rouges: int
    preuves: bool


class Critere(TypedDict):
    """Combien de règles non conformes le profil admet dans une criticité, et combien le sont."""

    criticite: str
    admises: int
    constatees: int


class Verdict(TypedDict):
    """La conclusion : `code` est le code de sortie."""

    code: int
    mot: str
    phrase: str
    complet: bool
    criteres: list[Critere]


class Decision(TypedDict):
    """Un point C-nn que le guide ne tranche pas ; `quand` (AAAA-MM-JJ) manque tant que personne n'a décidé."""

    id: str
    ou: str
    constat: str
    decision: str
    qui: str
    quand: str | None


class VerdictHumain(StrEnum):
    """Ce qu'une personne conclut d'une règle."""

    CONFORME = "conforme"
    NON_CONFORME = "non conforme"


class Jugement(TypedDict):
    """Le verdict d'une personne sur ce qu'aucun programme ne juge ; `le` est un instant ISO, fuseau compris."""

    regle: str
    verdict: VerdictHumain
    par: str
    le: str
    motif: str


class Issue(StrEnum):
    """Ce qu'un scénario a donné sous un défaut, ou sans défaut."""

    VERT = "vert"
    CONSTAT = "constat de la règle"
    AUTRE_ROUGE = "autre rouge"
    SANS_RESULTAT = "sans résultat"


class VerdictDeDefaut(StrEnum):
    """Ce que vaut la surveillance d'une règle. Seul *tué* compte."""

    TUE = "tué"
    AUTRE_RAISON = "tué pour une autre raison"
    SURVIVANT = "survivant"
    JAMAIS_ACTIVE = "jamais activé"
    NON_JOUE = "non joué"


class Essai(TypedDict):
    """Un scénario joué sous un défaut. `activations` : combien de fois le défaut a agi pendant lui."""

    scenario: str
    nom: str
    issue: Issue
    activations: int
    message: str
    duree: float


class DefautJuge(TypedDict):
    """Un défaut, son verdict et ce qui l'établit."""

    id: str
    regle: str
    enonce: str
    verdict: VerdictDeDefaut
    raison: str
    essais: list[Essai]


class Temoin(TypedDict):
    """Un scénario rouge sans aucun défaut : il ne prouve rien."""

    scenario: str
    nom: str
    message: str


class Preuve(TypedDict):
    """Une campagne de preuve, gardée aussi à part dans `preuve.json`."""

    version: int
    code: int
    phrase: str
    debut: str
    fin: str
    duree: float
    lots: list[str]
    cible: DescriptionDeCible | None
    suite: Suite
    defauts: list[DefautJuge]
    temoins: int
    temoins_rouges: list[Temoin]
    interrompue: bool


class Enregistrement(TypedDict):
    """Le contenu de `recette.json`.

    `parties` : les exécutions réunies, vide s'il n'y en a qu'une. `preuve` : la campagne de preuve jouée avec
    cette même suite, s'il y en a une.
    """

    version: int
    verdict: Verdict
    cible: DescriptionDeCible | None
    suite: Suite
    regles: Regles
    execution: Execution
    parties: list[Execution]
    chapitres: dict[str, str]
    decisions: list[Decision]
    exigences: list[ExigenceEnregistree]
    scenarios: list[ScenarioEnregistre]
    jugements: list[Jugement]
    preuve: Preuve | None
