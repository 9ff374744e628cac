"""Lie les scénarios du chapitre 09_etape2_motif_de_sejour."""

from pytest_bdd import scenarios

scenarios("09_etape2_motif_de_sejour")
