"""Le simulateur dans son propre processus, par sa commande publique : de quoi l'arrêter net et le relancer."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from fixtures.cible import Cible
from fixtures.dossiers import Dossier, Dossiers
from fixtures.personas import Persona, Personas
from fixtures.pilotage import Pilotage
from fixtures.registre import RegistrePilote
from reports.masque import Masque
from reports.preuves import Preuves
from steps.controles.deux_d_doc import Annuaire
from steps.preparation.comptes import ComptesPilotes, Ouverte
from steps.visiteurs import Visiteur
from tests.hygiene.lecture import RACINE

ADRESSES = "usager.{numero}@personas.invalid"
PATIENCE = 30.0
"""Secondes laissées à une réponse, sur une machine chargée."""


class _DejaInscrits(ComptesPilotes):
    def inscrit(self, persona: Persona) -> None:
        """Rien : `Simulateur.prepare` l'a fait, ici ou avant l'arrêt."""


class Simulateur:
    """Un simulateur en marche : ses demandes, ses visiteurs, et son arrêt."""

    def __init__(self, processus: "subprocess.Popen[str]", adresse: str) -> None:
        self._processus = processus
        self._pilotage = Pilotage(adresse)
        self._comptes = _DejaInscrits(self._pilotage, Preuves(None, Masque(), None, images=False))
        self._cible = Cible("simulateur", True, (), PATIENCE, ADRESSES, adresse=adresse)
        self._venus: list[Visiteur] = []
        self.dossiers = Dossiers(self._pilotage, self._cible.accueil)

    @property
    def accueil(self) -> str:
        """La page d'accueil de ce processus."""
        return self._cible.accueil

    def prepare(self, persona: Persona, stade: str, informations: Mapping[str, str] | None = None) -> Dossier:
        """Inscrit cette personne et mène sa demande jusqu'à ce stade."""
        RegistrePilote(self._pilotage).inscrit(persona)
        self._pilotage.fait("comptes", persona.pour_un_compte())
        return self.dossiers.prepare(persona, stade, informations)

    def place_l_horloge(self, instant: datetime) -> None:
        """Arrête son horloge à cet instant."""
        self._pilotage.place_l_horloge(instant)

    def console(self, page: str) -> str:
        """L'adresse d'une page de la console."""
        return self._pilotage.adresse(page)

    def session(self, persona: Persona) -> Ouverte:
        """Une session ouverte à cette personne."""
        return self._comptes.ouvre("connectée", persona)

    def demande_un_complement(self, dossier: Dossier, pieces: list[str], observations: str) -> str:
        """Un agent réclame ces pièces ; rend la clé de la notification."""
        corps = {"pieces": pieces, "observations": observations}
        return str(self._pilotage.fait(f"demandes/{dossier.cle}/complements", corps)["cle"])

    def annuaire(self) -> Annuaire:
        """Les certificats qui signent ses 2D-DOC."""
        return Annuaire.depuis_des_pem([str(self._pilotage.lit("certificats")["pem"]).encode()])

    def retrouve(self, dossier: Dossier) -> Dossier:
        """La même demande, à l'adresse de ce processus."""
        return replace(dossier, racine=f"{self._cible.adresse}{urlsplit(dossier.racine).path}")

    def fichiers(self, dossier: Dossier) -> dict[str, bytes | None]:
        """Le contenu de chaque fichier joint, par son nom."""
        return {
            piece["nom"]: self.dossiers.fichier(replace(dossier, fichier=piece["cle"]))
            for piece in self.dossiers.lit(dossier.cle)["pieces"]
        }

    def visiteur(self, persona: Persona) -> Visiteur:
        """Cette personne, inscrite ici ou avant l'arrêt, connectée."""
        venu = Visiteur(self._cible, self._comptes, None)
        venu.connecte(persona)
        self._venus.append(venu)
        return venu

    def tue(self) -> None:
        """L'arrête net, comme une panne de la machine : rien ne lui est dit."""
        self._processus.kill()
        self._processus.wait()

    def ferme(self) -> None:
        """Rend les connexions."""
        for venu in self._venus:
            venu.ferme()
        self._pilotage.ferme()


@contextmanager
def simulateur(
    donnees: Path,
    smtp: str = "",
    horloge: str = "2022-04-26T12:00",
    options: Sequence[str] = (),
    module: str = "simulator",
) -> Iterator[Simulateur]:
    """Un simulateur à l'écoute, ses données dans ce dossier ; tué à la sortie, jamais arrêté en ordre.

    `smtp` : « hôte:port » d'un serveur de courriel ; sans lui, la boîte embarquée les reçoit. `horloge` : vide, elle
    suit l'heure courante. `module` : lui, ou ce qui le sert changé.
    """
    commande = [sys.executable, "-m", module, "--port", "0", "--port-courriel", "0", "--evenements"]
    reglages = ["--donnees", str(donnees)]
    reglages += ["--horloge", horloge] if horloge else []
    reglages += ["--smtp", smtp] if smtp else []
    with (
        (donnees / "journal.txt").open("a", encoding="utf-8") as journal,
        subprocess.Popen(
            [*commande, *reglages, *options], stdout=subprocess.PIPE, stderr=journal, text=True, cwd=RACINE
        ) as processus,
    ):
        lance = None
        try:
            annonce = processus.stdout.readline() if processus.stdout else ""
            assert annonce, (donnees / "journal.txt").read_text(encoding="utf-8")
            lance = Simulateur(processus, json.loads(annonce)["adresse"])
            yield lance
        finally:
            processus.kill()
            if lance is not None:
                lance.ferme()


def personas(combien: int) -> list[Persona]:
    """Autant de personas, toujours les mêmes."""
    source = Personas("redémarrage", ADRESSES)
    return [source.cree() for _ in range(combien)]
