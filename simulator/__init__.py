"""Simulateur de référence de la démarche « titre de séjour » pour les bénéficiaires de la protection internationale."""
