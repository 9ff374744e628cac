"""Lie les scénarios du chapitre 04_activation."""

from pytest_bdd import scenarios

scenarios("04_activation")
