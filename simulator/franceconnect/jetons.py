"""Le jeton d'identité : ce qui est dit, quand, à qui, et signé (OpenID Connect Core, § 2)."""

from typing import Any

from authlib.oidc.core.util import create_half_hash
from joserfc import jwt

from simulator.domaine.horloge import Horloge
from simulator.franceconnect.acces import VALIDITE, Code
from simulator.franceconnect.cle import ALGORITHME, CleDeSignature
from simulator.reglages import Partenariat

NIVEAU = "eidas1"


class JetonsDIdentite:
    """Rédige et signe, à l'heure de l'instance."""

    def __init__(self, horloge: Horloge, partenariat: Partenariat, cle: CleDeSignature) -> None:
        self.horloge = horloge
        self.partenariat = partenariat
        self.cle = cle

    def emet(self, code: Code, jeton_d_acces: str) -> str:
        """Le jeton d'identité de l'accord que porte ce code."""
        return self.signe(self.revendications(code, jeton_d_acces))

    def revendications(self, code: Code, jeton_d_acces: str) -> dict[str, Any]:
        """Ce que dit le jeton ; dates en secondes."""
        maintenant = int(self.horloge.maintenant().timestamp())
        return {
            "iss": self.partenariat.emetteur,
            "sub": code.identite.sub,
            "aud": self.partenariat.client,
            "iat": maintenant,
            "exp": maintenant + int(VALIDITE.total_seconds()),
            "auth_time": int(code.accorde_le.timestamp()),
            "nonce": code.nonce,
            "acr": NIVEAU,
            "at_hash": create_half_hash(jeton_d_acces, ALGORITHME).decode(),
        }

    def signe(self, revendications: dict[str, Any]) -> str:
        """Le JWT signé en ES256."""
        entete = {"alg": ALGORITHME, "kid": self.cle.identifiant}
        return jwt.encode(entete, revendications, self.cle.privee, algorithms=[ALGORITHME])
