"""Étape 4 : récapitulatif, observations et dépôt (S25 à S28)."""

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest
from wtforms import HiddenField, TextAreaField

from simulator.domaine.demandes import Demande
from simulator.domaine.depot import Depots
from simulator.domaine.informations import NATIONALITES_DU_CONJOINT, SITUATIONS
from simulator.domaine.motif import Motif
from simulator.domaine.parcours import DemandeDeposee
from simulator.domaine.pieces import PiecesDemandees
from simulator.domaine.recapitulatif import Recapitulatif
from simulator.domaine.refus import ActeRefuse
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte
from simulator.web.formulaires import Formulaire
from simulator.web.langue import ChangementDeLangue
from simulator.web.parcours import adresse_de_l_etape, lit_la_demande, ouvre_l_etape, pages_de_la_demande
from simulator.web.services import service

pages = pages_de_la_demande("recapitulatif", __name__)


class FormulaireDObservations(Formulaire):
    """« Observations à destination de l'administration » (S28) ; `relu` dit ce que la page montrait."""

    relu = HiddenField()
    observations = TextAreaField(Texte("Observations à destination de l'administration"), default="")


@pages.get("/<cle>/etape-4")
def etape(cle: str) -> ResponseReturnValue:
    """Les trois rubriques, ouvertes l'une après l'autre."""
    demande = ouvre_l_etape(cle, 4)
    return _page(demande, FormulaireDObservations(data={"observations": demande.observations}))


@pages.post("/<cle>/etape-4")
def agit(cle: str) -> ResponseReturnValue:
    """Valide une rubrique, la rouvre ou dépose la demande."""
    demande = lit_la_demande(cle)
    formulaire, refus = FormulaireDObservations(), None
    if service(ChangementDeLangue).demande():
        return _page(ouvre_l_etape(cle, 4), formulaire)
    with formulaire.montre_les_refus():
        try:
            return redirect(adresse_de_l_etape(demande, _fait(demande, formulaire)))
        except ActeRefuse as erreur:
            if isinstance(erreur, DemandeDeposee) and request.form.get("action") == "deposer":
                # Double clic ou renvoi : la demande est déjà déposée, une seule fois (EXG-12-02).
                return redirect(adresse_de_l_etape(demande, 5))
            refus = str(erreur)
    return _page(ouvre_l_etape(cle, 4), formulaire, refus)


def _fait(demande: Demande, formulaire: FormulaireDObservations) -> int:
    """Fait l'acte demandé et rend l'étape à montrer ensuite."""
    acte, _, rubrique = request.form.get("action", "").partition(":")
    recapitulatif = service(Recapitulatif)
    # Le champ n'est montré qu'avec la dernière rubrique : absent, il ne change rien.
    saisies = formulaire.observations.data if "observations" in request.form else demande.observations
    match acte:
        case "valider" if rubrique.isdecimal():
            recapitulatif.exige_relu(demande, formulaire.relu.data or "")
            recapitulatif.valide(demande, int(rubrique), saisies)
            return 4
        case "modifier" if rubrique in {"1", "2", "3"}:
            recapitulatif.rouvre(demande, int(rubrique), saisies)
            return int(rubrique)
        case "deposer":
            recapitulatif.exige_relu(demande, formulaire.relu.data or "")
            service(Depots).depose(demande, saisies)
            return 5
    raise BadRequest


def _page(demande: Demande, formulaire: FormulaireDObservations, refus: str | None = None) -> str:
    recapitulatif, maximum = service(Recapitulatif), service(Regles).longueur_des_observations
    formulaire.relu.data = recapitulatif.empreinte(demande)
    return render_template(
        "pages/etape_4.html",
        formulaire=formulaire,
        demande=demande,
        numero=4,
        refus=refus,
        situations=SITUATIONS,
        nationalites=NATIONALITES_DU_CONJOINT,
        motif=service(Motif).motif(demande),
        pieces=service(PiecesDemandees).pour(demande),
        a_valider=recapitulatif.a_valider(demande),
        depot_possible=recapitulatif.tout_valide(demande),
        maximum=maximum,
        trop_long=Texte(
            "Vos observations sont trop longues : %(maximum)s caractères au plus sont permis.",
            maximum=maximum,
        ),
    )
