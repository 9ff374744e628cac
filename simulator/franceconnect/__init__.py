"""Un fournisseur d'identité OpenID Connect, pour jouer FranceConnect sans clé ni compte venus d'ailleurs."""

from simulator.franceconnect.application import PREFIXE, cree_le_fournisseur

__all__ = ["PREFIXE", "cree_le_fournisseur"]
