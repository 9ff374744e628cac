"""Défauts de l'accès et du choix du profil (chapitre 01)."""

from flask import url_for

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.domaine.profils import Profils
from simulator.web.suites import Suites


@defaut("EXG-01-01", "la brique renvoie d'office à la connexion")
def brique_vers_la_connexion(sim: Assemblage) -> None:
    sim.texte(
        "pages/accueil.html",
        "<a href=\"{{ url_for('accueil.profil') }}\">{% trans %}Je demande",
        "<a href=\"{{ url_for('connexion.connexion') }}\">{% trans %}Je demande",
    )


@defaut("EXG-01-02", "« BESOIN D'AIDE ? » manque à l'accueil")
def sans_besoin_d_aide(sim: Assemblage) -> None:
    sim.texte("pages/base.html", "BESOIN D'AIDE ?", "AIDE")


@defaut("EXG-01-02", "le choix de la langue manque à l'accueil")
def sans_choix_de_langue(sim: Assemblage) -> None:
    sim.texte(
        "pages/base.html",
        '<button type="button" class="langue" popovertarget="langues">',
        '<button type="button" class="langue" hidden>',
    )


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


@defaut("EXG-01-05", "la troisième situation est oubliée")
def sans_numero_etranger_seul(sim: Assemblage) -> None:
    sim.detourne(Profils, options=lambda suite: dict(list(suite().items())[:2]))


@defaut("EXG-01-06", "la situation choisie est conservée pour un mineur")
def situation_conservee(sim: Assemblage) -> None:
    sim.texte("pages/profil.html", " data-vide-si-cache", "")


@defaut("EXG-01-07", "l'option 2 renvoie à la validation du VLS-TS", vu_par="L'option 2 mène à la connexion")
def visa_vers_la_validation(sim: Assemblage) -> None:
    sim.detourne(
        Suites,
        du_profil=lambda suite, option: (
            url_for("accueil.hors_perimetre", rubrique="Valider mon VLS-TS")
            if option == "visa"
            else suite(option)
        ),
    )


@defaut(
    "EXG-01-07",
    "le profil d'un mineur ne mène nulle part",
    vu_par="Le profil d'un mineur mène lui aussi à la connexion, sans situation à choisir",
)
def mineur_sans_suite(sim: Assemblage) -> None:
    sim.detourne(
        Suites, du_profil=lambda suite, option: suite(option) if option else url_for("accueil.profil")
    )


@defaut("EXG-01-08", "l'option 3 est affichée, mais inerte")
def option_3_inerte(sim: Assemblage) -> None:
    sim.detourne(
        Suites,
        du_profil=lambda suite, option: url_for("accueil.profil") if option == "numero" else suite(option),
    )


@defaut("EXG-01-09", "la suite est ouverte sans profil choisi")
def profil_facultatif(sim: Assemblage) -> None:
    sim.remplace(Profils, verifie=lambda *_choix, **_options: None)


@defaut("EXG-01-10", "le fil d'Ariane est figé sur « Accueil »")
def fil_fige(sim: Assemblage) -> None:
    sim.texte(
        "pages/profil.html",
        "{% block fil %}{% trans %}Demander un titre de séjour{% endtrans %}",
        "{% block fil %}",
    )


@defaut("EXG-01-11", "la brique « Je déclare un changement de situation » manque")
def sans_changement_de_situation(sim: Assemblage) -> None:
    sim.texte("pages/accueil.html", ">{% trans %}Je déclare un changement de situation{% endtrans %}<", "><")


@defaut("EXG-01-12", "« Valider mon VLS-TS » manque au menu")
def sans_vls_ts(sim: Assemblage) -> None:
    sim.texte("pages/base.html", ">{% trans %}Valider mon VLS-TS{% endtrans %}<", "><")
