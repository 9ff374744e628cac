"""Lire un jeton JWT sans le vérifier, et en fabriquer de faux comme le ferait un tiers sans la clé.

Source : S10 (courriel d'activation), EXG-04-14 à EXG-04-21 ; RFC 7519. Un jeton est un secret : il n'apparaît
ni dans l'affichage d'un `Jeton`, ni dans un message d'erreur.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, NoReturn
from urllib.parse import parse_qs, urlsplit

from steps.controles.lecture import LectureImpossible

ORIGINE_DES_TEMPS = datetime(1970, 1, 1, tzinfo=UTC)
PARTIES = 3


class JetonIllisible(LectureImpossible):
    """Le jeton n'a pas la forme d'un JWT, ou une revendication n'est pas lisible."""

    phrase = "le jeton ne se lit pas : {raison}"


class JetonAbsent(LectureImpossible):
    """Le lien ne porte pas de jeton là où le guide le met."""

    phrase = "le lien ne porte pas de paramètre « token »"


@dataclass(frozen=True, slots=True)
class Jeton:
    """Un jeton lu, non vérifié : en-tête et revendications telles que le JSON les donne."""

    brut: str = field(repr=False)
    entete: Mapping[str, Any]
    revendications: Mapping[str, Any] = field(repr=False)

    @property
    def algorithme(self) -> str | None:
        """Algorithme de l'en-tête, `alg` : « HS256 » (EXG-04-17)."""
        return self.entete.get("alg")

    @property
    def usage(self) -> str | None:
        """Revendication `sub` : « register » pour une activation (EXG-04-17)."""
        return self.revendications.get("sub")

    @property
    def emis_le(self) -> datetime:
        """Instant `iat`, en UTC, à la microseconde. Lève `JetonIllisible` s'il manque."""
        return self._instant("iat")

    @property
    def expire_le(self) -> datetime:
        """Instant `exp`, en UTC, à la microseconde. Lève `JetonIllisible` s'il manque."""
        return self._instant("exp")

    @property
    def duree(self) -> timedelta:
        """De l'émission à l'expiration : 24 h exactement (EXG-04-17)."""
        return self.expire_le - self.emis_le

    def _instant(self, nom: str) -> datetime:
        secondes = self.revendications.get(nom)
        if isinstance(secondes, bool) or not isinstance(secondes, int | float):
            raise JetonIllisible(raison=f"« {nom} » n'est pas un nombre de secondes")
        try:
            # str() donne le plus court décimal égal au flottant : aucune microseconde n'est inventée.
            microsecondes = round(Decimal(str(secondes)) * 1_000_000)
            return ORIGINE_DES_TEMPS + timedelta(microseconds=microsecondes)
        except (OverflowError, ArithmeticError):
            raise JetonIllisible(raison=f"« {nom} » n'est pas un instant") from None


def jeton(lien: str) -> Jeton:
    """Jeton du paramètre `token` d'un lien, que ce paramètre suive « # » ou non (EXG-04-12).

    Lève `JetonAbsent` ou `JetonIllisible`.
    """
    return lis_le_jeton(jeton_du_lien(lien))


def jeton_du_lien(lien: str) -> str:
    """Texte du paramètre `token` d'un lien. Lève `JetonAbsent`."""
    try:
        adresse = urlsplit(lien)
        for requete in (adresse.fragment.partition("?")[2], adresse.query):
            if valeurs := parse_qs(requete).get("token"):
                return valeurs[0]
    except ValueError:
        pass
    raise JetonAbsent


def lis_le_jeton(brut: str) -> Jeton:
    """Lit un jeton compact, sans vérifier sa signature. Lève `JetonIllisible`."""
    parties = brut.split(".")
    if len(parties) != PARTIES:
        raise JetonIllisible(raison=f"{len(parties)} partie(s) au lieu de {PARTIES}")
    return Jeton(brut, _objet(parties[0], "l'en-tête"), _objet(parties[1], "la charge"))


def a_signature_alteree(brut: str) -> str:
    """Le même jeton, un bit de sa signature changé (EXG-04-18). Lève `JetonIllisible` s'il n'en a pas."""
    signe, _, signature = brut.rpartition(".")
    octets = _octets(signature, "la signature")
    if not octets:
        raise JetonIllisible(raison="il n'est pas signé")
    return f"{signe}.{_code(bytes([octets[0] ^ 1]) + octets[1:])}"


def sans_signature(brut: str, algorithme: str = "none") -> str:
    """Le même jeton, d'algorithme « none » et privé de signature (EXG-04-18). Lève `JetonIllisible`."""
    lu = lis_le_jeton(brut)
    return f"{_code_json({**lu.entete, 'alg': algorithme})}.{brut.split('.')[1]}."


def aux_revendications_changees(brut: str, **revendications: object) -> str:
    """Le même jeton, revendications remplacées et signature d'origine gardée : la clé manque au faussaire.

    `aux_revendications_changees(brut, sub="reset")` : EXG-04-19. Lève `JetonIllisible`.
    """
    lu = lis_le_jeton(brut)
    entete, _, signature = brut.split(".")
    return f"{entete}.{_code_json({**lu.revendications, **revendications})}.{signature}"


def _objet(partie: str, quoi: str) -> Mapping[str, Any]:
    try:
        objet = json.loads(_octets(partie, quoi), parse_constant=_refuse_une_constante)
    except (ValueError, RecursionError):
        raise JetonIllisible(raison=f"{quoi} n'est pas du JSON") from None
    if not isinstance(objet, dict):
        raise JetonIllisible(raison=f"{quoi} n'est pas un objet JSON")
    return objet


def _refuse_une_constante(nom: str) -> NoReturn:
    raise ValueError(nom)


def _octets(partie: str, quoi: str) -> bytes:
    try:
        return base64.b64decode(partie + "=" * (-len(partie) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise JetonIllisible(raison=f"{quoi} n'est pas du base64url") from None


def _code(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")


def _code_json(objet: Mapping[str, Any]) -> str:
    return _code(json.dumps(objet, separators=(",", ":"), ensure_ascii=False).encode())
