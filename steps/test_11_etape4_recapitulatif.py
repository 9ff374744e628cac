"""Lie les scénarios du chapitre 11_etape4_recapitulatif."""

from pytest_bdd import scenarios

scenarios("11_etape4_recapitulatif")
