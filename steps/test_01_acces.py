"""Lie les scénarios du chapitre 01_acces."""

from pytest_bdd import scenarios

scenarios("01_acces")
