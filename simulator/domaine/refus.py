"""Ce qui est dit à l'usager quand sa saisie ou son acte est refusé."""

from collections.abc import Mapping

from simulator.domaine.textes import Texte


class SaisieRefusee(Exception):
    """Une saisie refusée ; `motifs` donne, par champ, les phrases à montrer près de lui."""

    def __init__(self, motifs: Mapping[str, Texte | list[Texte]]) -> None:
        self.motifs = {champ: [m] if isinstance(m, Texte) else list(m) for champ, m in motifs.items()}
        super().__init__(" ".join(phrase for phrases in self.motifs.values() for phrase in phrases))


class ActeRefuse(Exception):
    """Un acte que l'état du dossier ou du compte interdit ; le message est montré tel quel."""


class LienRefuse(ActeRefuse):
    """Un lien d'activation expiré, altéré, d'un autre usage, déjà utilisé ou remplacé (S10)."""


class Introuvable(ActeRefuse):
    """Un objet qui n'existe pas, ou qui n'est pas à celui qui le demande : la réponse est la même."""


def exige(motifs: Mapping[str, Texte | list[Texte] | None]) -> None:
    """Lève `SaisieRefusee` si un champ au moins porte un motif ; les motifs vides sont oubliés."""
    retenus = {champ: motif for champ, motif in motifs.items() if motif}
    if retenus:
        raise SaisieRefusee(retenus)
