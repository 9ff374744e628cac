"""Lie les parcours de bout en bout."""

from pytest_bdd import scenarios

scenarios("parcours")
