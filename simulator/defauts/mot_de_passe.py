"""Défauts du mot de passe (chapitre 05)."""

import re
import string
from collections.abc import Callable

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.domaine.mots_de_passe import MotsDePasse


@defaut(
    "EXG-05-01", "un lien expiré confirme tout de même l'adresse", vu_par="Un lien expiré ne confirme rien"
)
def confirme_un_lien_expire(sim: Assemblage) -> None:
    sim.texte("pages/lien_refuse.html", "{{ motif }}", "{{ motif }} Votre adresse email a bien été validée.")


@defaut(
    "EXG-05-02",
    "la confirmation est facultative pour le serveur",
    vu_par="Sans la confirmation, la création est refusée par une requête directe",
)
def confirmation_facultative(sim: Assemblage) -> None:
    sim.detourne(
        MotsDePasse,
        motif_de_confirmation=lambda suite, mot_de_passe, confirmation: suite(
            mot_de_passe, confirmation or mot_de_passe
        ),
    )


@defaut(
    "EXG-05-03",
    "neuf caractères sont exigés au lieu de huit",
    vu_par="Long de 8 caractères, un mot de passe est accepté",
)
def strictement_plus_de_huit(sim: Assemblage) -> None:
    sim.detourne(MotsDePasse, assez_long=lambda suite, mot_de_passe: suite(mot_de_passe[:-1]))


@defaut("EXG-05-04", "la majuscule n'est pas exigée")
def sans_majuscule(sim: Assemblage) -> None:
    sim.remplace(MotsDePasse, a_une_majuscule=lambda _mot_de_passe: True)


@defaut("EXG-05-05", "la minuscule n'est pas exigée")
def sans_minuscule(sim: Assemblage) -> None:
    sim.remplace(MotsDePasse, a_une_minuscule=lambda _mot_de_passe: True)


@defaut("EXG-05-06", "le chiffre n'est pas exigé")
def sans_chiffre(sim: Assemblage) -> None:
    sim.remplace(MotsDePasse, a_un_chiffre=lambda _mot_de_passe: True)


@defaut("EXG-05-07", "le caractère spécial n'est pas exigé")
def sans_special(sim: Assemblage) -> None:
    sim.remplace(MotsDePasse, a_un_special=lambda _mot_de_passe: True)


@defaut(
    "EXG-05-08",
    "« _ » n'est pas compté comme caractère spécial",
    vu_par="Chaque caractère de la liste suffit à lui seul",
)
def souligne_oublie(sim: Assemblage) -> None:
    sim.remplace(MotsDePasse, a_un_special=lambda mot_de_passe: bool(re.search(r"[^\w\s]", mot_de_passe)))


@defaut("EXG-05-09", "« - » compte comme caractère spécial", vu_par="Un caractère hors liste ne compte pas")
def tiret_special(sim: Assemblage) -> None:
    sim.remplace(
        MotsDePasse, a_un_special=lambda mot_de_passe: any(c in string.punctuation for c in mot_de_passe)
    )


@defaut("EXG-05-10", "« é » compte comme minuscule")
def accents_admis(sim: Assemblage) -> None:
    sim.remplace(MotsDePasse, a_une_minuscule=lambda mot_de_passe: any(c.islower() for c in mot_de_passe))


@defaut("EXG-05-11", "la confirmation est comparée sans la casse")
def confirmation_sans_casse(sim: Assemblage) -> None:
    sim.detourne(
        MotsDePasse,
        motif_de_confirmation=lambda suite, mot_de_passe, confirmation: suite(
            mot_de_passe.lower(), confirmation.lower()
        ),
    )


@defaut("EXG-05-12", "le format attendu n'est pas dit avant la saisie")
def format_non_dit(sim: Assemblage) -> None:
    sim.texte("pages/_champs.html", "Format attendu : au moins", "Au moins")


@defaut("EXG-05-13", "le refus ne dit pas ce qui manque")
def refus_sans_motif(sim: Assemblage) -> None:
    sim.detourne(
        MotsDePasse,
        manques=lambda suite, mot_de_passe: ["Mot de passe invalide."] if suite(mot_de_passe) else [],
    )


@defaut("EXG-05-14", "l'identifiant confirmé est l'adresse électronique")
def identifiant_faux(sim: Assemblage) -> None:
    sim.texte("pages/compte_cree.html", "est votre N° Étranger", "est votre adresse email")


@defaut("EXG-05-15", "la saisie du mot de passe est affichée en clair")
def saisie_en_clair(sim: Assemblage) -> None:
    sim.texte(
        "pages/_champs.html",
        "{{ texte(formulaire.confirmation) }}",
        "{{ texte(formulaire.confirmation) | replace('type=\"password\"', 'type=\"text\"') }}",
    )


@defaut(
    "EXG-05-15",
    "l'écran rend le mot de passe refusé, dans le champ masqué",
    vu_par="Un mot de passe refusé n'est pas rendu par l'écran",
)
def saisie_rendue(sim: Assemblage) -> None:
    sim.texte(
        "pages/_champs.html",
        "{{ texte(formulaire.confirmation) }}",
        "{{ texte(formulaire.confirmation)"
        " | replace('value=\"\"', 'value=\"' ~ formulaire.confirmation.data ~ '\"') }}",
    )


@defaut("EXG-05-16", "le mot de passe est tronqué à vingt caractères")
def mot_de_passe_tronque(sim: Assemblage) -> None:
    def tronque(suite: Callable[..., object], mot_de_passe: str, *reste: object) -> object:
        return suite(mot_de_passe[:20], *reste)

    sim.detourne(MotsDePasse, empreinte=tronque, correspond=tronque)


@defaut("EXG-05-17", "la suite de la démarche n'est pas annoncée")
def suite_non_annoncee(sim: Assemblage) -> None:
    sim.texte(
        "pages/compte_cree.html", "C'est également depuis cet espace personnel", "C'est depuis cet espace"
    )
