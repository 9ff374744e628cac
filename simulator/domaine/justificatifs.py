"""Étape 3 : les fichiers joints et le numéro ephoto (S23, S24)."""

from simulator.domaine.demandes import Demande, DepotDeDemandes, EphotoConfirmee, Justificatif, cle_neuve
from simulator.domaine.ephotos import Ephotos
from simulator.domaine.fichiers import Fichiers
from simulator.domaine.pieces import PieceDemandee, PiecesDemandees
from simulator.domaine.refus import ActeRefuse, Introuvable, SaisieRefusee, exige
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte

FICHIER_INTROUVABLE = Texte(
    "Ce fichier n'existe pas, a été supprimé ou n'est pas à vous : revenez à l'accueil."
)


class Justificatifs:
    """Joint, retire et contrôle les justificatifs d'un brouillon."""

    def __init__(
        self,
        regles: Regles,
        depot: DepotDeDemandes,
        pieces: PiecesDemandees,
        fichiers: Fichiers,
        ephotos: Ephotos,
    ) -> None:
        self.regles = regles
        self.depot = depot
        self.pieces = pieces
        self.fichiers = fichiers
        self.ephotos = ephotos

    def confirme_l_ephoto(self, demande: Demande, saisie: str) -> None:
        """Fige le numéro (EXG-10-16) ; `SaisieRefusee` avec le motif."""
        demande.ephoto = EphotoConfirmee(self.ephotos.lit(saisie))
        self.note_le_changement(demande)

    def supprime_l_ephoto(self, demande: Demande) -> None:
        """Le champ redevient saisissable (EXG-10-17)."""
        demande.ephoto = None
        self.note_le_changement(demande)

    def joint(self, demande: Demande, piece: str, nom: str, octets: bytes) -> Justificatif:
        """Ajoute un fichier à une pièce.

        Lève `SaisieRefusee` (EXG-10-01 à 10-08), les fichiers déjà joints restant tels quels (EXG-10-27),
        ou `Introuvable` si la pièce n'est pas demandée.
        """
        self.exige_demandee(demande, piece)
        self.exige_une_place(demande, piece)
        accepte = self.fichiers.controle(piece, nom, octets)
        justificatif = Justificatif(piece, accepte.nom, accepte.type_mime, len(accepte.octets), cle_neuve())
        demande.justificatifs.append(justificatif)
        self.depot.garde_le_fichier(justificatif.cle, accepte.octets)
        self.note_le_changement(demande)
        return justificatif

    def exige_demandee(self, demande: Demande, piece: str) -> None:
        """Refuse une pièce que la demande n'appelle pas."""
        if piece not in {demandee.code for demandee in self.pieces.pour(demande)}:
            raise Introuvable(Texte("La pièce « %(piece)s » n'est pas demandée.", piece=piece))

    def exige_une_place(self, demande: Demande, piece: str) -> None:
        """Trois fichiers au plus par pièce (EXG-10-08)."""
        if not self.reste_une_place(demande, piece):
            raise SaisieRefusee({piece: self.fichiers.phrase_de_nombre()})

    def reste_une_place(self, demande: Demande, piece: str) -> bool:
        """Le compte est fait pièce par pièce (EXG-10-09)."""
        return len(demande.pieces(piece)) < self.regles.fichiers_par_piece

    def retire(self, demande: Demande, cle: str) -> None:
        """Retire un fichier, de la liste et du stockage (EXG-10-12) ; `Introuvable` s'il n'y est pas."""
        justificatif = self.lit(demande, cle)
        demande.justificatifs.remove(justificatif)
        self.depot.retire_le_fichier(justificatif.cle)
        self.note_le_changement(demande)

    def lit(self, demande: Demande, cle: str) -> Justificatif:
        """Le justificatif de cette clé, dans cette demande seulement ; `Introuvable` sinon (EXG-10-25)."""
        justificatif = next((j for j in demande.justificatifs if j.cle == cle), None)
        if justificatif is None:
            raise Introuvable(FICHIER_INTROUVABLE)
        return justificatif

    def contenu(self, justificatif: Justificatif) -> bytes:
        """Les octets reçus."""
        return self.depot.contenu_du_fichier(justificatif.cle)

    def note_le_changement(self, demande: Demande) -> None:
        """Une étape 3 changée est à enregistrer de nouveau, et sa rubrique à revalider (EXG-11-06)."""
        demande.justificatifs_enregistres = False
        demande.rubriques_validees -= {3}

    def exige_le_complet(self, demande: Demande) -> None:
        """Lève `SaisieRefusee` : ephoto non confirmé (EXG-10-16), pièce sans fichier (EXG-10-19)."""
        exige(self.motifs(demande))

    def motifs(self, demande: Demande) -> dict[str, Texte | None]:
        """Ce qui manque à chaque champ de l'étape, ou rien."""
        return {
            "ephoto": self.motif_d_ephoto(demande),
            **{piece.code: self.motif_de_piece(demande, piece) for piece in self.pieces.pour(demande)},
        }

    def motif_d_ephoto(self, demande: Demande) -> Texte | None:
        """EXG-10-13, EXG-10-16."""
        if demande.ephoto is None:
            return Texte("Saisissez le numéro ephoto, puis confirmez-le.")
        return None

    def motif_de_piece(self, demande: Demande, piece: PieceDemandee) -> Texte | None:
        """EXG-10-19."""
        if demande.pieces(piece.code):
            return None
        return Texte("Joignez au moins un document : %(piece)s.", piece=piece.libelle)

    def exige_une_ephoto_valable(self, demande: Demande) -> None:
        """Au dépôt, l'ephoto confirmée peut avoir servi ou vieilli depuis : `ActeRefuse` (EXG-10-18)."""
        motif = self.ephotos.motif_du_registre(demande.ephoto.numero) if demande.ephoto else None
        if motif:
            raise ActeRefuse(Texte("%(motif)s Modifiez votre saisie à l'étape Justificatifs.", motif=motif))

    def consomme_l_ephoto(self, demande: Demande) -> None:
        """Un numéro ephoto ne sert qu'à une demande (EXG-10-18)."""
        if demande.ephoto is not None:
            self.ephotos.utilise(demande.ephoto.numero)

    def enregistre(self, demande: Demande) -> None:
        """Garde ce qui est joint et confirmé (EXG-20-01)."""
        for justificatif in demande.justificatifs:
            justificatif.enregistre = True
        demande.ephoto_enregistree = demande.ephoto
        demande.justificatifs_enregistres = True

    def oublie_le_non_enregistre(self, demande: Demande) -> None:
        """Rend l'étape 3 telle qu'enregistrée, si elle l'a été : ce qui l'a suivi n'est pas gardé (EXG-20-01).

        Un fichier supprimé l'est pour de bon (EXG-10-12) : l'étape à qui il en manque un reste à enregistrer.
        """
        for justificatif in [j for j in demande.justificatifs if not j.enregistre]:
            demande.justificatifs.remove(justificatif)
            self.depot.retire_le_fichier(justificatif.cle)
        demande.ephoto = demande.ephoto_enregistree
        demande.justificatifs_enregistres = not any(self.motifs(demande).values())
