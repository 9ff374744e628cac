"""Ce que vaut une signature : chaîne, usage de la clé, dates, signature."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from tddoc.doc import TwoDDoc
from tddoc.keychain import KeyChain, internal

from steps.controles.deux_d_doc import (
    Annuaire,
    Emission,
    EtatDeSignature,
    Verification,
    decode,
    exige_la_signature,
    exige_une_signature_exacte,
    verifie,
)
from steps.controles.deux_d_doc.erreurs import (
    AnnuaireIllisible,
    AutoriteHorsValidite,
    AutoriteInconnue,
    CertificatInconnu,
    CertificatNonEmis,
    CertificatRevoque,
    CleInattendue,
    DateHorsValidite,
    EmissionApresSignature,
    LongueurDeSignature,
    SignatureAbsente,
    SignatureFausse,
    UsageDeCleInterdit,
)
from steps.controles.lecture import LectureImpossible
from tests.controles.fabrique import EN_TETE, US, Demande, Identite, autorite, certifie, message, signe

NON_DATE = EN_TETE[:16] + "FFFF" + EN_TETE[20:]
EMIS_LE_LENDEMAIN = EN_TETE[:12] + "1FD8" + EN_TETE[16:]


def refus(octets: bytes, annuaire: Annuaire) -> LectureImpossible:
    with pytest.raises(LectureImpossible) as leve:
        exige_la_signature(decode(octets), annuaire)
    return leve.value


def annuaire_de(*identites: Identite) -> Annuaire:
    return Annuaire.depuis_des_pem(identite.pem for identite in identites)


def test_une_bonne_signature_est_verifiee(contenu: bytes, annuaire: Annuaire) -> None:
    assert verifie(decode(contenu), annuaire) == Verification(EtatDeSignature.VERIFIEE)


@pytest.mark.parametrize("annuaire", [None, Annuaire(())], ids=["sans annuaire", "annuaire vide"])
def test_sans_certificat_elle_n_est_jamais_verifiee(contenu: bytes, annuaire: Annuaire | None) -> None:
    verification = verifie(decode(contenu), annuaire)
    assert verification.etat is EtatDeSignature.NON_VERIFIABLE
    assert str(verification) == "signature non vérifiable"


@pytest.mark.parametrize(
    ("courbe", "longueur"),
    [(ec.SECP256R1(), 103), (ec.SECP384R1(), 154), (ec.SECP521R1(), 212)],
    ids=["P-256", "P-384", "P-521"],
)
def test_l_empreinte_suit_la_courbe(
    courbe: ec.EllipticCurve, longueur: int, autorite_de_test: Identite
) -> None:
    signataire = certifie(Demande(courbe=courbe), autorite_de_test)
    code = decode(signe(EN_TETE + message(), signataire.cle))
    assert len(code.signature) == longueur
    exige_la_signature(code, annuaire_de(autorite_de_test, signataire))


def test_un_octet_altere_la_fait_refuser(contenu: bytes, annuaire: Annuaire) -> None:
    altere = contenu.replace(b"RECETTE", b"RECEPTE")
    assert isinstance(refus(altere, annuaire), SignatureFausse)
    assert str(verifie(decode(altere), annuaire)).startswith("signature refusée : signature fausse")


def test_la_signature_d_un_autre_message_est_fausse(
    signataire: Identite, contenu: bytes, annuaire: Annuaire
) -> None:
    autre = signe(EN_TETE + message(c68="68F"), signataire.cle)
    melange = contenu.partition(US.encode())[0] + US.encode() + autre.partition(US.encode())[2]
    assert isinstance(refus(melange, annuaire), SignatureFausse)


def test_une_signature_absente_est_refusee(annuaire: Annuaire) -> None:
    assert isinstance(refus((EN_TETE + message()).encode(), annuaire), SignatureAbsente)


def test_une_signature_d_une_autre_taille_est_refusee(autorite_de_test: Identite, annuaire: Annuaire) -> None:
    grande = certifie(Demande(courbe=ec.SECP384R1()), autorite_de_test)
    erreur = refus(signe(EN_TETE + message(), grande.cle), annuaire)
    assert isinstance(erreur, LongueurDeSignature)
    assert str(erreur) == "signature de 96 octets, alors que la courbe P-256 en veut 64"


def test_l_annexe_n_est_pas_couverte(contenu: bytes, annuaire: Annuaire) -> None:
    code = decode(contenu + b"\x1d0CMENSONGE")
    assert verifie(code, annuaire).etat is EtatDeSignature.VERIFIEE
    assert code.annexe_non_signee == b"0CMENSONGE"
    assert code.valeur("0C") is None


def test_l_autorite_doit_etre_connue(contenu: bytes, signataire: Identite) -> None:
    assert isinstance(refus(contenu, annuaire_de(signataire)), AutoriteInconnue)


def test_un_certificat_qui_n_est_pas_d_autorite_n_en_tient_pas_lieu(
    contenu: bytes, signataire: Identite
) -> None:
    usurpateur = certifie(Demande(nom="FR00"))
    assert isinstance(refus(contenu, annuaire_de(usurpateur, signataire)), AutoriteInconnue)


def test_le_certificat_doit_etre_a_l_annuaire(contenu: bytes, autorite_de_test: Identite) -> None:
    autre = certifie(Demande(nom="REC2"), autorite_de_test)
    assert isinstance(refus(contenu, annuaire_de(autorite_de_test, autre)), CertificatInconnu)


def test_le_certificat_doit_etre_signe_par_l_autorite(contenu: bytes, signataire: Identite) -> None:
    homonyme = autorite("FR00")
    assert isinstance(refus(contenu, annuaire_de(homonyme, signataire)), CertificatNonEmis)


@pytest.mark.parametrize("defaut", [{"signe_des_documents": False}, {"usage_critique": False}], ids=str)
def test_l_usage_de_la_cle_est_exige(defaut: dict[str, bool], autorite_de_test: Identite) -> None:
    fautif = certifie(replace(Demande(), **defaut), autorite_de_test)  # type: ignore[arg-type]
    octets = signe(EN_TETE + message(), fautif.cle)
    assert isinstance(refus(octets, annuaire_de(autorite_de_test, fautif)), UsageDeCleInterdit)


@pytest.mark.parametrize(
    ("debut", "duree", "accepte"),
    [
        (datetime(2022, 4, 26, 23, tzinfo=UTC), timedelta(days=1), True),
        (datetime(2022, 4, 25, tzinfo=UTC), timedelta(days=1), True),
        (datetime(2022, 4, 27, tzinfo=UTC), timedelta(days=1), False),
        (datetime(2022, 4, 24, tzinfo=UTC), timedelta(days=1), False),
    ],
    ids=["premier jour", "dernier jour", "la veille", "le lendemain"],
)
def test_la_date_qui_compte_est_celle_de_la_signature(
    debut: datetime, duree: timedelta, accepte: bool, autorite_de_test: Identite
) -> None:
    signataire = certifie(Demande(debut=debut, duree=duree), autorite_de_test)
    verification = verifie(
        decode(signe(EN_TETE + message(), signataire.cle)), annuaire_de(autorite_de_test, signataire)
    )
    if accepte:
        assert verification.etat is EtatDeSignature.VERIFIEE
    else:
        assert isinstance(verification.motif, DateHorsValidite)
        assert "date de signature 26/04/2022 hors de la validité" in str(verification)


@pytest.mark.parametrize(
    ("en_tete", "erreur"), [(NON_DATE, DateHorsValidite), (EMIS_LE_LENDEMAIN, EmissionApresSignature)]
)
def test_les_dates_de_l_en_tete(
    en_tete: str, erreur: type[LectureImpossible], signataire: Identite, annuaire: Annuaire
) -> None:
    assert isinstance(refus(signe(en_tete + message(), signataire.cle), annuaire), erreur)


@pytest.mark.parametrize(
    "cle",
    [ed25519.Ed25519PrivateKey.generate(), ec.generate_private_key(ec.SECP256K1())],
    ids=["Ed25519", "secp256k1"],
)
def test_une_autre_sorte_de_cle_est_refusee(
    cle: ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey, contenu: bytes
) -> None:
    with pytest.raises(CleInattendue, match="REC1"):
        exige_une_signature_exacte(decode(contenu), cle.public_key())


def test_un_annuaire_se_lit_d_un_dossier(
    tmp_path: Path, contenu: bytes, autorite_de_test: Identite, signataire: Identite
) -> None:
    (tmp_path / "tous.pem").write_bytes(autorite_de_test.pem + signataire.pem)
    (tmp_path / "lisez-moi.txt").write_text("rien")
    assert verifie(decode(contenu), Annuaire.depuis_un_dossier(tmp_path)).etat is EtatDeSignature.VERIFIEE


def test_les_certificats_de_production_se_lisent_en_der() -> None:
    """Ceux que `tddoc` embarque, tels que leurs autorités les publient : l'annuaire les admet sans retouche."""
    annuaire = Annuaire.depuis_un_dossier(Path(str(resources.files("tddoc.chains"))))
    for nom, certificat in (("FR03", "DGE0"), ("FR04", "DGE2"), ("FR06", "DGE1")):
        (attribut,) = annuaire.emissions(nom, certificat)[0].autorite.subject.get_attributes_for_oid(
            x509.NameOID.COMMON_NAME
        )
        assert attribut.value == nom
    with pytest.raises(AutoriteInconnue):  # le certificat d'essai de l'ANTS est là, sans son autorité
        annuaire.emissions("FR00", "0001")


def test_un_certificat_renouvele_garde_son_nom(autorite_de_test: Identite) -> None:
    ancien = certifie(Demande(debut=datetime(2018, 1, 1, tzinfo=UTC)), autorite_de_test)
    nouveau = certifie(Demande(), autorite_de_test)
    octets = signe(EN_TETE + message(), nouveau.cle)
    for identites in ((ancien, nouveau), (nouveau, ancien)):
        emission = exige_la_signature(decode(octets), annuaire_de(autorite_de_test, *identites))
        assert emission == Emission(nouveau.certificat, autorite_de_test.certificat)


def test_une_autorite_expiree_est_refusee() -> None:
    """Elle a pu émettre un certificat plus durable qu'elle : la date de signature doit tomber dans les deux."""
    expiree = certifie(
        Demande(nom="FR00", est_autorite=True, signe_des_documents=False, duree=timedelta(days=30))
    )
    signataire = certifie(Demande(), expiree)
    erreur = refus(signe(EN_TETE + message(), signataire.cle), annuaire_de(expiree, signataire))
    assert isinstance(erreur, AutoriteHorsValidite)
    assert str(erreur) == (
        "date de signature 26/04/2022 hors de la validité de l'autorité « FR00 », du 01/01/2022 au 31/01/2022"
    )


@pytest.mark.parametrize(
    ("jour", "de_l_autorite", "refuse"),
    [
        (datetime(2022, 4, 26, tzinfo=UTC), True, True),
        (datetime(2022, 4, 27, tzinfo=UTC), True, False),
        (datetime(2022, 4, 1, tzinfo=UTC), False, False),
    ],
    ids=["avant la signature", "après la signature", "par une autre autorité"],
)
def test_un_certificat_revoque_est_refuse(
    jour: datetime,
    de_l_autorite: bool,
    refuse: bool,
    tmp_path: Path,
    contenu: bytes,
    autorite_de_test: Identite,
    signataire: Identite,
) -> None:
    auteur = autorite_de_test if de_l_autorite else autorite("FR00")
    (tmp_path / "tous.pem").write_bytes(autorite_de_test.pem + signataire.pem)
    (tmp_path / "revoques.crl").write_bytes(liste_de_revocation(signataire, auteur, jour))
    verification = verifie(decode(contenu), Annuaire.depuis_un_dossier(tmp_path))
    assert isinstance(verification.motif, CertificatRevoque) is refuse
    assert (verification.etat is EtatDeSignature.VERIFIEE) is not refuse


def liste_de_revocation(revoque: Identite, auteur: Identite, jour: datetime) -> bytes:
    """La liste, en DER, où `auteur` révoque ce certificat à cette date."""
    numero = revoque.certificat.serial_number
    entree = x509.RevokedCertificateBuilder().serial_number(numero).revocation_date(jour).build()
    liste = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(auteur.certificat.subject)
        .last_update(jour)
        .next_update(jour + timedelta(days=7))
        .add_revoked_certificate(entree)
        .sign(auteur.cle, hashes.SHA256())
    )
    return liste.public_bytes(serialization.Encoding.DER)


@pytest.mark.parametrize("nom", ["faux.der", "faux.crl"])
def test_un_fichier_corrompu_est_nomme(nom: str, tmp_path: Path, autorite_de_test: Identite) -> None:
    (tmp_path / "bon.pem").write_bytes(autorite_de_test.pem)
    (tmp_path / nom).write_bytes(b"rien")
    with pytest.raises(AnnuaireIllisible, match=f"annuaire de certificats illisible : .*{nom}"):
        Annuaire.depuis_un_dossier(tmp_path)


def test_un_annuaire_corrompu_se_dit(tmp_path: Path) -> None:
    (tmp_path / "faux.pem").write_bytes(b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    with pytest.raises(AnnuaireIllisible, match="annuaire de certificats illisible"):
        Annuaire.depuis_un_dossier(tmp_path)


def test_tddoc_est_du_meme_avis(contenu: bytes, autorite_de_test: Identite, signataire: Identite) -> None:
    """Le lecteur indépendant `tddoc` lit les mêmes champs et vérifie la même signature."""
    trousseau = KeyChain(check_expiry=False)
    for certificat in (autorite_de_test.certificat, signataire.certificat):
        trousseau.der_add(certificat.public_bytes(serialization.Encoding.DER))
    lu, code = TwoDDoc.from_code(contenu.decode("ascii")), decode(contenu)
    assert lu.signature_is_valid(trousseau)
    assert [donnee.definition.id for donnee in lu.message.dataset] == [
        champ.identifiant for champ in code.champs
    ]
    assert (lu.header.emit_date, lu.header.sign_date) == (code.entete.emission, code.entete.signature)
    altere = TwoDDoc.from_code(contenu.replace(b"RECETTE", b"RECEPTE").decode("ascii"))
    assert not altere.signature_is_valid(trousseau)


def test_aucun_certificat_de_production_ne_le_verifie(contenu: bytes) -> None:
    """La liste de confiance de production, que `tddoc` embarque, n'en connaît pas l'autorité."""
    production = Annuaire(
        tuple(c for c in internal(check_expiry=False).certs if isinstance(c, x509.Certificate))
    )
    assert production.certificats
    assert verifie(decode(contenu), production).etat is EtatDeSignature.REFUSEE
