"""Lie les scénarios du chapitre 16_notifications."""

from pytest_bdd import scenarios

scenarios("16_notifications")
