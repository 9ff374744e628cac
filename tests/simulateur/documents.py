"""Les documents dont parlent les essais : mêmes données pour tous, et de quoi lire leurs pages."""

import dataclasses
import io
import re
from collections.abc import Mapping
from datetime import date

import pdfplumber
from pdfplumber.page import Page

from simulator.documents.attestations import Attestations
from simulator.documents.autorite import Autorite
from simulator.documents.consignes import Consignes
from simulator.documents.deux_d_doc import CodeBarres
from simulator.documents.imprimerie import Imprimerie
from simulator.documents.liste_des_pieces import ListeDesPieces
from simulator.documents.redaction import Redaction
from simulator.domaine.attestations import ContenuDAttestation, TypeDAttestation
from simulator.domaine.identite import Adresse, EtatCivil, Reference, Sexe, Statut
from simulator.domaine.regles import Regles

CODE = CodeBarres(Autorite.neuve())
ATTESTATIONS = Attestations(Redaction(), CODE, Imprimerie())
POINTS_PAR_MM = 72 / 25.4

CIVIL = EtatCivil(
    nom_de_naissance="Recette Metier",
    nom_d_usage="",
    prenoms=("Test quarante-et-un",),
    sexe=Sexe.MASCULIN,
    date_de_naissance=date(2006, 4, 5),
    pays_de_naissance=Reference("Afghanistan", "AF"),
    lieu_de_naissance="Kaboul",
    nationalite=Reference("Afghane", "AF"),
)
ADRESSE = Adresse("20 rue Nationale", "Appartement 3", "59000", "Lille", "59350")
CONTENU = ContenuDAttestation(
    type=TypeDAttestation.PROLONGATION,
    numero_etranger="7503136189",
    numero_de_demande="5901202204260000120",
    date_de_depot=date(2022, 4, 26),
    date_d_emission=date(2022, 4, 26),
    debut=date(2022, 4, 26),
    fin=date(2022, 10, 25),
    statut=Statut.BPS,
    etat_civil=CIVIL,
    adresse=ADRESSE,
)
REFUGIE = dataclasses.replace(CONTENU, statut=Statut.REFUGIE)
DEPOT = dataclasses.replace(CONTENU, type=TypeDAttestation.DEPOT)
FAVORABLE = dataclasses.replace(CONTENU, type=TypeDAttestation.DECISION_FAVORABLE, fin=date(2022, 7, 25))


def entrees(texte: str) -> list[str]:
    """Une entrée par ligne ; une ligne en retrait prolonge la précédente."""
    return [" ".join(entree.split()) for entree in re.split(r"\n(?! )", texte.strip())]


# Dans l'ordre de la page ; la première ligne de S30 est le bloc-marque de l'État, qui n'est pas reproduit.
LIGNES_DE_S30 = entrees("""
Simulateur de recette
ATTESTATION DE PROLONGATION D'INSTRUCTION D'UNE DEMANDE DE TITRE DE SÉJOUR
VOS RÉFÉRENCES :
Identifiant (N° de l'étranger) : 7503136189
N° de la demande : 5901202204260000120
DATE D'ÉMISSION : 26/04/2022
2D-DOC
A OBTENU LE BÉNÉFICE DE LA PROTECTION SUBSIDIAIRE
Nom de naissance : RECETTE METIER
Prénom(s) : TEST QUARANTE-ET-UN
Né(e) le : 05/04/2006
À : KABOUL , AFGHANISTAN
Nationalité : AFGHANE
Adresse : 20 RUE NATIONALE 59000 LILLE FRANCE
Le 26/04/2022, vous avez déposé une demande de titre de séjour qui est en cours d'examen par la
  préfecture compétente.
Cette attestation justifie de la régularité de votre séjour en France entre le 26/04/2022 et le
  25/10/2022.
Elle vous permet d'exercer une activité professionnelle sur le territoire métropolitain ou dans la
  collectivité d'outre-mer qui vous l'a délivrée, conformément aux articles L. 414-10 et R. 431-15-4 du
  code de l'entrée et du séjour des étrangers et du droit d'asile dans le cadre de la législation en
  vigueur.
Ce document autorise le franchissement des frontières de l'espace Schengen.
Vous serez informé(e) de l'avancement et de la suite donnée à votre démarche par un courrier électronique
  vous invitant à vous connecter à votre espace personnel.
""")

LIGNES_DE_S48 = entrees("""
DEMANDE DE TITRE DE SÉJOUR — BÉNÉFICIAIRE DE LA PROTECTION INTERNATIONALE
Liste des documents justificatifs à fournir
Vous devrez fournir sous forme numérique tous les documents justificatifs demandés en vous assurant de
  leur lisibilité, ainsi que leur traduction lorsque ceux-ci sont rédigés en langue étrangère. Vous
  pouvez consulter la liste des traducteurs agréés en suivant ce lien :
  https://www.service-public.fr/particuliers/vosdroits/F12956
Vous devez respecter les formats suivants : .jpg, .pdf, .png, .bmp, .tiff et ne pas dépasser 10Mo par
  fichier.
INFORMATIONS PERSONNELLES
Si vous êtes un mineur émancipé : Veuillez joindre un des justificatifs suivants : - Décision du juge des
  tutelles ; - Acte de mariage.
DOMICILE
Justificatif de domicile datant de moins de 6 mois : Veuillez joindre un des justificatifs de domicile
  suivants : - Une facture d'électricité, gaz, eau, internet, fixe ou mobile ; - ou une copie du bail de
  location ; - ou une copie d'une quittance de loyer ou de taxe d'habitation.
Si hébergement à l'hôtel : Veuillez joindre les justificatifs de domicile suivants : - Une attestation de
  l'hôtelier ; - Une copie de la facture du dernier mois.
Si hébergement chez un particulier : Veuillez joindre les justificatifs de domicile suivants : - Une
  attestation de l'hébergeant datée et signée, - Une copie de sa Carte Nationale d'Identité ou de sa
  carte de séjour, - Un justificatif de domicile de l'hébergeant si l'adresse inscrite sur sa carte
  d'identité ou sa carte de séjour n'est plus à jour.
""")


def pages(pdf: bytes) -> list[Page]:
    return pdfplumber.open(io.BytesIO(pdf)).pages


def texte(pdf: bytes) -> str:
    """Le texte de toutes les pages, blancs réduits à une espace."""
    return " ".join(" ".join(page.extract_text() for page in pages(pdf)).split())


def avec_civil(**champs: object) -> ContenuDAttestation:
    return dataclasses.replace(CONTENU, etat_civil=dataclasses.replace(CIVIL, **champs))  # type: ignore[arg-type]


def avec_adresse(**champs: str) -> ContenuDAttestation:
    return dataclasses.replace(CONTENU, adresse=dataclasses.replace(ADRESSE, **champs))


def liste() -> bytes:
    return ListeDesPieces(Consignes(Regles()), Imprimerie()).compose()


# Noms qui mettent la mise en page à l'épreuve : un mot sans fin, beaucoup de mots, deux écritures, plusieurs pages.
HOSTILES: Mapping[str, ContenuDAttestation] = {
    "nom-sans-espace": avec_civil(nom_de_naissance="W" * 60, prenoms=("M" * 60,), lieu_de_naissance="W" * 60),
    "nom-de-plusieurs-mots": avec_civil(
        nom_de_naissance=("Très-long " * 6).strip(), prenoms=tuple(["Jean-Maximilien"] * 6)
    ),
    "adresse-longue": avec_adresse(
        voie="1234 bis avenue du Général-de-Gaulle, résidence des Jardins, bâtiment C, porte 7",
        ville="Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson",
    ),
    "deux-ecritures": avec_civil(nom_de_naissance="محمد O'Brien-Łukasz", prenoms=("Zoë", "Nguyễn")),
    "nom-vide": avec_civil(nom_de_naissance="", prenoms=()),
    "plusieurs-pages": avec_adresse(voie="rue sans fin " * 400),
}


def tous() -> dict[str, ContenuDAttestation]:
    """Chaque type pour chaque statut, et les noms hostiles."""
    ordinaires = {
        f"{type_.name.lower()}-{statut.name.lower()}": dataclasses.replace(CONTENU, type=type_, statut=statut)
        for type_ in TypeDAttestation
        for statut in Statut
    }
    return {**ordinaires, **HOSTILES}
