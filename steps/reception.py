"""Recevoir un courriel : l'attendre, le lire, le verser aux preuves."""

from fixtures.boite import Boite
from reports.preuves import Preuves
from steps.controles.courriel import Courriel, lis_le_courriel


class CourrielNonRecu(Exception):
    """Le courriel attendu n'est pas arrivé avant la fin de la patience."""


def recoit(boite: Boite, adresse: str, preuves: Preuves) -> Courriel:
    """Le courriel de cette adresse qui suit le dernier lu ; `CourrielNonRecu` s'il n'arrive pas."""
    octets = boite.attend(adresse)
    if octets is None:
        raise CourrielNonRecu(f"Aucun courriel n'est arrivé pour {adresse} en {boite.patience:g} s.")
    return lis_et_verse(octets, preuves)


def lis_et_verse(octets: bytes, preuves: Preuves) -> Courriel:
    """Le courriel lu, versé aux preuves."""
    courriel = lis_le_courriel(octets)
    preuves.courriel(octets, courriel.sujet)
    return courriel
