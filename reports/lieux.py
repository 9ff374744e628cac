"""Où chaque chose est dans le rapport HTML, et le lien qui y mène depuis une page."""

from dataclasses import dataclass

from reports.redaction import repere

ACCUEIL = "index.html"
DOSSIER = "pages"
REGLES = f"{DOSSIER}/regles.html"
SCENARIOS = f"{DOSSIER}/scenarios.html"
DECISIONS = f"{DOSSIER}/decisions.html"
GUIDE = f"{DOSSIER}/guide.html"
PREUVE = f"{DOSSIER}/preuve.html"
_ICI = f"{DOSSIER}/"


def page_du_chapitre(nom: str) -> str:
    """La page d'un chapitre, quel que soit le nom de son dossier.

    >>> page_du_chapitre("14_2d_doc")
    'pages/chapitre-14-2d-doc.html'
    """
    return f"{DOSSIER}/chapitre-{repere(nom)}.html"


@dataclass(frozen=True, slots=True)
class Lieu:
    """La page qui s'écrit ; tout chemin y est relatif au dossier du rapport."""

    page: str

    def vers(self, fichier: str, ancre: str = "") -> str:
        """Le lien d'ici vers un fichier du rapport, ou vers une ancre de cette même page.

        >>> Lieu("pages/regles.html").vers("pages/guide.html", "S10")
        'guide.html#S10'
        """
        suite = f"#{ancre}" if ancre else ""
        if fichier == self.page and suite:
            return suite
        if self.page.startswith(_ICI):
            return (fichier.removeprefix(_ICI) if fichier.startswith(_ICI) else f"../{fichier}") + suite
        return fichier + suite

    def regle(self, identifiant: str) -> str:
        """La ligne d'une règle dans leur matrice."""
        return self.vers(REGLES, identifiant)

    def ecran(self, identifiant: str) -> str:
        """Un écran du guide."""
        return self.vers(GUIDE, identifiant)

    def decision(self, identifiant: str) -> str:
        """Un point que le guide ne tranche pas."""
        return self.vers(DECISIONS, identifiant)

    def preuve(self, regle: str) -> str:
        """Les défauts joués contre une règle."""
        return self.vers(PREUVE, f"p-{regle}")
