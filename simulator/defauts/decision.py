"""Défauts de la décision (chapitre 18)."""

from datetime import date, timedelta
from typing import Any

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.documents.deux_d_doc import CodeBarres
from simulator.domaine.attestations import ContenuDAttestation, Validite
from simulator.domaine.demandes import Demande
from simulator.domaine.instruction import Instruction
from simulator.domaine.notifications import Notification

DECISION = "pages/notification_decision.html"


@defaut("EXG-18-01", "la décision cite le n° d'une autre demande")
def autre_numero(sim: Assemblage) -> None:
    sim.texte(
        DECISION,
        "{% if notification.favorable %}\n<p>{% trans numero=notification.demande.numero %}",
        "{% if notification.favorable %}\n<p>{% trans numero='5901202201010000001' %}",
    )


@defaut("EXG-18-02", "la décision ne dit rien de la taxe", vu_par="Elle dit le retrait")
def taxe_tue(sim: Assemblage) -> None:
    sim.texte(
        DECISION,
        "{% trans %}L'administration vous recontactera pour que vous veniez retirer ce titre en préfecture, "
        "et vous précisera le montant de la taxe à acquitter.{% endtrans %}",
        "L'administration vous recontactera pour que vous veniez retirer ce titre en préfecture.",
    )


@defaut("EXG-18-03", "le document téléchargé est l'attestation de prolongation")
def prolongation_a_la_place(sim: Assemblage) -> None:
    def accepte(suite: Any, demande: Demande, agent: str) -> Notification:
        decision: Notification = suite(demande, agent)
        decision.attestation = suite.__self__.depot.attestations(demande)[0]
        return decision

    sim.detourne(Instruction, accepte=accepte)


@defaut("EXG-18-04", "un complément peut encore être demandé après la décision")
def complement_apres_decision(sim: Assemblage) -> None:
    def exige(suite: Any, demande: Demande, permis: Any, acte: str) -> None:
        if "complément" not in acte:
            suite(demande, permis, acte)

    sim.detourne(Instruction, exige=exige)


@defaut("EXG-18-05", "une décision défavorable a le texte d'une acceptation")
def refus_dit_acceptation(sim: Assemblage) -> None:
    sim.texte(DECISION, "{% if notification.favorable %}", "{% if true %}")


@defaut("EXG-18-06", "le 2D-DOC de la décision garde le type d'une prolongation, 6J = 2")
def type_de_prolongation(sim: Assemblage) -> None:
    def champs(suite: Any, contenu: ContenuDAttestation) -> dict[str, str]:
        return {**suite(contenu), "6J": "2"}

    sim.detourne(CodeBarres, champs=champs)


@defaut("EXG-18-07", "un jour n'est couvert par aucune des deux prolongations")
def trou_d_un_jour(sim: Assemblage) -> None:
    def debut_suivant(suite: Any, fin: date) -> date:
        lendemain: date = suite(fin)
        return lendemain + timedelta(days=1)

    sim.detourne(Validite, debut_suivant=debut_suivant)


@defaut("EXG-18-07", "la prolongation renouvelée n'est jamais montrée à l'usagère")
def renouvelee_cachee(sim: Assemblage) -> None:
    section = '<section aria-labelledby="renouvelees"'
    sim.texte("pages/etape_5.html", section, f"{section} hidden")


@defaut("EXG-18-08", "la liste date la décision du jour où elle est lue")
def date_de_lecture(sim: Assemblage) -> None:
    sim.texte(
        "pages/notifications.html",
        "<td>{{ notification.date.strftime('%d/%m/%Y') }}</td>",
        "<td>{{ (notification.lue_le or notification.emise_le).strftime('%d/%m/%Y') }}</td>",
    )
