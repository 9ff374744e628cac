"""La cohérence des règles et du guide, au-delà de ce que leur lecteur vérifie déjà."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from reports.exigences import Exigence
from tests.hygiene.fautes import Faute
from tests.hygiene.lecture import RACINE

TYPES = {
    "affichage",
    "code-barres",
    "contrôle de saisie",
    "délai",
    "mail",
    "PDF",
    "règle de gestion",
    "sécurité",
}
STATUTS = {"explicite", "inférence", "externe"}
CRITICITES = {"bloquante", "majeure", "mineure"}
DIAPOS = tuple(f"S{rang:02d}" for rang in range(1, 49))
RENVOI = re.compile(r"\b(?:EXG-\d{2}-\d{2}|C-\d{2}|S\d{2})\b")


def valeurs_inconnues(exigences: Iterable[Exigence]) -> Iterator[Faute]:
    """Type, statut ou criticité hors des valeurs admises ; règle ou défaut vide."""
    for une in exigences:
        admises = ((une.type, TYPES), (une.statut, STATUTS), (une.criticite, CRITICITES))
        for valeur, permises in admises:
            if valeur not in permises:
                yield Faute(
                    _fichier(une), 0, une.id, f"« {valeur} » n'est pas l'une de {', '.join(sorted(permises))}"
                )
        for champ, texte in (("regle", une.regle), ("defaut", une.defaut)):
            if not texte.strip():
                yield Faute(_fichier(une), 0, une.id, f"{champ} vide")


def numerotation_rompue(exigences: Iterable[Exigence]) -> Iterator[Faute]:
    """Dans un chapitre, les numéros sont ceux du dossier, se suivent depuis 01, sans trou ni doublon."""
    par_chapitre: dict[str, list[Exigence]] = defaultdict(list)
    for une in exigences:
        par_chapitre[une.chapitre].append(une)
    for chapitre, siennes in par_chapitre.items():
        for rang, une in enumerate(siennes, start=1):
            attendu = f"EXG-{chapitre[:2]}-{rang:02d}"
            if une.id != attendu:
                yield Faute(_fichier(une), 0, une.id, f"{attendu} attendue à ce rang")
                break


def renvois_perdus(nom: str, texte: str, connus: Collection[str]) -> Iterator[Faute]:
    """Les exigences, décisions et diapos citées qui n'existent pas."""
    for renvoi in sorted(set(RENVOI.findall(texte)) - set(connus)):
        yield Faute(nom, 0, renvoi, "renvoi à ce qui n'existe pas")


def titre_de_diapo_faux(nom: str, texte: str) -> Iterator[Faute]:
    """La première ligne est « # Snn (p. rang + 1) — … »."""
    diapo = Path(nom).stem
    attendu = f"# {diapo} (p. {int(diapo[1:]) + 1}) — "
    premiere = texte.partition("\n")[0]
    if not premiere.startswith(attendu) or not premiere.removeprefix(attendu).strip():
        yield Faute(nom, 1, premiere, f"le titre commence par « {attendu}»")


def pages_du_guide(racine: Path = RACINE) -> dict[str, str]:
    """Chaque page du guide transcrit, par son chemin relatif à la racine."""
    return {
        fichier.relative_to(racine).as_posix(): fichier.read_text(encoding="utf-8")
        for fichier in sorted((racine / "features" / "guide").glob("*.md"))
    }


def _fichier(exigence: Exigence) -> str:
    return f"features/{exigence.chapitre}/exigences.yaml"
