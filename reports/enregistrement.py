"""Écrire et lire `recette.json`, dont tout rendu part ; sa forme est dans `modele.py` et `schema.json`."""

import json
import os
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from reports.modele import Enregistrement

VERSION = 2
NOM = "recette.json"
_SCHEMA = Path(__file__).with_name("schema.json")


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
