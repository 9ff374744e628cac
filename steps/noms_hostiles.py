"""Pas des noms de fichier hostiles : montrés, lus et téléchargés sans danger (EXG-10-24)."""

from collections.abc import Sequence

from pytest_bdd import then

from fixtures.dossiers import RECAPITULATIF_VALIDE, Dossier, Dossiers
from fixtures.fichiers import fichier
from fixtures.noms_hostiles import NOMS_HOSTILES, nom_long
from fixtures.personas import Personas
from fixtures.registre import Registre
from steps.controles.constat import constate
from steps.controles.telechargement import nom_de_telechargement
from steps.ecrans.guet import guette_les_scripts
from steps.ecrans.justificatifs import DOMICILE, Etape3
from steps.ecrans.recapitulatif import Etape4
from steps.preparation.demandes import Preparation
from steps.regles import Regles
from steps.vocabulaire import phrase

PAR_DOSSIER = 3
"""Fichiers joints à une demande : le plus qu'un document en permette."""
OCTETS = 255
"""Le plus long nom qu'un système de fichiers courant enregistre."""


def joint_ces_noms(
    preparation: Preparation, personas: Personas, registre: Registre, noms: Sequence[str]
) -> Dossier:
    """Une demande neuve, ces fichiers joints, son récapitulatif validé ; l'étape 3 est ouverte."""
    persona = registre.inscrit(personas.cree())
    joints = [fichier(nom) for nom in noms]
    return preparation.ouvre(persona, RECAPITULATIF_VALIDE, 3, fichiers=joints)


def telecharges(etape_3: Etape3, noms: Sequence[str]) -> list[str]:
    """Sous quel nom se télécharge chacun de ces fichiers joints."""
    adresses = [etape_3.adresse_du_fichier(nom) for nom in noms]
    return [nom_de_telechargement(etape_3.lit(adresse).disposition) for adresse in adresses]


@then(phrase("ces fichiers, choisis à l'écran, sont montrés sans que rien ne s'exécute :"))
def choisis_a_l_ecran(etape_3: Etape3, regles: Regles, datatable: Sequence[Sequence[str]]) -> None:
    for cas, issue, montre in datatable[1:]:
        with guette_les_scripts(etape_3.page) as executes:
            etape_3.joint(fichier(NOMS_HOSTILES[cas]))
            obtenu = etape_3.issue_de(montre)
        constate(regles.pour(), attendu=(issue, []), obtenu=(obtenu, executes), ou=f"nom {cas}")


@then(
    phrase("ces fichiers sont partout montrés sans que rien ne s'exécute, et téléchargés sous un nom sain :")
)
def montres_partout(
    etape_3: Etape3,
    etape_4: Etape4,
    preparation: Preparation,
    dossiers: Dossiers,
    personas: Personas,
    registre: Registre,
    regles: Regles,
    datatable: Sequence[Sequence[str]],
) -> None:
    rangees = datatable[1:]
    for debut in range(0, len(rangees), PAR_DOSSIER):
        cas, montres, sains = zip(*rangees[debut : debut + PAR_DOSSIER], strict=True)
        with guette_les_scripts(etape_3.page) as executes:
            noms = [NOMS_HOSTILES[c] for c in cas]
            dossier = joint_ces_noms(preparation, personas, registre, noms)
            joints = etape_3.fichiers_joints(attendus=len(noms))
            constate(
                regles.pour(), attendu=list(montres), obtenu=joints, ou=f"étape 3, noms {', '.join(cas)}"
            )
            obtenu = telecharges(etape_3, joints)
            etape_4.page.goto(dossier.adresse(4))
            etape_4.deplie(3)
            rappeles = etape_4.fichiers(DOMICILE)
        lus = [piece["nom"] for piece in dossiers.lit(dossier.cle)["pieces"]]
        constate(
            regles.pour(),
            attendu={
                "téléchargés": list(sains),
                "récapitulatif": list(montres),
                "agent": list(montres),
                "exécutés": [],
            },
            obtenu={"téléchargés": obtenu, "récapitulatif": rappeles, "agent": lus, "exécutés": executes},
            ou=f"noms {', '.join(cas)}",
        )


@then(phrase("un nom long y garde son extension et au plus 255 caractères :"))
def noms_longs(
    etape_3: Etape3,
    preparation: Preparation,
    personas: Personas,
    registre: Registre,
    regles: Regles,
    datatable: Sequence[Sequence[str]],
) -> None:
    longueurs = [(int(longueur), int(montree)) for longueur, montree in datatable[1:]]
    joint_ces_noms(preparation, personas, registre, [nom_long(longueur) for longueur, _ in longueurs])
    joints = etape_3.fichiers_joints(attendus=len(longueurs))
    attendu = [nom_long(montree) for _, montree in longueurs]
    constate(regles.pour(), attendu=attendu, obtenu=joints, ou="noms longs, à l'étape 3")
    trop_longs = [nom for nom in telecharges(etape_3, joints[:1]) if len(nom.encode()) > OCTETS]
    constate(regles.pour(), attendu=[], obtenu=trop_longs, ou="noms téléchargés de plus de 255 octets")
