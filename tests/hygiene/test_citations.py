"""Les textes cités par les features sont ceux du guide."""

import pytest

from tests.hygiene import tolerances
from tests.hygiene.citations import Guide, a_plat, citations, citations_infideles, sans_citations
from tests.hygiene.fautes import exige_aucune
from tests.hygiene.lecture import FichierFeature, analyse

PAGE = """\
# S10 (p. 11) — « 7 - RÉCEPTION »

> Pour des raisons de sécurité, ce lien n'est valable que
> 24 heures.

- bouton « **Déposer la demande >** »
- case « Avoir connaissance des sanctions pénales encourues [?] par l'auteur. * »
- « [N° et ?] Voie : Rue DE LUTECE » et « Merci [!] »
- « Vous êtes titulaire d'un titre de séjour en tant que « BPS ». »
- « Mot de passe * : » `[sic : faute]`
"""
GUIDE = Guide(a_plat(PAGE), {"C-35": a_plat("- **Décision** : « Continuer » [proposé]")})

FEATURE = """\
# language: fr
Fonctionnalité: Le lien (S10)

  Règle: Le lien vaut « 24 heures »

    @C-35
    Plan du Scénario: Elle lit « <texte> »
      Alors elle lit « <texte> »
      Et elle lit
        | « {cellule} » |
      Et le courriel dit
        \"\"\"{bloc}
        {ligne}
        \"\"\"

      Exemples:
        | texte   |
        | {texte} |
"""


@pytest.mark.parametrize(
    "texte",
    [
        "ce lien n'est valable que 24 heures.",
        "ce lien n\u2019est  valable\u00a0que 24 heures",
        "Déposer la demande >",
        "sanctions pénales encourues par l'auteur. *",
        "Voie : Rue DE LUTECE",
        "N° et Voie : Rue DE LUTECE",
        "Merci !",
        "en tant que « BPS ».",
        "Mot de passe *",
        "Pour des raisons de sécurité… 24 heures.",
    ],
)
def test_un_texte_du_guide_est_reconnu(texte: str) -> None:
    assert GUIDE.cite(texte)


@pytest.mark.parametrize(
    "texte",
    [
        "ce lien n'est valable que 48 heures",
        "CE LIEN N'EST VALABLE QUE 24 HEURES",
        "Deposer la demande",
        "titu",
        "24 heures… raisons de sécurité",
        "Continuer",
        "[sic : faute]",
        "…",
        "",
    ],
)
def test_un_autre_texte_est_refuse(texte: str) -> None:
    assert not GUIDE.cite(texte)


def test_un_texte_propose_vaut_sous_sa_decision() -> None:
    assert GUIDE.cite("Continuer", {"C-35"})
    assert not GUIDE.cite("Continuer", {"C-36"})


@pytest.mark.parametrize(
    ("champs", "objet"),
    [
        ({}, None),
        ({"texte": "Continuer"}, None),
        ({"texte": "Poursuivre"}, "Poursuivre"),
        ({"cellule": "Envoyer"}, "Envoyer"),
        ({"ligne": "Ce lien est valable une heure."}, "Ce lien est valable une heure."),
        ({"ligne": "Ce lien est valable une heure.", "bloc": "saisie"}, None),
    ],
)
def test_les_citations_d_une_feature(champs: dict[str, str], objet: str | None) -> None:
    bonnes = {"texte": "Mot de passe *", "cellule": "BPS", "ligne": "ce lien n'est valable que", "bloc": ""}
    fichier = analyse(FEATURE.format_map({**bonnes, **champs}), "features/04_activation/lien.feature")
    assert {faute.objet for faute in citations_infideles(fichier, GUIDE)} == ({objet} if objet else set())


def test_les_titres_sont_lus() -> None:
    source = FEATURE.format(texte="BPS", cellule="BPS", ligne="Voie", bloc="").replace(
        "24 heures", "48 heures"
    )
    fichier = analyse(source, "features/04_activation/lien.feature")
    assert [(faute.ligne, faute.objet) for faute in citations_infideles(fichier, GUIDE)] == [(4, "48 heures")]


def test_une_citation_ouverte_va_jusqu_au_bout() -> None:
    assert citations("elle lit « Continuer, puis rien") == ["Continuer, puis rien"]
    assert sans_citations("elle lit « Continuer\npuis rien") == "elle lit \n"


def test_les_features_citent_le_guide(features: list[FichierFeature], guide_transcrit: Guide) -> None:
    fautes = [faute for fichier in features for faute in citations_infideles(fichier, guide_transcrit)]
    exige_aucune(fautes, tolerances.CITATIONS)


def test_le_guide_est_bien_lu(guide_transcrit: Guide) -> None:
    assert guide_transcrit.cite("La création du compte d'accès à votre espace personnel usager")
    assert guide_transcrit.cite("DIRECTION GÉNÉRALE DES ÉTRANGERS EN FRANCE")
    assert not guide_transcrit.cite("Continuer")
    assert guide_transcrit.cite("Continuer", {"C-35"})
