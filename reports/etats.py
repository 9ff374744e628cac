"""L'état de chaque exigence après une exécution, et le verdict de l'ensemble.

Les parcours ne comptent ni pour la couverture ni pour l'état d'une règle ; un parcours rouge rend
l'exécution non conforme.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from reports.codes import Code
from reports.crochets import DescriptionDeCible
from reports.enregistrement import (
    ROUGES,
    EtatDeScenario,
    EtatDExigence,
    ExigenceEnregistree,
    ScenarioEnregistre,
    Verdict,
)
from reports.exigences import Exigence, Referentiel

_RESERVES = (EtatDExigence.A_ARBITRER, EtatDExigence.ECART_CONNU)


def exigences(
    referentiel: Referentiel,
    scenarios: Sequence[ScenarioEnregistre],
    couvertes: Collection[str],
    cible: DescriptionDeCible | None,
    jour: date,
) -> list[ExigenceEnregistree]:
    """L'état de toutes les exigences, celles qu'aucun scénario ne joue comprises.

    Args:
        referentiel: les exigences du guide.
        scenarios: ce qui a été collecté, joué ou non.
        couvertes: les exigences qu'au moins un scénario de la suite nomme, collecté ou non.
        cible: ce que dit la cible ; None si elle n'a jamais répondu.
        jour: la date réelle, à laquelle un écart connu peut être périmé.
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
        etat, raison = etat_de(exigence, comptent, nom in couvertes, cible, jour)
        enregistrees.append(_enregistree(exigence, nommees[nom], constats[nom], etat, raison))
    return enregistrees


def _enregistree(
    exigence: Exigence,
    scenarios: Sequence[ScenarioEnregistre],
    constats: int,
    etat: EtatDExigence,
    raison: str,
) -> ExigenceEnregistree:
    return ExigenceEnregistree(
        id=exigence.id,
        chapitre=exigence.chapitre,
        source=list(exigence.source),
        type=exigence.type,
        statut=exigence.statut,
        criticite=exigence.criticite,
        noyau=exigence.noyau,
        regle=exigence.regle,
        defaut=exigence.defaut,
        etat=etat,
        raison=raison,
        constats=constats,
        scenarios=[scenario["id"] for scenario in scenarios if not scenario["parcours"]],
        parcours=[scenario["id"] for scenario in scenarios if scenario["parcours"]],
    )


def etat_de(  # noqa: PLR0911 -- une sortie par état
    exigence: Exigence,
    scenarios: Sequence[ScenarioEnregistre],
    couverte: bool,
    cible: DescriptionDeCible | None,
    jour: date,
) -> tuple[EtatDExigence, str]:
    """L'état d'une exigence et la phrase qui l'explique, d'après ses scénarios (parcours exclus)."""
    if not scenarios:
        if couverte:
            return EtatDExigence.NON_ATTEINTE, "ses scénarios ne sont pas dans le lot joué"
        return EtatDExigence.NON_COUVERTE, "aucun scénario ne la vérifie"
    rouges = [scenario for scenario in scenarios if _met_en_cause(scenario, exigence.id)]
    if rouges:
        return _rouge(exigence, rouges, cible, jour)
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
    if _ecart_connu(exigence.id, cible, jour):
        return EtatDExigence.NON_CONFORME, "réussite inattendue : un écart connu est déclaré pour cette règle"
    return EtatDExigence.CONFORME, _pluriel(len(scenarios), "scénario réussi", "scénarios réussis")


def _met_en_cause(scenario: ScenarioEnregistre, regle: str) -> bool:
    """Vrai si ce scénario rouge accuse `regle` : écart à cette règle, ou erreur qui n'en nomme aucune.

    Un écart à une règle que le scénario n'annonce pas accuse toutes celles qu'il annonce.
    """
    if scenario["etat"] not in ROUGES:
        return False
    coupable = scenario["echec"]["regle"] if scenario["echec"] else None
    return coupable is None or coupable == regle or coupable not in scenario["exigences"]


def _rouge(
    exigence: Exigence, rouges: Sequence[ScenarioEnregistre], cible: DescriptionDeCible | None, jour: date
) -> tuple[EtatDExigence, str]:
    compte = _pluriel(len(rouges), "scénario rouge", "scénarios rouges")
    if connu := _ecart_connu(exigence.id, cible, jour):
        return EtatDExigence.ECART_CONNU, connu
    if cible is None or cible["simulateur"]:
        return EtatDExigence.NON_CONFORME, compte
    arbitrages: Mapping[str, object] = cible.get("arbitrages", {})
    points = sorted({point for scenario in rouges for point in scenario["decisions"]})
    if exigence.statut != "explicite":
        points.append(exigence.id)
    ouverts = [point for point in points if point not in arbitrages]
    if ouverts:
        return EtatDExigence.A_ARBITRER, f"{compte} ; reste à décider : {', '.join(ouverts)}"
    return EtatDExigence.NON_CONFORME, compte


def _ecart_connu(regle: str, cible: DescriptionDeCible | None, jour: date) -> str | None:
    for ecart in cible.get("ecarts_connus", []) if cible else []:
        if ecart["regle"] == regle and date.fromisoformat(ecart["fin"]) >= jour:
            fin = f"{date.fromisoformat(ecart['fin']):%d/%m/%Y}"
            return f"{ecart['raison']} (ticket {ecart['ticket']}, jusqu'au {fin})"
    return None


def verdict(
    enregistrees: Sequence[ExigenceEnregistree],
    scenarios: Sequence[ScenarioEnregistre],
    *,
    interrompue: bool,
    injoignable: bool,
    autres_rouges: int = 0,
) -> Verdict:
    """Conclut l'exécution.

    Dans l'ordre : cible injoignable (3), exécution interrompue (4), rouge sans réserve ni arbitrage à
    rendre (1), scénario sans résultat (4), conforme (0).

    Args:
        enregistrees: les exigences et leur état.
        scenarios: ce qui a été collecté.
        interrompue: l'exécution a été arrêtée avant la fin.
        injoignable: la cible, la boîte ou le navigateur n'a pas répondu.
        autres_rouges: tests rouges qui ne sont pas des scénarios.
    """
    sans_resultat = sum(scenario["etat"] == EtatDeScenario.NON_ATTEINT for scenario in scenarios)
    etats = {exigence["id"]: exigence["etat"] for exigence in enregistrees}
    fautes = autres_rouges + sum(_compte(scenario, etats) for scenario in scenarios)
    fautes += sum(_reussite_inattendue(exigence, scenarios) for exigence in enregistrees)
    reserves = sum(exigence["etat"] in _RESERVES for exigence in enregistrees)
    complet = not interrompue and not injoignable and not sans_resultat
    code, mot = _conclusion(fautes, reserves, complet, interrompue=interrompue, injoignable=injoignable)
    joues = len(scenarios) - sans_resultat
    phrases = [
        f"{_pluriel(len(scenarios), 'scénario retenu', 'scénarios retenus')}, {joues} avec un résultat."
    ]
    if injoignable:
        phrases.insert(0, "La cible, la boîte ou le navigateur n'a pas répondu.")
    if interrompue:
        phrases.insert(0, "L'exécution a été arrêtée avant la fin.")
    if fautes:
        phrases.append(f"{_pluriel(fautes, 'résultat rouge', 'résultats rouges')}.")
    if reserves:
        phrases.append(f"{_pluriel(reserves, 'réserve', 'réserves')} (à arbitrer ou écart connu).")
    return Verdict(code=code, mot=mot, phrase=" ".join(phrases), complet=complet)


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


def _compte(scenario: ScenarioEnregistre, etats: Mapping[str, EtatDExigence]) -> bool:
    """Vrai si ce scénario est rouge sans que toutes les règles qu'il accuse soient sous réserve."""
    if scenario["etat"] not in ROUGES:
        return False
    accusees = [regle for regle in scenario["exigences"] if _met_en_cause(scenario, regle)]
    return not accusees or any(etats[regle] not in _RESERVES for regle in accusees)


def _reussite_inattendue(exigence: ExigenceEnregistree, scenarios: Sequence[ScenarioEnregistre]) -> bool:
    """Vrai si la règle est non conforme sans scénario rouge : un écart connu n'a plus lieu."""
    if exigence["etat"] != EtatDExigence.NON_CONFORME:
        return False
    siens = set(exigence["scenarios"])
    return not any(scenario["etat"] in ROUGES for scenario in scenarios if scenario["id"] in siens)


def _pluriel(nombre: int, un: str, plusieurs: str) -> str:
    return f"{nombre} {un if nombre < 2 else plusieurs}"  # noqa: PLR2004 -- zéro et un sont singuliers
