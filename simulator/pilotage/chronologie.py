"""La chronologie d'une demande : chaque acte, courriel, document et échéance, dans l'ordre (console)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from flask import url_for

from simulator.domaine.horloge import PARIS
from simulator.domaine.journal import SIMULATEUR, Acte
from simulator.pilotage import modeles as m
from simulator.pilotage.boite import Recu

FIN_DU_JOUR = time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class Moment:
    """Ce qui s'est passé, ou se passera (`a_venir`), et l'adresse où le lire, s'il y en a une."""

    instant: datetime
    auteur: str
    quoi: str
    lien: str = ""
    a_venir: bool = False


def chronologie(demande: m.DemandeComplete, recus: Sequence[Recu], maintenant: datetime) -> list[Moment]:
    """Les moments d'une demande, du plus ancien au dernier, échéances à venir comprises."""
    moments = [*_actes(demande, recus), *_echeances(demande, maintenant)]
    return sorted(moments, key=lambda moment: moment.instant)


def _actes(demande: m.DemandeComplete, recus: Sequence[Recu]) -> Iterator[Moment]:
    attestations = {attestation.nom: rang for rang, attestation in enumerate(demande.attestations, start=1)}
    for evenement in demande.journal:
        lien = ""
        if evenement.acte == Acte.ATTESTATION and evenement.precision in attestations:
            rang = attestations[evenement.precision]
            lien = url_for("lit_l_attestation", reference=demande.cle, rang=rang)
        elif evenement.acte == Acte.MAIL:
            lien = _courriel(demande, evenement, recus)
        precision = f" : {evenement.precision}" if evenement.precision else ""
        yield Moment(evenement.instant, evenement.auteur, f"{evenement.acte}{precision}", lien)


def _courriel(demande: m.DemandeComplete, evenement: m.Evenement, recus: Sequence[Recu]) -> str:
    """La page du courriel que la boîte a reçu de cet acte : même destinataire, même seconde."""
    contact = demande.informations.courriel if demande.informations else ""
    for recu in recus:
        date = recu.message["Date"]
        ecrit = date.datetime if date is not None else None
        if contact in recu.destinataires and ecrit == evenement.instant.replace(microsecond=0):
            return url_for("console.courriel", numero=recu.numero)
    return ""


def _echeances(demande: m.DemandeComplete, maintenant: datetime) -> Iterator[Moment]:
    """Le dernier instant de chaque délai et, si l'usager n'a pas répondu à temps, son dépassement (C-21)."""
    for notification in demande.notifications:
        if notification.dernier_jour is None:
            continue
        lendemain = datetime.combine(notification.dernier_jour + timedelta(days=1), time(), PARIS)
        if notification.repondue_le is not None and notification.repondue_le < lendemain:
            continue
        fin = datetime.combine(notification.dernier_jour, FIN_DU_JOUR, PARIS)
        yield Moment(
            fin, SIMULATEUR, "dernier instant pour répondre au complément", a_venir=maintenant <= fin
        )
        if maintenant >= lendemain:
            yield Moment(lendemain, SIMULATEUR, "délai dépassé")
