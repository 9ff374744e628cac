"""Contrôles de forme : features, définitions de pas, règles, guide, sources et données.

Chaque contrôle est une fonction pure qui rend des fautes (`fautes.Faute`). Les essais la jouent sur le
projet, puis sur de petits échantillons fautifs : un contrôle qui ne sait pas échouer n'en est pas un. Ce qui
est toléré tient dans `tolerances`, avec sa raison.
"""
