"""La console où l'agent instruit ; le guide ne la montre pas, le simulateur la donne."""

from collections.abc import Sequence

from steps.ecrans.agent import DossierLu

AUTRE_PIECE = "Autre pièce"
OBSERVATIONS = "Observations à l'usager"
RECLAMER = "Demander ce complément"


class Console(DossierLu):
    """La demande, lue et instruite par un agent."""

    titre = "console de l'agent"

    def cherche(self, texte: str) -> None:
        """Cherche une demande par ce texte."""
        self.champ("N° de la demande, n° étranger ou nom").fill(texte)
        self.choisit("Chercher")

    def demandes(self) -> list[tuple[str, ...]]:
        """Les demandes listées : n°, usager, état, et la suite."""
        return self._rangees("Tableau des demandes")

    def reclame(self, agent: str, pieces: Sequence[str], observations: str) -> None:
        """Réclame ces pièces : celles que la console propose, et une autre au besoin."""
        self.champ("Agent").select_option(label=agent)
        for piece in pieces:
            case = self.page.get_by_role("checkbox", name=piece)
            if case.count():
                case.check()
            else:
                self.champ(AUTRE_PIECE).fill(piece)
        self.champ(OBSERVATIONS).fill(observations)
        self.choisit(RECLAMER)

    def agit(self, agent: str, acte: str) -> None:
        """Fait un acte au nom de cet agent."""
        self.champ("Agent").select_option(label=agent)
        self.choisit(acte)

    def ecrit(self) -> tuple[str, str]:
        """Ce que portent les champs de l'agent : l'autre pièce et les observations."""
        return self.champ(AUTRE_PIECE).input_value(), self.champ(OBSERVATIONS).input_value()

    def documents(self) -> list[str]:
        """Les noms des fichiers et des attestations que la demande donne à lire."""
        return self.contenu.get_by_role("listitem").get_by_role("link").all_inner_texts()

    def journal(self) -> list[tuple[str, ...]]:
        """Le journal : jour, auteur, acte."""
        return [
            (instant[:10], auteur, acte) for instant, auteur, acte, _ in self._rangees("Tableau du journal")
        ]

    def chronologie(self) -> list[tuple[str, str]]:
        """La chronologie : jour, et ce qui s'est passé, sans sa précision."""
        rangees = self._rangees("Tableau de la chronologie")
        return [(instant[:10], quoi.partition(" : ")[0]) for instant, _, quoi in rangees]

    def _rangees(self, tableau: str) -> list[tuple[str, ...]]:
        rangees = self.page.get_by_role("region", name=tableau).get_by_role("row").all()[1:]
        return [tuple(rangee.get_by_role("cell").all_inner_texts()) for rangee in rangees]
