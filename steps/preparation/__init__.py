"""Mener une personne là où commence un scénario : par le pilotage, ou par les écrans, comme elle l'aurait fait."""
