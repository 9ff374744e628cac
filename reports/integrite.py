"""L'empreinte de chaque fichier d'un rapport, et de quoi voir plus tard que rien n'a changé.

`empreintes.sha256` a la forme que relit `sha256sum -c`. Le PV, qui en porte l'empreinte, et la signature n'y sont pas.
Une empreinte n'est pas une signature : elle dit que rien n'a changé, non qui l'a faite. Une clé Ed25519, si on en donne
une, signe le fichier des empreintes ; OpenSSL vérifie cette signature (`openssl pkeyutl -verify -rawin`).
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from reports import enregistrement
from reports.enregistrement import ErreurDEnregistrement

EMPREINTES = "empreintes.sha256"
SIGNATURE = f"{EMPREINTES}.sig"
PV = "pv.pdf"
_A_PART = {EMPREINTES, SIGNATURE, PV}
_BLOC = 1 << 20


class CleRefusee(Exception):
    """Une clé ne peut servir ; le message dit laquelle et pourquoi."""


def empreinte_de(fichier: Path) -> str:
    """SHA-256 d'un fichier, en hexadécimal."""
    resume = hashlib.sha256()
    with fichier.open("rb") as ouvert:
        while bloc := ouvert.read(_BLOC):
            resume.update(bloc)
    return resume.hexdigest()


def ecrit(dossier: Path) -> Path:
    """Écrit les empreintes de tout ce que porte `dossier` ; une signature d'avant ne vaut plus et disparaît."""
    (dossier / SIGNATURE).unlink(missing_ok=True)
    lignes = [f"{empreinte_de(dossier / nom)}  {nom}\n" for nom in _presents(dossier)]
    chemin = dossier / EMPREINTES
    chemin.write_text("".join(lignes), encoding="utf-8")
    return chemin


def signe(dossier: Path, cle: Path) -> Path:
    """Signe les empreintes d'une clé Ed25519 privée, en PEM. Lève `CleRefusee`."""
    privee = _cle(cle, privee=True)
    if not isinstance(privee, Ed25519PrivateKey):
        raise CleRefusee(f"{cle} : ce n'est pas une clé Ed25519 privée")
    chemin = dossier / SIGNATURE
    chemin.write_bytes(privee.sign((dossier / EMPREINTES).read_bytes()))
    return chemin


def fautes(dossier: Path, cle_publique: Path | None = None) -> Iterator[str]:
    """Ce qui n'est plus comme à l'écriture du rapport, une phrase par faute ; rien si tout y est.

    Raises:
        ErreurDEnregistrement: le dossier n'a ni empreintes ni enregistrement : ce n'est pas un rapport.
        CleRefusee: la clé publique ne peut servir.
    """
    if not (dossier / EMPREINTES).is_file():
        raise ErreurDEnregistrement(
            f"{dossier} : pas de fichier {EMPREINTES}, ce n'est pas un rapport complet"
        )
    yield from _fautes_de_fichiers(dossier)
    yield from _fautes_de_l_enregistrement(dossier)
    yield from _fautes_du_pv(dossier)
    yield from _fautes_de_signature(dossier, cle_publique)


def _fautes_de_fichiers(dossier: Path) -> Iterator[str]:
    notees: dict[str, str] = {}
    for rang, ligne in enumerate((dossier / EMPREINTES).read_text(encoding="utf-8").splitlines(), start=1):
        empreinte, separe, nom = ligne.partition("  ")
        if not separe:
            yield f"{EMPREINTES} : la ligne {rang} est illisible"
            continue
        notees[nom] = empreinte
    presents = set(_presents(dossier))
    yield from (f"{nom} : ce fichier manque" for nom in notees if nom not in presents)
    yield from (f"{nom} : ce fichier n'était pas dans le rapport" for nom in sorted(presents - notees.keys()))
    for nom, empreinte in notees.items():
        if nom in presents and empreinte_de(dossier / nom) != empreinte:
            yield f"{nom} : ce fichier a changé"


def _fautes_de_l_enregistrement(dossier: Path) -> Iterator[str]:
    try:
        lu = enregistrement.lit(dossier / enregistrement.NOM)
    except ErreurDEnregistrement as erreur:
        yield str(erreur)
        return
    vues: set[str] = set()
    for scenario in lu["scenarios"]:
        for piece in scenario["preuves"]:
            if piece["fichier"] in vues:
                continue
            vues.add(piece["fichier"])
            fichier = dossier / piece["fichier"]
            if not fichier.is_file():
                yield f"{piece['fichier']} : la pièce « {piece['nom']} » manque"
            elif empreinte_de(fichier) != piece["empreinte"]:
                yield f"{piece['fichier']} : la pièce « {piece['nom']} » n'a pas l'empreinte enregistrée"


def _fautes_du_pv(dossier: Path) -> Iterator[str]:
    pv = dossier / PV
    if not pv.is_file():
        return
    try:
        with pypdfium2.PdfDocument(pv.read_bytes()) as document:
            texte = "".join(page.get_textpage().get_text_range() for page in document)
    except pypdfium2.PdfiumError:
        yield f"{PV} : ce PDF est illisible"
        return
    if empreinte_de(dossier / EMPREINTES) not in "".join(texte.split()):
        yield f"{PV} : il ne porte pas l'empreinte de ce rapport"


def _fautes_de_signature(dossier: Path, cle_publique: Path | None) -> Iterator[str]:
    if cle_publique is None:
        return
    signature = dossier / SIGNATURE
    if not signature.is_file():
        yield f"{SIGNATURE} : ce rapport n'est pas signé"
        return
    publique = _cle(cle_publique, privee=False)
    if not isinstance(publique, Ed25519PublicKey):
        raise CleRefusee(f"{cle_publique} : ce n'est pas une clé Ed25519 publique")
    try:
        publique.verify(signature.read_bytes(), (dossier / EMPREINTES).read_bytes())
    except InvalidSignature:
        yield f"{SIGNATURE} : la signature n'est pas celle de cette clé sur ces empreintes"


def _cle(chemin: Path, *, privee: bool) -> object:
    try:
        octets = chemin.read_bytes()
        return load_pem_private_key(octets, password=None) if privee else load_pem_public_key(octets)
    except OSError as erreur:
        raise CleRefusee(f"{chemin} : ce fichier ne s'ouvre pas") from erreur
    except (ValueError, TypeError) as erreur:
        raise CleRefusee(f"{chemin} : ce n'est pas une clé en PEM, sans mot de passe") from erreur


def _presents(dossier: Path) -> list[str]:
    fichiers = (chemin for chemin in dossier.rglob("*") if chemin.is_file())
    return sorted(
        nom for fichier in fichiers if (nom := fichier.relative_to(dossier).as_posix()) not in _A_PART
    )
