"""Défauts du choix de la langue (chapitre 20)."""

from typing import Any

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.domaine.informations import NATIONALITES_DU_CONJOINT, LiensFamiliaux
from simulator.web.langue import ChangementDeLangue, dit


@defaut(
    "EXG-20-17",
    "la nationalité du conjoint est enregistrée telle que traduite",
    vu_par="Remplie en anglais, l'étape 1 se lit en français chez l'agent",
)
def valeur_traduite_enregistree(sim: Assemblage) -> None:
    def libelle(suite: Any, saisie: Any) -> str | None:
        valeur = suite(saisie)
        return dit(NATIONALITES_DU_CONJOINT[valeur]) if valeur else valeur

    sim.detourne(LiensFamiliaux, nationalite_du_conjoint=libelle)


@defaut(
    "EXG-20-17",
    "changer de langue perd la saisie en cours",
    vu_par="À moitié remplie, l'étape 1 se retrouve telle quelle d'une langue à l'autre",
)
def saisie_perdue(sim: Assemblage) -> None:
    sim.texte("pages/base.html", "{% set saisie = formulaire is defined or connexion is defined %}", "")


@defaut(
    "EXG-20-17",
    "changer de langue contrôle la saisie en cours",
    vu_par="À moitié remplie, l'étape 1 se retrouve telle quelle d'une langue à l'autre",
)
def saisie_controlee(sim: Assemblage) -> None:
    sim.remplace(ChangementDeLangue, demande=lambda: False)


@defaut(
    "EXG-20-17",
    "les refus du serveur restent en français",
    vu_par="L'étape 1 se lit en anglais, jusqu'à ses refus",
)
def refus_en_francais(sim: Assemblage) -> None:
    sim.texte("pages/_champs.html", "champ.errors | map('traduit')", "champ.errors")


@defaut("EXG-20-17", "la page garde la langue qu'elle annonçait")
def langue_non_annoncee(sim: Assemblage) -> None:
    sim.texte("pages/base.html", '<html lang="{{ langue }}"', '<html lang="fr"')
