"""Accueil et choix du profil (S01 à S05, S13 à S15)."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from wtforms import RadioField

from simulator.domaine.profils import OPTIONS, PROFILS, Profils
from simulator.web.formulaires import Formulaire
from simulator.web.services import service

pages = Blueprint("accueil", __name__)


class FormulaireDeProfil(Formulaire):
    """« Je sollicite ou renouvelle un titre de séjour pour : » (S02, S03)."""

    profil = RadioField(
        "Je sollicite ou renouvelle un titre de séjour pour :",
        choices=list(PROFILS.items()),
        validate_choice=False,
        default="",
    )
    option = RadioField("Ma situation :", choices=list(OPTIONS.items()), validate_choice=False, default="")


@pages.get("/")
def accueil() -> str:
    """L'accueil ; c'est aussi la page qui reçoit les liens des mails, derrière « # » (S10)."""
    return render_template("pages/accueil.html")


@pages.route("/demander-un-titre-de-sejour", methods=["GET", "POST"])
def profil() -> ResponseReturnValue:
    """Le choix du profil ; connecté, sans les sous-choix (S15, EXG-06-11)."""
    formulaire = FormulaireDeProfil()
    if formulaire.validate_on_submit():
        with formulaire.montre_les_refus():
            choisi, option = formulaire.profil.data or "", formulaire.option.data or ""
            service(Profils).verifie(choisi, option, connecte=current_user.is_authenticated)
        if not formulaire.refus:
            return redirect(suite())
    return render_template("pages/profil.html", formulaire=formulaire)


def suite() -> str:
    """Où mène le profil choisi : la connexion ou la création de compte (EXG-01-07, 01-08)."""
    return url_for("connexion.connexion")


@pages.get("/hors-perimetre/<path:rubrique>")
def hors_perimetre(rubrique: str) -> str:
    """Une rubrique du bandeau ou de l'accueil que le guide montre sans la décrire."""
    return render_template("pages/hors_perimetre.html", rubrique=rubrique)
