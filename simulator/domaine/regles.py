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
    longueur_ephoto: int = 22  # S24, C-24
    longueur_des_observations: int = 1000  # caractères ; EXG-11-11
    longueur_du_numero_etranger: int = 10  # EXG-03-13
    longueur_du_visa: int = 12  # EXG-03-08
    validite_de_l_attestation: int = 6  # mois ; S30
    service_instructeur: str = "5901"  # quatre premiers chiffres du n° de demande ; S46, C-22
