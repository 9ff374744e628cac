"""Lie les scénarios du chapitre 14_2d_doc."""

from pytest_bdd import scenarios

scenarios("14_2d_doc")
