"""La base de données : tables, unité de travail, dépôts."""
