"""Ce que les contrôles de forme tolèrent, fichier par fichier, chaque fois avec sa raison.

Une tolérance qui ne sert plus est une faute.
"""

from tests.hygiene.fautes import Tolerance

CITATIONS: tuple[Tolerance, ...] = ()
MOTS_TECHNIQUES: tuple[Tolerance, ...] = ()
ATTENTES = (
    Tolerance("fixtures/imap.py", "sleep", "une boîte relevée n'avertit pas de ce qui y arrive"),
    Tolerance("fixtures/cadence.py", "sleep", "le rythme promis à la cible est une durée"),
)
LOCALISATEURS = (
    Tolerance(
        "steps/ecrans/comptes.py",
        "self.page.locator('[aria-invalid=true]')",
        "aucun rôle ne désigne un champ en erreur ; cet attribut est ce qu'en dit un lecteur d'écran",
    ),
)

ADRESSES = (
    Tolerance(
        "features/04_activation/exigences.yaml",
        "a@x.FR",
        "exemple de la règle EXG-04-05 : la casse du domaine ; aucun usager",
    ),
    Tolerance(
        "features/04_activation/exigences.yaml",
        "a@x.fr",
        "exemple de la règle EXG-04-05 : la casse du domaine ; aucun usager",
    ),
)
TELEPHONES = (
    Tolerance("features/guide/S25.md", "0606060606", "transcription du guide : numéro factice de la capture"),
)
SECRETS: tuple[Tolerance, ...] = ()
