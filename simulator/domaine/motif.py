"""Étape 2 : motif de séjour et attestation sur l'honneur (S21, S22)."""

from collections.abc import Mapping

from simulator.domaine.demandes import Demande
from simulator.domaine.identite import Statut
from simulator.domaine.informations import SituationFamiliale
from simulator.domaine.refus import exige
from simulator.domaine.textes import Texte

MOTIFS: Mapping[Statut, Texte] = {
    Statut.BPS: Texte("Je demande un titre de séjour en tant que bénéficiaire de la protection subsidiaire."),
    Statut.REFUGIE: Texte("Je demande un titre de séjour en tant que réfugié."),
    Statut.FAMILLE: Texte(  # proposé, C-18
        "Je demande un titre de séjour en tant que membre de famille d'un bénéficiaire de la protection "
        "internationale."
    ),
}
NON_MARIE: Mapping[Statut, Texte] = {
    Statut.BPS: Texte("Bénéficier de la protection subsidiaire et ne pas être marié."),
    Statut.REFUGIE: Texte("Être reconnu réfugié et ne pas être marié."),  # proposé, C-08
    Statut.FAMILLE: Texte("Être membre de famille d'un bénéficiaire et ne pas être marié."),  # proposé, C-18
}
MARIE: Mapping[Statut, Texte] = {  # proposés, C-08, C-18
    Statut.BPS: Texte("Bénéficier de la protection subsidiaire et ne pas être en situation de polygamie."),
    Statut.REFUGIE: Texte("Être reconnu réfugié et ne pas être en situation de polygamie."),
    Statut.FAMILLE: Texte(
        "Être membre de famille d'un bénéficiaire et ne pas être en situation de polygamie."
    ),
}
A_COCHER: Mapping[str, Texte] = {
    "situation": Texte("Cochez cette case pour attester de votre situation."),
    "sanctions": Texte("Cochez cette case pour attester que vous connaissez les sanctions pénales."),
}
"""Ce que dit le refus de chaque case."""
SANCTIONS = Texte("Avoir connaissance des sanctions pénales encourues par l'auteur d'une fausse attestation.")


class Motif:
    """Les textes de l'étape 2, qui suivent le statut et la situation familiale, et leurs cases."""

    def motif(self, demande: Demande) -> Texte:
        """Le motif de séjour du statut (EXG-09-01, EXG-09-02)."""
        return MOTIFS[demande.usager.statut]

    def attestations(self, demande: Demande) -> tuple[Texte, Texte]:
        """Le texte des deux cases."""
        return self.attestation_de_situation(demande), self.attestation_des_sanctions()

    def attestation_de_situation(self, demande: Demande) -> Texte:
        """Première case : « ne pas être marié », ou la polygamie pour qui est marié (EXG-09-03, 09-04)."""
        textes = MARIE if self.est_marie(demande) else NON_MARIE
        return textes[demande.usager.statut]

    def est_marie(self, demande: Demande) -> bool:
        """Seul « Marié(e) » change le texte (C-08, EXG-09-11)."""
        informations = demande.informations
        return informations is not None and informations.situation_familiale is SituationFamiliale.MARIE

    def attestation_des_sanctions(self) -> Texte:
        """Seconde case (EXG-09-06)."""
        return SANCTIONS

    def lit(self, demande: Demande, *, situation: bool, sanctions: bool, lue: str = "") -> tuple[str, ...]:
        """Les textes cochés (EXG-11-13).

        `lue` est l'attestation que montrait la page, si elle l'a dite. Lève `SaisieRefusee` s'il manque une case
        (EXG-09-07), ou si l'attestation a changé depuis (EXG-09-05).
        """
        exige(
            {
                "situation": self.motif_de_case("situation", situation)
                or self.motif_d_attestation(demande, lue),
                "sanctions": self.motif_de_case("sanctions", sanctions),
            }
        )
        cochees = zip(self.attestations(demande), (situation, sanctions), strict=True)
        return tuple(texte for texte, cochee in cochees if cochee)

    def motif_d_attestation(self, demande: Demande, lue: str) -> Texte | None:
        """On n'atteste que ce qu'on a lu : une page restée ouverte peut montrer l'ancien texte (EXG-09-05)."""
        if lue in {"", self.attestation_de_situation(demande)}:
            return None
        return Texte(
            "Ce texte suit votre situation familiale, qui a changé : relisez-le, puis cochez de nouveau la case."
        )

    def motif_de_case(self, case: str, cochee: bool) -> Texte | None:
        """Chaque case est obligatoire (EXG-09-07)."""
        return None if cochee else A_COCHER[case]
