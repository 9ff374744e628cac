"""La boîte d'envoi et le facteur qui la vide, autant de fois qu'il le faut."""

import logging
import smtplib
import threading
from collections.abc import Mapping

from simulator.courriels.redaction import Redaction
from simulator.domaine.evenements import Courrier, DepotDePlis, Message, PieceJointe, Pli, UniteDeTravail
from simulator.reglages import Reglages

journal = logging.getLogger(__name__)


class BoiteDEnvoi(Courrier):
    """Écrit les mails en base, dans la transaction de l'acte qui les cause."""

    def __init__(self, depot: DepotDePlis, redaction: Redaction) -> None:
        self.depot = depot
        self.redaction = redaction

    def envoie(
        self,
        message: Message,
        destinataire: str,
        donnees: Mapping[str, str],
        pieces_jointes: tuple[PieceJointe, ...] = (),
    ) -> None:
        """Voir `Courrier.envoie`."""
        place = self.depot.place_suivante()
        self.depot.ajoute(self.redaction.redige(message, place, destinataire, donnees, pieces_jointes))


class Facteur:
    """Envoie les mails de la boîte, dans l'ordre ; un serveur de mail mort n'en perd aucun (EXG-15-06).

    Chacun part au moins une fois. Arrêté net entre l'accord du serveur et `note_l_envoi`, le facteur ne peut savoir
    que le mail est parti, et le renvoie : les mêmes octets, le même Message-ID, qu'une messagerie reconnaît.
    """

    def __init__(self, depot: DepotDePlis, unite: UniteDeTravail, reglages: Reglages) -> None:
        self.depot = depot
        self.reglages = reglages
        unite.previent(self.reveille)
        self._a_faire = threading.Event()
        self._fini = threading.Event()
        self._fil: threading.Thread | None = None

    def demarre(self) -> None:
        """Lance la tournée, y compris pour ce qu'un arrêt brutal a laissé dans la boîte."""
        self._fil = threading.Thread(target=self._tourne, name="facteur", daemon=True)
        self._a_faire.set()
        self._fil.start()

    def reveille(self) -> None:
        """Signale qu'une transaction vient d'aboutir."""
        self._a_faire.set()

    def arrete(self) -> None:
        """Finit l'envoi en cours et s'arrête."""
        self._fini.set()
        self._a_faire.set()
        if self._fil is not None:
            self._fil.join(timeout=5)

    def _tourne(self) -> None:
        while not self._fini.is_set():
            self._a_faire.wait()
            self._a_faire.clear()
            if not self._fini.is_set() and not self._fait_sa_tournee():
                self._fini.wait(self.reglages.reprise_du_courriel)
                self._a_faire.set()

    def _fait_sa_tournee(self) -> bool:
        """Comme `_distribue` ; une faute imprévue ne met pas fin aux tournées, elle se lit au journal."""
        try:
            return self._distribue()
        except Exception:  # noqa: BLE001 (un fil mort laisserait tous les mails en attente)
            journal.exception("Tournée du courriel interrompue, nouvel essai dans un instant.")
            return False

    def _distribue(self) -> bool:
        """Vide la boîte ; faux s'il reste un mail à renvoyer plus tard."""
        plis = [pli for pli in self.depot.a_envoyer() if self._permis(pli)]
        if not plis:
            return True
        try:
            with smtplib.SMTP(self.reglages.smtp_hote, self.reglages.smtp_port, timeout=10) as serveur:
                # Chaque mail est tenté : un refus ne retient pas les suivants.
                remis = [self._remet(serveur, pli) for pli in plis]
                return all(remis)
        except (OSError, smtplib.SMTPException) as erreur:
            journal.warning(
                "Serveur de courriel injoignable, nouvel essai dans un instant : %s", type(erreur).__name__
            )
            return False

    def _remet(self, serveur: smtplib.SMTP, pli: Pli) -> bool:
        options = () if pli.destinataire.isascii() else ("SMTPUTF8",)
        try:
            serveur.sendmail(self.reglages.expediteur, [pli.destinataire], pli.octets, mail_options=options)
        except smtplib.SMTPNotSupportedError:
            journal.warning("Courriel %d : ce serveur ne connaît pas les adresses accentuées.", pli.numero)
            return False
        except smtplib.SMTPResponseException as erreur:
            journal.warning(
                "Courriel %d refusé (%d), nouvel essai dans un instant.", pli.numero, erreur.smtp_code
            )
            return False
        except smtplib.SMTPRecipientsRefused:
            journal.warning("Courriel %d : destinataire refusé, nouvel essai dans un instant.", pli.numero)
            return False
        self.depot.note_l_envoi(pli)
        return True

    def _permis(self, pli: Pli) -> bool:
        domaine = pli.destinataire.rpartition("@")[2]
        permis = any(domaine == d or domaine.endswith(f".{d}") for d in self.reglages.domaines_de_courriel)
        if not permis:
            journal.warning(
                "Courriel retenu : le domaine « %s » n'est pas déclaré (option --domaine).", domaine
            )
        return permis
