"""Le procès-verbal de recette, en PDF : verdict, réserves, environnement, versions, place pour signer."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from reports import ecarts, integrite, parties, remarques
from reports.crochets import DescriptionDeCible
from reports.exigences import CRITICITES, STATUTS
from reports.impression import imprime
from reports.integrite import EMPREINTES, PV, empreinte_de
from reports.matiere import Matiere
from reports.modele import Enregistrement, EtatDExigence, ExigenceEnregistree
from reports.redaction import duree, en_clair, instant
from reports.rendu import annonce

DEMARCHE = (
    "Démarche en ligne « demande de titre de séjour » des bénéficiaires de la protection internationale, "
    "telle que la décrit le guide de référence."
)
SPECIMEN = "SPÉCIMEN — joué sur le simulateur de référence, qui n'est pas le service de l'État."
CHOIX = (
    "Réception sans réserve",
    "Réception avec les réserves ci-dessous, à lever avant le …………………",
    "Réception ajournée, motif : …………………………………………………",
    "Réception refusée, motif : …………………………………………………",
)
LIMITES = (
    "La suite et le simulateur de référence ont les mêmes auteurs.",
    "Les contrôles d'accessibilité automatiques (axe) ne valent pas conformité au RGAA.",
    "Une règle est lue dans le guide (explicite), déduite (inférence) ou prise ailleurs (externe).",
    "Les parcours de bout en bout ne comptent pour aucune règle.",
)
RESERVES = (EtatDExigence.NON_CONFORME, EtatDExigence.A_ARBITRER, EtatDExigence.ECART_CONNU)
MANQUES = (EtatDExigence.NON_APPLICABLE, EtatDExigence.NON_ATTEINTE, EtatDExigence.NON_COUVERTE)


def rend(matiere: Matiere) -> list[Path]:
    """Écrit `pv.pdf`, après les empreintes, dont il porte celle."""
    integrite.ecrit(matiere.dossier)
    chemin = matiere.dossier / PV
    fin = datetime.fromisoformat(matiere.lu["execution"]["fin"])
    chemin.write_bytes(
        imprime("pv.typ", donnees(matiere.lu, empreinte_de(matiere.dossier / EMPREINTES)), fin)
    )
    return [chemin]


def donnees(lu: Enregistrement, empreinte: str) -> dict[str, Any]:
    """Ce que le gabarit imprime, tout en textes."""
    simulateur = lu["cible"] is None or lu["cible"]["simulateur"]
    return {
        "mention": SPECIMEN if simulateur else "Procès-verbal de recette",
        "demarche": DEMARCHE,
        "annonce": annonce(lu["cible"]),
        "verdict": {"mot": lu["verdict"]["mot"], "phrase": lu["verdict"]["phrase"]},
        "choix": CHOIX,
        "faits": list(faits(lu)),
        "etats": [etat.value for etat in EtatDExigence],
        "chiffres": [
            ("Par criticité", [_compte(lu, "criticite", nom) for nom in CRITICITES]),
            ("Par statut", [_compte(lu, "statut", nom) for nom in STATUTS]),
        ],
        "criteres": [
            [critere["criticite"], str(critere["admises"]), str(critere["constatees"])]
            for critere in lu["verdict"]["criteres"]
        ],
        "reserves": [(etat.capitalize(), _regles(lu, etat)) for etat in RESERVES],
        "ecarts": [
            [suivi.vise, suivi.raison, suivi.ticket, suivi.fin, suivi.sort] for suivi in ecarts.suivis(lu)
        ],
        "remarques": [
            [
                une.attendu,
                " ; ".join(une.obtenus),
                ", ".join(une.regles) or "aucune connue",
                str(len(une.scenarios)),
            ]
            for une in remarques.reunies(lu["scenarios"])
        ],
        "non_etabli": "Ce rapport n'affirme rien de ces règles.",
        "manques": [(etat.capitalize(), _par_raison(lu, etat)) for etat in MANQUES],
        "jugements": [
            [
                jugement["regle"],
                jugement["verdict"],
                jugement["par"],
                instant(jugement["le"]),
                jugement["motif"],
            ]
            for jugement in lu["jugements"]
        ],
        "decisions": _decisions(lu),
        "preuve": _preuve(lu),
        "limites": LIMITES,
        "fichier": EMPREINTES,
        "empreinte": empreinte,
    }


def faits(lu: Enregistrement) -> Iterator[tuple[str, str]]:
    """Ce qui a été mesuré de l'exécution ; rien qui ne l'ait été."""
    execution, suite = lu["execution"], lu["suite"]
    yield from _faits_de_la_cible(lu["cible"])
    yield "Rédaction", remarques.redaction(lu["cible"])
    yield "Début", instant(execution["debut"])
    yield "Fin", f"{instant(execution['fin'])}, {duree(execution['duree'])} de jeu"
    if lu["parties"]:
        yield "Parties réunies", str(len(lu["parties"]))
    if partie := execution.get("partie"):
        yield "Partie", f"{parties.dite(partie)} ; les scénarios des autres n'ont pas de résultat ici"
    yield "Lot", ", ".join(execution["lots"]) or "tout ce qui était demandé"
    yield "Scénarios", str(len(lu["scenarios"]))
    etat = {True: ", modifiée depuis", False: "", None: ""}[suite["modifiee"]]
    yield "Suite", f"version {suite['version'] or 'non dite'}, commit {suite['commit'] or 'inconnu'}{etat}"
    yield "Empreinte de la suite", suite["empreinte"]
    yield "Enregistrement", f"recette.json, version {lu['version']}"
    yield "Règles", f"{lu['regles']['nombre']}, empreinte {lu['regles']['empreinte']}"
    yield "Navigateur", ", ".join(execution["navigateurs"]) or "aucun"
    yield "Lancée par", execution["operateur"] or "inconnu"
    if execution["pipeline"]:
        yield "Intégration continue", execution["pipeline"]
    yield (
        "Machine",
        f"{execution['plateforme']}, Python {execution['python']}, {execution['processus']} processus",
    )
    yield "Commande", execution["commande"]


def _faits_de_la_cible(cible: DescriptionDeCible | None) -> Iterator[tuple[str, str]]:
    if cible is None:
        yield "Cible", "aucune n'a répondu"
        return
    yield "Cible", cible["nom"]
    for champ, nom in (("version", "Version de la cible"), ("adresse", "Adresse"), ("graine", "Graine")):
        if valeur := cible.get(champ):
            yield nom, str(valeur)
    if horloge := cible.get("horloge"):
        yield "Heure simulée au départ", f"{horloge}, heure de Paris"
    yield "Capacités", ", ".join(cible["capacites"]) or "aucune"


def _compte(lu: Enregistrement, champ: str, valeur: str) -> list[str]:
    comptees = [str(exigence["etat"]) for exigence in lu["exigences"] if dict(exigence)[champ] == valeur]
    comptes = Counter(comptees)
    return [valeur.capitalize(), *(str(comptes[etat.value]) for etat in EtatDExigence), str(len(comptees))]


def _regles(lu: Enregistrement, etat: EtatDExigence) -> Sequence[Sequence[str]]:
    def gravite(exigence: ExigenceEnregistree) -> int:
        return CRITICITES.index(exigence["criticite"])

    concernees = sorted((une for une in lu["exigences"] if une["etat"] == etat), key=gravite)
    return [[une["id"], une["criticite"], une["regle"], une["raison"]] for une in concernees]


def _par_raison(lu: Enregistrement, etat: EtatDExigence) -> Sequence[Sequence[str]]:
    """Les règles d'un état, réunies par criticité et par raison : leur énoncé est dans le rapport."""
    raisons: dict[tuple[str, str], list[str]] = {}
    for regle, criticite, _, raison in _regles(lu, etat):
        raisons.setdefault((criticite, raison), []).append(regle)
    return [
        [criticite, raison, str(len(regles)), ", ".join(regles)]
        for (criticite, raison), regles in raisons.items()
    ]


def _decisions(lu: Enregistrement) -> dict[str, Any]:
    prises = [decision for decision in lu["decisions"] if decision["quand"]]
    ouvertes = len(lu["decisions"]) - len(prises)
    return {
        "phrase": f"{len(lu['decisions'])} points ; {ouvertes} n'ont été décidés par personne : le projet propose.",
        "prises": [[une["id"], en_clair(une["decision"]), une["qui"], une["quand"]] for une in prises],
    }


def _preuve(lu: Enregistrement) -> str:
    preuve = lu["preuve"]
    if preuve is None:
        return "Aucune campagne de preuve n'accompagne cette exécution."
    return f"Campagne du {instant(preuve['fin'])} : {preuve['phrase']}"
