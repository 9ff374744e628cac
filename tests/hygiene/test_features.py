"""La forme des features : chaque contrôle sur le projet, puis sur un échantillon fautif."""

import pytest

from tests.hygiene import tolerances
from tests.hygiene.fautes import Tolerance, bilan, exige_aucune
from tests.hygiene.formes import (
    CONTROLES,
    Connu,
    Controle,
    diapos_nommees,
    en_francais,
    etiquettes_connues,
    exemples_distincts,
    exigences_du_chapitre,
    exigences_posees_de_pres,
    noms_distincts,
    pas_avales,
    sans_mot_technique,
    scenarios_complets,
)
from tests.hygiene.lecture import PARCOURS, RACINE, FichierFeature, Illisible, analyse

TOLERANCES: dict[Controle, tuple[Tolerance, ...]] = {sans_mot_technique: tolerances.MOTS_TECHNIQUES}

ESSAI = Connu(
    sources={"EXG-04-14": ("S10",), "EXG-04-15": ("S10",), "EXG-05-01": ("S11",), "EXG-20-09": ()},
    diapos=frozenset({"S10", "S11"}),
    autres=frozenset({"C-25", "horloge"}),
)

BONNE = """\
# language: fr
# On clique ici : un commentaire n'est pas lu.
Fonctionnalité: Le lien d'activation (S10)
  Le lien reçu vaut 24 heures ; « cliquez ici », dit le guide.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire
    Et qui vient de demander la création de son compte

  @EXG-04-14
  Règle: Le lien vaut 24 heures

    @horloge
    Plan du Scénario: Le lien ouvert <délai> après l'envoi
      Quand elle ouvre le lien reçu, <délai> après l'envoi
      Alors la création du mot de passe lui est <issue>

      Exemples:
        | délai | issue    |
        | 1 s   | proposée |

      @EXG-04-15 @C-25
      Exemples: à l'instant exact
        | délai | issue   |
        | 24 h  | refusée |

    Scénario: Le courriel dit ce qu'il faut
      Alors le courriel porte
        \"\"\"
        Vous pouvez cliquer sur le lien https://exemple.invalid
        \"\"\"
"""

SCENARIO = "    Scénario: Le courriel dit ce qu'il faut\n"
UNE_LIGNE = "        | 1 s   | proposée |\n"

# Le contrôle, ce qu'on change dans la bonne feature, et ce que la faute désigne.
FAUTIVES: list[tuple[Controle, str, str, str]] = [
    (en_francais, "# language: fr\n", "", "# On clique ici : un commentaire n'est pas lu."),
    (en_francais, "# language: fr\n", "# langue : fr\n", "# langue : fr"),
    (diapos_nommees, " (S10)", "", "Le lien d'activation"),
    (diapos_nommees, "(S10)", "(S10, S48)", "S48"),
    (noms_distincts, SCENARIO, f"{SCENARIO}      Alors rien\n\n{SCENARIO}", "Le courriel dit ce qu'il faut"),
    (noms_distincts, SCENARIO, "    Scénario:\n", "Scénario"),
    (scenarios_complets, UNE_LIGNE, "", "Le lien ouvert <délai> après l'envoi"),
    (scenarios_complets, SCENARIO, "    Plan du Scénario: Sans exemples\n", "Sans exemples"),
    (
        scenarios_complets,
        "      Alors le courriel",
        "      Quand le courriel",
        "Le courriel dit ce qu'il faut",
    ),
    (scenarios_complets, "      Alors le courriel", "      Et le courriel", "Et"),
    (scenarios_complets, SCENARIO, f"    Scénario: Vide\n\n{SCENARIO}", "Vide"),
    (pas_avales, SCENARIO, f"{SCENARIO}      Lorsqu elle le lit\n", "Lorsqu elle le lit"),
    (pas_avales, "Contexte:\n", "Contexte:\n      étant donné une usagère\n", "étant donné une usagère"),
    (exemples_distincts, UNE_LIGNE, UNE_LIGNE * 2, "1 s | proposée"),
    (exemples_distincts, UNE_LIGNE, f"{UNE_LIGNE}        | 24 h | refusée |\n", "24 h | refusée"),
    (exemples_distincts, "| délai | issue    |", "| issue | issue |", "issue"),
    (exemples_distincts, "lui est <issue>", "lui est <fin>", "fin"),
    (exemples_distincts, "Et qui vient", "Et <délai> plus tard vient", "délai"),
    (sans_mot_technique, "Quand elle ouvre", "Quand elle clique sur", "clique"),
    (sans_mot_technique, "Le lien reçu vaut", "L'URL reçue vaut", "URL"),
    (sans_mot_technique, "| proposée |", "| JSON     |", "JSON"),
    (etiquettes_connues, "@horloge", "@EXG-04-99", "@EXG-04-99"),
    (etiquettes_connues, "@horloge", "@noyau", "@noyau"),
    (etiquettes_connues, "@horloge", "@bloquante", "@bloquante"),
    (etiquettes_connues, "@EXG-04-15 @C-25", "@EXG-04-15 @C-40", "@C-40"),
    (exigences_du_chapitre, "  @EXG-04-14\n", "", "Le courriel dit ce qu'il faut"),
    (exigences_du_chapitre, "@EXG-04-14", "@EXG-05-01", "Le courriel dit ce qu'il faut"),
    (exigences_posees_de_pres, "Fonctionnalité:", "@EXG-04-14\nFonctionnalité:", "@EXG-04-14"),
]


def nom(controle: Controle) -> str:
    return controle.__name__


@pytest.mark.parametrize("controle", CONTROLES, ids=nom)
def test_les_features(controle: Controle, features: list[FichierFeature], connu: Connu) -> None:
    fautes = [faute for fichier in features for faute in controle(fichier, connu)]
    exige_aucune(fautes, TOLERANCES.get(controle, ()))


def test_les_features_sont_la_ou_on_les_joue(features: list[FichierFeature]) -> None:
    chapitres = {regles.parent.name for regles in (RACINE / "features").glob("*/exigences.yaml")}
    egarees = [fichier.chemin for fichier in features if fichier.dossier not in {*chapitres, PARCOURS}]
    assert features, "aucune feature : ces contrôles ne diraient rien"
    assert not egarees, "hors d'un chapitre et des parcours : " + ", ".join(egarees)


@pytest.mark.parametrize("controle", CONTROLES, ids=nom)
def test_une_bonne_feature_n_a_pas_de_faute(controle: Controle) -> None:
    assert not bilan(controle(analyse(BONNE, "features/04_activation/lien.feature"), ESSAI))


@pytest.mark.parametrize(
    ("controle", "avant", "apres", "objet"),
    FAUTIVES,
    ids=[f"{nom(f[0])}-{rang}" for rang, f in enumerate(FAUTIVES)],
)
def test_une_feature_fautive_est_vue(controle: Controle, avant: str, apres: str, objet: str) -> None:
    source = BONNE.replace(avant, apres, 1)
    assert source != BONNE
    fautes = list(controle(analyse(source, "features/04_activation/lien.feature"), ESSAI))
    assert objet in {faute.objet for faute in fautes}


def test_chaque_controle_sait_echouer() -> None:
    assert {controle for controle, *_ in FAUTIVES} == set(CONTROLES)


def test_un_parcours_ne_doit_ni_exigence_ni_diapo() -> None:
    sans = BONNE.replace("  @EXG-04-14\n", "").replace(" (S10)", "")
    parcours = analyse(sans, "features/parcours/cas1.feature")
    assert not bilan([*exigences_du_chapitre(parcours, ESSAI), *diapos_nommees(parcours, ESSAI)])


def test_une_regle_sans_diapo_n_en_nomme_pas() -> None:
    sans = BONNE.replace("@EXG-04-14", "@EXG-20-09").replace("@EXG-04-15 ", "").replace(" (S10)", "")
    assert not bilan(diapos_nommees(analyse(sans, "features/20_transverse/session.feature"), ESSAI))


@pytest.mark.parametrize(
    ("source", "ligne"),
    [
        ("# language: fr\nFonctionnalité: F\n  Scénario: A\n    Alors rien\n    Lorsqu il pleut\n", 5),
        (BONNE.replace(UNE_LIGNE, "        | 1 s |\n"), 20),
        ("# language: fr\n", 2),
    ],
    ids=["mot-cle", "tableau", "vide"],
)
def test_un_gherkin_illisible_donne_sa_ligne(source: str, ligne: int) -> None:
    with pytest.raises(Illisible) as leve:
        analyse(source, "features/04_activation/lien.feature")
    assert [(faute.fichier, faute.ligne) for faute in leve.value.fautes] == [
        ("features/04_activation/lien.feature", ligne)
    ]
