"""La structure d'un PDF : son arbre de balises, ce que ses pages peignent, et le texte de chaque morceau."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pdfplumber
import pikepdf

Objet = Any
"""Un objet PDF, dont les clés se lisent comme des attributs ; leurs types ne se savent qu'à la lecture."""

PEINTURES = frozenset({"Tj", "TJ", "'", '"', "Do", "sh", "BI", "INLINE IMAGE"}) | frozenset(
    {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}
)


@dataclass(frozen=True, slots=True)
class Peinture:
    """Une instruction qui dessine, sur la page de ce rang, et sa marque : un numéro, un artefact, ou rien."""

    page: int
    numero: int | None
    artefact: bool


@dataclass(frozen=True, slots=True)
class Morceau:
    """Un morceau marqué, tel que l'arbre le range : rang de sa page, numéro, et l'élément qui le porte."""

    page: int
    numero: int
    porteur: Objet


class Document:
    """Un PDF ouvert."""

    def __init__(self, octets: bytes, pdf: pikepdf.Pdf) -> None:
        self.octets = octets
        self.pdf = pdf
        self.racine: Objet = pdf.Root
        self.pages: list[Objet] = [page.obj for page in pdf.pages]

    @cached_property
    def arbre(self) -> Objet:
        """La racine de l'arbre de balises ; vide si le document n'en a pas."""
        return self.racine.get("/StructTreeRoot", pikepdf.Dictionary())

    @cached_property
    def elements(self) -> list[Objet]:
        """Les éléments de l'arbre, dans l'ordre de lecture."""
        return list(descendants(self.arbre))

    def role(self, element: Objet) -> str:
        """Le rôle de cet élément, ramené à ceux de la norme par la table du document."""
        table = self.arbre.get("/RoleMap", pikepdf.Dictionary())
        return str(table.get(str(element.S), element.S)).removeprefix("/")

    def de_role(self, role: str) -> list[Objet]:
        """Les éléments de ce rôle, dans l'ordre de lecture."""
        return [element for element in self.elements if self.role(element) == role]

    @cached_property
    def inverse(self) -> dict[int, Objet]:
        """Ce que l'arbre inverse range sous le numéro de chaque page et de chaque annotation."""
        return dict(pikepdf.NumberTree(self.arbre.ParentTree).items()) if "/ParentTree" in self.arbre else {}

    @cached_property
    def peintures(self) -> list[Peinture]:
        """Tout ce que les pages dessinent."""
        return [peinture for rang, page in enumerate(self.pdf.pages) for peinture in _peint(page, rang)]

    def morceaux(self, element: Objet) -> Iterator[Morceau]:
        """Les morceaux d'un élément et de ses descendants, dans l'ordre de lecture."""
        for un in fils(element):
            if isinstance(un, int):
                yield Morceau(self._rangs[element.Pg.objgen], un, element)
            elif un.get("/Type") == "/MCR":
                page = un.get("/Pg", element.get("/Pg"))
                yield Morceau(self._rangs[page.objgen], int(un.MCID), element)
            elif "/S" in un:
                yield from self.morceaux(un)

    @cached_property
    def ranges(self) -> Counter[tuple[int, int]]:
        """Combien de fois l'arbre range chaque morceau : page, numéro."""
        return Counter((morceau.page, morceau.numero) for morceau in self.morceaux(self.arbre))

    def texte(self, element: Objet) -> str:
        """Le texte d'un élément, dans l'ordre de lecture, sans ses blancs."""
        return "".join(self._textes.get((m.page, m.numero), "") for m in self.morceaux(element))

    @cached_property
    def caracteres(self) -> list[list[dict[str, Any]]]:
        """Les caractères de chaque page, chacun avec la marque qui le porte."""
        with pdfplumber.open(io.BytesIO(self.octets)) as lu:
            return [list(page.chars) for page in lu.pages]

    @cached_property
    def _rangs(self) -> dict[tuple[int, int], int]:
        return {page.objgen: rang for rang, page in enumerate(self.pages)}

    @cached_property
    def _textes(self) -> dict[tuple[int, int], str]:
        textes: dict[tuple[int, int], str] = {}
        for rang, caracteres in enumerate(self.caracteres):
            for caractere in caracteres:
                cle = rang, caractere["mcid"]
                textes[cle] = textes.get(cle, "") + caractere["text"].strip()
        return textes


def fils(element: Objet) -> list[Objet]:
    """Les fils directs d'un élément : numéros de morceaux, éléments, annotations."""
    lus = element.get("/K")
    if lus is None:
        return []
    return list(lus.as_list()) if isinstance(lus, pikepdf.Array) else [lus]


def enfants(element: Objet) -> list[Objet]:
    """Ceux de ses fils qui sont des éléments."""
    return [un for un in fils(element) if isinstance(un, pikepdf.Dictionary) and "/S" in un]


def descendants(element: Objet) -> Iterator[Objet]:
    """Tous les éléments sous celui-ci, dans l'ordre de lecture."""
    for enfant in enfants(element):
        yield enfant
        yield from descendants(enfant)


def _peint(page: pikepdf.Page, rang: int) -> Iterator[Peinture]:
    marques: list[tuple[int | None, bool]] = []
    for instruction in pikepdf.parse_content_stream(page):
        operateur = str(instruction.operator)
        if operateur in {"BMC", "BDC"}:
            marques.append(_marque(*instruction.operands))
        elif operateur == "EMC":
            marques.pop()
        elif operateur in PEINTURES:
            numeros = [numero for numero, _ in marques if numero is not None]
            yield Peinture(rang, numeros[-1] if numeros else None, any(artefact for _, artefact in marques))


def _marque(nom: Objet, proprietes: Objet = None) -> tuple[int | None, bool]:
    """Le numéro que porte une marque, s'il y en a un, et si c'est celle d'un artefact."""
    numero = proprietes.get("/MCID") if isinstance(proprietes, pikepdf.Dictionary) else None
    return (None if numero is None else int(numero)), str(nom) == "/Artifact"
