"""Les exigences du guide, lues dans `features/<chapitre>/exigences.yaml`.

Une exigence porte son numéro (EXG-nn-mm), ses écrans sources (Snn), son statut (lue dans le guide, inférée
ou externe), sa criticité et le défaut plausible qui la casserait.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import yaml

FEATURES = Path(__file__).resolve().parent.parent / "features"
STATUTS = ("explicite", "inférence", "externe")
CRITICITES = ("bloquante", "majeure", "mineure")

_IDENTIFIANT = re.compile(r"EXG-(\d{2})-\d{2}")
_CHAPITRE = re.compile(r"(\d{2})_[0-9a-z_]+")
_ECRAN = re.compile(r"S\d{2}")
_Lecteur: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ErreurDeReferentiel(Exception):
    """Un fichier d'exigences est absent, illisible ou mal rempli ; le message dit lequel et où."""


@dataclass(frozen=True, slots=True)
class Exigence:
    """Une règle du guide."""

    id: str
    source: tuple[str, ...]
    type: str
    statut: str
    criticite: str
    noyau: bool
    regle: str
    defaut: str
    chapitre: str


@dataclass(frozen=True, slots=True)
class Referentiel:
    """Toutes les exigences, par numéro, dans l'ordre des chapitres."""

    exigences: Mapping[str, Exigence]
    chapitres: Mapping[str, str]
    """Titre de chaque chapitre, par dossier (`01_acces`) : le commentaire qui ouvre son fichier."""


def charge(racine: Path | None = None) -> Referentiel:
    """Lit toutes les exigences sous `racine` (par défaut `features/` du projet).

    Le résultat est gardé en mémoire : un second appel ne relit rien.

    Raises:
        ErreurDeReferentiel: aucun fichier, YAML illisible, champ absent ou de trop, valeur inconnue, doublon.
    """
    return _charge((racine or FEATURES).resolve())


@lru_cache
def _charge(racine: Path) -> Referentiel:
    fichiers = sorted(racine.glob("*/exigences.yaml"))
    if not fichiers:
        raise ErreurDeReferentiel(f"aucun fichier exigences.yaml sous {racine} : rien à vérifier")
    exigences: dict[str, Exigence] = {}
    chapitres: dict[str, str] = {}
    for fichier in fichiers:
        for exigence in _lit(fichier):
            if exigence.id in exigences:
                premier = exigences[exigence.id].chapitre
                raise ErreurDeReferentiel(
                    f"{fichier} : {exigence.id} est déjà définie dans le chapitre {premier} ; "
                    "chaque numéro ne sert qu'une fois"
                )
            exigences[exigence.id] = exigence
        chapitres[fichier.parent.name] = _titre(fichier)
    return Referentiel(MappingProxyType(exigences), MappingProxyType(chapitres))


def _lit(fichier: Path) -> list[Exigence]:
    chapitre = fichier.parent.name
    numero = _CHAPITRE.fullmatch(chapitre)
    if numero is None:
        raise ErreurDeReferentiel(f"{fichier} : le dossier « {chapitre} » n'a pas la forme nn_nom")
    try:
        contenu = yaml.load(fichier.read_text(encoding="utf-8"), Loader=_Lecteur)  # noqa: S506 -- SafeLoader
    except (OSError, UnicodeDecodeError) as erreur:
        raise ErreurDeReferentiel(f"{fichier} : fichier illisible ({erreur})") from erreur
    except yaml.YAMLError as erreur:
        marque = getattr(erreur, "problem_mark", None)
        ligne = f":{marque.line + 1}" if marque is not None else ""
        raise ErreurDeReferentiel(f"{fichier}{ligne} : YAML mal formé") from erreur
    if not isinstance(contenu, list):
        raise ErreurDeReferentiel(f"{fichier} : une liste d'exigences est attendue")
    return [_une(fiche, rang, fichier, numero.group(1)) for rang, fiche in enumerate(contenu, start=1)]


def _titre(fichier: Path) -> str:
    """Le commentaire de la première ligne, sinon le nom du dossier."""
    with fichier.open(encoding="utf-8") as ouvert:
        premiere = ouvert.readline().strip()
    if premiere.startswith("# "):
        return premiere.removeprefix("# ")
    return fichier.parent.name.partition("_")[2].replace("_", " ").capitalize()


def _une(fiche: object, rang: int, fichier: Path, numero: str) -> Exigence:
    if not isinstance(fiche, dict):
        raise ErreurDeReferentiel(f"{fichier} : la fiche n° {rang} n'est pas une suite « champ: valeur »")
    nom = fiche.get("id", f"la fiche n° {rang}")
    attendus = {champ.name for champ in fields(Exigence)} - {"chapitre"}
    if manquants := sorted(attendus - fiche.keys()):
        raise ErreurDeReferentiel(f"{fichier} : {nom} n'a pas de champ {', '.join(manquants)}")
    if inconnus := sorted(str(champ) for champ in fiche.keys() - attendus):
        raise ErreurDeReferentiel(f"{fichier} : {nom} a un champ inconnu : {', '.join(inconnus)}")
    if faute := _faute(fiche, numero):
        raise ErreurDeReferentiel(f"{fichier} : {nom} : {faute}")
    return Exigence(**{**fiche, "source": tuple(fiche["source"])}, chapitre=fichier.parent.name)


def _faute(  # noqa: PLR0911 -- une sortie par faute
    fiche: dict[str, object], numero: str
) -> str | None:
    """Ce qui ne va pas dans les valeurs d'une fiche complète, ou None."""
    identifiant = _IDENTIFIANT.fullmatch(str(fiche["id"]))
    if identifiant is None:
        return "le numéro doit être de la forme EXG-nn-mm"
    if identifiant.group(1) != numero:
        return f"le numéro n'est pas celui de son chapitre (EXG-{numero}-mm attendu)"
    source = fiche["source"]
    if not isinstance(source, list) or not all(_ECRAN.fullmatch(str(ecran)) for ecran in source):
        return "« source » est une liste d'écrans Snn"
    if fiche["statut"] not in STATUTS:
        return f"statut « {fiche['statut']} » inconnu ({', '.join(STATUTS)})"
    if fiche["criticite"] not in CRITICITES:
        return f"criticité « {fiche['criticite']} » inconnue ({', '.join(CRITICITES)})"
    if not isinstance(fiche["noyau"], bool):
        return "« noyau » vaut true ou false"
    vides = [
        champ
        for champ in ("type", "regle", "defaut")
        if not isinstance(fiche[champ], str) or not fiche[champ]
    ]
    return f"{', '.join(vides)} : texte attendu" if vides else None
