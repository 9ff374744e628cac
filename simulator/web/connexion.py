"""Connexion et première visite (S06, S07, S13, S34)."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user, logout_user
from wtforms import Field

from simulator.domaine.comptes import Comptes, Connexions
from simulator.domaine.refus import ActeRefuse
from simulator.domaine.textes import Texte
from simulator.domaine.titres import Titres
from simulator.web.compte import TITRE_RECONNU
from simulator.web.formulaires import Formulaire, choix_de_mois, date_saisie, secret, texte
from simulator.web.identite import Connecte
from simulator.web.langue import ChangementDeLangue
from simulator.web.services import service
from simulator.web.session import vide_la_session
from simulator.web.suites import Suites

pages = Blueprint("connexion", __name__)


class FormulaireDeConnexion(Formulaire):
    """« Vous avez déjà un compte » (S06, S34)."""

    identifiant = texte(
        Texte("Identifiant"), requis=Texte("Saisissez votre identifiant."), autocomplete="username"
    )
    mot_de_passe = secret(
        Texte("Mot de passe"), requis=Texte("Saisissez votre mot de passe."), autocomplete="current-password"
    )


def _jour() -> Field:
    return texte(
        Texte("Jour"), inputmode="numeric", maxlength="2", placeholder=Texte("JJ"), aria_required="true"
    )


def _annee() -> Field:
    return texte(
        Texte("Année"), inputmode="numeric", maxlength="4", placeholder=Texte("AAAA"), aria_required="true"
    )


class FormulaireDeTitre(Formulaire):
    """« Première visite ? Créez votre compte » (S06, S07)."""

    # Le guide ne met pas d'étoile à ces saisies : qui ne voit pas l'écran les sait pourtant obligatoires.
    numero = texte(Texte("N° de votre visa ou de votre titre de séjour :"), aria_required="true")
    debut_jour = _jour()
    debut_mois = choix_de_mois(Texte("Mois"), aria_required="true")
    debut_annee = _annee()
    fin_jour = _jour()
    fin_mois = choix_de_mois(Texte("Mois"), aria_required="true")
    fin_annee = _annee()

    def range_le_refus(self, champ: str, motifs: list[Texte]) -> None:
        """Les refus d'une date sont montrés sous son premier élément."""
        super().range_le_refus(f"{champ}_jour" if champ in {"debut", "fin"} else champ, motifs)


@pages.route("/connexion", methods=["GET", "POST"])
def connexion() -> ResponseReturnValue:
    """La page de connexion, union des deux maquettes du guide (C-02)."""
    if service(ChangementDeLangue).demande():
        return _page(FormulaireDeConnexion(), FormulaireDeTitre())
    formulaire, refus = FormulaireDeConnexion(), None
    if formulaire.validate_on_submit():
        with formulaire.montre_les_refus():
            try:
                compte = service(Connexions).connecte(
                    (formulaire.identifiant.data or "").strip(), formulaire.mot_de_passe.data or ""
                )
            except ActeRefuse as erreur:
                refus = str(erreur)
            else:
                vide_la_session()
                login_user(Connecte(compte))
                return redirect(service(Suites).de_la_connexion(request.args.get("next", "")))
    return _page(formulaire, FormulaireDeTitre(formdata=None), refus=refus)


@pages.post("/connexion/premiere-visite")
def premiere_visite() -> ResponseReturnValue:
    """Le titre saisi à la première visite ; reconnu, il ouvre la saisie de l'adresse (EXG-03-14)."""
    if service(ChangementDeLangue).demande():
        return _page(FormulaireDeConnexion(), FormulaireDeTitre())
    formulaire, refus = FormulaireDeTitre(), None
    if formulaire.validate_on_submit():
        with formulaire.montre_les_refus():
            try:
                titre = service(Titres).reconnait(
                    (formulaire.numero.data or "").strip(),
                    date_saisie(formulaire, "debut"),
                    date_saisie(formulaire, "fin"),
                )
                service(Comptes).refuse_un_second_compte(titre.usager)
            except ActeRefuse as erreur:
                refus = str(erreur)
            else:
                session[TITRE_RECONNU] = titre.numero
                return redirect(url_for("compte.adresse"))
    return _page(FormulaireDeConnexion(formdata=None), formulaire, refus=refus)


@pages.post("/deconnexion")
def deconnexion() -> ResponseReturnValue:
    """Ferme la session."""
    logout_user()
    vide_la_session()
    return redirect(url_for("accueil.accueil"))


def _page(
    connexion: FormulaireDeConnexion, titre: FormulaireDeTitre, refus: str | None = None
) -> ResponseReturnValue:
    if current_user.is_authenticated:
        return redirect(url_for("accueil.accueil"))
    return render_template("pages/connexion.html", connexion=connexion, titre=titre, refus=refus)
