"""Défauts de la première visite (chapitre 03)."""

from collections.abc import Callable
from datetime import date, timedelta

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.domaine.comptes import Comptes, DepotDeComptes
from simulator.domaine.registre import Nature, Titre
from simulator.domaine.titres import DateSaisie, Titres


@defaut("EXG-03-01", "la date de fin de validité n'est pas demandée")
def fin_non_demandee(sim: Assemblage) -> None:
    sim.texte("pages/connexion.html", "{{ champs.date(titre, 'fin', _('Date de fin de validité :')) }}", "")


@defaut("EXG-03-02", "la création est acceptée sans date de fin")
def fin_facultative(sim: Assemblage) -> None:
    sim.detourne(
        Titres,
        reconnait=lambda suite, numero, debut, fin: (
            suite.__self__.cherche(numero) if fin.vide else suite(numero, debut, fin)
        ),
    )


@defaut("EXG-03-03", "une date hors calendrier est convertie en date suivante")
def date_convertie(sim: Assemblage) -> None:
    def convertit(_champ: str, _nom: str, saisie: DateSaisie) -> date:
        return date(int(saisie.annee), int(saisie.mois), 1) + timedelta(days=int(saisie.jour) - 1)

    sim.remplace(Titres, lit_la_date=convertit)


@defaut("EXG-03-04", "une fin antérieure ou égale au début n'est pas signalée")
def ordre_non_controle(sim: Assemblage) -> None:
    sim.remplace(Titres, exige_l_ordre=lambda _debut, _fin: None)


@defaut("EXG-03-09", "seul le numéro du titre est vérifié")
def dates_non_verifiees(sim: Assemblage) -> None:
    sim.remplace(Titres, dates_exactes=lambda _titre, _debut, _fin: True)


@defaut("EXG-03-10", "un second compte est créé")
def second_compte(sim: Assemblage) -> None:
    sim.remplace(Comptes, refuse_un_second_compte=lambda _usager: None)


@defaut("EXG-03-11", "« COMMENT SAVOIR SI VOUS AVEZ DÉJÀ UN COMPTE ? » manque")
def sans_aide_au_compte(sim: Assemblage) -> None:
    sim.texte(
        "pages/connexion.html",
        ">{% trans %}COMMENT SAVOIR SI VOUS AVEZ DÉJÀ UN COMPTE ?{% endtrans %}<",
        "><",
    )


@defaut("EXG-03-12", "un titre expiré n'est plus reconnu")
def titre_expire_refuse(sim: Assemblage) -> None:
    sim.detourne(
        Titres,
        dates_exactes=lambda suite, titre, debut, fin: suite(titre, debut, fin) and fin > date(2022, 4, 26),
    )


@defaut("EXG-03-14", "l'adresse n'est pas demandée")
def adresse_non_demandee(sim: Assemblage) -> None:
    sim.texte("pages/compte_adresse.html", "Saisissez votre adresse email", "Compte créé")


@defaut("EXG-03-05", "une date se saisit en un seul champ libre")
def date_en_un_champ(sim: Assemblage) -> None:
    sim.texte(
        "pages/_champs.html", "{% for element in (jour, mois, annee) %}", "{% for element in (jour,) %}"
    )


@defaut("EXG-03-06", "l'icône « ? » est sans effet")
def icone_sans_effet(sim: Assemblage) -> None:
    sim.texte(
        "pages/connexion.html",
        "<summary aria-label=\"{{ _('Aide : où lire le numéro') }}\">?</summary>",
        "<summary>?</summary></details><details hidden>",
    )


@defaut("EXG-03-07", "un n° à dix chiffres n'est pas pris pour celui d'un titre ancien")
def titre_ancien_refuse(sim: Assemblage) -> None:
    def sans_les_anciens(suite: Callable[[str], Titre | None], numero: str) -> Titre | None:
        titre = suite(numero)
        return None if titre and titre.nature is Nature.TITRE and numero.isdigit() else titre

    sim.detourne(Titres, cherche=sans_les_anciens)


@defaut(
    "EXG-03-08",
    "le treizième caractère d'un n° de visa est ignoré",
    vu_par="Le n° de visa recopié à un caractère près ne l'est pas",
)
def visa_tronque(sim: Assemblage) -> None:
    sim.detourne(Titres, cherche=lambda suite, numero: suite(numero[:12]))


@defaut(
    "EXG-03-13",
    "le n° étranger est lu comme un entier à la première visite",
    vu_par="Le n° étranger recopié à un chiffre près ne l'est pas",
)
def numero_lu_comme_un_entier(sim: Assemblage) -> None:
    sim.detourne(
        Titres, cherche=lambda suite, numero: suite(numero.zfill(10) if numero.isdigit() else numero)
    )


@defaut(
    "EXG-03-13",
    "le n° étranger est lu comme un entier à la connexion",
    vu_par="Le n° étranger recopié à un chiffre près ne l'ouvre pas",
)
def identifiant_lu_comme_un_entier(sim: Assemblage) -> None:
    sim.detourne(
        DepotDeComptes,
        de_l_etranger=lambda suite, numero: suite(numero.zfill(10) if numero.isdigit() else numero),
    )
