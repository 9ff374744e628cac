"""Défauts de l'étape 4 (chapitre 11)."""

import dataclasses
from typing import Any

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.domaine.depot import Depots
from simulator.domaine.informations import Coordonnees
from simulator.domaine.parcours import Parcours
from simulator.domaine.recapitulatif import Recapitulatif
from simulator.domaine.refus import SaisieRefusee
from simulator.domaine.textes import Texte

PAGE = "pages/etape_4.html"
RUBRIQUE = "pages/_rubrique.html"
LONGUEUR_COUPEE = 255
OCTETS = "return new TextEncoder().encode(texte).length;"


@defaut("EXG-11-01", "la troisième rubrique n'est pas montrée")
def sans_troisieme_rubrique(sim: Assemblage) -> None:
    sim.texte(
        RUBRIQUE, '<details class="rubrique"', '<details{% if rang == 3 %} hidden{% endif %} class="rubrique"'
    )


@defaut(
    "EXG-11-02",
    "l'ancienne adresse est montrée",
    vu_par="Adresse et coordonnées sont rendues à la lettre, à elle comme à l'agent",
)
def ancienne_adresse(sim: Assemblage) -> None:
    sim.texte(
        PAGE, "_('N° et voie :'), informations.adresse.voie", "_('N° et voie :'), demande.usager.adresse.voie"
    )


@defaut(
    "EXG-11-02",
    "les coordonnées sont remises en forme au lieu d'être rendues telles quelles",
    vu_par="Adresse et coordonnées sont rendues à la lettre, à elle comme à l'agent",
)
def coordonnees_remises_en_forme(sim: Assemblage) -> None:
    def adresse(suite: Any, saisie: Any, connue: Any) -> Any:
        gardee = suite(saisie, connue)
        return dataclasses.replace(gardee, voie=gardee.voie.upper())

    sim.detourne(Coordonnees, adresse=adresse)


@defaut("EXG-11-03", "une rubrique se valide avant la précédente")
def sans_ordre(sim: Assemblage) -> None:
    sim.remplace(Recapitulatif, ouverte=lambda _demande, _rubrique: True)


@defaut(
    "EXG-11-03",
    "toutes les rubriques sont ouvertes d'un coup",
    vu_par="Valider une rubrique la replie et ouvre la suivante",
)
def tout_ouvert(sim: Assemblage) -> None:
    sim.texte(RUBRIQUE, "{% if a_valider == rang %} open{% endif %}", " open")


@defaut("EXG-11-04", "une seule rubrique validée permet le dépôt")
def une_rubrique_suffit(sim: Assemblage) -> None:
    sim.remplace(Recapitulatif, tout_valide=lambda demande: bool(demande.rubriques_validees))


@defaut("EXG-11-04", "le serveur accepte un dépôt que l'écran ne propose pas")
def depot_non_controle(sim: Assemblage) -> None:
    sim.remplace(Recapitulatif, exige_tout_valide=lambda _demande: None)


@defaut(
    "EXG-11-05",
    "« Modifier ma saisie » ramène toujours à l'étape 1",
    vu_par="Modifier la rubrique 2 ramène à l'étape 2, remplie",
)
def toujours_l_etape_1(sim: Assemblage) -> None:
    sim.texte(RUBRIQUE, 'value="modifier:{{ rang }}"', 'value="modifier:1"')


@defaut(
    "EXG-11-06",
    "l'ancienne validation est conservée",
    vu_par="Changer son adresse remet en cause la rubrique 1, et elle seule",
)
def validation_conservee(sim: Assemblage) -> None:
    sim.remplace(Recapitulatif, rouvre=lambda _demande, _rubrique, _observations: None)
    sim.detourne(Parcours, note=lambda suite, demande, etape, **_change: suite(demande, etape, changee=False))


@defaut(
    "EXG-11-06",
    "un fichier ajouté ne remet pas sa rubrique en cause",
    vu_par="Changer ses fichiers remet en cause la rubrique 3, et elle seule",
)
def fichier_ajoute_sans_revalidation(sim: Assemblage) -> None:
    garde_la_validation(sim, 3)


@defaut(
    "EXG-11-06",
    "une nouvelle situation familiale ne remet pas en cause l'attestation sur l'honneur",
    vu_par="Changer de situation familiale remet en cause les rubriques 1 et 2",
)
def situation_sans_revalidation(sim: Assemblage) -> None:
    garde_la_validation(sim, 2)


def garde_la_validation(sim: Assemblage, rubrique: int) -> None:
    """Une rubrique validée le reste, quoi qu'on change à son étape."""

    def tout_valide(suite: Any, demande: Any) -> bool:
        demande.rubriques_validees |= {rubrique}
        return bool(suite(demande))

    def a_valider(suite: Any, demande: Any) -> Any:
        demande.rubriques_validees |= {rubrique}
        return suite(demande)

    sim.detourne(Recapitulatif, tout_valide=tout_valide, a_valider=a_valider)


@defaut("EXG-11-06", "un récapitulatif dépassé, resté dans un autre onglet, se dépose")
def recapitulatif_depasse(sim: Assemblage) -> None:
    sim.remplace(Recapitulatif, exige_relu=lambda _demande, _relu: None)


@defaut("EXG-11-07", "les fichiers ne sont pas listés")
def fichiers_absents(sim: Assemblage) -> None:
    sim.texte(PAGE, '<span class="fichier" dir="auto">{{ fichier.nom }}</span>', "")


@defaut("EXG-11-08", "le dépôt est refusé sans observation")
def observations_obligatoires(sim: Assemblage) -> None:
    def depose(suite: Any, demande: Any, observations: str) -> None:
        if not observations:
            raise SaisieRefusee({"observations": Texte("Saisissez vos observations.")})
        suite(demande, observations)

    sim.detourne(Depots, depose=depose)


@defaut("EXG-11-09", "les observations sont perdues")
def observations_perdues(sim: Assemblage) -> None:
    sim.remplace(Recapitulatif, note_les_observations=lambda _demande, _observations: None)


@defaut("EXG-11-09", "les écritures non latines deviennent des points d'interrogation")
def observations_en_latin(sim: Assemblage) -> None:
    sim.detourne(
        Recapitulatif,
        note_les_observations=lambda suite, demande, observations: suite(
            demande, observations.encode("cp1252", "replace").decode("cp1252")
        ),
    )


@defaut("EXG-11-10", "le balisage des observations est interprété chez l'agent")
def balisage_interprete(sim: Assemblage) -> None:
    sim.texte("console/demande.html", "{{ demande.observations }}", "{{ demande.observations | safe }}")


@defaut("EXG-11-11", "le compteur compte les octets")
def compteur_en_octets(sim: Assemblage) -> None:
    sim.texte("statique/site.js", 'return [...texte.replace(/\\r\\n/g, "\\n")].length;', OCTETS)


@defaut("EXG-11-11", "les observations sont coupées sans le dire")
def observations_coupees(sim: Assemblage) -> None:
    sim.detourne(
        Recapitulatif,
        note_les_observations=lambda suite, demande, observations: suite(
            demande, observations[:LONGUEUR_COUPEE]
        ),
    )


@defaut("EXG-11-12", "l'avertissement n'a pas sa seconde phrase")
def avertissement_coupe(sim: Assemblage) -> None:
    sim.texte(PAGE, " Une fois la demande déposée, je ne peux plus la modifier.", "")


@defaut(
    "EXG-11-13",
    "l'attestation rappelée est celle des non-mariés",
    vu_par="\"Marié(e)\", l'attestation rappelée est celle qu'elle a cochée",
)
def attestation_des_non_maries(sim: Assemblage) -> None:
    sim.texte(
        PAGE,
        "<li>{{ _(declaration) }}</li>",
        "<li>{{ declaration | replace('en situation de polygamie', 'marié') }}</li>",
    )
