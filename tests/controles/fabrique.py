"""De quoi fabriquer des 2D-DOC, des certificats et des attestations d'essai.

Écrit à la main d'après la spécification, sans rien prendre au simulateur ni aux lecteurs.
"""

import base64
import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import typst
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from PIL import Image
from ppf.datamatrix import DataMatrix

GS, RS, US = "\x1d", "\x1e", "\x1f"
EMPREINTES = {256: hashes.SHA256(), 384: hashes.SHA384(), 521: hashes.SHA512()}

EN_TETE = "DC04FR00REC11FD71FD71301FR"
"""Émis et signé le 26/04/2022 (1FD7) par le certificat REC1 de l'autorité FR00."""

CHAMPS = (
    "6J2",
    "6K5901202204260000120",
    "6L26042022",
    "6PAUTORISE A TRAVAILLER" + GS,
    "6Q7503136189",
    "62RECETTE METIER" + GS,
    "63" + GS,
    "60TEST/QUARANTE ET UN" + GS,
    "68M",
    "6905042006",
    "6AKABOUL" + GS,
    "6CAF",
    "67AF",
    "6U20 RUE NATIONALE" + GS,
    "6W59000",
    "6XLILLE" + GS,
    "6N26042022",
    "6O25102022",
)


def message(**changements: str | None) -> str:
    """Message d'exemple (S30) ; `c6K="…"` remplace le champ 6K, séparateur compris, et `c6K=None` l'ôte."""
    champs = {champ[:2]: champ for champ in CHAMPS} | {c[1:]: v for c, v in changements.items()}
    return "".join(champ for champ in champs.values() if champ is not None)


@dataclass(frozen=True)
class Identite:
    """Une clé et son certificat."""

    cle: ec.EllipticCurvePrivateKey
    certificat: x509.Certificate

    @property
    def pem(self) -> bytes:
        return self.certificat.public_bytes(serialization.Encoding.PEM)


@dataclass(frozen=True)
class Demande:
    """Ce qui varie d'un certificat d'essai à l'autre."""

    nom: str = "REC1"
    courbe: ec.EllipticCurve = ec.SECP256R1()  # noqa: RUF009 (immuable)
    debut: datetime = datetime(2022, 1, 1, tzinfo=UTC)
    duree: timedelta = timedelta(days=3 * 365)
    signe_des_documents: bool = True
    usage_critique: bool = True
    est_autorite: bool = False
    serveur: str = ""  # adresse IP d'un serveur TLS


def autorite(nom: str = "FR00") -> Identite:
    return certifie(Demande(nom=nom, est_autorite=True, signe_des_documents=False))


def certifie(demande: Demande, emetteur: Identite | None = None) -> Identite:
    """Certificat demandé, émis par `emetteur` ou autosigné."""
    cle = ec.generate_private_key(demande.courbe)
    cle_de_l_emetteur = emetteur.cle if emetteur else cle
    sujet = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, demande.nom)])
    acte = (
        x509.CertificateBuilder()
        .subject_name(sujet)
        .issuer_name(emetteur.certificat.subject if emetteur else sujet)
        .public_key(cle.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(demande.debut)
        .not_valid_after(demande.debut + demande.duree)
        .add_extension(x509.BasicConstraints(ca=demande.est_autorite, path_length=None), critical=True)
        .add_extension(_usage(demande), critical=demande.usage_critique)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(cle.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(cle_de_l_emetteur.public_key()), critical=False
        )
    )
    if demande.serveur:
        noms = x509.SubjectAlternativeName([x509.IPAddress(ip_address(demande.serveur))])
        acte = acte.add_extension(noms, critical=False)
    return Identite(cle, acte.sign(cle_de_l_emetteur, hashes.SHA256()))


def signe(texte: str, cle: ec.EllipticCurvePrivateKey) -> bytes:
    """2D-DOC complet : texte, US, signature r‖s en base32 sans remplissage."""
    octets = texte.encode()
    taille = (cle.curve.key_size + 7) // 8
    r, s = decode_dss_signature(cle.sign(octets, ec.ECDSA(EMPREINTES[cle.curve.key_size])))
    signature = base64.b32encode(r.to_bytes(taille, "big") + s.to_bytes(taille, "big")).decode().rstrip("=")
    return octets + US.encode() + signature.encode()


def symbole_svg(contenu: bytes, silence: int = 2, codecs: tuple[str, ...] = ("C40",)) -> str:
    """Le Data Matrix en un seul tracé, entouré de `silence` modules blancs."""
    modules = DataMatrix(contenu.decode("ascii"), codecs=list(codecs)).matrix
    cote = len(modules) + 2 * silence
    trace = "".join(
        f"M{suite.start() + silence},{y + silence + 0.5}h{len(suite[0])}"
        for y, ligne in enumerate(modules)
        for suite in re.finditer("1+", "".join(map(str, ligne)))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {cote} {cote}" width="{cote}" height="{cote}">'
        f'<path d="{trace}" stroke="#000" stroke-width="1"/></svg>'
    )


def modules_de(texte: str, *codecs: str) -> list[list[bool]]:
    """Les modules du Data Matrix de ce texte, dans les encodages permis (tous si rien n'est dit)."""
    options = {"codecs": list(codecs)} if codecs else {}
    return [[bool(module) for module in ligne] for ligne in DataMatrix(texte, **options).matrix]


def image_des_modules(modules: list[list[bool]], echelle: int = 4, silence: int = 6) -> Image.Image:
    """Le symbole en gris : à 200 points par pouce, quatre pixels par module valent 0,5 mm."""
    cote = len(modules) + 2 * silence
    image = Image.new("L", (cote, cote), 255)
    for y, ligne in enumerate(modules, start=silence):
        for x, sombre in enumerate(ligne, start=silence):
            image.putpixel((x, y), 0 if sombre else 255)
    return image.resize((cote * echelle, cote * echelle), Image.Resampling.NEAREST)


PHRASE_DE_DEPOT = (
    "Le 26/04/2022, vous avez déposé une demande de titre de séjour qui est en cours d'examen "
    "par la préfecture compétente."
)
PHRASE_DE_REGULARITE = (
    "Cette attestation justifie de la régularité de votre séjour en France "
    "entre le 26/04/2022 et le 25/10/2022."
)
PHRASE_SUR_LE_TRAVAIL = (
    "Elle vous permet d'exercer une activité professionnelle sur le territoire métropolitain ou dans la "
    "collectivité d'outre-mer qui vous l'a délivrée, conformément aux articles L. 414-10 et R. 431-15-4 "
    "du code de l'entrée et du séjour des étrangers et du droit d'asile dans le cadre de la législation "
    "en vigueur."
)
PHRASE_SUR_LES_FRONTIERES = "Ce document autorise le franchissement des frontières de l'espace Schengen."


@dataclass(frozen=True)
class Modele:
    """Ce qu'imprime une attestation d'essai. `gabarit` choisit la mise en page."""

    contenu: bytes | None
    gabarit: str = "simple"
    titre: str = "ATTESTATION DE PROLONGATION D'INSTRUCTION D'UNE DEMANDE DE TITRE DE SÉJOUR"
    mention: str = "A OBTENU LE BÉNÉFICE DE LA PROTECTION SUBSIDIAIRE"
    references: tuple[tuple[str, str], ...] = (
        ("Identifiant (N° de l'étranger)", "7503136189"),
        ("N° de la demande", "5901202204260000120"),
        ("DATE D'ÉMISSION", "26/04/2022"),
    )
    identite: tuple[tuple[str, str], ...] = (
        ("Nom de naissance", "RECETTE METIER"),
        ("Prénom(s)", "TEST QUARANTE-ET-UN"),
        ("Né(e) le", "05/04/2006"),
        ("À", "KABOUL , AFGHANISTAN"),
        ("Nationalité", "AFGHANE"),
        ("Adresse", "20 RUE NATIONALE 59000 LILLE FRANCE"),
    )
    phrases: tuple[str, ...] = (
        PHRASE_DE_DEPOT,
        PHRASE_DE_REGULARITE,
        PHRASE_SUR_LE_TRAVAIL,
        PHRASE_SUR_LES_FRONTIERES,
    )
    module_mm: float = 0.4
    silence: int = 2
    codecs: tuple[str, ...] = ("C40",)
    legende: str = "#text(size: 8pt)[2D-DOC]"
    ecart_mm: float = 2
    autre_code_svg: str | None = None

    def avec(self, **champs: str) -> "Modele":
        """Le même modèle, valeurs d'identité remplacées : `avec(Adresse="…")`."""
        identite = tuple((libelle, champs.get(libelle, valeur)) for libelle, valeur in self.identite)
        return replace(self, identite=identite)


GABARITS = {
    "simple": r"""
#par[MINISTÈRE \ DE L'INTÉRIEUR \ Liberté Égalité Fraternité]
#par[#t(d.titre)]
#par[VOS RÉFÉRENCES :]
#for (l, v) in d.references [#par[#t(l + " : " + v)]]
#box(stroke: 1pt, inset: 5pt)[#t(d.mention)]
#code
#for (l, v) in d.identite [#par[#t(l + " : " + v)]]
#for phrase in d.phrases [#par[#t(phrase)]]
""",
    "colonnes": """
#align(center, text(size: 14pt, weight: "bold", t(d.titre)))
#grid(columns: (1fr, auto), gutter: 12pt,
  [VOS RÉFÉRENCES : #table(stroke: none, columns: 2,
    ..d.references.map(((l, v)) => (t(l + " :"), t(v))).flatten())
   #box(stroke: 1pt, inset: 5pt, text(size: 12pt, t(d.mention)))], code)
#table(stroke: none, columns: (4cm, 5cm),
  ..d.identite.map(((l, v)) => (strong(t(l + " :")), t(v))).flatten())
#for phrase in d.phrases [#par(justify: true, t(phrase))]
""",
}

SOURCE = """
#let d = json("donnees.json")
#let t(s) = text(s)
#set document(title: "Attestation d'essai", date: none)
#set text(lang: "fr", size: 11pt, hyphenate: false, font: "Libertinus Serif")
#set smartquote(enabled: false)
#set page(paper: "a4", margin: 2cm,
  header: text(size: 8pt)[SPÉCIMEN — SANS VALEUR], footer: text(size: 8pt)[SPÉCIMEN — SANS VALEUR])
#let code = if d.code {
  stack(spacing: d.ecart * 1mm, image("code.svg", width: d.largeur * 1mm, alt: "2D-DOC"), [LEGENDE])
} else { none }
GABARIT
#if d.autre_code { image("autre.svg", width: 3cm, alt: "autre") }
"""


def pdf(modele: Modele) -> bytes:
    """PDF balisé d'un modèle."""
    fichiers: dict[str, bytes] = {}
    largeur = 0.0
    if modele.contenu is not None:
        svg = symbole_svg(modele.contenu, modele.silence, modele.codecs)
        cote = int(svg.partition('viewBox="0 0 ')[2].partition(" ")[0])
        largeur = modele.module_mm * cote
        fichiers["code.svg"] = svg.encode()
    if modele.autre_code_svg:
        fichiers["autre.svg"] = modele.autre_code_svg.encode()
    donnees = {
        "titre": modele.titre,
        "mention": modele.mention,
        "references": modele.references,
        "identite": modele.identite,
        "phrases": modele.phrases,
        "code": modele.contenu is not None,
        "largeur": largeur,
        "ecart": modele.ecart_mm,
        "autre_code": modele.autre_code_svg is not None,
    }
    source = SOURCE.replace("LEGENDE", modele.legende).replace("GABARIT", GABARITS[modele.gabarit])
    fichiers |= {"main.typ": source.encode(), "donnees.json": json.dumps(donnees).encode()}
    octets = typst.compile(  # type: ignore[call-overload]  # un dictionnaire de fichiers est admis
        fichiers, format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True
    )
    assert isinstance(octets, bytes)
    return octets


def _usage(demande: Demande) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=demande.signe_des_documents,
        key_cert_sign=demande.est_autorite,
        crl_sign=demande.est_autorite,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
