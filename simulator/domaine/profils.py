"""Pour qui la demande est faite, et à partir de quel document (S02 à S05)."""

from collections.abc import Mapping

from simulator.domaine.refus import exige
from simulator.domaine.textes import Texte

MOI = "moi-meme"
MINEUR = "mineur"

PROFILS = {MOI: Texte("Moi-même"), MINEUR: Texte("Un mineur de plus de 16 ans")}

OPTIONS = {
    "titre": Texte("Et je suis titulaire d'un titre de séjour / VLS-TS"),
    "visa": Texte("Et je suis titulaire uniquement d'un visa long séjour"),
    "numero": Texte("Et je suis titulaire d'un numéro étranger sans titre de séjour"),
}


class Profils:
    """Les situations offertes et le contrôle du choix."""

    def options(self) -> Mapping[str, Texte]:
        """Les trois situations de « Moi-même », dans l'ordre du guide (EXG-01-05)."""
        return OPTIONS

    def verifie(self, profil: str, option: str, *, connecte: bool) -> None:
        """Lève `SaisieRefusee` en désignant le choix manquant (EXG-01-09) ; connecté, le titre est connu."""
        exige(
            {
                "profil": None
                if profil in PROFILS
                else Texte("Choisissez pour qui vous demandez un titre de séjour."),
                "option": self.motif_d_option(profil, option) if not connecte else None,
            }
        )

    def motif_d_option(self, profil: str, option: str) -> Texte | None:
        """Seul « Moi-même » appelle un sous-choix (EXG-01-04)."""
        if profil == MOI and option not in OPTIONS:
            return Texte("Choisissez le document dont vous êtes titulaire.")
        return None
