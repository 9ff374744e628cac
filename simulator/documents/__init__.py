"""Les documents remis à l'usager : attestations signées d'un 2D-DOC et liste des pièces, en PDF."""
