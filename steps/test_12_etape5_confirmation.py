"""Lie les scénarios du chapitre 12_etape5_confirmation."""

from pytest_bdd import scenarios

scenarios("12_etape5_confirmation")
