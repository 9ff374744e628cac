"""Le diagnostic de l'adresse, du certificat, de l'heure et du pilotage, devant des serveurs qui vont mal."""

import json
import re
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fixtures.diagnostic import interface, reseau, tls
from fixtures.diagnostic.constat import Etat
from fixtures.liaison import Liaison
from fixtures.profil import PRODUCTION
from tests.controles.fabrique import Demande, Identite, certifie
from tests.diagnostic.faux import ACCUEIL, Reponse, constate, de_tls, en_json, etats, renvoi, serveur, terrain
from tests.simulateur.processus import simulateur

BON, AVERTISSEMENT, FAUTE, SANS_OBJET = Etat.BON, Etat.AVERTISSEMENT, Etat.FAUTE, Etat.SANS_OBJET
ICI = "127.0.0.1"
AN = timedelta(days=365)
JETON = "jeton-d-essai"


def port_ferme() -> int:
    with socket.create_server((ICI, 0)) as libre:
        return int(libre.getsockname()[1])


def test_une_adresse_fermee() -> None:
    ferme = terrain(f"http://{ICI}:{port_ferme()}")
    constats = constate(reseau.de_l_adresse, ferme)
    assert constats["accueil"].etat == FAUTE
    assert "la connexion ne s'ouvre pas" in constats["accueil"].detail
    assert "vérifiez « adresse »" in constats["accueil"].remede
    assert "renvois" not in constats
    assert etats(constate(reseau.de_l_heure, ferme)) == {"horloge": SANS_OBJET}
    assert etats(constate(interface.du_pilotage, ferme)) == {"pilotage": SANS_OBJET}


def test_un_nom_qui_ne_se_resout_pas(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(variable, raising=False)
    constats = constate(reseau.de_l_adresse, terrain("http://qualif.invalid"))
    assert etats(constats) == {"nom de la machine": FAUTE, "accueil": FAUTE}
    assert "« qualif.invalid » ne se résout pas" in constats["nom de la machine"].detail


@pytest.mark.parametrize(
    ("code", "remede"),
    [
        (401, "« identifiant » et « mot_de_passe » sous [acces]"),
        (403, "la cible refuse cette machine"),
        (404, "« adresse » s'écrit sans « /particuliers »"),
        (503, "la cible est en panne"),
    ],
)
def test_un_accueil_refuse(code: int, remede: str) -> None:
    with serveur({ACCUEIL: Reponse(code)}) as faux:
        constats = constate(reseau.de_l_adresse, terrain(faux.adresse))
    assert constats["accueil"].etat == FAUTE
    assert str(code) in constats["accueil"].detail
    assert remede in constats["accueil"].remede


def test_l_acces_protege_s_ouvre_avec_ses_identifiants_et_l_accueil_n_est_demande_qu_une_fois() -> None:
    with serveur() as faux:
        lieu = terrain(faux.adresse, liaison=Liaison(identifiants=("qualif", "acces-secret")))
        assert etats(constate(reseau.de_l_adresse, lieu))["accueil"] == BON
        constate(reseau.de_l_heure, lieu)
        assert lieu.visite.reponse is not None
        assert lieu.visite.reponse.request.headers["Authorization"].startswith("Basic ")
    assert faux.vus == [ACCUEIL]


def test_un_renvoi_de_la_cible_est_suivi() -> None:
    with serveur({ACCUEIL: renvoi("/ailleurs"), "/ailleurs": Reponse()}) as faux:
        constats = constate(reseau.de_l_adresse, terrain(faux.adresse))
    assert etats(constats) == {"nom de la machine": SANS_OBJET, "accueil": BON, "renvois": BON}
    assert "/ailleurs" in constats["renvois"].detail
    assert faux.vus == [ACCUEIL, "/ailleurs"]


def test_un_renvoi_hors_de_la_cible_n_est_pas_suivi() -> None:
    with serveur() as ailleurs, serveur({ACCUEIL: renvoi(f"{ailleurs.adresse}/entree")}) as faux:
        meme_machine = constate(reseau.de_l_adresse, terrain(faux.adresse))
    assert meme_machine["renvois"].etat == AVERTISSEMENT
    assert f'écrivez adresse = "{ailleurs.adresse}/entree"' in meme_machine["renvois"].remede
    assert ailleurs.vus == []
    with serveur({ACCUEIL: renvoi("https://sso.exemple.invalid/entree")}) as faux:
        autre_machine = constate(reseau.de_l_adresse, terrain(faux.adresse))
    assert autre_machine["renvois"].etat == FAUTE
    assert "hors de la cible, vers https://sso.exemple.invalid/entree" in autre_machine["renvois"].detail


def test_un_renvoi_vers_un_service_reel_est_dit_et_jamais_suivi() -> None:
    reel = next(iter(PRODUCTION))
    with serveur({ACCUEIL: renvoi(f"https://{reel}/particuliers/")}) as faux:
        constats = constate(reseau.de_l_adresse, terrain(faux.adresse))
    assert constats["renvois"].etat == FAUTE
    assert "un service réel : non suivi" in constats["renvois"].detail


def test_un_renvoi_sans_fin() -> None:
    with serveur({ACCUEIL: renvoi(ACCUEIL)}) as faux:
        constats = constate(reseau.de_l_adresse, terrain(faux.adresse))
    assert "se renvoie sans fin à elle-même" in constats["renvois"].detail


@pytest.mark.parametrize(
    ("decalage", "etat", "dit"),
    [
        (0, BON, "à la seconde près"),
        (-40, BON, r"(39|40|41) s en retard"),
        (300, AVERTISSEMENT, r"(299|300|301) s en avance"),
        (-7200, AVERTISSEMENT, r"7(199|200|201) s en retard"),
    ],
)
def test_l_heure_de_la_cible(decalage: int, etat: Etat, dit: str) -> None:
    with serveur(decalage=timedelta(seconds=decalage)) as faux:
        horloge = constate(reseau.de_l_heure, terrain(faux.adresse))["horloge"]
    assert horloge.etat == etat
    assert re.search(dit, horloge.detail), horloge.detail


def test_une_cible_qui_ne_dit_pas_l_heure() -> None:
    with serveur(decalage=None) as faux:
        assert etats(constate(reseau.de_l_heure, terrain(faux.adresse))) == {"horloge": SANS_OBJET}


@dataclass(frozen=True, slots=True)
class Certificat:
    """Ce qui varie d'un certificat d'essai, et ce qu'on doit en constater."""

    debut: timedelta = -AN
    duree: timedelta = 2 * AN
    serveur: str = ICI
    connue: bool = True


@pytest.fixture(scope="module")
def autorite() -> Identite:
    debut = datetime.now(UTC) - 4 * AN
    return certifie(
        Demande(
            nom="Autorité d'essai", est_autorite=True, signe_des_documents=False, debut=debut, duree=9 * AN
        )
    )


@pytest.mark.parametrize(
    ("certificat", "dates", "autorite_dite", "nom"),
    [
        (Certificat(), BON, BON, BON),
        (Certificat(duree=AN + timedelta(days=12)), AVERTISSEMENT, BON, BON),
        (Certificat(duree=AN - timedelta(days=1)), FAUTE, BON, BON),
        (Certificat(debut=timedelta(days=2)), FAUTE, BON, BON),
        (Certificat(connue=False), BON, FAUTE, BON),
        (Certificat(serveur="127.0.0.2"), BON, BON, FAUTE),
        (Certificat(duree=timedelta(days=1), serveur="127.0.0.2", connue=False), FAUTE, FAUTE, FAUTE),
    ],
    ids=["sain", "bientôt", "périmé", "pas encore", "autorité inconnue", "mauvais nom", "tout à la fois"],
)
def test_un_certificat(
    tmp_path: Path, autorite: Identite, certificat: Certificat, dates: Etat, autorite_dite: Etat, nom: Etat
) -> None:
    """Chaque question est posée à part : une faute n'en cache pas une autre."""
    debut = datetime.now(UTC) + certificat.debut
    demande = Demande(nom="cible", serveur=certificat.serveur, debut=debut, duree=certificat.duree)
    fichier = tmp_path / "autorite.pem"
    fichier.write_bytes(autorite.pem)
    liaison = Liaison(autorite=fichier if certificat.connue else None)
    with serveur(tls=de_tls(certifie(demande, autorite), tmp_path)) as faux:
        lieu = terrain(faux.adresse, liaison=liaison)
        constats = constate(tls.du_certificat, lieu)
        accueil = constate(reseau.de_l_adresse, lieu)["accueil"]
    attendus = {"TLS": BON, "fin du certificat": dates, "autorité": autorite_dite, "nom du certificat": nom}
    assert etats(constats) == attendus
    assert (accueil.etat == BON) == (FAUTE not in attendus.values())
    assert "version 1.3" in constats["TLS"].detail
    if nom == FAUTE:
        assert "il vaut pour 127.0.0.2" in constats["nom du certificat"].detail


def test_tls_demande_a_qui_ne_le_parle_pas() -> None:
    with serveur() as faux:
        constats = constate(tls.du_certificat, terrain(faux.adresse.replace("http:", "https:")))
    assert etats(constats) == {"TLS": FAUTE}


def test_tls_d_une_version_abandonnee(tmp_path: Path, autorite: Identite) -> None:
    contexte = de_tls(
        certifie(Demande(serveur=ICI, debut=datetime.now(UTC) - AN, duree=2 * AN), autorite), tmp_path
    )
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        contexte.minimum_version = contexte.maximum_version = ssl.TLSVersion.TLSv1_1
    with serveur(tls=contexte) as faux:
        constats = constate(tls.du_certificat, terrain(faux.adresse))
    assert etats(constats) == {"TLS": FAUTE}


def test_une_autorite_qui_n_est_pas_un_certificat(tmp_path: Path, autorite: Identite) -> None:
    illisible = tmp_path / "autorite.pem"
    illisible.write_text("pas un certificat", encoding="utf-8")
    sain = certifie(Demande(serveur=ICI, debut=datetime.now(UTC) - AN, duree=2 * AN), autorite)
    with serveur(tls=de_tls(sain, tmp_path)) as faux:
        lieu = terrain(faux.adresse, liaison=Liaison(autorite=illisible))
        constats = constate(tls.du_certificat, lieu)
        assert constate(reseau.de_l_adresse, lieu)["accueil"].etat == FAUTE
    assert constats["autorité"].etat == FAUTE
    assert "« autorite.pem » ne se lit pas" in constats["autorité"].detail


@pytest.fixture(scope="module")
def a_jeton(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """L'adresse d'un simulateur dont le pilotage exige un jeton."""
    with pytest.MonkeyPatch.context() as reglages:
        reglages.setenv("RECETTE_JETON_PILOTAGE", JETON)
        with simulateur(tmp_path_factory.mktemp("donnees")) as lance:
            yield lance.accueil.removesuffix("/particuliers/")


@pytest.mark.parametrize(
    ("jeton", "etat", "dit"),
    [
        (JETON, BON, "jeton accepté ; elle sait régler l'horloge"),
        ("un-autre-jeton", FAUTE, "le jeton est refusé (403)"),
        ("", FAUTE, "un jeton est exigé (403)"),
    ],
)
def test_le_jeton_du_pilotage(a_jeton: str, jeton: str, etat: Etat, dit: str) -> None:
    lieu = terrain(a_jeton, "pilotage", liaison=Liaison(jeton=jeton))
    pilotage = constate(interface.du_pilotage, lieu)["pilotage"]
    assert pilotage.etat == etat
    assert dit in pilotage.detail
    assert not jeton or jeton not in f"{pilotage}"


def test_l_horloge_et_la_version_par_le_pilotage(a_jeton: str) -> None:
    """L'horloge est arrêtée des années plus tôt ; la suite la réglera, et ce n'est pas une alarme."""
    lieu = terrain(a_jeton, "pilotage", "horloge", liaison=Liaison(jeton=JETON))
    horloge = constate(interface.de_l_heure, lieu)["horloge"]
    assert horloge.etat == BON
    ecoulees = (datetime.now(UTC) - datetime(2022, 4, 26, 10, tzinfo=UTC)).total_seconds()
    lues = re.fullmatch(r"arrêtée, (\d+) s en retard sur cette machine \(pilotage\) ; .*", horloge.detail)
    assert lues, horloge.detail
    assert abs(int(lues[1]) - ecoulees) < 60
    version = constate(interface.de_la_version, lieu)["version"]
    assert (version.etat, bool(re.fullmatch(r"\d+\.\d+\.\d+", version.detail))) == (BON, True)


def test_un_pilotage_que_le_profil_ne_dit_pas() -> None:
    reponses = {ACCUEIL: Reponse(), "/pilotage/sante": en_json({"etat": "prêt", "version": "9"})}
    with serveur(reponses) as faux:
        lieu = terrain(faux.adresse)
        assert etats(constate(interface.du_pilotage, lieu)) == {"pilotage": AVERTISSEMENT}
        assert constate(interface.de_la_version, lieu)["version"].detail == "9"


@pytest.mark.parametrize("page", [Reponse(404), Reponse(), en_json([]), en_json({"version": "9"}, 403)])
def test_ce_qui_n_est_pas_un_pilotage_n_en_est_pas_pris_pour_un(page: Reponse) -> None:
    with serveur({ACCUEIL: Reponse(), "/pilotage/sante": page}) as faux:
        lieu = terrain(faux.adresse)
        assert etats(constate(interface.du_pilotage, lieu)) == {"pilotage": SANS_OBJET}
        assert etats(constate(interface.de_la_version, lieu)) == {"version": SANS_OBJET}


def test_un_pilotage_non_dit_n_est_pas_cherche_ailleurs() -> None:
    with serveur({"/entree": en_json({"version": "9"})}) as ailleurs:
        reponses = {ACCUEIL: Reponse(), "/pilotage/sante": renvoi(f"{ailleurs.adresse}/entree")}
        with serveur(reponses) as faux:
            constats = constate(interface.du_pilotage, terrain(faux.adresse))
    assert etats(constats) == {"pilotage": SANS_OBJET}
    assert ailleurs.vus == []


@pytest.mark.parametrize(
    ("reponse", "dit"),
    [
        (Reponse(404), "rien à "),
        (Reponse(200), "ne répond pas comme une API de pilotage"),
    ],
)
def test_un_pilotage_dit_qui_n_existe_pas(reponse: Reponse, dit: str) -> None:
    with serveur({ACCUEIL: Reponse(), "/pilotage/sante": reponse}) as faux:
        lieu = terrain(faux.adresse, "pilotage", "horloge")
        pilotage = constate(interface.du_pilotage, lieu)["pilotage"]
        assert etats(constate(interface.de_l_heure, lieu)) == {"horloge": FAUTE}
    assert pilotage.etat == FAUTE
    assert dit in pilotage.detail


def test_ce_que_sait_un_pilotage_vient_de_son_document() -> None:
    document = json.loads('{"paths": {"/pilotage/horloge": {}, "/pilotage/demandes": {}}}')
    reponses = {
        ACCUEIL: Reponse(),
        "/pilotage/sante": en_json({"version": "9"}),
        "/pilotage/openapi.json": en_json(document),
    }
    with serveur(reponses) as faux:
        pilotage = constate(interface.du_pilotage, terrain(faux.adresse, "pilotage"))["pilotage"]
    assert pilotage.detail == "répond, sans jeton ; elle sait régler l'horloge, préparer une demande"
