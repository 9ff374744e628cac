"""Étape 4 : les trois rubriques à valider dans l'ordre et les observations (S25 à S28)."""

import hashlib

from simulator.domaine.demandes import Demande
from simulator.domaine.parcours import Parcours
from simulator.domaine.refus import ActeRefuse, exige
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte

RUBRIQUES = (1, 2, 3)
RECAPITULATIF_DEPASSE = Texte(
    "Votre demande a changé depuis l'affichage de cette page, par exemple dans un autre onglet : "
    "relisez les parties du récapitulatif, puis validez-les."
)


class Recapitulatif:
    """Validation des rubriques d'un brouillon complet."""

    def __init__(self, regles: Regles, parcours: Parcours) -> None:
        self.regles = regles
        self.parcours = parcours

    def valide(self, demande: Demande, rubrique: int, observations: str) -> None:
        """Valide une rubrique ouverte ; `SaisieRefusee` (observations) ou `ActeRefuse` (ordre)."""
        self.parcours.exige(demande, 4)
        if not self.ouverte(demande, rubrique):
            raise ActeRefuse(Texte("Validez d'abord la rubrique précédente."))
        self.note_les_observations(demande, observations)
        demande.rubriques_validees |= {rubrique}

    def ouverte(self, demande: Demande, rubrique: int) -> bool:
        """Une rubrique s'ouvre quand les précédentes sont validées (EXG-11-03)."""
        return rubrique in RUBRIQUES and set(range(1, rubrique)) <= demande.rubriques_validees

    def a_valider(self, demande: Demande) -> int | None:
        """La première rubrique à valider ; rien si toutes le sont."""
        return next((r for r in RUBRIQUES if r not in demande.rubriques_validees), None)

    def rouvre(self, demande: Demande, rubrique: int, observations: str) -> None:
        """« Modifier ma saisie » : la rubrique est à valider de nouveau (EXG-11-05, EXG-11-06)."""
        self.parcours.exige(demande, rubrique)
        self.note_les_observations(demande, observations)
        demande.rubriques_validees -= {rubrique}

    def note_les_observations(self, demande: Demande, observations: str) -> None:
        """Garde les observations telles quelles (EXG-11-09) ; `SaisieRefusee` si elles sont trop longues."""
        observations = self.fins_de_ligne(observations)
        exige({"observations": self.motif_d_observations(observations)})
        demande.observations = observations

    def fins_de_ligne(self, observations: str) -> str:
        """Un saut de ligne est un caractère, non les deux qu'envoie un formulaire."""
        return observations.replace("\r\n", "\n")

    def motif_d_observations(self, observations: str) -> Texte | None:
        """Facultatives (EXG-11-08), 1 000 caractères au plus (EXG-11-11)."""
        maximum = self.regles.longueur_des_observations
        if len(observations) > maximum:
            return Texte(
                "Vos observations ont %(longueur)s caractères : %(maximum)s au plus sont permis.",
                longueur=len(observations),
                maximum=maximum,
            )
        return None

    def empreinte(self, demande: Demande) -> str:
        """Ce qui distingue le contenu des trois rubriques d'un autre."""
        ephoto = demande.ephoto.numero if demande.ephoto else ""
        fichiers = [(joint.piece, joint.nom, joint.cle) for joint in demande.justificatifs]
        contenu = (demande.informations, demande.declarations, ephoto, fichiers)
        return hashlib.sha256(repr(contenu).encode()).hexdigest()

    def exige_relu(self, demande: Demande, relu: str) -> None:
        """On ne valide que ce qu'on a sous les yeux (EXG-11-06).

        `relu` est l'empreinte de ce que montrait la page, si elle l'a dite ; `ActeRefuse` si la demande a changé
        depuis, dans un autre onglet.
        """
        if relu not in {"", self.empreinte(demande)}:
            raise ActeRefuse(RECAPITULATIF_DEPASSE)

    def exige_tout_valide(self, demande: Demande) -> None:
        """Le dépôt n'est possible qu'après les trois rubriques (EXG-11-04)."""
        self.parcours.exige(demande, 4)
        if not self.tout_valide(demande):
            raise ActeRefuse(Texte("Validez les 3 parties du récapitulatif avant de déposer votre demande."))

    def tout_valide(self, demande: Demande) -> bool:
        """Vrai quand « Déposer la demande » est possible."""
        return set(RUBRIQUES) <= demande.rubriques_validees
