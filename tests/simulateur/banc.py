"""Un simulateur monté en mémoire, un usager connecté, et ce qu'il faut pour conduire sa demande."""

import html
import io
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from werkzeug.test import Client, TestResponse
from werkzeug.wrappers import Response

from simulator.assemblage import Services, Temoin
from simulator.domaine.horloge import PARIS
from simulator.pilotage.boite import BoiteAuxLettres
from simulator.pilotage.contexte import Contexte
from simulator.reglages import Reglages
from simulator.serveur import Serveur

SITE = "/particuliers"
DEMANDE = f"{SITE}/demander-un-titre-de-sejour"
MOT_DE_PASSE = "Abcdef1#"
MIDI = datetime(2022, 4, 26, 12, tzinfo=PARIS)
PDF = b"%PDF-1.4\n%%EOF\n"

PERSONA: Mapping[str, Any] = {
    "statut": "BPS",
    "etat_civil": {
        "nom_de_naissance": "Recette métier",
        "nom_d_usage": "",
        "prenoms": ["Test vingt"],
        "sexe": "M",
        "date_de_naissance": "1982-04-05",
        "pays_de_naissance": {"libelle": "Afghanistan", "code": "AF"},
        "lieu_de_naissance": "Kaboul",
        "nationalite": {"libelle": "Afghane", "code": "AF"},
    },
    "adresse": {
        "voie": "8 Place DE LA REPUBLIQUE",
        "complement": "",
        "code_postal": "59000",
        "ville": "LILLE",
        "code_insee": "59350",
    },
    "nature": "titre",
    "debut": "2018-07-26",
    "fin": "2022-07-25",
    "mention": "BÉNÉFICIAIRE DE LA PROTECTION SUBSIDIAIRE",
}

ETAPE_1: Mapping[str, str] = {
    "situation_familiale": "celibataire",
    "en_couple": "non",
    "enfants": "non",
    "voie": "8 Place DE LA REPUBLIQUE",
    "code_postal": "59000",
    "ville": "LILLE",
    "courriel": "contact@personas.invalid",
}


class Banc:
    """Une instance, sans réseau hors le courriel."""

    def __init__(
        self,
        donnees: Path,
        port_smtp: int = 1,
        boite: BoiteAuxLettres | None = None,
        *,
        famille: bool = False,
    ) -> None:
        reglages = Reglages(donnees=donnees, smtp_port=port_smtp, reprise_du_courriel=0.05, famille=famille)
        self.serveur = Serveur(reglages, {}, Contexte(boite, None, (), Temoin()))
        self.serveur.place_l_horloge(MIDI)
        self._inscrits = 0

    @property
    def services(self) -> Services:
        """Les services de l'instance."""
        return self.serveur.instance().services

    def client(self) -> Client:
        """Un navigateur neuf, sur cette machine."""
        return Client(lambda e, r: self.serveur({**e, "REMOTE_ADDR": "127.0.0.1"}, r), Response)

    def pilote(
        self, chemin: str, corps: Mapping[str, Any] | None = None, methode: str | None = None
    ) -> TestResponse:
        """Un appel à l'API de pilotage."""
        methode = methode or ("GET" if corps is None else "POST")
        return self.client().open(f"/pilotage/{chemin}", method=methode, json=corps)

    def inscrit(self, **valeurs: Any) -> str:
        """Un persona et son compte activé ; rend le n° de son titre."""
        self._inscrits += 1
        rang = self._inscrits
        persona = {
            **PERSONA,
            "numero_etranger": f"5903{rang:06d}",
            "numero_de_titre": f"AB{rang:07d}",
            **valeurs,
        }
        assert self.pilote("personas", persona).status_code == 201
        compte = {
            "numero_de_titre": persona["numero_de_titre"],
            "adresse_email": f"compte{rang}@personas.invalid",
            "mot_de_passe": MOT_DE_PASSE,
        }
        assert self.pilote("comptes", compte).status_code == 201
        return str(persona["numero_de_titre"])

    def demande(self, titre: str, stade: str, **valeurs: Any) -> dict[str, Any]:
        """Une demande menée à ce stade par le pilotage."""
        cree = self.pilote("demandes", {"numero_de_titre": titre, "stade": stade, **valeurs})
        assert cree.status_code == 201, cree.text
        return contenu(cree)

    def lit(self, reference: str) -> dict[str, Any]:
        """La demande telle que l'agent la lit."""
        return contenu(self.pilote(f"demandes/{reference}"))

    def usager(self, identifiant: str) -> "Usager":
        """Un usager connecté."""
        usager = Usager(self.client())
        usager.envoie(f"{SITE}/connexion", identifiant=identifiant, mot_de_passe=MOT_DE_PASSE)
        return usager

    def vide(self) -> None:
        """Rend l'instance à son premier état."""
        assert self.pilote("remise-a-zero", {}).status_code == 204
        self.serveur.place_l_horloge(MIDI)
        self._inscrits = 0

    def ferme(self) -> None:
        """Arrête l'instance."""
        self.serveur.ferme()


class Usager:
    """Un usager devant son navigateur, sans script."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def ouvre(self, adresse: str) -> TestResponse:
        """La page, sans suivre de renvoi."""
        return self.client.get(adresse)

    def jeton(self, adresse: str) -> str:
        """Le jeton de formulaire de la page."""
        trouve = re.search(
            r'name="csrf_token" value="([^"]+)"', self.client.get(adresse, follow_redirects=True).text
        )
        assert trouve, adresse
        return trouve[1]

    def envoie(self, adresse: str, page: str | None = None, **champs: Any) -> TestResponse:
        """Envoie un formulaire, son jeton lu sur la page qui le porte."""
        return self.client.post(adresse, data={"csrf_token": self.jeton(page or adresse), **champs})

    def joint(self, base: str, nom: str, octets: bytes) -> TestResponse:
        """Joint un justificatif de domicile."""
        return self.envoie(f"{base}/etape-3", action="joindre:domicile", domicile=(io.BytesIO(octets), nom))


def contenu(reponse: TestResponse) -> dict[str, Any]:
    """L'objet JSON d'une réponse."""
    lu = reponse.json
    assert isinstance(lu, dict), reponse.text
    return lu


def erreurs(page: TestResponse) -> list[str]:
    """Les phrases de refus montrées près des champs, ou en tête de page."""
    trouvees = re.findall(r'(?:class="erreur"[^>]*|role="alert"[^>]*)>([^<]+)<', page.text)
    return [html.unescape(phrase) for phrase in trouvees]


def base(demande: Mapping[str, Any]) -> str:
    """Début des adresses d'une demande."""
    return f"{DEMANDE}/{demande['cle']}"
