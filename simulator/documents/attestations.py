"""L'attestation remise à l'usager : un PDF d'une page et son 2D-DOC (S30)."""

from datetime import date

from simulator.documents.deux_d_doc import CodeBarres
from simulator.documents.imprimerie import Imprimerie
from simulator.documents.redaction import Redaction
from simulator.domaine.attestations import ContenuDAttestation, EditeurDAttestations

GABARIT = "attestation.typ"

# Lu à la place de l'image par un lecteur d'écran.
_ALTERNATIVE = (
    "Code-barres 2D-DOC signé par l'autorité de test FR00 ; "
    "il reprend les références, l'identité, l'adresse et les dates."
)


class Attestations(EditeurDAttestations):
    """Compose les attestations des trois types."""

    def __init__(self, redaction: Redaction, code_barres: CodeBarres, imprimerie: Imprimerie) -> None:
        self.redaction = redaction
        self.code_barres = code_barres
        self.imprimerie = imprimerie

    def compose(self, contenu: ContenuDAttestation) -> bytes:
        """Le PDF ; mêmes octets pour un même contenu et une même autorité (EXG-13-18)."""
        donnees = {"lignes": self.redaction.lignes(contenu), "codes": self.codes(contenu)}
        return self.imprimerie.imprime(GABARIT, donnees, self.date_du_document(contenu))

    def date_du_document(self, contenu: ContenuDAttestation) -> date:
        """Date des métadonnées : celle de l'émission, jamais l'heure courante (EXG-13-18)."""
        return contenu.date_d_emission

    def codes(self, contenu: ContenuDAttestation) -> list[dict[str, object]]:
        """Les codes-barres imprimés : le 2D-DOC et aucun autre (EXG-14-01, EXG-14-15)."""
        symbole = self.code_barres.symbole(self.code_barres.charge(contenu))
        cote = symbole.cote * self.code_barres.module_en_mm()
        return [{"svg": symbole.svg, "cote_en_mm": cote, "alternative": _ALTERNATIVE}]
