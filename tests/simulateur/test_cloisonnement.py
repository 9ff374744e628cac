"""Les tables du cloisonnement sont complètes : chaque page d'une demande et chaque acte y sont essayés par une autre.

Une page ou un formulaire ajouté au site demain, sous la clé d'une demande, fait échouer ces essais tant que la feature
ne l'essaie pas.
"""

import io
import re

import pytest
from flask import Flask

from fixtures.dossiers import ACTES, PAGES, Dossier
from tests.hygiene.lecture import RACINE, analyse
from tests.simulateur.banc import DEMANDE, SITE, Banc, Usager, contenu, erreurs

FEATURE = "features/20_transverse/cloisonnement.feature"
PUBLIQUES = {"static", "accueil.hors_perimetre", "situation.autre_titre"}
"""Les seules adresses à paramètre qui ne désignent rien de personne : un fichier du site, un libellé."""

NOTIFICATIONS = f"{SITE}/mon-compte/notifications"
NOTIFICATION_DE = {
    "notifications.notification": "complement",
    "notifications.fichier": "complement",
    "notifications.document": "decision",
}
"""La sorte de notification où chaque adresse répond à sa propriétaire."""

PROPRIETAIRE, AUTRE = "5903000001", "5903000002"


def essayes(pas: str) -> set[str]:
    """Les noms que liste la feature sous chaque pas qui finit ainsi."""
    lue = analyse((RACINE / FEATURE).read_text(encoding="utf-8"), FEATURE)
    return {nom for joue in lue.joues for p in joue.pas if p.texte.endswith(pas) for nom in p.cellules}


def chemins(app: Flask, methode: str) -> set[str]:
    """Ce qui suit la clé dans les adresses d'une demande, pour une méthode : « etape-1 », « pieces/{} »."""
    return {
        re.sub(r"<(int:)?\w+>", "{}", regle.rule.partition("<cle>/")[2])
        for regle in app.url_map.iter_rules()
        if "cle" in regle.arguments and regle.rule.startswith(DEMANDE) and methode in (regle.methods or ())
    }


def site(banc: Banc) -> Flask:
    app = banc.serveur.instance().site
    assert isinstance(app, Flask)
    return app


def dossier(banc: Banc, stade: str) -> Dossier:
    """Une demande de la propriétaire, et son fichier joint."""
    demande = banc.demande("AB0000001", stade)
    piece = banc.lit(demande["cle"])["pieces"][0]["cle"]
    return Dossier(demande["cle"], DEMANDE, demande["numero"], piece)


def agit(usager: Usager, cible: Dossier, acte: str) -> int:
    envoi = cible.envoi(acte)
    fichiers = {nom: (io.BytesIO(octets), titre) for nom, (titre, octets) in envoi.fichiers.items()}
    return usager.envoie(envoi.adresse, page=f"{SITE}/", **envoi.champs, **fichiers).status_code


def test_chaque_page_d_une_demande_est_demandee_par_une_autre(banc: Banc) -> None:
    essayees = {
        re.sub(r"{\w+}", "{}", PAGES[page].partition("?")[0]) for page in essayes("en demande les pages :")
    }
    assert essayees == chemins(site(banc), "GET")
    assert essayes("en demande les pages :") == set(PAGES)


def test_chaque_formulaire_d_une_demande_est_envoye_par_une_autre(banc: Banc) -> None:
    assert {ACTES[acte].ou for acte in essayes("y tente chaque acte :")} == chemins(site(banc), "POST")
    assert essayes("y tente chaque acte :") == set(ACTES)


def test_chaque_bouton_des_etapes_est_un_acte_essaye(banc: Banc) -> None:
    """Les boutons d'une étape envoient le même formulaire à la même adresse : leur nom seul les distingue."""
    banc.inscrit()
    usager = banc.usager(PROPRIETAIRE)
    boutons: set[str] = set()
    for stade in ("étape 2", "étape 3", "récapitulatif"):
        demande = banc.demande("AB0000001", stade)
        for etape in ("etape-3", "etape-4"):
            page = usager.ouvre(f"{DEMANDE}/{demande['cle']}/{etape}").text
            boutons |= set(re.findall(r'name="action" value="(\w+)', page))
        usager.envoie(f"{DEMANDE}/{demande['cle']}/abandon")
    actions = {acte.champs["action"] for acte in ACTES.values() if "action" in acte.champs}
    assert boutons == {action.partition(":")[0] for action in actions}


def test_rien_d_une_notification_ne_se_lit_ni_ne_se_change_par_une_autre(banc: Banc) -> None:
    """Chaque adresse sous la clé d'une notification répond à une autre comme si elle n'existait pas (EXG-16-17)."""
    banc.inscrit()
    banc.inscrit()
    banc.demande("AB0000002", "déposée")
    numero = banc.demande("AB0000001", "déposée")["numero"]
    complement = contenu(banc.pilote(f"demandes/{numero}/complements", {"pieces": ["Bail"]}))["cle"]
    assert banc.pilote(f"demandes/{numero}/complements/{complement}/reponse", {}).status_code == 204
    fichier = banc.lit(numero)["notifications"][0]["fichiers"][0]["cle"]
    decision = contenu(banc.pilote(f"demandes/{numero}/decisions", {"favorable": True}))["cle"]
    regles = [r for r in site(banc).url_map.iter_rules() if r.rule.startswith(NOTIFICATIONS) and r.arguments]
    assert {regle.endpoint for regle in regles} == set(NOTIFICATION_DE)
    elle, autre = banc.usager(PROPRIETAIRE), banc.usager(AUTRE)
    avant = banc.lit(numero)
    for regle in regles:
        cle = {"complement": complement, "decision": decision}[NOTIFICATION_DE[regle.endpoint]]
        adresse = regle.rule.replace("<cle>", cle).replace("<fichier>", fichier)
        inconnue = autre.ouvre(adresse.replace(cle, "A" * 22))
        assert (inconnue.status_code, inconnue.mimetype) == (404, "text/html")
        vue = autre.ouvre(adresse)
        assert (vue.status_code, sans_jetons(vue.text)) == (404, sans_jetons(inconnue.text)), adresse
        if "POST" in (regle.methods or ()):
            assert autre.envoie(adresse, page=f"{SITE}/", action="envoyer").status_code == 404
        assert banc.lit(numero) == avant
        assert elle.ouvre(adresse).status_code == 200, adresse


def sans_jetons(page: str) -> str:
    """La page, sans le jeton de formulaire ni l'adresse où ramener, propres à chaque requête."""
    return re.sub(r'name="(csrf_token|retour)" value="[^"]*"', "", page)


def test_toute_autre_adresse_a_parametre_est_publique(banc: Banc) -> None:
    autres = {
        regle.endpoint
        for regle in site(banc).url_map.iter_rules()
        if regle.arguments and "cle" not in regle.arguments
    }
    assert autres <= PUBLIQUES


@pytest.mark.parametrize("stade", ["récapitulatif", "déposée"])
def test_chaque_page_repond_autrement_a_sa_proprietaire(banc: Banc, stade: str) -> None:
    """Sans quoi une page absente pour tous passerait pour bien gardée."""
    banc.inscrit()
    sien, usager = dossier(banc, stade), banc.usager(PROPRIETAIRE)
    for page in PAGES:
        obtenue, inconnue = usager.ouvre(sien.page(page)), usager.ouvre(sien.inconnu.page(page))
        assert (inconnue.status_code, inconnue.mimetype) == (404, "text/html"), page
        assert (obtenue.status_code, obtenue.data) != (404, inconnue.data), page


@pytest.mark.parametrize("acte", ACTES)
def test_chaque_acte_agit_quand_sa_proprietaire_le_fait(banc: Banc, acte: str) -> None:
    """Sans quoi un acte mal écrit, refusé à tous, passerait pour bien gardé."""
    banc.inscrit()
    stade = "étape 3" if acte == "valider une rubrique" else "récapitulatif"
    sien, usager = dossier(banc, stade), banc.usager(PROPRIETAIRE)
    if acte == "reprendre":
        usager.joint(f"{DEMANDE}/{sien.cle}", "non-enregistre.pdf", b"%PDF-1.4\n%%EOF\n")
    avant = banc.lit(sien.cle)
    assert agit(usager, sien, acte) == 302
    relue = banc.pilote(f"demandes/{sien.cle}")
    assert relue.status_code == 404 or relue.json != avant


def test_une_demande_abandonnee_repond_comme_une_inconnue_et_dit_quoi_faire(banc: Banc) -> None:
    banc.inscrit()
    sien, usager = dossier(banc, "récapitulatif"), banc.usager(PROPRIETAIRE)
    assert agit(usager, sien, "abandonner") == 302
    for acte in set(ACTES) - {"abandonner"}:
        assert agit(usager, sien, acte) == 404
    (phrase,) = erreurs(usager.ouvre(sien.page("étape 1")))
    assert phrase == erreurs(usager.ouvre(sien.inconnu.page("étape 1")))[0]
    assert "a été abandonnée" in phrase
    assert "revenez à l'accueil" in phrase.lower()
