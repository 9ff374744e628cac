"""Défauts de l'accès et du choix du profil (chapitre 01)."""

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.domaine.profils import Profils


@defaut("EXG-01-01", "la brique renvoie d'office à la connexion")
def brique_vers_la_connexion(sim: Assemblage) -> None:
    sim.texte(
        "pages/accueil.html",
        "<a href=\"{{ url_for('accueil.profil') }}\">Je demande",
        "<a href=\"{{ url_for('connexion.connexion') }}\">Je demande",
    )


@defaut("EXG-01-02", "« BESOIN D'AIDE ? » manque à l'accueil")
def sans_besoin_d_aide(sim: Assemblage) -> None:
    sim.texte("pages/base.html", "BESOIN D'AIDE ?", "AIDE")


@defaut("EXG-01-03", "les deux profils se cumulent")
def profils_cumulables(sim: Assemblage) -> None:
    sim.texte(
        "pages/_champs.html",
        "option(**{'aria-describedby': champ.id ~ '-erreur'} | combine_invalide(champ))",
        "option(**{'aria-describedby': champ.id ~ '-erreur', 'type': 'checkbox'})",
    )


@defaut("EXG-01-04", "les situations sont visibles d'emblée")
def situations_visibles(sim: Assemblage) -> None:
    sim.texte("pages/profil.html", ' data-visible-si="profil=moi-meme" data-vide-si-cache', "")


@defaut("EXG-01-06", "la situation choisie est conservée pour un mineur")
def situation_conservee(sim: Assemblage) -> None:
    sim.texte("pages/profil.html", " data-vide-si-cache", "")


@defaut("EXG-01-09", "la suite est ouverte sans profil choisi")
def profil_facultatif(sim: Assemblage) -> None:
    sim.remplace(Profils, verifie=lambda *_choix, **_options: None)


@defaut("EXG-01-10", "le fil d'Ariane est figé sur « Accueil »")
def fil_fige(sim: Assemblage) -> None:
    sim.texte("pages/profil.html", "{% block fil %}Demander un titre de séjour", "{% block fil %}")


@defaut("EXG-01-11", "la brique « Je déclare un changement de situation » manque")
def sans_changement_de_situation(sim: Assemblage) -> None:
    sim.texte("pages/accueil.html", ">Je déclare un changement de situation<", "><")


@defaut("EXG-01-12", "« Valider mon VLS-TS » manque au menu")
def sans_vls_ts(sim: Assemblage) -> None:
    sim.texte("pages/base.html", ">Valider mon VLS-TS<", "><")
