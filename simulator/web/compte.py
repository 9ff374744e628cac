"""Création de compte : adresse, lien d'activation, mot de passe (S08 à S12)."""

from flask import Blueprint, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from simulator.domaine.comptes import Comptes
from simulator.domaine.refus import ActeRefuse
from simulator.domaine.registre import Registre, Titre
from simulator.domaine.textes import Texte
from simulator.web.formulaires import Formulaire, texte
from simulator.web.liens import LienRecu
from simulator.web.services import service

pages = Blueprint("compte", __name__)

TITRE_RECONNU = "titre_reconnu"
SAISIE_DE_L_ADRESSE = "/connexion/creation-de-compte"
CREATION_DU_MOT_DE_PASSE = f"{SAISIE_DE_L_ADRESSE}/mot-de-passe"


class FormulaireDAdresse(Formulaire):
    """« Saisissez votre adresse email » (S08)."""

    adresse = texte(
        Texte("Adresse email"),
        requis=Texte("Saisissez votre adresse email."),
        type="email",
        autocomplete="email",
    )
    confirmation = texte(
        Texte("Confirmation de l'adresse email"),
        requis=Texte("Saisissez une seconde fois votre adresse email."),
        type="email",
        autocomplete="email",
    )


LIEN = LienRecu(
    cle="jeton",
    lit=lambda jeton: service(Comptes).ouvre_le_lien(jeton),
    choisit=lambda *saisie: service(Comptes).cree_le_mot_de_passe(*saisie),
    saisie="compte.mot_de_passe",
    fait="compte.compte_cree",
    page="pages/compte_mot_de_passe.html",
    page_de_refus="pages/lien_refuse.html",
)


@pages.route(SAISIE_DE_L_ADRESSE, methods=["GET", "POST"])
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
    """Reçoit le jeton du lien."""
    return LIEN.ouvre()


@pages.route(CREATION_DU_MOT_DE_PASSE, methods=["GET", "POST"])
def mot_de_passe() -> ResponseReturnValue:
    """Le mot de passe (S11)."""
    return LIEN.demande_le_mot_de_passe()


@pages.get("/connexion/creation-de-compte/creation")
def compte_cree() -> str:
    """« Votre compte a bien été créé. » (S12)."""
    return render_template("pages/compte_cree.html")


def _titre_reconnu() -> Titre | None:
    numero = session.get(TITRE_RECONNU)
    return service(Registre).titre(numero) if numero else None
