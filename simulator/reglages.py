"""Réglages d'une instance : où elle écoute, où elle écrit, par qui partent ses mails."""

from dataclasses import dataclass
from pathlib import Path

SITE = "/particuliers"
"""Où le site commence, sous l'adresse de l'instance (S10)."""


@dataclass(frozen=True, slots=True)
class Reglages:
    """Ce qu'un exploitant choisit ; rien ici n'est une règle du guide."""

    donnees: Path
    adresse_publique: str = "http://127.0.0.1:8000"  # celle que voit l'usager, préfixe compris
    adresse_interne: str = "http://127.0.0.1:8000"  # celle où l'instance s'appelle elle-même
    en_tetes_internes: tuple[tuple[str, str], ...] = ()  # à joindre alors, pour se retrouver
    smtp_hote: str = "127.0.0.1"
    smtp_port: int = 1025
    expediteur: str = "ne-pas-repondre@simulateur.invalid"
    domaines_de_courriel: tuple[str, ...] = ("invalid",)
    reprise_du_courriel: float = 1.0  # secondes entre deux essais d'envoi
    maquette_connexion: str = "nouvelle"  # ou « ancienne » ; C-02
    famille: bool = False  # ouvre le parcours des membres de famille ; C-18


@dataclass(frozen=True, slots=True)
class Partenariat:
    """Ce dont le site et le fournisseur d'identité sont convenus, comme à l'inscription chez FranceConnect."""

    client: str
    secret: str
    emetteur: str  # adresse du fournisseur, vue du navigateur
    interne: str  # la même, vue du site
    retour: str  # où le fournisseur renvoie l'usager
