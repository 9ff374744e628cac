"""Ce qu'un PDF doit à un lecteur d'écran : un contrôle par devoir, chacun rend les fautes qu'il trouve.

D'après PDF/UA-1 (ISO 14289-1), lu sur la structure du fichier seule. Ce que la suite lit d'une attestation reçue
(`steps/controles`) n'en dit rien : une cible peut remettre un PDF qui ne suit pas cette norme.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise

import pikepdf

from tests.simulateur.structure_pdf import Document, descendants, enfants, fils

Controle = Callable[[Document], Iterator[str]]

MENTIONS = ("SPÉCIMEN — SANS VALEUR", "SIMULATEUR DE RECETTE — DONNÉES FICTIVES")
BANDE = 1 / 8
"""Part de la page, en haut et en bas, où les mentions se lisent."""

TITRES = ("H1", "H2", "H3", "H4", "H5", "H6")
ROLES = {
    *("Document", "Part", "Sect", "Div", "Span", "P", *TITRES, "Link", "Figure"),
    *("L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD"),
}
"""Les rôles de la norme qu'un document du simulateur peut employer."""

POLICES_INCLUSES = ("/FontFile", "/FontFile2", "/FontFile3")


@contextmanager
def _ouvert(octets: bytes) -> Iterator[Document]:
    with pikepdf.open(io.BytesIO(octets)) as pdf:
        yield Document(octets, pdf)


def fautes(octets: bytes) -> list[str]:
    """Ce que ce PDF ne tient pas, en français ; vide s'il tient tout."""
    with _ouvert(octets) as document:
        return [faute for controle in CONTROLES for faute in controle(document)]


def plan(octets: bytes) -> list[str]:
    """Les rôles de l'arbre, dans l'ordre de lecture."""
    with _ouvert(octets) as document:
        return [document.role(element) for element in document.elements]


def lu_dans_l_ordre(octets: bytes) -> str:
    """Le texte tel qu'un lecteur d'écran le dit, dans l'ordre de l'arbre, sans ses blancs."""
    with _ouvert(octets) as document:
        return document.texte(document.arbre)


def alternatives(octets: bytes) -> list[str]:
    """Ce qui est dit à la place de chaque image."""
    with _ouvert(octets) as document:
        return [str(figure.get("/Alt", "")) for figure in document.de_role("Figure")]


def se_presente(document: Document) -> Iterator[str]:
    """Langue, balisage et norme déclarés ; le titre montré est celui qui est imprimé."""
    racine, titre = document.racine, str(document.pdf.docinfo.get("/Title", ""))
    if str(racine.get("/Lang", "")) != "fr":
        yield "langue : le document ne se dit pas en français"
    if "/MarkInfo" not in racine or not racine.MarkInfo.get("/Marked", False):
        yield "balisage : le document ne se dit pas balisé"
    if "/ViewerPreferences" not in racine or not racine.ViewerPreferences.get("/DisplayDocTitle", False):
        yield "titre : la fenêtre montre le nom du fichier, non le titre"
    with document.pdf.open_metadata() as metadonnees:
        if metadonnees.get("pdfuaid:part") != "1":
            yield "norme : le document ne se dit pas PDF/UA-1"
        if metadonnees.get("dc:title") != titre:
            yield "titre : les deux titres déclarés diffèrent"
    imprimes = [document.texte(h1) for h1 in document.de_role("H1")]
    if imprimes != ["".join(titre.split())]:
        yield f"titre : « {titre} » est déclaré, {imprimes} imprimé"


def pages_balisees(document: Document) -> Iterator[str]:
    """La tabulation suit la structure, et chaque page mène à l'arbre."""
    for rang, page in enumerate(document.pages, start=1):
        if str(page.get("/Tabs", "")) != "/S":
            yield f"page {rang} : la tabulation ne suit pas la structure"
        if page.get("/StructParents") not in document.inverse:
            yield f"page {rang} : elle n'est pas dans l'arbre inverse"


def rien_hors_de_l_arbre(document: Document) -> Iterator[str]:
    """Tout ce qui est peint est un artefact, ou rangé une fois dans l'arbre ; rien n'y est rangé sans être peint."""
    for page in sorted({p.page + 1 for p in document.peintures if p.numero is None and not p.artefact}):
        yield f"page {page} : une peinture n'est ni balisée ni artefact"
    for page in sorted({p.page + 1 for p in document.peintures if p.numero is not None and p.artefact}):
        yield f"page {page} : une peinture est à la fois balisée et artefact"
    peints = {(p.page, p.numero) for p in document.peintures if p.numero is not None}
    for page, numero in sorted(peints - document.ranges.keys()):
        yield f"page {page + 1} : le morceau {numero} n'est pas dans l'arbre"
    for page, numero in sorted(document.ranges.keys() - peints):
        yield f"page {page + 1} : le morceau {numero} est rangé, non peint"
    for (page, numero), fois in sorted(document.ranges.items()):
        if fois > 1:
            yield f"page {page + 1} : le morceau {numero} est rangé {fois} fois"


def arbre_coherent(document: Document) -> Iterator[str]:
    """Chaque élément nomme son parent, et l'arbre inverse rend pour chaque morceau l'élément qui le porte."""
    for parent in (document.arbre, *document.elements):
        for element in enfants(parent):
            if "/P" not in element or element.P.objgen != parent.objgen:
                yield f"arbre : un élément {document.role(element)} ne nomme pas son parent"
    for morceau in document.morceaux(document.arbre):
        ranges = document.inverse.get(document.pages[morceau.page].get("/StructParents", -1), [])
        if morceau.numero >= len(ranges) or ranges[morceau.numero].objgen != morceau.porteur.objgen:
            yield f"arbre : l'arbre inverse range ailleurs le morceau {morceau.numero}"


def roles_connus(document: Document) -> Iterator[str]:
    """Chaque rôle est de la norme, au besoin par la table du document."""
    roles = [document.role(element) for element in document.elements]
    for role in sorted(set(roles) - ROLES):
        yield f"rôle inconnu : {role}"
    if roles[:1] != ["Document"]:
        yield "arbre : la racine n'est pas un document"


def titres_en_ordre(document: Document) -> Iterator[str]:
    """Un titre de premier niveau, d'abord, et aucun niveau sauté."""
    roles = [document.role(element) for element in document.elements]
    niveaux = [TITRES.index(role) + 1 for role in roles if role in TITRES]
    if niveaux[:1] != [1] or niveaux.count(1) != 1:
        yield f"titres : {niveaux}, au lieu d'un seul de niveau 1, en tête"
    for avant, apres in pairwise(niveaux):
        if apres > avant + 1:
            yield f"titres : le niveau {apres} suit le niveau {avant}"


def figures_dites(document: Document) -> Iterator[str]:
    """Une image a un texte de remplacement."""
    for figure in document.de_role("Figure"):
        if not str(figure.get("/Alt", "")).strip():
            yield "figure : aucun texte ne la remplace"


def liens_dits(document: Document) -> Iterator[str]:
    """Un lien dit où il mène, et l'arbre le range sous un élément de ce rôle, qui le nomme."""
    for rang, page in enumerate(document.pages, start=1):
        for annotation in page.get("/Annots", []):
            if not str(annotation.get("/Contents", "")).strip():
                yield f"page {rang} : un lien ne dit pas où il mène"
            porteur = document.inverse.get(annotation.get("/StructParent", -1))
            if porteur is None or document.role(porteur) != "Link":
                yield f"page {rang} : un lien n'est pas dans l'arbre"
    for lien in document.de_role("Link"):
        if not any(isinstance(un, pikepdf.Dictionary) and un.get("/Type") == "/OBJR" for un in fils(lien)):
            yield "lien : un élément de ce rôle ne mène à rien"


def listes_entieres(document: Document) -> Iterator[str]:
    """Une liste n'a que des éléments de liste, et chacun un corps."""
    for liste in document.de_role("L"):
        if {document.role(enfant) for enfant in enfants(liste)} != {"LI"}:
            yield "liste : elle contient autre chose que ses éléments"
    for element in document.de_role("LI"):
        if "LBody" not in {document.role(enfant) for enfant in enfants(element)}:
            yield "liste : un élément n'a pas de corps"


def tables_a_en_tetes(document: Document) -> Iterator[str]:
    """Un tableau dit à quoi se rapportent ses cellules."""
    for table in document.de_role("Table"):
        if "TH" not in {document.role(element) for element in descendants(table)}:
            yield "tableau : aucune cellule d'en-tête"


def polices_completes(document: Document) -> Iterator[str]:
    """Chaque police est dans le document, et dit de quelle lettre chaque dessin est l'image."""
    for rang, page in enumerate(document.pages, start=1):
        for police in page.Resources.Font.values():
            if "/ToUnicode" not in police:
                yield f"page {rang} : une police ne dit pas ses lettres"
            for descendante in police.get("/DescendantFonts", [police]):
                if not any(cle in descendante.FontDescriptor for cle in POLICES_INCLUSES):
                    yield f"page {rang} : une police n'est pas dans le document"


def specimen_partout(document: Document) -> Iterator[str]:
    """Chaque page se dit spécimen en haut et en bas, par des artefacts qu'un lecteur d'écran ne répète pas."""
    for rang, (page, caracteres) in enumerate(zip(document.pages, document.caracteres, strict=True), start=1):
        hauteur = float(page.MediaBox[3])
        for endroit, debut, fin in (("en haut", 0.0, BANDE), ("en bas", 1 - BANDE, 1.0)):
            lu = "".join(
                caractere["text"]
                for caractere in caracteres
                if caractere["tag"] == "Artifact" and debut * hauteur <= caractere["top"] <= fin * hauteur
            )
            if not all(mention in lu for mention in MENTIONS):
                yield f"page {rang} : rien ne dit {endroit} que c'est un spécimen"


CONTROLES: tuple[Controle, ...] = (
    se_presente,
    pages_balisees,
    rien_hors_de_l_arbre,
    arbre_coherent,
    roles_connus,
    titres_en_ordre,
    figures_dites,
    liens_dits,
    listes_entieres,
    tables_a_en_tetes,
    polices_completes,
    specimen_partout,
)
