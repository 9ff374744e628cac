"""Lie les scénarios du chapitre 02_connexion."""

from pytest_bdd import scenarios

scenarios("02_connexion")
