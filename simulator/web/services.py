"""Accès des pages aux services de l'instance."""

from typing import Protocol, TypeVar, cast

from flask import current_app

S = TypeVar("S")


class Fournisseur(Protocol):
    """Ce que le site attend de l'assemblage : un service par sa clé."""

    def __getitem__(self, cle: type[S], /) -> S: ...


def service(cle: type[S]) -> S:
    """Le service de l'instance qui sert la requête."""
    return cast(Fournisseur, current_app.extensions["services"])[cle]
