"""Lie les scénarios du chapitre 10_etape3_justificatifs."""

from pytest_bdd import scenarios

scenarios("10_etape3_justificatifs")
