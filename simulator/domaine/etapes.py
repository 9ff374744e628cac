"""« Enregistrer et poursuivre » : la seule sauvegarde des étapes 1 à 3 (S17, EXG-20-01)."""

from simulator.domaine.demandes import Demande
from simulator.domaine.informations import Informations, InformationsPersonnelles, SaisieDInformations
from simulator.domaine.justificatifs import Justificatifs
from simulator.domaine.motif import Motif
from simulator.domaine.parcours import Parcours


class Etapes:
    """Contrôle puis enregistre une étape ; un refus ne change rien à la demande."""

    def __init__(
        self, parcours: Parcours, informations: Informations, motif: Motif, justificatifs: Justificatifs
    ) -> None:
        self.parcours = parcours
        self.informations = informations
        self.motif = motif
        self.justificatifs = justificatifs

    def enregistre_les_informations(self, demande: Demande, saisie: SaisieDInformations) -> None:
        """Étape 1 (EXG-08-21) ; l'état civil n'est pas lu dans la saisie (EXG-08-01)."""
        self.parcours.exige(demande, 1)
        avant, apres = demande.informations, self.informations.lit(saisie, demande.usager.adresse)
        if self.decoche(avant, apres):
            demande.declarations = ()
            demande.rubriques_validees -= {2}
        demande.informations = apres
        self.parcours.note(demande, 1, changee=apres != avant)

    def decoche(self, avant: InformationsPersonnelles | None, apres: InformationsPersonnelles) -> bool:
        """Une autre situation familiale appelle une nouvelle attestation sur l'honneur (EXG-09-05)."""
        return avant is not None and avant.situation_familiale is not apres.situation_familiale

    def enregistre_le_motif(
        self, demande: Demande, *, situation: bool, sanctions: bool, lue: str = ""
    ) -> None:
        """Étape 2 (EXG-09-07, EXG-09-09) ; `lue` est l'attestation que montrait la page."""
        self.parcours.exige(demande, 2)
        avant = demande.declarations
        apres = self.motif.lit(demande, situation=situation, sanctions=sanctions, lue=lue)
        demande.declarations = apres
        self.parcours.note(demande, 2, changee=apres != avant)

    def enregistre_les_justificatifs(self, demande: Demande) -> None:
        """Étape 3 (EXG-10-26)."""
        self.parcours.exige(demande, 3)
        self.justificatifs.exige_le_complet(demande)
        change = not demande.justificatifs_enregistres
        self.justificatifs.enregistre(demande)
        self.parcours.note(demande, 3, changee=change)
