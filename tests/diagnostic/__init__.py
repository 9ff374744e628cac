"""Le diagnostic d'une cible, devant des cibles, des boîtes et des profils qui vont bien ou mal."""
