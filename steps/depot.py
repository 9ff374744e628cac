"""Pas du dépôt et de sa confirmation (S28, S29)."""

from datetime import datetime, time, timedelta

from pytest_bdd import given, then, when

from fixtures.dossiers import DEPOSEE, Dossier, Dossiers
from fixtures.horloge import PARIS, Horloge
from fixtures.personas import Persona, Personas, inscrit
from fixtures.pilotage import Pilotage
from steps.controles.attestation import Attestation
from steps.controles.constat import constate, constate_que
from steps.demande import Session
from steps.ecrans.acces import Accueil
from steps.ecrans.etapes import Confirmation, Etape, Etape1
from steps.ecrans.recapitulatif import Etape4
from steps.regles import Regles
from steps.vocabulaire import phrase

SERVICE, DATE, RANG = 4, 8, 7
"""Chiffres de chaque partie du n° de demande (S30)."""


@given(phrase("une autre usagère a déposé sa demande le même jour"), target_fixture="autre_dossier")
def autre_depot(personas: Personas, pilotage: Pilotage, dossiers: Dossiers, session: Session) -> Dossier:
    autre = inscrit(personas.cree(), pilotage)
    session.inscrit(autre)
    return dossiers.prepare(autre, DEPOSEE)


@given(phrase("il est {heure:Duree} le {jour:Jour}, à Paris"))
def il_est(horloge: Horloge, heure: timedelta, jour: datetime) -> None:
    horloge.place(datetime.combine(jour, time(), PARIS) + heure)


@when(phrase("elle presse deux fois de suite « Déposer la demande »"))
def presse_deux_fois(etape_4: Etape4, confirmation: Confirmation) -> None:
    etape_4.depose_deux_fois()
    confirmation.est_affiche()


@when(phrase("elle envoie deux fois le dépôt en même temps"))
def envoie_deux_fois(etape_4: Etape4) -> None:
    etape_4.envoie_deux_depots()


@when(phrase("elle revient en arrière et dépose encore si elle le peut"), target_fixture="premier_numero")
def redepose(
    etape: Etape, etape_4: Etape4, confirmation: Confirmation, dossiers: Dossiers, persona: Persona
) -> str:
    confirmation.est_affiche()
    numero = dossiers.deposees_par(persona)[0]
    etape_4.retourne_en_arriere()
    if etape.etape_montree() == etape_4.numero and etape_4.deposer.is_visible():
        etape_4.presse(etape_4.deposer)
    return numero


@when(phrase("elle dépose la demande puis change son adresse d'un onglet resté ouvert"))
def change_apres_depot(
    etape_1: Etape1, etape_4: Etape4, confirmation: Confirmation, dossier: Dossier
) -> None:
    onglet = Etape1(etape_1.page.context.new_page(), etape_1.accueil)
    onglet.page.goto(dossier.adresse(1))
    onglet.change(voie="20 RUE NATIONALE")
    etape_4.depose()
    confirmation.est_affiche()
    onglet.presse(onglet.enregistrer)


@then(phrase("une seule demande est déposée"))
def une_seule(dossiers: Dossiers, persona: Persona, regles: Regles) -> None:
    constate(regles.pour(), attendu=1, obtenu=len(dossiers.deposees_par(persona)), ou="demandes déposées")


@then(phrase("une seule demande est déposée, sous le même numéro"))
def meme_numero(dossiers: Dossiers, persona: Persona, regles: Regles, premier_numero: str) -> None:
    obtenu = dossiers.deposees_par(persona)
    constate(regles.pour(), attendu=[premier_numero], obtenu=obtenu, ou="demandes déposées")


@then(phrase('son espace personnel montre la demande, à l\'état "{etat}"'))
def dans_l_espace(
    accueil: Accueil,
    confirmation: Confirmation,
    dossiers: Dossiers,
    persona: Persona,
    regles: Regles,
    etat: str,
) -> None:
    confirmation.est_affiche()
    numeros = dossiers.deposees_par(persona)
    accueil.ouvre()
    constate(
        regles.pour(),
        attendu=[(numero, etat) for numero in numeros],
        obtenu=accueil.demandes(),
        ou="demandes de l'espace personnel",
    )


def numero_imprime(confirmation: Confirmation) -> str:
    """Le n° de demande de la confirmation de dépôt."""
    confirmation.est_affiche()
    return Attestation(confirmation.attestation()).numero_de_demande or "aucun"


@then(
    phrase(
        "le n° de la demande a {chiffres:d} chiffres : {service:d} du service, "
        'la date "{date}", {rang:d} du rang'
    )
)
def forme_du_numero(
    confirmation: Confirmation, regles: Regles, chiffres: int, service: int, date: str, rang: int
) -> None:
    numero = numero_imprime(confirmation)
    parties = (len(numero), numero.isdecimal(), numero[service : len(numero) - rang])
    constate(regles.pour(), attendu=(chiffres, True, date), obtenu=parties, ou=f"n° {numero}")


@then(phrase("les deux demandes ont des numéros différents"))
def numeros_differents(
    confirmation: Confirmation, dossiers: Dossiers, autre_dossier: Dossier, regles: Regles
) -> None:
    numero = numero_imprime(confirmation)
    autre = Attestation(dossiers.attestation(autre_dossier.cle)).numero_de_demande
    constate_que(
        regles.pour(),
        f"un autre numéro que {autre}",
        obtenu=numero,
        ou="attestations du même jour",
        vrai=numero != autre,
    )


@then(phrase("le n° de la demande et l'attestation sont datés du {jour:Jour}"))
def dates_du_depot(confirmation: Confirmation, regles: Regles, jour: datetime) -> None:
    confirmation.est_affiche()
    attestation = Attestation(confirmation.attestation())
    numero = attestation.numero_de_demande or ""
    constate(
        regles.pour(),
        attendu=(f"{jour:%Y%m%d}", jour, jour),
        obtenu=(numero[SERVICE : SERVICE + DATE], attestation.date_d_emission, attestation.depose_le),
        ou=f"n° {numero}, date d'émission, date de dépôt",
    )


@then(phrase("la confirmation de dépôt est un document PDF"))
def confirmation_en_pdf(confirmation: Confirmation, regles: Regles) -> None:
    recue = confirmation.lit(confirmation.adresse_derriere(confirmation.ouvrir))
    constate_que(
        regles.pour(),
        "un document PDF",
        obtenu=recue.sorte,
        ou=confirmation,
        vrai=recue.donnee and recue.octets.startswith(b"%PDF"),
    )


@then(phrase("le fil montre les {nombre:d} premières étapes faites et « {nom} » en cours"))
def fil_de_la_confirmation(confirmation: Confirmation, regles: Regles, nombre: int, nom: str) -> None:
    faites, en_cours = confirmation.etapes_faites(), confirmation.etape_mise_en_evidence()
    attendu = (confirmation.etapes_du_fil()[:nombre], nom)
    constate(regles.pour(), attendu=attendu, obtenu=(faites, en_cours), ou="fil d'étapes")


@then(phrase("l'agent lit l'adresse d'avant le dépôt"))
def adresse_inchangee(dossiers: Dossiers, dossier: Dossier, persona: Persona, regles: Regles) -> None:
    lue = dossiers.lit(dossier.cle)["informations"]["adresse"]["voie"]
    constate(regles.pour(), attendu=persona.adresse.voie, obtenu=lue, ou="dossier lu par l'agent")
