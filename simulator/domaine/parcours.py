"""L'ordre des étapes : lesquelles sont enregistrées ou ouvertes, où l'on reprend (S17, C-37)."""

from simulator.domaine.demandes import Demande, Etat
from simulator.domaine.journal import Acte, Journal
from simulator.domaine.justificatifs import Justificatifs
from simulator.domaine.refus import ActeRefuse
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte

ETAPES = (
    Texte("Informations personnelles"),
    Texte("Motif de séjour"),
    Texte("Justificatifs"),
    Texte("Récapitulatif"),
    Texte("Confirmation"),
)
"""Le fil à cinq étapes (C-01, EXG-09-12)."""

DEJA_DEPOSEE = Texte("Cette demande est déposée : elle ne peut plus être modifiée.")


class EtapeFermee(ActeRefuse):
    """L'étape demandée n'est pas ouverte ; `ouverte` est la plus avancée qui le soit (EXG-20-06)."""

    def __init__(self, demande: Demande, ouverte: int) -> None:
        self.demande = demande
        self.ouverte = ouverte
        super().__init__(
            Texte(
                "Enregistrez d'abord l'étape %(rang)s : « %(nom)s ».", rang=ouverte, nom=ETAPES[ouverte - 1]
            )
        )


class DemandeDeposee(ActeRefuse):
    """La demande est déposée : plus rien n'y change (EXG-12-09)."""

    def __init__(self, demande: Demande) -> None:
        self.demande = demande
        super().__init__(DEJA_DEPOSEE)


class Parcours:
    """Garde l'ordre des étapes d'une demande."""

    def __init__(self, regles: Regles, justificatifs: Justificatifs, journal: Journal) -> None:
        self.regles = regles
        self.justificatifs = justificatifs
        self.journal = journal

    def etape_enregistree(self, demande: Demande) -> int:
        """Dernière étape enregistrée après toutes les précédentes, de 0 à 3."""
        if demande.informations is None:
            return 0
        if not demande.declarations:
            return 1
        return 3 if demande.justificatifs_enregistres else 2

    def exige(self, demande: Demande, etape: int) -> None:
        """Lève `DemandeDeposee` ou `EtapeFermee` si cette étape ne peut pas être faite."""
        self.exige_un_brouillon(demande)
        if not self.ouverte(demande, etape):
            raise EtapeFermee(demande, self.etape_enregistree(demande) + 1)

    def exige_un_brouillon(self, demande: Demande) -> None:
        """Une demande déposée n'est plus modifiable (EXG-12-09)."""
        if demande.etat is not Etat.BROUILLON:
            raise DemandeDeposee(demande)

    def ouverte(self, demande: Demande, etape: int) -> bool:
        """Une étape n'est atteignable que si les précédentes sont enregistrées (EXG-20-06)."""
        return etape <= self.etape_enregistree(demande) + 1

    def note(self, demande: Demande, etape: int, *, changee: bool) -> None:
        """L'étape vient d'être enregistrée ; changée, sa rubrique est à valider de nouveau (EXG-11-06)."""
        if changee:
            demande.rubriques_validees -= {etape}
        auteur = demande.usager.etat_civil.nom_affiche
        self.journal.note(Acte.ETAPE, auteur, demande.cle, f"étape {etape}")

    def reprend(self, demande: Demande) -> int:
        """Oublie ce qui n'a pas été enregistré et rend l'étape à rouvrir (C-37, EXG-20-01, 20-02)."""
        self.exige_un_brouillon(demande)
        self.justificatifs.oublie_le_non_enregistre(demande)
        return self.etape_de_reprise(self.etape_enregistree(demande))

    def etape_de_reprise(self, enregistree: int) -> int:
        """La dernière étape enregistrée, ou celle qui la suit ; sans aucune, l'étape 1 (C-37)."""
        return max(1, enregistree) if self.regles.reprise == "enregistree" else enregistree + 1
