"""Les greffons de la recette : ce qui enregistre, ce qui est donné, ce qui agit."""

pytest_plugins = [
    "reports.enregistreur",
    "reports.preuve",
    "fixtures.lots",
    "fixtures.navigateur",
    "fixtures.cible",
    "fixtures.horloge",
    "fixtures.page",
    "fixtures.personas",
    "steps.observation",
    "steps.regles",
    "steps.ecrans.fixtures",
    "steps.communs",
    "steps.acces",
    "steps.connexion",
    "steps.creation_compte",
    "steps.activation",
    "steps.mot_de_passe",
]
