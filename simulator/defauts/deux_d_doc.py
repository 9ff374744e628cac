"""Défauts du 2D-DOC (chapitre 14)."""

import unicodedata
from datetime import timedelta
from typing import Any

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.documents.deux_d_doc import GS, Champ, CodeBarres, Symbole
from simulator.domaine.attestations import ContenuDAttestation, EditeurDAttestations

# Places de l'en-tête de version 04 : date d'émission, type de document.
EMISSION = slice(12, 16)
TYPE = slice(20, 22)


def _champs(sim: Assemblage, **valeurs: Any) -> None:
    """Change des champs ; chaque fonction reçoit la valeur normale, et `None` ôte le champ."""

    def champs(suite: Any, contenu: ContenuDAttestation) -> dict[str, str]:
        normaux: dict[str, str] = suite(contenu)
        changes = normaux | {nom[1:]: change(normaux[nom[1:]]) for nom, change in valeurs.items()}
        return {identifiant: valeur for identifiant, valeur in changes.items() if valeur is not None}

    sim.detourne(CodeBarres, champs=champs)


def _entete(sim: Assemblage, place: slice, change: Any) -> None:
    def entete(suite: Any, contenu: ContenuDAttestation) -> str:
        normal: str = suite(contenu)
        return f"{normal[: place.start]}{change(normal[place])}{normal[place.stop :]}"

    sim.detourne(CodeBarres, entete=entete)


@defaut("EXG-14-01", "l'image imprimée n'est pas un code : rien ne s'y lit")
def image_decorative(sim: Assemblage) -> None:
    def symbole(suite: Any, charge: str) -> Symbole:
        cote = suite(charge).cote
        rangs = range(2, cote - 2)
        damier = "".join(f"M{x} {y}h1v1h-1z" for x in rangs for y in rangs if (x + y) % 2)
        dessin = f'width="{cote}" height="{cote}"><path d="{damier}"/></svg>'
        return Symbole(cote, f'<svg xmlns="http://www.w3.org/2000/svg" {dessin}')

    sim.detourne(CodeBarres, symbole=symbole)


@defaut("EXG-14-02", "l'en-tête annonce une demande d'asile, type 16")
def type_demande_d_asile(sim: Assemblage) -> None:
    _entete(sim, TYPE, lambda _type: "16")


@defaut("EXG-14-03", "le 2D-DOC annonce une attestation de dépôt, 6J = 1")
def code_de_depot(sim: Assemblage) -> None:
    _champs(sim, _6J=lambda _valeur: "1")


@defaut("EXG-14-03", "le 2D-DOC annonce une décision favorable, 6J = 3")
def code_de_decision(sim: Assemblage) -> None:
    _champs(sim, _6J=lambda _valeur: "3")


@defaut("EXG-14-04", "le n° de demande du 2D-DOC perd son dernier chiffre")
def numero_tronque(sim: Assemblage) -> None:
    _champs(sim, _6K=lambda valeur: valeur[:-1])


@defaut("EXG-14-05", "la date de dépôt du 2D-DOC est écrite AAAAMMJJ")
def date_a_l_envers(sim: Assemblage) -> None:
    _champs(sim, _6L=lambda valeur: valeur[4:] + valeur[2:4] + valeur[:2])


@defaut("EXG-14-06", "le n° étranger manque au 2D-DOC")
def sans_numero_etranger(sim: Assemblage) -> None:
    _champs(sim, _6Q=lambda _valeur: None)


@defaut("EXG-14-07", "les noms du 2D-DOC gardent accents, tirets et apostrophes")
def noms_non_transcrits(sim: Assemblage) -> None:
    # Un caractère hors ASCII ne peut être signé : il devient « ? ».
    sim.remplace(
        CodeBarres, translittere=lambda _identifiant, texte: texte.upper().encode("ascii", "replace").decode()
    )


@defaut(
    "EXG-14-07",
    "une lettre sans accent à ôter (Œ, Ł, Ə) disparaît au lieu d'être transcrite",
    vu_par="Le nom",
)
def lettres_perdues(sim: Assemblage) -> None:
    def translittere(suite: Any, identifiant: str, texte: str) -> str:
        sans_accents = unicodedata.normalize("NFKD", texte).encode("ascii", "ignore").decode()
        return str(suite(identifiant, sans_accents))

    sim.detourne(CodeBarres, translittere=translittere)


@defaut("EXG-14-07", "sans nom d'usage, son champ manque au 2D-DOC", vu_par="L'identité")
def nom_d_usage_absent(sim: Assemblage) -> None:
    _champs(sim, _63=lambda valeur: valeur or None)


@defaut("EXG-14-07", "le nom d'usage du 2D-DOC est toujours vide", vu_par="Le nom d'usage")
def nom_d_usage_vide(sim: Assemblage) -> None:
    _champs(sim, _63=lambda _valeur: "")


@defaut("EXG-14-07", "les prénoms du 2D-DOC sont séparés par une espace", vu_par="Le nom d'usage")
def prenoms_confondus(sim: Assemblage) -> None:
    _champs(sim, _60=lambda valeur: valeur.replace("/", " "))


@defaut("EXG-14-08", "le code postal du 2D-DOC n'a que quatre chiffres")
def code_postal_court(sim: Assemblage) -> None:
    _champs(sim, _6W=lambda valeur: valeur[1:])


@defaut("EXG-14-09", "le 2D-DOC ne dit pas le droit au travail")
def sans_autorisation(sim: Assemblage) -> None:
    sim.remplace(CodeBarres, autorisation=lambda _contenu: "")


@defaut("EXG-14-10", "la fin de validité du 2D-DOC est celle de l'imprimé, plus un jour")
def fin_decalee(sim: Assemblage) -> None:
    def validite(suite: Any, contenu: ContenuDAttestation) -> dict[str, str]:
        lendemain = suite.__self__.jour(contenu.fin + timedelta(days=1))
        return {**suite(contenu), "6O": lendemain}

    sim.detourne(CodeBarres, validite=validite)


@defaut("EXG-14-11", "un champ de longueur fixe est suivi d'un séparateur")
def separateur_de_trop(sim: Assemblage) -> None:
    def separateur(suite: Any, champ: Champ, valeur: str, *, dernier: bool) -> str:
        return GS if champ.fixe else str(suite(champ, valeur, dernier=dernier))

    sim.detourne(CodeBarres, separateur=separateur)


@defaut(
    "EXG-14-11",
    "une valeur coupée est suivie de GS : rien ne dit qu'elle l'est",
    vu_par="Une valeur plus longue d'un caractère est suivie de RS",
)
def coupure_non_dite(sim: Assemblage) -> None:
    def separateur(suite: Any, champ: Champ, valeur: str, *, dernier: bool) -> str:
        coupee = not champ.fixe and len(valeur) > champ.longueur
        return GS if coupee else str(suite(champ, valeur, dernier=dernier))

    sim.detourne(CodeBarres, separateur=separateur)


@defaut(
    "EXG-14-11",
    "rien ne suit une valeur coupée : elle paraît entière",
    vu_par="Une valeur plus longue d'un caractère est suivie de RS",
)
def coupure_cachee(sim: Assemblage) -> None:
    def separateur(suite: Any, champ: Champ, valeur: str, *, dernier: bool) -> str:
        coupee = not champ.fixe and len(valeur) > champ.longueur
        return "" if coupee else str(suite(champ, valeur, dernier=dernier))

    sim.detourne(CodeBarres, separateur=separateur)


@defaut("EXG-14-11", "une valeur à son maximum exact est suivie de GS", vu_par="Une valeur")
def separateur_au_maximum(sim: Assemblage) -> None:
    def separateur(suite: Any, champ: Champ, valeur: str, *, dernier: bool) -> str:
        pleine = not champ.fixe and len(valeur) == champ.longueur
        return GS if pleine else str(suite(champ, valeur, dernier=dernier))

    sim.detourne(CodeBarres, separateur=separateur)


@defaut("EXG-14-12", "la signature est celle d'un autre message")
def signature_d_un_autre_message(sim: Assemblage) -> None:
    sim.detourne(CodeBarres, signe=lambda suite, message: suite(message[:-1]))


@defaut("EXG-14-13", "l'en-tête annonce une autre autorité que celle des essais")
def autre_autorite(sim: Assemblage) -> None:
    sim.remplace(CodeBarres, nom_de_l_autorite=lambda: "XX00")


@defaut("EXG-14-14", "le symbole est imprimé trop petit : des modules de 0,3 mm")
def modules_trop_petits(sim: Assemblage) -> None:
    sim.remplace(CodeBarres, module_en_mm=lambda: 0.3)


@defaut("EXG-14-15", "un second code mène à un site tiers")
def code_parasite(sim: Assemblage) -> None:
    def codes(suite: Any, contenu: ContenuDAttestation) -> list[dict[str, object]]:
        parasite = suite.__self__.code_barres.symbole("HTTPS://TIERS.INVALID")
        return [*suite(contenu), {"svg": parasite.svg, "cote_en_mm": 15, "alternative": "Code-barres"}]

    sim.detourne(EditeurDAttestations, codes=codes)


@defaut("EXG-14-16", "la date d'émission de l'en-tête est celle du lendemain")
def emission_du_lendemain(sim: Assemblage) -> None:
    _entete(sim, EMISSION, lambda jours: f"{int(jours, 16) + 1:04X}")
