"""L'état de chaque exigence après une exécution, et le verdict de l'ensemble.

Les parcours ne comptent ni pour la couverture ni pour l'état d'une règle ; un parcours rouge rend
l'exécution non conforme.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import cast

from reports import ecarts, parties, remarques
from reports.codes import Code
from reports.crochets import DescriptionDeCible
from reports.ecarts import INATTENDUE, EcartsConnus
from reports.exigences import CRITICITES, Exigence, Referentiel
from reports.modele import (
    ROUGES,
    Critere,
    EtatDeScenario,
    EtatDExigence,
    Execution,
    ExigenceEnregistree,
    Jugement,
    ScenarioEnregistre,
    Verdict,
    VerdictHumain,
)

SANS_REPONSE = (
    EtatDExigence.NON_APPLICABLE,
    EtatDExigence.NON_ATTEINTE,
    EtatDExigence.NON_COUVERTE,
)
_RESERVES = (EtatDExigence.A_ARBITRER, EtatDExigence.ECART_CONNU)


def exigences(
    referentiel: Referentiel,
    scenarios: Sequence[ScenarioEnregistre],
    couvertes: Collection[str],
    cible: DescriptionDeCible | None,
    connus: EcartsConnus,
) -> list[ExigenceEnregistree]:
    """L'état de toutes les exigences, celles qu'aucun scénario ne joue comprises.

    Args:
        referentiel: les exigences du guide.
        scenarios: ce qui a été collecté, joué ou non.
        couvertes: les exigences qu'au moins un scénario de la suite nomme, collecté ou non.
        cible: ce que dit la cible ; None si elle n'a jamais répondu.
        connus: les écarts que la cible déclare, face à ces scénarios.
    """
    nommees: dict[str, list[ScenarioEnregistre]] = {nom: [] for nom in referentiel.exigences}
    constats = dict.fromkeys(referentiel.exigences, 0)
    for scenario in scenarios:
        for nom in scenario["exigences"]:
            nommees[nom].append(scenario)
        for constat in scenario["constats"]:
            if constat["regle"] in constats and not scenario["parcours"]:
                constats[constat["regle"]] += 1
    enregistrees = []
    for nom, exigence in referentiel.exigences.items():
        comptent = [scenario for scenario in nommees[nom] if not scenario["parcours"]]
        etat, raison = etat_de(exigence, comptent, nom in couvertes, cible, connus)
        fiche = asdict(exigence) | {
            "source": list(exigence.source),
            "couverte": nom in couvertes or bool(comptent),
            "etat": etat,
            "raison": raison,
            "constats": constats[nom],
            "scenarios": [scenario["id"] for scenario in comptent],
            "parcours": [scenario["id"] for scenario in nommees[nom] if scenario["parcours"]],
        }
        enregistrees.append(cast(ExigenceEnregistree, fiche))
    return enregistrees


def etat_de(  # noqa: PLR0911 -- une sortie par état
    exigence: Exigence,
    scenarios: Sequence[ScenarioEnregistre],
    couverte: bool,
    cible: DescriptionDeCible | None,
    connus: EcartsConnus,
) -> tuple[EtatDExigence, str]:
    """L'état d'une exigence et la phrase qui l'explique, d'après ses scénarios (parcours exclus)."""
    if not scenarios:
        if couverte:
            return EtatDExigence.NON_ATTEINTE, "ses scénarios ne sont pas dans le lot joué"
        return EtatDExigence.NON_COUVERTE, "aucun scénario ne la vérifie"
    rouges = [scenario for scenario in scenarios if _met_en_cause(scenario, exigence.id)]
    if rouges:
        return _rouge(exigence, rouges, cible, connus)
    arretes = [scenario for scenario in scenarios if scenario["etat"] in ROUGES]
    if arretes:
        coupable = arretes[0]["echec"]
        autre = coupable["regle"] if coupable else None
        return EtatDExigence.NON_ATTEINTE, f"son scénario s'est arrêté sur un écart à {autre}"
    manquants = [scenario for scenario in scenarios if scenario["etat"] == EtatDeScenario.NON_ATTEINT]
    if manquants:
        return EtatDExigence.NON_ATTEINTE, manquants[0]["raison"] or "le scénario n'a pas de résultat"
    inapplicables = [scenario for scenario in scenarios if scenario["etat"] == EtatDeScenario.NON_APPLICABLE]
    if inapplicables:
        joues = len(scenarios) - len(inapplicables)
        suite = f" ; {joues} sur {len(scenarios)} scénarios joués et réussis" if joues else ""
        return EtatDExigence.NON_APPLICABLE, f"{inapplicables[0]['raison']}{suite}"
    if connus.de_la_regle(exigence.id) or connus.inattendue(exigence.id):
        return EtatDExigence.NON_CONFORME, INATTENDUE
    return EtatDExigence.CONFORME, _pluriel(len(scenarios), "scénario réussi", "scénarios réussis")


def jugees(
    enregistrees: Sequence[ExigenceEnregistree], jugements: Sequence[Jugement]
) -> list[ExigenceEnregistree]:
    """Les mêmes exigences, ce que des personnes en ont jugé compris ; le dernier jugement sur une règle vaut seul."""
    par_regle = {jugement["regle"]: jugement for jugement in jugements}
    return [
        _jugee(exigence, par_regle[exigence["id"]]) if exigence["id"] in par_regle else exigence
        for exigence in enregistrees
    ]


def _jugee(exigence: ExigenceEnregistree, jugement: Jugement) -> ExigenceEnregistree:
    """Une personne peut condamner toute règle ; elle n'absout que ce qu'aucun programme n'a condamné."""
    etat, raison = exigence["etat"], exigence["raison"]
    dit = f"jugée {jugement['verdict']} par {jugement['par']}, le {jugement['le'][:10]}"
    if jugement["verdict"] == VerdictHumain.NON_CONFORME:
        etat, raison = EtatDExigence.NON_CONFORME, dit
    elif etat in SANS_REPONSE:
        etat, raison = EtatDExigence.CONFORME, f"{dit}, sans contrôle automatique"
    else:
        raison = f"{raison} ; {dit}"
    return {**exigence, "etat": etat, "raison": raison}


def _met_en_cause(scenario: ScenarioEnregistre, regle: str) -> bool:
    """Vrai si ce scénario rouge accuse `regle` : écart à cette règle, ou erreur qui n'en nomme aucune.

    Un écart à une règle que le scénario n'annonce pas accuse toutes celles qu'il annonce.
    """
    if scenario["etat"] not in ROUGES:
        return False
    coupable = scenario["echec"]["regle"] if scenario["echec"] else None
    return coupable is None or coupable == regle or coupable not in scenario["exigences"]


def _rouge(
    exigence: Exigence,
    rouges: Sequence[ScenarioEnregistre],
    cible: DescriptionDeCible | None,
    connus: EcartsConnus,
) -> tuple[EtatDExigence, str]:
    if connu := connus.de_la_regle(exigence.id):
        return EtatDExigence.ECART_CONNU, ecarts.dit(connu)
    admis = {
        scenario["id"]: ecarts.dit(ecart) for scenario in rouges if (ecart := connus.du_scenario(scenario))
    }
    restants = [scenario for scenario in rouges if scenario["id"] not in admis]
    if not restants:
        return EtatDExigence.ECART_CONNU, " ; ".join(dict.fromkeys(admis.values()))
    compte = _pluriel(len(restants), "scénario rouge", "scénarios rouges")
    if admis:
        compte += f", sans compter {_pluriel(len(admis), 'écart connu', 'écarts connus')}"
    if cible is None or cible["simulateur"]:
        return EtatDExigence.NON_CONFORME, compte
    arbitrages: Mapping[str, object] = cible.get("arbitrages", {})
    points = sorted({point for scenario in restants for point in scenario["decisions"]})
    if exigence.statut != "explicite":
        points.append(exigence.id)
    ouverts = [point for point in points if point not in arbitrages]
    if ouverts:
        return EtatDExigence.A_ARBITRER, f"{compte} ; reste à décider : {', '.join(ouverts)}"
    return EtatDExigence.NON_CONFORME, compte


def verdict(
    enregistrees: Sequence[ExigenceEnregistree],
    scenarios: Sequence[ScenarioEnregistre],
    execution: Execution,
    admises: Mapping[str, int],
    connus: EcartsConnus,
) -> Verdict:
    """Conclut l'exécution.

    Dans l'ordre : cible injoignable (3), exécution interrompue (4), rouge sans réserve ni arbitrage à
    rendre (1), scénario sans résultat ou rien de joué (4), conforme (0). Une partie seule est jugée sur ce qui
    lui revient, et n'est jamais complète.

    Args:
        enregistrees: les exigences et leur état.
        scenarios: ce qui a été collecté, ce qui revient à d'autres parties compris.
        execution: comment elle s'est faite.
        admises: combien de règles non conformes le profil admet, par criticité ; aucune si rien n'est dit.
        connus: les écarts que la cible déclare, face à ces scénarios.
    """
    interrompue, injoignable = execution["interrompue"], execution["injoignable"]
    partie, manquantes = execution.get("partie"), parties.manquantes(scenarios)
    if partie:
        scenarios = [scenario for scenario in scenarios if not parties.d_ailleurs(scenario)]
    sans_resultat = sum(scenario["etat"] == EtatDeScenario.NON_ATTEINT for scenario in scenarios)
    criteres = _criteres(enregistrees, admises)
    tolerees = {critere["criticite"] for critere in criteres if critere["constatees"] <= critere["admises"]}
    reservees = {
        exigence["id"]
        for exigence in enregistrees
        if exigence["etat"] in _RESERVES
        or (exigence["etat"] == EtatDExigence.NON_CONFORME and exigence["criticite"] in tolerees)
    }
    admis = {une["id"] for une in scenarios if une["etat"] in ROUGES and connus.du_scenario(une)}
    comptent = [scenario for scenario in scenarios if _compte(scenario, reservees)]
    fautes = execution["autres_rouges"] + sum(scenario["id"] not in admis for scenario in comptent)
    fautes += sum(
        _sans_rouge(exigence, scenarios)
        for exigence in enregistrees
        if exigence["id"] not in reservees or exigence["raison"] == INATTENDUE
    )
    fautes += sum(not _se_voit(connus.vises(ecart), enregistrees) for ecart in connus.inattendus())
    reserves = len(reservees) + sum(scenario["id"] in admis for scenario in comptent)
    sans_objet = sum(scenario["etat"] == EtatDeScenario.NON_APPLICABLE for scenario in scenarios)
    joues = len(scenarios) - sans_resultat - sans_objet
    complet = not interrompue and not injoignable and not sans_resultat and (joues > 0 or not scenarios)
    code, mot = _conclusion(fautes, reserves, complet, interrompue=interrompue, injoignable=injoignable)
    non_applicables = f", {_pluriel(sans_objet, 'non applicable', 'non applicables')}" if sans_objet else ""
    retenus = _pluriel(len(scenarios), "scénario retenu", "scénarios retenus")
    phrases = [f"{retenus}, {joues} avec un résultat{non_applicables}."]
    if partie:
        mot = f"{mot} (PARTIE {parties.dite(partie).upper()})"
        phrases.insert(0, f"Partie {parties.dite(partie)} : le reste se joue ailleurs.")
    elif manquantes:
        phrases.append(f"Manque ce qui est à jouer dans : partie {', partie '.join(manquantes)}.")
    if injoignable:
        phrases.insert(0, "La cible, la boîte ou le navigateur n'a pas répondu.")
    if interrompue:
        phrases.insert(0, "L'exécution a été arrêtée avant la fin.")
    if fautes:
        phrases.append(f"{_pluriel(fautes, 'résultat rouge', 'résultats rouges')}.")
    if reserves:
        phrases.append(f"{_pluriel(reserves, 'réserve', 'réserves')} (à arbitrer, écart connu ou toléré).")
    if autrement := remarques.compte(scenarios):
        phrases.append(f"{autrement}.")
    if admises:
        phrases.append(_dits(criteres))
    return Verdict(
        code=code, mot=mot, phrase=" ".join(phrases), complet=complet and not partie, criteres=criteres
    )


def _criteres(enregistrees: Sequence[ExigenceEnregistree], admises: Mapping[str, int]) -> list[Critere]:
    """Ce que le profil admet et ce qui est constaté, par criticité, de la plus grave à la moins grave."""
    return [
        Critere(
            criticite=criticite,
            admises=admises.get(criticite, 0),
            constatees=sum(
                exigence["etat"] == EtatDExigence.NON_CONFORME and exigence["criticite"] == criticite
                for exigence in enregistrees
            ),
        )
        for criticite in CRITICITES
    ]


def _dits(criteres: Sequence[Critere]) -> str:
    """« Critères de sortie tenus : bloquante 0 sur 0 admise, majeure 1 sur 2 admises… »."""
    tenus = all(critere["constatees"] <= critere["admises"] for critere in criteres)
    comptes = ", ".join(
        f"{critere['criticite']} {critere['constatees']} pour {critere['admises']}" for critere in criteres
    )
    return f"Critères de sortie {'tenus' if tenus else 'dépassés'} (non conformes, pour autant d'admises) : {comptes}."


def _conclusion(
    fautes: int, reserves: int, complet: bool, *, interrompue: bool, injoignable: bool
) -> tuple[Code, str]:
    if injoignable:
        return Code.INJOIGNABLE, "INCOMPLET : CIBLE INJOIGNABLE"
    if interrompue:
        return Code.INCOMPLET, "INCOMPLET, ET DÉJÀ NON CONFORME" if fautes else "INCOMPLET"
    if fautes:
        return Code.NON_CONFORME, "NON CONFORME" if complet else "NON CONFORME, ET INCOMPLET"
    if not complet:
        return Code.INCOMPLET, "INCOMPLET"
    return Code.CONFORME, "CONFORME AVEC RÉSERVES" if reserves else "CONFORME"


def _compte(scenario: ScenarioEnregistre, reservees: Collection[str]) -> bool:
    """Vrai si ce scénario est rouge sans que toutes les règles qu'il accuse soient sous réserve."""
    if scenario["etat"] not in ROUGES:
        return False
    accusees = [regle for regle in scenario["exigences"] if _met_en_cause(scenario, regle)]
    return not accusees or any(regle not in reservees for regle in accusees)


def _sans_rouge(exigence: ExigenceEnregistree, scenarios: Sequence[ScenarioEnregistre]) -> bool:
    """Vrai si la règle est non conforme sans scénario rouge : un écart connu n'a plus lieu, ou quelqu'un l'a jugée."""
    if exigence["etat"] != EtatDExigence.NON_CONFORME:
        return False
    siens = set(exigence["scenarios"])
    return not any(scenario["etat"] in ROUGES for scenario in scenarios if scenario["id"] in siens)


def _se_voit(vises: Sequence[ScenarioEnregistre], enregistrees: Sequence[ExigenceEnregistree]) -> bool:
    """Vrai si l'état d'une règle que nomment ces scénarios dit déjà leur réussite inattendue."""
    nommees = {regle for scenario in vises for regle in scenario["exigences"]}
    return any(une["id"] in nommees and une["raison"] == INATTENDUE for une in enregistrees)


def _pluriel(nombre: int, un: str, plusieurs: str) -> str:
    return f"{nombre} {un if nombre < 2 else plusieurs}"  # noqa: PLR2004 -- zéro et un sont singuliers
