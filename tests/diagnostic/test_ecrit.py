"""Le diagnostic de ce qu'une équipe a écrit : son profil, ses variables, ses écarts, ses personas ; et ses codes."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from fixtures.cible import Cible, lit_le_profil
from fixtures.diagnostic import ecrit
from fixtures.diagnostic.__main__ import main
from fixtures.diagnostic.constat import Constat, Etat, Point, Sujet, code
from fixtures.profil import PRODUCTION
from reports.commande import DEPUIS
from tests.diagnostic.faux import constate, etats, terrain
from tests.hygiene.lecture import RACINE

FEATURES = RACINE / "features"
PROFIL = """\
nom = "qualif"
simulateur = false
adresse = "https://qualif.invalid"
capacites = ["pilotage"]
confiance = "certificats"

[acces]
jeton_de_pilotage = "ESSAI_DIAGNOSTIC_JETON"

[boite]
sorte = "imap"
hote = "imap.invalid"
identifiant = "ESSAI_DIAGNOSTIC_BOITE"
mot_de_passe = "ESSAI_DIAGNOSTIC_MOT"
"""
SECRETS = {
    "ESSAI_DIAGNOSTIC_JETON": "jeton-tres-secret",
    "ESSAI_DIAGNOSTIC_BOITE": "boite-de-recette",
    "ESSAI_DIAGNOSTIC_MOT": "mot-tres-secret",
}
PERSONA = """
[[persona]]
statut = "BPS"
nom = "TEST"
prenoms = ["UN"]
sexe = "F"
date_de_naissance = 1990-01-01
numero = "{numero}"
debut = 2023-01-01
fin = 2027-01-01
courriel = "{courriel}"
"""
Lance = Callable[..., tuple[int, str, str]]


@pytest.fixture
def lance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lance:
    """La commande, lancée du dossier des profils : code, sortie, erreurs."""
    monkeypatch.setenv(DEPUIS, str(tmp_path))
    monkeypatch.setenv("COLUMNS", "200")

    def joue(*arguments: str) -> tuple[int, str, str]:
        rendu = main(list(arguments))
        ecrit = capsys.readouterr()
        return rendu, ecrit.out, ecrit.err

    return joue


def ecrit_le_profil(dossier: Path, contenu: str) -> None:
    (dossier / "qualif.toml").write_text(contenu, encoding="utf-8")


def cible(dossier: Path, suite: str) -> Cible:
    """La cible d'un profil minimal suivi de ces lignes."""
    ecrit_le_profil(
        dossier, f'nom = "qualif"\nsimulateur = false\nadresse = "https://qualif.invalid"\n{suite}'
    )
    return lit_le_profil("qualif.toml", dossier)


@pytest.mark.parametrize(
    ("avant", "apres", "phrase"),
    [
        ("confiance", "confianse", "Profil qualif.toml, ligne 5 : la clé « confianse » est inconnue"),
        ("[boite]", "[boite]\nport = 0", "Profil qualif.toml, ligne 11 : « port » : valeur refusée (0)"),
        ("[acces]", "production = true\n[acces]", "c'est un service réel, la recette n'y joue jamais"),
        ("qualif.invalid", next(iter(PRODUCTION)), "c'est un service réel, la recette n'y joue jamais"),
        (
            "[boite]",
            '[[ecarts_connus]]\nscenario = "Jamais écrit"\nraison = "r"\nticket = "t"\nfin = "2030-01-01"\n[boite]',
            "aucun scénario de la suite ne répond à « Jamais écrit »",
        ),
        (
            "[boite]",
            '[arbitrages]\nC-99 = { qui = "Camille", quand = "2026-11-02" }\n[boite]',
            "C-99 n'existe pas, cette ligne ne vaut pour rien",
        ),
    ],
)
def test_un_profil_fautif_arrete_le_diagnostic(
    tmp_path: Path, lance: Lance, monkeypatch: pytest.MonkeyPatch, avant: str, apres: str, phrase: str
) -> None:
    for nom, secret in SECRETS.items():
        monkeypatch.setenv(nom, secret)
    ecrit_le_profil(tmp_path, PROFIL.replace(avant, apres, 1))
    rendu, dit, _ = lance("--cible", "qualif.toml")
    assert rendu == 2
    assert phrase in " ".join(dit.split())
    assert "→ corrigez le profil" in dit
    assert "accueil" not in dit
    assert not any(secret in dit for secret in SECRETS.values())


def test_une_variable_absente_est_nommee_et_les_presentes_jamais_montrees(
    tmp_path: Path, lance: Lance, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nom, secret in SECRETS.items():
        monkeypatch.setenv(nom, secret)
    monkeypatch.delenv("ESSAI_DIAGNOSTIC_JETON")
    monkeypatch.setenv("ESSAI_DIAGNOSTIC_MOT", "")
    ecrit_le_profil(tmp_path, PROFIL)
    rendu, dit, _ = lance("--cible", "qualif.toml")
    assert rendu == 2
    assert "1 présente : ESSAI_DIAGNOSTIC_BOITE" in dit
    assert "2 absentes : ESSAI_DIAGNOSTIC_JETON, ESSAI_DIAGNOSTIC_MOT" in dit
    assert "export ESSAI_DIAGNOSTIC_JETON=…" in dit
    assert SECRETS["ESSAI_DIAGNOSTIC_BOITE"] not in dit


def test_la_variable_d_un_persona_compte_aussi(tmp_path: Path) -> None:
    personas = PERSONA.format(numero="9911223344", courriel="") + 'compte = "ESSAI_DIAGNOSTIC_ABSENTE"\n'
    (tmp_path / "personas.toml").write_text(personas, encoding="utf-8")
    ecrit_le_profil(
        tmp_path, 'nom = "q"\nsimulateur = false\nadresse = "https://q.invalid"\npersonas = "personas.toml"\n'
    )
    lue, constats = ecrit.lit("qualif.toml", tmp_path, FEATURES, assiste=False)
    assert lue is None
    assert [(un.etat, "ESSAI_DIAGNOSTIC_ABSENTE" in un.detail) for un in constats] == [(Etat.FAUTE, True)]


@pytest.mark.parametrize(
    ("jours", "etats_dits", "dit"),
    [
        (200, ["bon"], "1 en cours"),
        (16, ["bon"], "1 en cours"),
        (15, ["bon", "avertissement"], "EXG-01-01 : finit dans 15 j"),
        (0, ["bon", "avertissement"], "EXG-01-01 : finit aujourd'hui"),
        (-1, ["avertissement"], "il n'admet plus rien"),
    ],
)
def test_la_fin_d_un_ecart_connu(tmp_path: Path, jours: int, etats_dits: list[str], dit: str) -> None:
    fin = date.today() + timedelta(days=jours)  # noqa: DTZ011 (un jour d'ici)
    suite = f'[[ecarts_connus]]\nregle = "EXG-01-01"\nraison = "r"\nticket = "A-12"\nfin = "{fin}"\n'
    constats = [un for un in ecrit.du_profil(cible(tmp_path, suite)) if un.quoi == "écarts connus"]
    assert [un.etat for un in constats] == etats_dits
    assert dit in constats[-1].detail


def test_une_horloge_et_un_agent_sans_pilotage_sont_signales(tmp_path: Path) -> None:
    seuls = cible(tmp_path, 'capacites = ["horloge", "agent"]\n')
    dits = [un for un in ecrit.du_profil(seuls) if un.quoi == "capacités"]
    assert [un.etat for un in dits] == [Etat.AVERTISSEMENT, Etat.AVERTISSEMENT]
    avec = cible(tmp_path, 'capacites = ["horloge", "agent", "pilotage"]\n')
    assert [un for un in ecrit.du_profil(avec) if un.quoi == "capacités"] == []


@pytest.mark.parametrize(
    ("fichiers", "etat"),
    [(None, Etat.FAUTE), ([], Etat.FAUTE), (["lisez-moi.txt"], Etat.FAUTE), (["a.pem"], Etat.BON)],
)
def test_le_dossier_de_confiance(tmp_path: Path, fichiers: list[str] | None, etat: Etat) -> None:
    for nom in [] if fichiers is None else [".", *fichiers]:
        (tmp_path / "certificats").mkdir(exist_ok=True)
        if nom != ".":
            (tmp_path / "certificats" / nom).touch()
    dits = [
        un
        for un in ecrit.du_profil(cible(tmp_path, 'confiance = "certificats"\n'))
        if un.sujet == Sujet.PROFIL
    ]
    assert [un.etat for un in dits if un.quoi == "certificats 2D-DOC"] == [etat]


def test_les_personas_fournis_se_comptent_et_leurs_doublons_se_disent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ESSAI_DIAGNOSTIC_MOT", "mot-tres-secret")
    un = PERSONA.format(numero="9911223344", courriel="un@personas.invalid")
    deux = PERSONA.format(numero="9911223345", courriel="un@personas.invalid")
    (tmp_path / "personas.toml").write_text(f'{un}compte = "ESSAI_DIAGNOSTIC_MOT"\n{deux}', encoding="utf-8")
    constats = list(ecrit.des_personas(cible(tmp_path, 'personas = "personas.toml"\n')))
    assert [un.etat for un in constats] == [Etat.BON, Etat.AVERTISSEMENT]
    assert constats[0].detail == "2, dont 1 avec un compte : 2 BPS (titre)"
    assert constats[1].detail == "même courriel pour plusieurs : un@personas.invalid"
    sans = constate(lambda lieu: ecrit.des_personas(lieu.cible), terrain("https://q.invalid"))
    assert etats(sans) == {"personas fournis": Etat.SANS_OBJET}


@pytest.mark.parametrize(
    ("fautes", "attendu"),
    [
        ([], 0),
        ([Sujet.ADRESSE], 3),
        ([Sujet.MESSAGERIE], 3),
        ([Sujet.PILOTAGE], 3),
        ([Sujet.NAVIGATEUR], 3),
        ([Sujet.PROFIL], 2),
        ([Sujet.ADRESSE, Sujet.PROFIL], 2),
    ],
)
def test_le_code_de_sortie(fautes: list[Sujet], attendu: int) -> None:
    fond = [Point(Sujet.TLS, "t").bon("b"), Point(Sujet.PROFIL, "p").avertit("a", "r")]
    constats: list[Constat] = [*fond, *(Point(sujet, "x").faute("f", "r") for sujet in fautes)]
    assert code(constats) == attendu


def test_un_mauvais_usage_tient_en_une_phrase(lance: Lance) -> None:
    for arguments, phrase in (
        ([], "« --cible » manque. Exemple : « ./recette diagnostic --cible qualif.toml »."),
        (
            ["--cible", "simulateur", "--lot", "activaton"],
            "lot inconnu « activaton » ; lots proches : activation",
        ),
        (["--cible", "simulateur", "--cibles"], "l'option « --cibles » n'existe pas"),
        (["--cible", "simulateur", "--browser", "lynx"], "« --browser » : valeur refusée"),
    ):
        rendu, dit, erreur = lance(*arguments)
        assert (rendu, dit) == (2, "")
        assert erreur.startswith(f"recette : {phrase}")
        assert erreur.count("\n") == 1


def test_une_cible_inconnue(lance: Lance) -> None:
    rendu, dit, _ = lance("--cible", "absente.toml")
    assert rendu == 2
    assert "absente.toml : ce fichier n'existe pas" in dit
