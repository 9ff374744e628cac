"""Un enregistrement en Cucumber Messages, que lit le formateur HTML officiel."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import cucumber_messages as m
from gherkin.stream.gherkin_events import GherkinEvents

from reports import gherkin_joue
from reports.cucumber.historique import NANOSECONDES, message, rang_de_l_echec, statut
from reports.modele import Enregistrement, Piece, ScenarioEnregistre
from reports.squash import par_feature

PROTOCOLE = "34.2.0"
ECHOUE = m.TestStepResultStatus.failed
STATUTS = {
    "passed": m.TestStepResultStatus.passed,
    "failed": ECHOUE,
    "skipped": m.TestStepResultStatus.skipped,
    "pending": m.TestStepResultStatus.pending,
}


def enveloppes(lu: Enregistrement) -> Iterator[m.Envelope]:
    """Les messages, dans l'ordre du protocole : documents, puis exécution."""
    yield m.Envelope(meta=_meta(lu))
    evenements = GherkinEvents(GherkinEvents.Options(print_source=True, print_ast=True, print_pickles=True))
    joues: list[tuple[ScenarioEnregistre, m.Pickle]] = []
    for fichier, scenarios in par_feature(lu).items():
        documents = [
            m.message_converter.from_dict(lue, m.Envelope) for lue in _lis(evenements, fichier, scenarios)
        ]
        yield from documents
        cas = [document.pickle for document in documents if document.pickle]
        joues += zip(gherkin_joue.dans_l_ordre(scenarios), cas, strict=True)
    yield m.Envelope(test_run_started=m.TestRunStarted(timestamp=_instant(lu["execution"]["debut"])))
    for rang, (scenario, cas_joue) in enumerate(joues):
        yield from _cas(scenario, cas_joue, f"cas-{rang}", lu["execution"]["debut"])
    reussie = lu["verdict"]["code"] == 0
    yield m.Envelope(
        test_run_finished=m.TestRunFinished(success=reussie, timestamp=_instant(lu["execution"]["fin"]))
    )


def _meta(lu: Enregistrement) -> m.Meta:
    return m.Meta(
        protocol_version=PROTOCOLE,
        implementation=m.Product(name="recette-anef", version=lu["suite"]["version"]),
        runtime=m.Product(name="Python", version=lu["execution"]["python"]),
        os=m.Product(name=lu["execution"]["plateforme"]),
        cpu=m.Product(name="non relevé"),
    )


def _lis(
    evenements: GherkinEvents, fichier: str, scenarios: Sequence[ScenarioEnregistre]
) -> Iterator[dict[str, Any]]:
    source: dict[str, Any] = {
        "source": {
            "uri": fichier,
            "data": gherkin_joue.source(scenarios),
            "mediaType": "text/x.cucumber.gherkin+plain",
        }
    }
    for lu in evenements.enum(source):  # type: ignore[arg-type]  # un dictionnaire vaut l'événement typé
        yield dict(lu)


def _cas(scenario: ScenarioEnregistre, cas: m.Pickle, nom: str, defaut: str) -> Iterator[m.Envelope]:
    etapes = [
        m.TestStep(
            id=f"{nom}-{rang}", pickle_step_id=etape.id, step_definition_ids=[], step_match_arguments_lists=[]
        )
        for rang, etape in enumerate(cas.steps)
    ]
    yield m.Envelope(test_case=m.TestCase(id=nom, pickle_id=cas.id, test_steps=etapes))
    debut = _instant(scenario["debut"] or defaut)
    joue = f"{nom}-joue"
    yield m.Envelope(
        test_case_started=m.TestCaseStarted(
            attempt=0, id=joue, test_case_id=nom, timestamp=debut, worker_id=scenario["processus"]
        )
    )
    ecoule = 0.0
    for rang, (pas, etape) in enumerate(zip(scenario["pas"], etapes, strict=True)):
        yield m.Envelope(
            test_step_started=m.TestStepStarted(
                test_case_started_id=joue, test_step_id=etape.id, timestamp=_apres(debut, ecoule)
            )
        )
        yield from (_preuve(piece, joue, etape.id) for piece in scenario["preuves"] if piece["pas"] == rang)
        ecoule += pas["duree"]
        resultat = m.TestStepResult(duration=_duree(pas["duree"]), status=STATUTS[statut(scenario, pas)])
        if rang == rang_de_l_echec(scenario):
            resultat.status, resultat.message = ECHOUE, message(scenario)
        elif scenario["raison"]:
            resultat.message = scenario["raison"]
        yield m.Envelope(
            test_step_finished=m.TestStepFinished(
                test_case_started_id=joue,
                test_step_id=etape.id,
                test_step_result=resultat,
                timestamp=_apres(debut, ecoule),
            )
        )
    yield m.Envelope(
        test_case_finished=m.TestCaseFinished(
            test_case_started_id=joue, timestamp=_apres(debut, scenario["duree"]), will_be_retried=False
        )
    )


def _preuve(piece: Piece, joue: str, etape: str) -> m.Envelope:
    """Un lien vers la pièce, nommée comme dans le rapport : rien n'est copié."""
    return m.Envelope(
        attachment=m.Attachment(
            body=f"../{piece['fichier']}",
            content_encoding=m.AttachmentContentEncoding.identity,
            media_type="text/uri-list",
            file_name=f"{piece['nature']} : {piece['nom']}",
            test_case_started_id=joue,
            test_step_id=etape,
        )
    )


def _instant(iso: str) -> m.Timestamp:
    lu = datetime.fromisoformat(iso)
    return m.Timestamp(seconds=int(lu.timestamp()), nanos=lu.microsecond * 1000)


def _apres(instant: m.Timestamp, secondes: float) -> m.Timestamp:
    total = instant.seconds * NANOSECONDES + instant.nanos + round(secondes * NANOSECONDES)
    return m.Timestamp(seconds=total // NANOSECONDES, nanos=total % NANOSECONDES)


def _duree(secondes: float) -> m.Duration:
    total = round(secondes * NANOSECONDES)
    return m.Duration(seconds=total // NANOSECONDES, nanos=total % NANOSECONDES)
