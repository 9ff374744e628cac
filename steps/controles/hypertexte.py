"""Du HTML d'un courriel au texte qu'une personne lit, et à ses hyperliens."""

from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

from steps.controles.lecture import LectureImpossible

NON_LUS = frozenset({"script", "style", "title", "head"})
BLOCS = frozenset({
    "address", "blockquote", "body", "div", "footer", "h1", "h2", "h3", "h4", "header", "hr", "li", "main",
    "ol", "p", "section", "table", "td", "th", "tr", "ul",
})  # fmt: skip
FIN_DE_PARAGRAPHE = "\n\n"


class HtmlIllisible(LectureImpossible):
    """Le HTML est si mal formé qu'il ne se découpe pas."""

    phrase = "le HTML ne se lit pas : {raison}"


@dataclass(frozen=True, slots=True)
class Lien:
    """Un lien : le texte cliqué et l'adresse visée."""

    texte: str
    adresse: str


@dataclass(frozen=True, slots=True)
class Html:
    """Texte lu, paragraphes séparés par une ligne vide, et hyperliens dans l'ordre."""

    texte: str
    liens: tuple[Lien, ...]


@lru_cache(maxsize=8)
def lis_le_html(source: str) -> Html:
    """Lit un document HTML, balises manquantes comprises. Lève `HtmlIllisible`."""
    lecteur = _Lecteur()
    try:
        lecteur.feed(source)
        lecteur.close()
    except AssertionError as erreur:
        raise HtmlIllisible(raison=erreur) from erreur
    return Html("".join(lecteur.textes), tuple(lecteur.liens))


class _Lecteur(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.textes: list[str] = []
        self.liens: list[Lien] = []
        self._adresse: str | None = None
        self._cliques: list[str] = []
        self._non_lus = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NON_LUS:
            self._non_lus += 1
        elif tag in BLOCS:
            self.textes.append(FIN_DE_PARAGRAPHE)
            # La balise fermante de « head » est facultative : le corps se lit même sans elle.
            self._non_lus *= tag != "body"
        elif tag == "br":
            self.textes.append("\n")
        elif tag == "a" and (adresse := dict(attrs).get("href")):
            self._adresse, self._cliques = adresse, []

    def handle_endtag(self, tag: str) -> None:
        if tag in NON_LUS:
            self._non_lus = max(0, self._non_lus - 1)
        elif tag in BLOCS:
            self.textes.append(FIN_DE_PARAGRAPHE)
        elif tag == "a" and self._adresse is not None:
            self.liens.append(Lien(" ".join("".join(self._cliques).split()), self._adresse))
            self._adresse = None

    def handle_data(self, data: str) -> None:
        if self._non_lus:
            return
        # Une fin de ligne de la source n'est qu'une espace à l'affichage.
        self.textes.append(data.replace("\r", " ").replace("\n", " "))
        if self._adresse is not None:
            self._cliques.append(data)
