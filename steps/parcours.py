"""Pas propres aux parcours de bout en bout : ce que l'usagère enchaîne, écran après écran."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from dateutil.relativedelta import relativedelta
from pytest_bdd import given, then, when

from fixtures.boite import Boite
from fixtures.cible import Cible
from fixtures.dossiers import Dossiers
from fixtures.fichiers import fichier
from fixtures.horloge import Horloge
from fixtures.moyens import CONFIANCE
from fixtures.personas import Persona
from reports.preuves import Preuves
from steps.controles.attestation import Attestation
from steps.controles.constat import a_la_lettre, constate, constate_que, meme_texte
from steps.controles.courriel import Courriel
from steps.controles.deux_d_doc import Annuaire, EtatDeSignature
from steps.controles.pdf import DocumentPdf
from steps.ecrans.acces import Accueil
from steps.ecrans.comptes import Connexion, CreationMotDePasse
from steps.ecrans.demande import Preambule, Situation
from steps.ecrans.etapes import Confirmation, Etape, Etape1, Etape2
from steps.ecrans.justificatifs import Etape3
from steps.ecrans.recapitulatif import Etape4
from steps.reception import recoit
from steps.vocabulaire import phrase

ETAPES = ["Informations personnelles", "Motif de séjour", "Justificatifs", "Récapitulatif", "Confirmation"]
UN_JOUR = timedelta(days=1)
TITRE = "ATTESTATION DE PROLONGATION D'INSTRUCTION D'UNE DEMANDE DE TITRE DE SÉJOUR"
MENTIONS = {"BPS": "A OBTENU LE BÉNÉFICE DE LA PROTECTION SUBSIDIAIRE", "REFUGIE": "RECONNU RÉFUGIÉ"}


@when(phrase("elle ouvre l'accueil"))
def ouvre_l_accueil(accueil: Accueil) -> None:
    accueil.ouvre()


@when(phrase("elle saisit le numéro et les dates de son titre"))
@when(phrase("elle saisit le numéro et les dates de son visa"))
@when(phrase("elle saisit son n° étranger et les dates de son document provisoire"))
def saisit_son_titre(connexion: Connexion, persona: Persona) -> None:
    connexion.presente(persona.titre.numero, persona.titre.debut, persona.titre.fin)


@then(phrase("elle reçoit le courriel qui confirme la création de son compte"), target_fixture="activation")
def recoit_l_activation(boite: Boite, persona: Persona, preuves: Preuves) -> Courriel:
    courriel = recoit(boite, persona.courriel, preuves)
    constate("EXG-04-10", attendu=(persona.courriel,), obtenu=courriel.destinataires, ou=courriel)
    return courriel


@when(phrase("elle choisit son mot de passe"))
def choisit_son_mot_de_passe(creation_mot_de_passe: CreationMotDePasse, persona: Persona) -> None:
    creation_mot_de_passe.choisit_le_mot_de_passe(persona.mot_de_passe)


@when(phrase("elle sollicite le renouvellement de ce titre"))
def sollicite_le_renouvellement(situation: Situation) -> None:
    situation.commence()


@then(phrase("le préambule annonce cinq étapes"))
def preambule_annonce(preambule: Preambule) -> None:
    annoncees = preambule.etapes_annoncees()
    constate("EXG-07-01", attendu=len(ETAPES), obtenu=len(annoncees), ou=preambule)
    for nom, annonce in zip(ETAPES, annoncees, strict=True):
        constate_que("EXG-07-01", f"« {nom} »", annonce, preambule, vrai=annonce.startswith(nom))


@then(phrase("la liste des documents à fournir est celle de la protection internationale"))
def liste_des_pieces(preambule: Preambule, preuves: Preuves) -> None:
    octets = preambule.liste_des_pieces()
    preuves.pdf(octets, "Liste des pièces justificatives")
    porte = "BÉNÉFICIAIRE DE LA PROTECTION INTERNATIONALE" in DocumentPdf(octets).page(1).texte
    constate_que(
        "EXG-07-04", "la liste des bénéficiaires", ou="PDF téléchargé", vrai=porte, sinon="autre document"
    )


@given(phrase("sa fenêtre est large de {largeur:d} pixels"))
def fenetre_etroite(fenetre: Callable[[int], None], largeur: int) -> None:
    fenetre(largeur)


@when(phrase("elle commence l'étape 1"))
def commence_l_etape_1(preambule: Preambule) -> None:
    preambule.poursuit()


@when(phrase("elle vérifie ses informations personnelles et donne ses coordonnées"))
def remplit_l_etape_1(etape_1: Etape1, persona: Persona) -> None:
    etape_1.remplit(persona)
    etape_1.poursuit()


@when(phrase("elle atteste sur l'honneur"))
def atteste(etape_2: Etape2) -> None:
    etape_2.atteste()


@when(phrase('elle confirme son numéro ephoto "{numero}"'))
def confirme_l_ephoto(etape_3: Etape3, numero: str) -> None:
    etape_3.confirme_l_ephoto(numero)


@when(phrase('elle joint "{nom}" comme justificatif de domicile'))
def joint_un_justificatif(etape_3: Etape3, nom: str) -> None:
    etape_3.joint(fichier(nom))


@when(phrase("elle enregistre ses justificatifs"))
def enregistre_les_justificatifs(etape_3: Etape3) -> None:
    etape_3.poursuit()


@when(phrase("elle valide les trois parties de son récapitulatif"))
def valide_le_recapitulatif(etape_4: Etape4) -> None:
    etape_4.valide_les_trois_parties()


@when(phrase("elle écrit « {observations} » à l'administration"))
def observe(etape_4: Etape4, observations: str) -> None:
    etape_4.observe(observations)


@when(phrase("elle dépose sa demande depuis le récapitulatif"))
def depose(etape_4: Etape4) -> None:
    etape_4.depose()


@then(phrase("l'étape {numero:d} s'affiche"))
def etape_affichee(etape: Etape, numero: int) -> None:
    regle = {1: Etape1, 2: Etape2, 3: Etape3, 4: Etape4, 5: Confirmation}[numero].regle
    constate(regle, attendu=numero, obtenu=etape.etape_lue(numero), ou="étape affichée")


@then(phrase("le dépôt lui est confirmé : « {texte} »"))
def depot_confirme(confirmation: Confirmation, texte: str) -> None:
    constate_que(
        "EXG-12-06", f"« {texte} »", ou=confirmation, vrai=confirmation.dit(texte), sinon="texte absent"
    )


@when(phrase("elle ouvre sa confirmation de dépôt"), target_fixture="attestation_recue")
def ouvre_la_confirmation(confirmation: Confirmation, annuaire: Annuaire, preuves: Preuves) -> Attestation:
    octets = confirmation.attestation()
    attestation = Attestation(octets, annuaire)
    preuves.pdf(octets, "Attestation de prolongation d'instruction")
    preuves.code(
        {champ.identifiant: champ.valeur for champ in attestation.code.champs}, "2D-DOC de l'attestation"
    )
    return attestation


@then(phrase("le document porte le n° étranger qui vient de lui être attribué"), target_fixture="persona")
def porte_le_numero_attribue(attestation_recue: Attestation, persona: Persona, dossiers: Dossiers) -> Persona:
    attribue = dossiers.lit(attestation_recue.numero_de_demande or "")["numero_etranger"]
    constate(
        "EXG-13-03", attendu=attribue, obtenu=attestation_recue.identifiant, ou=attestation_recue.page(1)
    )
    return replace(persona, numero_etranger=attribue)


@then(phrase("le document est l'attestation de prolongation d'instruction, à son nom et à son adresse"))
def est_son_attestation(attestation_recue: Attestation, persona: Persona) -> None:
    recue, page = attestation_recue, attestation_recue.page(1)
    constate("EXG-13-02", attendu=TITRE, obtenu=recue.titre, ou=page, selon=meme_texte)
    constate("EXG-13-06", attendu=MENTIONS[persona.statut], obtenu=recue.mention, ou=page, selon=meme_texte)
    constate("EXG-13-03", attendu=persona.numero_etranger, obtenu=recue.identifiant, ou=page)
    constate("EXG-13-08", attendu=persona.nom.upper(), obtenu=recue.nom_de_naissance, ou=page)
    constate("EXG-13-09", attendu=persona.adresse_imprimee, obtenu=recue.adresse, ou=page, selon=a_la_lettre)


@then(phrase("ce document couvre six mois à compter du dépôt"))
def couvre_six_mois(attestation_recue: Attestation, horloge: Horloge) -> None:
    debut, _ = obtenue = attestation_recue.validite or (None, None)
    depot = debut if debut in horloge.jours else horloge.jours[-1]
    fin = depot + relativedelta(months=6) - UN_JOUR
    constate("EXG-13-10", attendu=(depot, fin), obtenu=obtenue, ou=attestation_recue.page(1))


@then(phrase("son 2D-DOC dit la même chose que l'imprimé"))
def code_et_imprime(attestation_recue: Attestation) -> None:
    constate("EXG-14-07", attendu=[], obtenu=list(attestation_recue.desaccords), ou="2D-DOC et imprimé")


@then(phrase("la signature de son 2D-DOC n'est pas refusée"))
def code_signe(attestation_recue: Attestation, cible: Cible) -> None:
    """Vérifiée par les certificats connus ; sans eux, elle n'est que « non vérifiable », et le constat le dit."""
    connus = CONFIANCE in cible.capacites
    attendu = EtatDeSignature.VERIFIEE if connus else EtatDeSignature.NON_VERIFIABLE
    verification = attestation_recue.verification
    constate("EXG-14-12", attendu=attendu, obtenu=verification.etat, ou=verification)


@then(phrase("rien d'autre n'est codé sur le document"))
def aucun_autre_code(attestation_recue: Attestation) -> None:
    constate(
        "EXG-14-15", attendu=[], obtenu=list(attestation_recue.autres_codes), ou=attestation_recue.page(1)
    )


@then(phrase("le courriel de dépôt porte ce même document"))
def courriel_de_depot(
    boite: Boite, persona: Persona, preuves: Preuves, attestation_recue: Attestation
) -> None:
    courriel = recoit(boite, persona.courriel, preuves)
    jointes = [piece.empreinte for piece in courriel.pieces_jointes]
    constate("EXG-15-03", attendu=[attestation_recue.empreinte], obtenu=jointes, ou=courriel)
