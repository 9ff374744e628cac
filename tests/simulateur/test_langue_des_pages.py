"""En anglais, une page ne laisse rien en français hors ce qui est saisi ou enregistré (EXG-20-17)."""

import re
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from werkzeug.test import TestResponse

from simulator.domaine.comptes import DepotDeComptes
from simulator.domaine.jetons import Jetons, Usage
from simulator.langues import ANGLAIS, FRANCAIS
from simulator.stockage.base import Base
from simulator.web.accueil import RUBRIQUES
from tests.simulateur.banc import DEMANDE, ETAPE_1, PERSONA, SITE, Banc, Usager, base, contenu
from tests.simulateur.reseau import DEPART, Internaute, serveur_ouvert
from tests.simulateur.test_catalogue import TRADUITS

CONNEXION = f"{SITE}/connexion"
COMPTE = f"{CONNEXION}/creation-de-compte"
OUBLI = f"{CONNEXION}/mot-de-passe-oublie"
NOTIFICATIONS = f"{SITE}/mon-compte/notifications"

# Les attributs qui portent un texte ; un « data- » en porte un, sauf ceux-ci.
LUS = {"aria-label", "title", "alt", "placeholder"}
SANS_TEXTE = {"data-theme", "data-visible-si", "data-lien-recu", "data-communes"}
# Les mêmes dans les deux langues : noms propres, et textes que le catalogue rend tels quels.
NOMS = {"Français", "English", "FranceConnect", "> FranceConnect", "ameli.fr"}
IDENTIQUES = {texte for texte, message in TRADUITS.items() if message.string == texte}


class Lecture(HTMLParser):
    """Les textes d'une page, attributs compris, la langue qu'elle annonce et le nombre de ses éléments."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.langue = ""
        self.textes: list[str] = []
        self.balises = 0
        self.formulaires: set[str] = set()
        self.porteurs: set[str] = set()  # le formulaire que renvoie chaque bouton de langue
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.balises += 1
        attributs = dict(attrs)
        if tag == "html":
            self.langue = attributs["lang"] or ""
        if tag == "form":
            self.formulaires.add(attributs.get("id") or "")
        if tag == "button" and attributs.get("name") == "langue":
            self.porteurs.add(attributs["form"] or "")
        for nom, valeur in attrs:
            if nom in LUS or (nom.startswith("data-") and nom not in SANS_TEXTE):
                self.handle_data(valeur or "")

    def handle_data(self, data: str) -> None:
        lu = " ".join(data.split())
        if re.search(r"[^\W\d_]{2}", lu):
            self.textes.append(lu)


Acte = Callable[[Usager, str], TestResponse]


def lit(adresse: str) -> Acte:
    """Ouvrir une page du site, ou de la demande."""
    return lambda usager, demande: usager.ouvre(adresse.format(demande=demande))


def envoie(vers: str, page: str | None = None, **champs: str) -> Acte:
    """Envoyer un formulaire, lu sur cette page-ci ou sur une autre."""
    return lambda usager, demande: usager.client.post(
        vers.format(demande=demande),
        data={"csrf_token": usager.jeton((page or vers).format(demande=demande)), **champs},
    )


def presente(numero: str = "", *dates: str) -> Acte:
    """Présenter un titre : son numéro, puis les trois éléments de chaque date."""
    noms = (f"{date}_{element}" for date in ("debut", "fin") for element in ("jour", "mois", "annee"))
    return envoie(
        f"{CONNEXION}/premiere-visite", CONNEXION, numero=numero, **dict(zip(noms, dates, strict=False))
    )


def joint(nom: str, octets: bytes) -> Acte:
    """Joindre un justificatif de domicile."""
    return lambda usager, demande: usager.joint(demande, nom, octets)


ANONYMES: Mapping[str, Acte] = {
    "accueil": lit(f"{SITE}/"),
    "profil": lit(DEMANDE),
    "profil-vide": envoie(DEMANDE),
    "option-vide": envoie(DEMANDE, profil="moi-meme"),
    "connexion": lit(CONNEXION),
    "connexion-vide": envoie(CONNEXION),
    "connexion-fausse": envoie(CONNEXION, identifiant="1", mot_de_passe="2"),
    "titre-vide": presente(),
    "titre-dates-absentes": presente("A", "31", "4", "2022", "1", "1", "2023"),
    "titre-fin-absente": presente("A", "1", "4", "2022", "31", "4", "2023"),
    "titre-dates-inversees": presente("A", "1", "1", "2023", "1", "1", "2022"),
    "titre-inconnu": presente("A", "1", "1", "2022", "1", "1", "2023"),
    "titre-deja-pris": presente("AB0000001", "26", "7", "2018", "25", "7", "2022"),
    "demande-enregistree": lit(f"{COMPTE}/enregistree"),
    "compte-cree": lit(f"{COMPTE}/creation"),
    "lien-refuse": envoie(f"{COMPTE}/lien", f"{SITE}/", jeton="x"),
    "oubli": lit(OUBLI),
    "oubli-vide": envoie(OUBLI),
    "oubli-recu": lit(f"{OUBLI}/recue"),
    "oubli-change": lit(f"{OUBLI}/change"),
    "oubli-lien-refuse": envoie(f"{OUBLI}/lien", f"{SITE}/", jeton="x"),
    "sans-jeton": lambda usager, _: usager.client.post(CONNEXION),
    "action-impossible": lambda usager, _: usager.client.get(f"{CONNEXION}/premiere-visite"),
    "connexion-exigee": lambda usager, _: usager.client.get(f"{DEMANDE}/situation", follow_redirects=True),
    "page-absente": lit(f"{SITE}/absente"),
    "franceconnect-refuse": lit(f"{CONNEXION}/franceconnect/retour"),
    **{nom: lit(f"{SITE}/hors-perimetre/{quote(nom)}") for nom in RUBRIQUES},
}
ADRESSES: Mapping[str, Acte] = {
    "adresse": lit(COMPTE),
    "adresse-vide": envoie(COMPTE),
    "adresse-mal-ecrite": envoie(COMPTE, adresse="x", confirmation="y"),
}
NOUVELLES: Mapping[str, Acte] = {
    "profil-connecte": lit(DEMANDE),
    "situation": lit(f"{DEMANDE}/situation"),
    "situation-vide": envoie(f"{DEMANDE}/situation"),
    "autre-titre": lit(f"{DEMANDE}/autre-titre/etudiant"),
}
COMMENCEES: Mapping[str, Acte] = {
    "demande-a-reprendre": lit(DEMANDE),
    "preambule": lit("{demande}/preambule"),
    "abandon": lit("{demande}/abandon"),
    "etape-1": lit("{demande}/etape-1"),
    "etape-1-vide": envoie("{demande}/etape-1", voie="", code_postal="", ville="", courriel=""),
    "etape-1-contradictoire": envoie("{demande}/etape-1", situation_familiale="marie", en_couple="non"),
    "etape-1-suites-vides": envoie("{demande}/etape-1", en_couple="oui", enfants="oui", code_postal="00000"),
    "etape-1-mal-ecrite": envoie(
        "{demande}/etape-1", voie="x" * 101, code_postal="5900", ville="LILLE", courriel="x", telephone="x"
    ),
    "etape-1-autre-ville": envoie("{demande}/etape-1", code_postal="59800", ville="PARIS"),
    "etape-2": lit("{demande}/etape-2"),
    "etape-2-vide": envoie("{demande}/etape-2"),
    "etape-2-depassee": envoie("{demande}/etape-2", situation="y", sanctions="y", lue="un autre texte"),
    "attestation-absente": lit("{demande}/attestation"),
    "fichier-absent": lit("{demande}/pieces/absent"),
    "demande-absente": lit(f"{DEMANDE}/absente/etape-1"),
    "etape-3": lit("{demande}/etape-3"),
    "etape-3-vide": envoie("{demande}/etape-3", action="enregistrer"),
    "etape-3-sans-fichier": envoie("{demande}/etape-3", action="joindre:domicile"),
    "ephoto-courte": envoie("{demande}/etape-3", action="confirmer", ephoto="1"),
    "ephoto-accentuee": envoie("{demande}/etape-3", action="confirmer", ephoto="é" * 22),
    "ephoto-inconnue": envoie("{demande}/etape-3", action="confirmer", ephoto="1" * 22),
    "fichier-d-un-autre-format": joint("bail.gif", b"GIF89a"),
    "fichier-au-contenu-faux": joint("bail.pdf", b"GIF89a"),
    "fichier-vide": joint("bail.pdf", b""),
    "etape-fermee": lambda usager, demande: usager.client.get(f"{demande}/etape-4", follow_redirects=True),
}
COMPLETES: Mapping[str, Acte] = {
    "etape-3-complete": lit("{demande}/etape-3"),
    "etape-4": lit("{demande}/etape-4"),
    "etape-4-depassee": envoie("{demande}/etape-4", action="valider:1", relu="autre chose"),
    "etape-4-trop-longue": envoie("{demande}/etape-4", action="valider:1", observations="x" * 1001),
}
NOTIFIEES: Mapping[str, Acte] = {
    "espace-personnel": lit(f"{SITE}/"),
    "notifications": lit(NOTIFICATIONS),
    "notifications-filtrees": lit(f"{NOTIFICATIONS}?type=decision&par_page=25"),
    "notification": lit("{demande}"),
}
"""« demande » est ici l'adresse de la notification."""
RECLAMEES: Mapping[str, Acte] = {
    **NOTIFIEES,
    "complement-vide": envoie("{demande}", action="envoyer"),
    "complement-sans-fichier": envoie("{demande}", action="joindre:1"),
    "fichier-absent": lit("{demande}/fichiers/absent"),
}
REPONDUES: Mapping[str, Acte] = {
    **NOTIFIEES,
    "second-envoi": envoie("{demande}", f"{SITE}/", action="envoyer"),
}
DEPOSEES: Mapping[str, Acte] = {
    "espace-personnel": lit(f"{SITE}/"),
    "demande-deposee": lit(DEMANDE),
    "confirmation": lit("{demande}/confirmation"),
}


def valeurs(contenu: Any) -> Iterator[str]:
    """Toutes les valeurs d'un persona."""
    if isinstance(contenu, Mapping | list):
        for valeur in contenu.values() if isinstance(contenu, Mapping) else contenu:
            yield from valeurs(valeur)
    else:
        yield str(contenu)


PIECE = "Bail et quittances"
DONNEES = {
    *valeurs(PERSONA),
    *ETAPE_1.values(),
    "FRANCE",
    "Test vingt Recette métier",
    "TEST VINGT RECETTE METIER",
    "Test vingt RECETTE MÉTIER",
    PIECE,
    f"{PIECE} :",
}
MOT_SAISI = re.compile(r"\S*(?:@|\d{4}|\.pdf|x{1000})\S*")


def parle(usager: Usager, langue: str) -> None:
    """Choisit la langue, depuis l'accueil."""
    usager.envoie(f"{SITE}/langue", f"{SITE}/", langue=langue)


def ecarts(francaise: str, anglaise: str) -> set[str]:
    """Ce que deux pages, chacune dans sa langue, ont de commun sans le devoir, ou de différent sans le devoir."""
    lue, traduite = Lecture(francaise), Lecture(anglaise)
    communs = {*lue.textes} & {*traduite.textes} - NOMS - IDENTIQUES - DONNEES
    trouves = {texte for texte in communs if not MOT_SAISI.fullmatch(texte)}
    if (lue.langue, traduite.langue) != (FRANCAIS, ANGLAIS):
        trouves.add(f"langues annoncées : {lue.langue}, {traduite.langue}")
    if not traduite.porteurs <= traduite.formulaires:
        trouves.add(f"boutons de langue sans formulaire : {traduite.porteurs}")
    if lue.balises != traduite.balises:
        trouves.add(f"{lue.balises} éléments en français, {traduite.balises} en anglais")
    return trouves


def compare(usager: Usager, actes: Mapping[str, Acte], demande: str = "") -> dict[str, set[str]]:
    """Les écarts de chaque page, les mêmes actes étant faits dans les deux langues : aucun ne change rien."""
    pages: dict[str, list[str]] = {nom: [] for nom in actes}
    for langue in (FRANCAIS, ANGLAIS):
        parle(usager, langue)
        for nom, acte in actes.items():
            reponse = acte(usager, demande)
            assert reponse.status_code not in {302, 500}, nom
            pages[nom].append(reponse.text)
    return {nom: trouves for nom, lues in pages.items() if (trouves := ecarts(*lues))}


def test_les_pages_ouvertes_a_tous(banc: Banc) -> None:
    banc.inscrit()
    assert compare(Usager(banc.client()), ANONYMES) == {}


def test_la_saisie_de_l_adresse(banc: Banc) -> None:
    banc.pilote("personas", {**PERSONA, "numero_etranger": "5903000001", "numero_de_titre": "AB0000001"})
    usager = Usager(banc.client())
    presente("AB0000001", "26", "7", "2018", "25", "7", "2022")(usager, "")
    assert compare(usager, ADRESSES) == {}


def test_le_choix_d_un_mot_de_passe(banc: Banc) -> None:
    titre = {"numero_de_titre": "AB0000001"}
    banc.pilote("personas", {**PERSONA, "numero_etranger": "5903000001", **titre})
    banc.pilote("comptes", {**titre, "adresse_email": "compte1@personas.invalid"})
    with banc.services[Base].transaction():
        compte = banc.services[DepotDeComptes].de_l_etranger("5903000001")
        assert compte is not None
        emet, numero = banc.services[Jetons].emet, compte.numero
        jeton = emet(numero, compte.rang_du_lien)
        jeton_d_oubli = emet(numero, compte.rang_de_l_oubli, Usage.MOT_DE_PASSE_OUBLIE)
    usager = Usager(banc.client())
    envoie(f"{COMPTE}/lien", f"{SITE}/", jeton=jeton)(usager, "")
    assert compare(usager, mots_de_passe(f"{COMPTE}/mot-de-passe")) == {}
    envoie(f"{OUBLI}/lien", f"{SITE}/", jeton=jeton_d_oubli)(usager, "")
    assert compare(usager, mots_de_passe(f"{OUBLI}/nouveau")) == {}


def mots_de_passe(page: str) -> dict[str, Acte]:
    """La page d'un lien ouvert, et ses refus."""
    return {
        "page": lit(page),
        "vide": envoie(page),
        "trop-simple": envoie(page, mot_de_passe="-", confirmation="+"),
    }


@pytest.mark.parametrize(
    ("statut", "fin"), [("BPS", "2022-07-25"), ("REFUGIE", "2022-04-27"), ("BPS", "2023-04-27")]
)
def test_le_choix_de_la_demande(banc: Banc, statut: str, fin: str) -> None:
    banc.inscrit(statut=statut, fin=fin)
    usager = banc.usager("5903000001")
    usager.envoie(DEMANDE, profil="moi-meme")
    assert compare(usager, NOUVELLES) == {}


def test_une_demande_commencee(banc: Banc) -> None:
    seize_ans = {**PERSONA["etat_civil"], "date_de_naissance": "2006-01-01"}
    demande = base(banc.demande(banc.inscrit(etat_civil=seize_ans, statut="REFUGIE"), "étape 2"))
    assert compare(banc.usager("5903000001"), COMMENCEES, demande) == {}


@pytest.mark.parametrize("stade", ["étape 3", "récapitulatif"])
def test_une_demande_complete(banc: Banc, stade: str) -> None:
    famille = {"situation_familiale": "marie", "en_couple": "oui", "nationalite_du_conjoint": "autre"}
    enfants = {"enfants": "oui", "enfant_francais": "non"}
    demande = base(banc.demande(banc.inscrit(), stade, informations={**famille, **enfants}))
    assert compare(banc.usager("5903000001"), COMPLETES, demande) == {}


def test_une_demande_deposee(banc: Banc) -> None:
    demande = base(banc.demande(banc.inscrit(), "déposée"))
    assert compare(banc.usager("5903000001"), DEPOSEES, demande) == {}


@pytest.fixture
def deposee(banc: Banc) -> str:
    """Le n° d'une demande déposée par la première usagère."""
    return str(banc.demande(banc.inscrit(), "déposée")["numero"])


def notification(banc: Banc, deposee: str, acte: str, **corps: Any) -> str:
    """L'adresse de la notification qui suit un acte de l'agent."""
    return f"{NOTIFICATIONS}/{contenu(banc.pilote(f'demandes/{deposee}/{acte}', corps))['cle']}"


def test_aucune_notification(banc: Banc, deposee: str) -> None:
    assert deposee
    assert compare(banc.usager("5903000001"), {"notifications": NOTIFIEES["notifications"]}) == {}


def test_un_complement_reclame_puis_envoye(banc: Banc, deposee: str) -> None:
    adresse = notification(banc, deposee, "complements", pieces=[PIECE])
    usager = banc.usager("5903000001")
    usager.ouvre(adresse)
    assert compare(usager, RECLAMEES, adresse) == {}
    banc.pilote(f"demandes/{deposee}/complements/{adresse.rpartition('/')[2]}/reponse", {})
    assert compare(usager, REPONDUES, adresse) == {}


@pytest.mark.parametrize("favorable", [True, False])
def test_une_decision(banc: Banc, deposee: str, favorable: bool) -> None:
    banc.pilote(f"demandes/{deposee}/prolongations", {})
    adresse = notification(banc, deposee, "decisions", favorable=favorable)
    usager = banc.usager("5903000001")
    usager.ouvre(adresse)
    assert compare(usager, NOTIFIEES, adresse) == {}


def test_une_attestation_renouvelee(banc: Banc) -> None:
    demande = banc.demande(banc.inscrit(), "déposée")
    assert banc.pilote(f"demandes/{demande['numero']}/prolongations", {}).status_code == 204
    assert compare(banc.usager("5903000001"), DEPOSEES, base(demande)) == {}


def test_franceconnect_suit_la_langue_du_site(tmp_path: Path) -> None:
    with serveur_ouvert(tmp_path, {}) as adresse:
        elle = Internaute(adresse)
        elle.prepare()
        pages = []
        for langue in (FRANCAIS, ANGLAIS):
            jeton = re.search(r'name="csrf_token" value="([^"]+)"', elle.ouvre(f"{SITE}/").text)
            assert jeton
            elle.envoie(f"{SITE}/langue", csrf_token=jeton[1], langue=langue)
            choix = elle.ouvre(DEPART)
            pages.append((choix.text, elle.ouvre(elle.choisit(choix, refus="oui")).text))
    assert [ecarts(*lues) for lues in zip(*pages, strict=True)] == [set(), set()]
