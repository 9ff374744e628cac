"""Chaque document remis se lit à l'oreille : balises, ordre, titres, images, liens, polices, mentions."""

import io
from collections.abc import Callable

import pikepdf
import pytest

from tests.simulateur.balises import alternatives, fautes, lu_dans_l_ordre, plan
from tests.simulateur.documents import (
    ATTESTATIONS,
    CONTENU,
    HOSTILES,
    LIGNES_DE_S30,
    LIGNES_DE_S48,
    liste,
    tous,
)

TOUS = tous()
Changement = Callable[[pikepdf.Pdf], None]


def attestation() -> bytes:
    return ATTESTATIONS.compose(CONTENU)


def sans_blanc(*lignes: str) -> str:
    return "".join("".join(lignes).split())


@pytest.mark.parametrize("nom", TOUS)
def test_une_attestation_se_lit_a_l_oreille(nom: str) -> None:
    assert fautes(ATTESTATIONS.compose(TOUS[nom])) == []


def test_la_liste_des_pieces_se_lit_a_l_oreille() -> None:
    assert fautes(liste()) == []


def test_plusieurs_pages_sont_controlees_une_a_une() -> None:
    with pikepdf.open(io.BytesIO(ATTESTATIONS.compose(HOSTILES["plusieurs-pages"]))) as pdf:
        assert len(pdf.pages) > 1


def test_l_attestation_se_dit_dans_l_ordre_de_s30() -> None:
    """Rien de plus, rien de moins, hors les mentions de spécimen et l'image du code."""
    lignes = [ligne for ligne in LIGNES_DE_S30 if ligne != "Simulateur de recette"]
    bloc = "Simulateur de recette Document fictif, qui n'émane d'aucune administration"
    assert lu_dans_l_ordre(attestation()) == sans_blanc(bloc, *lignes)


def test_la_liste_se_dit_dans_l_ordre_de_s48() -> None:
    dite, rang = lu_dans_l_ordre(liste()), 0
    for ligne in LIGNES_DE_S48:
        rang = dite.index(sans_blanc(ligne), rang) + len(sans_blanc(ligne))


def test_l_attestation_a_un_titre_et_ses_references_un_intertitre() -> None:
    assert [role for role in plan(attestation()) if role[0] == "H"] == ["H1", "H2"]


def test_la_liste_a_des_titres_et_des_listes_balises() -> None:
    """Un lecteur d'écran va de titre en titre, et dit combien de documents chaque situation demande."""
    lu: list[str] = []
    for role in plan(liste()):
        if role in {"H1", "H2", "H3", "L", "Link"}:
            lu.append(role)
        elif role == "LI":
            lu[-1] += " LI"
    assert lu == [
        *("H1", "Link"),
        *("H2", "H3", "H3", "L LI LI"),
        *("H2", "H3", "L LI LI LI", "H3", "L LI LI", "H3", "L LI LI LI"),
    ]


@pytest.mark.parametrize("nom", TOUS)
def test_le_code_barres_dit_ce_qu_il_est_qui_le_signe_et_ce_qu_il_reprend(nom: str) -> None:
    (dit,) = alternatives(ATTESTATIONS.compose(TOUS[nom]))
    attendus = ("2D-DOC", "autorité de test FR00", "références", "identité", "adresse", "dates")
    assert [mot for mot in attendus if mot not in dit] == []


# Un document abîmé de chaque façon : chaque contrôle peut échouer, et dit ce qu'il a vu.


def abime(octets: bytes, change: Changement) -> bytes:
    sortie = io.BytesIO()
    with pikepdf.open(io.BytesIO(octets)) as pdf:
        change(pdf)
        pdf.save(sortie)
    return sortie.getvalue()


def elements(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    """Les éléments de ce rôle, dans l'ordre du fichier."""
    dictionnaires = [objet for objet in pdf.objects if isinstance(objet, pikepdf.Dictionary)]
    return [objet for objet in dictionnaires if objet.get("/S") == f"/{role}" and "/P" in objet]


def retire(de: Callable[[pikepdf.Pdf], pikepdf.Object], cle: str) -> Changement:
    def change(pdf: pikepdf.Pdf) -> None:
        del de(pdf)[cle]

    return change


def pose(de: Callable[[pikepdf.Pdf], pikepdf.Object], cle: str, valeur: object) -> Changement:
    def change(pdf: pikepdf.Pdf) -> None:
        de(pdf)[cle] = valeur

    return change


def le(role: str, rang: int = 0) -> Callable[[pikepdf.Pdf], pikepdf.Object]:
    return lambda pdf: elements(pdf, role)[rang]


def la_page(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj


def la_racine(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.Root


def le_lien(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj.Annots[0]


def la_police(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj.Resources.Font["/f0"]


def reecrit(avant: bytes, apres: bytes) -> Changement:
    """Change une instruction de la première page, à sa première occurrence."""

    def change(pdf: pikepdf.Pdf) -> None:
        contenu = pdf.pages[0].Contents.read_bytes()
        assert avant in contenu, avant
        pdf.pages[0].Contents = pdf.make_stream(contenu.replace(avant, apres, 1))

    return change


def ajoute(instructions: bytes) -> Changement:
    return lambda pdf: pdf.pages[0].contents_add(pdf.make_stream(instructions))


def sans_norme(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadonnees:
        del metadonnees["pdfuaid:part"]


def autre_titre(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "ATTESTATION DE DÉPÔT"


def deux_fois(pdf: pikepdf.Pdf) -> None:
    titre = le("H2")(pdf)
    titre.K = pikepdf.Array([*titre.K.as_list(), *titre.K.as_list()])


def hors_de_l_arbre(pdf: pikepdf.Pdf) -> None:
    le("H2")(pdf).K = pikepdf.Array()


def arbre_inverse_ailleurs(pdf: pikepdf.Pdf) -> None:
    porteurs = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    porteurs[0], porteurs[4] = porteurs[4], porteurs[0]


def sans_police(pdf: pikepdf.Pdf) -> None:
    descripteur = la_police(pdf).DescendantFonts[0].FontDescriptor
    for cle in ("/FontFile", "/FontFile2", "/FontFile3"):
        if cle in descripteur:
            del descripteur[cle]


def en_haut_seulement(pdf: pikepdf.Pdf) -> None:
    contenu = pdf.pages[0].Contents.read_bytes()
    avant, marque, apres = contenu.rpartition(b"/Artifact")
    assert marque
    pdf.pages[0].Contents = pdf.make_stream(avant + b"/Span" + apres)


def nom(texte: str) -> pikepdf.Name:
    return pikepdf.Name(f"/{texte}")


ABIMES: dict[str, tuple[Callable[[], bytes], Changement, str]] = {
    "langue": (attestation, pose(la_racine, "/Lang", "en"), "langue : "),
    "balisage": (attestation, retire(la_racine, "/MarkInfo"), "balisage : "),
    "titre montré": (attestation, retire(la_racine, "/ViewerPreferences"), "titre : la fenêtre"),
    "norme": (attestation, sans_norme, "norme : "),
    "titre imprimé": (attestation, autre_titre, "titre : « ATTESTATION DE DÉPÔT » est déclaré"),
    "tabulation": (attestation, pose(la_page, "/Tabs", nom("R")), "page 1 : la tabulation"),
    "page": (attestation, retire(la_page, "/StructParents"), "page 1 : elle n'est pas dans l'arbre"),
    "trait": (liste, ajoute(b"0 0 m 9 9 l S"), "page 1 : une peinture n'est ni"),
    "texte": (attestation, reecrit(b"/Artifact", b"/Span"), "page 1 : une peinture n'est ni"),
    "double": (
        attestation,
        ajoute(b"/Artifact BMC /P <</MCID 4>> BDC 0 0 m 9 9 l S EMC EMC"),
        "page 1 : une peinture est à la fois",
    ),
    "oublié": (attestation, hors_de_l_arbre, "page 1 : le morceau 4 n'est pas dans l'arbre"),
    "répété": (attestation, deux_fois, "page 1 : le morceau 4 est rangé 2 fois"),
    "non peint": (attestation, pose(le("H2"), "/K", pikepdf.Array([4, 99])), "page 1 : le morceau 99"),
    "parent": (attestation, retire(le("H2"), "/P"), "arbre : un élément H2 ne nomme pas"),
    "arbre inverse": (attestation, arbre_inverse_ailleurs, "arbre : l'arbre inverse range ailleurs"),
    "rôle": (attestation, pose(le("H2"), "/S", nom("Encadré")), "rôle inconnu : Encadré"),
    "racine": (attestation, pose(le("Document"), "/S", nom("Part")), "arbre : la racine"),
    "niveau sauté": (attestation, pose(le("H2"), "/S", nom("H3")), "titres : le niveau 3 suit le niveau 1"),
    "deux titres": (liste, pose(le("H2"), "/S", nom("H1")), "titres : [1"),
    "image muette": (attestation, pose(le("Figure"), "/Alt", " "), "figure : "),
    "lien muet": (liste, retire(le_lien, "/Contents"), "page 1 : un lien ne dit pas"),
    "lien perdu": (liste, retire(le_lien, "/StructParent"), "page 1 : un lien n'est pas"),
    "lien sans but": (liste, pose(le("Link"), "/K", pikepdf.Array([7])), "lien : "),
    "liste mêlée": (liste, pose(le("LI"), "/S", nom("P")), "liste : elle contient"),
    "puce seule": (liste, pose(le("LBody"), "/S", nom("Span")), "liste : un élément"),
    "tableau": (attestation, pose(le("Div"), "/S", nom("Table")), "tableau : "),
    "lettres": (attestation, retire(la_police, "/ToUnicode"), "page 1 : une police ne dit pas"),
    "police": (attestation, sans_police, "page 1 : une police n'est pas"),
    "spécimen en haut": (attestation, reecrit(b"/Artifact", b"/Span"), "page 1 : rien ne dit en haut"),
    "spécimen en bas": (attestation, en_haut_seulement, "page 1 : rien ne dit en bas"),
}


@pytest.mark.parametrize("cas", ABIMES)
def test_un_document_abime_est_vu(cas: str) -> None:
    compose, change, debut = ABIMES[cas]
    vues = fautes(abime(compose(), change))
    assert [faute for faute in vues if faute.startswith(debut)], vues


def test_rouvrir_un_document_sans_rien_changer_n_est_pas_une_faute() -> None:
    """Sans quoi les essais ci-dessus ne prouveraient rien."""
    for compose in (attestation, liste):
        assert fautes(abime(compose(), lambda _pdf: None)) == []
