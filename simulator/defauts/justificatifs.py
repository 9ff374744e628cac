"""Défauts de l'étape 3 (chapitre 10)."""

import dataclasses
import re
from collections import Counter
from datetime import date, timedelta
from typing import Any

from flask import request

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.domaine.demandes import Demandes, EphotoConfirmee
from simulator.domaine.ephotos import Ephoto, Ephotos
from simulator.domaine.etapes import Etapes
from simulator.domaine.fichiers import FORMATS, LONGUEUR_DU_NOM, Fichiers
from simulator.domaine.justificatifs import Justificatifs
from simulator.domaine.pieces import PiecesDemandees
from simulator.domaine.refus import SaisieRefusee
from simulator.domaine.regles import Regles
from simulator.domaine.textes import Texte

PAGE = "pages/etape_3.html"
MAXIMUM = Regles().fichiers_par_piece
TAILLE = Regles().taille_maximale


@defaut(
    "EXG-10-01",
    "un .docx est accepté",
    vu_par="Tout autre format est refusé, à l'écran comme par une requête directe",
)
def docx_accepte(sim: Assemblage) -> None:
    sim.detourne(
        Fichiers,
        extensions=lambda suite: (*suite(), ".docx"),
        motif_de_contenu=lambda suite, octets: None if octets.startswith(b"PK") else suite(octets),
    )


@defaut("EXG-10-01", "une photo de téléphone, sans en-tête JFIF, est refusée")
def photo_refusee(sim: Assemblage) -> None:
    sim.detourne(
        Fichiers,
        format=lambda suite, octets: None if octets.startswith(b"\xff\xd8\xff\xe1") else suite(octets),
    )


@defaut("EXG-10-02", "une extension en capitales est refusée")
def casse_de_l_extension(sim: Assemblage) -> None:
    sim.detourne(Fichiers, motif_d_extension=lambda suite, nom: suite(nom if nom == nom.lower() else "sans"))


@defaut("EXG-10-03", ".jpeg et .tif sont refusés")
def sans_synonymes(sim: Assemblage) -> None:
    sim.remplace(Fichiers, extensions=lambda: FORMATS)


@defaut("EXG-10-04", "seule l'extension est contrôlée")
def contenu_non_controle(sim: Assemblage) -> None:
    sim.remplace(Fichiers, motif_de_contenu=lambda _octets: None)


@defaut("EXG-10-04", "la signature est cherchée dans tout le fichier")
def signature_n_importe_ou(sim: Assemblage) -> None:
    sim.detourne(Fichiers, format=lambda suite, octets: ".pdf" if b"%PDF-" in octets else suite(octets))


@defaut("EXG-10-04", "deux lettres suffisent à faire une image BMP")
def texte_pris_pour_une_image(sim: Assemblage) -> None:
    sim.detourne(Fichiers, format=lambda suite, octets: ".bmp" if octets.startswith(b"BM") else suite(octets))


@defaut("EXG-10-04", "un contenu accepté est refusé sous l'extension d'un autre format")
def extension_du_contenu(sim: Assemblage) -> None:
    def controle(suite: Any, champ: str, nom: str, octets: bytes) -> Any:
        accepte = suite(champ, nom, octets)
        if octets.startswith(b"%PDF-") and not accepte.nom.lower().endswith(".pdf"):
            raise SaisieRefusee({champ: Texte("Son contenu est un PDF.")})
        return accepte

    sim.detourne(Fichiers, controle=controle)


@defaut("EXG-10-05", "un fichier de 10 Mo tout juste est refusé")
def moins_de_dix_mo(sim: Assemblage) -> None:
    sim.remplace(Fichiers, trop_gros=lambda octets: len(octets) >= TAILLE)


@defaut("EXG-10-06", "la taille n'est contrôlée que par l'écran")
def taille_non_controlee(sim: Assemblage) -> None:
    sim.remplace(Fichiers, trop_gros=lambda _octets: False)


@defaut("EXG-10-07", "un fichier vide est accepté")
def vide_accepte(sim: Assemblage) -> None:
    sim.detourne(
        Fichiers,
        vide=lambda _suite, _octets: False,
        motif_de_contenu=lambda suite, octets: suite(octets) if octets else None,
    )


@defaut("EXG-10-08", "un quatrième fichier est accepté")
def quatre_fichiers(sim: Assemblage) -> None:
    sim.regle(fichiers_par_piece=MAXIMUM + 1)


@defaut("EXG-10-09", "trois fichiers sont acceptés en tout")
def trois_en_tout(sim: Assemblage) -> None:
    sim.remplace(Justificatifs, reste_une_place=lambda demande, _piece: len(demande.justificatifs) < MAXIMUM)


@defaut("EXG-10-10", "une suppression ne rend pas la place")
def place_non_rendue(sim: Assemblage) -> None:
    joints: Counter[str] = Counter()

    def joint(suite: Any, demande: Any, piece: str, nom: str, octets: bytes) -> Any:
        justificatif = suite(demande, piece, nom, octets)
        joints[demande.cle] += 1
        return justificatif

    sim.detourne(
        Justificatifs,
        joint=joint,
        reste_une_place=lambda _suite, demande, _piece: joints[demande.cle] < MAXIMUM,
    )


@defaut("EXG-10-11", "un nom technique remplace celui du fichier")
def nom_technique(sim: Assemblage) -> None:
    sim.texte(PAGE, "{{ fichier.nom }}</a>", "{{ fichier.cle }}</a>")


@defaut("EXG-10-12", "un fichier supprimé reste au dossier")
def suppression_sans_effet(sim: Assemblage) -> None:
    sim.remplace(Justificatifs, retire=lambda _demande, _cle: None)


@defaut("EXG-10-13", "le serveur accepte l'étape sans ephoto")
def ephoto_facultative(sim: Assemblage) -> None:
    sim.remplace(Justificatifs, motif_d_ephoto=lambda _demande: None)


@defaut("EXG-10-14", "un numéro ephoto de 21 caractères est accepté")
def vingt_et_un_caracteres(sim: Assemblage) -> None:
    un_de_moins = Regles().longueur_ephoto - 1
    sim.detourne(
        Ephotos,
        motif_de_forme=lambda suite, numero: None if len(numero) == un_de_moins else suite(numero),
        motif_du_registre=lambda suite, numero: None if len(numero) == un_de_moins else suite(numero),
    )


@defaut("EXG-10-15", "les espaces comptent comme des caractères")
def espaces_comptees(sim: Assemblage) -> None:
    sim.remplace(Ephotos, nettoie=lambda saisie: saisie.upper())


@defaut(
    "EXG-10-15",
    "les minuscules sont refusées",
    vu_par="Le numéro lu sur la planche est accepté, de quelque façon qu'elle le recopie",
)
def minuscules_refusees(sim: Assemblage) -> None:
    sim.remplace(Ephotos, nettoie=lambda saisie: re.sub(r"[\s\-]", "", saisie))


@defaut(
    "EXG-10-15",
    "les lettres sont refusées",
    vu_par="Le numéro lu sur la planche est accepté, de quelque façon qu'elle le recopie",
)
def lettres_refusees(sim: Assemblage) -> None:
    sim.detourne(
        Ephotos,
        motif_de_forme=lambda suite, numero: (
            suite(numero) or (None if numero.isdecimal() else "Des chiffres.")
        ),
    )


@defaut(
    "EXG-10-16",
    "un numéro ephoto non confirmé est accepté",
    vu_par="Un numéro saisi sans être confirmé ne suffit pas",
)
def ephoto_non_confirmee(sim: Assemblage) -> None:
    def enregistre(suite: Any, demande: Any) -> None:
        saisi = request.form.get("ephoto")
        if saisi and demande.ephoto is None:
            demande.ephoto = EphotoConfirmee(saisi)
        suite(demande)

    sim.detourne(Etapes, enregistre_les_justificatifs=enregistre)


@defaut("EXG-10-17", "un numéro ephoto confirmé ne se supprime plus")
def ephoto_figee(sim: Assemblage) -> None:
    sim.remplace(Justificatifs, supprime_l_ephoto=lambda _demande: None)


@defaut("EXG-10-18", "un numéro ephoto déjà utilisé est accepté")
def ephoto_reutilisee(sim: Assemblage) -> None:
    sim.remplace(Ephotos, deja_utilisee=lambda _ephoto: False)


@defaut("EXG-10-18", "un numéro ephoto de plus de six mois est accepté")
def ephoto_sans_age(sim: Assemblage) -> None:
    sim.remplace(Ephotos, trop_ancienne=lambda _ephoto: False)


@defaut(
    "EXG-10-18",
    "six mois sont comptés pour 182 jours",
    vu_par="Un numéro vaut six mois, fins de mois comprises",
)
def ephoto_de_182_jours(sim: Assemblage) -> None:
    def trop_ancienne(suite: Any, ephoto: Ephoto) -> bool:
        aujourd_hui: date = suite.__self__.horloge.aujourd_hui()
        return aujourd_hui > ephoto.delivree_le + timedelta(days=182)

    sim.detourne(Ephotos, trop_ancienne=trop_ancienne)


@defaut("EXG-10-18", "tous les numéros ephoto refusés le sont pour le même motif")
def ephoto_sans_motif(sim: Assemblage) -> None:
    sim.detourne(
        Ephotos, motif_du_registre=lambda suite, numero: suite(numero) and "Ce numéro ephoto est refusé."
    )


@defaut(
    "EXG-10-18",
    "le numéro ephoto n'est pas revérifié au dépôt",
    vu_par="Deux usagères ont le même numéro : la seconde à déposer est refusée, et rien n'est déposé",
)
def ephoto_non_reverifiee(sim: Assemblage) -> None:
    sim.remplace(Justificatifs, exige_une_ephoto_valable=lambda _demande: None)


@defaut(
    "EXG-10-18",
    "le numéro ephoto est consommé dès sa confirmation",
    vu_par="Une demande abandonnée ne consomme pas le numéro",
)
def ephoto_consommee_a_la_confirmation(sim: Assemblage) -> None:
    def lit(suite: Any, saisie: str) -> Any:
        numero = suite(saisie)
        suite.__self__.utilise(numero)
        return numero

    sim.detourne(Ephotos, lit=lit)


@defaut("EXG-10-19", "l'étape est acceptée sans justificatif de domicile")
def justificatif_facultatif(sim: Assemblage) -> None:
    sim.remplace(Justificatifs, motif_de_piece=lambda _demande, _piece: None)


@defaut("EXG-10-20", "l'intitulé dit « moins de 3 mois »")
def trois_mois(sim: Assemblage) -> None:
    sim.detourne(
        PiecesDemandees,
        pour=lambda suite, demande: tuple(
            dataclasses.replace(piece, libelle=piece.libelle.replace("6 mois", "3 mois"))
            for piece in suite(demande)
        ),
    )


@defaut("EXG-10-21", "la liste des traducteurs n'est pas un lien")
def traducteurs_sans_lien(sim: Assemblage) -> None:
    sim.texte(PAGE, ">liste des traducteurs agréés</a>", "></a>liste des traducteurs agréés")


@defaut("EXG-10-22", "le service photo n'est pas un lien")
def service_photo_sans_lien(sim: Assemblage) -> None:
    sim.texte("pages/_ephoto.html", ">suivant ce lien</a>", "></a>suivant ce lien")


@defaut("EXG-10-23", "la consigne dit 5 Mo")
def cinq_mo(sim: Assemblage) -> None:
    sim.texte(PAGE, "{{ taille }} Mo par fichier", "5 Mo par fichier")


@defaut("EXG-10-24", "un nom de fichier est écrit dans la page sans être échappé")
def nom_non_echappe(sim: Assemblage) -> None:
    sim.texte(PAGE, "{{ fichier.nom }}</a>", "{{ fichier.nom | safe }}</a>")


@defaut(
    "EXG-10-24",
    "un nom de fichier est écrit dans le récapitulatif sans être échappé",
    vu_par="Un nom hostile est le même, sans danger, à l'étape 3, au récapitulatif et pour l'agent",
)
def nom_non_echappe_au_recapitulatif(sim: Assemblage) -> None:
    sim.texte("pages/etape_4.html", "{{ fichier.nom }}</span>", "{{ fichier.nom | safe }}</span>")


@defaut(
    "EXG-10-24",
    "un nom de fichier garde ses caractères invisibles",
    vu_par="Un nom hostile est le même, sans danger, à l'étape 3, au récapitulatif et pour l'agent",
)
def caracteres_invisibles(sim: Assemblage) -> None:
    sim.remplace(Fichiers, nom_sans_danger=lambda nom: re.split(r"[/\\]", nom)[-1])


@defaut(
    "EXG-10-24",
    "un nom de fichier garde ses dossiers",
    vu_par="Un nom hostile est le même, sans danger, à l'étape 3, au récapitulatif et pour l'agent",
)
def nom_a_dossiers(sim: Assemblage) -> None:
    sim.detourne(
        Fichiers, nom_sans_danger=lambda suite, nom: "/".join(suite(element) for element in nom.split("/"))
    )


@defaut(
    "EXG-10-24",
    "un nom de fichier trop long est gardé entier",
    vu_par="Un nom hostile est le même, sans danger, à l'étape 3, au récapitulatif et pour l'agent",
)
def nom_sans_limite(sim: Assemblage) -> None:
    sim.detourne(
        Fichiers, nom_sans_danger=lambda suite, nom: nom if len(nom) > LONGUEUR_DU_NOM else suite(nom)
    )


@defaut(
    "EXG-10-24",
    "un fichier se télécharge sous un nom que le système réserve ou refuse",
    vu_par="Un nom hostile est le même, sans danger, à l'étape 3, au récapitulatif et pour l'agent",
)
def nom_telecharge_brut(sim: Assemblage) -> None:
    sim.remplace(Fichiers, nom_a_telecharger=lambda nom: nom)


@defaut("EXG-10-24", "le refus de l'écran montre le nom au sens de lecture renversé")
def refus_au_sens_renverse(sim: Assemblage) -> None:
    sim.texte("statique/site.js", '.replace(/\\p{C}/gu, "")', "")


@defaut(
    "EXG-10-25",
    "un fichier se lit par son adresse, quel qu'en soit le propriétaire",
    vu_par="Un fichier joint n'est remis qu'à qui l'a joint et à l'agent",
)
def fichier_a_tous(sim: Assemblage) -> None:
    sim.remplace(Demandes, permis=lambda _demande, _usager: True)


@defaut(
    "EXG-10-25",
    "la clé d'un fichier suffit : il se lit sous n'importe quelle demande à soi",
    vu_par="Un fichier joint n'est remis qu'à qui l'a joint et à l'agent",
)
def fichier_sans_sa_demande(sim: Assemblage) -> None:
    def lit(suite: Any, demande: Any, cle: str) -> Any:
        joints = (joint for une in suite.__self__.depot.cherche(None) for joint in une.justificatifs)
        return next((joint for joint in joints if joint.cle == cle), None) or suite(demande, cle)

    sim.detourne(Justificatifs, lit=lit)


@defaut("EXG-10-26", "l'étape complète reste ouverte")
def reste_a_l_etape_3(sim: Assemblage) -> None:
    sim.remplace(Etapes, enregistre_les_justificatifs=lambda _demande: None)


@defaut("EXG-10-27", "un refus vide la liste des fichiers joints")
def refus_qui_vide(sim: Assemblage) -> None:
    def joint(suite: Any, demande: Any, piece: str, nom: str, octets: bytes) -> Any:
        try:
            return suite(demande, piece, nom, octets)
        except SaisieRefusee:
            demande.justificatifs.clear()
            raise

    sim.detourne(Justificatifs, joint=joint)
