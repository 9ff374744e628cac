"""Les documents PDF de la recette : un gabarit typst, des données, un PDF balisé (PDF/UA-1)."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

import typst

_GABARITS = Path(__file__).parent / "gabarits"
_BALISE: Literal["ua-1"] = "ua-1"
# Une page qui porte chaque signe à essayer : le compilateur y nomme celui qu'aucune police n'a.
_ESSAI = b"""#set document(title: "essai")
#set text(font: "Libertinus Serif", lang: "fr")
= essai
#for signe in json(bytes(sys.inputs.donnees)) [#signe ]"""
_ABSENT = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)


def imprime(gabarit: str, donnees: Mapping[str, object], instant: datetime) -> bytes:
    """Le PDF de ce gabarit, daté de `instant` : mêmes données, mêmes octets, sans les polices de la machine.

    Un signe qu'aucune police n'a (une écriture rare, un émoji) s'y lit par son code : « [U+1F3E0] ».
    """
    pdf = _compilateur().compile(
        input=_GABARITS / gabarit,
        format="pdf",
        sys_inputs={"donnees": json.dumps(imprimable(donnees), ensure_ascii=False)},
        pdf_standards=_BALISE,
        timestamp=instant.replace(microsecond=0),
    )
    return cast("bytes", pdf)  # une liste seulement pour les formats en images


def imprimable(donnees: Any) -> Any:
    """Les mêmes données, chaque signe que les polices n'ont pas remplacé par son code."""
    signes = {signe for signe in json.dumps(donnees, ensure_ascii=False) if signe > "ſ"}
    sans_dessin = _absents(frozenset(signes))
    codes = {ord(signe): f"[U+{ord(signe):04X}]" for signe in sans_dessin}
    codes |= {code: f"[U+{code:04X}]" for code in range(0x20) if chr(code) not in "\n\t"}
    return _partout(donnees, codes)


def _partout(donnees: Any, codes: Mapping[int, str]) -> Any:
    match donnees:
        case str():
            return donnees.translate(codes)
        case Mapping():
            return {cle: _partout(valeur, codes) for cle, valeur in donnees.items()}
        case list() | tuple():
            return [_partout(valeur, codes) for valeur in donnees]
    return donnees


@cache
def _absents(signes: frozenset[str]) -> frozenset[str]:
    """Ceux de ces signes qu'aucune police embarquée ne dessine."""
    restants = set(signes)
    while restants:
        try:
            _compilateur().compile(
                input=_ESSAI,
                format="pdf",
                sys_inputs={"donnees": json.dumps(sorted(restants))},
                pdf_standards=_BALISE,
            )
            break
        except typst.TypstError as erreur:
            absent = _ABSENT.search(str(erreur))
            trouves = restants & set(absent[1]) if absent else set()
            if not trouves:
                raise
            restants -= trouves
    return signes - restants


@cache
def _compilateur() -> typst.Compiler:
    polices = typst.Fonts(include_system_fonts=False)
    return typst.Compiler(root=_GABARITS, font_paths=polices, ignore_system_fonts=True)
