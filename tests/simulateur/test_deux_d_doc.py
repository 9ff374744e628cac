"""Le 2D-DOC : champs, séparateurs, en-tête, signature, symbole."""

import dataclasses
import re
import string
import sys
import unicodedata
from base64 import b32decode
from collections.abc import Iterator, Mapping
from datetime import date

import pytest
import zxingcpp
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tddoc.data_definition import c40 as tddoc_c40
from tddoc.doc import TwoDDoc
from tddoc.keychain import KeyChain

from simulator.documents.autorite import Autorite
from simulator.documents.deux_d_doc import CHAMPS, GS, RS, US, ChampMalForme, CodeBarres, Symbole
from simulator.domaine.attestations import ContenuDAttestation, TypeDAttestation
from simulator.domaine.evenements import DepotDePlis
from simulator.domaine.identite import Adresse, EtatCivil, Reference, Sexe, Statut
from steps.controles.deux_d_doc.mots_de_code import est_tout_en_c40, mots_de_donnees
from tests.simulateur.banc import PERSONA, Banc, contenu

AUTORITE = Autorite.neuve()
CODE = CodeBarres(AUTORITE)

# L'ordre du code de référence officiel de type 13, et les longueurs de la spécification.
ORDRE = [
    "6J",
    "6K",
    "6L",
    "6P",
    "6Q",
    "62",
    "63",
    "60",
    "68",
    "69",
    "6A",
    "6C",
    "67",
    "6U",
    "6W",
    "6X",
    "6N",
    "6O",
]
FIXES = {"6J": 1, "6K": 19, "6L": 8, "68": 1, "69": 8, "6C": 2, "67": 2, "6W": 5, "6N": 8, "6O": 8}
VARIABLES = {"6P": 40, "6Q": 10, "62": 38, "63": 38, "60": 60, "6A": 32, "6U": 38, "6X": 32}
TEXTES = ["62", "63", "6A", "6U", "6X"]
PLAQUE = string.ascii_uppercase + string.digits + " "
LATINES = [
    lettre
    for lettre in map(chr, range(sys.maxunicode))
    if unicodedata.name(lettre, "").startswith("LATIN ") and unicodedata.category(lettre)[0] == "L"
]
# Ce qu'Unicode range parmi les lettres et que toute transcription rend par une apostrophe : le 2D-DOC y met une espace.
COUPS_DE_GLOTTE = set("ɁɂʔʕʡʢʭᴤᴥꜢꜣꜤꜥꞋꞌꞏ")

CIVIL = EtatCivil(
    nom_de_naissance="Éléonore-d'Œuvre",
    nom_d_usage="",
    prenoms=("Jean-Pierre", "Zoë"),
    sexe=Sexe.FEMININ,
    date_de_naissance=date(1990, 2, 1),
    pays_de_naissance=Reference("Afghanistan", "AF"),
    lieu_de_naissance="Kaboul",
    nationalite=Reference("Afghane", "AF"),
)
ADRESSE = Adresse("20 bis, rue de l'Église", "", "59000", "Saint-André-lez-Lille", "59527")
CONTENU = ContenuDAttestation(
    type=TypeDAttestation.PROLONGATION,
    numero_etranger="7503136189",
    numero_de_demande="5901202204260000120",
    date_de_depot=date(2022, 4, 26),
    date_d_emission=date(2022, 4, 26),
    debut=date(2022, 4, 26),
    fin=date(2022, 10, 25),
    statut=Statut.BPS,
    etat_civil=CIVIL,
    adresse=ADRESSE,
)


def avec_civil(**champs: object) -> ContenuDAttestation:
    return dataclasses.replace(CONTENU, etat_civil=dataclasses.replace(CIVIL, **champs))  # type: ignore[arg-type]


class CodeDonne(CodeBarres):
    """Un 2D-DOC aux champs donnés d'avance."""

    def __init__(self, champs: Mapping[str, str]) -> None:
        super().__init__(AUTORITE)
        self._champs = dict(champs)

    def champs(self, _contenu: ContenuDAttestation) -> dict[str, str]:
        return self._champs


def relit(message: str) -> Iterator[tuple[str, str, str]]:
    """Identifiant, valeur et séparateur de chaque champ, d'après la seule spécification."""
    reste = message[26:]
    while reste:
        identifiant, reste = reste[:2], reste[2:]
        if identifiant in FIXES:
            yield identifiant, reste[: FIXES[identifiant]], ""
            reste = reste[FIXES[identifiant] :]
            continue
        suite = reste[: VARIABLES[identifiant]]
        valeur = re.split(f"[{GS}{RS}]", suite)[0]
        reste = reste[len(valeur) :]
        separateur = reste[:1] if reste[:1] in {GS, RS} else ""
        yield identifiant, valeur, separateur
        reste = reste[len(separateur) :]


@st.composite
def valeurs(tirage: st.DrawFn) -> dict[str, str]:
    """Une valeur par champ ; les variables souvent près de leur maximum, avec ou sans les dates qui les suivent."""
    choisies = {}
    for identifiant in ORDRE if tirage(st.booleans()) else ORDRE[:-2]:
        if identifiant in FIXES:
            longueur = FIXES[identifiant]
        else:
            maximum = VARIABLES[identifiant]
            longueur = tirage(
                st.sampled_from([maximum - 1, maximum, maximum + 1]) | st.integers(0, maximum + 30)
            )
        choisies[identifiant] = tirage(st.text(PLAQUE, min_size=longueur, max_size=longueur))
    return choisies


def modules(symbole: Symbole) -> list[list[int]]:
    """Les modules dessinés, zone de silence comprise."""
    grille = [[0] * symbole.cote for _ in range(symbole.cote)]
    for colonne, ligne, longueur in re.findall(r"M(\d+) (\d+)\.5h(\d+)", symbole.svg):
        for rang in range(int(longueur)):
            grille[int(ligne)][int(colonne) + rang] = 1
    return grille


def lit(symbole: Symbole) -> zxingcpp.Barcode | None:
    image = Image.new("L", (symbole.cote, symbole.cote))
    image.putdata([255 * (1 - module) for ligne in modules(symbole) for module in ligne])
    agrandie = image.resize((symbole.cote * 4, symbole.cote * 4), Image.Resampling.NEAREST)
    return zxingcpp.read_barcode(agrandie)


def chaine() -> KeyChain:
    """Une chaîne de confiance qui ne connaît que l'autorité de l'essai."""
    chaine = KeyChain(check_expiry=False)
    for certificat in (AUTORITE.certificat, AUTORITE.racine):
        chaine.der_add(certificat.public_bytes(Encoding.DER))
    return chaine


def test_le_message_entier() -> None:
    assert CODE.message(CONTENU) == (
        "DC04FR00SIM11FD71FD71301FR"
        "6J2"
        "6K5901202204260000120"
        "6L26042022"
        f"6PAUTORISE A TRAVAILLER{GS}"
        "6Q7503136189"
        f"62ELEONORE D OEUVRE{GS}"
        f"63{GS}"
        f"60JEAN PIERRE/ZOE{GS}"
        "68F"
        "6901021990"
        f"6AKABOUL{GS}"
        "6CAF"
        "67AF"
        f"6U20 BIS RUE DE L EGLISE{GS}"
        "6W59000"
        f"6XSAINT ANDRE LEZ LILLE{GS}"
        "6N26042022"
        "6O25102022"
    )


def test_la_table_suit_le_code_de_reference_et_la_specification() -> None:
    assert list(CHAMPS) == ORDRE == list(CODE.champs(CONTENU))
    assert {cle: champ.longueur for cle, champ in CHAMPS.items() if champ.fixe} == FIXES
    assert {cle: champ.longueur for cle, champ in CHAMPS.items() if not champ.fixe} == VARIABLES


@pytest.mark.parametrize(
    ("type_", "valeur", "autorisation"),
    [
        (TypeDAttestation.DEPOT, "1", ""),
        (TypeDAttestation.PROLONGATION, "2", "AUTORISE A TRAVAILLER"),
        (TypeDAttestation.DECISION_FAVORABLE, "3", "AUTORISE A TRAVAILLER"),
    ],
)
def test_le_type_de_document_decide_des_droits(
    type_: TypeDAttestation, valeur: str, autorisation: str
) -> None:
    champs = CODE.champs(dataclasses.replace(CONTENU, type=type_))
    assert (champs["6J"], champs["6P"]) == (valeur, autorisation)
    assert ("6N" in champs, "6O" in champs) == ((False, False) if valeur == "1" else (True, True))


def test_un_nom_d_usage_est_porte() -> None:
    assert f"63BEN ALI{GS}60" in CODE.message(avec_civil(nom_d_usage="Ben Ali"))


def test_sans_prenom_le_champ_est_vide() -> None:
    assert f"60{GS}68" in CODE.message(avec_civil(prenoms=()))


@pytest.mark.parametrize("dernier", [False, True])
@pytest.mark.parametrize("identifiant", FIXES)
def test_un_champ_fixe_n_est_jamais_separe(identifiant: str, *, dernier: bool) -> None:
    valeur = "1" * FIXES[identifiant]
    assert CODE.bloc(identifiant, valeur, dernier=dernier) == identifiant + valeur


@pytest.mark.parametrize("identifiant", VARIABLES)
def test_un_champ_variable_est_separe_selon_sa_longueur(identifiant: str) -> None:
    maximum = VARIABLES[identifiant]
    plein = "A" * maximum
    assert CODE.bloc(identifiant, "", dernier=False) == identifiant + GS
    assert CODE.bloc(identifiant, "", dernier=True) == identifiant
    assert CODE.bloc(identifiant, plein[1:], dernier=False) == identifiant + plein[1:] + GS
    assert CODE.bloc(identifiant, plein[1:], dernier=True) == identifiant + plein[1:]
    for dernier in (False, True):
        assert CODE.bloc(identifiant, plein, dernier=dernier) == identifiant + plein
        assert CODE.bloc(identifiant, plein + "A", dernier=dernier) == identifiant + plein + RS


@given(valeurs())
@settings(max_examples=200)
def test_un_lecteur_independant_retrouve_chaque_champ(champs: dict[str, str]) -> None:
    lus = list(relit(CodeDonne(champs).message(CONTENU)))
    assert [identifiant for identifiant, _, _ in lus] == list(champs)
    for rang, (identifiant, valeur, separateur) in enumerate(lus, start=1):
        if identifiant in FIXES:
            assert (valeur, separateur) == (champs[identifiant], "")
            continue
        maximum = VARIABLES[identifiant]
        assert valeur == champs[identifiant][:maximum]
        tronque, court = len(champs[identifiant]) > maximum, len(champs[identifiant]) < maximum
        assert separateur == (RS if tronque else GS if court and rang < len(lus) else "")


@pytest.mark.parametrize(
    ("contenu", "champ"),
    [
        (dataclasses.replace(CONTENU, numero_de_demande="590120220426000012"), "6K"),
        (dataclasses.replace(CONTENU, numero_de_demande="59012022042600001200"), "6K"),
        (dataclasses.replace(CONTENU, numero_de_demande="590120220426000012A"), "6K"),
        (dataclasses.replace(CONTENU, adresse=dataclasses.replace(ADRESSE, code_postal="1000")), "6W"),
        (dataclasses.replace(CONTENU, adresse=dataclasses.replace(ADRESSE, code_postal="")), "6W"),
        (dataclasses.replace(CONTENU, adresse=dataclasses.replace(ADRESSE, code_postal="2A004")), "6W"),
        (dataclasses.replace(CONTENU, numero_etranger="7503 13618"), "6Q"),
        (dataclasses.replace(CONTENU, numero_etranger=f"750313{GS}18"), "6Q"),
        (avec_civil(nationalite=Reference("Afghane", "AFG")), "67"),
        (avec_civil(pays_de_naissance=Reference("Afghanistan", "af")), "6C"),
    ],
)
def test_rien_n_est_signe_d_une_valeur_malformee(contenu: ContenuDAttestation, champ: str) -> None:
    with pytest.raises(ChampMalForme, match=f"Le champ {champ} du 2D-DOC ne peut pas porter"):
        CODE.charge(contenu)


def test_un_nom_trop_long_est_tronque_une_seule_fois() -> None:
    message = CODE.message(avec_civil(nom_de_naissance="N" * 60))
    assert f"62{'N' * 38}{RS}63{GS}" in message


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("L'Haÿ-les-Roses", "L HAY LES ROSES"),
        ("Œuf, œuf et Æsir", "OEUF OEUF ET AESIR"),
        ("Straße ẞ", "STRASSE SS"),
        ("Øyvind Łódź Đorđević", "OYVIND LODZ DORDEVIC"),
        ("Þór Ðuro Ħal Ŧemu", "THOR DURO HAL TEMU"),
        ("Nguyễn Thị Ánh", "NGUYEN THI ANH"),
        ("İstanbul ışık", "ISTANBUL ISIK"),
        ("  d\u2019Artagnan \u00a0 (dit) ", "D ARTAGNAN DIT"),
        ("ﬁancé", "FIANCE"),
        ("Əliyev Məmməd", "ELIYEV MEMMED"),
        ("Ɓala Ɗanjuma Ƙwara Ƴaya", "BALA DANJUMA KWARA YAYA"),
        ("Ɛkua Ɔsei Ɣali Ǝ Ŋaari", "EKUA OSEI GALI E NAARI"),
        ("ĳ ĸ ŉ ƒ ꜩ", "IJ Q N F TZ"),
        ("Gal\u00b7la Ŀ", "GALLA L"),
        ("Sahaiʔa Haʻalele", "SAHAI A HA ALELE"),
        ("Jean\u00adPaul \u200eAli\u200d", "JEANPAUL ALI"),
        ("e\u0301\u0327\u034f", "E"),
        ("Ａｌｉ", "ALI"),
        ("Abc123", "ABC"),
        ("St. John (2)", "ST JOHN"),
        ("A & B, <i>\u00ab C \u00bb", "A B I C"),
        ("محمد", ""),
        ("", ""),
    ],
)
def test_translitteration(texte: str, attendu: str) -> None:
    assert CODE.translittere("62", texte) == attendu


@pytest.mark.parametrize(
    ("identifiant", "texte", "attendu"),
    [
        ("6A", "Marseille 01", "MARSEILLE"),
        ("6A", "Kaboul (Kabul)", "KABOUL KABUL"),
        ("6X", "Paris 15", "PARIS"),
        ("6X", "Saint-Denis (La Réunion)", "SAINT DENIS LA REUNION"),
        ("6U", "12/14, rue de l'Église, bât. B", "12 14 RUE DE L EGLISE BAT B"),
    ],
)
def test_un_lieu_n_a_que_des_lettres_et_une_voie_que_des_lettres_et_des_chiffres(
    identifiant: str, texte: str, attendu: str
) -> None:
    assert CODE.translittere(identifiant, texte) == attendu


def test_les_caracteres_permis_sont_ceux_du_second_lecteur() -> None:
    """`tddoc` transcrit la spécification v3.3.8, et s'arrête au premier caractère qu'un champ n'y permet pas."""
    perimetre = 1
    for identifiant in VARIABLES:
        format_ = tddoc_c40.datatype_get(perimetre, identifiant)[1].encoding
        permis = set(filter(re.compile(f"[{CHAMPS[identifiant].permis}]").fullmatch, map(chr, range(128))))
        assert permis == set(filter(format_.allowed_format.fullmatch, map(chr, range(128)))), identifiant


def test_toute_lettre_latine_donne_une_lettre() -> None:
    assert len(LATINES) > 1200
    obtenues = {lettre: CODE.translittere("62", f"x{lettre}x") for lettre in LATINES}
    assert {lettre for lettre, obtenu in obtenues.items() if obtenu == "X X"} == COUPS_DE_GLOTTE
    avec_lettre = {c for c, obtenu in obtenues.items() if re.fullmatch("X[A-Z ]*[A-Z][A-Z ]*X", obtenu)}
    assert set(LATINES) - avec_lettre == COUPS_DE_GLOTTE


@given(st.text(st.sampled_from(LATINES)))
def test_la_casse_ne_change_rien(nom: str) -> None:
    ecrit = CODE.translittere("62", nom)
    assert CODE.translittere("62", nom.upper()) == CODE.translittere("62", nom.lower()) == ecrit


@given(st.text(), st.sampled_from(TEXTES))
def test_une_seconde_ecriture_ne_change_rien(texte: str, identifiant: str) -> None:
    ecrit = CODE.translittere(identifiant, texte)
    assert CODE.translittere(identifiant, ecrit) == ecrit


@given(st.text(st.sampled_from(LATINES)), st.text(st.characters(categories=["Mn", "Me", "Cf"]), max_size=3))
def test_un_signe_diacritique_ou_invisible_disparait(nom: str, signes: str) -> None:
    assert CODE.translittere("62", "A" + signes + nom) == CODE.translittere("62", "A" + nom)


@given(st.text(), st.sampled_from(TEXTES))
def test_aucun_texte_ne_sort_des_caracteres_permis(texte: str, identifiant: str) -> None:
    chiffres = "0-9" if identifiant == "6U" else ""
    mot = f"[A-Z{chiffres}]+"
    assert re.fullmatch(f"({mot}( {mot})*)?", CODE.translittere(identifiant, texte))


@given(st.lists(st.text()))
def test_les_prenoms_ne_sont_separes_que_par_une_barre(prenoms: list[str]) -> None:
    ecrits = CODE.prenoms(prenoms)
    assert re.fullmatch("([A-Z ]+(/[A-Z ]+)*)?", ecrits)
    assert ecrits == "/".join(seul for prenom in prenoms if (seul := CODE.prenoms([prenom])))


@given(st.text(), st.text(), st.lists(st.text(), max_size=4), st.text(), st.text(), st.text())
@settings(max_examples=50)
def test_aucun_etat_civil_ne_brise_le_message(
    nom: str, usage: str, prenoms: list[str], lieu: str, voie: str, ville: str
) -> None:
    contenu = dataclasses.replace(
        avec_civil(nom_de_naissance=nom, nom_d_usage=usage, prenoms=tuple(prenoms), lieu_de_naissance=lieu),
        adresse=dataclasses.replace(ADRESSE, voie=voie, ville=ville),
    )
    message = CODE.message(contenu)
    assert re.fullmatch(f"[A-Z0-9/ {GS}{RS}]+", message)
    # Un second lecteur, écrit par d'autres, y retrouve chaque champ.
    lus = TwoDDoc.from_code(f"{message}{US}{CODE.signe(message)}").message.dataset
    assert [donnee.definition.id for donnee in lus] == ORDRE


def test_l_en_tete_de_version_04() -> None:
    contenu = dataclasses.replace(CONTENU, date_d_emission=date(2020, 4, 6))
    assert CODE.entete(contenu) == "DC04" + "FR00" + "SIM1" + "1CE9" + "1CE9" + "13" + "01" + "FR"


@pytest.mark.parametrize(
    ("jour", "attendu"),
    [
        (date(2000, 1, 1), "0000"),
        (date(2022, 4, 26), "1FD7"),
        (date(2020, 6, 3), "1D23"),
        (date(2060, 12, 31), "5708"),
    ],
)
def test_les_jours_depuis_l_an_2000(jour: date, attendu: str) -> None:
    assert CODE.jours_ecoules(jour) == attendu


def test_la_signature_couvre_tout_ce_qui_precede_us() -> None:
    message, _, signature = CODE.charge(CONTENU).partition(US)
    assert message == CODE.message(CONTENU)
    assert re.fullmatch("[A-Z2-7]{103}", signature)
    brute = b32decode(signature + "=")
    cle = AUTORITE.certificat.public_key()
    assert isinstance(cle, ec.EllipticCurvePublicKey)
    der = encode_dss_signature(int.from_bytes(brute[:32]), int.from_bytes(brute[32:]))
    cle.verify(der, message.encode("ascii"), ec.ECDSA(hashes.SHA256()))


def test_un_second_lecteur_lit_et_verifie() -> None:
    document = TwoDDoc.from_code(CODE.charge(CONTENU))
    assert document.signature_is_valid(chaine())
    assert document.header.doc_type().user_type == "Justificatif d\u2019identité"
    assert (document.header.emit_date, document.header.sign_date) == (date(2022, 4, 26), date(2022, 4, 26))
    lus = {donnee.definition.id: donnee.value for donnee in document.message.dataset}
    assert lus["6K"] == "5901202204260000120"
    assert lus["60"] == "JEAN PIERRE/ZOE"
    assert (lus["6L"], lus["69"]) == (date(2022, 4, 26), date(1990, 2, 1))
    assert (lus["6N"], lus["6O"]) == (date(2022, 4, 26), date(2022, 10, 25))


@pytest.mark.parametrize("rang", [12, 28, 60, 120])
def test_un_octet_change_rompt_la_signature(rang: int) -> None:
    charge = CODE.charge(CONTENU)
    autre = "8" if charge[rang] != "8" else "9"
    document = TwoDDoc.from_code(charge)
    document.signed_data = (charge[:rang] + autre + charge[rang + 1 :]).partition(US)[0].encode()
    assert not document.signature_is_valid(chaine())


def test_le_symbole_est_un_data_matrix_carre_de_64_modules_entoure_de_silence() -> None:
    symbole = CODE.symbole(CODE.charge(CONTENU))
    assert symbole.cote == 64 + 2 * 2
    assert CODE.module_en_mm() >= 0.4
    grille = modules(symbole)
    bords = [*grille[:2], *grille[-2:], *([*ligne[:2], *ligne[-2:]] for ligne in grille)]
    assert not any(map(any, bords))
    dedans = [ligne[2:-2] for ligne in grille[2:-2]]
    assert all(ligne[0] for ligne in dedans)
    assert all(dedans[-1])
    assert dedans[0] == [1, 0] * 32
    assert [ligne[-1] for ligne in dedans] == [0, 1] * 32


def test_le_premier_mot_de_code_ouvre_le_mode_c40() -> None:
    dedans = [ligne[2:-2] for ligne in modules(CODE.symbole(CODE.charge(CONTENU)))[2:-2]]
    # Seules les régions de 14 modules portent des données ; leurs bords sont des motifs de repérage.
    rangs = [rang for rang in range(64) if rang % 16 not in {0, 15}]
    donnees = [[dedans[ligne][colonne] for colonne in rangs] for ligne in rangs]
    # Place du premier mot dans une matrice de 56 (ISO/IEC 16022) ; un indice négatif passe au bord opposé.
    place = [(2, -2), (2, -1), (3, -2), (3, -1), (3, 0), (4, -2), (4, -1), (4, 0)]
    assert int("".join(str(donnees[ligne][colonne]) for ligne, colonne in place), 2) == 230


def test_le_symbole_redonne_la_charge_exacte() -> None:
    charge = CODE.charge(CONTENU)
    lu = lit(CODE.symbole(charge))
    assert lu is not None
    assert lu.bytes == charge.encode("ascii")


@given(st.text(alphabet=f"ABCXYZ0189 /{GS}{RS}{US}", min_size=200, max_size=420))
@settings(max_examples=40, deadline=None)
def test_tout_message_permis_se_relit(charge: str) -> None:
    lu = lit(CODE.symbole(charge))
    assert lu is not None
    assert lu.bytes == charge.encode("ascii")


@given(valeurs())
@settings(max_examples=25, deadline=None)
def test_tout_symbole_est_carre_en_c40_et_se_relit(champs: dict[str, str]) -> None:
    exige_un_bon_symbole(CodeDonne(champs))


@pytest.mark.parametrize("depassement", [0, 1])
def test_le_plus_grand_symbole(depassement: int) -> None:
    """Tous les champs à leur maximum, ou tronqués."""
    longueurs = FIXES | {champ: maximum + depassement for champ, maximum in VARIABLES.items()}
    assert exige_un_bon_symbole(CodeDonne({champ: "A" * longueurs[champ] for champ in ORDRE})) == 72


def test_le_plus_petit_symbole() -> None:
    champs = {champ: "1" * FIXES.get(champ, 0) for champ in ORDRE[:-2]}
    assert exige_un_bon_symbole(CodeDonne(champs)) == 48


def exige_un_bon_symbole(code: CodeBarres) -> int:
    """Vérifie le symbole sur ses modules et par un lecteur ; rend son côté en modules."""
    charge = code.charge(CONTENU)
    symbole = code.symbole(charge)
    dedans = [[module == 1 for module in ligne[2:-2]] for ligne in modules(symbole)[2:-2]]
    assert est_tout_en_c40(mots_de_donnees(dedans) or [])
    lu = lit(symbole)
    assert lu is not None
    assert lu.bytes == charge.encode("ascii")
    assert 48 <= len(dedans) <= 88
    return len(dedans)


def test_un_depot_dont_le_code_serait_malforme_est_refuse_en_entier(banc: Banc) -> None:
    titre = banc.inscrit(
        etat_civil={**PERSONA["etat_civil"], "nationalite": {"libelle": "Afghane", "code": "A"}}
    )
    refus = banc.pilote("demandes", {"numero_de_titre": titre, "stade": "déposée"})
    assert refus.status_code == 409
    assert contenu(refus)["message"] == "Le champ 67 du 2D-DOC ne peut pas porter « A »."
    assert banc.services[DepotDePlis].a_envoyer() == []
