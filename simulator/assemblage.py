"""L'assemblage : des fabriques de services, résolues une fois en une application.

Un service est une classe dont les paramètres du constructeur sont annotés par d'autres services. Un défaut
modifie une copie de l'assemblage avant `monte()` ; rien de ce qui est monté ne sait qu'il existe.
"""

import dataclasses
import inspect
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

from jinja2 import BaseLoader, Environment

from simulator.domaine.regles import Regles
from simulator.gabarits import Gabarits

S = TypeVar("S")


class AssemblageImpossible(Exception):
    """L'assemblage demandé n'a pas de sens : service inconnu, texte absent ou répété."""


class Temoin:
    """Compte les actes d'un défaut : il dit si la modification a servi."""

    def __init__(self) -> None:
        self.actes = 0

    def note(self) -> str:
        """Compte un acte ; rend une chaîne vide, pour être appelé depuis un gabarit."""
        self.actes += 1
        return ""


class Services:
    """Les services montés, par leur clé."""

    def __init__(self) -> None:
        self._instances: dict[type, Any] = {}

    def __getitem__(self, cle: type[S]) -> S:
        try:
            return cast(S, self._instances[cle])
        except KeyError:
            raise AssemblageImpossible(f"Le service {cle.__name__} n'est pas monté.") from None

    def place(self, cle: type, instance: object) -> None:
        """Range une instance sous sa clé."""
        self._instances[cle] = instance

    def __contains__(self, cle: type) -> bool:
        return cle in self._instances


class Assemblage:
    """Recette d'une application : quelle classe pour chaque service, quelles constantes, quels textes."""

    def __init__(
        self, classes: dict[type, type], valeurs: Iterable[object], temoin: Temoin | None = None
    ) -> None:
        self.classes = dict(classes)
        self.valeurs = {type(valeur): valeur for valeur in valeurs}
        self.temoin = temoin or Temoin()

    def remplace(self, cle: type, **methodes: Callable[..., Any]) -> None:
        """Remplace des méthodes d'un service ; les fonctions reçoivent les arguments sans `self`."""
        self._derive(cle, {nom: _sans_soi(self.temoin, fonction) for nom, fonction in methodes.items()})

    def detourne(self, cle: type, **methodes: Callable[..., Any]) -> None:
        """Entoure des méthodes d'un service ; les fonctions reçoivent d'abord la méthode d'origine liée."""
        classe = self._classe(cle)
        self._derive(
            cle,
            {
                nom: _autour(self.temoin, getattr(classe, nom), fonction)
                for nom, fonction in methodes.items()
                if self._existe(classe, nom)
            },
        )

    def regle(self, **constantes: object) -> None:
        """Change des constantes du guide."""
        normales = cast(Regles, self.valeurs[Regles])
        self.valeurs[Regles] = _regles_temoins(
            dataclasses.replace(normales, **cast(Any, constantes)), set(constantes), self.temoin
        )

    def texte(self, gabarit: str, avant: str, apres: str) -> None:
        """Change un texte d'un gabarit de page ou de courriel ; `avant` doit s'y trouver une seule fois."""
        origine = self._classe(Gabarits)
        source = origine().chargeur.get_source(Environment(autoescape=True), gabarit)[0]
        if source.count(avant) != 1:
            raise AssemblageImpossible(
                f"« {avant} » se trouve {source.count(avant)} fois dans {gabarit}, non une."
            )
        temoin = self.temoin

        class GabaritsRetouches(origine):  # type: ignore[valid-type,misc]  # la classe est connue au montage
            """Les mêmes gabarits, un texte changé."""

            @property
            def chargeur(self) -> BaseLoader:
                return _Retouche(super().chargeur, gabarit, avant, apres)

            def installe(self, environnement: Environment) -> None:
                super().installe(environnement)
                environnement.globals["_temoin"] = temoin.note

        self.classes[Gabarits] = GabaritsRetouches

    def monte(self) -> Services:
        """Construit chaque service une fois, ses dépendances d'abord."""
        services = Services()
        for valeur_cle, valeur in self.valeurs.items():
            services.place(valeur_cle, valeur)
        services.place(Services, services)
        for cle in self.classes:
            self._construit(cle, services)
        return services

    def _construit(self, cle: type, services: Services) -> object:
        if cle not in services:
            classe = self._classe(cle)
            parametres = inspect.signature(classe, eval_str=True).parameters
            arguments = {
                nom: self._construit(parametre.annotation, services)
                for nom, parametre in parametres.items()
                if nom != "self" and parametre.kind is parametre.POSITIONAL_OR_KEYWORD
            }
            services.place(cle, classe(**arguments))
        return services[cle]

    def _classe(self, cle: type) -> type:
        try:
            return self.classes[cle]
        except KeyError:
            raise AssemblageImpossible(
                f"Aucun service {getattr(cle, '__name__', cle)} dans l'assemblage."
            ) from None

    def _derive(self, cle: type, attributs: dict[str, Any]) -> None:
        classe = self._classe(cle)
        for nom in attributs:
            self._existe(classe, nom)
        self.classes[cle] = type(f"{classe.__name__}Derive", (classe,), attributs)

    @staticmethod
    def _existe(classe: type, nom: str) -> bool:
        if not hasattr(classe, nom):
            raise AssemblageImpossible(f"{classe.__name__} n'a pas de méthode « {nom} ».")
        return True


TEMOIN = "{{ _temoin() }}"


class _Retouche(BaseLoader):
    """Un chargeur dont un gabarit est retouché."""

    def __init__(self, origine: BaseLoader, gabarit: str, avant: str, apres: str) -> None:
        self._origine = origine
        self._gabarit = gabarit
        self._avant = avant
        self._apres = apres

    def get_source(self, environment: Environment, template: str) -> Any:
        source, *suite = self._origine.get_source(environment, template)
        if template == self._gabarit:
            source = _retouche(source, self._avant, self._apres)
        return source, *suite


def _retouche(source: str, avant: str, apres: str) -> str:
    """La source retouchée, témoin compris : à l'endroit changé, ou devant le texte à traduire qui le contient.

    Dans une balise, il n'a pas de place : il est en tête du gabarit.
    """
    debut, _, fin = source.partition(avant)
    ouvertes, fermees = debut.count("{{") + debut.count("{%"), debut.count("}}") + debut.count("%}")
    if ouvertes > fermees:
        return f"{TEMOIN}{debut}{apres}{fin}"
    lu = debut + apres
    a_traduire = lu.rfind("{% trans")
    if a_traduire > lu.rfind("{% endtrans"):
        return f"{lu[:a_traduire]}{TEMOIN}{lu[a_traduire:]}{fin}"
    return f"{lu}{TEMOIN}{fin}"


def _sans_soi(temoin: Temoin, fonction: Callable[..., Any]) -> Callable[..., Any]:
    def methode(_soi: object, *arguments: Any, **nommes: Any) -> Any:
        temoin.note()
        return fonction(*arguments, **nommes)

    return methode


def _autour(temoin: Temoin, origine: Callable[..., Any], fonction: Callable[..., Any]) -> Callable[..., Any]:
    def methode(soi: object, *arguments: Any, **nommes: Any) -> Any:
        temoin.note()
        return fonction(origine.__get__(soi), *arguments, **nommes)

    return methode


def _regles_temoins(regles: Regles, changees: set[str], temoin: Temoin) -> Regles:
    class ReglesTemoins(Regles):
        """Les mêmes constantes ; la lecture d'une constante changée est comptée."""

        def __getattribute__(self, nom: str) -> Any:
            if nom in changees:
                temoin.note()
            return super().__getattribute__(nom)

    champs = {champ.name: getattr(regles, champ.name) for champ in dataclasses.fields(regles)}
    return ReglesTemoins(**champs)
