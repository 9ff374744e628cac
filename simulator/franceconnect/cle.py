"""La clé qui signe les jetons d'identité : engendrée par l'instance, jamais commise."""

from pathlib import Path
from typing import Self

from joserfc.jwk import ECKey, KeySet

COURBE = "P-256"
ALGORITHME = "ES256"


class CleDeSignature:
    """Une clé privée et ce qu'on en publie."""

    def __init__(self, privee: ECKey) -> None:
        self.privee = privee
        self.identifiant = privee.thumbprint()

    @classmethod
    def du_dossier(cls, donnees: Path) -> Self:
        """La clé de l'instance, créée au premier démarrage et lisible de son seul propriétaire."""
        fichier = donnees / "franceconnect.pem"
        if not fichier.exists():
            donnees.mkdir(parents=True, exist_ok=True)
            fichier.touch(mode=0o600)
            fichier.write_bytes(ECKey.generate_key(COURBE).as_pem(private=True))
        return cls(ECKey.import_key(fichier.read_bytes()))

    def publiee(self) -> dict[str, object]:
        """Le jeu de clés publiques, pour qui vérifie une signature (RFC 7517)."""
        parametres = {"kid": self.identifiant, "use": "sig", "alg": ALGORITHME}
        publique = ECKey.import_key({**self.privee.as_dict(private=False), **parametres})
        return dict(KeySet([publique]).as_dict(private=False))
