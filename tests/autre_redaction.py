"""`python -m tests.autre_redaction` : le simulateur, qui dit les mêmes règles en d'autres mots, et en trahit une."""

from tests.autres_textes import sert

TEXTES = (
    ("pages/connexion.html", "Connectez-vous pour accéder à vos services", "CONNECTEZ-VOUS POUR ACCÉDER AUX SERVICES"),
    (
        "pages/compte_enregistree.html",
        "Demande de création de compte bien enregistrée.",
        "Votre demande de création de compte est bien enregistrée !",
    ),
    ("pages/compte_enregistree.html", "Retour à l'accueil", "Retour accueil"),
    ("courriels/activation.txt", "Bonjour\n", "Bonjour,\n"),
    ("pages/compte_enregistree.html", "sera votre N° Étranger", "ne sera pas votre N° Étranger"),
)  # fmt: skip
"""Gabarit, ce que le guide y dit, ce que cette cible y dit ; le dernier dit autre chose."""

if __name__ == "__main__":
    sert("tests.autre_redaction", TEXTES)
