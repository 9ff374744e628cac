"""Le format de `recette.json`, son écriture et sa lecture.

Tout rendu part de ce fichier ; son schéma (`schema.json`) fait foi. Les durées sont en secondes, les dates
en ISO 8601 avec fuseau, les chemins de pièces relatifs au dossier de l'enregistrement.
"""

import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Any, TypedDict, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from reports.crochets import DescriptionDeCible

VERSION = 1
NOM = "recette.json"
_SCHEMA = Path(__file__).with_name("schema.json")


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
    """Un scénario collecté, joué ou non."""

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
    echec: Echec | None
    preuves: list[Piece]
    rejouer: str | None


class ExigenceEnregistree(TypedDict):
    """Une exigence du référentiel et son état. `scenarios` : ids de ceux qui comptent pour elle."""

    id: str
    chapitre: str
    source: list[str]
    type: str
    statut: str
    criticite: str
    noyau: bool
    regle: str
    defaut: str
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


class Execution(TypedDict):
    """Quand, où et comment l'exécution s'est faite."""

    debut: str
    fin: str
    duree: float
    commande: str
    lots: list[str]
    python: str
    plateforme: str
    navigateurs: list[str]
    processus: int
    interrompue: bool
    preuves: bool


class Verdict(TypedDict):
    """La conclusion : `code` est le code de sortie."""

    code: int
    mot: str
    phrase: str
    complet: bool


class Enregistrement(TypedDict):
    """Le contenu de `recette.json`."""

    version: int
    verdict: Verdict
    cible: DescriptionDeCible | None
    suite: Suite
    execution: Execution
    chapitres: dict[str, str]
    exigences: list[ExigenceEnregistree]
    scenarios: list[ScenarioEnregistre]


class ErreurDEnregistrement(Exception):
    """Un enregistrement est absent, abîmé ou d'une version inconnue ; le message dit lequel et où."""


def ecrit(enregistrement: Enregistrement, dossier: Path) -> Path:
    """Écrit `recette.json` dans `dossier`, d'un coup, et rend son chemin."""
    chemin = dossier / NOM
    ecrit_json(enregistrement, chemin)
    return chemin


def ecrit_json(contenu: object, chemin: Path) -> None:
    """Écrit un JSON lisible ; un lecteur ne voit jamais un fichier à moitié écrit."""
    chemin.parent.mkdir(parents=True, exist_ok=True)
    provisoire = chemin.with_name(f".{chemin.name}.{os.getpid()}")
    provisoire.write_text(json.dumps(contenu, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    provisoire.replace(chemin)


def lit(chemin: Path) -> Enregistrement:
    """Lit et vérifie un enregistrement.

    Raises:
        ErreurDEnregistrement: fichier absent, JSON abîmé, version inconnue ou contenu hors du schéma.
    """
    return cast(Enregistrement, lit_json(chemin, _SCHEMA, VERSION))


def lit_json(chemin: Path, schema: Path, version: int) -> dict[str, Any]:
    """Lit un JSON versionné et le vérifie contre `schema`.

    Raises:
        ErreurDEnregistrement: comme `lit`.
    """
    try:
        contenu = json.loads(chemin.read_text(encoding="utf-8"))
    except FileNotFoundError as erreur:
        raise ErreurDEnregistrement(f"{chemin} : enregistrement introuvable") from erreur
    except (OSError, ValueError) as erreur:
        raise ErreurDEnregistrement(f"{chemin} : enregistrement illisible ou abîmé") from erreur
    if not isinstance(contenu, dict):
        raise ErreurDEnregistrement(f"{chemin} : ce n'est pas un enregistrement de recette")
    if contenu.get("version") != version:
        raise ErreurDEnregistrement(
            f"{chemin} : version « {contenu.get('version')} » inconnue ; cette suite lit la version {version}"
        )
    validateur = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    if faute := best_match(validateur.iter_errors(contenu)):
        raise ErreurDEnregistrement(f"{chemin} : contenu hors du schéma, à {faute.json_path}")
    return contenu
