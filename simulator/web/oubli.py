"""« Mot de passe oublié ? » : l'identifiant, le lien reçu, le nouveau mot de passe (S06, EXG-02-17)."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from simulator.domaine.oubli import Oublis
from simulator.domaine.textes import Texte
from simulator.web.formulaires import Formulaire, texte
from simulator.web.liens import LienRecu
from simulator.web.services import service

pages = Blueprint("oubli", __name__)

LIEN = LienRecu(
    cle="jeton_de_l_oubli",
    lit=lambda jeton: service(Oublis).ouvre_le_lien(jeton),
    choisit=lambda *saisie: service(Oublis).change_le_mot_de_passe(*saisie),
    saisie="oubli.mot_de_passe",
    fait="oubli.change",
    page="pages/oubli_mot_de_passe.html",
    page_de_refus="pages/oubli_lien_refuse.html",
)


class FormulaireDOubli(Formulaire):
    """L'identifiant du compte dont le mot de passe est oublié."""

    identifiant = texte(
        Texte("Identifiant"), requis=Texte("Saisissez votre identifiant."), autocomplete="username"
    )


@pages.route("/connexion/mot-de-passe-oublie", methods=["GET", "POST"])
def demande() -> ResponseReturnValue:
    """La demande ; sa réponse ne dit pas si le compte existe (EXG-02-17)."""
    formulaire = FormulaireDOubli()
    if formulaire.validate_on_submit():
        with formulaire.montre_les_refus():
            service(Oublis).demande((formulaire.identifiant.data or "").strip())
            return redirect(url_for("oubli.demande_recue"))
    return render_template("pages/oubli.html", formulaire=formulaire)


@pages.get("/connexion/mot-de-passe-oublie/recue")
def demande_recue() -> str:
    """La même réponse pour tous."""
    return render_template("pages/oubli_recu.html")


@pages.post("/connexion/mot-de-passe-oublie/lien")
def ouvre_le_lien() -> ResponseReturnValue:
    """Reçoit le jeton du lien."""
    return LIEN.ouvre()


@pages.route("/connexion/mot-de-passe-oublie/nouveau", methods=["GET", "POST"])
def mot_de_passe() -> ResponseReturnValue:
    """Le nouveau mot de passe, aux règles de S11."""
    return LIEN.demande_le_mot_de_passe()


@pages.get("/connexion/mot-de-passe-oublie/change")
def change() -> str:
    """Le changement est fait."""
    return render_template("pages/oubli_change.html")
