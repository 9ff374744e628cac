"""Étape 2 : motif de séjour et attestation sur l'honneur (S21, S22)."""

from flask import redirect, render_template
from flask.typing import ResponseReturnValue
from wtforms import HiddenField

from simulator.domaine.etapes import Etapes
from simulator.domaine.motif import A_COCHER, Motif
from simulator.web.formulaires import Formulaire, case
from simulator.web.parcours import adresse_de_l_etape, ouvre_l_etape, pages_de_la_demande
from simulator.web.services import service

pages = pages_de_la_demande("motif", __name__)


class FormulaireDeMotif(Formulaire):
    """Les deux cases de l'attestation sur l'honneur ; `lue` dit quel texte la page montrait à la première."""

    situation = case(requis=A_COCHER["situation"])
    sanctions = case(requis=A_COCHER["sanctions"])
    lue = HiddenField()


@pages.route("/<cle>/etape-2", methods=["GET", "POST"])
def etape(cle: str) -> ResponseReturnValue:
    """Montre et enregistre l'étape 2 ; les cases déjà enregistrées sont rendues cochées (EXG-20-02)."""
    demande = ouvre_l_etape(cle, 2)
    formulaire = FormulaireDeMotif(data=dict.fromkeys(("situation", "sanctions"), bool(demande.declarations)))
    if formulaire.validate_on_submit():
        with formulaire.montre_les_refus():
            service(Etapes).enregistre_le_motif(
                demande,
                situation=formulaire.situation.data,
                sanctions=formulaire.sanctions.data,
                lue=formulaire.lue.data or "",
            )
            return redirect(adresse_de_l_etape(demande, 3))
    motif = service(Motif)
    # Refusée, la case est à cocher de nouveau : son texte peut n'être plus celui qu'on a lu.
    formulaire.situation.data = formulaire.situation.data and not formulaire.situation.errors
    formulaire.lue.data = motif.attestation_de_situation(demande)
    return render_template(
        "pages/etape_2.html",
        formulaire=formulaire,
        demande=demande,
        numero=2,
        motif=motif.motif(demande),
        attestations=motif.attestations(demande),
    )
