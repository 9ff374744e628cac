"""Défauts de l'étape 2 (chapitre 09)."""

from simulator.assemblage import Assemblage
from simulator.defauts import defaut
from simulator.domaine.etapes import Etapes
from simulator.domaine.identite import Statut
from simulator.domaine.informations import Informations, SaisieDInformations
from simulator.domaine.motif import MOTIFS, Motif

PAGE = "pages/etape_2.html"


@defaut("EXG-09-01", "le motif est celui d'un réfugié")
def motif_du_refugie(sim: Assemblage) -> None:
    sim.remplace(Motif, motif=lambda _demande: MOTIFS[Statut.REFUGIE])


@defaut("EXG-09-02", "le motif est celui de la protection subsidiaire")
def motif_de_la_protection_subsidiaire(sim: Assemblage) -> None:
    sim.remplace(Motif, motif=lambda _demande: MOTIFS[Statut.BPS])


@defaut("EXG-09-03", "le texte des mariés est montré à tous")
def tous_maries(sim: Assemblage) -> None:
    sim.remplace(Motif, est_marie=lambda _demande: True)


@defaut(
    "EXG-09-04",
    "« ne pas être marié » est imposé à un marié",
    vu_par='Réfugiée, "Marié(e)", elle atteste « en situation de polygamie »',
)
def aucun_marie(sim: Assemblage) -> None:
    sim.remplace(Motif, est_marie=lambda _demande: False)


@defaut(
    "EXG-09-05",
    "l'ancienne attestation est conservée",
    vu_par='De "Célibataire" à "Marié(e)", l\'attestation change et se décoche',
)
def attestation_conservee(sim: Assemblage) -> None:
    sim.remplace(Etapes, decoche=lambda _avant, _apres: False)


@defaut("EXG-09-05", "toute modification de l'étape 1 décoche l'attestation")
def attestation_toujours_decochee(sim: Assemblage) -> None:
    sim.remplace(Etapes, decoche=lambda avant, _apres: avant is not None)


@defaut(
    "EXG-09-05",
    "cochée dans un onglet ancien, la nouvelle attestation est enregistrée sans avoir été lue",
    vu_par="L'attestation lue avant ce changement, dans un onglet resté ouvert, n'est pas enregistrée",
)
def attestation_non_lue(sim: Assemblage) -> None:
    sim.remplace(Motif, motif_d_attestation=lambda _demande, _lue: None)


@defaut("EXG-09-06", "la seconde case manque")
def sans_seconde_case(sim: Assemblage) -> None:
    sim.texte(PAGE, "{{ champs.case(formulaire.sanctions, attestations[1]) }}", "")


@defaut("EXG-09-07", "une seule case suffit au serveur")
def une_case_suffit(sim: Assemblage) -> None:
    sim.detourne(
        Motif,
        lit=lambda suite, demande, situation, sanctions: suite(
            demande, situation=situation or sanctions, sanctions=situation or sanctions
        ),
    )


@defaut("EXG-09-08", "la première case est cochée d'avance")
def case_precochee(sim: Assemblage) -> None:
    case = "champs.case(formulaire.situation, attestations[0])"
    sim.texte(PAGE, f"{{{{ {case} }}}}", f"{{{{ {case} | replace(' type=', ' checked type=') }}}}")


@defaut("EXG-09-09", "les deux cases cochées ne mènent nulle part")
def reste_a_l_etape_2(sim: Assemblage) -> None:
    sim.remplace(Etapes, enregistre_le_motif=lambda _demande, **_cases: None)


@defaut("EXG-09-10", "les données de l'étape 1 sont vidées au retour")
def etape_1_videe(sim: Assemblage) -> None:
    sim.remplace(Informations, rappelee=lambda _informations: SaisieDInformations())


@defaut("EXG-09-11", "le pacsé est traité comme un marié")
def couple_marie(sim: Assemblage) -> None:
    sim.remplace(Motif, est_marie=lambda demande: demande.informations.en_couple)


@defaut("EXG-09-12", "« Ressources » est au fil d'étapes")
def ressources_au_fil(sim: Assemblage) -> None:
    sim.texte(
        "pages/etape.html",
        "{{ nom }}{% if faite %}",
        "{{ nom | replace('Motif de séjour', 'Ressources') }}{% if faite %}",
    )
