"""Lie les scénarios du chapitre 13_attestation_prolongation."""

from pytest_bdd import scenarios

scenarios("13_attestation_prolongation")
