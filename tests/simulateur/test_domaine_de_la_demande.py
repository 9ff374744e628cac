"""Les règles de la demande, service par service, sans page ni base."""

from datetime import date, datetime
from typing import cast

import pytest

from simulator.domaine.adresses_electroniques import AdressesElectroniques
from simulator.domaine.communes import Communes
from simulator.domaine.demandes import Demande, Justificatif, TypeDeDemande
from simulator.domaine.ephotos import DEMONSTRATION, Ephoto, Ephotos, RegistreDEphotos
from simulator.domaine.fichiers import Fichiers
from simulator.domaine.horloge import PARIS, Horloge
from simulator.domaine.identite import Adresse, EtatCivil, Reference, Sexe, Statut
from simulator.domaine.informations import (
    Coordonnees,
    Informations,
    LiensFamiliaux,
    SaisieDInformations,
    SituationFamiliale,
)
from simulator.domaine.motif import Motif
from simulator.domaine.pieces import PiecesDemandees
from simulator.domaine.profils import MINEUR, MOI
from simulator.domaine.recapitulatif import Recapitulatif
from simulator.domaine.refus import SaisieRefusee
from simulator.domaine.registre import Nature, Registre, Titre, Usager
from simulator.domaine.regles import Regles
from simulator.domaine.situation import Moment, Situations

LILLE = Adresse("8 Place DE LA REPUBLIQUE", "", "59000", "LILLE", "59350")
MO = 1_048_576


def horloge(jour: date) -> Horloge:
    arretee = Horloge()
    arretee.place(datetime(jour.year, jour.month, jour.day, 12, tzinfo=PARIS))
    return arretee


def usager(naissance: date = date(1982, 4, 5), statut: Statut = Statut.BPS) -> Usager:
    civil = EtatCivil(
        "Recette",
        "",
        ("Test",),
        Sexe.MASCULIN,
        naissance,
        Reference("Syrie", "SY"),
        "Alep",
        Reference("Syrienne", "SY"),
    )
    return Usager(statut, civil, LILLE, "5903000001")


def demande(profil: str = MOI, naissance: date = date(1982, 4, 5)) -> Demande:
    commencee_le = datetime(2022, 4, 26, tzinfo=PARIS)
    return Demande(usager(naissance), profil, TypeDeDemande.RENOUVELLEMENT, commencee_le, "cle")


class DesEphotos(RegistreDEphotos):
    """Un registre d'ephotos en mémoire."""

    def __init__(self, *ephotos: Ephoto) -> None:
        self._ephotos = {ephoto.numero: ephoto for ephoto in ephotos}

    def ephoto(self, numero: str) -> Ephoto | None:
        return self._ephotos.get(numero)

    def ajoute(self, ephoto: Ephoto) -> None:
        self._ephotos[ephoto.numero] = ephoto


@pytest.mark.parametrize(
    ("code_postal", "ville", "insee"),
    [
        ("59000", "LILLE", "59350"),
        ("01000", "Bourg en Bresse", "01053"),
        ("01000", "ST DENIS LES BOURG", "01344"),
        ("75001", "Paris", "75101"),
        ("69003", "LYON", "69383"),
        ("13016", "Marseille", "13216"),
        ("97400", "saint-denis", "97411"),
        ("59000", "PARIS", None),
        ("59777", "EURALILLE", None),
    ],
)
def test_le_code_insee_vient_de_la_commune(code_postal: str, ville: str, insee: str | None) -> None:
    saisie = SaisieDInformations(code_postal=code_postal, ville=ville)
    assert informations().coordonnees.code_insee(saisie, LILLE) == insee


@pytest.mark.parametrize("situation", list(SituationFamiliale))
@pytest.mark.parametrize("reponse", ["oui", "non"])
def test_la_situation_familiale_s_accorde_avec_la_reponse(
    situation: SituationFamiliale, reponse: str
) -> None:
    en_couple = situation.value in {"marie", "pacse", "concubin"}
    motif = LiensFamiliaux().motif_de_couple(SaisieDInformations(situation, reponse))
    assert (motif is None) == (en_couple == (reponse == "oui"))


def informations() -> Informations:
    return Informations(LiensFamiliaux(), Coordonnees(Regles(), Communes(), AdressesElectroniques()))


def saisie(**valeurs: str) -> SaisieDInformations:
    communes = {
        "situation_familiale": "celibataire",
        "en_couple": "non",
        "enfants": "non",
        "voie": "1 rue du Lac",
        "code_postal": "59000",
        "ville": "Lille",
        "courriel": "a@personas.invalid",
    }
    return SaisieDInformations(**{**communes, **valeurs})


def test_une_question_non_posee_ne_garde_pas_de_reponse() -> None:
    lues = informations().lit(saisie(nationalite_du_conjoint="autre", enfant_francais="oui"), LILLE)
    assert (lues.nationalite_du_conjoint, lues.enfant_francais) == (None, None)


@pytest.mark.parametrize(
    ("valeurs", "refuses"),
    [
        ({"situation_familiale": ""}, {"situation_familiale"}),
        ({"situation_familiale": "polygame"}, {"situation_familiale"}),
        ({"en_couple": ""}, {"en_couple"}),
        ({"situation_familiale": "marie", "en_couple": "oui"}, {"nationalite_du_conjoint"}),
        ({"enfants": "oui"}, {"enfant_francais"}),
        ({"enfants": ""}, {"enfants"}),
        ({"voie": " "}, {"voie"}),
        ({"voie": "x" * 101}, {"voie"}),
        ({"code_postal": "5900"}, {"code_postal"}),
        ({"code_postal": "590000"}, {"code_postal"}),
        ({"code_postal": "5900a"}, {"code_postal"}),
        ({"code_postal": "٥٩٠٠٠"}, {"code_postal"}),
        ({"code_postal": "99999"}, {"code_postal"}),
        ({"ville": ""}, {"ville"}),
        ({"ville": "Paris"}, {"ville"}),
        ({"courriel": ""}, {"courriel"}),
        ({"courriel": "a@"}, {"courriel"}),
        ({"telephone": "063998010"}, {"telephone"}),
        ({"telephone": "06399801ab"}, {"telephone"}),
    ],
)
def test_chaque_refus_designe_son_champ(valeurs: dict[str, str], refuses: set[str]) -> None:
    with pytest.raises(SaisieRefusee) as refus:
        informations().lit(saisie(**valeurs), LILLE)
    assert set(refus.value.motifs) == refuses


@pytest.mark.parametrize(
    "telephone", ["", "0639980101", "06 39 98 01 01", "+33639980101", "+33 6 39 98 01 01"]
)
def test_les_telephones_acceptes_sont_gardes_comme_saisis(telephone: str) -> None:
    assert informations().lit(saisie(telephone=telephone), LILLE).telephone == telephone


def test_un_zero_de_tete_est_garde() -> None:
    lues = informations().lit(saisie(code_postal="01000", ville="Bourg-en-Bresse"), LILLE)
    assert (lues.adresse.code_postal, lues.adresse.code_insee) == ("01000", "01053")


@pytest.mark.parametrize(
    ("situation", "statut", "attendu"),
    [
        ("celibataire", Statut.BPS, "Bénéficier de la protection subsidiaire et ne pas être marié."),
        ("pacse", Statut.BPS, "Bénéficier de la protection subsidiaire et ne pas être marié."),
        ("concubin", Statut.REFUGIE, "Être reconnu réfugié et ne pas être marié."),
    ],
)
def test_qui_n_est_pas_marie_atteste_ne_pas_l_etre(situation: str, statut: Statut, attendu: str) -> None:
    une = demande()
    une.usager.statut = statut
    couple = "non" if situation == "celibataire" else "oui"
    une.informations = informations().lit(
        saisie(situation_familiale=situation, en_couple=couple, nationalite_du_conjoint="autre"), LILLE
    )
    assert Motif().attestation_de_situation(une) == attendu


def test_qui_est_marie_atteste_n_etre_pas_polygame() -> None:
    une = demande()
    une.informations = informations().lit(
        saisie(situation_familiale="marie", en_couple="oui", nationalite_du_conjoint="autre"), LILLE
    )
    assert "polygamie" in Motif().attestation_de_situation(une)


@pytest.mark.parametrize(
    ("situation", "sanctions", "refuses"),
    [
        (False, False, {"situation", "sanctions"}),
        (True, False, {"sanctions"}),
        (False, True, {"situation"}),
    ],
)
def test_les_deux_cases_sont_obligatoires(situation: bool, sanctions: bool, refuses: set[str]) -> None:
    with pytest.raises(SaisieRefusee) as refus:
        Motif().lit(demande(), situation=situation, sanctions=sanctions)
    assert set(refus.value.motifs) == refuses


VALIDE, USEE, VIEILLE = "A" * 22, "B" * 22, "C" * 22


def ephotos(jour: date = date(2022, 4, 26)) -> Ephotos:
    registre = DesEphotos(
        Ephoto(VALIDE, date(2021, 10, 26)),
        Ephoto(USEE, date(2022, 4, 1), utilisee=True),
        Ephoto(VIEILLE, date(2021, 10, 25)),
    )
    return Ephotos(Regles(), horloge(jour), registre)


@pytest.mark.parametrize(
    ("delivree", "jour", "trop_ancienne"),
    [
        (date(2021, 10, 26), date(2022, 4, 26), False),
        (date(2021, 10, 26), date(2022, 4, 27), True),
        (date(2021, 8, 31), date(2022, 2, 28), False),
        (date(2021, 8, 29), date(2022, 3, 1), True),
        (date(2023, 8, 31), date(2024, 2, 29), False),
        (date(2023, 8, 31), date(2024, 3, 1), True),
        (date(2022, 4, 26), date(2022, 4, 26), False),
    ],
)
def test_une_ephoto_vaut_six_mois(delivree: date, jour: date, trop_ancienne: bool) -> None:
    assert ephotos(jour).trop_ancienne(Ephoto(VALIDE, delivree)) is trop_ancienne


@pytest.mark.parametrize("saisi", [DEMONSTRATION, VALIDE, "aaaa-aaaa aaaa aaaa aaaa aa", VALIDE.lower()])
def test_les_numeros_ephoto_acceptes(saisi: str) -> None:
    assert ephotos().lit(saisi) in {DEMONSTRATION, VALIDE}


@pytest.mark.parametrize(
    ("saisi", "mot"),
    [
        ("", "Saisissez"),
        ("0" * 21, "22 caractères"),
        ("0" * 23, "22 caractères"),
        ("é" + "A" * 21, "lettres sans accent"),
        ("D" * 22, "inconnu"),
        (USEE, "déjà été utilisé"),
        (VIEILLE, "plus de 6 mois"),
    ],
)
def test_les_numeros_ephoto_refuses_le_sont_avec_leur_motif(saisi: str, mot: str) -> None:
    with pytest.raises(SaisieRefusee) as refus:
        ephotos().lit(saisi)
    assert mot in refus.value.motifs["ephoto"][0]


@pytest.mark.parametrize(
    ("nom", "octets"),
    [
        ("a.pdf", b"%PDF-1.4"),
        ("a.PDF", b"%PDF-1.4"),
        ("a.Jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01"),
        ("a.jpeg", b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00"),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("a.tif", b"II*\x00\x08\x00\x00\x00"),
        ("a.tiff", b"MM\x00*\x00\x00\x00\x08"),
        ("a.bmp", b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00"),
        ("pdf.jpg", b"%PDF-1.4"),
        ("limite.pdf", b"%PDF-1.4".ljust(10 * MO, b"0")),
    ],
)
def test_les_fichiers_acceptes(nom: str, octets: bytes) -> None:
    assert Fichiers(Regles()).controle("domicile", nom, octets).nom == nom


@pytest.mark.parametrize(
    ("nom", "octets"),
    [
        ("a.docx", b"PK\x03\x04"),
        ("a.gif", b"GIF89a"),
        ("a.heic", b"\x00\x00\x00\x18ftypheic"),
        ("a.exe", b"MZ\x90\x00"),
        ("exe.pdf", b"MZ\x90\x00\x03\x00\x00\x00"),
        ("texte.pdf", b"bonjour"),
        ("page.pdf", b"<html><script>alert(1)</script>"),
        ("deux-formats.pdf", b"<html>%PDF-1.4"),
        ("sans-debut.pdf", b"-1.4\n%%EOF"),
        ("texte.bmp", b"BMW : facture de l'atelier"),
        ("sans extension", b"%PDF-1.4"),
        ("vide.pdf", b""),
        ("gros.pdf", b"%PDF-1.4".ljust(10 * MO + 1, b"0")),
    ],
)
def test_les_fichiers_refuses(nom: str, octets: bytes) -> None:
    with pytest.raises(SaisieRefusee) as refus:
        Fichiers(Regles()).controle("domicile", nom, octets)
    assert nom in refus.value.motifs["domicile"][0]


@pytest.mark.parametrize(
    ("nom", "affiche"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\x\\bail.pdf", "bail.pdf"),
        ("reçu\u202efdp.exe.pdf", "reçufdp.exe.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("\x00.pdf", ".pdf"),
        ("إيصال.pdf", "إيصال.pdf"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
        ("", "fichier sans nom"),
    ],
)
def test_un_nom_hostile_est_neutralise(nom: str, affiche: str) -> None:
    assert Fichiers(Regles()).nom_sans_danger(nom) == affiche


@pytest.mark.parametrize(
    ("nom", "telecharge"),
    [
        ('le "bail" <1>.pdf', "le _bail_ _1_.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("lpt1.avril.pdf", "_lpt1.avril.pdf"),
        ("console.pdf", "console.pdf"),
        ("إيصال.pdf", "إيصال.pdf"),
        ("é" * 200 + ".pdf", "é" * 125 + ".pdf"),
    ],
)
def test_un_nom_telecharge_convient_a_tout_systeme_de_fichiers(nom: str, telecharge: str) -> None:
    assert Fichiers(Regles()).nom_a_telecharger(nom) == telecharge


@pytest.mark.parametrize(
    ("naissance", "accepte"),
    [(date(2006, 4, 26), True), (date(2006, 4, 5), True), (date(2006, 4, 27), False)],
)
def test_le_profil_mineur_demande_seize_ans_revolus(naissance: date, accepte: bool) -> None:
    situations = Situations(Regles(), horloge(date(2022, 4, 26)), cast("Registre", None))
    if accepte:
        situations.exige_l_age(usager(naissance), MINEUR)
    else:
        with pytest.raises(SaisieRefusee):
            situations.exige_l_age(usager(naissance), MINEUR)
    situations.exige_l_age(usager(naissance), MOI)


@pytest.mark.parametrize(
    ("jours", "moment"),
    [
        (121, Moment.TROP_TOT),
        (120, Moment.A_TEMPS),
        (90, Moment.A_TEMPS),
        (60, Moment.A_TEMPS),
        (59, Moment.TARDIF),
        (-1, Moment.TARDIF),
    ],
)
def test_la_fenetre_de_renouvellement(jours: int, moment: Moment) -> None:
    aujourd_hui = date(2022, 4, 26)
    fin = date.fromordinal(aujourd_hui.toordinal() + jours)
    titre = Titre(usager(), Nature.TITRE, "AB1234567", date(2018, 1, 1), fin, "MENTION")
    assert Situations(Regles(), horloge(aujourd_hui), cast("Registre", None)).moment(titre) is moment


@pytest.mark.parametrize(
    ("naissance", "profil", "pieces"),
    [
        (date(1982, 4, 5), MOI, ["domicile"]),
        (date(2006, 4, 5), MOI, ["domicile", "emancipation"]),
        (date(2004, 4, 26), MOI, ["domicile"]),
        (date(2006, 4, 5), MINEUR, ["domicile"]),
    ],
)
def test_l_emancipation_n_est_demandee_qu_au_mineur_qui_demande_pour_lui(
    naissance: date, profil: str, pieces: list[str]
) -> None:
    une = demande(profil, naissance=naissance)
    demandees = PiecesDemandees(Regles(), horloge(date(2022, 4, 26))).pour(une)
    assert [piece.code for piece in demandees] == pieces


def test_la_limite_des_observations_compte_un_saut_de_ligne_pour_un() -> None:
    recapitulatif = Recapitulatif.__new__(Recapitulatif)
    recapitulatif.regles = Regles()
    une = demande()
    recapitulatif.note_les_observations(une, "é\r\n" * 500)
    assert une.observations == "é\n" * 500
    with pytest.raises(SaisieRefusee):
        recapitulatif.note_les_observations(une, "a" * 1001)
    assert une.observations == "é\n" * 500


def test_les_fichiers_se_comptent_par_piece() -> None:
    une = demande()
    une.justificatifs = [Justificatif("domicile", f"{n}.pdf", "application/pdf", 1, str(n)) for n in range(3)]
    assert len(une.pieces("domicile")) == 3
    assert une.pieces("emancipation") == []
