"""Défauts de l'attestation de prolongation d'instruction (chapitre 13)."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, timedelta, timezone, tzinfo
from types import SimpleNamespace
from typing import Any

import pypdfium2
from dateutil.relativedelta import relativedelta

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.documents.deux_d_doc import CodeBarres
from simulator.documents.redaction import TITRES, Redaction
from simulator.domaine.attestations import (
    DROITS,
    ContenuDAttestation,
    Droits,
    EditeurDAttestations,
    NomsDeFichier,
    TypeDAttestation,
    Validite,
)
from simulator.domaine.demandes import AttestationEmise, Demande, Demandes, DepotDeDemandes
from simulator.domaine.depot import Remises
from simulator.domaine.identite import Statut
from simulator.domaine.registre import Usager

DPI = 200
POINTS_PAR_POUCE = 72


def _ligne(sim: Assemblage, cle: str, texte: Callable[[ContenuDAttestation, str], str]) -> None:
    """Change la ligne `cle` de l'attestation ; une ligne vide n'est pas imprimée."""

    def lignes(suite: Any, contenu: ContenuDAttestation) -> dict[str, str]:
        normales: dict[str, str] = suite(contenu)
        changees = normales | {cle: texte(contenu, normales[cle])}
        return {nom: valeur for nom, valeur in changees.items() if valeur}

    sim.detourne(Redaction, lignes=lignes)


def _corps_de(sim: Assemblage, type_: TypeDAttestation) -> None:
    """Le corps d'un autre document, sous le titre et le code de celui-ci."""
    sim.detourne(Redaction, modeles=lambda suite, contenu: suite(replace(contenu, type=type_)))


def _debut_a_l_heure_de(sim: Assemblage, fuseau: tzinfo) -> None:
    def contenu(suite: Any, demande: Demande) -> ContenuDAttestation:
        normal: ContenuDAttestation = suite(demande)
        ailleurs = demande.deposee_le and demande.deposee_le.astimezone(fuseau).date()
        return replace(normal, debut=ailleurs or normal.debut)

    sim.detourne(Remises, contenu=contenu)


def _pour_la_famille(sim: Assemblage, cle: type, **autres: Callable[[ContenuDAttestation], Any]) -> None:
    """Remplace ce que rendent des méthodes, pour un membre de famille seulement."""

    def autrement(autre: Callable[[ContenuDAttestation], Any]) -> Callable[..., Any]:
        return lambda suite, contenu: (autre if contenu.statut is Statut.FAMILLE else suite)(contenu)

    sim.detourne(cle, **{nom: autrement(autre) for nom, autre in autres.items()})


def _sans(_contenu: ContenuDAttestation, _texte: str) -> str:
    return ""


@defaut("EXG-13-01", "l'attestation n'est remise qu'après instruction")
def remise_apres_instruction(sim: Assemblage) -> None:
    sim.remplace(DepotDeDemandes, attestations=lambda _demande: [])


@defaut("EXG-13-02", "le dépôt ne remet qu'une attestation de dépôt")
@defaut("EXG-13-12", "le dépôt ne remet qu'une attestation de dépôt, qui ne justifie pas du séjour")
def attestation_de_depot(sim: Assemblage) -> None:
    sim.remplace(Remises, type=lambda: TypeDAttestation.DEPOT)


@defaut("EXG-13-02", "une prolongation d'instruction a pour titre celui d'une attestation de dépôt")
def titre_de_depot(sim: Assemblage) -> None:
    _ligne(sim, "titre", lambda _contenu, _texte: TITRES[TypeDAttestation.DEPOT])


@defaut("EXG-13-02", "une prolongation d'instruction a pour titre celui d'une décision favorable")
def titre_de_decision(sim: Assemblage) -> None:
    _ligne(sim, "titre", lambda _contenu, _texte: TITRES[TypeDAttestation.DECISION_FAVORABLE])


@defaut(
    "EXG-13-02",
    "le haut de page dit « Confirmation de dépôt », comme le bouton qui l'ouvre",
    vu_par="Aucun autre titre",
)
def second_titre(sim: Assemblage) -> None:
    _ligne(sim, "bloc", lambda _contenu, texte: f"{texte}\nConfirmation de dépôt")


@defaut("EXG-13-03", "l'identifiant imprimé est le n° interne du compte")
def numero_interne(sim: Assemblage) -> None:
    _ligne(sim, "identifiant", lambda contenu, texte: texte.replace(contenu.numero_etranger, "1000001"))


@defaut("EXG-13-04", "le n° imprimé n'est pas celui de la demande")
def autre_numero_de_demande(sim: Assemblage) -> None:
    _ligne(sim, "numero_de_demande", lambda _contenu, texte: texte[:-7] + "9999999")


@defaut("EXG-13-05", "la date d'émission est écrite à l'américaine")
def date_americaine(sim: Assemblage) -> None:
    _ligne(
        sim,
        "date_d_emission",
        lambda contenu, _texte: f"DATE D'ÉMISSION : {contenu.date_d_emission:%m/%d/%Y}",
    )


@defaut("EXG-13-06", "la mention de la protection subsidiaire manque")
def sans_mention(sim: Assemblage) -> None:
    _ligne(sim, "mention", _sans)


@defaut("EXG-13-07", "un réfugié reçoit la mention et l'article de la protection subsidiaire")
def mention_d_un_autre_statut(sim: Assemblage) -> None:
    sim.detourne(Redaction, droits=lambda suite, contenu: suite(replace(contenu, statut=Statut.BPS)))


@defaut("EXG-13-08", "le nom et les prénoms sont intervertis")
def nom_et_prenoms_intervertis(sim: Assemblage) -> None:
    def valeurs(suite: Any, contenu: ContenuDAttestation) -> dict[str, str]:
        normales: dict[str, str] = suite(contenu)
        return normales | {"nom": normales["prenoms"], "prenoms": normales["nom"]}

    sim.detourne(Redaction, valeurs=valeurs)


@defaut("EXG-13-09", "l'adresse imprimée est celle d'avant la demande")
def ancienne_adresse(sim: Assemblage) -> None:
    def contenu(suite: Any, demande: Demande) -> ContenuDAttestation:
        normal: ContenuDAttestation = suite(demande)
        return replace(normal, adresse=demande.usager.adresse)

    sim.detourne(Remises, contenu=contenu)


@defaut("EXG-13-10", "la validité finit six mois après, jour pour jour")
def un_jour_de_trop(sim: Assemblage) -> None:
    sim.detourne(Validite, fin=lambda suite, debut, mois: suite(debut, mois) + timedelta(days=1))


@defaut(
    "EXG-13-10",
    "la validité débute au jour du dépôt en temps universel",
    vu_par="Un dépôt du 27/04/2022 à 00 h 01 couvre le séjour à compter du 27/04/2022",
)
def debut_en_temps_universel(sim: Assemblage) -> None:
    _debut_a_l_heure_de(sim, UTC)


@defaut(
    "EXG-13-10",
    "le jour du dépôt est compté à l'heure d'été toute l'année",
    vu_par="Un dépôt du 10/01/2023 à 23 h 59",
)
def debut_a_l_heure_d_ete(sim: Assemblage) -> None:
    _debut_a_l_heure_de(sim, timezone(timedelta(hours=2)))


@defaut(
    "EXG-13-10",
    "le jour du dépôt est compté à l'heure d'hiver toute l'année",
    vu_par="Un dépôt du 27/04/2022 à 00 h 01",
)
def debut_a_l_heure_d_hiver(sim: Assemblage) -> None:
    _debut_a_l_heure_de(sim, timezone(timedelta(hours=1)))


@defaut(
    "EXG-13-11",
    "d'une fin de mois à l'autre : le 28 février mène au 30 août",
    vu_par="Un dépôt du 28/02",
)
def fin_de_mois_en_fin_de_mois(sim: Assemblage) -> None:
    def fin(suite: Any, debut: date, mois: int) -> date:
        dernier = (debut + timedelta(days=1)).day == 1
        return (
            debut + relativedelta(months=mois, day=31) - timedelta(days=1) if dernier else suite(debut, mois)
        )

    sim.detourne(Validite, fin=fin)


@defaut(
    "EXG-13-11",
    "six mois sont comptés pour 183 jours",
    vu_par="Un dépôt du 31/08/2022 couvre le séjour jusqu'au 27/02/2023",
)
def cent_quatre_vingt_trois_jours(sim: Assemblage) -> None:
    sim.remplace(Validite, fin=lambda debut, mois: debut + timedelta(days=mois * 30.5 - 1))


@defaut("EXG-13-11", "une fin de mois déborde sur le mois suivant")
def fin_de_mois_debordante(sim: Assemblage) -> None:
    def fin(debut: date, mois: int) -> date:
        premier = debut.replace(day=1) + relativedelta(months=mois)
        return premier + timedelta(days=debut.day - 2)

    sim.remplace(Validite, fin=fin)


@defaut("EXG-13-12", "l'attestation dit ne pas justifier de la régularité du séjour")
def sans_regularite(sim: Assemblage) -> None:
    _ligne(sim, "regularite", lambda _contenu, texte: texte.replace("justifie", "ne justifie pas"))


@defaut("EXG-13-12", "sous le titre d'une prolongation, le texte est celui d'une attestation de dépôt")
def corps_de_depot(sim: Assemblage) -> None:
    _corps_de(sim, TypeDAttestation.DEPOT)


@defaut(
    "EXG-13-12",
    "sous le titre d'une prolongation, le texte est celui d'une décision favorable",
    vu_par="Aucune phrase",
)
def corps_de_decision(sim: Assemblage) -> None:
    _corps_de(sim, TypeDAttestation.DECISION_FAVORABLE)


@defaut(
    "EXG-13-12",
    "la réserve d'une attestation de dépôt suit la phrase de régularité",
    vu_par="Aucune phrase",
)
def reserve_de_depot(sim: Assemblage) -> None:
    reserve = "Ce document ne justifie pas de la régularité du séjour."
    _ligne(sim, "suivi", lambda _contenu, texte: f"{texte} {reserve}")


@defaut("EXG-13-13", "le droit au travail n'est pas dit")
def sans_droit_au_travail(sim: Assemblage) -> None:
    _ligne(sim, "travail", _sans)


@defaut("EXG-13-14", "le franchissement des frontières n'est pas dit")
def sans_frontieres(sim: Assemblage) -> None:
    _ligne(sim, "frontieres", _sans)


@defaut("EXG-13-15", "le suivi par courrier électronique n'est pas dit")
def sans_suivi(sim: Assemblage) -> None:
    _ligne(sim, "suivi", _sans)


@defaut("EXG-13-16", "le nom du fichier n'a pas de date : une attestation écrase la précédente")
def nom_sans_date(sim: Assemblage) -> None:
    sim.detourne(NomsDeFichier, attestation=lambda suite, contenu: suite(contenu).rpartition("_")[0] + ".pdf")


@defaut("EXG-13-16", "le fichier porte le nom d'une attestation de dépôt")
def nom_de_depot(sim: Assemblage) -> None:
    sim.detourne(
        NomsDeFichier,
        attestation=lambda suite, contenu: suite(replace(contenu, type=TypeDAttestation.DEPOT)),
    )


@defaut("EXG-13-17", "l'attestation est une image, qu'aucun lecteur d'écran ne peut dire")
def attestation_en_image(sim: Assemblage) -> None:
    def compose(suite: Any, contenu: ContenuDAttestation) -> bytes:
        image = io.BytesIO()
        with pypdfium2.PdfDocument(suite(contenu)) as document:
            document[0].render(scale=DPI / POINTS_PAR_POUCE).to_pil().save(image, "PDF", resolution=DPI)
        return image.getvalue()

    sim.detourne(EditeurDAttestations, compose=compose)


@defaut("EXG-13-18", "l'heure du téléchargement est écrite dans le fichier")
def horodatage_courant(sim: Assemblage) -> None:
    heures: list[str] = []

    def lit(suite: Any, cle: str, usager: Usager) -> Demande:
        heures.append(suite.__self__.horloge.maintenant().isoformat())
        demande: Demande = suite(cle, usager)
        return demande

    def attestations(suite: Any, demande: Demande) -> list[Any]:
        emises: list[AttestationEmise] = suite(demande)
        heure = f"% {heures[-1]}\n".encode()
        return [SimpleNamespace(nom=e.nom, contenu=e.contenu, octets=e.octets + heure) for e in emises]

    sim.detourne(Demandes, lit=lit)
    sim.detourne(DepotDeDemandes, attestations=attestations)


@defaut("EXG-13-19", "l'attestation d'un membre de famille vaut six mois", vu_par="Qui dépose")
def famille_six_mois(sim: Assemblage) -> None:
    sim.regle(validite_pour_la_famille=6)


@defaut("EXG-13-19", "trois mois finissent jour pour jour, un jour trop tard", vu_par="Qui dépose")
def famille_un_jour_de_trop(sim: Assemblage) -> None:
    def periode(suite: Any, type_: TypeDAttestation, statut: Statut, debut: date) -> tuple[date, date]:
        premier, dernier = suite(type_, statut, debut)
        return premier, dernier + timedelta(days=statut is Statut.FAMILLE)

    sim.detourne(Validite, periode=periode)


@defaut(
    "EXG-13-19",
    "un membre de famille reçoit la mention de la protection subsidiaire",
    vu_par="Elle n'est dite ni réfugiée ni protégée, et les articles des bénéficiaires ne sont pas cités",
)
def famille_protegee(sim: Assemblage) -> None:
    _pour_la_famille(sim, Redaction, mention=lambda _contenu: DROITS[Statut.BPS].mention)


@defaut(
    "EXG-13-19",
    "un membre de famille est dit reconnu réfugié",
    vu_par="Elle n'est dite ni réfugiée ni protégée, et les articles des bénéficiaires ne sont pas cités",
)
def famille_refugiee(sim: Assemblage) -> None:
    _pour_la_famille(sim, Redaction, mention=lambda _contenu: DROITS[Statut.REFUGIE].mention)


@defaut(
    "EXG-13-19",
    "sans mention, l'article des bénéficiaires est cité quand même",
    vu_par="Elle n'est dite ni réfugiée ni protégée, et les articles des bénéficiaires ne sont pas cités",
)
def famille_article_des_beneficiaires(sim: Assemblage) -> None:
    _pour_la_famille(sim, Redaction, droits=lambda _contenu: Droits("", DROITS[Statut.BPS].article))


@defaut("EXG-13-19", "le 2D-DOC d'un membre de famille garde six mois", vu_par="Le 2D-DOC")
def famille_six_mois_au_2d_doc(sim: Assemblage) -> None:
    def champs(suite: Any, contenu: ContenuDAttestation) -> dict[str, str]:
        normaux: dict[str, str] = suite(contenu)
        fin = contenu.debut + relativedelta(months=6) - timedelta(days=1)
        return normaux | {"6O": f"{fin:%d%m%Y}"} if contenu.statut is Statut.FAMILLE else normaux

    sim.detourne(CodeBarres, champs=champs)


@defaut("EXG-13-20", "toute personne connectée obtient l'attestation dont elle a l'adresse")
def attestation_a_tous(sim: Assemblage) -> None:
    sim.remplace(Demandes, permis=lambda _demande, _usager: True)


@defaut("EXG-13-21", "la phrase de dépôt donne la fin de validité au lieu de la date de dépôt")
def depot_date_de_la_fin(sim: Assemblage) -> None:
    _ligne(
        sim,
        "depot",
        lambda contenu, texte: texte.replace(f"{contenu.date_de_depot:%d/%m/%Y}", f"{contenu.fin:%d/%m/%Y}"),
    )
