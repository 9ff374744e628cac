"""Un mail du guide, de son gabarit au message RFC 5322."""

from collections.abc import Mapping
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime

from jinja2 import Environment, StrictUndefined, select_autoescape

from simulator.domaine.evenements import Message, PieceJointe, Place, Pli
from simulator.domaine.horloge import Horloge
from simulator.gabarits import Gabarits
from simulator.reglages import SITE, Reglages

PREFIXE = "[SIMULATEUR DE RECETTE] "

# Les objets ne sont pas visibles dans le guide : ils ne disent rien de l'usager (EXG-15-05).
OBJETS = {
    Message.ACTIVATION: "Création de votre compte",
    Message.DEPOT: "Votre demande de titre de séjour",
    Message.NOTIFICATION: "Nouvelle notification",
    Message.OUBLI: "Votre mot de passe",
}


class Redaction:
    """Rend les deux formes d'un mail, texte et HTML, depuis ses gabarits."""

    def __init__(self, reglages: Reglages, horloge: Horloge, gabarits: Gabarits) -> None:
        self.reglages = reglages
        self.horloge = horloge
        self._gabarits = Environment(
            autoescape=select_autoescape(("html",)), undefined=StrictUndefined, keep_trailing_newline=True
        )
        gabarits.installe(self._gabarits)

    def redige(
        self,
        message: Message,
        place: Place,
        destinataire: str,
        donnees: Mapping[str, str],
        pieces_jointes: tuple[PieceJointe, ...],
    ) -> Pli:
        """Le message complet ; sa place dans la boîte d'envoi l'identifie, le même à chaque envoi.

        `Auto-Submitted` dit aux répondeurs automatiques de se taire (RFC 3834) : nul ne lirait leur réponse.
        """
        identifiant = f"{message}.{place.numero}.{place.boite}"
        # Une adresse accentuée ne se dit que telle quelle (RFC 6532).
        mail = EmailMessage(policy=policy.SMTP if destinataire.isascii() else policy.SMTPUTF8)
        mail["From"] = self.reglages.expediteur
        mail["To"] = destinataire
        mail["Subject"] = self.objet(message)
        mail["Date"] = self.date()
        mail["Message-ID"] = f"<{identifiant}@simulateur.invalid>"
        mail["Auto-Submitted"] = "auto-generated"
        valeurs = {**donnees, **self.liens(donnees)}
        mail.set_content(self.corps(message, "txt", valeurs), cte="quoted-printable")
        mail.add_alternative(self.corps(message, "html", valeurs), subtype="html", cte="quoted-printable")
        for piece in pieces_jointes:
            principal, secondaire = piece.type_mime.split("/")
            mail.add_attachment(piece.octets, principal, secondaire, filename=piece.nom)
        mail["Content-Language"] = "fr"  # en dernier : jusque-là, la bibliothèque le donnerait à une partie
        for rang, partie in enumerate(mail.walk()):
            if partie is not mail:
                del partie["MIME-Version"]  # un en-tête de message, que la bibliothèque met aussi aux parties
            if partie.is_multipart():
                partie.set_boundary(f"=={identifiant}.{rang}==")
        return Pli(place.numero, destinataire, mail.as_bytes())

    def date(self) -> str:
        """Celle de l'acte qui cause le mail, au décalage de Paris (RFC 5322)."""
        return format_datetime(self.horloge.maintenant())

    def objet(self, message: Message) -> str:
        """L'objet, qui dit d'abord que rien de ceci n'est réel."""
        return PREFIXE + OBJETS[message]

    def corps(self, message: Message, forme: str, valeurs: Mapping[str, str]) -> str:
        """Le corps, en `txt` ou en `html`."""
        return self._gabarits.get_template(f"courriels/{message}.{forme}").render(valeurs)

    def liens(self, donnees: Mapping[str, str]) -> dict[str, str]:
        """Les adresses que les mails portent ; celle de l'oubli a la forme de l'activation [proposé]."""
        site = f"{self.hote()}{SITE}/"
        liens = {"connexion": f"{site}connexion"}
        if jeton := donnees.get("jeton"):
            liens["activation"] = site + self.chemin_d_activation(jeton)
            liens["oubli"] = f"{site}#/espace-personnel/mot-de-passe-oublie?token={jeton}"
        return liens

    def hote(self) -> str:
        """L'environnement testé, jamais un autre (EXG-04-22)."""
        return self.reglages.adresse_publique

    def chemin_d_activation(self, jeton: str) -> str:
        """La forme documentée, jeton derrière « # » : il n'est pas envoyé au serveur (S10, EXG-04-12)."""
        return f"#/espace-personnel/inscription/mot-de-passe?token={jeton}"
