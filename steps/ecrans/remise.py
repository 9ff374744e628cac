"""Retrouver une demande déposée et en recevoir l'attestation (S29)."""

from dataclasses import dataclass
from email.message import EmailMessage

from steps.ecrans.ecran import apparait
from steps.ecrans.etapes import Confirmation


@dataclass(frozen=True, slots=True)
class Fichier:
    """Ce que la cible rend à une adresse : le nom donné au fichier, et son contenu."""

    adresse: str
    nom: str
    octets: bytes

    @property
    def est_un_pdf(self) -> bool:
        """Vrai si c'est un PDF, d'après son contenu."""
        return self.octets.startswith(b"%PDF")

    def __str__(self) -> str:
        return f"« {self.nom} »" if self.nom else "réponse sans fichier"


class Remise(Confirmation):
    """La confirmation du dépôt, retrouvée depuis l'espace personnel."""

    regle = "EXG-13-01"

    def montre_la_demande(self, numero: str) -> bool:
        """Vrai si l'espace personnel montre la demande de ce numéro."""
        return apparait(self.action(numero))

    def ouvre(self, numero: str) -> Fichier:
        """« J'ouvre ma confirmation de dépôt de demande (PDF) », pour la demande de ce numéro."""
        self.choisit(numero)
        return self.telecharge(self.adresse_derriere(self.ouvrir))

    def telecharge(self, adresse: str) -> Fichier:
        """Ce que la cible rend à cette adresse, à qui est connecté ici ou à personne."""
        reponse = self.page.request.get(adresse)
        entete = EmailMessage()
        entete["Content-Disposition"] = reponse.headers.get("content-disposition", "inline")
        return Fichier(adresse, entete.get_filename() or "", reponse.body())

    def oublie_la_session(self) -> None:
        """Laisse la place à une autre personne, ou à personne."""
        self.page.context.clear_cookies()
