"""Étape 2 : motif de séjour et attestation sur l'honneur (S21, S22)."""

from collections.abc import Mapping

from simulator.domaine.demandes import Demande
from simulator.domaine.identite import Statut
from simulator.domaine.informations import SituationFamiliale
from simulator.domaine.refus import exige

MOTIFS: Mapping[Statut, str] = {
    Statut.BPS: "Je demande un titre de séjour en tant que bénéficiaire de la protection subsidiaire.",
    Statut.REFUGIE: "Je demande un titre de séjour en tant que réfugié.",
}
PROTECTIONS: Mapping[Statut, str] = {
    Statut.BPS: "Bénéficier de la protection subsidiaire",
    Statut.REFUGIE: "Être reconnu réfugié",  # proposé, C-08
}
A_COCHER: Mapping[str, str] = {
    "situation": "Cochez cette case pour attester de votre situation.",
    "sanctions": "Cochez cette case pour attester que vous connaissez les sanctions pénales.",
}
"""Ce que dit le refus de chaque case."""
SANCTIONS = "Avoir connaissance des sanctions pénales encourues par l'auteur d'une fausse attestation."


class Motif:
    """Les textes de l'étape 2, qui suivent le statut et la situation familiale, et leurs cases."""

    def motif(self, demande: Demande) -> str:
        """Le motif de séjour du statut (EXG-09-01, EXG-09-02)."""
        return MOTIFS[demande.usager.statut]

    def attestations(self, demande: Demande) -> tuple[str, str]:
        """Le texte des deux cases."""
        return self.attestation_de_situation(demande), self.attestation_des_sanctions()

    def attestation_de_situation(self, demande: Demande) -> str:
        """Première case : « ne pas être marié », ou la polygamie pour qui est marié (EXG-09-03, 09-04)."""
        protection = PROTECTIONS[demande.usager.statut]
        if self.est_marie(demande):
            return f"{protection} et ne pas être en situation de polygamie."  # proposé, C-08
        return f"{protection} et ne pas être marié."

    def est_marie(self, demande: Demande) -> bool:
        """Seul « Marié(e) » change le texte (C-08, EXG-09-11)."""
        informations = demande.informations
        return informations is not None and informations.situation_familiale is SituationFamiliale.MARIE

    def attestation_des_sanctions(self) -> str:
        """Seconde case (EXG-09-06)."""
        return SANCTIONS

    def lit(self, demande: Demande, *, situation: bool, sanctions: bool) -> tuple[str, ...]:
        """Les textes cochés (EXG-11-13) ; `SaisieRefusee` s'il manque une case (EXG-09-07)."""
        cases = {"situation": situation, "sanctions": sanctions}
        exige({case: self.motif_de_case(case, cochee) for case, cochee in cases.items()})
        cochees = zip(self.attestations(demande), (situation, sanctions), strict=True)
        return tuple(texte for texte, cochee in cochees if cochee)

    def motif_de_case(self, case: str, cochee: bool) -> str | None:
        """Chaque case est obligatoire (EXG-09-07)."""
        return None if cochee else A_COCHER[case]
