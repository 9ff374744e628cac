"""Une personne d'essai, qui lit les demandes du mode assisté et fait, dans la cible, ce qu'elles disent."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from fixtures.boite import Boite
from fixtures.pilotage import Pilotage
from steps.controles.courriel import lis_le_courriel

PAYS = re.compile(r"(?P<libelle>.+) \((?P<code>[A-Z]{2})\)")
DATE = re.compile(r"(\d{2})/(\d{2})/(\d{4})")


def iso(texte: str) -> str:
    """« 26/04/2022 » en 2022-04-26."""
    return DATE.sub(r"\3-\2-\1", texte)


def _lieu(texte: str) -> dict[str, str]:
    """« Syrie (SY) », par son libellé et son code."""
    trouve = PAYS.fullmatch(texte)
    assert trouve, texte
    return trouve.groupdict()


class PersonneDEssai:
    """Répond à chaque demande reconnue ; `demandes` compte ce qu'on lui a demandé, par sorte."""

    def __init__(self, pilotage: Pilotage, boite: Boite, dossier: Path) -> None:
        self._pilotage = pilotage
        self._boite = boite
        self._dossier = dossier
        self.demandes: Counter[str] = Counter()
        self._gestes: Mapping[str, tuple[re.Pattern[str], Callable[..., str]]] = {
            "inscrire": (re.compile(r"Inscrivez .*? : (?P<fiche>.+)"), self._inscrit),
            "lien": (re.compile(r"Collez ici le lien reçu par (?P<qui>\S+),"), self._lien),
            "courriel": (re.compile(r"Enregistrez .* reçu par (?P<qui>\S+) que"), self._courriel),
            "complément": (
                re.compile(
                    r"Demandez .* n° (?P<numero>\d+), pièces réclamées : (?P<pieces>.+), "
                    r"observations : « (?P<texte>.+) »"
                ),
                self._complement,
            ),
            "décision": (re.compile(r"(?P<verbe>Acceptez|Refusez) .* n° (?P<numero>\d+),"), self._decide),
            "état": (re.compile(r"Ouvrez le dossier n° (?P<numero>\d+) .* quel est son état"), self._etat),
            "fichiers": (
                re.compile(r"Ouvrez le dossier n° (?P<numero>\d+) .* quels fichiers"),
                self._fichiers,
            ),
        }

    def assiste(self, lues: IO[str], reponses: IO[str]) -> str:
        """Répond jusqu'à la fin de l'exécution ; rend tout ce qu'elle a lu."""
        tout = []
        for ligne in lues:
            tout.append(ligne)
            if ligne.startswith("▶ "):
                print(self._repond(ligne), file=reponses, flush=True)
        return "".join(tout)

    def _repond(self, demande: str) -> str:
        for sorte, (motif, geste) in self._gestes.items():
            if trouve := motif.search(demande):
                self.demandes[sorte] += 1
                return geste(**trouve.groupdict())
        raise AssertionError(f"Cette demande ne se comprend pas : {demande}")

    def _inscrit(self, fiche: str) -> str:
        dit = dict(une.split(" : ", 1) for une in fiche.strip().split(" ; "))
        pays, nationalite = _lieu(dit["pays de naissance"]), _lieu(dit["nationalité"])
        registre: dict[str, Any] = {
            "statut": dit["statut"],
            "etat_civil": {
                "nom_de_naissance": dit["nom"],
                "nom_d_usage": "",
                "prenoms": dit["prénoms"].split(", "),
                "sexe": dit["sexe"],
                "date_de_naissance": iso(dit["né(e) le"]),
                "pays_de_naissance": pays,
                "lieu_de_naissance": dit["à"],
                "nationalite": nationalite,
            },
            "adresse": {
                "voie": dit["voie"],
                "complement": "",
                "code_postal": dit["code postal"],
                "ville": dit["ville"],
                "code_insee": "59350",
            },
            "numero_etranger": dit["n° étranger"],
            "nature": dit["document"],
            "numero_de_titre": dit["n° du document"],
            "debut": iso(dit["valable du"]),
            "fin": iso(dit["au"]),
            "mention": dit["mention"],
        }
        self._pilotage.fait("personas", registre)
        return ""

    def _lien(self, qui: str) -> str:
        return lis_le_courriel(self._boite.attend(qui) or b"").lien

    def _courriel(self, qui: str) -> str:
        octets = self._boite.attend(qui)
        if octets is None:
            return "aucun"
        fichier = self._dossier / f"courriel_{self.demandes['courriel']}.eml"
        fichier.write_bytes(octets)
        return str(fichier)

    def _complement(self, numero: str, pieces: str, texte: str) -> str:
        corps = {"pieces": pieces.split(" ; "), "observations": texte}
        self._pilotage.fait(f"demandes/{numero}/complements", corps)
        return ""

    def _decide(self, verbe: str, numero: str) -> str:
        self._pilotage.fait(f"demandes/{numero}/decisions", {"favorable": verbe == "Acceptez"})
        return ""

    def _etat(self, numero: str) -> str:
        return str(self._pilotage.lit(f"demandes/{numero}")["etat"])

    def _fichiers(self, numero: str) -> str:
        lus = self._pilotage.lit(f"demandes/{numero}")["notifications"][-1]["fichiers"]
        return " ; ".join(lu["nom"] for lu in lus)
