"""Mêmes données, mêmes octets : d'un essai, d'un fil et d'un processus à l'autre (EXG-13-18)."""

import dataclasses
import hashlib
import io
import json
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf

from simulator.documents.attestations import Attestations
from simulator.documents.autorite import Autorite
from simulator.documents.deux_d_doc import CodeBarres
from simulator.documents.imprimerie import Imprimerie
from simulator.documents.redaction import Redaction
from tests.simulateur.documents import ATTESTATIONS, CODE, CONTENU, REFUGIE, liste, tous

RACINE = Path(__file__).parents[2]
AUTRE_PROCESSUS = """
import hashlib, json, pathlib, pickle, sys
from simulator.documents.attestations import Attestations
from simulator.documents.autorite import Autorite
from simulator.documents.consignes import Consignes
from simulator.documents.deux_d_doc import CodeBarres
from simulator.documents.imprimerie import Imprimerie
from simulator.documents.liste_des_pieces import ListeDesPieces
from simulator.documents.redaction import Redaction
from simulator.domaine.regles import Regles
autorite = Autorite.du_dossier(pathlib.Path(sys.argv[1]))
attestations = Attestations(Redaction(), CodeBarres(autorite), Imprimerie())
pdfs = {nom: attestations.compose(contenu) for nom, contenu in pickle.loads(sys.stdin.buffer.read()).items()}
pdfs["liste"] = ListeDesPieces(Consignes(Regles()), Imprimerie()).compose()
print(json.dumps({nom: hashlib.sha256(pdf).hexdigest() for nom, pdf in pdfs.items()}))
"""


def test_memes_donnees_memes_octets() -> None:
    autres = Attestations(Redaction(), CODE, Imprimerie())
    for contenu in tous().values():
        assert ATTESTATIONS.compose(contenu) == autres.compose(contenu)
    assert ATTESTATIONS.compose(CONTENU) != ATTESTATIONS.compose(REFUGIE)
    assert liste() == liste()


def test_memes_octets_d_un_processus_a_l_autre(tmp_path: Path) -> None:
    """Chaque type, chaque statut, les noms hostiles et la liste, sous un autre ordre des ensembles."""
    ici = Attestations(Redaction(), CodeBarres(Autorite.du_dossier(tmp_path)), Imprimerie())
    pdfs = {nom: ici.compose(contenu) for nom, contenu in tous().items()} | {"liste": liste()}
    ailleurs = subprocess.run(
        [sys.executable, "-c", AUTRE_PROCESSUS, str(tmp_path)],
        cwd=RACINE,
        capture_output=True,
        input=pickle.dumps(tous()),
        env={**os.environ, "PYTHONHASHSEED": "4812"},
        check=True,
    )
    attendues = {nom: hashlib.sha256(pdf).hexdigest() for nom, pdf in pdfs.items()}
    assert json.loads(ailleurs.stdout) == attendues


def test_la_date_du_document_est_celle_de_l_emission() -> None:
    with pikepdf.open(io.BytesIO(ATTESTATIONS.compose(CONTENU))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20220426")
        assert str(pdf.docinfo["/ModDate"]).startswith("D:20220426")


def test_plusieurs_usagers_a_la_fois() -> None:
    contenus = [dataclasses.replace(CONTENU, numero_de_demande=f"590120220426{n:07}") for n in range(12)]
    attendus = [ATTESTATIONS.compose(contenu) for contenu in contenus]
    with ThreadPoolExecutor(4) as equipe:
        assert list(equipe.map(ATTESTATIONS.compose, contenus)) == attendus
