"""Ce qu'une exécution laisse : l'enregistrement, les pièces, les états des exigences et leurs rendus.

Ce paquet lit les exigences, le guide et l'enregistrement ; il n'importe rien d'autre du projet. La cible
se branche par les crochets pytest de `reports.crochets`.
"""
