"""Un petit projet de recette, écrit dans un dossier provisoire : exigences, features, pas et fausse cible."""

from collections.abc import Mapping
from textwrap import dedent

FICHE = """\
- id: {id}
  source: [{source}]
  type: règle de gestion
  statut: {statut}
  criticite: {criticite}
  noyau: {noyau}
  regle: "Règle {id}."
  defaut: "défaut de {id}"
"""

EXIGENCES_04 = "# Le lien d'activation\n" + "".join(
    FICHE.format(id=identifiant, source="S10", statut=statut, criticite=criticite, noyau=noyau)
    for identifiant, statut, criticite, noyau in (
        ("EXG-04-01", "explicite", "bloquante", "true"),
        ("EXG-04-02", "explicite", "majeure", "true"),
        ("EXG-04-03", "inférence", "majeure", "false"),
        ("EXG-04-04", "explicite", "mineure", "false"),
        ("EXG-04-05", "externe", "mineure", "false"),
    )
)
EXIGENCES_05 = FICHE.format(
    id="EXG-05-01", source="S11", statut="explicite", criticite="bloquante", noyau="true"
)

S10 = """\
# S10 (p. 11) — « Réception d'un mail »

Texte du **mail** : « Bonjour ».

## Décodage

| Partie | Contenu |
|---|---|
| En-tête | HS256 |
"""

DECISIONS = """\
# Bornes et décisions

## Bornes

| Règle | Refusé | Accepté |
|---|---|---|
| Lien, 24 h | + 24:00:00 | 23:59:59 |

## Décisions

### C-25

- **Où** : S10
- **Constat** : Le guide ne dit pas ce qu'il en est à 24 h tout juste.
- **Décision** : Refusé à 24 h.
- **Décidée par** : proposée par le projet, à arbitrer
"""

ENTETE = "# language: fr\nFonctionnalité: Le lien d'activation (S10)\n  Le lien ne vaut que 24 heures.\n\n"

CONSTAT = """
from contextlib import contextmanager

class Ecart(AssertionError):
    def __init__(self, regle, attendu, obtenu, ou=None):
        super().__init__(regle, attendu, obtenu, ou)
        self.regle, self.attendu, self.obtenu, self.ou = regle, attendu, obtenu, ou

observateurs = []

def constate(regle, attendu, obtenu, ou=None):
    for observateur in observateurs:
        observateur(regle, attendu, obtenu, ou, attendu == obtenu)
    if attendu != obtenu:
        raise Ecart(regle, attendu, obtenu, ou)
"""

CONFTEST = """
import json
import pathlib

import pytest

import constat

pytest_plugins = [
    "reports.enregistreur", "fixtures.lots", "fixtures.parties", "fixtures.moyens", "reports.preuve",
    "fixtures.navigateur", "pas_de_recette"
]
DESCRIPTION = pathlib.Path(__file__).with_name("cible.json")


def pytest_configure(config):
    def signale(regle, attendu, obtenu, ou, conforme):
        config.hook.pytest_recette_constat(
            config=config, regle=regle, attendu=str(attendu), obtenu=str(obtenu), ou=ou, conforme=conforme
        )
    constat.observateurs[:] = [signale]


def pytest_recette_cible(config):
    return json.loads(DESCRIPTION.read_text(encoding="utf-8"))
"""

PAS = """
import os
import signal

import pytest
from constat import constate
from pytest_bdd import given, parsers, then, when


class Injoignable(Exception):
    code_de_sortie = 3


@given("un compte")
@given(parsers.parse("un compte de {nombre} jours"))
def _compte(): ...


@when("la personne agit")
def _agit(): ...


@when("le pas échoue")
def _echoue():
    raise RuntimeError("panne")


@when("le pas passe outre")
def _passe_outre():
    pytest.skip("plus tard")


@when("le processus meurt")
def _meurt():
    os._exit(1)


@when("quelqu'un arrête tout")
def _arrete():
    raise KeyboardInterrupt


@when("la cible ne répond pas")
def _injoignable():
    raise Injoignable("la cible http://127.0.0.1:1 ne répond pas")


@when(parsers.parse('le secret "{secret}" fuit dans "{texte}"'))
def _fuite(secret, texte, preuves):
    preuves.secret(secret)
    preuves.texte(texte, "fuite")
    print(texte)
    raise RuntimeError(texte)


@then(parsers.parse("{regle} est tenue"))
def _tenue(regle):
    constate(regle, "24 h", "24 h", "courriel")


@then(parsers.parse("{regle} n'est pas tenue"))
def _pas_tenue(regle):
    constate(regle, "24 h", "25 h", "courriel")
"""

LIAISON = 'from pytest_bdd import scenarios\n\nscenarios("../features")\n'

SIMULATEUR = """\
{"nom": "simulateur de référence", "simulateur": true, "capacites": ["courriel", "horloge", "pilotage"],
 "adresse": "http://127.0.0.1:0", "version": "0.1", "graine": 4812, "rejeu": "--graine 4812"}
"""


def fichiers(scenarios: str, autres: Mapping[str, str] | None = None) -> dict[str, str]:
    """Les fichiers du projet ; `scenarios` est le corps de l'unique feature du chapitre 04."""
    return {
        "conftest.py": CONFTEST,
        "constat.py": CONSTAT,
        "pas_de_recette.py": PAS,
        "cible.json": SIMULATEUR,
        "pyproject.toml": '[project]\nname = "essai"\nversion = "1.2.3"\n\n[tool.pytest]\n'
        'testpaths = ["steps"]\nstrict = true\n'
        'addopts = ["-p", "no:faker", "-p", "no:hypothesispytest"]\n',
        "steps/test_tout.py": LIAISON,
        "features/04_activation/exigences.yaml": EXIGENCES_04,
        "features/05_mot_de_passe/exigences.yaml": EXIGENCES_05,
        "features/04_activation/lien.feature": ENTETE + dedent(scenarios),
        "features/guide/S10.md": S10,
        "features/guide/decisions.md": DECISIONS,
        **(autres or {}),
    }
