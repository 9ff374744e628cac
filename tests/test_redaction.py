"""« Mêmes règles, autres mots », de bout en bout : une même cible, sous les deux rédactions."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from fixtures.cible import lit_le_profil
from reports import rapport
from reports.lieux import page_du_chapitre
from steps.controles.constat import Constat, Ecart, constate, meme_texte, observe
from steps.controles.contenu import Contenu
from steps.controles.pdf import DocumentPdf
from steps.controles.redaction import Difference, courante, se_lit, tolere
from tests.hygiene.lecture import RACINE

PROFIL = """\
nom = "autre rédaction"
simulateur = true
demarre = ["-m", "tests.autre_redaction", "--port", "0", "--lie", "--evenements"]
capacites = ["pilotage", "horloge", "courriel", "connexion_nouvelle"]
patience = 3
redaction = "{redaction}"
"""
REGLES = ("EXG-02-15", "EXG-04-07", "EXG-04-08", "EXG-04-09", "EXG-04-11")
RETOUR = "« Retour à l'accueil » ramène à l'accueil"


@dataclass(frozen=True)
class Jouee:
    """Ce que laisse une exécution : ses scénarios par nom, son verdict, son dossier."""

    scenarios: dict[str, Any]
    verdict: dict[str, Any]
    dossier: Path


def joue(redaction: str, dossier: Path, regles: Sequence[str] = REGLES) -> Jouee:
    profil, sortie = dossier / f"{redaction}.toml", dossier / redaction
    profil.write_text(PROFIL.format(redaction=redaction), encoding="utf-8")
    lots = [morceau for regle in regles for morceau in ("--lot", regle)]
    commande = [sys.executable, "-m", "reports.jeu", "--cible", str(profil), *lots]
    fait = subprocess.run(
        [*commande, "-k", "not compte_créé", "-n", "1", "--sortie", str(sortie)],
        cwd=RACINE,
        check=False,
        capture_output=True,
        text=True,
    )
    assert fait.returncode == 1, fait.stdout + fait.stderr
    lu = json.loads((sortie / "recette.json").read_text(encoding="utf-8"))
    return Jouee({scenario["nom"]: scenario for scenario in lu["scenarios"]}, lu["verdict"], sortie)


ECRAN_DU_DEPOT = "La demande est enregistrée, un courriel est envoyé"
COURRIEL = "Le courriel dit, mot pour mot"
TITRE = "La page à jour porte son titre et son fil"
TRAHIE = "La suite est dite, et l'identifiant à venir"


def test_a_la_lettre_tout_est_rouge_et_rien_n_est_remarque(tmp_path: Path) -> None:
    stricte = joue("stricte", tmp_path, ("EXG-02-15", "EXG-04-07", "EXG-04-11"))
    etats = {nom: scenario["etat"] for nom, scenario in stricte.scenarios.items()}
    assert etats == dict.fromkeys((ECRAN_DU_DEPOT, COURRIEL, TITRE), "écart")
    assert not any("remarques" in scenario for scenario in stricte.scenarios.values())
    assert "autrement" not in stricte.verdict["phrase"]


ACCEPTES = (
    (
        ECRAN_DU_DEPOT,
        "EXG-04-07",
        "« Demande de création de compte bien enregistrée. »",
        "« Votre demande de création de compte est bien enregistrée ! »",
        "écran « CRÉATION DE COMPTE »",
    ),
    (COURRIEL, "EXG-04-11", "« Bonjour »", "« Bonjour, »", "version texte"),
    (
        TITRE,
        "EXG-02-15",
        "« Connectez-vous pour accéder à vos services »",
        "« CONNECTEZ-VOUS POUR ACCÉDER AUX SERVICES »",
        "titre de l'écran",
    ),
    (RETOUR, None, "« Retour à l'accueil »", "« Retour accueil »", "lien ou bouton"),
)
"""Le scénario, la règle, et la remarque qu'il laisse en dernier."""


def test_en_d_autres_mots_tout_reussit_et_se_dit_sauf_la_regle_trahie(tmp_path: Path) -> None:
    tolerante = joue("tolerante", tmp_path)
    for nom, regle, attendu, obtenu, ou in ACCEPTES:
        scenario = tolerante.scenarios[nom]
        assert scenario["etat"] == "réussi"
        remarque = scenario["remarques"][-1]
        assert scenario["pas"][remarque.pop("pas")]["etat"] == "réussi"
        assert remarque == {"regle": regle, "attendu": attendu, "obtenu": obtenu, "ou": ou}
    trahie = tolerante.scenarios[TRAHIE]
    assert (trahie["etat"], trahie["echec"]["regle"]) == ("écart", "EXG-04-08")
    assert not any(remarque["regle"] for remarque in trahie["remarques"])
    _chaque_rendu_les_montre(tolerante)


def _chaque_rendu_les_montre(tolerante: Jouee) -> None:
    assert "4 textes autrement rédigés que le guide, acceptés." in tolerante.verdict["phrase"]
    rapport.rend(tolerante.dossier, RACINE, tuple(rapport.RENDUS))
    page = (tolerante.dossier / "index.html").read_text(encoding="utf-8")
    assert '<section id="remarques"' in page
    assert "Votre demande de création de compte est bien enregistrée !" in page
    chapitre = (tolerante.dossier / page_du_chapitre("04_activation")).read_text(encoding="utf-8")
    assert "en d'autres mots que le guide" in chapitre.replace("&#39;", "'")
    classeur = CalamineWorkbook.from_path(str(tolerante.dossier / "tableurs" / "matrice.xlsx"))
    lignes = classeur.get_sheet_by_name("Remarques").to_python()
    assert ["« Bonjour »", "« Bonjour, »", "version texte", "EXG-04-11", COURRIEL] in lignes
    imprime = " ".join(
        " ".join(
            page.texte for page in DocumentPdf((tolerante.dossier / "pv.pdf").read_bytes()).pages
        ).split()
    )
    assert "Acceptés en d'autres mots que ceux du guide" in imprime
    assert "tolérante : les mêmes règles" in imprime
    assert "« Bonjour, »" in imprime


def test_un_profil_dit_sa_redaction(tmp_path: Path) -> None:
    profil = tmp_path / "a.toml"
    profil.write_text(PROFIL.format(redaction="tolerante"), encoding="utf-8")
    assert lit_le_profil("a.toml", tmp_path).redaction == "tolerante"
    assert lit_le_profil("simulateur").redaction == "stricte"
    profil.write_text(PROFIL.format(redaction="libre"), encoding="utf-8")
    with pytest.raises(pytest.UsageError, match=r"ligne 6 : « libre » n'est pas admis dans « redaction »"):
        lit_le_profil("a.toml", tmp_path)


def test_un_constat_tolere_est_conforme_et_remarque() -> None:
    remarques: list[tuple[str | None, Difference]] = []
    constats: list[Constat] = []
    with tolere(lambda regle, difference: remarques.append((regle, difference))), observe(constats.append):
        constate("EXG-01-01", ["Bonjour", "Suite"], ["Bonjour,", "Suite"], "mail", selon=meme_texte)
        constate("EXG-01-01", "Bonjour", " Bonjour ", selon=meme_texte)
        assert se_lit("Le compte est créé", "Merci.\nCompte créé. Merci.", "écran")
        constate("EXG-01-02", attendu=1, obtenu=1)
        assert se_lit("Le compte est créé", "Compte créé", "écran")
        with pytest.raises(Ecart):
            constate("EXG-01-03", "BONJOUR", "Bonjour")  # une valeur
    assert remarques == [
        ("EXG-01-01", Difference("Bonjour", "Bonjour,", "mail")),
        ("EXG-01-02", Difference("Le compte est créé", "Compte créé.", "écran")),
        ("EXG-01-03", Difference("Le compte est créé", "Compte créé", "écran")),
    ]
    assert [constat.conforme for constat in constats] == [True, True, True, False]
    assert courante() is None
    with pytest.raises(Ecart):
        constate("EXG-01-01", "Bonjour", "Bonjour,", selon=meme_texte)


def test_un_morceau_de_phrase_du_pdf_ne_vaut_pas_la_phrase() -> None:
    phrases = ("Il est faux que la carte est valable.", "Votre attestation est jointe !")
    contenu = Contenu(None, None, {}, " ".join(phrases), phrases)
    with tolere(lambda _regle, _difference: None):
        assert contenu.phrase("L'attestation est jointe.") == "Votre attestation est jointe !"
        assert not meme_texte.tolerant("Une carte est valable.", contenu.phrase("Une carte est valable."))
    assert contenu.phrase("L'attestation est jointe.") != "Votre attestation est jointe !"
