"""Le rapport HTML de l'auditeur, fait de `recette.json` seul."""

from pathlib import Path

from reports import enregistrement, guide, vue
from reports.crochets import DescriptionDeCible
from reports.redaction import gabarit

NOM = "index.html"
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
    """Écrit `index.html` dans `dossier`, d'après son enregistrement et le guide de `racine`.

    Raises:
        ErreurDEnregistrement: `recette.json` absent, abîmé ou d'une version inconnue.
    """
    lu = enregistrement.lit(dossier / enregistrement.NOM)
    ecrans = guide.lit(racine / "features" / "guide")
    page = gabarit("index.html.j2").render(vue=vue.prepare(lu, ecrans), annonce=annonce(lu["cible"]))
    chemin = dossier / NOM
    chemin.write_text(page, encoding="utf-8")
    return chemin


def dernier(sortie: Path) -> Path | None:
    """Le dossier de la dernière exécution enregistrée sous `sortie`."""
    trouves = sorted(chemin.parent for chemin in sortie.glob(f"*/{enregistrement.NOM}"))
    return trouves[-1] if trouves else None
