"""Lie les scénarios du chapitre 17_complement."""

from pytest_bdd import scenarios

scenarios("17_complement")
