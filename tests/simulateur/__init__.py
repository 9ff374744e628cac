"""Essais du simulateur."""
