"""Étape 3 : numéro ephoto et fichiers joints (S23, S24)."""

from io import BytesIO

from flask import Response, redirect, render_template, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest
from wtforms import FileField

from simulator.domaine.demandes import Demande
from simulator.domaine.etapes import Etapes
from simulator.domaine.fichiers import FORMATS, NON_JOINT, Fichiers
from simulator.domaine.justificatifs import Justificatifs
from simulator.domaine.pieces import TRADUCTEURS, PieceDemandee, PiecesDemandees
from simulator.domaine.refus import SaisieRefusee
from simulator.domaine.textes import Texte
from simulator.web.formulaires import Formulaire, texte
from simulator.web.parcours import adresse_de_l_etape, lit_la_demande, ouvre_l_etape, pages_de_la_demande
from simulator.web.services import service

pages = pages_de_la_demande("justificatifs", __name__)

CHOISIR = Texte("Choisissez un fichier, puis joignez-le.")


class FormulaireDeJustificatifs(Formulaire):
    """Le numéro ephoto ; un champ de fichier s'y ajoute par pièce demandée."""

    ephoto = texte(
        Texte("Numéro ephoto"),
        requis=Texte("Saisissez le numéro ephoto, puis confirmez-le."),
        autocomplete="off",
    )


@pages.route("/<cle>/etape-3", methods=["GET", "POST"])
def etape(cle: str) -> ResponseReturnValue:
    """Montre l'étape 3 et fait l'acte du bouton pressé."""
    demande = ouvre_l_etape(cle, 3)
    pieces = service(PiecesDemandees).pour(demande)
    formulaire = _formulaire(pieces)
    if formulaire.validate_on_submit():
        with formulaire.montre_les_refus():
            suite = _agit(demande, formulaire, pieces)
            return redirect(adresse_de_l_etape(demande, suite))
    return render_template(
        "pages/etape_3.html",
        formulaire=formulaire,
        demande=demande,
        numero=3,
        pieces=pieces,
        formats=FORMATS,
        taille=service(Fichiers).taille_en_mo(),
        traducteurs=TRADUCTEURS,
        place={piece.code: service(Justificatifs).reste_une_place(demande, piece.code) for piece in pieces},
    )


@pages.get("/<cle>/pieces/<piece>")
def fichier(cle: str, piece: str) -> Response:
    """Un fichier joint, à son propriétaire seul (EXG-10-25) ; jamais affiché par le site, seulement remis."""
    justificatif = service(Justificatifs).lit(lit_la_demande(cle), piece)
    return send_file(
        BytesIO(service(Justificatifs).contenu(justificatif)),
        mimetype=justificatif.type_mime,
        as_attachment=True,
        download_name=service(Fichiers).nom_a_telecharger(justificatif.nom),
    )


def attributs_de_fichier() -> dict[str, object]:
    """Ce qu'un champ de fichier annonce et contrôle à l'écran, à l'étape 3 comme au complément."""
    fichiers = service(Fichiers)
    return {
        "accept": ",".join(fichiers.extensions()),
        "data-taille-max": fichiers.taille_maximale(),
        "data-non-joint": NON_JOINT,
        "data-trop-gros": fichiers.phrase_de_taille(),
        "data-mauvais-format": fichiers.phrase_de_format(),
    }


def _formulaire(pieces: tuple[PieceDemandee, ...]) -> Formulaire:
    attributs = attributs_de_fichier()
    champs = {piece.code: FileField(piece.libelle, render_kw=attributs) for piece in pieces}
    classe = type("FormulaireDePieces", (FormulaireDeJustificatifs,), champs)
    return classe()  # type: ignore[no-any-return]  # WTForms n'est pas typé


def _agit(demande: Demande, formulaire: Formulaire, pieces: tuple[PieceDemandee, ...]) -> int:
    """Fait l'acte demandé et rend l'étape à montrer ensuite."""
    acte, _, objet = request.form.get("action", "").partition(":")
    justificatifs = service(Justificatifs)
    match acte:
        case "confirmer":
            justificatifs.confirme_l_ephoto(demande, formulaire.ephoto.data or "")
        case "effacer":
            justificatifs.supprime_l_ephoto(demande)
        case "joindre":
            _joint(demande, objet)
        case "supprimer":
            justificatifs.retire(demande, objet)
        case "enregistrer":
            # Un fichier choisi sans avoir été joint l'est maintenant, plutôt que perdu.
            for piece in (p for p in pieces if _est_choisi(p.code)):
                _joint(demande, piece.code)
            service(Etapes).enregistre_les_justificatifs(demande)
            return 4
        case _:
            raise BadRequest
    return 3


def _est_choisi(piece: str) -> bool:
    return piece in request.files and bool(request.files[piece].filename)


def _joint(demande: Demande, piece: str) -> None:
    if not _est_choisi(piece):
        raise SaisieRefusee({piece: CHOISIR})
    recu = request.files[piece]
    service(Justificatifs).joint(demande, piece, recu.filename or "", recu.read())
