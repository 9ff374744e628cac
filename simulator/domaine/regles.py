"""Les constantes du guide, en un seul objet gelé."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Regles:
    """Constantes du guide. Une cible qui s'en écarte est en écart."""

    validite_du_lien: timedelta = timedelta(hours=24)  # S10
    longueur_minimale: int = 8  # caractères ; S11, C-06
    longueur_maximale: int = 64  # caractères acceptés au moins ; EXG-05-16
    caracteres_speciaux: str = "!#$%&()*/<=>?@_"  # S11, C-07
    echecs_avant_verrou: int = 5  # EXG-02-12
    duree_du_verrou: timedelta = timedelta(minutes=15)  # proposé
    inactivite: timedelta = timedelta(minutes=30)  # EXG-20-09
    taille_maximale: int = 10 * 1024 * 1024  # octets, incluse ; S23, C-15
    fichiers_par_piece: int = 3  # S23
    delai_de_complement: int = 30  # jours après l'ouverture, compris ; S37
    notifications_par_page: int = 10  # S45
    longueur_ephoto: int = 22  # S24, C-24
    validite_de_l_ephoto: int = 6  # mois ; EXG-10-18
    longueur_des_observations: int = 1000  # caractères ; EXG-11-11
    longueur_du_numero_etranger: int = 10  # EXG-03-13
    longueur_du_visa: int = 12  # EXG-03-08
    validite_de_l_attestation: int = 6  # mois ; S30
    validite_pour_la_famille: int = 3  # mois ; EXG-13-19, C-18
    parcours_famille: bool = False  # un membre de famille peut-il demander ; C-18
    service_instructeur: str = "5901"  # quatre premiers chiffres du n° de demande ; S46, C-22
    chiffres_du_rang: int = 7  # derniers chiffres du n° de demande ; EXG-12-03
    longueur_d_adresse: int = 100  # caractères par ligne ; proposé
    renouvellement_au_plus_tot: int = 120  # jours avant l'échéance ; EXG-06-10
    renouvellement_au_plus_tard: int = 60  # jours avant l'échéance ; EXG-06-10
    age_minimal: int = 16  # ans révolus, profil « mineur » ; EXG-06-13
    majorite: int = 18  # ans révolus ; EXG-19-05
    reprise: str = "enregistree"  # ou « suivante » : étape qu'ouvre la reprise ; C-37
