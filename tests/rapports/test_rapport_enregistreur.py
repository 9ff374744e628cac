"""L'enregistrement : états des scénarios, seul et en parallèle, arrêts, secrets."""

import json

import pytest

from reports.commande import DEPUIS
from tests.rapports.conftest import Joue
from tests.rapports.exemples import JETON, NORMAL

pytest_plugins = ["pytester"]

DEUX = pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["seul", "parallele"])


@DEUX
def test_chaque_etat(joue: Joue, options: tuple[str, ...]) -> None:
    jouee = joue(NORMAL, *options)
    assert jouee.code == 1
    etats = {un["nom"]: un["etat"] for un in jouee.lu["scenarios"]}
    assert etats == {
        "Le lien ouvert après 1 s": "réussi",
        "Le lien ouvert après 24 h": "réussi",
        "Un écart": "écart",
        "Une panne": "erreur",
        "Un pas sans définition": "erreur",
        "Un pas passé outre": "non atteint",
    }
    regles = {une["id"]: une["etat"] for une in jouee.lu["exigences"]}
    assert regles == {
        "EXG-04-01": "conforme",
        "EXG-04-02": "non conforme",
        "EXG-04-03": "non conforme",
        "EXG-04-04": "non conforme",
        "EXG-04-05": "non atteinte",
        "EXG-05-01": "non couverte",
    }
    assert jouee.lu["verdict"]["mot"] == "NON CONFORME, ET INCOMPLET"


@DEUX
def test_ce_que_dit_un_ecart(joue: Joue, options: tuple[str, ...]) -> None:
    jouee = joue(NORMAL, "-k", "Un_écart", *options)
    ecart = jouee.scenario("Un écart")
    echec = ecart["echec"]
    assert echec is not None
    assert (echec["regle"], echec["attendu"], echec["obtenu"], echec["ou"]) == (
        "EXG-04-02",
        "24 h",
        "25 h",
        "courriel",
    )
    assert echec["lieu"] == "features/04_activation/lien.feature:25"
    assert echec["code"] == "pas_de_recette.py:63"
    assert [pas["etat"] for pas in ecart["pas"]] == ["réussi", "réussi", "échoué", "non atteint"]
    assert ecart["pas"][0]["tableau"] == [["colonne", "valeur"], ["a", "b"]]
    assert ecart["regle_metier"] == "Le lien vaut 24 heures"
    assert ecart["decisions"] == ["C-25"]
    assert [(un["regle"], un["conforme"], un["pas"]) for un in ecart["constats"]] == [("EXG-04-02", False, 2)]
    assert "EXG-04-02 (S10, majeure) : Règle EXG-04-02." in jouee.sortie
    assert "obtenu   : 25 h  [courriel]" in jouee.sortie
    assert "--graine 4812" in jouee.sortie
    assert "Traceback" not in jouee.sortie


def test_pas_sans_definition_et_panne(joue: Joue) -> None:
    jouee = joue(NORMAL)
    muet = jouee.scenario("Un pas sans définition")["echec"]
    panne = jouee.scenario("Une panne")["echec"]
    assert muet is not None
    assert panne is not None
    assert muet["resume"] == "aucune définition ne correspond à ce pas"
    assert muet["pas"] == 1
    assert panne["resume"] == "RuntimeError : panne"
    assert panne["code"] == "pas_de_recette.py:25"
    assert jouee.scenario("Un pas passé outre")["raison"] == "passé outre : plus tard"


def test_metadonnees(joue: Joue) -> None:
    jouee = joue(NORMAL, "-k", "lien")
    lu = jouee.lu
    assert jouee.code == 0
    assert lu["suite"]["version"] == "1.2.3"
    assert lu["suite"]["commit"] is None
    assert lu["cible"] is not None
    assert lu["cible"]["graine"] == 4812
    assert lu["execution"]["debut"][-6] in "+-"
    assert "-k lien" in lu["execution"]["commande"]
    assert lu["chapitres"] == {"04_activation": "Le lien d'activation", "05_mot_de_passe": "Mot de passe"}
    assert jouee.exigence("EXG-04-02")["raison"] == "ses scénarios ne sont pas dans le lot joué"
    junit = (jouee.dossier / "junit.xml").read_text(encoding="utf-8")
    assert '<property name="exigence" value="EXG-04-01"' in junit
    page = (jouee.dossier / "index.html").read_text(encoding="utf-8")
    assert "Cible : simulateur de référence. Ce résultat ne dit rien du service réel." in page


CAPACITE = """
  @EXG-04-01 @agent
  Scénario: L'agent agit
    Étant donné un compte
    Alors EXG-04-01 est tenue
"""
SANS_CAPACITE = """
  @EXG-04-02
  Scénario: La personne agit
    Étant donné un compte
    Alors EXG-04-02 est tenue
"""


@DEUX
def test_capacite_absente(joue: Joue, options: tuple[str, ...]) -> None:
    jouee = joue(CAPACITE + SANS_CAPACITE, *options)
    assert jouee.code == 0
    assert "2 scénarios retenus, 1 avec un résultat, 1 non applicable." in jouee.lu["verdict"]["phrase"]
    assert jouee.scenario("L'agent agit")["etat"] == "non applicable"
    assert jouee.exigence("EXG-04-01")["etat"] == "non applicable"
    assert jouee.exigence("EXG-04-01")["raison"] == "la cible n'offre pas : agent"


@DEUX
def test_rien_de_joue_n_est_pas_conforme(joue: Joue, options: tuple[str, ...]) -> None:
    jouee = joue(CAPACITE, *options)
    assert (jouee.code, jouee.lu["verdict"]["mot"]) == (4, "INCOMPLET")


MORT = """
  @EXG-04-01
  Scénario: A avant
    Étant donné un compte
    Alors EXG-04-01 est tenue

  @EXG-04-02
  Scénario: B le processus tombe
    Étant donné un compte
    Quand le processus meurt
"""


def test_processus_mort(joue: Joue) -> None:
    jouee = joue(MORT, "-n", "2", "--max-worker-restart", "0")
    assert jouee.code == 4
    mort = jouee.scenario("B le processus tombe")
    assert (mort["etat"], mort["raison"]) == (
        "non atteint",
        "le processus qui le jouait s'est arrêté brutalement",
    )
    assert jouee.exigence("EXG-04-02")["etat"] == "non atteinte"
    assert jouee.lu["verdict"]["mot"] == "INCOMPLET"


ARRET = """
  @EXG-04-01
  Scénario: A avant
    Étant donné un compte
    Alors EXG-04-01 est tenue

  @EXG-04-02
  Scénario: B l'arrêt
    Étant donné un compte
    Quand quelqu'un arrête tout

  @EXG-04-03
  Scénario: C après
    Étant donné un compte
    Alors EXG-04-03 est tenue
"""


@DEUX
def test_arret(joue: Joue, options: tuple[str, ...]) -> None:
    jouee = joue(ARRET, *options)
    assert jouee.code == 4
    lu = jouee.lu
    assert lu["verdict"]["mot"] == "INCOMPLET"
    assert lu["execution"]["interrompue"] is True
    assert jouee.scenario("B l'arrêt")["etat"] == "non atteint"
    assert {un["nom"] for un in lu["scenarios"]} == {"A avant", "B l'arrêt", "C après"}


def test_un_arret_dont_le_rangement_echoue_garde_son_enregistrement(joue: Joue) -> None:
    rangement = """
import pytest


@pytest.fixture(autouse=True, scope="session")
def navigateur():
    yield
    raise RuntimeError("déjà fermé")
"""
    jouee = joue(ARRET, "-n", "0", "-p", "rangement", autres={"rangement.py": rangement})
    assert jouee.scenario("B l'arrêt")["etat"] == "non atteint"
    assert jouee.lu["execution"]["interrompue"] is True


def test_cible_injoignable(joue: Joue) -> None:
    jouee = joue(
        """
  @EXG-04-01
  Scénario: Rien ne répond
    Étant donné un compte
    Quand la cible ne répond pas
""",
        "-n",
        "2",
    )
    assert jouee.code == 3
    assert jouee.scenario("Rien ne répond")["etat"] == "non atteint"


def test_arret_demande_par_la_cible(joue: Joue) -> None:
    arret = (
        'import pytest\n\ndef pytest_sessionstart():\n    pytest.exit("pas de navigateur", returncode=3)\n'
    )
    jouee = joue(CAPACITE, "-p", "arret", autres={"arret.py": arret})
    assert jouee.code == 3
    assert "pas de navigateur" in jouee.erreurs


@DEUX
def test_cible_qui_ne_demarre_pas(joue: Joue, options: tuple[str, ...]) -> None:
    cible = """
import pytest
from pytest_bdd import given


@pytest.fixture(scope="session")
def cible():
    pytest.exit("la cible n'a pas démarré", returncode=3)


@given("une cible")
def _cible(cible): ...
"""
    scenarios = "".join(
        f"\n  @EXG-04-01\n  Scénario: Numéro {rang}\n    Étant donné une cible\n" for rang in range(3)
    )
    jouee = joue(scenarios, "-p", "cible", *options, autres={"cible.py": cible})
    assert jouee.code == 3
    assert "la cible n'a pas démarré" in jouee.sortie + jouee.erreurs
    assert "INTERNALERROR" not in jouee.sortie
    assert jouee.lu["verdict"]["mot"] == "INCOMPLET : CIBLE INJOIGNABLE"
    assert {un["etat"] for un in jouee.lu["scenarios"]} == {"non atteint"}


@DEUX
def test_aucun_secret(joue: Joue, options: tuple[str, ...]) -> None:
    jouee = joue(
        f"""
  @EXG-04-01
  Scénario: Une fuite
    Étant donné un compte
    Quand le secret "Zx9!tres&secret" fuit dans "mdp Zx9!tres&secret, lien ?token={JETON} fin"
""",
        *options,
    )
    assert jouee.code == 1
    ecrits = [chemin for chemin in jouee.racine.glob("reports/**/*") if chemin.is_file()]
    assert len(ecrits) >= 4
    for chemin in ecrits:
        octets = chemin.read_bytes()
        for secret in ("Zx9!tres&secret", "Zx9!tres&amp;secret", JETON):
            assert secret.encode() not in octets, chemin
    assert JETON not in jouee.sortie.replace("=", "")
    assert "Zx9!tres" not in jouee.sortie


def test_sans_preuves(joue: Joue) -> None:
    jouee = joue(NORMAL, "--sans-preuves")
    assert not (jouee.dossier / "preuves").exists()
    assert all(not un["preuves"] for un in jouee.lu["scenarios"])


def test_sortie_choisie(joue: Joue) -> None:
    jouee = joue(NORMAL, "--sortie", "ici", "-k", "lien")
    assert (jouee.racine / "ici" / "recette.json").is_file()
    encore = joue(NORMAL, "--sortie", "ici", "-k", "lien")
    assert encore.code == 2
    assert (
        encore.erreurs.strip() == "recette : --sortie ici : ce dossier n'est pas vide, choisissez-en un autre"
    )


def test_le_dossier_demande_se_nomme_d_ou_est_la_personne(
    joue: Joue, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Le lanceur joue depuis la racine du projet, où qu'il ait été lancé."""
    depuis = tmp_path_factory.mktemp("ailleurs")
    monkeypatch.setenv(DEPUIS, str(depuis))
    joue(NORMAL, "--sortie", "ici", "-k", "lien")
    assert (depuis / "ici/recette.json").is_file()


@pytest.mark.parametrize(
    ("options", "phrase"),
    [
        (
            ("--lot", "activaton"),
            "recette : lot inconnu « activaton » ; lots proches : activation, 04_activation",
        ),
        (("ailleurs",), "recette : « ailleurs » : ni fichier ni dossier de ce nom"),
        (("-n", "2", "--lot", "zzz"), "recette : lot inconnu « zzz » ; un lot est noyau"),
    ],
)
def test_mauvais_usage(joue: Joue, options: tuple[str, ...], phrase: str) -> None:
    jouee = joue(NORMAL, *options)
    assert jouee.code == 2
    assert jouee.erreurs.startswith(phrase)
    assert "Traceback" not in jouee.sortie + jouee.erreurs
    assert not (jouee.racine / "reports").exists()


def test_option_inconnue(joue: Joue) -> None:
    jouee = joue(NORMAL, "--chaussette")
    assert jouee.code == 2
    assert "recette : option inconnue" in jouee.erreurs


@DEUX
def test_etiquette_inconnue(joue: Joue, options: tuple[str, ...]) -> None:
    jouee = joue(NORMAL.replace("@EXG-04-05", "@EXG-04-55"), *options)
    assert jouee.code == 2
    assert jouee.erreurs.startswith(
        "recette : features/04_activation/lien.feature:39 : étiquette inconnue @EXG-04-55 ; "
        "proches : @EXG-04-05"
    )


@DEUX
def test_collecte_impossible(joue: Joue, options: tuple[str, ...]) -> None:
    jouee = joue(NORMAL, *options, autres={"steps/test_autre.py": "raise RuntimeError('pas de pas')\n"})
    assert jouee.code == 2
    phrase = "recette : collecte impossible, steps/test_autre.py : RuntimeError: pas de pas"
    assert jouee.sortie.count(phrase) == 1
    assert not list(jouee.racine.glob("reports/sortie/*/recette.json"))


def test_sans_scenario(joue: Joue) -> None:
    assert joue(NORMAL, "-k", "rien_de_tel").code == 2


def test_test_ordinaire_rouge(joue: Joue) -> None:
    rouge = "def test_rouge():\n    assert False\n"
    jouee = joue(NORMAL, "-k", "lien or rouge", autres={"steps/test_autre.py": rouge})
    assert jouee.code == 1
    assert len(jouee.lu["scenarios"]) == 2


def test_essais_du_projet_sans_rapport(joue: Joue) -> None:
    jouee = joue(NORMAL, "tests", autres={"tests/test_propre.py": "def test_ok(): pass\n"})
    assert jouee.code == 0
    assert not (jouee.racine / "reports").exists()


def test_enregistrement_abime(joue: Joue) -> None:
    jouee = joue(NORMAL, "-k", "lien")
    chemin = jouee.dossier / "recette.json"
    contenu = json.loads(chemin.read_text(encoding="utf-8"))
    contenu["scenarios"][0]["etat"] = "vert"
    chemin.write_text(json.dumps(contenu), encoding="utf-8")
    with pytest.raises(Exception, match=r"hors du schéma, à \$\.scenarios\[0\]\.etat"):
        _ = jouee.lu
