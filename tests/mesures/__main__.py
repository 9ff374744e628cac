"""`python -m tests.mesures [--tout]` : mesure les budgets et dit lesquels sont tenus."""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2
import requests
import zxingcpp
from cryptography.hazmat.primitives.serialization import Encoding
from playwright.sync_api import sync_playwright
from tddoc.doc import TwoDDoc
from tddoc.keychain import KeyChain

from fixtures.boite import Boite
from fixtures.navigateur import cherche
from fixtures.personas import Personas
from fixtures.smtp import Smtp
from reports import rapport as rapports
from simulator.documents.attestations import Attestations
from simulator.documents.autorite import Autorite
from simulator.documents.deux_d_doc import CodeBarres
from simulator.documents.imprimerie import Imprimerie
from simulator.documents.redaction import Redaction
from steps.controles.attestation import Attestation
from steps.controles.deux_d_doc import Annuaire, EtatDeSignature
from steps.controles.photo import Photo
from tests.controles.abimes import ABIMES, enregistree
from tests.mesures import parcours_nu
from tests.simulateur.documents import CONTENU

RACINE = Path(__file__).parents[2]
PASSES = 3
SCENARIOS_DU_RAPPORT = 500


@dataclass(frozen=True, slots=True)
class Mesure:
    """Ce qui a été mesuré, et si son budget est tenu ; sans budget, c'est un repère.

    `unite` vaut « s », « ms », « % », « Mo » ou rien.
    """

    nom: str
    obtenu: float
    budget: float | None
    unite: str

    @property
    def tenu(self) -> bool:
        """Dit si le budget est tenu ; un repère l'est toujours."""
        return self.budget is None or self.obtenu <= self.budget

    def __str__(self) -> str:
        mesure = f"{self.nom:<58}{self.obtenu:>9.2f} {self.unite:<3}"
        if self.budget is None:
            return f"{mesure}   (repère)"
        return f"{mesure} ≤ {self.budget:>7g} {self.unite:<3} {'tenu' if self.tenu else 'DÉPASSÉ'}"


def duree(acte: Callable[[], object]) -> float:
    """Secondes que prend un acte."""
    debut = time.perf_counter()
    acte()
    return time.perf_counter() - debut


def mediane(acte: Callable[[], object], fois: int) -> float:
    """Médiane des durées d'un acte répété, en millisecondes."""
    return statistics.median(duree(acte) for _ in range(fois)) * 1000


def commande(*arguments: str) -> Callable[[], object]:
    """Une commande muette, à chronométrer ; un échec arrête les mesures."""
    return lambda: subprocess.run([sys.executable, *arguments], cwd=RACINE, check=True, capture_output=True)


@contextmanager
def simulateur(smtp: Smtp) -> Iterator[str]:
    """L'adresse d'un simulateur neuf, à l'heure du guide."""
    arguments = ["-m", "simulator", "--port", "0", "--evenements", "--horloge", "2022-04-26T10:00"]
    lance = [sys.executable, *arguments, "--smtp", smtp.adresse]
    with subprocess.Popen(lance, cwd=RACINE, stdout=subprocess.PIPE, text=True) as processus:
        try:
            yield json.loads(processus.stdout.readline() if processus.stdout else "{}")["adresse"]
        finally:
            processus.terminate()


def lanceur() -> Iterator[Mesure]:
    """Ce que le lanceur ajoute quand tout est en place."""
    avec = mediane(commande("recette", "simulateur", "--help"), PASSES)
    sans = mediane(commande("-m", "simulator", "--help"), PASSES)
    yield Mesure("lanceur, tout étant en place", (avec - sans) / 1000, 1, "s")


def pages(adresse: str) -> Iterator[Mesure]:
    """Les pages les plus demandées, lues à la suite."""
    with requests.Session() as session:
        session.trust_env = False
        for chemin in ("", "connexion", "demander-un-titre-de-sejour"):
            lit = mediane(partial(session.get, f"{adresse}/particuliers/{chemin}"), 50)
            yield Mesure(f"page du simulateur, médiane : /{chemin}", lit, 10, "ms")


def parcours(adresse: str, boite: Boite) -> Iterator[Mesure]:
    """Le parcours de la suite, rapporté au même écrit à nu, dans la même exécution."""
    personas = Personas("mesures", "personas.invalid")
    nus, suites = [], []
    for _ in range(PASSES):
        # Un Playwright à la fois : la suite tourne dans son propre processus.
        with sync_playwright() as pilote, tempfile.TemporaryDirectory() as dossier:
            lance: Any = pilote.chromium.launch
            navigateur = lance(**cherche("chromium").arguments)
            nus.append(parcours_nu.joue(navigateur, adresse, personas.cree(), boite, Path(dossier)))
            navigateur.close()
        suites.append(_parcours_de_la_suite())
    rapport = statistics.median(suites) / statistics.median(nus)
    yield Mesure("parcours de la suite / le même écrit à nu, captures comprises", rapport, 1.15, "")


def _parcours_de_la_suite() -> float:
    with tempfile.TemporaryDirectory() as dossier:
        commande("-m", "reports.jeu", "-n", "0", "--lot", "parcours", "--sortie", f"{dossier}/s")()
        record = json.loads((Path(dossier) / "s" / "recette.json").read_text(encoding="utf-8"))
    scenario = record["scenarios"][0]
    # Le premier pas démarre la cible et le navigateur, que le parcours nu trouve ouverts.
    return float(scenario["duree"] - scenario["pas"][0]["duree"])


def attestations() -> Iterator[Mesure]:
    """Produire une attestation dans le simulateur, puis la lire et la vérifier."""
    autorite = Autorite.neuve()
    editeur = Attestations(Redaction(), CodeBarres(autorite), Imprimerie())
    octets = editeur.compose(CONTENU)
    yield Mesure("attestation produite", mediane(lambda: editeur.compose(CONTENU), 30), 30, "ms")
    annuaire = Annuaire.depuis_des_pem([autorite.pem.encode()])

    def lit() -> None:
        lue = Attestation(octets, annuaire)
        exige(not lue.desaccords and lue.verification.etat is EtatDeSignature.VERIFIEE)

    yield Mesure("attestation lue et vérifiée, 200 points par pouce", mediane(lit, 10), 250, "ms")
    yield from reperes(octets, autorite, annuaire)


def reperes(octets: bytes, autorite: Autorite, annuaire: Annuaire) -> Iterator[Mesure]:
    """Le même fichier, son 2D-DOC seul : par le lecteur de la recette, puis par tddoc et zxing-cpp nus."""
    trousseau = KeyChain(check_expiry=False)
    for certificat in (autorite.certificat, autorite.racine):
        trousseau.der_add(certificat.public_bytes(Encoding.DER))

    def par_la_recette() -> None:
        exige(Attestation(octets, annuaire).verification.etat is EtatDeSignature.VERIFIEE)

    def par_tddoc() -> None:
        page = pypdfium2.PdfDocument(octets)[0].render(scale=200 / 72, grayscale=True).to_pil()
        (lu,) = zxingcpp.read_barcodes(page)
        exige(TwoDDoc.from_code(lu.bytes.decode("ascii")).signature_is_valid(trousseau))

    def d_une_photo() -> None:
        exige(Photo(photo, annuaire).verification.etat is EtatDeSignature.VERIFIEE)

    photo = enregistree(ABIMES["de travers, floue, JPEG 30"](Attestation(octets).image(1, 200)))
    ici, ailleurs = mediane(par_la_recette, 20), mediane(par_tddoc, 20)
    yield Mesure("2D-DOC seul, lu et vérifié par la recette", ici, None, "ms")
    yield Mesure("2D-DOC seul, lu et vérifié par tddoc et zxing-cpp", ailleurs, None, "ms")
    yield Mesure("2D-DOC seul, recette / tddoc et zxing-cpp", ici / ailleurs, None, "")
    yield Mesure("2D-DOC d'une photo de travers, floue, JPEG 30", mediane(d_une_photo, 10), None, "ms")


def exige(vrai: bool) -> None:
    """Arrête les mesures si ce qui est chronométré ne fait pas son travail."""
    if not vrai:
        raise AssertionError("L'attestation mesurée ne se vérifie pas.")


def recettes() -> Iterator[Mesure]:
    """Les lots, à deux processus, preuves écrites."""
    lots = {
        "chapitres 01 à 06": (45, ["01", "02", "03", "04", "05", "06"]),
        "chapitres 07 à 12, 19 et 20": (75, ["07", "08", "09", "10", "11", "12", "19", "20"]),
        "chapitres 13 à 15": (20, ["13", "14", "15"]),
        "noyau": (90, ["noyau"]),
    }
    for nom, (budget, choisis) in lots.items():
        options = [option for lot in choisis for option in ("--lot", lot)]
        yield Mesure(nom, _joue(*options), budget, "s")


def enregistrement() -> Iterator[Mesure]:
    """La part de l'enregistrement, sur le chapitre 04 joué avec et sans preuves, tour à tour."""
    avec, sans = [], []
    for _ in range(PASSES):
        avec.append(_joue("--lot", "04"))
        sans.append(_joue("--lot", "04", "--sans-preuves"))
    part = 100 * (1 - statistics.median(sans) / statistics.median(avec))
    yield Mesure("enregistrement, part d'une exécution", part, 15, "%")


def _joue(*options: str) -> float:
    with tempfile.TemporaryDirectory() as dossier:
        return duree(commande("-m", "reports.jeu", "-n", "2", "--sortie", f"{dossier}/s", *options))


def rapport() -> Iterator[Mesure]:
    """Rendre un enregistrement de 500 scénarios, et la place qu'il tient."""
    with tempfile.TemporaryDirectory() as dossier:
        sortie = Path(dossier) / "s"
        commande(
            "-m", "reports.jeu", "-n", "2", "--lot", "04", "--lot", "parcours", "--sortie", str(sortie)
        )()
        record = json.loads((sortie / "recette.json").read_text(encoding="utf-8"))
        joues = record["scenarios"]
        copies = (joues[n % len(joues)] for n in range(len(joues), SCENARIOS_DU_RAPPORT))
        repetes = [*joues, *({**joue, "id": f"{joue['id']}#{n}"} for n, joue in enumerate(copies))]
        (sortie / "recette.json").write_text(json.dumps({**record, "scenarios": repetes}), encoding="utf-8")
        tout = duree(lambda: rapports.rend(sortie, RACINE, tuple(rapports.RENDUS)))
        yield Mesure("rapport rendu, 500 scénarios, tous formats", tout, 5, "s")
        octets = sum(fichier.stat().st_size for fichier in sortie.rglob("*") if fichier.is_file())
        yield Mesure("rapport sur le disque", octets / 1e6, 30, "Mo")


def mesures(*, tout: bool) -> Iterator[Mesure]:
    """Les mesures, une à une ; `tout` ajoute les lots entiers."""
    yield from lanceur()
    with Smtp() as smtp, simulateur(smtp) as adresse:
        yield from pages(adresse)
        yield from parcours(adresse, Boite(smtp, patience=10))
        yield from attestations()
    yield from rapport()
    if tout:
        yield from enregistrement()
        yield from recettes()


def main(arguments: list[str]) -> int:
    """Écrit chaque mesure dès qu'elle est faite ; rend 1 si un budget est dépassé."""
    machine = (
        shutil.which("nproc") and subprocess.run(["nproc"], capture_output=True, text=True, check=True).stdout
    )
    print(
        f"Budgets mesurés sur cette machine ({(machine or '?').strip()} cœurs) ; --tout ajoute les lots entiers."
    )
    tenus = True
    for mesure in mesures(tout="--tout" in arguments):
        print(mesure, flush=True)
        tenus = tenus and mesure.tenu
    return 0 if tenus else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
