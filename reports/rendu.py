"""Le rapport HTML de l'auditeur, fait de `recette.json` seul : `index.html`, et une page par sujet."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from reports import enregistrement, guide, lieux, vue
from reports.crochets import DescriptionDeCible
from reports.lieux import Lieu
from reports.redaction import gabarit
from reports.vue import Vue

NOM = lieux.ACCUEIL
RACINE = Path(__file__).resolve().parent.parent
SORTIE_RELATIVE = Path("reports", "sortie")


def annonce(cible: DescriptionDeCible | None) -> str:
    """La première phrase de tout rapport : ce qui a été joué, et ce que le résultat ne dit pas."""
    if cible is None:
        return "Cible : aucune n'a répondu."
    if cible["simulateur"]:
        return "Cible : simulateur de référence. Ce résultat ne dit rien du service réel."
    return f"Cible : {cible['nom']}."


def rend(dossier: Path, racine: Path = RACINE) -> Path:
    """Écrit `index.html` et les pages où il mène, d'après l'enregistrement de `dossier` et le guide de `racine`.

    Raises:
        ErreurDEnregistrement: `recette.json` absent, abîmé ou d'une version inconnue.
    """
    lu = enregistrement.lit(dossier / enregistrement.NOM)
    montree = vue.prepare(lu, guide.lit(racine / "features" / "guide"))
    shutil.rmtree(dossier / lieux.DOSSIER, ignore_errors=True)
    (dossier / lieux.DOSSIER).mkdir()
    for page, texte in _pages(montree):
        (dossier / page).write_text(texte, encoding="utf-8")
    return dossier / NOM


def _pages(montree: Vue) -> Iterator[tuple[str, str]]:
    """Chaque page, par son chemin dans le dossier du rapport."""
    commun = {"vue": montree, "lieux": lieux, "annonce": annonce(montree.lu["cible"])}
    fixes = {
        lieux.ACCUEIL: "index.html.j2",
        lieux.REGLES: "regles.html.j2",
        lieux.SCENARIOS: "scenarios.html.j2",
        lieux.DECISIONS: "decisions.html.j2",
        lieux.GUIDE: "guide.html.j2",
        lieux.PREUVE: "preuve.html.j2",
    }
    for page, nom in fixes.items():
        yield page, gabarit(nom).render(**commun, lieu=Lieu(page))
    for chapitre in montree.chapitres:
        lieu = Lieu(chapitre.page)
        yield chapitre.page, gabarit("chapitre.html.j2").render(**commun, lieu=lieu, chapitre=chapitre)


def dernier(sortie: Path) -> Path | None:
    """Le dossier de la dernière exécution enregistrée sous `sortie`."""
    trouves = sorted(chemin.parent for chemin in sortie.glob(f"*/{enregistrement.NOM}"))
    return trouves[-1] if trouves else None
