"""Lie les scénarios du chapitre 05_mot_de_passe."""

from pytest_bdd import scenarios

scenarios("05_mot_de_passe")
