"""Pas de l'étape 1 : état civil, liens familiaux, adresse, contact (S19, S20)."""

from collections.abc import Callable, Mapping, Sequence

from pytest_bdd import given, then, when

from fixtures.boite import Boite
from fixtures.dossiers import DEPOSEE, RECAPITULATIF_VALIDE, Dossier, Dossiers
from fixtures.personas import Persona
from reports.preuves import Preuves
from steps.controles.constat import constate, constate_que
from steps.controles.courriel import lis_le_courriel
from steps.demande import Comptes, Session
from steps.ecrans.etapes import MARIEE, Etape, Etape1
from steps.ecrans.recapitulatif import Etape4
from steps.regles import Regles
from steps.vocabulaire import phrase

# Pour laisser une question sans réponse, ce qu'il faut répondre aux autres.
SANS_REPONSE: Mapping[str, Mapping[str, str]] = {
    Etape1.situation: {"situation": ""},
    Etape1.couple: {"en_couple": ""},
    Etape1.conjoint: MARIEE | {"conjoint": ""},
    Etape1.enfants: {"enfants": ""},
    "L'un des enfants … de nationalité française ?": {"enfants": "Oui"},
}
# Ce que l'on indique après « Oui », avant de se raviser.
QUESTIONS_LIEES = {
    Etape1.couple: {"en_couple": "Oui", "conjoint": "Autre pays"},
    Etape1.enfants: {"enfants": "Oui", "enfant_francais": "Oui"},
}
SAISIES = {
    "N° et voie": "voie",
    "Complément d'adresse": "complement",
    "Code postal": "code_postal",
    "Ville": "ville",
}
UN_AUTRE_ETAT_CIVIL = {
    "nom_de_naissance": "Autre",
    "nom_d_usage": "Autre",
    "prenoms": "Autre",
    "sexe": "F",
    "date_de_naissance": "1970-01-01",
    "lieu_de_naissance": "Ailleurs",
    "nationalite": "Autre",
}


def etat_civil_de(persona: Persona) -> dict[str, str]:
    """Ce que l'étape 1 montre de cette personne, par étiquette."""
    return {
        "Nom de naissance": persona.nom,
        "Nom d'usage": persona.nom_d_usage,
        "Prénom(s)": " ".join(persona.prenoms),
        "Sexe": "Masculin" if persona.sexe == "M" else "Féminin",
        "Date de naissance": f"{persona.date_de_naissance:%d/%m/%Y}",
        "Pays de naissance": persona.origine.pays.libelle,
        "Lieu de naissance": persona.origine.ville,
        "Nationalité": persona.origine.nationalite.libelle,
    }


@given(
    phrase("elle a validé les trois parties de son récapitulatif, avec une autre adresse de contact"),
    target_fixture="contact",
)
def valide_avec_un_autre_contact(dossiers: Dossiers, session: Session, persona: Persona) -> str:
    contact = f"contact.{persona.courriel}"
    session.inscrit(persona)
    dossier = dossiers.prepare(persona, RECAPITULATIF_VALIDE, {"courriel": contact})
    session.ouvre(persona, dossier.adresse(4))
    return contact


@given(phrase("sa demande déposée, avec une autre adresse de contact"), target_fixture="contact")
def deposee_avec_un_autre_contact(dossiers: Dossiers, comptes: Comptes, persona: Persona) -> str:
    contact = f"contact.{persona.courriel}"
    comptes.inscrit(persona)
    dossiers.prepare(persona, DEPOSEE, {"courriel": contact})
    return contact


@when(phrase("un agent lui adresse une notification"))
def notifie(dossiers: Dossiers, persona: Persona) -> None:
    dossiers.notifie(dossiers.deposees_par(persona)[0])


@when(phrase("elle enregistre l'étape 1 en y glissant un autre état civil"))
def glisse_un_etat_civil(etape_1: Etape1, persona: Persona) -> None:
    etape_1.remplit(persona)
    etape_1.glisse(UN_AUTRE_ETAT_CIVIL)
    etape_1.poursuit(directement=True)


@when(phrase("elle enregistre l'étape 1 sans répondre à « {question} », {directement:Voie}"))
def sans_repondre(etape_1: Etape1, persona: Persona, question: str, directement: bool) -> None:
    etape_1.remplit(persona, **SANS_REPONSE[question.rstrip(" *")])
    etape_1.poursuit(directement=directement)


@when(phrase("elle enregistre l'étape 1 sans « {champ} », {directement:Voie}"))
def sans_le_champ(etape_1: Etape1, persona: Persona, champ: str, directement: bool) -> None:
    etape_1.remplit(persona, **{SAISIES[champ]: ""})
    etape_1.poursuit(directement=directement)


@when(phrase("elle répond « {reponse} » à « {question} »"))
def repond(etape_1: Etape1, reponse: str, question: str) -> None:
    etape_1.repond(question, reponse)


@when(phrase("elle répond « Oui » puis « Non » à « {question} », {directement:Voie}"))
def se_ravise(
    etape: Etape, etape_1: Etape1, persona: Persona, dossier: Dossier, question: str, directement: bool
) -> None:
    etape.page.goto(dossier.adresse(1))
    etape_1.remplit(persona, **QUESTIONS_LIEES[question])
    etape_1.repond(question, "Non", sans_le_dire=directement)
    etape_1.poursuit(directement=directement)
    etape.etape_lue(2)


@when(phrase('elle se dit "{situation}" et répond "{reponse}" à la question du couple'))
def se_dit(etape_1: Etape1, persona: Persona, situation: str, reponse: str) -> None:
    conjoint = "Autre pays" if reponse == "Oui" else ""
    etape_1.remplit(persona, situation=situation, en_couple=reponse, conjoint=conjoint)
    etape_1.presse(etape_1.enregistrer)


@when(phrase('elle déménage au "{voie}", "{code_postal}" "{ville}"'))
def demenage(etape_1: Etape1, persona: Persona, voie: str, code_postal: str, ville: str) -> None:
    etape_1.remplit(persona, voie=voie, code_postal=code_postal, ville=ville)
    etape_1.presse(etape_1.enregistrer)


@when(phrase('elle donne "{adresse}" pour adresse de contact, {directement:Voie}'))
@when(phrase('elle donne "" pour adresse de contact, {directement:Voie}'))
def donne_un_contact(etape_1: Etape1, persona: Persona, directement: bool, adresse: str = "") -> None:
    etape_1.remplit(persona, courriel=adresse)
    etape_1.poursuit(directement=directement)


@when(phrase('elle donne le téléphone "{telephone}"'))
@when(phrase('elle donne le téléphone ""'))
def donne_un_telephone(etape_1: Etape1, persona: Persona, telephone: str = "") -> None:
    etape_1.remplit(persona, telephone=telephone)
    etape_1.presse(etape_1.enregistrer)


@then(phrase("l'état civil montré est le sien"))
def etat_civil_montre(etape_1: Etape1, persona: Persona, regles: Regles) -> None:
    attendu = etat_civil_de(persona)
    constate(regles.pour(), attendu=attendu, obtenu=etape_1.donnees(attendu), ou=etape_1)


@then(phrase("rien de son état civil n'est modifiable"))
def etat_civil_fixe(etape_1: Etape1, persona: Persona, regles: Regles) -> None:
    modifiables = [libelle for libelle in etat_civil_de(persona) if etape_1.est_modifiable(libelle)]
    constate(regles.pour(), attendu=[], obtenu=modifiables, ou="informations modifiables de l'état civil")


@then(phrase("« {libelle} » lui est demandé"))
def est_demande(etape_1: Etape1, regles: Regles, libelle: str) -> None:
    constate_que(regles.pour(), f"« {libelle} »", sinon="absent", ou=etape_1, vrai=etape_1.demande(libelle))


@then(phrase("la liste « {libelle} » propose :"))
def liste_propose(etape_1: Etape1, regles: Regles, libelle: str, datatable: Sequence[Sequence[str]]) -> None:
    attendu, proposes = [ligne[0] for ligne in datatable], etape_1.choix_proposes(libelle)
    constate(
        regles.pour(), attendu=attendu, obtenu=[choix for choix in proposes if choix in attendu], ou=libelle
    )


@then(phrase("l'étape 1 est {issue}"))
def issue_de_l_etape_1(etape: Etape, etape_1: Etape1, regles: Regles, issue: str) -> None:
    obtenu = "acceptée" if etape.etape_montree() > etape_1.numero else "refusée"
    constate(regles.pour(), attendu=issue, obtenu=obtenu, ou=etape_1)


@then(phrase("le récapitulatif ne demande pas « {libelle} »"))
def recapitulatif_muet(etape: Etape, etape_4: Etape4, dossier: Dossier, regles: Regles, libelle: str) -> None:
    etape.page.goto(dossier.adresse(4))
    etape_4.attend_l_ouverture(1)
    constate_que(
        regles.pour(),
        f"rien sur « {libelle} »",
        sinon="une réponse",
        ou=etape_4,
        vrai=not etape_4.champ(libelle).is_visible(),
    )


@then(phrase("l'adresse montrée est la sienne"))
def adresse_montree(etape_1: Etape1, persona: Persona, regles: Regles) -> None:
    adresse = persona.adresse
    attendu = [adresse.voie, adresse.complement, adresse.code_postal, adresse.ville]
    constate(regles.pour(), attendu=attendu, obtenu=[etape_1.saisie(champ) for champ in SAISIES], ou=etape_1)


@then(phrase("son adresse est modifiable"))
def adresse_modifiable(etape_1: Etape1, regles: Regles) -> None:
    fixes = [champ for champ in SAISIES if not etape_1.est_modifiable(champ)]
    constate(regles.pour(), attendu=[], obtenu=fixes, ou="champs d'adresse non modifiables")


@then(phrase('« {libelle} » contient "{valeur}"'))
def contient(etape_1: Etape1, regles: Regles, libelle: str, valeur: str) -> None:
    constate(regles.pour(), attendu=valeur, obtenu=etape_1.saisie(libelle), ou=f"« {libelle} »")


@then(phrase('« {libelle} » est "{valeur}"'))
def vaut(etape_1: Etape1, regles: Regles, libelle: str, valeur: str) -> None:
    constate(regles.pour(), attendu=valeur, obtenu=etape_1.donnee(libelle), ou=f"« {libelle} »")


@then(phrase("« {libelle} » ne se saisit pas"))
def ne_se_saisit_pas(etape_1: Etape1, regles: Regles, libelle: str) -> None:
    constate_que(
        regles.pour(),
        f"« {libelle} » ne se saisit pas",
        sinon="modifiable",
        ou=etape_1,
        vrai=not etape_1.est_modifiable(libelle),
    )


@then(phrase("le courriel de dépôt arrive à cette autre adresse"))
def courriel_a_cette_adresse(contact: str, boite: Boite, regles: Regles, preuves: Preuves) -> None:
    octets = boite.attend(contact)
    if octets:
        preuves.courriel(octets, lis_le_courriel(octets).sujet)
    constate_que(regles.pour(), f"un courriel pour {contact}", sinon="aucun", ou="boîte", vrai=bool(octets))


@then(phrase("le courriel de notification arrive à cette autre adresse, et à elle seule"))
def notification_a_cette_adresse(
    contact: str,
    persona: Persona,
    boite: Boite,
    attend_les_courriels: Callable[[], None],
    regles: Regles,
    preuves: Preuves,
) -> None:
    """Le premier courriel de l'adresse de contact est celui du dépôt."""
    attend_les_courriels()
    recus = {adresse: boite.recus(adresse) for adresse in (contact, persona.courriel)}
    for octets in recus[contact][1:]:
        preuves.courriel(octets, lis_le_courriel(octets).sujet)
    constate(
        regles.pour(),
        attendu={contact: 2, persona.courriel: 0},
        obtenu={adresse: len(lus) for adresse, lus in recus.items()},
        ou="courriels du dépôt et de la notification, par adresse",
    )


@then(phrase('l\'étape 1 rouverte donne "{situation}" pour situation familiale'))
def etape_1_rouverte(etape: Etape, etape_1: Etape1, dossier: Dossier, regles: Regles, situation: str) -> None:
    etape.page.goto(dossier.adresse(1))
    constate(
        regles.pour(), attendu=situation, obtenu=etape_1.choix_fait(Etape1.situation), ou="étape 1 rouverte"
    )


@then(phrase("l'étape en cours est « {nom} », la {rang:d}re de {nombre:d}"))
def etape_en_cours(etape: Etape, regles: Regles, nom: str, rang: int, nombre: int) -> None:
    fil = etape.etapes_du_fil()
    obtenu = etape.etape_mise_en_evidence()
    constate(regles.pour(), attendu=(nom, nombre), obtenu=(obtenu, len(fil)), ou="fil d'étapes")
    constate(regles.pour(), attendu=nom, obtenu=fil[rang - 1], ou=f"étape {rang} du fil")
