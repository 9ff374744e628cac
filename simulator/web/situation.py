"""« Votre situation actuelle » : le choix du type de demande (S16)."""

from flask import redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField

from simulator.domaine.demandes import Demandes
from simulator.domaine.refus import ActeRefuse
from simulator.domaine.situation import AUTRES_TITRES, Situations
from simulator.domaine.textes import Texte
from simulator.web.formulaires import Formulaire, choix
from simulator.web.parcours import RACINE, pages_de_la_demande, usager_connecte
from simulator.web.services import service

pages = pages_de_la_demande("situation", __name__)

PROFIL = "profil"
PAGE = f"{RACINE}/situation"


class FormulaireDeSituation(Formulaire):
    """Les cinq choix exclusifs de S16."""

    choix = RadioField(Texte("Ma demande"), choices=[], validate_choice=False, default="")


@pages.route("/situation", methods=["GET", "POST"])
def situation() -> ResponseReturnValue:
    """Le statut, la mention du titre et le choix de la demande (EXG-06-04 à 06-10, C-18)."""
    usager, profil = usager_connecte(), session.get(PROFIL)
    if profil is None or service(Demandes).en_cours(usager) is not None:
        return redirect(url_for("accueil.profil"))
    formulaire, presentee, refus = FormulaireDeSituation(), service(Situations).de(usager), None
    formulaire.choix.choices = choix(presentee.choix)
    if formulaire.validate_on_submit():
        with formulaire.montre_les_refus():
            type_ = service(Situations).lit(usager, formulaire.choix.data or "")
            if type_ is None:
                return redirect(url_for("situation.autre_titre", choix=formulaire.choix.data))
            service(Situations).exige_l_age(usager, profil)
            try:
                demande = service(Demandes).commence(usager, profil, type_)
            except ActeRefuse as erreur:
                refus = str(erreur)
            else:
                del session[PROFIL]
                return redirect(url_for("preambule.preambule", cle=demande.cle))
    return render_template("pages/situation.html", formulaire=formulaire, situation=presentee, refus=refus)


@pages.get("/autre-titre/<choix>")
def autre_titre(choix: str) -> ResponseReturnValue:
    """Un autre titre relève d'une autre démarche (EXG-06-08)."""
    return render_template("pages/autre_titre.html", choix=AUTRES_TITRES.get(choix, choix))
