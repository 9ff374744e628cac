"""Lie les scénarios du chapitre 20_transverse."""

from pytest_bdd import scenarios

scenarios("20_transverse")
