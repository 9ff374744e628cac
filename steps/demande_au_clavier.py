"""Pas de la demande déposée au clavier seul, du préambule à la confirmation (S17 à S29)."""

from collections.abc import Sequence

from pytest_bdd import when

from fixtures.fichiers import fichier
from steps.ecrans.clavier import Clavier
from steps.ecrans.etapes import ENREGISTRER, Etape, Etape2
from steps.ecrans.justificatifs import DOMICILE, Etape3
from steps.ecrans.recapitulatif import RUBRIQUES, Etape4
from steps.vocabulaire import phrase


@when(phrase("elle commence l'étape 1 au clavier"))
def commence_au_clavier(clavier: Clavier, etape: Etape) -> None:
    clavier.va_a("Je continue")
    clavier.entre(etape.ouverte(1))


@when(phrase("elle y répond au clavier :"))
def repond_au_clavier(clavier: Clavier, datatable: Sequence[Sequence[str]]) -> None:
    """Une liste se choisit par ses lettres ou aux flèches ; une question, à l'espace ou aux flèches."""
    for question, reponse, geste in datatable[1:]:
        match geste:
            case "lettres":
                clavier.remplit(question, reponse)
            case "flèches":
                clavier.choisit_aux_fleches(question, reponse)
            case "espace" | "espace, flèches":
                clavier.coche(f"{question} Oui", f"{question} {reponse}")


@when(phrase("elle enregistre l'étape {numero:d} au clavier"))
def enregistre_au_clavier(clavier: Clavier, etape: Etape, numero: int) -> None:
    clavier.va_a(ENREGISTRER)
    clavier.entre(etape.ouverte(numero + 1))


@when(phrase("elle coche au clavier les cases de l'attestation"))
def coche_au_clavier(clavier: Clavier, etape_2: Etape2) -> None:
    for case in etape_2.textes_des_cases():
        clavier.coche(case, case)


@when(phrase('elle confirme au clavier le numéro ephoto "{numero}"'))
def confirme_au_clavier(clavier: Clavier, etape_3: Etape3, numero: str) -> None:
    clavier.remplit(f"{Etape3.numero_ephoto} *", numero)
    clavier.va_a("Confirmer le numéro ephoto")
    clavier.entre(etape_3.suppression_de_l_ephoto())


@when(phrase('elle joint au clavier "{nom}" comme justificatif de domicile'))
def joint_au_clavier(clavier: Clavier, etape_3: Etape3, nom: str) -> None:
    """Le fichier lui-même se choisit dans une fenêtre du système, hors de la page."""
    clavier.ouvre_le_choix_d_un_fichier(f"{DOMICILE} *").set_files(fichier(nom).envoi)
    clavier.va_a("Joindre un document")
    clavier.entre(etape_3.piece().get_by_role("link", name=nom))


@when(phrase("elle valide au clavier les trois parties de son récapitulatif"))
def valide_au_clavier(clavier: Clavier, etape_4: Etape4) -> None:
    for rang in range(1, len(RUBRIQUES) + 1):
        clavier.va_a(etape_4.validation(rang).inner_text())
        clavier.entre(etape_4.validation(rang + 1) if rang < len(RUBRIQUES) else etape_4.deposer)


@when(
    phrase('elle écrit au clavier les observations "{texte}" et dépose sa demande'),
    target_fixture="observations",
)
def depose_au_clavier(clavier: Clavier, etape: Etape, texte: str) -> str:
    clavier.remplit(f"{Etape4.observations} :", texte)
    clavier.va_a("Déposer la demande >")
    clavier.entre(etape.ouverte(5))
    return texte
