"""« ./recette lire » : ce que dit une attestation, ce que dit son 2D-DOC, et s'ils s'accordent."""
