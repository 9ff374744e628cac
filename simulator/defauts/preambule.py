"""Défauts du préambule (chapitre 07) et de la liste des pièces (chapitre 19)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from flask import request

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.documents.consignes import Consignes
from simulator.documents.liste_des_pieces import Ligne
from simulator.domaine.demandes import Demande, Demandes, Etat
from simulator.domaine.parcours import Parcours
from simulator.domaine.pieces import DocumentsAttendus, EditeurDeListe, PiecesDemandees
from simulator.domaine.profils import MOI
from simulator.domaine.registre import Usager
from simulator.domaine.regles import Regles

Lignes = Mapping[str, Ligne]
Attendus = tuple[DocumentsAttendus, ...]


def change_la_liste(sim: Assemblage, change: Callable[[Lignes], Lignes]) -> None:
    """Change les lignes de la liste des pièces."""
    sim.detourne(EditeurDeListe, lignes=lambda suite: change(suite()))


def change_les_attendus(sim: Assemblage, change: Callable[[Attendus], list[DocumentsAttendus]]) -> None:
    """Change ce que l'étape 3, elle seule, dit attendre selon la situation."""
    sim.detourne(
        PiecesDemandees,
        pour=lambda suite, demande: tuple(
            replace(piece, attendus=tuple(change(piece.attendus))) for piece in suite(demande)
        ),
    )


def reecrit(cle: str, texte: str) -> Callable[[Lignes], Lignes]:
    """La liste, une ligne réécrite."""
    return lambda lignes: {**lignes, cle: replace(lignes[cle], texte=texte)}


def sans(*debuts: str) -> Callable[[Lignes], Lignes]:
    """La liste sans les lignes dont la clé commence ainsi."""
    return lambda lignes: {cle: ligne for cle, ligne in lignes.items() if not cle.startswith(debuts)}


@defaut("EXG-07-01", "une sixième étape, « Ressources », est annoncée")
def six_etapes(sim: Assemblage) -> None:
    sim.texte(
        "pages/preambule.html",
        "<li><strong>{% trans %}Justificatifs",
        "<li><strong>Ressources</strong></li>\n<li><strong>{% trans %}Justificatifs",
    )


@defaut("EXG-07-02", "la règle de sauvegarde n'est pas dite")
def sauvegarde_non_dite(sim: Assemblage) -> None:
    sim.texte("pages/preambule.html", "Votre saisie est sauvegardée à la validation de chaque étape. ", "")


@defaut("EXG-07-03", "BMP manque aux formats annoncés")
def sans_bmp(sim: Assemblage) -> None:
    sim.texte("pages/preambule.html", "PDF, TIFF, BMP)", "PDF, TIFF)")


@defaut("EXG-07-04", "la liste téléchargée est celle d'une autre démarche")
def liste_d_une_autre_demarche(sim: Assemblage) -> None:
    change_la_liste(sim, reecrit("demarche", "DEMANDE DE TITRE DE SÉJOUR — ÉTUDIANT"))


@defaut("EXG-07-05", "la carte de géolocalisation n'est pas un lien")
def carte_sans_lien(sim: Assemblage) -> None:
    sim.texte("pages/preambule.html", ">carte de géolocalisation</a>", "></a>carte de géolocalisation")


@defaut("EXG-07-06", "« Je continue » ouvre l'étape 2")
def continue_a_l_etape_2(sim: Assemblage) -> None:
    sim.texte("pages/preambule.html", "adresse_de_l_etape(demande, 1)", "adresse_de_l_etape(demande, 2)")
    sim.remplace(Parcours, ouverte=lambda _demande, _etape: True)


@defaut("EXG-07-07", "la demande quittée est perdue")
def demande_quittee_perdue(sim: Assemblage) -> None:
    sim.detourne(
        Demandes,
        non_terminee=lambda suite, demande: demande.etat is not Etat.BROUILLON and suite(demande),
    )


@defaut("EXG-07-08", "l'abandon supprime sans confirmation", vu_par="Abandonner demande confirmation")
def abandon_sans_confirmation(sim: Assemblage) -> None:
    sim.texte(
        "pages/preambule.html",
        '<a role="button" class="outline secondary" '
        "href=\"{{ url_for('preambule.confirme_l_abandon', cle=demande.cle) }}\">"
        "{% trans %}Abandonner la demande{% endtrans %}</a>",
        '<form method="post" action="{{ url_for(\'preambule.confirme_l_abandon\', cle=demande.cle) }}">'
        '<input type="hidden" name="csrf_token" value="{{ csrf_token() }}">'
        "<button>Abandonner la demande</button></form>",
    )


@defaut("EXG-07-08", "l'abandon confirmé ne supprime rien", vu_par="L'abandon confirmé supprime la demande")
def abandon_sans_effet(sim: Assemblage) -> None:
    sim.remplace(Demandes, abandonne=lambda _demande: None)


@defaut(
    "EXG-07-08",
    "l'abandon cache la demande à son usager sans l'effacer, ni ses fichiers",
    vu_par="Une étape enregistrée d'un onglet resté ouvert ne la fait pas renaître",
)
def abandon_de_facade(sim: Assemblage) -> None:
    cachees: set[str] = set()
    sim.remplace(Demandes, abandonne=lambda demande: cachees.add(demande.cle))
    sim.detourne(Demandes, non_terminee=lambda suite, demande: demande.cle not in cachees and suite(demande))


@defaut(
    "EXG-07-08",
    "une étape enregistrée d'un autre onglet fait renaître la demande abandonnée",
    vu_par="Une étape enregistrée d'un onglet resté ouvert ne la fait pas renaître",
)
def demande_qui_renait(sim: Assemblage) -> None:
    effacees: dict[str, Demande] = {}

    def abandonne(suite: Any, demande: Demande) -> None:
        effacees[demande.cle] = replace(demande, justificatifs=[], id=None)
        suite(demande)

    def lit(suite: Any, cle: str, usager: Usager) -> Demande:
        if request.method == "POST" and (effacee := effacees.pop(cle, None)):
            suite.__self__.depot.ajoute(replace(effacee, usager=usager))
        lue: Demande = suite(cle, usager)
        return lue

    sim.detourne(Demandes, abandonne=abandonne, lit=lit)


@defaut("EXG-07-09", "les observations sont renvoyées à l'étape 1")
def observations_a_l_etape_1(sim: Assemblage) -> None:
    sim.texte("pages/preambule.html", "à l'étape Récapitulatif", "à l'étape 1")


@defaut("EXG-07-10", "l'e-photo n'est pas annoncée")
def ephoto_non_annoncee(sim: Assemblage) -> None:
    sim.texte("pages/preambule.html", "une e-photo. Pour connaître", "Pour connaître")


@defaut("EXG-19-01", "la liste porte le titre d'une autre démarche")
def titre_d_une_autre_liste(sim: Assemblage) -> None:
    change_la_liste(sim, reecrit("titre", "Liste des pièces de l'étudiant"))


@defaut("EXG-19-02", "l'hébergé n'a pas à joindre la pièce d'identité de son hébergeant")
def sans_identite_de_l_hebergeant(sim: Assemblage) -> None:
    change_la_liste(sim, sans("particulier.2"))


@defaut("EXG-19-03", "la rubrique du mineur émancipé manque")
def sans_mineur_emancipe(sim: Assemblage) -> None:
    change_la_liste(sim, sans("emancipe"))


@defaut("EXG-19-04", "la liste annonce 5 Mo")
def cinq_mo_dans_la_liste(sim: Assemblage) -> None:
    sim.remplace(Consignes, taille_en_mo=lambda: 5)


@defaut("EXG-19-04", "l'étape 3 annonce un format que la liste n'a pas")
def format_de_trop(sim: Assemblage) -> None:
    sim.texte("pages/etape_3.html", "formats | join(', ')", "(formats + ('.gif',)) | join(', ')")


@defaut("EXG-19-04", "l'étape 3 mène à d'autres traducteurs que la liste")
def autres_traducteurs(sim: Assemblage) -> None:
    sim.texte("pages/etape_3.html", "{{ traducteurs }}", "https://traducteurs.invalid/")


@defaut("EXG-19-05", "l'étape 3 n'attend rien de qui vit à l'hôtel")
def hotel_oublie(sim: Assemblage) -> None:
    change_les_attendus(sim, lambda attendus: [a for a in attendus if a.cle != "hotel"])


@defaut("EXG-19-05", "l'étape 3 n'attend pas la pièce d'identité de l'hébergeant")
def hebergeant_sans_identite(sim: Assemblage) -> None:
    change_les_attendus(
        sim, lambda attendus: [replace(a, documents=(a.documents[0], *a.documents[2:])) for a in attendus]
    )


@defaut(
    "EXG-19-05",
    "une mineure au profil « mineur de plus de 16 ans » doit se dire émancipée",
    vu_par="Seule une mineure qui demande pour elle-même justifie de son émancipation, jusqu'à ses 18 ans",
)
def emancipation_des_mineurs(sim: Assemblage) -> None:
    sim.detourne(PiecesDemandees, emancipe=lambda suite, demande: demande.profil != MOI or suite(demande))


@defaut(
    "EXG-19-05",
    "le jour de ses 18 ans, une majeure doit encore se dire émancipée",
    vu_par="Seule une mineure qui demande pour elle-même justifie de son émancipation, jusqu'à ses 18 ans",
)
def majeure_le_lendemain(sim: Assemblage) -> None:
    sim.regle(majorite=Regles().majorite + 1)


@defaut("EXG-19-05", "le justificatif d'émancipation est demandé à un majeur")
def emancipation_pour_tous(sim: Assemblage) -> None:
    sim.remplace(PiecesDemandees, emancipe=lambda _demande: True)


@defaut("EXG-19-06", "l'adresse des traducteurs agréés est tronquée")
def traducteurs_tronques(sim: Assemblage) -> None:
    change_la_liste(sim, reecrit("traducteurs", "https://www.service-public.fr/particuliers/vosdroits"))
