"""Lie les scénarios du chapitre 07_preambule."""

from pytest_bdd import scenarios

scenarios("07_preambule")
