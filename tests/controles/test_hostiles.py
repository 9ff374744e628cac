"""Rien de ce qu'un tiers peut envoyer ne fait échouer un lecteur autrement que par `LectureImpossible`."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from steps.controles.attestation import Attestation
from steps.controles.comparaison import compare
from steps.controles.courriel import lis_le_courriel
from steps.controles.deux_d_doc import Annuaire, EtatDeSignature, controle_le_type_13, decode, verifie
from steps.controles.deux_d_doc.champs import DICTIONNAIRE
from steps.controles.jeton import lis_le_jeton
from steps.controles.lecture import LectureImpossible, essaie
from steps.lire.affichage import en_json
from steps.lire.bilan import etablit
from tests.controles.abimes import enregistree
from tests.controles.fabrique import (
    EN_TETE,
    GS,
    RS,
    US,
    Demande,
    Modele,
    autorite,
    certifie,
    message,
    pdf,
    signe,
)
from tests.controles.test_comparaison import Imprime

AUTORITE = autorite()
SIGNATAIRE = certifie(Demande(), AUTORITE)
ANNUAIRE = Annuaire.depuis_des_pem([AUTORITE.pem, SIGNATAIRE.pem])
BON = signe(EN_TETE + message(), SIGNATAIRE.cle)
PDF = pdf(Modele(BON))

FICHIERS = {"PDF": PDF} | {
    sorte: enregistree(Attestation(PDF).image(1, 100), sorte) for sorte in ("PNG", "JPEG")
}

ESSAIS = settings(deadline=None, database=None, derandomize=True)
"""Les mêmes exemples à chaque fois : un essai rouge se rejoue."""

morceaux = st.one_of(
    st.sampled_from([*DICTIONNAIRE, GS, RS, US, EN_TETE, "É", "\x00", "DC"]),
    st.text(max_size=8),
    st.from_regex(r"[A-Z0-9 ]{0,45}"),
)
messages = st.lists(morceaux, max_size=12).map(lambda parties: "".join(parties).encode("utf-8", "replace"))


def lis_tout(octets: bytes) -> None:
    code = essaie(lambda: decode(octets))
    if isinstance(code, LectureImpossible):
        assert str(code)
        return
    for faute in (*code.fautes, *controle_le_type_13(code)):
        assert str(faute)
    assert all(str(comparaison) for comparaison in compare(Imprime(), code))
    assert verifie(code, None).etat is EtatDeSignature.NON_VERIFIABLE
    assert verifie(code, ANNUAIRE).etat is EtatDeSignature.REFUSEE


@given(st.one_of(st.binary(max_size=200), messages, messages.map(lambda suite: EN_TETE.encode() + suite)))
@settings(ESSAIS, max_examples=300)
def test_un_contenu_quelconque(octets: bytes) -> None:
    lis_tout(octets)


@given(st.integers(0, len(BON) - 1), st.integers(1, 255))
@settings(ESSAIS, max_examples=300)
def test_un_octet_change_n_est_jamais_verifie(position: int, masque: int) -> None:
    lis_tout(BON[:position] + bytes([BON[position] ^ masque]) + BON[position + 1 :])


@given(st.integers(0, len(BON) - 1), st.integers(0, 40), st.binary(max_size=20))
@settings(ESSAIS, max_examples=200)
def test_un_passage_remplace_n_est_jamais_verifie(debut: int, longueur: int, ajout: bytes) -> None:
    altere = BON[:debut] + ajout + BON[debut + longueur :]
    if not altere.startswith(BON):
        lis_tout(altere)


@given(
    st.lists(
        st.tuples(st.sampled_from(["62", "63", "6A", "6P", "6X"]), st.text("ABC XYZ", max_size=40)),
        unique_by=lambda champ: champ[0],
    )
)
@settings(ESSAIS, max_examples=100)
def test_ce_qui_est_bien_ecrit_se_relit(champs: list[tuple[str, str]]) -> None:
    """Aller et retour : valeurs tronquées à leur maximum et marquées RS, GS seulement en deçà du maximum."""
    ecrit, attendus = "", []
    for identifiant, valeur in champs:
        maximum = DICTIONNAIRE[identifiant].maximum or 0
        coupee = valeur[:maximum]
        separateur = RS if len(valeur) > maximum else GS if len(valeur) < maximum else ""
        ecrit += identifiant + coupee + separateur
        attendus.append((identifiant, coupee, len(valeur) > maximum))
    code = decode(signe(EN_TETE + ecrit, SIGNATAIRE.cle))
    assert code.fautes == ()
    assert [(c.identifiant, c.valeur, c.tronque) for c in code.champs] == attendus
    assert verifie(code, ANNUAIRE).etat is EtatDeSignature.VERIFIEE


@given(st.sampled_from(sorted(FICHIERS)), st.integers(0, 1_000_000), st.binary(min_size=1, max_size=60))
@settings(ESSAIS, max_examples=25)
def test_aucun_fichier_ne_fait_echouer_un_bilan(sorte: str, position: int, ajout: bytes) -> None:
    sain = FICHIERS[sorte]
    debut = position % len(sain)
    bilan = etablit("fichier", sain[:debut] + ajout + sain[debut + len(ajout) :], ANNUAIRE, date(2022, 4, 26))
    assert bilan.illisible or bilan.signature
    assert en_json([bilan])


@given(st.integers(0, len(PDF) - 1), st.binary(min_size=1, max_size=30))
@settings(ESSAIS, max_examples=12)
def test_un_pdf_abime_se_lit_ou_se_dit(position: int, ajout: bytes) -> None:
    abime = Attestation(PDF[:position] + ajout + PDF[position + len(ajout) :], ANNUAIRE)
    for lecture in ("contenu", "metadonnees", "verification", "desaccords"):
        essaie(lambda nom=lecture: getattr(abime, nom))  # type: ignore[misc]


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace"))))
@settings(ESSAIS, max_examples=150)
def test_un_courriel_quelconque(octets: bytes) -> None:
    en_tetes = b"To: a@b.invalid\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    for message_recu in (octets, en_tetes + octets):
        courriel = essaie(lambda recu=message_recu: lis_le_courriel(recu))  # type: ignore[misc]
        if not isinstance(courriel, LectureImpossible):
            essaie(lambda lu=courriel: (lu.liens, lu.paragraphes, lu.paragraphes_html))  # type: ignore[misc]


@given(st.one_of(st.text(max_size=80), st.from_regex(r"[\w-]{0,20}\.[\w-]{0,40}\.[\w-]{0,20}")))
@settings(ESSAIS, max_examples=150)
def test_un_jeton_quelconque(brut: str) -> None:
    lu = essaie(lambda: lis_le_jeton(brut))
    if not isinstance(lu, LectureImpossible):
        essaie(lambda: (lu.emis_le, lu.expire_le))
