"""De quoi servir en TLS sur cette machine : une autorité privée, et le certificat qu'elle signe."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives import serialization

from tests.controles.fabrique import Demande, certifie

UN_AN = timedelta(days=365)


def ecrit_les_certificats(dossier: Path, hote: str, encore: timedelta = UN_AN) -> None:
    """Écrit `autorite.pem`, et pour cet hôte `serveur.pem` et `cle.pem`, valables depuis un an et `encore` autant."""
    debut = datetime.now(UTC) - UN_AN
    autorite = certifie(Demande(nom="Autorité", est_autorite=True, signe_des_documents=False, debut=debut))
    identite = certifie(Demande(nom=hote, serveur=hote, debut=debut, duree=UN_AN + encore), autorite)
    cle = identite.cle.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    for nom, octets in {"autorite": autorite.pem, "serveur": identite.pem, "cle": cle}.items():
        (dossier / f"{nom}.pem").write_bytes(octets)
