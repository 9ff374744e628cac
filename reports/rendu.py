"""Le rapport HTML de l'auditeur, fait de `recette.json` seul."""

from datetime import datetime
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from reports import enregistrement, guide, modele, vue
from reports.crochets import DescriptionDeCible

NOM = "index.html"
RACINE = Path(__file__).resolve().parent.parent
SORTIE_RELATIVE = Path("reports", "sortie")
_MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


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
    page = (
        _gabarits()
        .get_template("index.html.j2")
        .render(vue=vue.prepare(lu, ecrans), annonce=annonce(lu["cible"]))
    )
    chemin = dossier / NOM
    chemin.write_text(page, encoding="utf-8")
    return chemin


def dernier(sortie: Path) -> Path | None:
    """Le dossier de la dernière exécution enregistrée sous `sortie`."""
    trouves = sorted(chemin.parent for chemin in sortie.glob(f"*/{enregistrement.NOM}"))
    return trouves[-1] if trouves else None


def _gabarits() -> Environment:
    gabarits = Environment(
        loader=PackageLoader("reports", "gabarits"),
        autoescape=select_autoescape(("html.j2",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    gabarits.filters |= {"instant": instant, "duree": duree, "taille": taille, "repere": vue.repere}
    gabarits.filters["phrase"] = modele.phrase
    return gabarits


def instant(iso: str) -> str:
    """Une date ISO dite en français, fuseau compris.

    >>> instant("2022-04-26T10:00:00+02:00")
    '26 avril 2022 à 10:00:00 (UTC+02:00)'
    """
    lu = datetime.fromisoformat(iso)
    zone = lu.strftime("%z")
    fuseau = f" (UTC{zone[:3]}:{zone[3:5]})" if zone else ""
    return f"{lu.day} {_MOIS[lu.month - 1]} {lu.year} à {lu:%H:%M:%S}{fuseau}"


def duree(secondes: float) -> str:
    """Une durée courte.

    >>> duree(0.012), duree(3.21), duree(125)
    ('12 ms', '3,2 s', '2 min 05 s')
    """
    if secondes < 1:
        return f"{secondes * 1000:.0f} ms"
    minutes, reste = divmod(round(secondes, 1), 60)
    if minutes:
        return f"{minutes:.0f} min {reste:02.0f} s"
    return f"{reste:.1f} s".replace(".", ",")


def taille(octets: int) -> str:
    """Une taille de fichier.

    >>> taille(512), taille(44_000)
    ('512 o', '43 Ko')
    """
    return f"{octets} o" if octets < 1024 else f"{octets / 1024:.0f} Ko"  # noqa: PLR2004 -- un Ko
