"""La demande par les pages : ordre des étapes, refus, propriété, dépôt, reprise."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from sqlalchemy import func, select

from simulator.domaine.horloge import PARIS, Horloge
from simulator.stockage.base import Base
from simulator.stockage.tables import fichiers
from tests.simulateur.banc import DEMANDE, ETAPE_1, PDF, SITE, Banc, Usager, base, erreurs

TITRE = "AB0000001"
IDENTIFIANT = "5903000001"


@pytest.fixture
def usager(banc: Banc) -> Usager:
    """Le premier persona, connecté."""
    banc.inscrit()
    return banc.usager(IDENTIFIANT)


def commence(usager: Usager) -> str:
    """Passe le profil et la situation ; rend le début des adresses de la demande."""
    usager.envoie(DEMANDE, profil="moi-meme")
    preambule = usager.envoie(f"{DEMANDE}/situation", choix="renouvellement").headers["Location"]
    return preambule.removesuffix("/preambule")


def test_le_parcours_entier_par_les_pages(banc: Banc, usager: Usager) -> None:
    debut = commence(usager)
    assert usager.envoie(f"{debut}/etape-1", **ETAPE_1).location == f"{debut}/etape-2"
    assert usager.envoie(f"{debut}/etape-2", situation="y", sanctions="y").location == f"{debut}/etape-3"
    assert usager.envoie(f"{debut}/etape-3", action="confirmer", ephoto="0" * 22).status_code == 302
    assert usager.joint(debut, "DOC_TEST_PIECE_JOINTE.pdf", PDF).status_code == 302
    assert usager.envoie(f"{debut}/etape-3", action="enregistrer").location == f"{debut}/etape-4"
    for rubrique in "123":
        usager.envoie(f"{debut}/etape-4", action=f"valider:{rubrique}")
    depose = usager.envoie(f"{debut}/etape-4", action="deposer", observations="Pas de commentaires")
    assert depose.location == f"{debut}/confirmation"
    lue = banc.lit(debut.rsplit("/", 1)[1])
    assert re.fullmatch(r"590120220426[0-9]{7}", lue["numero"])
    assert lue["observations"] == "Pas de commentaires"
    assert lue["informations"]["adresse"]["code_insee"] == "59350"
    assert [piece["nom"] for piece in lue["pieces"]] == ["DOC_TEST_PIECE_JOINTE.pdf"]
    assert [e["acte"] for e in lue["journal"]][-3:] == ["demande déposée", "attestation émise", "mail écrit"]
    assert lue["numero"] in usager.ouvre(f"{SITE}/").text
    assert usager.ouvre(f"{debut}/attestation").data.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("stade", "demandee", "ouverte"),
    [
        ("commencée", "etape-2", "etape-1"),
        ("commencée", "etape-4", "etape-1"),
        ("étape 1", "etape-3", "etape-2"),
        ("étape 2", "etape-4", "etape-3"),
        ("étape 3", "confirmation", "etape-4"),
    ],
)
def test_une_etape_demandee_avant_son_heure_ramene_a_l_etape_ouverte(
    banc: Banc, usager: Usager, stade: str, demandee: str, ouverte: str
) -> None:
    debut = base(banc.demande(TITRE, stade))
    assert usager.ouvre(f"{debut}/{demandee}").location == f"{debut}/{ouverte}"


def test_envoyer_une_etape_avant_son_heure_ne_change_rien(banc: Banc, usager: Usager) -> None:
    demande = banc.demande(TITRE, "commencée")
    page, debut = f"{base(demande)}/etape-1", base(demande)
    usager.envoie(f"{debut}/etape-2", page=page, situation="y", sanctions="y")
    usager.envoie(f"{debut}/etape-3", page=page, action="confirmer", ephoto="0" * 22)
    usager.envoie(f"{debut}/etape-4", page=page, action="deposer")
    lue = banc.lit(demande["cle"])
    assert (lue["declarations"], lue["ephoto"], lue["etat"]) == ([], None, "brouillon")


@pytest.mark.parametrize(
    "suite",
    [
        "preambule",
        "abandon",
        "etape-1",
        "etape-2",
        "etape-3",
        "etape-4",
        "confirmation",
        "attestation",
        "pieces/{piece}",
    ],
)
def test_la_demande_d_un_autre_repond_comme_une_demande_inconnue(banc: Banc, suite: str) -> None:
    banc.inscrit()
    banc.inscrit()
    brouillon = banc.demande(TITRE, "étape 3")
    suite = suite.format(piece=banc.lit(brouillon["cle"])["pieces"][0]["cle"])
    autre = banc.usager("5903000002")
    du_voisin = autre.ouvre(f"{base(brouillon)}/{suite}")
    inconnue = autre.ouvre(f"{DEMANDE}/AAAAAAAAAAAAAAAAAAAAAA/{suite}")
    assert (du_voisin.status_code, inconnue.status_code) == (404, 404)
    assert du_voisin.data == inconnue.data
    deconnecte = Usager(banc.client()).ouvre(f"{base(brouillon)}/{suite}")
    assert deconnecte.location.startswith(f"{SITE}/connexion")


@pytest.mark.parametrize("suite", ["abandon", "reprise", "etape-1", "etape-3", "etape-4"])
def test_rien_ne_s_envoie_a_la_demande_d_un_autre(banc: Banc, suite: str) -> None:
    banc.inscrit()
    banc.inscrit()
    brouillon = banc.demande(TITRE, "récapitulatif")
    autre = banc.usager("5903000002")
    refus = autre.envoie(f"{base(brouillon)}/{suite}", page=f"{SITE}/", action="deposer", **ETAPE_1)
    assert refus.status_code == 404
    assert banc.lit(brouillon["cle"])["etat"] == "brouillon"


def test_un_fichier_n_est_remis_qu_avec_sa_demande(banc: Banc) -> None:
    """La clé d'un fichier ne s'ouvre pas sous la demande d'un autre, même connecté."""
    banc.inscrit()
    banc.inscrit()
    piece = banc.lit(banc.demande(TITRE, "étape 3")["cle"])["pieces"][0]["cle"]
    sienne = banc.demande("AB0000002", "étape 3")
    autre = banc.usager("5903000002")
    assert autre.ouvre(f"{base(sienne)}/pieces/{piece}").status_code == 404
    siens = banc.lit(sienne["cle"])["pieces"]
    assert autre.ouvre(f"{base(sienne)}/pieces/{siens[0]['cle']}").data == PDF


def test_l_etat_civil_envoye_n_est_pas_lu(banc: Banc, usager: Usager) -> None:
    demande = banc.demande(TITRE, "commencée")
    usager.envoie(f"{base(demande)}/etape-1", **ETAPE_1, nom_de_naissance="AUTRE", prenoms="AUTRE", sexe="F")
    assert banc.lit(demande["cle"])["etat_civil"]["nom_de_naissance"] == "Recette métier"


def test_un_refus_garde_la_saisie_et_n_enregistre_rien(banc: Banc, usager: Usager) -> None:
    demande = banc.demande(TITRE, "commencée")
    refus = usager.envoie(
        f"{base(demande)}/etape-1", **{**ETAPE_1, "voie": "1 rue <b>", "code_postal": "5900"}
    )
    assert erreurs(refus) == ["Le code postal a exactement 5 chiffres."]
    assert "1 rue &lt;b&gt;" in refus.text
    assert banc.lit(demande["cle"])["informations"] is None


def test_changer_de_situation_familiale_decoche_et_ferme_la_suite(banc: Banc, usager: Usager) -> None:
    demande = banc.demande(TITRE, "récapitulatif")
    debut = base(demande)
    marie = {"situation_familiale": "marie", "en_couple": "oui", "nationalite_du_conjoint": "autre"}
    usager.envoie(f"{debut}/etape-1", **{**ETAPE_1, **marie})
    assert usager.ouvre(f"{debut}/etape-4").location == f"{debut}/etape-2"
    page = usager.ouvre(f"{debut}/etape-2").text
    assert "polygamie" in page
    assert " checked" not in page


def test_une_rubrique_modifiee_est_seule_a_revalider(banc: Banc, usager: Usager) -> None:
    demande = banc.demande(TITRE, "récapitulatif")
    debut = base(demande)
    modifie = usager.envoie(f"{debut}/etape-4", action="modifier:1")
    assert modifie.location == f"{debut}/etape-1"
    usager.envoie(f"{debut}/etape-1", **{**ETAPE_1, "voie": "2 rue Neuve"})
    assert banc.lit(demande["cle"])["rubriques_validees"] == [2, 3]
    refus = usager.envoie(f"{debut}/etape-4", action="deposer")
    assert erreurs(refus) == ["Validez les 3 parties du récapitulatif avant de déposer votre demande."]
    usager.envoie(f"{debut}/etape-4", action="valider:1")
    assert usager.envoie(f"{debut}/etape-4", action="deposer").location == f"{debut}/confirmation"


def test_les_rubriques_se_valident_dans_l_ordre(banc: Banc, usager: Usager) -> None:
    demande = banc.demande(TITRE, "étape 3")
    refus = usager.envoie(f"{base(demande)}/etape-4", action="valider:2")
    assert erreurs(refus) == ["Validez d'abord la rubrique précédente."]
    assert banc.lit(demande["cle"])["rubriques_validees"] == []


def test_un_fichier_refuse_laisse_les_autres(banc: Banc, usager: Usager) -> None:
    demande = banc.demande(TITRE, "étape 2")
    debut = base(demande)
    for nom in ("un.pdf", "deux.pdf", "trois.pdf"):
        assert usager.joint(debut, nom, PDF).status_code == 302
    assert "3 fichiers au plus" in erreurs(usager.joint(debut, "quatre.pdf", PDF))[0]
    pieces = banc.lit(demande["cle"])["pieces"]
    assert [piece["nom"] for piece in pieces] == ["un.pdf", "deux.pdf", "trois.pdf"]
    usager.envoie(f"{debut}/etape-3", action=f"supprimer:{pieces[1]['cle']}")
    assert usager.ouvre(f"{debut}/pieces/{pieces[1]['cle']}").status_code == 404
    assert "Son contenu" in erreurs(usager.joint(debut, "faux.pdf", b"MZ\x90\x00"))[0]
    assert usager.joint(debut, "quatre.pdf", PDF).status_code == 302
    assert [p["nom"] for p in banc.lit(demande["cle"])["pieces"]] == ["un.pdf", "trois.pdf", "quatre.pdf"]


def test_un_nom_hostile_est_montre_sans_etre_execute(banc: Banc, usager: Usager) -> None:
    debut = base(banc.demande(TITRE, "étape 2"))
    usager.joint(debut, "<script>alert(1)<x.pdf", PDF)
    page = usager.ouvre(f"{debut}/etape-3").text
    assert "&lt;script&gt;alert(1)&lt;x.pdf" in page
    assert "<script>alert" not in page


def test_l_etape_3_refuse_un_ephoto_non_confirme_et_l_absence_de_piece(banc: Banc, usager: Usager) -> None:
    debut = base(banc.demande(TITRE, "étape 2"))
    refus = usager.envoie(f"{debut}/etape-3", action="enregistrer", ephoto="0" * 22)
    assert erreurs(refus) == [
        "Saisissez le numéro ephoto, puis confirmez-le.",
        "Joignez au moins un document : Justificatifs de domicile de moins de 6 mois.",
    ]
    assert f'value="{"0" * 22}"' in refus.text


def test_un_fichier_choisi_est_joint_a_l_enregistrement(banc: Banc, usager: Usager) -> None:
    debut = base(banc.demande(TITRE, "étape 2"))
    usager.envoie(f"{debut}/etape-3", action="confirmer", ephoto="0" * 22)
    choisi = (io.BytesIO(PDF), "bail.pdf")
    suite = usager.envoie(f"{debut}/etape-3", action="enregistrer", domicile=choisi)
    assert suite.location == f"{debut}/etape-4"


def test_une_demande_deposee_ne_change_plus(banc: Banc, usager: Usager) -> None:
    demande = banc.demande(TITRE, "déposée")
    debut, avant = base(demande), banc.lit(demande["cle"])
    for suite, champs in (
        ("etape-1", ETAPE_1),
        ("etape-2", {"situation": "y", "sanctions": "y"}),
        ("etape-3", {"action": "effacer"}),
        ("etape-4", {"action": "modifier:1"}),
        ("etape-4", {"action": "deposer"}),
        ("abandon", {}),
        ("reprise", {}),
    ):
        renvoi = usager.envoie(f"{debut}/{suite}", page=f"{SITE}/", **champs)
        assert renvoi.location == f"{debut}/confirmation", suite
    assert banc.lit(demande["cle"]) == avant
    assert usager.ouvre(f"{debut}/etape-1").location == f"{debut}/confirmation"


def test_deux_envois_simultanes_deposent_une_fois(banc: Banc, usager: Usager) -> None:
    demande = banc.demande(TITRE, "récapitulatif")
    adresse = f"{base(demande)}/etape-4"
    jeton, cookie = usager.jeton(adresse), usager.client.get_cookie("simulateur")
    assert cookie is not None

    def depose(_rang: int) -> str | None:
        client = banc.client()
        client.set_cookie("simulateur", cookie.value)
        return client.post(adresse, data={"csrf_token": jeton, "action": "deposer"}).location

    with ThreadPoolExecutor(4) as fils:
        assert set(fils.map(depose, range(4))) == {f"{base(demande)}/confirmation"}
    lue = banc.lit(demande["cle"])
    assert [e["acte"] for e in lue["journal"]].count("demande déposée") == 1
    assert len(lue["attestations"]) == 1


@pytest.mark.parametrize(
    ("instant", "date"),
    [
        (datetime(2022, 4, 26, 23, 59, 59, tzinfo=PARIS), "20220426"),
        (datetime(2022, 4, 27, 0, 0, 0, tzinfo=PARIS), "20220427"),
    ],
)
def test_le_numero_porte_la_date_de_paris(banc: Banc, instant: datetime, date: str) -> None:
    banc.inscrit()
    banc.services[Horloge].place(instant)
    assert banc.demande(TITRE, "déposée")["numero"] == f"5901{date}0000001"


def test_une_seule_demande_a_la_fois(banc: Banc, usager: Usager) -> None:
    demande = banc.demande(TITRE, "déposée")
    assert demande["numero"] in usager.ouvre(DEMANDE).text
    assert usager.ouvre(f"{DEMANDE}/situation").location == DEMANDE
    assert banc.pilote("demandes", {"numero_de_titre": TITRE}).status_code == 409


def test_un_autre_titre_ne_commence_rien(banc: Banc, usager: Usager) -> None:
    usager.envoie(DEMANDE, profil="moi-meme")
    assert erreurs(usager.envoie(f"{DEMANDE}/situation")) == [
        "Choisissez la demande que vous souhaitez faire."
    ]
    renvoi = usager.envoie(f"{DEMANDE}/situation", choix="etudiant")
    assert "En tant qu&#39;étudiant" in usager.ouvre(renvoi.location).text
    assert banc.pilote("demandes").json == []


def test_l_abandon_demande_confirmation_puis_supprime_tout(banc: Banc, usager: Usager) -> None:
    demande = banc.demande(TITRE, "étape 3")
    assert "Voulez-vous abandonner" in usager.ouvre(f"{base(demande)}/abandon").text
    assert banc.lit(demande["cle"])["etat"] == "brouillon"
    piece = banc.lit(demande["cle"])["pieces"][0]["cle"]
    usager.joint(base(demande), "non-enregistre.pdf", PDF)
    usager.envoie(f"{base(demande)}/abandon")
    with banc.services[Base].transaction() as session:
        assert session.scalar(select(func.count()).select_from(fichiers)) == 0
    assert banc.pilote(f"demandes/{demande['cle']}").status_code == 404
    assert banc.pilote(f"demandes/{demande['cle']}/pieces/{piece}").status_code == 404
    assert "Moi-même" in usager.ouvre(DEMANDE).text


@pytest.mark.parametrize(
    ("stade", "etape"),
    [("commencée", 1), ("étape 1", 1), ("étape 2", 2), ("étape 3", 3), ("récapitulatif", 3)],
)
def test_la_reprise_rouvre_la_derniere_etape_enregistree(
    banc: Banc, usager: Usager, stade: str, etape: int
) -> None:
    debut = base(banc.demande(TITRE, stade))
    assert "Reprendre ma demande" in usager.ouvre(DEMANDE).text
    assert usager.envoie(f"{debut}/reprise", page=DEMANDE).location == f"{debut}/etape-{etape}"


def test_l_etape_3_quittee_sans_l_enregistrer_n_est_pas_gardee(banc: Banc, usager: Usager) -> None:
    demande = banc.demande(TITRE, "étape 2")
    debut = base(demande)
    usager.envoie(f"{debut}/etape-3", action="confirmer", ephoto="0" * 22)
    usager.joint(debut, "bail.pdf", PDF)
    assert usager.envoie(f"{debut}/reprise", page=DEMANDE).location == f"{debut}/etape-2"
    lue = banc.lit(demande["cle"])
    assert (lue["pieces"], lue["ephoto"]) == ([], None)


def test_l_etape_3_deja_enregistree_reprend_telle_qu_elle_l_etait(banc: Banc, usager: Usager) -> None:
    demande = banc.demande(TITRE, "étape 3")
    debut, avant = base(demande), banc.lit(demande["cle"])
    banc.pilote("ephotos", {"numero": "A" * 22, "delivree_le": "2022-04-01"})
    usager.envoie(f"{debut}/etape-3", action="effacer")
    usager.envoie(f"{debut}/etape-3", action="confirmer", ephoto="A" * 22)
    usager.joint(debut, "autre.pdf", PDF)
    assert usager.ouvre(f"{debut}/etape-4").location == f"{debut}/etape-3"
    assert usager.envoie(f"{debut}/reprise", page=DEMANDE).location == f"{debut}/etape-3"
    assert banc.lit(demande["cle"]) == avant
    assert usager.ouvre(f"{debut}/etape-4").status_code == 200


def test_un_fichier_enregistre_puis_supprime_ne_revient_pas_a_la_reprise(banc: Banc, usager: Usager) -> None:
    """« SUPPRIMER » retire le fichier de la liste et du stockage (EXG-10-12) : l'étape est à refaire."""
    demande = banc.demande(TITRE, "étape 3")
    debut, piece = base(demande), banc.lit(demande["cle"])["pieces"][0]["cle"]
    usager.envoie(f"{debut}/etape-3", action=f"supprimer:{piece}")
    assert usager.envoie(f"{debut}/reprise", page=DEMANDE).location == f"{debut}/etape-2"
    lue = banc.lit(demande["cle"])
    assert (lue["pieces"], lue["ephoto"]) == ([], "0" * 22)


def test_une_rubrique_ne_se_valide_pas_sur_ce_que_la_page_ne_montre_plus(banc: Banc, usager: Usager) -> None:
    demande = banc.demande(TITRE, "étape 3")
    debut = base(demande)
    relu = re.search(r'name="relu"[^>]* value="(\w+)"', usager.ouvre(f"{debut}/etape-4").text)
    assert relu
    usager.envoie(f"{debut}/etape-1", **{**ETAPE_1, "voie": "20 rue Nationale"})
    refus = usager.envoie(f"{debut}/etape-4", action="valider:1", relu=relu[1], observations="Un mot.")
    assert "a changé depuis l'affichage" in erreurs(refus)[0]
    assert "20 rue Nationale" in refus.text
    assert "Un mot." in refus.text
    assert banc.lit(demande["cle"])["rubriques_validees"] == []


def test_une_attestation_ne_s_enregistre_que_si_la_page_montrait_son_texte(
    banc: Banc, usager: Usager
) -> None:
    demande = banc.demande(TITRE, "étape 1")
    debut = base(demande)
    lue = "Bénéficier de la protection subsidiaire et ne pas être marié."
    marie = {"situation_familiale": "marie", "en_couple": "oui", "nationalite_du_conjoint": "autre"}
    usager.envoie(f"{debut}/etape-1", **{**ETAPE_1, **marie})
    refus = usager.envoie(f"{debut}/etape-2", situation="y", sanctions="y", lue=lue)
    assert "relisez-le" in erreurs(refus)[0]
    assert refus.text.count(" checked") == 1
    assert banc.lit(demande["cle"])["declarations"] == []


def test_une_ephoto_ne_sert_qu_une_fois(banc: Banc) -> None:
    titres = [banc.inscrit() for _ in range(2)]
    numero = "ABCDEFGHIJKLMNOPQRSTUV"
    banc.pilote("ephotos", {"numero": numero, "delivree_le": "2022-04-01"})
    second = banc.demande(titres[1], "récapitulatif", ephoto=numero)
    banc.demande(titres[0], "déposée", ephoto=numero)
    refus = banc.usager("5903000002").envoie(f"{base(second)}/etape-4", action="deposer")
    assert "déjà été utilisé" in erreurs(refus)[0]
    assert banc.lit(second["cle"])["etat"] == "brouillon"


def test_une_ephoto_vieillie_depuis_sa_confirmation_est_refusee_au_depot(banc: Banc) -> None:
    titre, numero = banc.inscrit(), "ABCDEFGHIJKLMNOPQRSTUV"
    banc.pilote("ephotos", {"numero": numero, "delivree_le": "2021-10-26"})
    demande = banc.demande(titre, "récapitulatif", ephoto=numero)
    banc.services[Horloge].place(datetime(2022, 4, 27, 12, tzinfo=PARIS))
    refus = banc.usager("5903000001").envoie(f"{base(demande)}/etape-4", action="deposer")
    assert "plus de 6 mois" in erreurs(refus)[0]
    assert banc.lit(demande["cle"])["etat"] == "brouillon"


def test_un_fichier_se_telecharge_sous_un_nom_sain(banc: Banc, usager: Usager) -> None:
    demande = banc.demande(TITRE, "étape 2")
    usager.joint(base(demande), "<con>.pdf", PDF)
    (piece,) = banc.lit(demande["cle"])["pieces"]
    recu = usager.ouvre(f"{base(demande)}/pieces/{piece['cle']}")
    assert recu.headers["Content-Disposition"] == "attachment; filename=_con_.pdf"
    assert recu.headers["X-Content-Type-Options"] == "nosniff"


def test_qui_n_a_pas_de_numero_etranger_en_recoit_un_au_depot(banc: Banc) -> None:
    titre = banc.inscrit(nature="visa", numero_de_titre="FRA123456789", numero_etranger=None)
    usager = banc.usager("compte1@personas.invalid")
    usager.envoie(DEMANDE, profil="moi-meme")
    page = usager.ouvre(f"{DEMANDE}/situation").text
    assert "Je sollicite un titre de séjour" in page
    assert "renouvellement de ce titre" not in page
    deposee = banc.demande(titre, "déposée")
    assert re.fullmatch(r"[0-9]{10}", deposee["numero_etranger"])
    assert deposee["numero_etranger"] in banc.lit(deposee["cle"])["attestations"][0]["nom"]
    assert deposee["numero_etranger"] in usager.ouvre(f"{base(deposee)}/confirmation").text


def test_a_la_meme_heure_la_meme_page_a_les_memes_octets(banc: Banc) -> None:
    banc.inscrit()
    usager = banc.usager("5903000001")
    premiere = usager.ouvre(f"{DEMANDE}")
    assert b'name="csrf_token"' in premiere.data
    assert usager.ouvre(f"{DEMANDE}").data == premiere.data
