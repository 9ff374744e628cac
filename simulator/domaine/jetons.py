"""Le jeton des liens reçus par courriel : un JWT HS256 valable 24 heures (S10)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from simulator.domaine.horloge import PARIS, Horloge
from simulator.domaine.refus import LienRefuse
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte

LIEN_ILLISIBLE = Texte("Ce lien n'est pas valable : copiez-le en entier depuis le courriel reçu.")
LIEN_EXPIRE = Texte("Ce lien a expiré : il n'était valable que 24 heures.")


class Usage(StrEnum):
    """À quoi un jeton sert ; « register » est celui que montre le guide (S10)."""

    ACTIVATION = "register"
    MOT_DE_PASSE_OUBLIE = "reset-password"


class Cle:
    """Clé secrète d'une instance, d'au moins 32 octets, propre à elle et jamais commise."""

    def __init__(self, octets: bytes) -> None:
        self.octets = octets


@dataclass(frozen=True, slots=True)
class Jeton:
    """Ce que porte un lien : compte (entier interne), rang de la demande, usage, deux instants."""

    compte: int
    rang: int
    usage: str
    emis_le: datetime
    expire_le: datetime


class Jetons:
    """Émet et lit les jetons ; `iat` et `exp` sont des flottants, comme dans le guide."""

    def __init__(self, regles: Regles, horloge: Horloge, cle: Cle) -> None:
        self.regles = regles
        self.horloge = horloge
        self._cle = OctKey.import_key(cle.octets)

    def emet(self, compte: int, rang: int, usage: Usage = Usage.ACTIVATION) -> str:
        """Le JWT d'un lien, `exp` − `iat` = 86 400 s (EXG-04-17)."""
        return jwt.encode({"typ": "JWT", "alg": "HS256"}, self.revendications(compte, rang, usage), self._cle)

    def revendications(self, compte: int, rang: int, usage: Usage) -> dict[str, object]:
        """Les revendications dans l'ordre du guide, suivies du rang de la demande."""
        emis = self.horloge.maintenant().timestamp()
        return {
            "iat": emis,
            "exp": emis + self.duree_en_secondes(),
            "login": compte,
            "sub": str(usage),
            "rang": rang,
        }

    def duree_en_secondes(self) -> float:
        """Durée de validité du lien, en secondes."""
        return self.regles.validite_du_lien.total_seconds()

    def lit(self, texte: str, usage: Usage) -> Jeton:
        """Le jeton d'un lien encore valable pour cet usage.

        Lève `LienRefuse` : signature ou forme fausses (EXG-04-18), autre usage (04-19), expiré (04-15).
        """
        jeton = self.decode(texte)
        if not self.usage_permis(jeton, usage):
            raise LienRefuse(LIEN_ILLISIBLE)
        if self.expire(jeton, self.horloge.maintenant()):
            raise LienRefuse(LIEN_EXPIRE)
        return jeton

    def decode(self, texte: str) -> Jeton:
        """Vérifie la signature HS256, seul algorithme admis, et rend le contenu."""
        try:
            charge = self.charge_verifiee(texte)
            return Jeton(
                compte=int(charge["login"]),
                rang=int(charge["rang"]),
                usage=str(charge["sub"]),
                emis_le=datetime.fromtimestamp(charge["iat"], PARIS),
                expire_le=datetime.fromtimestamp(charge["exp"], PARIS),
            )
        except (JoseError, KeyError, TypeError, ValueError, OverflowError, OSError):
            raise LienRefuse(LIEN_ILLISIBLE) from None

    def charge_verifiee(self, texte: str) -> dict[str, float]:
        """Les revendications d'un JWT dont la signature est vérifiée (EXG-04-18)."""
        return jwt.decode(texte, self._cle, algorithms=["HS256"]).claims

    def usage_permis(self, jeton: Jeton, usage: Usage) -> bool:
        """EXG-04-19 : un jeton d'un autre usage n'active rien."""
        return jeton.usage == usage

    def expire(self, jeton: Jeton, maintenant: datetime) -> bool:
        """Vrai à l'instant même de l'expiration, sans tolérance (C-25, EXG-04-15)."""
        return maintenant >= jeton.expire_le
