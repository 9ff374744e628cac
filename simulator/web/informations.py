"""Étape 1 : informations personnelles (S19, S20)."""

from collections.abc import Mapping
from dataclasses import asdict, fields

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from wtforms.fields.choices import SelectChoice

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
from simulator.web.langue import dit
from simulator.web.parcours import (
    adresse_de_l_etape,
    lit_la_demande,
    ouvre_l_etape,
    pages_de_la_demande,
)
from simulator.web.services import service

pages = pages_de_la_demande("informations", __name__)

SANS_VILLE = Texte("déduit de la ville")
"""Ce que montre « Code INSEE » tant qu'aucune ville n'est choisie."""


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
    ville = liste(Texte("Ville"), {}, requis=Texte("Choisissez la ville."), autocomplete="address-level2")
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

    def propose_les_villes(self, communes: Mapping[str, str], choisie: str | None) -> None:
        """La liste des villes : celles du code postal, une seule étant choisie d'office."""
        options = [
            ("", Texte("Choisissez"), SANS_VILLE),
            *((nom, nom, insee) for nom, insee in communes.items()),
        ]
        self.ville.choices = [SelectChoice(nom, vu, {"data-insee": insee}) for nom, vu, insee in options]
        self.ville.data = next(iter(communes)) if len(communes) == 1 else choisie


@pages.route("/<cle>/etape-1", methods=["GET", "POST"])
def etape(cle: str) -> ResponseReturnValue:
    """Montre et enregistre l'étape 1."""
    demande = ouvre_l_etape(cle, 1)
    formulaire = FormulaireDInformations(data=asdict(_connue(demande)))
    if formulaire.validate_on_submit():
        with formulaire.montre_les_refus():
            service(Etapes).enregistre_les_informations(demande, formulaire.saisie)
            return redirect(adresse_de_l_etape(demande, 2))
    coordonnees, connue = service(Coordonnees), demande.usager.adresse
    communes = coordonnees.communes_de(formulaire.code_postal.data, connue)
    formulaire.propose_les_villes(communes, coordonnees.choisie(formulaire.ville.data or "", communes))
    return render_template(
        "pages/etape_1.html",
        formulaire=formulaire,
        demande=demande,
        numero=1,
        code_insee=coordonnees.code_insee(formulaire.saisie, connue) or SANS_VILLE,
    )


@pages.get("/<cle>/communes")
def communes(cle: str) -> ResponseReturnValue:
    """Les villes que l'étape 1 propose pour un code postal, ou pourquoi il n'y en a pas (EXG-08-16)."""
    coordonnees, connue = service(Coordonnees), lit_la_demande(cle).usager.adresse
    code_postal = request.args.get("code_postal", "")
    return {
        "communes": list(coordonnees.communes_de(code_postal, connue).items()),
        "refus": dit(coordonnees.motif_du_code_postal(code_postal, connue) or ""),
    }


def _connue(demande: Demande) -> SaisieDInformations:
    informations = service(Informations)
    if demande.informations is not None:
        return informations.rappelee(demande.informations)
    return informations.preremplie(demande.usager.adresse, current_user.compte.adresse)
