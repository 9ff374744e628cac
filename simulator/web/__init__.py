"""Le site vu par l'usager : pages, formulaires et gabarits, sans aucune règle métier."""
