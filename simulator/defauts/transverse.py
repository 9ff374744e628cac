"""Défauts des règles transverses (chapitre 20)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from flask import current_app, request, session
from flask_login import current_user
from werkzeug.exceptions import Forbidden

from simulator.assemblage import Assemblage, Services
from simulator.defauts import defaut
from simulator.domaine.demandes import Demande, Demandes
from simulator.domaine.etapes import Etapes
from simulator.domaine.informations import Informations, LiensFamiliaux
from simulator.domaine.journal import Acte, Journal
from simulator.domaine.justificatifs import Justificatifs
from simulator.domaine.motif import Motif
from simulator.domaine.mots_de_passe import MotsDePasse
from simulator.domaine.parcours import Parcours
from simulator.domaine.regles import Regles
from simulator.web.session import Inactivite

BOUTONS = "pages/_boutons.html"
FEUILLE = "statique/site.css"
SCRIPT = "statique/site.js"


@defaut("EXG-20-01", "l'étape 2 est perdue à la reprise")
def etape_2_perdue(sim: Assemblage) -> None:
    def reprend(suite: Any, demande: Any) -> Any:
        demande.declarations = ()
        return suite(demande)

    sim.detourne(Parcours, reprend=reprend)


@defaut(
    "EXG-20-01",
    "un fichier joint sans enregistrer l'étape est gardé à la reprise",
    vu_par="Le fichier joint et le numéro ephoto confirmé ne sont gardés qu'avec leur étape",
)
def non_enregistre_garde(sim: Assemblage) -> None:
    sim.remplace(Justificatifs, oublie_le_non_enregistre=lambda _demande: None)


@defaut(
    "EXG-20-01",
    "la reprise oublie les fichiers enregistrés avec les autres",
    vu_par="Un fichier ajouté à une étape 3 déjà enregistrée est seul oublié",
)
def enregistre_oublie(sim: Assemblage) -> None:
    def oublie(suite: Any, demande: Demande) -> None:
        if any(not joint.enregistre for joint in demande.justificatifs):
            demande.justificatifs.clear()
        suite(demande)

    sim.detourne(Justificatifs, oublie_le_non_enregistre=oublie)


@defaut(
    "EXG-20-01",
    "enregistrer de nouveau l'étape 1 efface l'étape 2",
    vu_par="L'étape 1 enregistrée d'un onglet ancien ne perd pas l'étape 2",
)
def etape_suivante_effacee(sim: Assemblage) -> None:
    sim.detourne(Etapes, decoche=lambda _suite, avant, _apres: avant is not None)


@defaut(
    "EXG-20-02",
    "à la reprise, le complément d'adresse et le téléphone ne sont pas rendus",
    vu_par="Quittée à l'étape 2, elle reprend à l'étape 1, avec toutes ses réponses",
)
def coordonnees_non_rendues(sim: Assemblage) -> None:
    sim.detourne(
        Informations,
        rappelee=lambda suite, informations: replace(suite(informations), complement="", telephone=""),
    )


@defaut("EXG-20-02", "à la reprise, les cases de l'étape 2 sont à cocher de nouveau")
def cases_non_rendues(sim: Assemblage) -> None:
    sim.texte(
        "pages/etape_2.html",
        "champs.case(formulaire.sanctions, attestations[1])",
        "champs.case(formulaire.sanctions, attestations[1]) | replace(' checked', '')",
    )


@defaut(
    "EXG-20-02",
    "à la reprise, le numéro ephoto enregistré est perdu",
    vu_par="Quittée à l'étape 4, elle reprend à l'étape 3, avec son numéro ephoto et ses fichiers",
)
def ephoto_perdue(sim: Assemblage) -> None:
    def oublie(suite: Any, demande: Demande) -> None:
        suite(demande)
        demande.ephoto = None

    sim.detourne(Justificatifs, oublie_le_non_enregistre=oublie)


@defaut("EXG-20-02", "la reprise ramène toujours à l'étape 1")
def reprise_a_l_etape_1(sim: Assemblage) -> None:
    sim.remplace(Parcours, etape_de_reprise=lambda _enregistree: 1)


@defaut("EXG-20-03", "« Quitter et revenir plus tard » manque à l'étape 3")
def sans_quitter(sim: Assemblage) -> None:
    sim.texte(
        BOUTONS,
        ">{% trans %}Quitter et revenir plus tard{% endtrans %}<",
        ">{% if numero != 3 %}Quitter et revenir plus tard{% endif %}<",
    )


@defaut("EXG-20-04", "« Abandonner la demande » manque à l'étape 4")
def sans_abandonner(sim: Assemblage) -> None:
    sim.texte(
        BOUTONS,
        ">{% trans %}Abandonner la demande{% endtrans %}<",
        ">{% if numero != 4 %}Abandonner la demande{% endif %}<",
    )


@defaut("EXG-20-05", "revenir à l'étape 3 perd les pièces")
def pieces_perdues(sim: Assemblage) -> None:
    def exige(suite: Any, demande: Any, etape: int) -> None:
        suite(demande, etape)
        if etape == 3 and demande.justificatifs_enregistres:  # noqa: PLR2004 (l'étape des justificatifs)
            demande.justificatifs.clear()

    sim.detourne(Parcours, exige=exige)


@defaut("EXG-20-06", "une étape s'ouvre sans que la précédente soit enregistrée")
def etape_sautee(sim: Assemblage) -> None:
    sim.detourne(Parcours, ouverte=lambda suite, demande, etape: suite(demande, etape - 1))


@defaut(
    "EXG-20-06",
    "une étape fermée ne s'affiche pas, mais s'enregistre",
    vu_par="Un acte envoyé avant son heure ne change rien",
)
def etape_fermee_enregistree(sim: Assemblage) -> None:
    sim.detourne(
        Parcours,
        ouverte=lambda suite, demande, etape: request.method == "POST" or suite(demande, etape),
    )


@defaut(
    "EXG-20-07",
    "les cases de l'étape 2 ne sont contrôlées que par l'écran",
    vu_par="L'étape 2 sans ses deux cases est refusée",
)
def controle_d_ecran_seulement(sim: Assemblage) -> None:
    sim.remplace(Motif, motif_de_case=lambda _case, _cochee: None)


@defaut("EXG-20-08", "une demande commencée s'ouvre à qui en a l'adresse")
def brouillon_a_tous(sim: Assemblage) -> None:
    sim.remplace(Demandes, permis=lambda _demande, _usager: True)


@defaut(
    "EXG-20-08",
    "les pages ne se lisent que de leur propriétaire, mais tout formulaire est accepté",
    vu_par="une autre usagere ne change rien à une demande prête à déposer",
)
def formulaires_de_tous(sim: Assemblage) -> None:
    def lit(suite: Any, cle: str, usager: Any) -> Any:
        trouvee = suite.__self__.depot.de_la_cle(cle)
        return trouvee if trouvee and request.method == "POST" else suite(cle, usager)

    sim.detourne(Demandes, lit=lit)


@defaut("EXG-20-08", "la demande d'une autre est refusée sans cacher qu'elle existe")
def existence_avouee(sim: Assemblage) -> None:
    def lit(suite: Any, cle: str, usager: Any) -> Any:
        trouvee = suite.__self__.depot.de_la_cle(cle)
        if trouvee and not suite.__self__.permis(trouvee, usager):
            raise Forbidden
        return suite(cle, usager)

    sim.detourne(Demandes, lit=lit)


@defaut(
    "EXG-20-08",
    "le numéro d'une demande ouvre ses pages à qui le connaît",
    vu_par="Une demande déposée ne montre rien à une autre usagere, par le numero de la demande",
)
def numero_pour_cle(sim: Assemblage) -> None:
    sim.detourne(
        Demandes,
        lit=lambda suite, cle, usager: suite.__self__.depot.du_numero(cle) or suite(cle, usager),
    )


@defaut("EXG-20-09", "la session ne finit jamais", vu_par="À la seconde près")
def session_sans_fin(sim: Assemblage) -> None:
    sim.remplace(Inactivite, depassee=lambda _absence: False)


@defaut("EXG-20-09", "à 30 minutes juste, la session dure encore", vu_par="À la seconde près")
def session_a_la_limite(sim: Assemblage) -> None:
    sim.remplace(Inactivite, depassee=lambda absence: absence > Regles().inactivite)


@defaut("EXG-20-09", "la session s'arrête au bout de 29 minutes", vu_par="À la seconde près")
def session_trop_courte(sim: Assemblage) -> None:
    sim.regle(inactivite=Regles().inactivite - timedelta(minutes=1))


@defaut("EXG-20-09", "la session s'arrête 30 minutes après la connexion, même active")
def session_depuis_la_connexion(sim: Assemblage) -> None:
    def note(suite: Any, maintenant: float) -> None:
        if Inactivite.CLE not in session:
            suite(maintenant)

    sim.detourne(Inactivite, note=note)


@defaut(
    "EXG-20-09",
    "la fin de la session vide l'étape 1 enregistrée",
    vu_par="L'étape enregistrée trop tard mène à la connexion, et la demande se reprend",
)
def brouillon_vide_a_l_expiration(sim: Assemblage) -> None:
    def controle(suite: Any) -> Any:
        usager = current_user.compte.usager if current_user.is_authenticated else None
        expiree = suite()
        services: Services = current_app.extensions["services"]
        if expiree and usager and (demande := services[Demandes].en_cours(usager)):
            demande.informations = None
        return expiree

    sim.detourne(Inactivite, controle=controle)


@defaut("EXG-20-10", "les refus ne sont pas reliés à leur champ")
def refus_non_relie(sim: Assemblage) -> None:
    sim.texte("pages/_champs.html", "(decrit ~ ' ' ~ champ.id ~ '-erreur') | trim", "decrit")


@defaut("EXG-20-10", "le refus d'une date n'est pas relié à ses éléments", vu_par="Du profil oublié")
def refus_de_date_non_relie(sim: Assemblage) -> None:
    sim.texte("pages/_champs.html", "element(**{'aria-describedby': jour.id ~ '-erreur'} |", "element(**{} |")


@defaut(
    "EXG-20-10",
    "le refus d'un mot de passe liste des critères sans nommer le champ",
    vu_par="Du profil oublié",
)
def refus_sans_nom(sim: Assemblage) -> None:
    sim.detourne(MotsDePasse, motif=lambda suite, mot_de_passe: (suite(mot_de_passe) or [])[-1:])


@defaut("EXG-20-10", "le refus d'un justificatif n'est pas relié à son champ", vu_par="L'étape 3, de vide")
def refus_de_piece_non_relie(sim: Assemblage) -> None:
    sim.texte("pages/etape_3.html", "{{ champs.saisie(champ) }}", "{{ champ() }}")


@defaut(
    "EXG-20-10", "le refus d'une pièce réclamée n'est pas relié à son champ", vu_par="Le complément, de vide"
)
def refus_de_piece_reclamee_non_relie(sim: Assemblage) -> None:
    sim.texte("pages/notification_complement.html", "{{ champs.saisie(champ) }}", "{{ champ() }}")


@defaut(
    "EXG-20-10",
    "le refus d'observations trop longues n'est pas relié à leur champ",
    vu_par="L'étape 4, rubrique",
)
def refus_d_observations_non_relie(sim: Assemblage) -> None:
    sim.texte("pages/etape_4.html", "observations-compteur observations-erreur", "observations-compteur")


@defaut(
    "EXG-20-10",
    "une situation incohérente est refusée sans dire ce qui ne s'accorde pas",
    vu_par="L'étape 1, de vide",
)
def refus_d_incoherence_muet(sim: Assemblage) -> None:
    sim.detourne(
        LiensFamiliaux, motif_de_couple=lambda suite, saisie: suite(saisie) and "Réponse non acceptée."
    )


def retient_le_clavier(sim: Assemblage, selecteur: str) -> None:
    """Empêche la tabulation de sortir de ce que désigne le sélecteur."""
    piege = (
        'addEventListener("keydown", (touche) => {\n'
        f'  if (touche.key === "Tab" && touche.target.matches("{selecteur}")) touche.preventDefault();\n'
        "});"
    )
    appel = "\nouvreLeLienRecu();"
    sim.texte(SCRIPT, appel, f"{appel}\n{piege}")


@defaut("EXG-20-11", "piège au clavier dans la liste des mois", vu_par="Chaque écran se quitte")
def liste_qui_retient(sim: Assemblage) -> None:
    retient_le_clavier(sim, "select[name$=_mois]")


@defaut("EXG-20-11", "piège au clavier dans la liste des situations familiales", vu_par="L'étape 1, toutes")
def situation_qui_retient(sim: Assemblage) -> None:
    retient_le_clavier(sim, "select[name=situation_familiale]")


@defaut(
    "EXG-20-11", "la fenêtre n'annonce pas un refus que l'écran montre lui-même", vu_par="L'étape 2, de vide"
)
def refus_non_annonce(sim: Assemblage) -> None:
    sim.texte(SCRIPT, "? erreur + titre : titre", "? titre : titre")


@defaut(
    "EXG-20-11",
    "après un refus que l'écran montre lui-même, le clavier reste sur le bouton",
    vu_par="L'étape 2, de vide",
)
def clavier_laisse_au_bouton(sim: Assemblage) -> None:
    sim.texte(
        SCRIPT, '(premier.matches("fieldset") ? premier.querySelector("input") : premier).focus();', "{}"
    )


@defaut(
    "EXG-20-11",
    "après une connexion refusée, le clavier repart du haut de la page",
    vu_par="L'étape 4, rubrique",
)
def refus_en_haut_de_page(sim: Assemblage) -> None:
    sim.texte("pages/_champs.html", ' tabindex="-1" autofocus', ' tabindex="-1"')


@defaut("EXG-20-11", "l'aide des champs est d'un gris trop pâle", vu_par="L'étape 4, rubrique")
def aide_trop_pale(sim: Assemblage) -> None:
    sim.texte(FEUILLE, ".aide { display: block; margin: 0 0 .3rem; color: #555;", ".aide { color: #aaa;")


@defaut("EXG-20-11", "rien ne montre où est le clavier", vu_par="Les autres écrans se quittent")
def clavier_invisible(sim: Assemblage) -> None:
    sim.texte(
        FEUILLE,
        "body :focus-visible { outline: .2rem solid #5b2a86; outline-offset: .15rem; }",
        "body :focus { outline: none; box-shadow: none; }",
    )


@defaut("EXG-20-11", "les dates débordent d'un petit écran", vu_par="De l'accueil au choix")
def dates_trop_larges(sim: Assemblage) -> None:
    sim.texte(
        FEUILLE, "fieldset.date .elements { display: flex; flex-wrap: wrap;", "fieldset.date { width: 30rem;"
    )


@defaut("EXG-20-11", "« Échap » ne referme pas le volet de la cloche", vu_par="Le volet refermé")
def volet_sans_echappee(sim: Assemblage) -> None:
    sim.texte("pages/base.html", 'class="volet" popover', 'class="volet" popover="manual"')


@defaut(
    "EXG-20-11", "une pièce au long intitulé déborde d'un petit écran", vu_par="De la cloche à la décision"
)
def piece_trop_large(sim: Assemblage) -> None:
    sim.texte(FEUILLE, ".piece h3, .piece .erreur { overflow-wrap: anywhere; }", "")


@defaut("EXG-20-11", "un long nom de fichier déborde d'un petit écran", vu_par="Du préambule à la demande")
def nom_de_fichier_trop_large(sim: Assemblage) -> None:
    sim.texte(FEUILLE, ".fichiers a, .fichier { overflow-wrap: anywhere; }", "")


@defaut(
    "EXG-20-11", "la phrase de l'étape ne grandit pas avec le reste du texte", vu_par="L'étape 2, de vide"
)
def phrase_de_taille_fixe(sim: Assemblage) -> None:
    sim.texte(FEUILLE, ".phrase { font-size: 1.1rem;", ".phrase { font-size: 18px;")


@defaut("EXG-20-11", "un avis de hauteur fixe coupe le texte agrandi", vu_par="L'étape 1, de vide")
def avis_qui_coupe(sim: Assemblage) -> None:
    sim.texte(FEUILLE, ".avis { padding", ".avis { height: 110px; overflow: hidden; padding")


@defaut("EXG-20-11", "rien ne montre que le clavier est sur une case", vu_par="L'étape 2")
def case_sans_contour(sim: Assemblage) -> None:
    case = ".case label { display: block; }"
    nue = ":root[data-theme] body .case input:focus-visible { outline: none; box-shadow: none; }"
    sim.texte(FEUILLE, case, f"{case}\n{nue}")


@defaut("EXG-20-11", "le choix d'un fichier n'a pas d'étiquette liée", vu_par="Du préambule à la demande")
def fichier_sans_etiquette(sim: Assemblage) -> None:
    sim.texte(
        "pages/etape_3.html",
        '<label for="{{ champ.id }}">{{ piece.libelle }} *</label>',
        "{{ piece.libelle }} *",
    )


@defaut("EXG-20-11", "le bouton d'enregistrement ne s'atteint pas au clavier", vu_par="L'étape 2")
def bouton_hors_clavier(sim: Assemblage) -> None:
    sim.texte(
        BOUTONS,
        '<button name="action" value="enregistrer">',
        '<button tabindex="-1" name="action" value="enregistrer">',
    )


@defaut(
    "EXG-20-12", "toutes les étapes ont le même titre de fenêtre", vu_par="Du préambule à la demande déposée"
)
def meme_titre(sim: Assemblage) -> None:
    sim.texte(
        "pages/etape.html",
        "Étape {{ numero }} sur {{ nombre }} : {{ nom }}",
        "Demander un titre de séjour",
    )


@defaut("EXG-20-12", "le fil des étapes ne dit pas à laquelle on est", vu_par="Du préambule à la demande")
def etape_sans_annonce(sim: Assemblage) -> None:
    sim.texte(
        "pages/etape.html",
        "Étape {{ numero }} sur {{ nombre }}{% endtrans %}</p>",
        "Votre demande en {{ nombre }} étapes{% endtrans %}</p>",
    )


@defaut(
    "EXG-20-12",
    "la demande commencée et la demande déposée ont le même titre de fenêtre",
    vu_par="Du préambule à la demande",
)
def titre_des_demandes_partage(sim: Assemblage) -> None:
    sim.texte(
        "pages/demande_en_cours.html",
        "{% if demande.numero %}{% trans %}Demander un titre de séjour : demande déposée",
        "{% if demande.numero %}{% trans %}Demander un titre de séjour : demande commencée",
    )


@defaut(
    "EXG-20-12",
    "la demande enregistrée et le compte créé ont le même titre de fenêtre",
    vu_par="De l'accueil au choix de la demande",
)
def titre_partage(sim: Assemblage) -> None:
    sim.texte(
        "pages/compte_enregistree.html",
        "Création de compte : demande enregistrée",
        "Création de compte : compte créé",
    )


@defaut("EXG-20-13", "le bas de page ne dit rien du RGAA")
def rgaa_non_dit(sim: Assemblage) -> None:
    sim.texte("pages/base.html", " Accessibilité : non évaluée au RGAA.", "")


@defaut("EXG-20-14", "l'espace personnel date les demandes en temps universel")
def temps_universel(sim: Assemblage) -> None:
    sim.texte(
        "pages/accueil.html",
        "{{ demande.date_de_depot.strftime('%d/%m/%Y') }}",
        "{% set t = demande.deposee_le.utctimetuple() %}"
        "{{ '%02d/%02d/%d' | format(t.tm_mday, t.tm_mon, t.tm_year) }}",
    )


@defaut("EXG-20-15", "l'adresse d'une personne réelle est montrée")
def adresse_reelle(sim: Assemblage) -> None:
    reelle = "'prenom.nom' ~ '@' ~ 'interieur.gouv.fr'"
    sim.texte("pages/etape_4.html", "_('Email :'), informations.courriel", f"_('Email :'), {reelle}")


@defaut("EXG-20-16", "le dépôt n'est pas journalisé")
def depot_non_journalise(sim: Assemblage) -> None:
    sim.detourne(
        Journal,
        note=lambda suite, acte, *suivants: None if acte is Acte.DEPOSEE else suite(acte, *suivants),
    )


@defaut("EXG-20-18", "le fil d'Ariane des étapes s'arrête à l'accueil")
def fil_a_l_accueil(sim: Assemblage) -> None:
    sim.texte(
        "pages/etape.html",
        "{% block fil %}{% trans %}Demander un titre de séjour{% endtrans %}",
        "{% block fil %}",
    )


@defaut(
    "EXG-20-19", "la phrase de l'étape 2 est à l'étape 3", vu_par="L'étape 3 porte son titre et sa phrase"
)
def phrase_de_l_etape_2(sim: Assemblage) -> None:
    sim.texte(
        "pages/etape_3.html", "Je joins mes documents justificatifs", "Je renseigne mon motif de séjour"
    )
