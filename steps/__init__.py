"""Comment la suite agit et vérifie : pas par chapitre, écrans, contrôles."""
