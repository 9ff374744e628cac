"""« Votre situation actuelle » : le titre détenu et le type de demande (S16)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from simulator.domaine.demandes import TypeDeDemande
from simulator.domaine.horloge import Horloge
from simulator.domaine.identite import Statut
from simulator.domaine.profils import MINEUR
from simulator.domaine.refus import SaisieRefusee, exige
from simulator.domaine.registre import Nature, Registre, Titre, Usager
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte

# « BPS » est montré tel quel à l'usager (C-36) ; les deux autres ne sont pas visibles dans le guide.
SIGLES: Mapping[Statut, str] = {
    Statut.BPS: "BPS",
    Statut.REFUGIE: Texte("RÉFUGIÉ"),
    Statut.FAMILLE: Texte("MEMBRE DE FAMILLE"),  # proposé, C-18
}

TYPES: Mapping[TypeDeDemande, Texte] = {
    TypeDeDemande.RENOUVELLEMENT: Texte("Je sollicite le renouvellement de ce titre"),
    TypeDeDemande.PREMIERE: Texte("Je sollicite un titre de séjour"),  # proposé, C-38
}
AUTRES_TITRES: Mapping[str, Texte] = {
    "etudiant": Texte("En tant qu'étudiant"),
    "visiteur": Texte("En tant que visiteur"),
    "passeport-talent": Texte("En tant que passeport talent"),
    "famille": Texte("En tant que membre de famille"),
}


class Moment(StrEnum):
    """Où tombe le jour de la demande dans la fenêtre de renouvellement (EXG-06-10)."""

    TROP_TOT = "trop tôt"
    A_TEMPS = "à temps"
    TARDIF = "tardif"


@dataclass(frozen=True, slots=True)
class Situation:
    """Ce que S16 montre à un usager ; sans titre à renouveler, `mention` est vide (C-38)."""

    sigle: str
    mention: str
    type: TypeDeDemande
    choix: Mapping[str, Texte]
    moment: Moment


class Situations:
    """Présente la situation d'un usager et lit son choix."""

    def __init__(self, regles: Regles, horloge: Horloge, registre: Registre) -> None:
        self.regles = regles
        self.horloge = horloge
        self.registre = registre

    def de(self, usager: Usager) -> Situation:
        """La situation de cet usager (EXG-06-04, EXG-06-05)."""
        titre = self.titre_a_renouveler(usager)
        type_ = TypeDeDemande.RENOUVELLEMENT if titre else TypeDeDemande.PREMIERE
        return Situation(
            sigle=self.sigle(usager),
            mention=self.mention(titre) if titre else "",
            type=type_,
            choix={type_: TYPES[type_], **AUTRES_TITRES},
            moment=self.moment(titre) if titre else Moment.A_TEMPS,
        )

    def titre_a_renouveler(self, usager: Usager) -> Titre | None:
        """Le titre de séjour détenu ; un visa ou un document provisoire n'en est pas un (C-38)."""
        titre = self.registre.titre_de(usager)
        return titre if titre is not None and titre.nature is Nature.TITRE else None

    def sigle(self, usager: Usager) -> str:
        """Le statut tel que l'écran le montre (EXG-06-04)."""
        return SIGLES[usager.statut]

    def mention(self, titre: Titre) -> str:
        """La mention portée par le titre (EXG-06-04)."""
        return titre.mention

    def moment(self, titre: Titre) -> Moment:
        """Du 120e au 60e jour avant l'échéance, sans avertissement (EXG-06-10)."""
        jours = (titre.fin - self.horloge.aujourd_hui()).days
        if jours > self.regles.renouvellement_au_plus_tot:
            return Moment.TROP_TOT
        return Moment.TARDIF if jours < self.regles.renouvellement_au_plus_tard else Moment.A_TEMPS

    def lit(self, usager: Usager, choix: str) -> TypeDeDemande | None:
        """Le type de demande choisi ; rien pour un autre titre, hors de cette démarche (EXG-06-08).

        Lève `SaisieRefusee` sans choix (EXG-06-06).
        """
        situation = self.de(usager)
        connu = choix in situation.choix
        exige({"choix": None if connu else Texte("Choisissez la demande que vous souhaitez faire.")})
        return None if self.hors_perimetre(choix) else situation.type

    def hors_perimetre(self, choix: str) -> bool:
        """EXG-06-08."""
        return choix in AUTRES_TITRES

    def exige_l_age(self, usager: Usager, profil: str) -> None:
        """Profil « Un mineur de plus de 16 ans » : 16 ans révolus ce jour, sinon `SaisieRefusee` (C-23)."""
        if profil == MINEUR and self.age(usager) < self.regles.age_minimal:
            motif = Texte(
                "Ce profil demande %(age)s ans révolus au jour de la demande.", age=self.regles.age_minimal
            )
            raise SaisieRefusee({"profil": motif})

    def age(self, usager: Usager) -> int:
        """Années révolues aujourd'hui, à l'heure de Paris (EXG-06-13)."""
        return usager.etat_civil.age(self.horloge.aujourd_hui())
