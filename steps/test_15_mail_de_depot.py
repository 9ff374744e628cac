"""Lie les scénarios du chapitre 15_mail_de_depot."""

from pytest_bdd import scenarios

scenarios("15_mail_de_depot")
