"""Les règles de la procédure : ni Flask, ni SQL, ni courriel."""
