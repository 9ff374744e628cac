"""Création de compte : adresse, lien d'activation, mot de passe (S08 à S12)."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from simulator.domaine.comptes import Comptes
from simulator.domaine.refus import ActeRefuse, LienRefuse
from simulator.domaine.registre import Registre, Titre
from simulator.web.formulaires import Formulaire, secret, texte
from simulator.web.services import service

pages = Blueprint("compte", __name__)

TITRE_RECONNU = "titre_reconnu"
JETON = "jeton"


class FormulaireDAdresse(Formulaire):
    """« Saisissez votre adresse email » (S08)."""

    adresse = texte(
        "Adresse email", requis="Saisissez votre adresse email.", type="email", autocomplete="email"
    )
    confirmation = texte(
        "Confirmation de l'adresse email",
        requis="Saisissez une seconde fois votre adresse email.",
        type="email",
        autocomplete="email",
    )


class FormulaireDeMotDePasse(Formulaire):
    """« Créez votre mot de passe » (S11)."""

    mot_de_passe = secret("Mot de passe", requis="Saisissez un mot de passe.", autocomplete="new-password")
    confirmation = secret(
        "Confirmation du mot de passe",
        requis="Saisissez une seconde fois le mot de passe.",
        autocomplete="new-password",
    )


@pages.route("/connexion/creation-de-compte", methods=["GET", "POST"])
def adresse() -> ResponseReturnValue:
    """L'adresse saisie deux fois ; sans titre reconnu, retour à la première visite (S08)."""
    titre = _titre_reconnu()
    if titre is None:
        return redirect(url_for("connexion.connexion"))
    formulaire, refus = FormulaireDAdresse(), None
    if formulaire.validate_on_submit():
        with formulaire.montre_les_refus():
            try:
                service(Comptes).demande_la_creation(
                    titre, formulaire.adresse.data or "", formulaire.confirmation.data or ""
                )
            except ActeRefuse as erreur:
                refus = str(erreur)
            else:
                del session[TITRE_RECONNU]
                return redirect(url_for("compte.demande_enregistree"))
    return render_template("pages/compte_adresse.html", formulaire=formulaire, refus=refus)


@pages.get("/connexion/creation-de-compte/enregistree")
def demande_enregistree() -> str:
    """« Demande de création de compte bien enregistrée. » (S09)."""
    return render_template("pages/compte_enregistree.html")


@pages.post("/connexion/creation-de-compte/lien")
def ouvre_le_lien() -> ResponseReturnValue:
    """Reçoit le jeton que l'accueil lit derrière « # » : il ne passe par aucune adresse journalisée."""
    texte_du_jeton = request.form.get("jeton", "")
    try:
        service(Comptes).ouvre_le_lien(texte_du_jeton)
    except LienRefuse as refus:
        session.pop(JETON, None)
        return render_template("pages/lien_refuse.html", motif=str(refus))
    session[JETON] = texte_du_jeton
    return redirect(url_for("compte.mot_de_passe"))


@pages.route("/connexion/creation-de-compte/mot-de-passe", methods=["GET", "POST"])
def mot_de_passe() -> ResponseReturnValue:
    """Le mot de passe, pour un lien encore valable à l'affichage comme à l'envoi (S11, EXG-05-01)."""
    jeton = session.get(JETON, "")
    formulaire = FormulaireDeMotDePasse()
    try:
        service(Comptes).ouvre_le_lien(jeton)
        if formulaire.validate_on_submit():
            with formulaire.montre_les_refus():
                service(Comptes).cree_le_mot_de_passe(
                    jeton, formulaire.mot_de_passe.data or "", formulaire.confirmation.data or ""
                )
                del session[JETON]
                return redirect(url_for("compte.compte_cree"))
    except LienRefuse as refus:
        session.pop(JETON, None)
        return render_template("pages/lien_refuse.html", motif=str(refus))
    return render_template("pages/compte_mot_de_passe.html", formulaire=formulaire)


@pages.get("/connexion/creation-de-compte/creation")
def compte_cree() -> str:
    """« Votre compte a bien été créé. » (S12)."""
    return render_template("pages/compte_cree.html")


def _titre_reconnu() -> Titre | None:
    numero = session.get(TITRE_RECONNU)
    return service(Registre).titre(numero) if numero else None
