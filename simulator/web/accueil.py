"""Accueil et choix du profil (S01 à S05, S13 à S15)."""

from flask import Blueprint, redirect, render_template, session
from flask.typing import ResponseReturnValue
from flask_login import current_user
from wtforms import RadioField

from simulator.domaine.delais import Delais
from simulator.domaine.demandes import Demandes
from simulator.domaine.profils import PROFILS, Profils
from simulator.domaine.situation import Situations
from simulator.domaine.textes import Texte
from simulator.web.formulaires import Formulaire, choix
from simulator.web.parcours import usager_connecte
from simulator.web.services import service
from simulator.web.situation import PROFIL
from simulator.web.suites import Suites

pages = Blueprint("accueil", __name__)

RUBRIQUES = (
    Texte("Acheter un timbre fiscal électronique"),
    Texte("Besoin d’aide ?"),
    Texte("Carte de géolocalisation des photographes agréés"),
    Texte("Comment savoir si vous avez déjà un compte ?"),
    Texte("Contact"),
    Texte("Déclarer un changement"),
    Texte("Identifiant oublié ?"),
    Texte("Je demande la nationalité française"),
    Texte("Je demande un Document de Voyage"),
    Texte("Je demande une autorisation de travail"),
    Texte("Je déclare un changement de situation"),
    Texte("Je valide mon VLS-TS"),
    Texte("Localiser un service photo et signature numériques"),
    Texte("Nous contacter"),
    Texte("Qu’est-ce que FranceConnect ?"),
    Texte("Valider mon VLS-TS"),
)
"""Ce que le guide montre sans le décrire."""


class FormulaireDeProfil(Formulaire):
    """« Je sollicite ou renouvelle un titre de séjour pour : » (S02, S03)."""

    profil = RadioField(
        Texte("Je sollicite ou renouvelle un titre de séjour pour :"),
        choices=choix(PROFILS),
        validate_choice=False,
        default="",
    )
    option = RadioField(Texte("Ma situation :"), choices=[], validate_choice=False, default="")


@pages.get("/")
def accueil() -> str:
    """L'accueil ; c'est aussi la page qui reçoit les liens des mails, derrière « # » (S10)."""
    demandes = service(Demandes).deposees(usager_connecte()) if current_user.is_authenticated else []
    return render_template("pages/accueil.html", demandes=demandes, etat=service(Delais).etat)


@pages.route("/demander-un-titre-de-sejour", methods=["GET", "POST"])
def profil() -> ResponseReturnValue:
    """Le choix du profil ; connecté, sans les sous-choix (S15, EXG-06-11), ou la demande déjà en cours."""
    en_cours = service(Demandes).en_cours(usager_connecte()) if current_user.is_authenticated else None
    if en_cours is not None:
        return render_template("pages/demande_en_cours.html", demande=en_cours)
    formulaire = FormulaireDeProfil()
    formulaire.option.choices = choix(service(Profils).options())
    if formulaire.validate_on_submit():
        with formulaire.montre_les_refus():
            choisi, option = formulaire.profil.data or "", formulaire.option.data or ""
            service(Profils).verifie(choisi, option, connecte=current_user.is_authenticated)
            if current_user.is_authenticated:
                service(Situations).exige_l_age(usager_connecte(), choisi)
                session[PROFIL] = choisi
            return redirect(service(Suites).du_profil(option))
    return render_template("pages/profil.html", formulaire=formulaire)


@pages.get("/hors-perimetre/<path:rubrique>")
def hors_perimetre(rubrique: str) -> str:
    """Une rubrique du bandeau ou de l'accueil que le guide montre sans la décrire."""
    connue = next((nom for nom in RUBRIQUES if nom == rubrique), rubrique)
    return render_template("pages/hors_perimetre.html", rubrique=connue)
