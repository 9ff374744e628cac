"""Les budgets de temps de la conception, mesurés sur cette machine : `./recette mesures`."""
