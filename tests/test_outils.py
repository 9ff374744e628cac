"""`./recette composants` et `./recette failles`, par le vrai lanceur et les vrais outils."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from tests.hygiene.lecture import RACINE
from tests.services import HOTE, port_libre

VALIDE = """
import sys
from pathlib import Path
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
print(JsonStrictValidator(SchemaVersion.V1_6).validate_str(Path(sys.argv[1]).read_text("utf-8")))
"""
FAILLE = {
    "id": "PYSEC-2099-1",
    "summary": "Une faille d'essai.",
    "affected": [
        {
            "package": {"name": "flask", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99.1"}]}],
        }
    ],
}


def lance(*arguments: str) -> "subprocess.CompletedProcess[str]":
    environnement = {**os.environ, "RECETTE_ENV": sys.prefix}
    commande = [sys.executable, str(RACINE / "recette"), *arguments]
    return subprocess.run(commande, env=environnement, capture_output=True, text=True, check=False)


@contextmanager
def base_osv(failles: Mapping[str, Any]) -> Iterator[str]:
    """Une base de failles, au protocole d'OSV : ce qu'elle sait de chaque paquet."""

    class Base(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            demande = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            connue = failles.get(demande["package"]["name"].lower())
            octets = json.dumps({"vulns": [connue]} if connue else {}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(octets)))
            self.end_headers()
            self.wfile.write(octets)

        def log_message(self, *_: object) -> None:
            """Rien."""

    with ThreadingHTTPServer((HOTE, 0), Base) as serveur:
        fil = threading.Thread(target=serveur.serve_forever, kwargs={"poll_interval": 0.05})
        fil.start()
        try:
            yield f"http://{HOTE}:{serveur.server_address[1]}/v1/query"
        finally:
            serveur.shutdown()
            fil.join()


def test_les_composants_puis_leurs_failles(tmp_path: Path) -> None:
    """D'un seul tenant : la première commande installe à part les outils dont se sert aussi la seconde."""
    ecrite = tmp_path / "composants.json"
    fait = lance("composants", "--vers", str(ecrite))
    assert (fait.returncode, fait.stdout) == (0, ""), fait.stderr
    assert lance("composants").stdout == ecrite.read_text(encoding="utf-8")
    _la_liste_est_complete(json.loads(ecrite.read_text(encoding="utf-8")))
    python = Path(sys.prefix) / "outils" / "bin" / "python"
    valide = subprocess.run([python, "-c", VALIDE, ecrite], capture_output=True, text=True, check=False)
    assert valide.stdout == "None\n", valide.stdout + valide.stderr
    nulle_part = lance("composants", "--vers", str(tmp_path / "absent" / "c.json"))
    assert (nulle_part.returncode, nulle_part.stderr.count("\n")) == (2, 1)
    _les_trois_issues_d_un_audit()


def _la_liste_est_complete(liste: Mapping[str, Any]) -> None:
    """Chaque paquet du verrou installé ici, sa version, ses empreintes et sa licence ; et ce qui est recopié."""
    lignes = re.findall(r"(?m)^[a-z0-9].*==.*(?= \\$)", (RACINE / "verrou.txt").read_text("utf-8"))
    dits = {_normal(un["name"]): un for un in liste["components"]}
    assert len(lignes) > 90
    for paquet in map(Requirement, lignes):
        if paquet.marker is None or paquet.marker.evaluate():
            dit = dits[_normal(paquet.name)]
            assert paquet.specifier.contains(dit["version"])
            assert dit["licenses"], paquet.name
            assert any(un["value"].startswith("sha256:") for un in dit["properties"]), paquet.name
    recopies = {"@picocss/pico", "@cucumber/html-formatter", "@etalab/decoupage-administratif"}
    assert recopies <= {un["name"] for un in liste["components"]}
    assert str(RACINE) not in json.dumps(liste)


def _normal(nom: str) -> str:
    return re.sub(r"[-_.]+", "-", nom).lower()


def _les_trois_issues_d_un_audit() -> None:
    with base_osv({}) as base:
        sans = lance("failles", "--base", base)
    assert sans.returncode == 0, sans.stderr
    assert re.fullmatch(r"\d+ paquets audités, aucune faille connue\.\n", sans.stdout)
    with base_osv({"flask": FAILLE}) as base:
        avec = lance("failles", "--base", base)
    assert avec.returncode == 1
    for morceau in ("flask", "PYSEC-2099-1", "99.1", "Une faille d'essai.", "1 failles connues"):
        assert morceau in avec.stdout
    muette = f"http://{HOTE}:{port_libre()}/v1/query"
    injoignable = lance("failles", "--base", muette)
    assert (injoignable.returncode, injoignable.stdout) == (3, "")
    assert injoignable.stderr.endswith(
        f"{muette} ne répond pas, aucun paquet n'a été audité ; voyez le réseau ou --base.\n"
    )
