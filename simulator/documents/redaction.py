"""Le texte des attestations, ligne par ligne (S30)."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from simulator.documents.translitteration import en_lettres_simples
from simulator.domaine.attestations import DROITS, ContenuDAttestation, Droits, TypeDAttestation
from simulator.domaine.identite import Adresse

TITRES: Mapping[TypeDAttestation, str] = {
    TypeDAttestation.DEPOT: "ATTESTATION DE DÉPÔT D'UNE DEMANDE DE TITRE DE SÉJOUR",
    TypeDAttestation.PROLONGATION: (
        "ATTESTATION DE PROLONGATION D'INSTRUCTION D'UNE DEMANDE DE TITRE DE SÉJOUR"
    ),
    TypeDAttestation.DECISION_FAVORABLE: "ATTESTATION DE DÉCISION FAVORABLE À UNE DEMANDE DE TITRE DE SÉJOUR",
}

# Lignes 1 à 14 de S30. La ligne 1 y est le bloc-marque de l'État : reproduit, il ferait passer ce document
# pour vrai ; elle dit donc d'où il vient. La ligne 8 est la mention du code-barres, posée sous l'image.
LIGNES_COMMUNES: Mapping[str, str] = {
    "bloc": "Simulateur de recette\nDocument fictif, qui n'émane d'aucune administration",
    "titre": "{titre}",
    "references": "VOS RÉFÉRENCES :",
    "identifiant": "Identifiant (N° de l'étranger) : {numero_etranger}",
    "numero_de_demande": "N° de la demande : {numero_de_demande}",
    "date_d_emission": "DATE D'ÉMISSION : {emission}",
    "mention": "{mention}",
    "code": "2D-DOC",
    "nom": "Nom de naissance : {nom}",
    "prenoms": "Prénom(s) : {prenoms}",
    "naissance": "Né(e) le : {naissance}",
    "lieu": "À : {lieu} , {pays}",  # espace avant la virgule, comme dans le guide
    "nationalite": "Nationalité : {nationalite}",
    "adresse": "Adresse : {adresse}",
}

_DEPOT = (
    "Le {depot}, vous avez déposé une demande de titre de séjour qui est en cours d'examen par la préfecture "
    "compétente."
)
_REGULARITE = (
    "Cette attestation justifie de la régularité de votre séjour en France entre le {debut} et le {fin}."
)
_SUIVI = (
    "Vous serez informé(e) de l'avancement et de la suite donnée à votre démarche par un courrier "
    "électronique vous invitant à vous connecter à votre espace personnel."
)

# Lignes 15 à 19. Le guide ne donne que celles de la prolongation ; celles du dépôt suivent R. 431-15-1
# (C-17), celles de la décision les mots de S46 (C-39). Seule la prolongation parle des frontières (C-33).
LIGNES_PROPRES: Mapping[TypeDAttestation, Mapping[str, str]] = {
    TypeDAttestation.DEPOT: {
        "depot": _DEPOT,
        "regularite": "Ce document ne justifie pas de la régularité du séjour.",
        "suivi": _SUIVI,
    },
    TypeDAttestation.PROLONGATION: {
        "depot": _DEPOT,
        "regularite": _REGULARITE,
        "travail": (
            "Elle vous permet d'exercer une activité professionnelle sur le territoire métropolitain ou dans "
            "la collectivité d'outre-mer qui vous l'a délivrée, conformément aux articles L. 414-10 et "
            "{article} du code de l'entrée et du séjour des étrangers et du droit d'asile dans le cadre de "
            "la législation en vigueur."
        ),
        "frontieres": "Ce document autorise le franchissement des frontières de l'espace Schengen.",
        "suivi": _SUIVI,
    },
    TypeDAttestation.DECISION_FAVORABLE: {
        "depot": "Le {depot}, vous avez déposé une demande de titre de séjour qui a été acceptée.",
        "regularite": _REGULARITE,
        "travail": (
            "Elle vous permet de maintenir vos droits associés, dont celui d'exercer une activité "
            "professionnelle, dans l'attente de la remise de votre nouveau titre en préfecture."
        ),
        "suivi": (
            "L'administration vous recontactera pour que vous veniez retirer ce titre en préfecture, et vous "
            "précisera le montant de la taxe à acquitter."
        ),
    },
}

# Le guide ne les dit que d'un bénéficiaire : d'un membre de famille, le simulateur ne les invente pas (C-18).
LIGNES_D_UN_BENEFICIAIRE = frozenset({"travail", "frontieres"})

# Ce que dessine la police embarquée ; un glyphe manquant ferait échouer tout le document (PDF/UA).
_NON_IMPRIMABLE = re.compile(
    r"[^ -~\u00a0-\u00ac\u00ae-\u02e4\u02ea-\u02ff\u1e00-\u1e9b\u1e9e\u1ea0-\u1ef9"
    r"\u2010-\u2027\u20ac\u2c60-\u2c6c\u2c74-\u2c77\ua78b\ua78c]"
)


class Redaction:
    """Donne les lignes d'une attestation."""

    def lignes(self, contenu: ContenuDAttestation) -> dict[str, str]:
        """Texte de chaque ligne, par clé, dans l'ordre de S30 ; une ligne sans texte n'y est pas."""
        valeurs = {nom: self.imprimable(valeur) for nom, valeur in self.valeurs(contenu).items()}
        lignes = {cle: modele.format_map(valeurs) for cle, modele in self.modeles(contenu).items()}
        return {cle: texte for cle, texte in lignes.items() if texte}

    def modeles(self, contenu: ContenuDAttestation) -> dict[str, str]:
        """Les phrases à trous, par clé."""
        modeles = {**LIGNES_COMMUNES, **LIGNES_PROPRES[contenu.type]}
        tues = frozenset() if self.droits(contenu).protection else LIGNES_D_UN_BENEFICIAIRE
        return {cle: modele for cle, modele in modeles.items() if cle not in tues}

    def valeurs(self, contenu: ContenuDAttestation) -> dict[str, str]:
        """Ce qui remplit les trous."""
        civil = contenu.etat_civil
        return {
            "titre": TITRES[contenu.type],
            "numero_etranger": contenu.numero_etranger,
            "numero_de_demande": contenu.numero_de_demande,
            "emission": self.jour(contenu.date_d_emission),
            "mention": self.mention(contenu),
            "nom": self.majuscules(civil.nom_de_naissance),
            "prenoms": self.majuscules(" ".join(civil.prenoms)),
            "naissance": self.jour(civil.date_de_naissance),
            "lieu": self.majuscules(civil.lieu_de_naissance),
            "pays": self.majuscules(civil.pays_de_naissance.libelle),
            "nationalite": self.majuscules(civil.nationalite.libelle),
            "adresse": self.majuscules(self.adresse(contenu.adresse)),
            "depot": self.jour(contenu.date_de_depot),
            "debut": self.jour(contenu.debut),
            "fin": self.jour(contenu.fin),
            "article": self.droits(contenu).article,
        }

    def droits(self, contenu: ContenuDAttestation) -> Droits:
        """Mention et article du statut (EXG-13-06, EXG-13-07, EXG-13-13)."""
        return DROITS[contenu.statut]

    def mention(self, contenu: ContenuDAttestation) -> str:
        """Mention encadrée ; une attestation de dépôt, de droit commun, n'en porte pas (C-17)."""
        return "" if contenu.type is TypeDAttestation.DEPOT else self.droits(contenu).mention

    def adresse(self, adresse: Adresse) -> str:
        """Voie, code postal, ville et pays, à la suite ; le complément n'y est pas (S30, EXG-13-09)."""
        return f"{adresse.voie} {adresse.code_postal} {adresse.ville} {adresse.pays}"

    def majuscules(self, texte: str) -> str:
        """En capitales, accents gardés (C-28)."""
        return texte.upper()

    def jour(self, jour: date) -> str:
        """JJ/MM/AAAA (EXG-13-05)."""
        return f"{jour:%d/%m/%Y}"

    def imprimable(self, texte: str) -> str:
        """Le texte sur une ligne, composé (NFC), tel que la police le dessine.

        Une lettre latine sans dessin est imprimée comme le 2D-DOC l'écrit, pour que les deux s'accordent ; « ? »
        tient la place de ce qui n'est pas latin. Un accent qui ne se compose pas avec sa lettre est ôté : superposé,
        il ferait lire la lettre deux fois à qui extrait le texte.
        """
        compose = unicodedata.normalize("NFC", " ".join(texte.split()))
        return _NON_IMPRIMABLE.sub(lambda trouve: self.sans_dessin(trouve[0]), compose)

    def sans_dessin(self, caractere: str) -> str:
        """Ce qui est imprimé à la place d'un caractère que la police ne dessine pas."""
        simple = en_lettres_simples(caractere)
        return simple if re.fullmatch("[ -~]*", simple) else "?"
