"""Pas de l'étape 1 : état civil, liens familiaux, adresse, contact (S19, S20)."""

from collections.abc import Callable, Mapping, Sequence

from pytest_bdd import given, then, when

from fixtures.boite import Boite
from fixtures.dossiers import DEPOSEE, RECAPITULATIF_VALIDE, SITUATIONS, Dossier, Dossiers
from fixtures.personas import Persona
from reports.preuves import Preuves
from steps.controles.constat import constate, constate_que, constate_un_refus, meme_libelle
from steps.controles.courriel import lis_le_courriel
from steps.ecrans.etapes import MARIEE, Etape, Etape1
from steps.ecrans.recapitulatif import Etape4
from steps.preparation.demandes import Preparation
from steps.regles import Regles
from steps.visiteurs import Visiteur
from steps.vocabulaire import VOIES, phrase

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
# Comment la cible nomme chaque situation dans ce qu'elle envoie.
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


def adresse_de(persona: Persona) -> dict[str, str]:
    """Son adresse connue, pour l'étape 1 : chaque ligne d'une table en repart."""
    return {nom: getattr(persona.adresse, nom) for nom in SAISIES.values()}


def issue_directe(visiteur: Visiteur, dossier: Dossier, **reponses: str) -> str:
    """« acceptée » si la cible ouvre l'étape 2, « refusée » si elle rend l'étape 1."""
    etape = visiteur.agit(dossier, "enregistrer l'étape 1", **reponses).etape
    return {1: "refusée", 2: "acceptée"}.get(etape, "sans réponse lisible")


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
def valide_avec_un_autre_contact(preparation: Preparation, persona: Persona) -> str:
    contact = f"contact.{persona.courriel}"
    preparation.ouvre(persona, RECAPITULATIF_VALIDE, 4, informations={"courriel": contact})
    return contact


@given(phrase("sa demande déposée, avec une autre adresse de contact"), target_fixture="contact")
def deposee_avec_un_autre_contact(preparation: Preparation, persona: Persona) -> str:
    contact = f"contact.{persona.courriel}"
    preparation.mene(persona, DEPOSEE, informations={"courriel": contact})
    return contact


@when(phrase("un agent lui adresse une notification"))
def notifie(dossiers: Dossiers, persona: Persona) -> None:
    dossiers.notifie(dossiers.deposees_par(persona)[0])


@when(phrase("elle enregistre l'étape 1 en y glissant un autre état civil"))
def glisse_un_etat_civil(etape_1: Etape1, persona: Persona) -> None:
    etape_1.remplit(persona)
    etape_1.glisse(UN_AUTRE_ETAT_CIVIL)
    etape_1.poursuit(directement=True)


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


@when(phrase("elle efface son adresse de contact et enregistre l'étape 1"))
def efface_son_contact(etape_1: Etape1, persona: Persona) -> None:
    etape_1.remplit(persona, courriel="")
    etape_1.poursuit()


@when(phrase('elle donne le code postal "{code_postal}"'))
def donne_le_code_postal(etape_1: Etape1, code_postal: str) -> None:
    etape_1.change(code_postal=code_postal)


def enregistre(etape_1: Etape1, persona: Persona, **reponses: str) -> None:
    """Répond à tout, aux changements près, depuis ce que l'écran montre, et enregistre à l'écran."""
    etape_1.remplit(persona, **adresse_de(persona) | reponses)
    etape_1.presse(etape_1.enregistrer)


@then(phrase("l'étape 1 est refusée sans réponse à « {question} », à l'écran puis par une requête directe"))
def refusee_sans_reponse(etape_1: Etape1, persona: Persona, regles: Regles, question: str) -> None:
    for voie, directement in VOIES.items():
        etape_1.remplit(persona, **SANS_REPONSE[question.rstrip(" *")])
        etape_1.poursuit(directement=directement)
        constate_un_refus(
            regles.pour(), f"« {question} » demandé {voie}", etape_1.refus_pres_de(question), etape_1
        )


@then(phrase("l'étape 1 est refusée à qui laisse vide, à l'écran puis par une requête directe :"))
def refusee_a_qui_laisse_vide(
    etape_1: Etape1, persona: Persona, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    for (champ,) in datatable:
        for voie, directement in VOIES.items():
            etape_1.remplit(persona, **adresse_de(persona) | {SAISIES[champ]: ""})
            etape_1.poursuit(directement=directement)
            constate_un_refus(
                regles.pour(), f"« {champ} » demandé {voie}", etape_1.refus_pres_de(champ), etape_1
            )


@then(phrase("chacun de ces codes postaux est refusé :"))
def codes_postaux_refuses(
    etape_1: Etape1, persona: Persona, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    for (code_postal,) in datatable:
        enregistre(etape_1, persona, code_postal=code_postal)
        constate_un_refus(
            regles.pour(), f'"{code_postal}" refusé', etape_1.refus_pres_de(Etape1.code_postal), etape_1
        )


@then(phrase("les villes proposées sont :"))
def villes_proposees(etape_1: Etape1, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = [ligne[0] for ligne in datatable]
    constate(
        regles.pour(),
        attendu=attendu,
        obtenu=etape_1.choix_proposes(Etape1.ville),
        ou="villes du code postal",
    )


@then(phrase("aucune ville n'est encore choisie"))
def aucune_ville(etape_1: Etape1, regles: Regles) -> None:
    constate(regles.pour(), attendu="Choisissez", obtenu=etape_1.saisie(Etape1.ville), ou=Etape1.ville)


@then(phrase("le code INSEE suit le code postal et la ville :"))
def code_insee_suit(etape_1: Etape1, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    for code_postal, ville, code_insee in datatable[1:]:
        etape_1.change(code_postal=code_postal, ville=ville)
        obtenu = (etape_1.saisie(Etape1.ville), etape_1.donnee("Code INSEE"))
        constate(regles.pour(), attendu=(ville, code_insee), obtenu=obtenu, ou=f"code postal {code_postal}")


@then(phrase('pour le code postal "{code_postal}", chacune de ces villes est refusée :'))
def villes_refusees(
    etape_1: Etape1, persona: Persona, regles: Regles, code_postal: str, datatable: Sequence[Sequence[str]]
) -> None:
    for (ville,) in datatable:
        etape_1.remplit(persona, code_postal=code_postal)
        etape_1.impose_la_ville(ville)
        etape_1.poursuit(directement=True)
        constate_un_refus(regles.pour(), f'"{ville}" refusée', etape_1.refus_pres_de(Etape1.ville), etape_1)


@then(
    phrase(
        "l'étape 1, envoyée par une requête directe, est refusée avec chacune de ces adresses de contact :"
    )
)
def contacts_refuses(
    directement: Visiteur, dossier: Dossier, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    for (adresse,) in datatable[1:]:
        obtenue = issue_directe(directement, dossier, courriel=adresse)
        constate(regles.pour(), attendu="refusée", obtenu=obtenue, ou=f'adresse "{adresse}"')


@then(phrase("l'étape 1, envoyée par une requête directe, est refusée ou acceptée selon son téléphone :"))
def issues_des_telephones(
    directement: Visiteur, dossier: Dossier, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    for telephone, attendue in datatable[1:]:
        obtenue = issue_directe(directement, dossier, telephone=telephone)
        constate(regles.pour(), attendu=attendue, obtenu=obtenue, ou=f'téléphone "{telephone}"')


@then(
    phrase(
        "l'étape 1, envoyée par une requête directe, est refusée ou acceptée selon sa situation et sa réponse :"
    )
)
def issues_des_situations(
    directement: Visiteur, dossier: Dossier, regles: Regles, datatable: Sequence[Sequence[str]]
) -> None:
    for situation, reponse, attendue in datatable[1:]:
        obtenue = issue_directe(
            directement,
            dossier,
            situation_familiale=SITUATIONS[situation],
            en_couple=reponse.lower(),
            nationalite_du_conjoint="autre" if reponse == "Oui" else "",
        )
        constate(regles.pour(), attendu=attendue, obtenu=obtenue, ou=f'"{situation}" et "{reponse}"')


@then(phrase('le refus de « {champ} » dit "{un}" et "{deux}"'))
def refus_dit(etape_1: Etape1, regles: Regles, champ: str, un: str, deux: str) -> None:
    refus = etape_1.refus_pres_de(champ)
    dits = [texte for texte in (un, deux) if texte in refus]
    constate(regles.pour(), attendu=[un, deux], obtenu=dits, ou=f"refus : {refus}")


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
    constate(regles.pour(), attendu=situation, obtenu=etape_1.saisie(Etape1.situation), ou="étape 1 rouverte")


@then(phrase("l'étape en cours est « {nom} », la {rang:d}re de {nombre:d}"))
def etape_en_cours(etape: Etape, regles: Regles, nom: str, rang: int, nombre: int) -> None:
    fil = etape.etapes_du_fil()
    obtenu = etape.etape_mise_en_evidence()
    constate(
        regles.pour(), attendu=(nom, nombre), obtenu=(obtenu, len(fil)), ou="fil d'étapes", selon=meme_libelle
    )
    constate(regles.pour(), attendu=nom, obtenu=fil[rang - 1], ou=f"étape {rang} du fil", selon=meme_libelle)
