"""Lie les scénarios du chapitre 18_decision."""

from pytest_bdd import scenarios

scenarios("18_decision")
