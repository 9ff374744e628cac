"""L'assemblage : remplacer, détourner, retoucher, compter ; et refuser ce qui n'a pas de sens."""

from datetime import timedelta
from pathlib import Path

import pytest
from jinja2 import Environment

from simulator.assemblage import Assemblage, AssemblageImpossible
from simulator.composition import assemblage
from simulator.defauts import Catalogue
from simulator.domaine.comptes import Connexions
from simulator.domaine.jetons import Jetons
from simulator.domaine.mots_de_passe import MotsDePasse
from simulator.domaine.regles import Regles
from simulator.gabarits import Gabarits
from simulator.reglages import Reglages
from simulator.web.site import cree_le_site

CATALOGUE = Catalogue.charge()


@pytest.fixture
def recette(tmp_path: Path) -> Assemblage:
    return assemblage(Reglages(donnees=tmp_path))


def test_une_methode_remplacee_est_appelee_et_comptee(recette: Assemblage) -> None:
    recette.remplace(MotsDePasse, a_un_chiffre=lambda _mot_de_passe: True)
    services = recette.monte()
    assert services[MotsDePasse].manques("Abcdefg#") == []
    assert recette.temoin.actes == 1


def test_une_methode_detournee_garde_la_suite(recette: Assemblage) -> None:
    recette.detourne(MotsDePasse, assez_long=lambda suite, mot: suite(mot[:-1]))
    services = recette.monte()
    assert services[MotsDePasse].manques("Abcdef1#") == ["Au moins 8 caractères."]
    assert services[MotsDePasse].manques("Abcdefg1#") == []


def test_une_constante_changee_est_comptee_a_la_lecture(recette: Assemblage) -> None:
    recette.regle(validite_du_lien=timedelta(hours=12))
    services = recette.monte()
    assert recette.temoin.actes == 0
    assert services[Jetons].duree_en_secondes() == 12 * 3600
    assert recette.temoin.actes == 1
    assert services[Regles].longueur_minimale == 8
    assert recette.temoin.actes == 1


def test_un_texte_retouche_est_compte_au_rendu(recette: Assemblage) -> None:
    recette.texte("pages/compte_cree.html", "Votre compte a bien été créé.", "Votre compte existe.")
    client = cree_le_site(recette.monte()).test_client()
    assert recette.temoin.actes == 0
    page = client.get("/particuliers/connexion/creation-de-compte/creation").text
    assert "Votre compte existe." in page
    assert "Votre compte a bien été créé." not in page
    assert recette.temoin.actes == 1


def test_un_texte_retouche_dans_une_balise_ne_casse_pas_la_page(recette: Assemblage) -> None:
    recette.texte("pages/compte_cree.html", "url_for('accueil.accueil')", "url_for('connexion.connexion')")
    client = cree_le_site(recette.monte()).test_client()
    page = client.get("/particuliers/connexion/creation-de-compte/creation")
    assert page.status_code == 200
    assert recette.temoin.actes == 1


@pytest.mark.parametrize(
    ("avant", "message"),
    [("texte introuvable", "se trouve 0 fois"), ("votre", "se trouve")],
    ids=["absent", "repete"],
)
def test_un_texte_absent_ou_repete_est_refuse(recette: Assemblage, avant: str, message: str) -> None:
    with pytest.raises(AssemblageImpossible, match=message):
        recette.texte("pages/compte_cree.html", avant, "autre")


def test_une_methode_inconnue_est_refusee(recette: Assemblage) -> None:
    with pytest.raises(AssemblageImpossible, match="n'a pas de méthode"):
        recette.remplace(MotsDePasse, a_un_emoji=lambda _mot_de_passe: True)


def test_un_service_inconnu_est_refuse(recette: Assemblage) -> None:
    with pytest.raises(AssemblageImpossible, match="Aucun service"):
        recette.remplace(Path, exists=lambda: True)


def test_deux_assemblages_ne_se_melent_pas(recette: Assemblage, tmp_path: Path) -> None:
    recette.remplace(Connexions, verrouille=lambda _compte: True)
    sain = assemblage(Reglages(donnees=tmp_path))
    assert type(recette.monte()[Connexions]) is not Connexions
    assert type(sain.monte()[Connexions]) is Connexions


@pytest.mark.parametrize("defaut", CATALOGUE.modifications(), ids=str)
def test_chaque_defaut_se_monte(defaut: str, recette: Assemblage) -> None:
    normales, gabarits = dict(recette.classes), recette.classes[Gabarits]
    constantes = recette.valeurs[Regles]
    CATALOGUE.modifications()[defaut](recette)
    change = recette.classes != normales or recette.valeurs[Regles] is not constantes
    assert change, "ce défaut ne change rien à l'assemblage"
    services = recette.monte()
    environnement = Environment(autoescape=True)
    services[Gabarits].installe(environnement)
    # Le témoin n'est installé que si un texte est retouché.
    assert ("_temoin" in environnement.globals) == (recette.classes[Gabarits] is not gabarits)
