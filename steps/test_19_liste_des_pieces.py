"""Lie les scénarios du chapitre 19_liste_des_pieces."""

from pytest_bdd import scenarios

scenarios("19_liste_des_pieces")
