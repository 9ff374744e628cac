"""Lie les scénarios du chapitre 03_creation_compte."""

from pytest_bdd import scenarios

scenarios("03_creation_compte")
