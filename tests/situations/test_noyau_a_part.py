"""Le noyau, sur une cible que la suite n'a pas démarrée : ce qui s'y joue, compté, et rien de rouge qui surprenne."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from fixtures.pilotage import Pilotage
from tests.dovecot import dovecot, relais_vers
from tests.nginx import nginx
from tests.services import HOTE, port_libre
from tests.simulateur.processus import simulateur
from tests.situations.a_part import Jouee, fournit, joue

DU_GUIDE = "2022-04-26T12:00"
PROFIL = """\
nom = "à part"
simulateur = true
adresse = "{adresse}"
"""
TOUS_LES_MOYENS = """\
capacites = [
    "pilotage", "horloge", "courriel", "agent", "confiance", "defauts",
    "connexion_nouvelle", "console", "famille", "isolee",
]
"""
BOITE_SMTP = """
[boite]
sorte = "smtp"
port = {port}
"""
DEUX_ECARTS = """
[[ecarts_connus]]
regle = "EXG-04-11"
raison = "le courriel s'ouvre autrement"
ticket = "ESSAI-1"
fin = "2099-12-31"

[[ecarts_connus]]
scenario = "Les cinq formats *"
raison = "deux formats restent à annoncer"
ticket = "ESSAI-2"
fin = "2099-12-31"
"""
MANDATAIRE = """\
autorite = "{autorite}"

[acces]
jeton_de_pilotage = "ESSAI_JETON"
"""
FOURNIS_ET_IMAP = """\
personas = "personas.toml"

[boite]
sorte = "imap"
hote = "{hote}"
port = {port}
identifiant = "ESSAI_IMAP"
mot_de_passe = "ESSAI_IMAP_MOT_DE_PASSE"
autorite = "{autorite}"
"""
JETON = "un-jeton-d-essai"
PERSONAS = tuple(
    (60 if (statut, document) == ("BPS", "titre") else 8, statut, document, compte)
    for statut in ("BPS", "REFUGIE", "FAMILLE")
    for document in ("titre", "visa", "provisoire")
    for compte in (False, True)
)
"""Assez de chaque situation pour que rien ne manque de personne."""


def joue_le_noyau(dossier: Path, profil: str, environnement: Mapping[str, str] | None = None) -> Jouee:
    """Le noyau joué sur la cible que ce profil décrit."""
    fichier = dossier / "cible.toml"
    fichier.write_text(profil, encoding="utf-8")
    return joue(
        dossier / "s",
        "--cible",
        str(fichier),
        "--lot",
        "noyau",
        "--sans-preuves",
        environnement=environnement,
    )


def etats(jouee: Jouee) -> tuple[Counter[str], Counter[str]]:
    """Combien de scénarios dans chaque état, et combien des règles qu'ils nomment."""
    nommees = {regle for scenario in jouee.lu["scenarios"] for regle in scenario["exigences"]}
    return (
        Counter(scenario["etat"] for scenario in jouee.lu["scenarios"]),
        Counter(jouee.regles[regle] for regle in nommees),
    )


@pytest.fixture
def donnees(tmp_path: Path) -> Path:
    """Celles de la cible."""
    dossier = tmp_path / "donnees"
    dossier.mkdir()
    return dossier


def test_tous_les_moyens_derriere_un_mandataire_et_deux_ecarts_connus(
    tmp_path: Path, donnees: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """En TLS signé par une autorité privée, sous un préfixe, le pilotage fermé par un jeton."""
    monkeypatch.setenv("RECETTE_JETON_PILOTAGE", JETON)
    port, boite = port_libre(), port_libre()
    publique = f"https://{HOTE}:{port_libre()}/anef"
    options = ("--famille", "--port", str(port), "--adresse-publique", publique)
    with (
        simulateur(donnees, f"{HOTE}:{boite}", DU_GUIDE, options, "tests.deux_ecarts"),
        nginx(publique, f"{HOTE}:{port}") as mandataire,
    ):
        profil = PROFIL.format(adresse=mandataire.adresse) + TOUS_LES_MOYENS
        profil += (
            MANDATAIRE.format(autorite=mandataire.autorite) + BOITE_SMTP.format(port=boite) + DEUX_ECARTS
        )
        jouee = joue_le_noyau(tmp_path, profil, {"ESSAI_JETON": JETON})
    assert jouee.code == 0, jouee.ecrit
    assert etats(jouee) == ({"réussi": 259, "écart": 2}, {"conforme": 155, "écart connu": 2})
    connues = {regle for regle, etat in jouee.regles.items() if etat == "écart connu"}
    assert connues == {"EXG-04-11", "EXG-07-03"}
    assert JETON not in jouee.ecrit


def test_les_ecrans_et_une_boite_imap_seulement(tmp_path: Path, donnees: Path) -> None:
    with (
        dovecot() as serveur,
        relais_vers(serveur.depose) as relais,
        simulateur(donnees, relais, horloge="") as lance,
    ):
        adresse = lance.accueil.removesuffix("/particuliers/")
        fournies = fournit(Pilotage(adresse), PERSONAS)
        (tmp_path / "personas.toml").write_text(fournies.fichier, encoding="utf-8")
        imap = FOURNIS_ET_IMAP.format(hote=serveur.hote, port=serveur.port, autorite=serveur.autorite)
        secrets = {"ESSAI_IMAP": serveur.identifiant, "ESSAI_IMAP_MOT_DE_PASSE": serveur.mot_de_passe}
        jouee = joue_le_noyau(
            tmp_path, PROFIL.format(adresse=adresse) + imap, {**fournies.environnement, **secrets}
        )
    assert (jouee.code, jouee.rouges) == (0, []), jouee.ecrit
    assert etats(jouee) == (
        {"réussi": 129, "non applicable": 132},
        {"conforme": 82, "non applicable": 75},
    )
    assert not any(secret in jouee.ecrit for secret in (*fournies.environnement.values(), *secrets.values()))
