"""Lie les scénarios du chapitre 08_etape1_informations_personnelles."""

from pytest_bdd import scenarios

scenarios("08_etape1_informations_personnelles")
