"""Réglages d'une instance : où elle écoute, où elle écrit, par qui partent ses mails."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Reglages:
    """Ce qu'un exploitant choisit ; rien ici n'est une règle du guide."""

    donnees: Path
    adresse_publique: str = "http://127.0.0.1:8000"
    smtp_hote: str = "127.0.0.1"
    smtp_port: int = 1025
    expediteur: str = "ne-pas-repondre@simulateur.invalid"
    domaines_de_courriel: tuple[str, ...] = ("invalid",)
    reprise_du_courriel: float = 1.0  # secondes entre deux essais d'envoi
    maquette_connexion: str = "nouvelle"  # ou « ancienne » ; C-02
