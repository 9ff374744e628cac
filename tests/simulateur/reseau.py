"""Un simulateur qui écoute vraiment : FranceConnect s'y parle à lui-même par le réseau."""

import html
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from wsgiref.types import WSGIApplication

import requests
from waitress import wasyncore
from waitress.server import create_server

from simulator.assemblage import Temoin
from simulator.mandataire import DerriereUnMandataire
from simulator.pilotage.contexte import Contexte
from simulator.reglages import Reglages
from simulator.serveur import EN_TETE_DE_DEFAUT, Modification, Serveur
from tests.simulateur.banc import MIDI, MOT_DE_PASSE, PERSONA

IDENTITE: Mapping[str, Any] = {
    "sub": "s1",
    "given_name": "TEST VINGT",
    "family_name": "RECETTE METIER",
    "birthdate": "1982-04-05",
    "gender": "male",
    "birthcountry": "99212",
}
DEPART = "/particuliers/connexion/franceconnect"
FIN = 10  # secondes laissées au serveur pour finir


class Internaute:
    """Un navigateur sans script, qui ne suit un renvoi que si on le lui dit."""

    def __init__(self, adresse: str, defaut: str = "") -> None:
        self.adresse = adresse
        self.session = requests.Session()
        self.session.trust_env = False
        if defaut:
            self.session.headers[EN_TETE_DE_DEFAUT] = defaut

    def ouvre(
        self, chemin: str, parametres: Mapping[str, str] | None = None, *, suit: bool = True
    ) -> requests.Response:
        """La page de ce chemin, ou de cette adresse."""
        adresse = chemin if chemin.startswith("http") else self.adresse + chemin
        return self.session.get(adresse, params=parametres, allow_redirects=suit, timeout=10)

    def choisit(self, page: requests.Response, **champs: str) -> str:
        """Répond à la page de choix ; rend l'adresse du retour, sans l'ouvrir."""
        action = re.search(r'<form method="post" action="([^"]+)"', page.text)
        assert action, page.text
        racine = "{0.scheme}://{0.netloc}".format(urlsplit(page.url))
        reponse = self.session.post(
            racine + html.unescape(action[1]), data=champs, allow_redirects=False, timeout=10
        )
        assert reponse.status_code == 302, reponse.text
        return str(reponse.headers["Location"])

    def envoie(self, chemin: str, **champs: str) -> requests.Response:
        """Envoie un formulaire du site."""
        return self.session.post(self.adresse + chemin, data=champs, timeout=10)

    def obtient_un_retour(self) -> str:
        """Demande, et s'identifie comme l'identité déposée."""
        return self.choisit(self.ouvre(DEPART), identite="s1")

    def connecte_comme(self) -> str:
        """Le nom au bandeau ; vide si personne n'est connecté."""
        nom = re.search(r'class="usager">([^<]+)<', self.ouvre("/particuliers/").text)
        return html.unescape(nom[1]) if nom else ""

    def pilote(self, chemin: str, corps: Mapping[str, Any], methode: str = "POST") -> None:
        """Un acte de pilotage."""
        reponse = self.session.request(methode, f"{self.adresse}/pilotage/{chemin}", json=corps, timeout=10)
        assert reponse.ok, reponse.text

    def prepare(self) -> None:
        """Une instance vide à midi, où une personne a un compte et une identité."""
        self.pilote("remise-a-zero", {})
        self.pilote("horloge", {"instant": MIDI.isoformat()}, "PUT")
        self.pilote("personas", {**PERSONA, "numero_etranger": "5903000001", "numero_de_titre": "AB0000001"})
        compte = {"numero_de_titre": "AB0000001", "adresse_email": "a@personas.invalid"}
        self.pilote("comptes", {**compte, "mot_de_passe": MOT_DE_PASSE})
        self.pilote("identites", IDENTITE)


@contextmanager
def serveur_ouvert(
    donnees: Path, modifications: Mapping[str, Modification], prefixe: str = ""
) -> Iterator[str]:
    """L'adresse publique d'un serveur à l'écoute, sous ce préfixe."""
    montees: list[WSGIApplication] = []
    ouvertes: dict[int, Any] = {}
    ecoute = create_server(
        lambda environ, repond: montees[0](environ, repond),  # noqa: PLW0108 (monté une fois le port connu)
        host="127.0.0.1",
        port=0,
        map=ouvertes,
    )
    interne = f"http://127.0.0.1:{ecoute.effective_port}"
    reglages = Reglages(
        donnees=donnees, adresse_publique=f"{interne}{prefixe}", adresse_interne=interne, smtp_port=1
    )
    serveur = Serveur(reglages, modifications, Contexte(None, None, (), Temoin()))
    montees.append(DerriereUnMandataire(serveur, reglages.adresse_publique) if prefixe else serveur)
    fil = threading.Thread(target=ecoute.run, daemon=True)
    fil.start()
    try:
        yield reglages.adresse_publique
    finally:
        # Fermées par le fil qui les écoute : d'un autre, il lirait une prise déjà fermée.
        ecoute.trigger.pull_trigger(partial(wasyncore.close_all, ouvertes))
        fil.join(timeout=FIN)
        assert not fil.is_alive()
        serveur.ferme()


def parametres(adresse: str) -> dict[str, str]:
    """Ce que porte une adresse derrière « ? »."""
    return {nom: valeurs[0] for nom, valeurs in parse_qs(urlsplit(adresse).query).items()}
