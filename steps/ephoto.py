"""Pas du numéro ephoto, à l'étape 3 et au dépôt (S23, S24)."""

import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time

from pytest_bdd import given, then, when

from fixtures.dossiers import AVANT_L_ETAPE, DEPOSEE, RECAPITULATIF_VALIDE, Dossier, Dossiers
from fixtures.horloge import PARIS, Horloge
from fixtures.personas import Persona, Personas
from fixtures.pilotage import Pilotage
from fixtures.planche import planche
from fixtures.registre import Registre
from reports.preuves import Preuves
from steps.controles.constat import constate, constate_que, constate_un_refus
from steps.controles.planche import numero_ephoto_de
from steps.ecrans.acces import Accueil
from steps.ecrans.demande import Abandon
from steps.ecrans.justificatifs import EPHOTO_DE_DEMONSTRATION, Etape3
from steps.ecrans.recapitulatif import Etape4
from steps.preparation.comptes import Session
from steps.preparation.demandes import Preparation
from steps.regles import Regles
from steps.vocabulaire import jour, phrase

RECOPIES: Mapping[str, Callable[[str], str]] = {
    "tel quel": str,
    "par groupes de quatre": lambda numero: " ".join(textwrap.wrap(numero, 4)),
    "en minuscules": str.lower,
}
"""Comment une personne recopie le numéro de sa planche."""
DATE = re.compile(r"délivré le (.+)")
MATIN = time(10, tzinfo=PARIS)


def inscrit_l_ephoto(personas: Personas, pilotage: Pilotage, jour: date, *, utilisee: bool = False) -> str:
    """Un numéro neuf, inscrit au registre de la cible."""
    numero = personas.numero_ephoto()
    pilotage.fait("ephotos", {"numero": numero, "delivree_le": jour.isoformat(), "utilisee": utilisee})
    return numero


@given(phrase("un numéro ephoto délivré le {delivree:Jour}"), target_fixture="numero_ephoto")
def ephoto_delivree(personas: Personas, pilotage: Pilotage, delivree: date) -> str:
    return inscrit_l_ephoto(personas, pilotage, delivree)


@given(phrase("une planche de photos d'identité délivrée le {delivree:Jour}"), target_fixture="planche_recue")
def planche_delivree(personas: Personas, pilotage: Pilotage, delivree: date) -> bytes:
    return planche(inscrit_l_ephoto(personas, pilotage, delivree), delivree)


@given(
    phrase("elle a validé les trois parties de son récapitulatif, avec ce numéro ephoto"),
    target_fixture="dossier",
)
def recapitulatif_avec(preparation: Preparation, persona: Persona, numero_ephoto: str) -> Dossier:
    return preparation.ouvre(persona, RECAPITULATIF_VALIDE, 4, ephoto=numero_ephoto)


@given(phrase("elle a enregistré l'étape 3 avec ce numéro ephoto"), target_fixture="dossier")
def etape_3_avec(preparation: Preparation, persona: Persona, numero_ephoto: str) -> Dossier:
    return preparation.ouvre(persona, AVANT_L_ETAPE[4], 3, ephoto=numero_ephoto)


@given(phrase("une autre usagère a déposé sa demande avec ce numéro ephoto"))
def autre_depot_avec(
    personas: Personas, registre: Registre, preparation: Preparation, numero_ephoto: str
) -> None:
    autre = registre.inscrit(personas.cree())
    preparation.mene(autre, DEPOSEE, ephoto=numero_ephoto)


@when(phrase("elle lit le code-barres de la planche"), target_fixture="numero_ephoto")
def lit_la_planche(planche_recue: bytes, preuves: Preuves) -> str:
    numero = numero_ephoto_de(planche_recue)
    preuves.code({"Numéro ephoto": numero}, "Planche de photos d'identité")
    return numero


@when(phrase("elle confirme son numéro ephoto"))
def confirme_son_ephoto(etape_3: Etape3) -> None:
    etape_3.confirme_l_ephoto()


@when(phrase('elle confirme le numéro ephoto "{numero}"'))
def confirme_l_ephoto(etape_3: Etape3, numero: str) -> None:
    etape_3.confirme_l_ephoto(numero)


@when(phrase("elle saisit le numéro ephoto sans le confirmer"))
def saisit_sans_confirmer(etape_3: Etape3) -> None:
    etape_3.saisit_l_ephoto(EPHOTO_DE_DEMONSTRATION)


@when(phrase("elle abandonne la demande et recommence jusqu'à l'étape 3"))
def abandonne_et_recommence(
    etape_3: Etape3, abandon: Abandon, accueil: Accueil, preparation: Preparation, persona: Persona
) -> None:
    etape_3.abandonne()
    abandon.confirme()
    accueil.est_affiche()
    etape_3.page.goto(preparation.mene(persona, AVANT_L_ETAPE[3]).adresse(3))


@then(phrase('le numéro ephoto confirmé est "{numero}" et ne se saisit plus'))
def ephoto_figee(etape_3: Etape3, regles: Regles, numero: str) -> None:
    lu = (etape_3.ephoto_confirmee(), etape_3.ephoto.is_visible())
    constate(
        regles.pour("EXG-10-16"), attendu=(numero, False), obtenu=lu, ou="numéro confirmé, saisie visible"
    )


@then(phrase("il se saisit de nouveau une fois supprimé"))
def ephoto_saisissable(etape_3: Etape3, regles: Regles) -> None:
    etape_3.supprime_l_ephoto()
    saisissable = etape_3.ephoto_saisissable()
    constate_que(regles.pour("EXG-10-17"), "numéro saisissable", sinon="figé", ou=etape_3, vrai=saisissable)


@then(phrase("ces numéros ephoto sont acceptés ou refusés :"))
def issue_des_ephotos(etape_3: Etape3, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    for numero, issue in datatable[1:]:
        constate(regles.pour(), attendu=issue, obtenu=etape_3.essaie_l_ephoto(numero), ou=f'"{numero}"')
        if issue == "accepté":
            etape_3.supprime_l_ephoto()


@then(phrase("ce numéro ephoto est accepté, recopié :"))
def ephoto_acceptee(
    etape_3: Etape3, numero_ephoto: str, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    for (facon,) in datatable:
        issue = etape_3.essaie_l_ephoto(RECOPIES[facon](numero_ephoto))
        constate(regles.pour(), attendu="accepté", obtenu=issue, ou=f"numéro recopié {facon}")
        confirme = etape_3.ephoto_confirmee()
        constate(
            regles.pour(), attendu=numero_ephoto, obtenu=confirme, ou=f"numéro confirmé, recopié {facon}"
        )
        etape_3.supprime_l_ephoto()


@then(phrase("un numéro ephoto est accepté ou refusé selon sa date :"))
def issue_selon_la_date(
    etape_3: Etape3,
    session: Session,
    persona: Persona,
    dossier: Dossier,
    personas: Personas,
    pilotage: Pilotage,
    horloge_reglable: Horloge,
    regles: Regles,
    datatable: Sequence[Sequence[str]],
) -> None:
    for delivree, presentee, issue in datatable[1:]:
        horloge_reglable.place(datetime.combine(jour(presentee), MATIN))
        session.ouvre(persona, dossier.adresse(3))
        obtenu = etape_3.essaie_l_ephoto(inscrit_l_ephoto(personas, pilotage, jour(delivree)))
        ou = f"numéro délivré le {delivree}, présenté le {presentee}"
        constate(regles.pour(), attendu=issue, obtenu=obtenu, ou=ou)
        if issue == "accepté":
            etape_3.supprime_l_ephoto()


@then(phrase("ces numéros ephoto sont refusés, chacun pour un motif qui lui est propre :"))
def refuses_pour_un_motif(
    etape_3: Etape3,
    personas: Personas,
    pilotage: Pilotage,
    horloge: Horloge,
    regles: Regles,
    datatable: Sequence[Sequence[str]],
) -> None:
    motifs: dict[str, str] = {}
    for (etat,) in datatable:
        etape_3.essaie_l_ephoto(numero_dans_l_etat(etat, personas, pilotage, horloge))
        motif = etape_3.motif_de_l_ephoto()
        constate_un_refus(regles.pour(), f"un numéro {etat} refusé", motif, etape_3)
        deja = [autre for autre, dit in motifs.items() if dit == motif]
        constate(regles.pour(), attendu=[], obtenu=deja, ou=f"autres refus pour ce motif : « {motif} »")
        motifs[etat] = motif


def numero_dans_l_etat(etat: str, personas: Personas, pilotage: Pilotage, horloge: Horloge) -> str:
    """Un numéro « inconnu du registre », « déjà utilisé », ou « délivré le JJ/MM/AAAA »."""
    if etat == "inconnu du registre":
        return personas.numero_ephoto()
    if etat == "déjà utilisé":
        return inscrit_l_ephoto(personas, pilotage, horloge.maintenant.date(), utilisee=True)
    (delivree,) = DATE.findall(etat)
    return inscrit_l_ephoto(personas, pilotage, jour(delivree))


@then(phrase("sa demande est refusée au dépôt, avec un motif"))
def depot_refuse(etape_4: Etape4, regles: Regles) -> None:
    constate_un_refus(regles.pour(), "un dépôt refusé", etape_4.motif_du_refus(), etape_4)


@then(phrase("rien n'est remis"))
def rien_de_remis(dossiers: Dossiers, dossier: Dossier, regles: Regles) -> None:
    lu = dossiers.lit(dossier.cle)
    constate(
        regles.pour(),
        attendu=("brouillon", None, []),
        obtenu=(lu["etat"], lu["numero"], lu["attestations"]),
        ou="état, numéro et attestations du dossier",
    )
