"""FranceConnect de bout en bout : le fournisseur, ce que le site en croit, et tout ce qu'il refuse."""

import base64
import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import requests
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet
from werkzeug.test import Client as Navigateur

from simulator.assemblage import Assemblage
from simulator.franceconnect.acces import Acces
from simulator.franceconnect.cle import CleDeSignature
from simulator.franceconnect.jetons import JetonsDIdentite
from simulator.reglages import Partenariat, Reglages
from simulator.serveur import Modification, Serveur
from simulator.web.client_franceconnect import INJOIGNABLE, INVERIFIABLE, NON_CONFIRME, NON_DEMANDE
from tests.simulateur.banc import MIDI
from tests.simulateur.reseau import DEPART, IDENTITE, Internaute, parametres, serveur_ouvert

NOM = "Test vingt Recette métier"
RETOUR = f"{DEPART}/retour"
MINUTE = 60


def dit(**valeurs: Any) -> Modification:
    """Un fournisseur dont le jeton d'identité dit autre chose."""

    def modifie(sim: Assemblage) -> None:
        sim.detourne(JetonsDIdentite, revendications=lambda suite, *a: {**suite(*a), **valeurs})

    return modifie


def signe(fonction: Callable[[dict[str, Any]], str]) -> Modification:
    """Un fournisseur qui signe autrement."""
    return lambda sim: sim.remplace(JetonsDIdentite, signe=fonction)


def sans_signature(revendications: dict[str, Any]) -> str:
    """Un jeton d'algorithme « none »."""
    parties = ({"alg": "none"}, revendications)
    return (
        ".".join(base64.urlsafe_b64encode(json.dumps(p).encode()).decode().rstrip("=") for p in parties) + "."
    )


def d_une_autre_cle(revendications: dict[str, Any]) -> str:
    """Un jeton signé d'une clé que personne ne publie."""
    return jwt.encode({"alg": "ES256"}, revendications, ECKey.generate_key("P-256"))


def identite_d_un_autre(sim: Assemblage) -> None:
    """Un fournisseur dont l'identité rendue n'est pas celle du jeton."""
    sim.detourne(Acces, lit=lambda suite, jeton: replace(suite(jeton), sub="s2"))


def identite_mal_formee(sim: Assemblage) -> None:
    """Un fournisseur qui rend un sexe inconnu."""
    sim.detourne(Acces, lit=lambda suite, jeton: replace(suite(jeton), gender="?"))


def ferme(sim: Assemblage) -> None:
    """Un fournisseur que le site ne peut pas joindre : rien n'écoute sur ce port."""
    sim.valeurs[Partenariat] = replace(sim.valeurs[Partenariat], interne="http://127.0.0.1:9")  # type: ignore[type-var]


MENTEURS: dict[str, tuple[Modification, str, int]] = {
    "autre-nonce": (dit(nonce="un autre"), INVERIFIABLE, 502),
    "nonce-vide": (dit(nonce=""), INVERIFIABLE, 502),
    "autre-emetteur": (dit(iss="https://ailleurs.invalid"), INVERIFIABLE, 502),
    "autre-destinataire": (dit(aud="un-autre-site"), INVERIFIABLE, 502),
    "jeton-perime": (dit(exp=int(MIDI.timestamp()) - 1), INVERIFIABLE, 502),
    "jeton-du-futur": (dit(iat=int(MIDI.timestamp()) + 3600), INVERIFIABLE, 502),
    "autre-jeton-d-acces": (dit(at_hash="AAAA"), INVERIFIABLE, 502),
    "sans-signature": (signe(sans_signature), INVERIFIABLE, 502),
    "autre-cle": (signe(d_une_autre_cle), INVERIFIABLE, 502),
    "illisible": (signe(lambda _: "illisible"), INVERIFIABLE, 502),
    "identite-d-un-autre": (identite_d_un_autre, INVERIFIABLE, 502),
    "identite-mal-formee": (identite_mal_formee, INVERIFIABLE, 502),
    "ferme": (ferme, INJOIGNABLE, 503),
}


@pytest.fixture(scope="module")
def adresse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Un serveur, et ses fournisseurs menteurs."""
    modifications = {nom: modification for nom, (modification, _, _) in MENTEURS.items()}
    with serveur_ouvert(tmp_path_factory.mktemp("franceconnect"), modifications) as ouverte:
        yield ouverte


@pytest.fixture
def elle(adresse: str) -> Internaute:
    """Une personne qui a un compte et une identité."""
    elle = Internaute(adresse)
    elle.prepare()
    return elle


def refus(page: requests.Response) -> str:
    """La phrase du refus montré."""
    trouve = re.search(r'role="alert"[^>]*>([^<]+)<', page.text)
    assert trouve, page.text
    return html.unescape(trouve[1])


def test_le_document_decrit_le_fournisseur(elle: Internaute) -> None:
    document = elle.ouvre("/franceconnect/.well-known/openid-configuration").json()
    assert document["issuer"] == f"{elle.adresse}/franceconnect"
    assert document["code_challenge_methods_supported"] == ["S256"]
    assert document["id_token_signing_alg_values_supported"] == ["ES256"]
    cles = elle.ouvre(document["jwks_uri"]).json()
    assert [set(cle) >= {"kid", "x", "y"} and "d" not in cle for cle in cles["keys"]] == [True]
    assert KeySet.import_key_set(cles)
    for nom in ("authorization_endpoint", "token_endpoint", "userinfo_endpoint"):
        assert document[nom].startswith(document["issuer"])


def test_l_identite_ouvre_le_compte_deux_fois_de_suite(elle: Internaute) -> None:
    for _ in range(2):
        elle.session.cookies.clear()
        arrivee = elle.ouvre(elle.obtient_un_retour())
        assert arrivee.url == f"{elle.adresse}/particuliers/"
        assert elle.connecte_comme() == NOM
    assert set(elle.session.cookies.keys()) == {"simulateur"}


def test_connectee_le_depart_ramene_a_l_accueil(elle: Internaute) -> None:
    elle.ouvre(elle.obtient_un_retour())
    assert elle.ouvre(DEPART).url == f"{elle.adresse}/particuliers/"


def test_un_autre_nom_de_la_machine_ramene_a_l_adresse_publique(elle: Internaute) -> None:
    autre = Internaute(elle.adresse.replace("127.0.0.1", "localhost"))
    renvoi = autre.ouvre(DEPART, suit=False)
    assert renvoi.headers["Location"] == f"{elle.adresse}{DEPART}"


@pytest.mark.parametrize("nom", MENTEURS)
def test_une_reponse_mensongere_ne_connecte_personne(adresse: str, nom: str) -> None:
    elle = Internaute(adresse, nom)
    elle.prepare()
    _, motif, code = MENTEURS[nom]
    page = elle.ouvre(elle.obtient_un_retour())
    assert (page.status_code, refus(page)) == (code, motif)
    assert not elle.connecte_comme()


def test_un_etat_inconnu_ou_absent_est_refuse(elle: Internaute) -> None:
    recu = parametres(elle.obtient_un_retour())
    assert refus(elle.ouvre(RETOUR, {"code": recu["code"], "state": "inconnu"})) == NON_DEMANDE
    # La demande est consommée : même le bon retour ne sert plus.
    assert refus(elle.ouvre(RETOUR, recu)) == NON_DEMANDE
    neuve = Internaute(elle.adresse)
    essais: tuple[dict[str, str], ...] = (
        {"code": "x"},
        {},
        {"error": "access_denied"},
        {"code": "x", "state": ""},
    )
    for sans in essais:
        page = neuve.ouvre(RETOUR, sans)
        assert (page.status_code, refus(page)) == (400, NON_DEMANDE)


def test_un_code_d_un_autre_ou_invente_est_refuse(elle: Internaute) -> None:
    autre = Internaute(elle.adresse)
    etat = parametres(autre.ouvre(DEPART).url)["state"]
    code = parametres(elle.obtient_un_retour())["code"]
    page = autre.ouvre(RETOUR, {"code": code, "state": etat})
    assert (page.status_code, refus(page)) == (400, NON_CONFIRME)
    for invente in ("x", "", "é" * 500):
        etat = parametres(autre.ouvre(DEPART).url)["state"]
        assert refus(autre.ouvre(RETOUR, {"code": invente, "state": etat})) == NON_CONFIRME
    assert not autre.connecte_comme()


def test_le_refus_et_l_erreur_du_fournisseur_se_disent(elle: Internaute) -> None:
    page = elle.ouvre(elle.choisit(elle.ouvre(DEPART), refus="oui"))
    assert page.status_code == 200
    assert "refusé" in refus(page)
    etat = parametres(elle.ouvre(DEPART).url)["state"]
    page = elle.ouvre(RETOUR, {"error": "server_error", "state": etat})
    assert (page.status_code, refus(page)) == (502, NON_CONFIRME)


def test_un_code_perime_est_refuse_a_l_heure_de_l_instance(elle: Internaute) -> None:
    retour = elle.obtient_un_retour()
    elle.pilote("horloge/avance", {"secondes": MINUTE})
    assert refus(elle.ouvre(retour)) == NON_CONFIRME
    retour = elle.obtient_un_retour()
    elle.pilote("horloge/avance", {"secondes": MINUTE - 1})
    elle.ouvre(retour)
    assert elle.connecte_comme() == NOM


def test_un_usager_du_registre_s_essaie_sans_pilotage(elle: Internaute) -> None:
    page = elle.ouvre(DEPART)
    du_registre = re.findall(r'name="identite" value="(\w+v1)"', page.text)
    elle.ouvre(elle.choisit(page, identite=du_registre[0]))
    assert elle.connecte_comme() == NOM


def test_la_remise_a_zero_oublie_les_identites(elle: Internaute) -> None:
    elle.pilote("remise-a-zero", {})
    page = elle.ouvre(DEPART)
    assert 'name="identite"' not in page.text
    inconnue = elle.session.post(page.url, data={"identite": "s1"}, allow_redirects=False, timeout=10)
    assert (inconnue.status_code, "n'est plus proposée" in html.unescape(inconnue.text)) == (400, True)


def demande(elle: Internaute, **changements: str | None) -> requests.Response:
    """La demande que fait le site, changée."""
    vraie = parametres(elle.ouvre(DEPART, suit=False).headers["Location"])
    changee = {nom: valeur for nom, valeur in {**vraie, **changements}.items() if valeur is not None}
    return elle.ouvre("/franceconnect/authorize", changee, suit=False)


@pytest.mark.parametrize(
    "changement",
    [
        {"state": None},
        {"nonce": None},
        {"nonce": ""},
        {"code_challenge": None},
        {"code_challenge": "court"},
        {"code_challenge_method": None},
        {"code_challenge_method": "plain"},
        {"scope": None},
        {"scope": "identite_pivot"},
        {"response_type": "token"},
    ],
    ids=lambda changement: "-".join(f"{nom}={valeur}" for nom, valeur in changement.items()),
)
def test_une_demande_incomplete_revient_avec_une_erreur(
    elle: Internaute, changement: dict[str, str | None]
) -> None:
    reponse = demande(elle, **changement)
    assert reponse.status_code == 302
    retour = reponse.headers["Location"]
    assert retour.startswith(f"{elle.adresse}{RETOUR}")
    assert "code" not in parametres(retour)
    assert parametres(retour)["error"]


@pytest.mark.parametrize(
    "changement",
    [
        {"client_id": "un-autre"},
        {"client_id": None},
        {"redirect_uri": None},
        {"redirect_uri": "https://ailleurs.invalid/"},
    ],
    ids=lambda changement: "-".join(f"{nom}={valeur}" for nom, valeur in changement.items()),
)
def test_un_client_ou_un_retour_inconnu_ne_renvoie_nulle_part(
    elle: Internaute, changement: dict[str, str | None]
) -> None:
    reponse = demande(elle, **changement)
    assert reponse.status_code == 400
    assert "site connu" in refus(reponse)


def test_le_retour_est_exact(elle: Internaute) -> None:
    for suite in ("/", "?a=b", "/../retour"):
        assert demande(elle, redirect_uri=f"{elle.adresse}{RETOUR}{suite}").status_code == 400


class Client:
    """Le site, ses secrets en main, face au fournisseur."""

    PREUVE = "p" * 48
    DEFI = "1kv0HDcHNVyv-9zCcA2QTG937fQTbMq1uRBAl9PY_G0"  # condensé SHA-256 de la preuve

    def __init__(self, elle: Internaute, partenariat: Partenariat) -> None:
        self.elle = elle
        self.partenariat = partenariat

    def code(self) -> str:
        """Un code neuf, dont la preuve est connue."""
        page = self.elle.ouvre(
            "/franceconnect/authorize",
            {
                "response_type": "code",
                "client_id": self.partenariat.client,
                "redirect_uri": self.partenariat.retour,
                "scope": "openid identite_pivot",
                "state": "e" * 20,
                "nonce": "n" * 20,
                "code_challenge": self.DEFI,
                "code_challenge_method": "S256",
            },
        )
        return parametres(self.elle.choisit(page, identite="s1"))["code"]

    def echange(
        self, code: str, *, client: str | None = None, secret: str | None = None, **changements: str | None
    ) -> requests.Response:
        """L'échange d'un code ; rien ôte un champ."""
        champs = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.partenariat.retour,
            "code_verifier": self.PREUVE,
            **changements,
        }
        return self.elle.session.post(
            f"{self.partenariat.emetteur}/token",
            data={nom: valeur for nom, valeur in champs.items() if valeur is not None},
            auth=(client or self.partenariat.client, secret or self.partenariat.secret),
            timeout=10,
        )

    def identite(self, jeton: str) -> requests.Response:
        """Ce que ce jeton permet de lire."""
        entete = {"Authorization": jeton}
        return self.elle.session.get(f"{self.partenariat.emetteur}/userinfo", headers=entete, timeout=10)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Le client d'une instance dont les secrets sont relevés au montage."""
    releves: list[Any] = []
    modifications: dict[str, Modification] = {
        "releve": lambda sim: releves.append(sim.valeurs[Partenariat]),
    }
    with serveur_ouvert(tmp_path_factory.mktemp("client"), modifications) as ouverte:
        elle = Internaute(ouverte, "releve")
        elle.prepare()
        yield Client(elle, releves[0])


def test_un_code_s_echange_une_fois(client: Client) -> None:
    code = client.code()
    echange = client.echange(code)
    assert (echange.status_code, echange.json()["token_type"]) == (200, "Bearer")
    lue = client.identite(f"Bearer {echange.json()['access_token']}")
    assert lue.json() == {**IDENTITE, "birthplace": ""}
    encore = client.echange(code)
    assert (encore.status_code, encore.json()["error"]) == (400, "invalid_grant")


@pytest.mark.parametrize(
    ("changements", "code", "erreur"),
    [
        ({"code_verifier": None}, 400, "invalid_request"),
        ({"code_verifier": "q" * 48}, 400, "invalid_grant"),
        ({"code_verifier": "court"}, 400, "invalid_request"),
        ({"redirect_uri": "https://ailleurs.invalid/"}, 400, "invalid_grant"),
        ({"redirect_uri": None}, 400, "invalid_grant"),
        ({"secret": "faux"}, 401, "invalid_client"),
        ({"secret": "é"}, 401, "invalid_client"),
        ({"client": "un-autre"}, 401, "invalid_client"),
        ({"code": "invente"}, 400, "invalid_grant"),
        ({"code": None}, 400, "invalid_request"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"grant_type": None}, 400, "unsupported_grant_type"),
    ],
    ids=lambda valeur: "-".join(f"{n}={v}" for n, v in valeur.items()) if isinstance(valeur, dict) else None,
)
def test_un_echange_faux_est_refuse(
    client: Client, changements: dict[str, str | None], code: int, erreur: str
) -> None:
    valeurs: dict[str, Any] = {"code": client.code(), **changements}
    reponse = client.echange(**valeurs)
    assert (reponse.status_code, reponse.json()["error"]) == (code, erreur)


@pytest.mark.parametrize("jeton", ["", "Bearer", "Bearer invente", "Basic YTpi"])
def test_sans_jeton_valable_rien_n_est_lu(client: Client, jeton: str) -> None:
    reponse = client.identite(jeton)
    assert (reponse.status_code, reponse.json()) == (401, {"error": "invalid_token"})


def test_une_page_inconnue_du_fournisseur_se_dit_en_francais(elle: Internaute) -> None:
    page = elle.ouvre("/franceconnect/inconnue")
    assert (page.status_code, "n'a rien à cette adresse" in refus(page)) == (404, True)


def test_le_fournisseur_reste_sans_le_pilotage(tmp_path: Path) -> None:
    serveur = Serveur(Reglages(donnees=tmp_path, smtp_port=1), {}, None)
    try:
        navigateur = Navigateur(serveur)
        assert navigateur.get("/pilotage/").status_code == 404
        depart = navigateur.get(DEPART, base_url="http://127.0.0.1:8000")
        assert navigateur.get(depart.headers["Location"]).status_code == 200
    finally:
        serveur.ferme()


def test_la_cle_de_signature_est_gardee_et_n_est_qu_a_son_proprietaire(tmp_path: Path) -> None:
    premiere, seconde = (CleDeSignature.du_dossier(tmp_path) for _ in range(2))
    assert premiere.identifiant == seconde.identifiant
    assert (tmp_path / "franceconnect.pem").stat().st_mode & 0o777 == 0o600
    assert CleDeSignature.du_dossier(tmp_path / "autre").identifiant != premiere.identifiant
