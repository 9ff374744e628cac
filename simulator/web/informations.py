"""Étape 1 : informations personnelles (S19, S20)."""

from dataclasses import asdict, fields

from flask import redirect, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from simulator.domaine.demandes import Demande
from simulator.domaine.etapes import Etapes
from simulator.domaine.informations import (
    NATIONALITES_DU_CONJOINT,
    REPONSES,
    SITUATIONS,
    Coordonnees,
    Informations,
    SaisieDInformations,
)
from simulator.domaine.textes import Texte
from simulator.web.formulaires import Formulaire, liste, radios, texte
from simulator.web.parcours import adresse_de_l_etape, ouvre_l_etape, pages_de_la_demande
from simulator.web.services import service

pages = pages_de_la_demande("informations", __name__)


class FormulaireDInformations(Formulaire):
    """Liens familiaux, adresse, contact ; l'état civil est affiché, jamais lu (EXG-08-01)."""

    situation_familiale = liste(
        Texte("Quelle est votre situation familiale actuelle ?"),
        SITUATIONS,
        requis=Texte("Choisissez votre situation familiale actuelle."),
    )
    en_couple = radios(
        Texte("Êtes-vous marié, pacsé ou en concubinage ?"),
        REPONSES,
        requis=Texte("Indiquez si vous êtes marié, pacsé ou en concubinage."),
    )
    nationalite_du_conjoint = liste(
        Texte("Quelle est la nationalité de votre conjoint(e) ?"),
        NATIONALITES_DU_CONJOINT,
        requis=Texte("Choisissez la nationalité de votre conjoint(e)."),
    )
    enfants = radios(
        Texte("Avez-vous des enfants en France ?"),
        REPONSES,
        requis=Texte("Indiquez si vous avez des enfants en France."),
    )
    enfant_francais = radios(
        Texte("L'un des enfants est-il de nationalité française ?"),
        REPONSES,
        requis=Texte("Indiquez si l'un des enfants est de nationalité française."),
    )
    voie = texte(
        Texte("N° et voie"), requis=Texte("Saisissez le numéro et la voie."), autocomplete="street-address"
    )
    complement = texte(Texte("Complément d'adresse"))
    code_postal = texte(
        Texte("Code postal"),
        requis=Texte("Saisissez le code postal."),
        inputmode="numeric",
        autocomplete="postal-code",
    )
    ville = texte(Texte("Ville"), requis=Texte("Saisissez la ville."), autocomplete="address-level2")
    courriel = texte(
        Texte("Adresse email"),
        requis=Texte("Saisissez votre adresse email."),
        type="email",
        autocomplete="email",
    )
    telephone = texte(Texte("Téléphone"), type="tel", autocomplete="tel")

    @property
    def saisie(self) -> SaisieDInformations:
        """Ce qui est saisi, tel quel."""
        return SaisieDInformations(
            **{champ.name: self[champ.name].data or "" for champ in fields(SaisieDInformations)}
        )


@pages.route("/<cle>/etape-1", methods=["GET", "POST"])
def etape(cle: str) -> ResponseReturnValue:
    """Montre et enregistre l'étape 1."""
    demande = ouvre_l_etape(cle, 1)
    formulaire = FormulaireDInformations(data=asdict(_connue(demande)))
    if formulaire.validate_on_submit():
        with formulaire.montre_les_refus():
            service(Etapes).enregistre_les_informations(demande, formulaire.saisie)
            return redirect(adresse_de_l_etape(demande, 2))
    code_insee = service(Coordonnees).code_insee(formulaire.saisie, demande.usager.adresse)
    return render_template(
        "pages/etape_1.html", formulaire=formulaire, demande=demande, numero=1, code_insee=code_insee
    )


def _connue(demande: Demande) -> SaisieDInformations:
    informations = service(Informations)
    if demande.informations is not None:
        return informations.rappelee(demande.informations)
    return informations.preremplie(demande.usager.adresse, current_user.compte.adresse)
