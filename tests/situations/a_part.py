"""Une cible à part : un simulateur qui tourne déjà, le profil qui le décrit, et la suite jouée contre lui."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fixtures.personas import Persona, Personas
from fixtures.pilotage import Pilotage
from fixtures.registre import RegistrePilote
from tests.hygiene.lecture import RACINE

ADRESSES = "usager.{numero}@personas.invalid"
MOT_DE_PASSE = "RECETTE_ESSAI_MDP_{rang}"
"""La variable d'environnement du mot de passe d'un persona qui a déjà un compte."""


@dataclass(frozen=True, slots=True)
class Fournies:
    """Ce qu'une équipe prépare : un fichier de personas, et les mots de passe dans l'environnement."""

    fichier: str
    environnement: Mapping[str, str]


def fournit(pilotage: Pilotage, lots: Sequence[tuple[int, str, str, bool]]) -> Fournies:
    """Inscrit des personas au registre de la cible, et les dit comme une équipe les dirait.

    `lots` : combien, de quel statut, titulaires de quel document, avec ou sans compte.
    """
    source, aujourd_hui = Personas("personas fournis", ADRESSES), date.today()  # noqa: DTZ011 (un jour, à un mois près)
    blocs: list[str] = []
    secrets: dict[str, str] = {}
    for combien, statut, nature, compte in lots:
        for _ in range(combien):
            persona = RegistrePilote(pilotage).inscrit(source.cree(statut, aujourd_hui, nature))
            variable = MOT_DE_PASSE.format(rang=len(blocs)) if compte else ""
            if compte:
                pilotage.fait("comptes", persona.pour_un_compte())
                secrets[variable] = persona.mot_de_passe
            blocs.append(_bloc(persona, variable))
    return Fournies("\n\n".join(blocs), secrets)


def _bloc(persona: Persona, compte: str) -> str:
    lignes = {
        "statut": persona.statut,
        "document": persona.titre.nature,
        "nom": persona.nom,
        "prenoms": list(persona.prenoms),
        "sexe": persona.sexe,
        "date_de_naissance": persona.date_de_naissance,
        "ville_de_naissance": persona.origine.ville,
        "numero_etranger": persona.numero_etranger,
        "numero": persona.titre.numero,
        "debut": persona.titre.debut,
        "fin": persona.titre.fin,
        "mention": persona.titre.mention,
        "courriel": persona.courriel,
        **({"compte": compte} if compte else {}),
    }
    lieux = {"pays": persona.origine.pays, "nationalite": persona.origine.nationalite}
    tables = "".join(
        f'\n{nom} = {{ libelle = "{lieu.libelle}", code = "{lieu.code}" }}' for nom, lieu in lieux.items()
    )
    ecrites = "\n".join(
        f"{nom} = {valeur if isinstance(valeur, date) else json.dumps(valeur, ensure_ascii=False)}"
        for nom, valeur in lignes.items()
    )
    return f"[[persona]]\n{ecrites}{tables}"


@dataclass(frozen=True, slots=True)
class Jouee:
    """Une exécution : son code de sortie, son enregistrement, ce qu'elle a écrit."""

    code: int
    lu: Mapping[str, Any]
    ecrit: str

    @property
    def regles(self) -> Mapping[str, str]:
        """L'état de chaque règle couverte."""
        return {une["id"]: une["etat"] for une in self.lu["exigences"] if une["couverte"]}

    @property
    def rouges(self) -> list[str]:
        """Ce qui est rouge, et pourquoi : rien si tout va bien."""
        return [f"{s['id']} : {s['echec']['resume']}" for s in self.lu["scenarios"] if s["echec"]]

    @property
    def verdicts(self) -> Mapping[tuple[str, str], str]:
        """Le verdict de chaque règle dans chaque scénario qui la constate ; sans règle, celui du scénario."""
        rendus = {(s["id"], ""): s["etat"] for s in self.lu["scenarios"]}
        for scenario in self.lu["scenarios"]:
            for constat in sorted(scenario["constats"], key=lambda un: not un["conforme"]):
                cle = (scenario["id"], constat["regle"])
                rendus[cle] = "conforme" if constat["conforme"] else "non conforme"
        return rendus


def joue(sortie: Path, *options: str, environnement: Mapping[str, str] | None = None) -> Jouee:
    """Joue la suite comme le lanceur le fait, et relit son enregistrement."""
    processus = () if "-n" in options else ("-n", "0")
    commande = [sys.executable, "-m", "reports.jeu", *options, *processus, "--sortie", str(sortie)]
    fait = subprocess.run(
        commande,
        cwd=RACINE,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **(environnement or {})},
    )
    enregistrement = sortie / "recette.json"
    lu = json.loads(enregistrement.read_text(encoding="utf-8")) if enregistrement.exists() else {}
    return Jouee(fait.returncode, lu, fait.stdout + fait.stderr)
