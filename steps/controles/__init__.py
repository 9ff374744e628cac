"""Lecteurs de ce que la cible rend : courriels, PDF, codes 2D-DOC, jetons ; et `constate`, qui affirme.

Aucun code n'est partagé avec le simulateur : une erreur commise d'un côté se voit de l'autre.
"""
