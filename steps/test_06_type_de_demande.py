"""Lie les scénarios du chapitre 06_type_de_demande."""

from pytest_bdd import scenarios

scenarios("06_type_de_demande")
