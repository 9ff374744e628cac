"""Pas du 2D-DOC de l'attestation (S29, S30)."""

import string
from collections.abc import Sequence
from dataclasses import replace

from pytest_bdd import given, then, when

from fixtures.personas import Persona, Personas
from fixtures.registre import Registre
from reports.preuves import Preuves
from steps.attestation import comme_dans_le_guide
from steps.controles.attestation import Attestation
from steps.controles.constat import constate, constate_que
from steps.controles.deux_d_doc import Annuaire, Code2DDoc, EtatDeSignature, Verification, decode, verifie
from steps.controles.deux_d_doc.second_lecteur import Avis
from steps.controles.lecture import essaie
from steps.regles import Regles
from steps.vocabulaire import phrase

CODE = "2D-DOC"
ENTETE = "en-tête du 2D-DOC"
VERIFIEE = Verification(EtatDeSignature.VERIFIEE)


def connue(persona: Persona, registre: Registre, preuves: Preuves) -> Persona:
    """Cette personne, inscrite au registre de la cible."""
    preuves.secret(persona.mot_de_passe)
    return registre.inscrit(persona)


@given(phrase('elle se nomme "{nom}"'), target_fixture="persona")
def se_nomme(personas: Personas, registre: Registre, preuves: Preuves, nom: str) -> Persona:
    return connue(replace(comme_dans_le_guide(personas.cree()), nom=nom), registre, preuves)


@given(
    phrase('elle a pour nom d\'usage "{usage}" et pour prénoms "{premier}" et "{second}"'),
    target_fixture="persona",
)
def a_pour_nom_d_usage(
    personas: Personas, registre: Registre, preuves: Preuves, usage: str, premier: str, second: str
) -> Persona:
    persona = comme_dans_le_guide(personas.cree())
    return connue(replace(persona, nom_d_usage=usage, prenoms=(premier, second)), registre, preuves)


@given(phrase("son état civil et son adresse ont, en caractères :"), target_fixture="persona")
def de_ces_longueurs(
    personas: Personas, registre: Registre, preuves: Preuves, datatable: Sequence[Sequence[str]]
) -> Persona:
    textes = {nom: (4 * string.ascii_uppercase)[: int(longueur)] for nom, longueur in datatable}
    persona = comme_dans_le_guide(personas.cree())
    dite = replace(
        persona,
        nom=textes["nom de naissance"],
        nom_d_usage=textes["nom d'usage"],
        prenoms=("Test", textes["prénoms"][len("Test/") :]),
        origine=replace(persona.origine, ville=textes["lieu de naissance"]),
        adresse=replace(persona.adresse, voie=textes["voie"]),
    )
    return connue(dite, registre, preuves)


@when(phrase("on lit le 2D-DOC"))
def lit_le_2d_doc(attestation: Attestation, preuves: Preuves) -> None:
    lu = essaie(lambda: attestation.code)
    if isinstance(lu, Code2DDoc):
        entete = lu.octets[: lu.entete.longueur].decode("latin-1")
        preuves.code({"en-tête": entete} | {c.identifiant: c.valeur for c in lu.champs}, CODE)


@when(phrase("le dernier chiffre du n° de demande y est changé"), target_fixture="code_altere")
def chiffre_change(attestation: Attestation) -> Code2DDoc:
    numero = (attestation.code.valeur("6K") or "").encode()
    autre = numero[:-1] + (b"1" if numero.endswith(b"0") else b"0")
    return decode(attestation.code.octets.replace(b"6K" + numero, b"6K" + autre))


@then(phrase("un 2D-DOC est trouvé"))
def trouve(attestation: Attestation) -> None:
    lu = essaie(lambda: attestation.code)
    trouve = isinstance(lu, Code2DDoc)
    constate_que("EXG-14-01", "un 2D-DOC lisible", obtenu=CODE if trouve else lu, ou="PDF", vrai=trouve)


@then(phrase("un second décodeur, s'il est installé, n'y lit rien d'autre"))
def second_decodeur_d_accord(attestation: Attestation) -> None:
    avis = attestation.seconde_lecture.avis
    constate_que(
        "EXG-14-01", "deux lectures égales", obtenu=avis.value, ou=CODE, vrai=avis is not Avis.CONTREDIT
    )


@then(phrase("aucun autre code ne se lit sur l'attestation"))
def aucun_autre_code(attestation: Attestation) -> None:
    constate("EXG-14-15", attendu=(), obtenu=attestation.autres_codes, ou="autres codes lisibles")


@then(phrase("le symbole est carré et tout en C40"))
def symbole_carre(attestation: Attestation) -> None:
    symbole = attestation.symbole.symbole
    constate("EXG-14-14", attendu=symbole.lignes, obtenu=symbole.colonnes, ou="modules par côté")
    constate("EXG-14-14", attendu=True, obtenu=symbole.tout_en_c40, ou="encodage tout en C40")


@then(phrase("un module du symbole mesure au moins {minimum} mm"))
def module(attestation: Attestation, minimum: str) -> None:
    cote = attestation.mesure.module_mm
    constate_que(
        "EXG-14-14",
        f"au moins {minimum} mm",
        obtenu=cote,
        ou="côté d'un module",
        vrai=cote >= float(minimum.replace(",", ".")),
    )


@then(phrase("la zone de silence fait au moins {minimum:d} module"))
def silence(attestation: Attestation, minimum: int) -> None:
    largeur = attestation.mesure.zone_de_silence
    constate_que(
        "EXG-14-14",
        f"au moins {minimum} module",
        obtenu=largeur,
        ou="zone de silence",
        vrai=largeur >= minimum,
    )


@then(phrase('la mention "{mention}" est imprimée près du symbole, hors de la zone de silence'))
def legende(attestation: Attestation, mention: str) -> None:
    # Une mention dans la zone de silence l'aurait réduite : elle vient d'être mesurée.
    constate("EXG-14-14", attendu=True, obtenu=attestation.legende_du_code, ou=f"mention {mention}")


@then(phrase("l'en-tête du 2D-DOC porte :"))
def entete_porte(attestation: Attestation, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    entete = attestation.code.entete
    lus = {
        "version": entete.version,
        "autorité": entete.autorite,
        "date d'émission": entete.emission_hexa,
        "type de document": entete.type_de_document,
        "périmètre": entete.perimetre,
        "pays": entete.pays,
    }
    attendu = {nom: valeur for nom, valeur in datatable}  # noqa: C416 (une ligne est une liste de deux cellules)
    constate(regles.pour(), attendu=attendu, obtenu={nom: lus[nom] for nom in attendu}, ou=ENTETE)


@then(phrase("la signature n'est ni antérieure à l'émission, ni hors de la validité du certificat"))
def dates_de_signature(attestation: Attestation, annuaire: Annuaire) -> None:
    constate("EXG-14-16", attendu=VERIFIEE, obtenu=verifie(attestation.code, annuaire), ou="signature")


@then(phrase("le certificat est émis par l'autorité d'essai \"{autorite}\", et se dit fictif"))
def certificat_fictif(attestation: Attestation, annuaire: Annuaire, autorite: str) -> None:
    certificat = annuaire.certificat(autorite, attestation.code.entete.certificat)
    titulaire = certificat.subject.rfc4514_string()
    constate_que(
        "EXG-14-13",
        "un titulaire qui se dit fictif",
        obtenu=titulaire,
        ou="certificat",
        vrai="FICTI" in titulaire.upper(),
    )


@then(phrase("la signature compte {caracteres:d} caractères et {octets:d} octets"))
def taille_de_la_signature(attestation: Attestation, caracteres: int, octets: int) -> None:
    obtenu = (len(attestation.code.signature), len(attestation.code.signature_octets))
    constate("EXG-14-12", attendu=(caracteres, octets), obtenu=obtenu, ou="signature : caractères, octets")


@then(phrase("la signature est vérifiée par le certificat d'essai"))
def signature_verifiee(attestation: Attestation, annuaire: Annuaire) -> None:
    constate("EXG-14-12", attendu=VERIFIEE, obtenu=verifie(attestation.code, annuaire), ou=CODE)


@then(phrase("la signature est refusée"))
def signature_refusee(code_altere: Code2DDoc, annuaire: Annuaire) -> None:
    etat = verifie(code_altere, annuaire).etat
    constate("EXG-14-12", attendu=EtatDeSignature.REFUSEE, obtenu=etat, ou="2D-DOC au chiffre changé")


@then(phrase("aucun champ du 2D-DOC n'est mal terminé"))
def champs_bien_termines(attestation: Attestation) -> None:
    constate("EXG-14-11", attendu=(), obtenu=attestation.code.fautes, ou="fautes de lecture du 2D-DOC")


@then(phrase('le champ "{identifiant}", à sa longueur maximale, n\'a pas de séparateur'))
def sans_separateur(attestation: Attestation, identifiant: str) -> None:
    champ = attestation.code.champ(identifiant)
    constate("EXG-14-11", attendu=None, obtenu=champ and champ.separateur, ou=f"séparateur de {identifiant}")


@then(phrase("le 2D-DOC garde, et fait suivre de {separateur} :"))
def garde_et_termine(attestation: Attestation, datatable: Sequence[Sequence[str]], separateur: str) -> None:
    champs = {
        f"{champ} ({libelle})": attestation.code.champ(champ) or "absent" for champ, libelle, _ in datatable
    }
    obtenu = {
        nom: champ if isinstance(champ, str) else (len(champ.valeur), champ.separateur or "rien")
        for nom, champ in champs.items()
    }
    attendu = {f"{champ} ({libelle})": (int(longueur), separateur) for champ, libelle, longueur in datatable}
    constate("EXG-14-11", attendu=attendu, obtenu=obtenu, ou=CODE)


@then(phrase("le 2D-DOC porte :"))
def code_porte(attestation: Attestation, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    attendu = {f"{champ} ({libelle})": valeur for champ, libelle, valeur in datatable}
    obtenu = {f"{champ} ({libelle})": attestation.code.valeur(champ) for champ, libelle, _ in datatable}
    constate(regles.pour(), attendu=attendu, obtenu=obtenu, ou=CODE)


@then(phrase("le 2D-DOC porte un n° de demande de {chiffres:d} chiffres"))
def numero_de_cette_longueur(attestation: Attestation, chiffres: int) -> None:
    numero = attestation.code.valeur("6K") or ""
    constate_que(
        "EXG-14-04",
        f"{chiffres} chiffres",
        obtenu=numero,
        ou="2D-DOC, 6K",
        vrai=numero.isdecimal() and len(numero) == chiffres,
    )


@then(phrase("le 2D-DOC porte son n° étranger"))
def code_porte_le_numero_etranger(attestation: Attestation, persona: Persona) -> None:
    obtenu = attestation.code.valeur("6Q")
    constate("EXG-14-06", attendu=persona.numero_etranger, obtenu=obtenu, ou="2D-DOC, 6Q")


@then(phrase("le 2D-DOC et l'imprimé s'accordent sur :"))
def accord(attestation: Attestation, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    comparees = {comparaison.libelle: comparaison for comparaison in attestation.comparaisons.values()}
    # Ce qui n'est ni imprimé ni codé n'est pas comparé : ce n'est pas un accord.
    imprimes, codes = {}, {}
    for (libelle,) in datatable:
        comparee = comparees.get(libelle)
        imprimes[libelle] = comparee.attendu if comparee else "une valeur imprimée"
        codes[libelle] = comparee.obtenu if comparee else None
    constate(regles.pour(), attendu=imprimes, obtenu=codes, ou="2D-DOC comparé à l'imprimé")
