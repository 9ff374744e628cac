"""La liste des pièces justificatives, à télécharger (S48)."""

from simulator.documents.consignes import FORMATS as FORMATS_DE_LA_LISTE
from simulator.documents.consignes import Consignes
from simulator.documents.imprimerie import Imprimerie
from simulator.documents.liste_des_pieces import ListeDesPieces
from simulator.domaine.fichiers import FORMATS
from simulator.domaine.regles import Regles
from tests.simulateur.documents import LIGNES_DE_S48, liste, pages, texte


def test_les_lignes_de_la_liste_se_lisent_dans_l_ordre() -> None:
    lu, rang = texte(liste()), 0
    for ligne in LIGNES_DE_S48:
        rang = lu.index(ligne, rang) + len(ligne)


def test_la_liste_et_l_etape_3_demandent_les_memes_formats() -> None:
    assert sorted(FORMATS_DE_LA_LISTE) == sorted(FORMATS)


def test_la_photographie_est_demandee() -> None:
    lu = texte(liste())
    assert "Photographie d'identité récente" in lu
    assert "numéro ephoto" in lu


def test_le_lien_des_traducteurs_s_ouvre() -> None:
    (page,) = pages(liste())
    assert [lien["uri"] for lien in page.hyperlinks] == [
        "https://www.service-public.fr/particuliers/vosdroits/F12956"
    ]


def test_la_taille_de_la_liste_vient_des_regles() -> None:
    consignes = Consignes(Regles(taille_maximale=5 * 1024 * 1024))
    assert "ne pas dépasser 5Mo par fichier" in texte(ListeDesPieces(consignes, Imprimerie()).compose())
