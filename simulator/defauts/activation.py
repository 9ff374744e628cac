"""Défauts de l'adresse, du courriel et du lien d'activation (chapitre 04)."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from simulator.assemblage import Assemblage
from simulator.courriels.redaction import Redaction
from simulator.defauts import defaut
from simulator.domaine.adresses_electroniques import AdressesElectroniques
from simulator.domaine.comptes import Comptes, Connexions
from simulator.domaine.jetons import Jeton, Jetons, Usage
from simulator.domaine.oubli import Oublis
from simulator.domaine.refus import ActeRefuse
from simulator.domaine.registre import Usager

Ouverture = Callable[[Callable[[str], Jeton], str], Jeton]


@defaut(
    "EXG-04-01",
    "le serveur accepte une adresse vide",
    vu_par="Sans adresse, la demande est refusée par une requête directe",
)
def adresse_facultative(sim: Assemblage) -> None:
    sim.detourne(AdressesElectroniques, motif=lambda suite, adresse: suite(adresse) if adresse else None)


@defaut(
    "EXG-04-02",
    "le serveur accepte une confirmation vide",
    vu_par="Sans confirmation, la demande est refusée par une requête directe",
)
def confirmation_facultative(sim: Assemblage) -> None:
    sim.detourne(
        AdressesElectroniques,
        motif_de_confirmation=lambda suite, adresse, confirmation: suite(adresse, confirmation or adresse),
    )


@defaut("EXG-04-03", "les deux adresses ne sont pas comparées")
def adresses_non_comparees(sim: Assemblage) -> None:
    sim.detourne(
        AdressesElectroniques,
        motif_de_confirmation=lambda suite, adresse, confirmation: suite(
            adresse, adresse if confirmation else ""
        ),
    )


@defaut("EXG-04-04", "une adresse sans domaine est acceptée")
def forme_non_controlee(sim: Assemblage) -> None:
    sim.remplace(AdressesElectroniques, bien_formee=lambda adresse: "@" in adresse)


@defaut("EXG-04-05", "la casse du domaine distingue deux adresses")
def casse_du_domaine(sim: Assemblage) -> None:
    sim.remplace(AdressesElectroniques, nettoie=lambda adresse: adresse.strip())


@defaut("EXG-04-06", "les champs obligatoires ne sont pas annoncés")
def obligation_non_annoncee(sim: Assemblage) -> None:
    sim.texte("pages/compte_adresse.html", "Les champs marqués d'un * sont obligatoires", "")


@defaut(
    "EXG-04-06",
    "les champs obligatoires de l'étape 2 ne sont pas annoncés",
    vu_par="À l'étape 2 de la demande",
)
def obligation_non_annoncee_a_l_etape_2(sim: Assemblage) -> None:
    sim.texte("pages/etape_2.html", "Les champs marqués d'un * sont obligatoires.", "")


@defaut("EXG-04-07", "l'écran n'annonce pas l'envoi du courriel")
def envoi_non_annonce(sim: Assemblage) -> None:
    sim.texte(
        "pages/compte_enregistree.html",
        "Un email vous a été envoyé afin de confirmer votre adresse email.",
        "",
    )


@defaut("EXG-04-08", "l'identifiant annoncé est l'adresse électronique")
def identifiant_faux(sim: Assemblage) -> None:
    sim.texte("pages/compte_enregistree.html", "sera votre N° Étranger", "sera votre adresse email")


@defaut("EXG-04-09", "« Retour à l'accueil » ramène au formulaire")
def retour_au_formulaire(sim: Assemblage) -> None:
    sim.texte("pages/compte_enregistree.html", "url_for('accueil.accueil')", "url_for('connexion.connexion')")


@defaut(
    "EXG-04-09",
    "le compte créé, « Retour à l'accueil » ramène à la création",
    vu_par="Le compte créé, « Retour à l'accueil » ramène à l'accueil",
)
def retour_a_la_creation(sim: Assemblage) -> None:
    sim.texte("pages/compte_cree.html", "url_for('accueil.accueil')", "url_for('compte.demande_enregistree')")


@defaut("EXG-04-10", "le courriel d'activation part en double")
def courriel_en_double(sim: Assemblage) -> None:
    def deux_fois(suite: Any, compte: Any) -> None:
        suite(compte)
        suite(compte)

    sim.detourne(Comptes, annonce=deux_fois)


@defaut("EXG-04-11", "le courriel ne dit pas que le lien vaut 24 heures")
def duree_non_dite(sim: Assemblage) -> None:
    sim.texte(
        "courriels/activation.html",
        "ce lien n'est valable que 24 heures",
        "ce lien n'est valable qu'un temps",
    )


@defaut("EXG-04-12", "le jeton est dans le chemin et non dans le paramètre")
def jeton_dans_le_chemin(sim: Assemblage) -> None:
    sim.remplace(
        Redaction, chemin_d_activation=lambda jeton: f"#/espace-personnel/inscription/mot-de-passe/{jeton}"
    )


@defaut("EXG-04-13", "un retour à la ligne coupe le lien du texte")
def lien_coupe(sim: Assemblage) -> None:
    sim.texte(
        "courriels/activation.txt", "{{ activation }}", "{{ activation[:120] }}\n{{ activation[120:] }}"
    )


@defaut(
    "EXG-04-14",
    "le lien expire à 12 heures",
    vu_par="Le lien ouvert 23 h 59 min 59 s après l'envoi : création proposée",
)
def lien_de_douze_heures(sim: Assemblage) -> None:
    sim.regle(validite_du_lien=timedelta(hours=12))


@defaut("EXG-04-15", "le lien est encore accepté à l'instant exact où il expire")
def lien_accepte_a_l_expiration(sim: Assemblage) -> None:
    sim.remplace(Jetons, expire=lambda jeton, maintenant: maintenant > jeton.expire_le)


@defaut(
    "EXG-04-16",
    "après expiration, la nouvelle demande renvoie l'ancien lien",
    vu_par="Après expiration, une nouvelle demande donne un nouveau lien",
)
def jamais_de_nouveau_lien(sim: Assemblage) -> None:
    premiers: dict[int, str] = {}
    sim.detourne(
        Jetons,
        emet=lambda suite, compte, rang, *usage: premiers.setdefault(compte, suite(compte, rang, *usage)),
    )


@defaut(
    "EXG-04-16",
    "après expiration, le compte en attente bloque toute nouvelle demande",
    vu_par="Après expiration, une nouvelle demande donne un nouveau lien",
)
def bloque_apres_expiration(sim: Assemblage) -> None:
    def refuse(suite: Callable[[Usager], None], usager: Usager) -> None:
        suite(usager)
        if suite.__self__.depot.de_l_usager(usager) is not None:  # type: ignore[attr-defined]  # méthode liée
            raise ActeRefuse("Une création de compte est déjà en cours pour ce titre.")

    sim.detourne(Comptes, refuse_un_second_compte=refuse)


@defaut("EXG-04-17", "des millisecondes sont prises pour des secondes")
def millisecondes(sim: Assemblage) -> None:
    sim.detourne(Jetons, duree_en_secondes=lambda suite: suite() * 1000)


@defaut("EXG-04-18", "la signature du jeton n'est pas vérifiée")
def signature_non_verifiee(sim: Assemblage) -> None:
    def sans_verifier(texte: str) -> Any:
        charge = texte.split(".")[1]
        return json.loads(urlsafe_b64decode(charge + "=" * (-len(charge) % 4)))

    sim.remplace(Jetons, charge_verifiee=sans_verifier)


def de_cet_usage_aussi(usage: Usage) -> Ouverture:
    """Ouvre un lien par un jeton de cet usage, sans rien en vérifier d'autre que sa signature."""

    def ouvre(suite: Callable[[str], Jeton], texte: str) -> Jeton:
        service: Comptes | Oublis = suite.__self__  # type: ignore[attr-defined]  # méthode liée
        jeton = service.jetons.decode(texte)
        return jeton if jeton.usage == usage else suite(texte)

    return ouvre


@defaut(
    "EXG-04-19",
    "un jeton de mot de passe oublié ouvre la création du mot de passe",
    vu_par="Un lien de mot de passe oublié n'active rien",
)
def jeton_d_oubli_accepte(sim: Assemblage) -> None:
    sim.detourne(Comptes, ouvre_le_lien=de_cet_usage_aussi(Usage.MOT_DE_PASSE_OUBLIE))


@defaut("EXG-04-19", "un jeton d'activation ouvre le changement du mot de passe")
def jeton_d_activation_accepte(sim: Assemblage) -> None:
    sim.detourne(Oublis, ouvre_le_lien=de_cet_usage_aussi(Usage.ACTIVATION))


@defaut("EXG-04-20", "le lien peut resservir à changer le mot de passe")
def lien_reutilisable(sim: Assemblage) -> None:
    sim.remplace(Comptes, deja_utilise=lambda _compte: False)


@defaut("EXG-04-21", "l'ancien lien reste actif après une nouvelle demande")
def deux_liens_actifs(sim: Assemblage) -> None:
    sim.remplace(Comptes, remplace=lambda _compte, _jeton: False)


@defaut("EXG-04-22", "l'hôte « qualif » est écrit en dur dans le lien")
def hote_en_dur(sim: Assemblage) -> None:
    sim.remplace(Redaction, hote=lambda: "https://qualif.exemple.invalid")


@defaut("EXG-04-23", "un compte en attente s'ouvre avec n'importe quel mot de passe")
def compte_en_attente_ouvert(sim: Assemblage) -> None:
    sim.remplace(Connexions, peut_servir=lambda _compte: True, mot_de_passe_exact=lambda *_: True)


@defaut("EXG-04-24", "« ici » n'est pas un lien")
def ici_sans_lien(sim: Assemblage) -> None:
    sim.texte("courriels/activation.html", '<a href="{{ connexion }}">ici</a>', "ici")
