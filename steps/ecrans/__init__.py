"""Les écrans du guide : ce qu'on y trouve, par rôle et étiquette, et ce qu'un usager y fait."""
