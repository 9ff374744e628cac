"""Étape 1 : liens familiaux, adresse et informations de contact (S19, S20)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from simulator.domaine.adresses_electroniques import AdressesElectroniques
from simulator.domaine.communes import Communes
from simulator.domaine.identite import Adresse
from simulator.domaine.refus import exige
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte


class SituationFamiliale(StrEnum):
    """La liste de S19, complétée de « Veuf(ve) » (EXG-08-05)."""

    CELIBATAIRE = "celibataire"
    CONCUBIN = "concubin"
    DIVORCE = "divorce"
    MARIE = "marie"
    PACSE = "pacse"
    VEUF = "veuf"


SITUATIONS: Mapping[str, Texte] = {
    SituationFamiliale.CELIBATAIRE: Texte("Célibataire"),
    SituationFamiliale.CONCUBIN: Texte("Concubin(ne)"),
    SituationFamiliale.DIVORCE: Texte("Divorcé(e)"),
    SituationFamiliale.MARIE: Texte("Marié(e)"),
    SituationFamiliale.PACSE: Texte("Pacsé(e)"),
    SituationFamiliale.VEUF: Texte("Veuf(ve)"),
}

EN_COUPLE = frozenset({SituationFamiliale.CONCUBIN, SituationFamiliale.MARIE, SituationFamiliale.PACSE})

# Seul « Autre pays » est lisible dans le guide ; le reste de la liste est proposé.
NATIONALITES_DU_CONJOINT: Mapping[str, Texte] = {
    "francaise": Texte("Française"),
    "europeenne": Texte("Pays de l'Union européenne, de l'Espace économique européen ou Suisse"),
    "autre": Texte("Autre pays"),
}

OUI, NON = "oui", "non"
REPONSES: Mapping[str, Texte] = {OUI: Texte("Oui"), NON: Texte("Non")}

_TELEPHONE = re.compile(r"(?:0|\+33)[1-9][0-9]{8}")
_SEPARATEURS = re.compile(r"[\s.\-]")


@dataclass(frozen=True, slots=True)
class SaisieDInformations:
    """L'étape 1 telle que saisie, avant tout contrôle ; l'état civil n'y est pas (EXG-08-01)."""

    situation_familiale: str = ""
    en_couple: str = ""
    nationalite_du_conjoint: str = ""
    enfants: str = ""
    enfant_francais: str = ""
    voie: str = ""
    complement: str = ""
    code_postal: str = ""
    ville: str = ""
    courriel: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class InformationsPersonnelles:
    """L'étape 1 enregistrée."""

    situation_familiale: SituationFamiliale
    en_couple: bool
    nationalite_du_conjoint: str | None
    enfants: bool
    enfant_francais: bool | None
    adresse: Adresse
    courriel: str
    telephone: str


class LiensFamiliaux:
    """Les questions sur la famille : lesquelles sont posées, et si leurs réponses s'accordent (S19)."""

    def motifs(self, saisie: SaisieDInformations) -> dict[str, Texte | None]:
        """Motif de refus de chaque champ, ou rien."""
        return {
            "situation_familiale": self.motif_de_situation(saisie),
            "en_couple": self.motif_de_couple(saisie),
            "nationalite_du_conjoint": self.motif_de_conjoint(saisie),
            "enfants": self.motif_d_enfants(saisie),
            "enfant_francais": self.motif_d_enfant_francais(saisie),
        }

    def motif_de_situation(self, saisie: SaisieDInformations) -> Texte | None:
        """EXG-08-03."""
        if saisie.situation_familiale in SITUATIONS:
            return None
        return Texte("Choisissez votre situation familiale actuelle.")

    def motif_de_couple(self, saisie: SaisieDInformations) -> Texte | None:
        """La réponse est obligatoire (EXG-08-06) et s'accorde avec la situation (EXG-08-09)."""
        if saisie.en_couple not in REPONSES:
            return Texte("Indiquez si vous êtes marié, pacsé ou en concubinage.")
        if saisie.situation_familiale in SITUATIONS and not self.coherent(saisie):
            return Texte(
                "Votre situation est « %(situation)s » : répondez « %(attendue)s » ou corrigez-la.",
                situation=SITUATIONS[saisie.situation_familiale],
                attendue=REPONSES[NON if saisie.en_couple == OUI else OUI],
            )
        return None

    def coherent(self, saisie: SaisieDInformations) -> bool:
        """EXG-08-09."""
        return (saisie.situation_familiale in EN_COUPLE) == (saisie.en_couple == OUI)

    def motif_de_conjoint(self, saisie: SaisieDInformations) -> Texte | None:
        """Obligatoire pour qui répond « Oui » (EXG-08-07)."""
        if saisie.en_couple == OUI and saisie.nationalite_du_conjoint not in NATIONALITES_DU_CONJOINT:
            return Texte("Choisissez la nationalité de votre conjoint(e).")
        return None

    def motif_d_enfants(self, saisie: SaisieDInformations) -> Texte | None:
        """EXG-08-10."""
        return None if saisie.enfants in REPONSES else Texte("Indiquez si vous avez des enfants en France.")

    def motif_d_enfant_francais(self, saisie: SaisieDInformations) -> Texte | None:
        """Obligatoire pour qui répond « Oui » (EXG-08-11)."""
        if saisie.enfants == OUI and saisie.enfant_francais not in REPONSES:
            return Texte("Indiquez si l'un des enfants est de nationalité française.")
        return None

    def nationalite_du_conjoint(self, saisie: SaisieDInformations) -> str | None:
        """La réponse gardée : aucune si la question n'est pas posée (EXG-08-08)."""
        return saisie.nationalite_du_conjoint if saisie.en_couple == OUI else None

    def enfant_francais(self, saisie: SaisieDInformations) -> bool | None:
        """La réponse gardée : aucune si la question n'est pas posée (EXG-08-12)."""
        return saisie.enfant_francais == OUI if saisie.enfants == OUI else None


class Coordonnees:
    """L'adresse et les informations de contact (S20)."""

    def __init__(self, regles: Regles, communes: Communes, adresses: AdressesElectroniques) -> None:
        self.regles = regles
        self.communes = communes
        self.adresses = adresses

    def motifs(self, saisie: SaisieDInformations, connue: Adresse) -> dict[str, Texte | None]:
        """Motif de refus de chaque champ, ou rien ; `connue` est l'adresse du registre."""
        code_postal = self.motif_du_code_postal(saisie.code_postal, connue)
        return {
            "voie": self.motif_de_ligne(saisie.voie, Texte("Saisissez le numéro et la voie.")),
            "complement": self.motif_de_ligne(saisie.complement, None),
            "code_postal": code_postal,
            "ville": self.motif_de_ville(saisie, connue, code_postal_valable=code_postal is None),
            "courriel": self.adresses.motif(self.adresses.nettoie(saisie.courriel)),
            "telephone": self.motif_de_telephone(saisie.telephone),
        }

    def motif_de_ligne(self, texte: str, si_vide: Texte | None) -> Texte | None:
        """EXG-08-14 : la voie est obligatoire, le complément ne l'est pas."""
        if not texte.strip():
            return si_vide
        if len(texte) > self.regles.longueur_d_adresse:
            maximum = self.regles.longueur_d_adresse
            return Texte("Écrivez cette ligne en %(maximum)s caractères au plus.", maximum=maximum)
        return None

    def motif_de_code_postal(self, code_postal: str) -> Texte | None:
        """Cinq chiffres exactement (EXG-08-14, EXG-08-15)."""
        if not code_postal.strip():
            return Texte("Saisissez le code postal.")
        if not re.fullmatch(r"[0-9]{5}", code_postal.strip()):
            return Texte("Le code postal a exactement 5 chiffres.")
        return None

    def motif_du_code_postal(self, code_postal: str, connue: Adresse) -> Texte | None:
        """Sa forme, puis ses communes."""
        return self.motif_de_code_postal(code_postal) or self.motif_d_inconnu(code_postal, connue)

    def motif_d_inconnu(self, code_postal: str, connue: Adresse) -> Texte | None:
        """Sans commune de ce code postal, aucun code INSEE ne s'en déduit (EXG-08-16)."""
        if self.communes_de(code_postal, connue):
            return None
        return Texte(
            "Aucune commune n'a le code postal %(code_postal)s : donnez celui de votre commune, sans CEDEX.",
            code_postal=code_postal.strip(),
        )

    def communes_de(self, code_postal: str, connue: Adresse) -> dict[str, str]:
        """Les communes de ce code postal, en capitales comme S20, et leur code INSEE, par ordre alphabétique.

        Celle que l'administration connaît en est toujours (EXG-08-13).
        """
        code_postal = code_postal.strip()
        proposees = {nom.upper(): insee for nom, insee in self.communes.du_code_postal(code_postal).items()}
        if code_postal == connue.code_postal and self.choisie(connue.ville, proposees) is None:
            proposees[connue.ville] = connue.code_insee
        return dict(sorted(proposees.items(), key=lambda commune: self.communes.cle(commune[0])))

    def choisie(self, ville: str, proposees: Mapping[str, str]) -> str | None:
        """Celle des communes proposées que désigne cette ville, accents et tirets mis à part."""
        cle = self.communes.cle(ville)
        return next((nom for nom in proposees if self.communes.cle(nom) == cle), None)

    def motif_de_ville(
        self, saisie: SaisieDInformations, connue: Adresse, *, code_postal_valable: bool
    ) -> Texte | None:
        """La ville est obligatoire (EXG-08-14) et a ce code postal (EXG-08-16)."""
        if not saisie.ville.strip():
            return Texte("Choisissez la ville.")
        if not code_postal_valable or self.code_insee(saisie, connue):
            return None
        return Texte(
            "Choisissez votre ville parmi celles du code postal %(code_postal)s.",
            code_postal=saisie.code_postal.strip(),
        )

    def code_insee(self, saisie: SaisieDInformations, connue: Adresse) -> str | None:
        """Déduit de la commune, jamais saisi (EXG-08-16) ; celui du registre si la commune n'a pas changé."""
        if (saisie.code_postal.strip(), saisie.ville.strip()) == (connue.code_postal, connue.ville):
            return connue.code_insee
        proposees = self.communes_de(saisie.code_postal, connue)
        return proposees.get(self.choisie(saisie.ville, proposees) or "")

    def motif_de_telephone(self, telephone: str) -> Texte | None:
        """Facultatif ; dix chiffres ou +33 et neuf chiffres (EXG-08-20)."""
        if not telephone.strip() or _TELEPHONE.fullmatch(_SEPARATEURS.sub("", telephone)):
            return None
        return Texte(
            "Ce numéro de téléphone n'est pas valable : écrivez 10 chiffres, ou +33 suivi de 9 chiffres."
        )

    def adresse(self, saisie: SaisieDInformations, connue: Adresse) -> Adresse:
        """L'adresse gardée, aux valeurs saisies (EXG-11-02) ; le pays est toujours la France (EXG-08-17)."""
        return Adresse(
            saisie.voie.strip(),
            saisie.complement.strip(),
            saisie.code_postal.strip(),
            saisie.ville.strip(),
            self.code_insee(saisie, connue) or "",
        )

    def courriel(self, saisie: SaisieDInformations) -> str:
        """L'adresse électronique de contact, mise en forme."""
        return self.adresses.nettoie(saisie.courriel)


class Informations:
    """Lit l'étape 1."""

    def __init__(self, liens: LiensFamiliaux, coordonnees: Coordonnees) -> None:
        self.liens = liens
        self.coordonnees = coordonnees

    def lit(self, saisie: SaisieDInformations, connue: Adresse) -> InformationsPersonnelles:
        """Les informations gardées ; `SaisieRefusee` avec un motif par champ refusé (EXG-20-07)."""
        exige({**self.liens.motifs(saisie), **self.coordonnees.motifs(saisie, connue)})
        return InformationsPersonnelles(
            situation_familiale=SituationFamiliale(saisie.situation_familiale),
            en_couple=saisie.en_couple == OUI,
            nationalite_du_conjoint=self.liens.nationalite_du_conjoint(saisie),
            enfants=saisie.enfants == OUI,
            enfant_francais=self.liens.enfant_francais(saisie),
            adresse=self.coordonnees.adresse(saisie, connue),
            courriel=self.coordonnees.courriel(saisie),
            telephone=saisie.telephone.strip(),
        )

    def preremplie(self, connue: Adresse, courriel: str) -> SaisieDInformations:
        """Ce que montre l'étape 1 la première fois : l'adresse connue (EXG-08-13), celle du compte (S20)."""
        return SaisieDInformations(
            voie=connue.voie,
            complement=connue.complement,
            code_postal=connue.code_postal,
            ville=connue.ville,
            courriel=courriel,
        )

    def rappelee(self, informations: InformationsPersonnelles) -> SaisieDInformations:
        """Ce que montre l'étape 1 déjà enregistrée (EXG-09-10, EXG-20-05)."""
        adresse = informations.adresse
        return SaisieDInformations(
            situation_familiale=informations.situation_familiale,
            en_couple=_reponse(informations.en_couple),
            nationalite_du_conjoint=informations.nationalite_du_conjoint or "",
            enfants=_reponse(informations.enfants),
            enfant_francais=_reponse(informations.enfant_francais),
            voie=adresse.voie,
            complement=adresse.complement,
            code_postal=adresse.code_postal,
            ville=adresse.ville,
            courriel=informations.courriel,
            telephone=informations.telephone,
        )


def _reponse(valeur: bool | None) -> str:
    return "" if valeur is None else OUI if valeur else NON
