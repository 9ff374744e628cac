"""La mise en page : un gabarit typst, des données, un PDF balisé."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import cast

import typst

SPECIMEN = "SPÉCIMEN — SANS VALEUR"
BANDEAU = "SIMULATEUR DE RECETTE — DONNÉES FICTIVES"

_GABARITS = Path(__file__).parent / "gabarits"
# Un compilateur sert tout le processus : il garde les polices en mémoire, et ne se partage que sous verrou.
_VERROU = Lock()


class Imprimerie:
    """Compose des PDF/UA-1 d'après leurs seules données, sans l'heure ni les polices de la machine."""

    def imprime(self, gabarit: str, donnees: Mapping[str, object], jour: date) -> bytes:
        """Le PDF du gabarit nommé, daté de `jour`, portant sur chaque page les mentions de spécimen.

        Lève `typst.TypstError` si le gabarit échoue.
        """
        texte = json.dumps({**donnees, **self.mentions()}, ensure_ascii=False)
        with _VERROU:
            pdf = _compilateur().compile(
                input=_GABARITS / gabarit,
                format="pdf",
                sys_inputs={"donnees": texte},
                pdf_standards=["ua-1"],
                timestamp=datetime.combine(jour, time(), UTC),
            )
        return cast("bytes", pdf)  # une liste seulement pour les formats en images

    def mentions(self) -> dict[str, str]:
        """Ce qui, en tête et en pied de chaque page, empêche de prendre le document pour un vrai."""
        return {"specimen": SPECIMEN, "bandeau": BANDEAU}


@cache
def _compilateur() -> typst.Compiler:
    polices = typst.Fonts(include_system_fonts=False)
    return typst.Compiler(root=_GABARITS, font_paths=polices, ignore_system_fonts=True)
