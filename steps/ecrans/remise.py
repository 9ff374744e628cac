"""La confirmation du dépôt, comme lieu où l'attestation se reçoit (S29)."""

from dataclasses import dataclass

from steps.controles.telechargement import nom_de_telechargement
from steps.ecrans.etapes import Confirmation

PANNE = 500
"""Premier code de réponse qui dit une panne de la cible."""


@dataclass(frozen=True, slots=True)
class Fichier:
    """Ce que la cible rend à une adresse : son code de réponse, le nom donné au fichier, son contenu."""

    adresse: str
    code: int
    nom: str
    octets: bytes

    @property
    def est_un_pdf(self) -> bool:
        """Vrai si c'est un PDF, d'après son contenu."""
        return self.octets.startswith(b"%PDF")

    @property
    def est_refuse(self) -> bool:
        """Vrai si la cible refuse ou demande qui l'on est ; une panne n'est pas un refus."""
        return not self.est_un_pdf and self.code < PANNE

    def __str__(self) -> str:
        return f"« {self.nom} »" if self.est_un_pdf else f"réponse {self.code}, qui n'est pas un PDF"


class Remise(Confirmation):
    """La confirmation du dépôt et le fichier qu'elle remet."""

    regle = "EXG-13-01"

    def ouvre(self) -> Fichier:
        """« J'ouvre ma confirmation de dépôt de demande (PDF) »."""
        return self.telecharge(self.adresse_derriere(self.ouvrir))

    def telecharge(self, adresse: str) -> Fichier:
        """Ce que la cible rend à cette adresse, à qui est connecté ici ou à personne."""
        reponse = self.page.request.get(adresse)
        nom = nom_de_telechargement(reponse.headers.get("content-disposition", ""))
        return Fichier(adresse, reponse.status, nom, reponse.body())

    def oublie_la_session(self) -> None:
        """Laisse la place à une autre personne, ou à personne."""
        self.page.context.clear_cookies()
