"""Essais des lecteurs, sur des documents fabriqués ici : rien n'y vient du simulateur."""
