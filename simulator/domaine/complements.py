"""La réponse de l'usager à une demande de complément (S37, S38)."""

from simulator.domaine.delais import Delais
from simulator.domaine.demandes import TERMINEES, DepotDeDemandes, Etat, cle_neuve
from simulator.domaine.fichiers import FichierAccepte, Fichiers
from simulator.domaine.horloge import Horloge
from simulator.domaine.journal import Acte, Journal
from simulator.domaine.justificatifs import FICHIER_INTROUVABLE
from simulator.domaine.notifications import Joint, Nature, Notification
from simulator.domaine.refus import ActeRefuse, Introuvable, SaisieRefusee, exige
from simulator.domaine.textes import Texte

DEJA_ENVOYE = Texte(
    "Vous avez déjà envoyé ce complément : il ne peut plus être modifié ni envoyé de nouveau."
)
DEMANDE_TERMINEE = Texte(
    "Cette demande est terminée : aucun complément ne peut plus y être apporté. Rien n'a été enregistré."
)


class Complements:
    """Joint, retire et envoie les pièces réclamées."""

    def __init__(
        self,
        depot: DepotDeDemandes,
        fichiers: Fichiers,
        delais: Delais,
        journal: Journal,
        horloge: Horloge,
    ) -> None:
        self.depot = depot
        self.fichiers = fichiers
        self.delais = delais
        self.journal = journal
        self.horloge = horloge

    def champ(self, rang: int) -> str:
        """Le nom du champ de la pièce de ce rang, à partir de 1."""
        return f"piece_{rang}"

    def joint(self, complement: Notification, rang: int, nom: str, octets: bytes) -> Joint:
        """Ajoute un fichier à une pièce réclamée, aux règles de l'étape 3 (EXG-17-04, EXG-17-05).

        Lève `SaisieRefusee`, les fichiers déjà joints restant tels quels, `Introuvable` si la pièce n'est pas
        réclamée, ou ce que lève `exige_ouvert`.
        """
        self.exige_ouvert(complement)
        if not 1 <= rang <= len(complement.pieces):
            raise Introuvable(Texte("Cette pièce n'est pas demandée."))
        if not self.reste_une_place(complement, rang):
            raise SaisieRefusee({self.champ(rang): self.fichiers.phrase_de_nombre()})
        accepte = self.controle(self.champ(rang), nom, octets)
        joint = Joint(rang, accepte.nom, accepte.type_mime, len(accepte.octets), cle_neuve())
        complement.joints.append(joint)
        self.depot.garde_le_fichier(joint.cle, accepte.octets)
        return joint

    def controle(self, champ: str, nom: str, octets: bytes) -> FichierAccepte:
        """Le contrôle de l'étape 3, et nul autre (EXG-17-04)."""
        return self.fichiers.controle(champ, nom, octets)

    def reste_une_place(self, complement: Notification, rang: int) -> bool:
        """Trois fichiers au plus par pièce réclamée (EXG-17-05, C-13)."""
        return len(complement.joints_pour(rang)) < self.fichiers.nombre_maximal()

    def retire(self, complement: Notification, cle: str) -> None:
        """Retire un fichier avant l'envoi (EXG-17-07). Lève `Introuvable`, ou ce que lève `exige_ouvert`."""
        self.exige_ouvert(complement)
        joint = self.lit(complement, cle)
        complement.joints.remove(joint)
        self.depot.retire_le_fichier(joint.cle)

    def lit(self, complement: Notification, cle: str) -> Joint:
        """Le fichier de cette clé, dans ce complément seulement ; `Introuvable` sinon."""
        joint = next((joint for joint in complement.joints if joint.cle == cle), None)
        if joint is None:
            raise Introuvable(FICHIER_INTROUVABLE)
        return joint

    def contenu(self, joint: Joint) -> bytes:
        """Les octets reçus."""
        return self.depot.contenu_du_fichier(joint.cle)

    def envoie(self, complement: Notification) -> None:
        """Transmet les pièces à l'agent (EXG-17-08), hors délai comprises tant que rien n'est clos (C-21).

        Lève `SaisieRefusee` s'il manque une pièce (EXG-17-06), ou ce que lève `exige_ouvert`.
        """
        self.exige_ouvert(complement)
        exige(self.motifs(complement))
        complement.hors_delai = self.delais.est_depasse(complement)
        complement.repondue_le = self.horloge.maintenant()
        self.transmet(complement)
        nom = complement.demande.usager.etat_civil.nom_affiche
        retard = ", hors délai" if complement.hors_delai else ""
        self.journal.note(
            Acte.COMPLEMENT_RECU, nom, complement.demande.cle, f"{len(complement.joints)} fichier(s){retard}"
        )

    def transmet(self, complement: Notification) -> None:
        """La demande revient à l'agent, avec ses pièces."""
        complement.demande.etat = Etat.COMPLEMENT_RECU

    def motifs(self, complement: Notification) -> dict[str, Texte | None]:
        """Ce qui manque à chaque pièce, ou rien (EXG-17-06)."""
        return {
            self.champ(rang): None
            if complement.joints_pour(rang)
            else Texte("Joignez au moins un document : %(piece)s.", piece=piece)
            for rang, piece in enumerate(complement.pieces, start=1)
        }

    def exige_ouvert(self, complement: Notification) -> None:
        """Lève `ActeRefuse` : déjà envoyé (EXG-17-15), demande terminée (EXG-17-13), ou pas un complément."""
        if complement.nature is not Nature.COMPLEMENT:
            raise ActeRefuse(Texte("Cette notification n'appelle pas de complément."))
        if complement.repondue_le is not None:
            raise ActeRefuse(DEJA_ENVOYE)
        if self.terminee(complement):
            raise ActeRefuse(DEMANDE_TERMINEE)

    def terminee(self, complement: Notification) -> bool:
        """Une demande clôturée ne reçoit plus de complément (EXG-17-13)."""
        return complement.demande.etat in TERMINEES
