"""Défauts de l'étape 4 (chapitre 11)."""

from typing import Any

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.domaine.depot import Depots
from simulator.domaine.parcours import Parcours
from simulator.domaine.recapitulatif import Recapitulatif
from simulator.domaine.refus import SaisieRefusee

PAGE = "pages/etape_4.html"
RUBRIQUE = "pages/_rubrique.html"
LONGUEUR_COUPEE = 255


@defaut("EXG-11-01", "la troisième rubrique n'est pas montrée")
def sans_troisieme_rubrique(sim: Assemblage) -> None:
    sim.texte(
        RUBRIQUE, '<details class="rubrique"', '<details{% if rang == 3 %} hidden{% endif %} class="rubrique"'
    )


@defaut("EXG-11-02", "l'ancienne adresse est montrée")
def ancienne_adresse(sim: Assemblage) -> None:
    sim.texte(
        PAGE, "'N° et voie :', informations.adresse.voie", "'N° et voie :', demande.usager.adresse.voie"
    )


@defaut("EXG-11-03", "toutes les rubriques sont ouvertes d'un coup")
def tout_ouvert(sim: Assemblage) -> None:
    sim.texte(RUBRIQUE, "{% if a_valider == rang %} open{% endif %}", " open")


@defaut("EXG-11-04", "une seule rubrique validée permet le dépôt")
def une_rubrique_suffit(sim: Assemblage) -> None:
    sim.remplace(Recapitulatif, tout_valide=lambda demande: bool(demande.rubriques_validees))


@defaut("EXG-11-04", "le serveur accepte un dépôt que l'écran ne propose pas")
def depot_non_controle(sim: Assemblage) -> None:
    sim.remplace(Recapitulatif, exige_tout_valide=lambda _demande: None)


@defaut("EXG-11-05", "« Modifier ma saisie » ramène toujours à l'étape 1")
def toujours_l_etape_1(sim: Assemblage) -> None:
    sim.texte(RUBRIQUE, 'value="modifier:{{ rang }}"', 'value="modifier:1"')


@defaut("EXG-11-06", "l'ancienne validation est conservée")
def validation_conservee(sim: Assemblage) -> None:
    sim.remplace(Recapitulatif, rouvre=lambda _demande, _rubrique, _observations: None)
    sim.detourne(Parcours, note=lambda suite, demande, etape, **_change: suite(demande, etape, changee=False))


@defaut("EXG-11-07", "les fichiers ne sont pas listés")
def fichiers_absents(sim: Assemblage) -> None:
    sim.texte(PAGE, '<span class="fichier" dir="auto">{{ fichier.nom }}</span>', "")


@defaut("EXG-11-08", "le dépôt est refusé sans observation")
def observations_obligatoires(sim: Assemblage) -> None:
    def depose(suite: Any, demande: Any, observations: str) -> None:
        if not observations:
            raise SaisieRefusee({"observations": "Saisissez vos observations."})
        suite(demande, observations)

    sim.detourne(Depots, depose=depose)


@defaut("EXG-11-09", "les observations sont perdues")
def observations_perdues(sim: Assemblage) -> None:
    sim.remplace(Recapitulatif, note_les_observations=lambda _demande, _observations: None)


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


@defaut("EXG-11-13", "l'attestation rappelée est celle des non-mariés")
def attestation_des_non_maries(sim: Assemblage) -> None:
    sim.texte(
        PAGE,
        "<li>{{ declaration }}</li>",
        "<li>{{ declaration | replace('en situation de polygamie', 'marié') }}</li>",
    )
