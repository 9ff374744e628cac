"""Changer de langue rend la saisie en cours, n'en contrôle ni n'en enregistre rien, et se retient (EXG-20-17)."""

import html
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from werkzeug.test import TestResponse

from simulator.domaine.ephotos import DEMONSTRATION
from simulator.domaine.textes import Texte
from simulator.langues import ANGLAIS, traduction
from tests.simulateur.banc import DEMANDE, ETAPE_1, MIDI, MOT_DE_PASSE, SITE, Banc, Usager, base, erreurs

CONNEXION = f"{SITE}/connexion"
IDENTIFIANT = "5903000001"
SAISIE: Mapping[str, str] = {
    **ETAPE_1,
    "situation_familiale": "marie",
    "en_couple": "oui",
    "nationalite_du_conjoint": "autre",
    "voie": "",
    "telephone": "pas un n°",
}


class Saisies(HTMLParser):
    """Ce que contient chaque saisie d'une page, par son nom ; une case ou un bouton non coché n'y est pas."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.valeurs: dict[str, str] = {}
        self._ouverte = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributs = dict(attrs)
        nom, valeur = attributs.get("name") or "", attributs.get("value") or ""
        a_cocher = attributs.get("type") in {"radio", "checkbox"}
        if tag == "input" and ("checked" in attributs or not a_cocher):
            self.valeurs[nom] = valeur
        elif tag == "option" and "selected" in attributs:
            self.valeurs[self._ouverte] = valeur
        elif tag in {"select", "textarea"}:
            self._ouverte = nom

    def handle_data(self, data: str) -> None:
        if self.lasttag == "textarea":
            self.valeurs.setdefault(self._ouverte, data.strip())


def saisies(page: TestResponse, *noms: str) -> dict[str, str | None]:
    """Ce que contiennent ces saisies ; rien pour celles qui ne sont pas cochées."""
    lues = Saisies(page.text).valeurs
    return {nom: lues.get(nom) for nom in noms}


def test_l_etape_1_a_moitie_remplie_est_rendue_telle_quelle(banc: Banc) -> None:
    demande = banc.demande(banc.inscrit(), "commencée")
    usager, page = banc.usager(IDENTIFIANT), f"{base(demande)}/etape-1"
    rendue = usager.envoie(page, langue="en", action="enregistrer", **SAISIE)
    assert '<html lang="en"' in rendue.text
    assert saisies(rendue, *SAISIE) == SAISIE
    assert erreurs(rendue) == []
    assert banc.lit(demande["cle"])["informations"] is None


def test_les_cases_et_le_numero_ephoto_sont_rendus_sans_etre_gardes(banc: Banc) -> None:
    demande = banc.demande(banc.inscrit(), "étape 2")
    usager, chemin = banc.usager(IDENTIFIANT), base(demande)
    cases = usager.envoie(f"{chemin}/etape-2", langue="en", situation="y")
    assert saisies(cases, "situation", "sanctions") == {"situation": "y", "sanctions": None}
    ephoto = usager.envoie(f"{chemin}/etape-3", langue="fr", action="confirmer", ephoto=DEMONSTRATION)
    assert saisies(ephoto, "ephoto") == {"ephoto": DEMONSTRATION}
    lue = banc.lit(demande["cle"])
    assert (len(lue["declarations"]), lue["ephoto"]) == (2, None)


def test_les_observations_sont_rendues_sans_deposer(banc: Banc) -> None:
    demande = banc.demande(banc.inscrit(), "récapitulatif")
    usager, page = banc.usager(IDENTIFIANT), f"{base(demande)}/etape-4"
    rendue = usager.envoie(page, langue="en", action="deposer", observations="à garder")
    assert saisies(rendue, "observations") == {"observations": "à garder"}
    lue = banc.lit(demande["cle"])
    assert (lue["etat"], lue["observations"]) == ("brouillon", "")


@pytest.mark.parametrize("page", [CONNEXION, f"{CONNEXION}/premiere-visite"])
def test_la_page_de_connexion_rend_ses_deux_formulaires_sans_mot_de_passe(banc: Banc, page: str) -> None:
    saisie = {"identifiant": "moi", "numero": "AB1", "debut_jour": "3", "fin_mois": "12"}
    usager = Usager(banc.client())
    rendue = usager.envoie(page, CONNEXION, langue="en", mot_de_passe=MOT_DE_PASSE, **saisie)
    assert saisies(rendue, *saisie, "mot_de_passe") == {**saisie, "mot_de_passe": ""}
    assert MOT_DE_PASSE not in rendue.text
    assert erreurs(rendue) == []


def test_la_langue_survit_a_la_connexion_a_la_deconnexion_et_a_l_inactivite(banc: Banc) -> None:
    banc.inscrit()
    usager = Usager(banc.client())
    usager.envoie(f"{SITE}/langue", f"{SITE}/", langue="en")
    for adresse, champs in (
        (CONNEXION, {"identifiant": IDENTIFIANT, "mot_de_passe": MOT_DE_PASSE}),
        (f"{SITE}/deconnexion", {}),
        (CONNEXION, {"identifiant": IDENTIFIANT, "mot_de_passe": MOT_DE_PASSE}),
    ):
        usager.envoie(adresse, f"{SITE}/", **champs)
        assert '<html lang="en"' in usager.ouvre(f"{SITE}/").text
    banc.serveur.place_l_horloge(MIDI.replace(hour=14))
    assert "signed out after a long period" in usager.client.get(f"{SITE}/", follow_redirects=True).text


def test_une_langue_inconnue_ne_change_rien(banc: Banc) -> None:
    usager = Usager(banc.client())
    usager.envoie(f"{SITE}/langue", f"{SITE}/", langue="xx")
    assert '<html lang="fr"' in usager.ouvre(f"{SITE}/").text


def test_sans_jeton_de_formulaire_la_langue_ne_change_pas(banc: Banc) -> None:
    client = banc.client()
    assert client.post(f"{SITE}/langue", data={"langue": "en"}).status_code == 400
    assert '<html lang="fr"' in client.get(f"{SITE}/").text


@pytest.mark.parametrize(
    "retour", ["", "https://ailleurs.invalid/particuliers/", "//ailleurs.invalid", "/pilotage/"]
)
def test_le_retour_ne_sort_pas_du_site(banc: Banc, retour: str) -> None:
    rendu = Usager(banc.client()).envoie(f"{SITE}/langue", f"{SITE}/", langue="en", retour=retour)
    assert rendu.headers["Location"] == f"{SITE}/"


@pytest.mark.parametrize(
    "page", [f"{SITE}/hors-perimetre/Besoin%20d%E2%80%99aide%20%3F", f"{CONNEXION}?next=x"]
)
def test_on_revient_a_la_meme_page(banc: Banc, page: str) -> None:
    lue = banc.client().get(page).text
    adresses = re.findall(r'(?:formaction|name="retour" value)="([^"]+)"', lue)
    assert {unquote(html.unescape(adresse)) for adresse in adresses} == {unquote(page)}


def test_le_refus_d_un_lien_est_redit_dans_l_autre_langue(banc: Banc) -> None:
    usager = Usager(banc.client())
    page = usager.envoie(f"{CONNEXION}/creation-de-compte/lien", f"{SITE}/", jeton="faux").text
    retour = re.search(r'name="retour" value="([^"]+)"', page)
    assert retour
    usager.envoie(f"{SITE}/langue", f"{SITE}/", langue="en")
    (motif,) = erreurs(usager.ouvre(retour[1]))
    assert motif == "This link is not valid: copy the whole of it from the email you received."


def test_un_abandon_ne_se_confirme_pas_en_changeant_de_langue(banc: Banc) -> None:
    demande = banc.demande(banc.inscrit(), "étape 1")
    usager, chemin = banc.usager(IDENTIFIANT), base(demande)
    for page in (f"{chemin}/abandon", DEMANDE):
        assert 'form="saisie"' not in usager.ouvre(page).text


def test_les_documents_remis_restent_en_francais(banc: Banc) -> None:
    titre = banc.inscrit()
    usager = banc.usager(IDENTIFIANT)
    liste = usager.ouvre(f"{DEMANDE}/liste-des-pieces-justificatives.pdf").data
    usager.envoie(f"{SITE}/langue", f"{SITE}/", langue="en")
    assert usager.ouvre(f"{DEMANDE}/liste-des-pieces-justificatives.pdf").data == liste
    demande = banc.demande(titre, "récapitulatif")
    usager.envoie(f"{base(demande)}/etape-4", action="deposer", observations="")
    lue = banc.lit(demande["cle"])
    assert (lue["etat"], lue["declarations"][0]) == (
        "déposée",
        "Bénéficier de la protection subsidiaire et ne pas être marié.",
    )


def test_un_texte_se_dit_dans_une_autre_langue_avec_ses_valeurs() -> None:
    motif = Texte("Il dépasse %(mo)s Mo : choisissez un fichier plus petit.", mo=10)
    refus = Texte("« %(nom)s » n'a pas été joint. %(motif)s", nom="Non 100%.pdf", motif=motif)
    assert refus == "« Non 100%.pdf » n'a pas été joint. Il dépasse 10 Mo : choisissez un fichier plus petit."
    assert refus.dit(traduction(ANGLAIS)) == (
        "“Non 100%.pdf” has not been attached. It is larger than 10 MB: choose a smaller file."
    )


def test_ce_qui_est_saisi_n_est_jamais_traduit_ni_execute(banc: Banc) -> None:
    demande = banc.demande(banc.inscrit(), "étape 2")
    usager, chemin = banc.usager(IDENTIFIANT), base(demande)
    usager.envoie(f"{SITE}/langue", f"{SITE}/", langue="en")
    refuse = usager.joint(chemin, "<b>Oui.gif", b"GIF89a").text
    assert "“&lt;b&gt;Oui.gif” has not been attached." in refuse
    usager.envoie(f"{chemin}/etape-1", action="enregistrer", **{**ETAPE_1, "voie": "Ville"})
    assert saisies(usager.ouvre(f"{chemin}/etape-1"), "voie") == {"voie": "Ville"}
